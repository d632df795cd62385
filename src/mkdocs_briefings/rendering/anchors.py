"""Find the anchors on a page, which are where links can lead to, by converting its text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.reading.file import read_body
from mkdocs_briefings.reading.front_matter import FrontMatterError
from mkdocs_briefings.reading.text import EncodingError
from mkdocs_briefings.rendering.page.docs_text import without_front_matter
from mkdocs_briefings.rendering.page.ids import anchors_in
from mkdocs_briefings.rendering.page.sanitize import Sanitizer

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.rendering.fast_markdown.converter import (
        ExtensionOptions,
        MarkdownConverter,
    )
    from mkdocs_briefings.rendering.page.docs_files import SiteFile
    from mkdocs_briefings.rendering.page.ids import Anchors
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


class PageText(NamedTuple):
    """The Markdown of a page."""

    markdown: str
    line: int
    """Line of its file on which it begins."""


class AnchorReader:
    """Knows the anchors on the pages of texts: of ours, which are cleaned, and of `docs/`.

    This one is of a site in whose texts nobody else has a say.
    """

    def __init__(
        self,
        config: ExtensionOptions,
        settings: Settings,
        standing: StandingFiles,
        version: str = "",
        made: Path | None = None,
    ) -> None:
        """Take the site; `version` stands for all that anchors depend on besides the text.

        `made` is the folder with the pages of `docs/`, where an engine has made them already: what
        stands there counts, whatever it is made of.
        """
        self._root = settings.root
        self._docs = f"{settings.relative(settings.docs_dir)}/"
        self._pages = standing.files.src_uris
        self._config, self._settings, self._version = config, settings, version
        self._made = made

    @property
    def are_certain(self) -> bool:
        """Whether nobody else has a say in what becomes of a text."""
        return True

    @property
    def version(self) -> str:
        """Stands for all that anchors depend on besides the text; empty where none are kept."""
        return self._version

    def text(self, path: str) -> str | None:
        """Give the text of a page, by its file's path in the project; None where it has none.

        It is Markdown, or what an engine has made of it. Why a file cannot be read whoever
        publishes it says.
        """
        page = self._page(path)
        if page is not None and self._made is not None:
            return (self._made / page.dest_uri).read_text("utf-8")
        if page is not None:
            found = self.text_of_docs(path)
            return found.markdown if found is not None else None
        try:
            return read_body(f"{self._root}/{path}")
        except (OSError, EncodingError, FrontMatterError):
            return None

    def text_of_docs(self, path: str) -> PageText | None:
        """Give the same of a page of `docs/`, and where it begins."""
        page = self._page(path)
        try:
            source = page.content_string if page is not None else ""
        except (OSError, UnicodeError):
            return None
        markdown = without_front_matter(source)
        return PageText(markdown, 1 + source.count("\n") - markdown.count("\n"))

    @cached_property
    def _converter(self) -> MarkdownConverter:
        # Most sites have no link to an anchor, and do not wait for Markdown and its extensions.
        from mkdocs_briefings.rendering.fast_markdown.converter import (  # noqa: PLC0415
            MarkdownConverter,
        )

        return MarkdownConverter(self._config)

    @cached_property
    def _sanitizer(self) -> Sanitizer:
        return Sanitizer(self._settings.embeds)

    def anchors(self, path: str, text: str) -> Anchors:
        """Give the anchors of that text."""
        if self._made is not None and self._page(path) is not None:
            return anchors_in(text)
        html = self._converter.convert(text).html
        if self._page(path) is None:
            html = self._sanitizer.clean(html, lambda link: link)
        return anchors_in(html)

    def _page(self, path: str) -> SiteFile | None:
        """Give the page of `docs/` that is made of a file; profiles are pages of ours."""
        return (
            self._pages.get(path.removeprefix(self._docs)) if path.startswith(self._docs) else None
        )
