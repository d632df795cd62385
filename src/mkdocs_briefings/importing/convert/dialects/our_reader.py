"""How the site reads Markdown: with Python-Markdown and the extensions of its `mkdocs.yml`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.rendering.fast_markdown.quick_markdown import QuickMarkdown
from mkdocs_briefings.rendering.page.sanitize import Sanitizer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown.extensions import Extension


class OurReader:
    """Renders texts as the pages of briefings do, without the theme around them."""

    def __init__(
        self,
        extensions: Sequence[str | Extension],
        configs: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._markdown = QuickMarkdown(extensions=list(extensions), extension_configs={**configs})
        self._sanitizer = Sanitizer()

    def html(self, text: str) -> str:
        """Give what readers are shown of a text."""
        self._markdown.reset()
        return self.clean(self._markdown.convert(text))

    def clean(self, html: str) -> str:
        """Give what the sanitiser leaves of HTML, and what makes it fit a page."""
        return self._sanitizer.clean(html, _as_written)

    @cached_property
    def knows_fences(self) -> bool:
        """Whether code may stand between fences."""
        return "<pre" in self.html("```\na\n```")

    @cached_property
    def knows_fences_in_lists(self) -> bool:
        """Whether it may in an item of a list too."""
        return "<pre" in self.html("- a\n\n    ```\n    b\n    ```")

    @cached_property
    def knows_heading_ids(self) -> bool:
        """Whether a heading may be given an id."""
        return 'id="some-id"' in self.html("# a {: #some-id }")

    @cached_property
    def knows_strikethrough(self) -> bool:
        """Whether tildes strike words through."""
        return "<del" in self.html("~~a~~")

    @cached_property
    def knows_abbreviations(self) -> bool:
        """Whether abbreviations can be explained."""
        return "<abbr" in self.html("a HTML\n\n*[HTML]: b")

    @cached_property
    def knows_task_lists(self) -> bool:
        """Whether an item of a list can have a check box."""
        return "<input" in self.html("- [ ] a")


def _as_written(url: str) -> str:
    return url
