"""`briefings import`: bring an archive along."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.import_report import print_report
from mkdocs_briefings.cli.importer_name import ImporterName
from mkdocs_briefings.cli.mkdocs_project import open_config, plugin_of
from mkdocs_briefings.cli.project import config_option, project_of
from mkdocs_briefings.cli.report_file import write_report
from mkdocs_briefings.cli.wording import seen_from_here
from mkdocs_briefings.entry_points import EntryPointError
from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.importing.context import ImportOptions
from mkdocs_briefings.importing.file_names import read_country
from mkdocs_briefings.importing.importer import ArchiveError
from mkdocs_briefings.importing.importers import find_importer, passed_over
from mkdocs_briefings.importing.intake import ImporterError
from mkdocs_briefings.importing.mapping import ImportMapping
from mkdocs_briefings.importing.mapping_file import MappingError, read_mapping
from mkdocs_briefings.importing.run import run_import
from mkdocs_briefings.importing.sources import UnknownSourceError
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.settings import clock, read_zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zoneinfo import ZoneInfo

    from mkdocs.config.defaults import MkDocsConfig
    from rich.progress import TaskID

    from mkdocs_briefings.importing.importer import Importer
    from mkdocs_briefings.settings import Settings

INCOMPLETE = 3
"""Exit code: some files could not be imported, or none of them was a post."""


@click.command("import")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "name",
    type=ImporterName(),
    required=True,
    help="What the archive was written for.",
)
@click.option(
    "--map",
    "mapping_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="How this archive's keys become those of briefings (YAML).",
)
@click.option(
    "--media",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder with the archive's images and other files.  [default: where ARCHIVE is]",
)
@click.option("--country", metavar="CODE", help="Country of posts that name none, such as UA.")
@click.option("--source", metavar="SLUG", help="Source of posts that name none.")
@click.option(
    "--timezone",
    metavar="NAME",
    help="Time zone of the archive.  [default: what its configuration says, or else the site's]",
)
@click.option(
    "--to",
    "briefings_dir",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the briefings go.  [default: briefings]",
)
@click.option(
    "--sources-to",
    "sources_dir",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the sources' profiles are, and go.  [default: docs/sources]",
)
@click.option(
    "--report",
    "report_file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the whole report there, as JSON.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@config_option
def import_command(
    archive: Path,
    name: str,
    mapping_file: Path | None,
    media: Path | None,
    country: str | None,
    source: str | None,
    timezone: str | None,
    briefings_dir: Path | None,
    sources_dir: Path | None,
    report_file: Path | None,
    dry_run: bool,
    config_file: str | None,
) -> None:
    """Turn the posts in ARCHIVE into briefings.

    ARCHIVE is the folder of the old site or of its posts, or a file that they were exported to; it
    depends on the importer, and packages can add some. Each post becomes YYYY/MM/DD/slug.md, its
    images go into a folder beside it, and its old address leads to the new one. Keys that
    briefings do not have go below `extra`. A file that is there is never written over, so the
    command can be run again: after the mapping has been mended, or when the archive has grown.

    Every briefing has a country. Where posts do not name theirs, give one with --country, or say in
    the mapping how to find it:

    \b
      from_tags:
        countries: country-(..)    # the tag country-ve makes it VE
      rename:
        source_url: original.url   # old key: key of a briefing
      defaults:
        countries: [US]            # for posts without one

    The handbook's page "Importing" lists every key of the mapping.

    Exits with 3 if some posts could not be imported; each is named with the reason. It does so too
    where files were skipped and no post was found.

    \b
    Examples:
      briefings import --from hugo ~/old-site --country US --dry-run
      briefings import --from jekyll ~/blog --map mapping.yml --report report.json
      briefings import --from mkdocs-blog ../docs/blog --country DE
      briefings import --from wordpress export.xml --media wp-content/uploads --country FR
    """  # noqa: D301 - click takes a backspace as "leave these lines as they are"
    config = _config(config_file)
    settings = project_of(config, plugin_of(config).options).settings if config else None
    importer = _importer(name)
    options = _checked(
        ImportOptions(
            archive=archive,
            media=media,
            mapping=_mapping(mapping_file, importer),
            briefings_dir=_folder(briefings_dir, settings, "briefings_dir", "briefings"),
            sources_dir=_folder(sources_dir, settings, "sources_dir", "docs/sources"),
            country=country,
            source=source,
            site_zone=settings.zone if settings else read_zone("UTC"),
            now=settings.now if settings else clock(),
            site_path=urlsplit(settings.site_url).path.rstrip("/") if settings else "",
            archive_zone=_zone(timezone),
            site_language=settings.language if settings else "en",
            languages=_languages(settings),
            prefix=settings.prefix if settings else "",
            dry_run=dry_run,
            **_limits(settings),
            **_reader_options(config),
        )
    )
    for sentence in passed_over(name):
        click.echo(f"warning: {sentence}", err=True)
    try:
        with _progress() as progress:
            report = run_import(importer, options, progress)
    except (UnknownSourceError, ImporterError) as error:
        fail(str(error))
    except ArchiveError as error:
        fail(f"{error.path or archive.as_posix()}:{error.line}: {error}")
    except OSError as error:
        fail(f"{error.filename or archive}:1: {error.strerror or error}.")
    if report_file:
        text = json.dumps(report.as_data(), indent=2, ensure_ascii=False)
        write_report(report_file, f"{text}\n")
    print_report(report, report_file, dry_run=dry_run)
    if report.failed or report.has_no_posts:
        sys.exit(INCOMPLETE)


def _config(config_file: str | None) -> MkDocsConfig | None:
    # An archive can be tried before there is a site for it.
    if config_file is None and not Path("mkdocs.yml").is_file():
        return None
    return open_config(config_file)


def _languages(settings: Settings | None) -> dict[str, str]:
    if settings is None or not settings.languages:
        return {}
    return {each.language: each.prefix for each in settings.all_sites}


def _limits(settings: Settings | None) -> dict[str, Any]:
    """Give the limits of a site, as options of an import; without a site those stay as they are."""
    if settings is None:
        return {}
    return {"markup_limit": settings.markup_limit, "nesting_limit": settings.nesting_limit}


def _reader_options(config: MkDocsConfig | None) -> dict[str, Any]:
    """Give what the site reads Markdown with, if there is a site."""
    if config is None:
        return {}
    return {
        "markdown_extensions": tuple(config.markdown_extensions),
        "markdown_configs": config.mdx_configs or {},
    }


def _folder(given: Path | None, settings: Settings | None, name: str, default: str) -> Path:
    return seen_from_here(given or Path(getattr(settings, name) if settings else default))


def _importer(name: str) -> Importer:
    try:
        return find_importer(name)
    except EntryPointError as error:
        fail(str(error))


def _mapping(path: Path | None, importer: Importer) -> ImportMapping:
    try:
        return read_mapping(path, importer) if path else ImportMapping()
    except MappingError as error:
        fail("\n".join(map(str, error.problems)))


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return read_zone(name) if name else None
    except SettingsError as error:
        fail(f"--{error}")


def _checked(options: ImportOptions) -> ImportOptions:
    """Give the options, or end with what is wrong with them."""
    if options.media is not None and not options.media.is_dir():
        fail(f"--media: There is no folder {options.media.as_posix()}.")
    if options.country is not None and read_country(options.country) is None:
        fail(f"--country: {options.country!r} is not the code of a country. Use one such as UA.")
    if options.source is not None and not slugify(options.source):
        fail(f"--source: {options.source!r} is not the slug of a source.")
    return options


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """Show a bar on a terminal, and nothing in a file or a pipe."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done)

        yield show
