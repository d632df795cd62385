"""`briefings translation new`: start translations of briefings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from mkdocs_briefings.build.files import write_new
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option, open_settings
from mkdocs_briefings.cli.translation_files import language_of, opened, path_of
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.key_order import key_order
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys
from mkdocs_briefings.model.translation_keys import MADE_FROM, OF_SOURCE
from mkdocs_briefings.reading.profile_files import profile_words
from mkdocs_briefings.reading.sibling_names import path_in, sibling_of
from mkdocs_briefings.reading.siblings import version_of, words_of
from mkdocs_briefings.writing.text import write_keys

if TYPE_CHECKING:
    from mkdocs_briefings.reading.file import OpenFile

_NOTE = "# Translate what stands here, and remove `draft` when that is done.\n"

_NOTE_OF_PROFILE = "# Translate what stands here before the site is built.\n"


@click.command(
    "new", epilog="\b\nExample:\n  briefings translation new -l uk briefings/2026/03/*.md"
)
@config_option
@click.option("-l", "--language", required=True, metavar="TAG", help="Into it, such as uk.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def new_command(config_file: str | None, language: str, paths: tuple[str, ...]) -> None:
    """Start a translation of each briefing or profile, and print its path.

    It has the original's words in their places, to be replaced one by one, and says which version
    of the original it is made from. That of a briefing is a draft, so nobody reads it before it is
    done. What is translated already, and other translations, are left alone.
    """
    settings = open_settings(config_file)
    tag = language_of(language, settings)
    for written in paths:
        path = path_of(written, settings)
        if sibling_of(path, settings) is not None:
            continue
        original, own = opened(path, settings), profile_words(settings.root / path, settings)
        # What a source's profile says is the language of the outlet.
        said = "" if own else str(original.front_matter.values.get("language") or "").strip()
        if settings.tag_of(said) == tag:
            click.echo(f"{path}:1: It is in this language already.", err=True)
            continue
        new = path_in(path, tag, settings)
        try:
            text = _profile(original, own) if own else _text(original)
            write_new(settings.root / new, text.encode())
        except FileExistsError:
            click.echo(f"{new}:1: There is such a translation already.", err=True)
        except OSError as error:
            fail(f"{new}:1: It cannot be written: {error.strerror}.")
        else:
            click.echo(new)


def _profile(original: OpenFile, own: tuple[str, ...]) -> str:
    words = {key: value for key, value in words_of(original, own).items() if key != "body"}
    keys = {key: value for key, value in words.items() if value is not None}
    keys[MADE_FROM] = version_of(original, own)
    written = write_keys(keys, key_order(SourceKeys if own == OF_SOURCE else StoryKeys))
    return f"---\n{_NOTE_OF_PROFILE}{written}---\n{original.body}"


def _text(original: OpenFile) -> str:
    words = words_of(original)
    alt, caption = words.pop("image") or (None, None)
    words.pop("body")
    image = {key: text for key, text in (("alt", alt), ("caption", caption)) if text is not None}
    keys: dict[str, Any] = {
        **{key: value for key, value in words.items() if value is not None},
        **({"image": image} if image else {}),
        MADE_FROM: version_of(original),
        "draft": True,
    }
    return f"---\n{_NOTE}{write_keys(keys, key_order(BriefingKeys))}---\n{original.body}"
