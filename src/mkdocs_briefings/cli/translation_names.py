"""`briefings translation names`: what has no name in a language yet."""

from __future__ import annotations

import click
import yaml

from mkdocs_briefings.build.open_archive import open_archive
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option, log_to_stderr, open_settings
from mkdocs_briefings.cli.translation_files import language_of
from mkdocs_briefings.errors import BriefingsError, InvalidNewsroomError


@click.command("names")
@config_option
@click.option("-l", "--language", required=True, metavar="TAG", help="In it, such as uk.")
def names_command(config_file: str | None, language: str) -> None:
    """Print topics, sources and stories that have no name in a language yet, to be filled in.

    Put what is printed into the file with names in that language, such as names/uk.yml.
    """
    log_to_stderr(quiet=True)
    settings = open_settings(config_file)
    tag = language_of(language, settings)
    try:
        with open_archive(settings, language=tag) as archive:
            given, sources = archive.given, archive.sources
            topics = [each.text for key, each in archive.topics.items() if key not in given.topics]
            stories = [
                slug for slug in archive.stories
                if slug not in given.stories
                and (slug not in archive.story_profiles
                     or archive.story_profiles[slug].language != tag)
            ]  # fmt: skip
            outlets = [slug for slug, each in sources.items()
                       if slug not in given.sources and each.language != tag]  # fmt: skip
    except InvalidNewsroomError as error:
        fail("\n".join(map(str, error.problems)))
    except BriefingsError as error:
        fail(str(error))
    for kind, keys in (("topics", topics), ("sources", outlets), ("stories", stories)):
        if keys:
            click.echo(f"{kind}:")
            for key in sorted(keys):
                click.echo(f"  {_scalar(key)}:")


def _scalar(text: str) -> str:
    return yaml.safe_dump({text: None}, allow_unicode=True, width=1_000).rpartition(":")[0]
