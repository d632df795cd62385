"""The HTML of a letter: templates, with their styles written into the elements by css-inline.

Many mail programs take out style sheets. What only a style sheet can do, such as dark colours, is
left in one; without it a letter looks right too, by day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from mkdocs_briefings.letters.errors import LetterError
from mkdocs_briefings.rendering.environment import language_filters
from mkdocs_briefings.rendering.page.words import speak

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.letters.contents import Contents
    from mkdocs_briefings.letters.pictures import Pictures
    from mkdocs_briefings.settings import Settings


class Markup:
    """Writes letters as HTML."""

    def __init__(self, folders: Sequence[Path], archive: Archive, settings: Settings) -> None:
        """Take the folders with templates; one of the site's own goes before ours.

        Raises `LetterError` where css-inline is missing.
        """
        try:
            # An extra of the package, which no other command needs.
            from css_inline import CSSInliner  # noqa: PLC0415
        except ImportError as error:
            raise LetterError(
                "css-inline is not installed, and letters need it. "
                "Install mkdocs-briefings[letter]."
            ) from error
        names, language = archive.names, settings.language
        self._environment = Environment(
            loader=FileSystemLoader(folders),
            autoescape=select_autoescape(["html"]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(
            absolute=archive.urls.absolute, **language_filters(names, language)
        )
        speak(self._environment, settings.words)
        self._environment.globals.update(
            language=language,
            direction=names.direction(language),
            colors=settings.colors,
        )
        self._inliner = CSSInliner(
            inline_style_tags=False,
            keep_style_tags=True,
            load_remote_stylesheets=False,
            extra_css=self._environment.get_template("briefings/letter.css").render(),
        )

    def html(self, contents: Contents, pictures: Pictures, *, is_page: bool) -> str:
        """Write a letter for mail programs, or as a page for browsers."""
        template = self._environment.get_template("briefings/letter.html")
        plain = template.render(letter=contents, pictures=pictures, is_page=is_page)
        return str(self._inliner.inline(plain))
