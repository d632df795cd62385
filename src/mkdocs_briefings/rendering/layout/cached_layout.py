"""The layout of pages: what stands around the words of a page, for pages that are alike.

Head, masthead, navigation and footer take a theme far longer than an article takes us. On all pages
of one template and one depth of address they are the same, so they are rendered once, with markers
in the place of three blocks and of the page's title, and cut at the markers. `taint_proxy` and
`guards` see to it that nothing else in them follows from a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2.utils import Namespace

from mkdocs_briefings.rendering.layout.guards import guarded_environment
from mkdocs_briefings.rendering.layout.page_proxies import TEXTS, constants, page_proxies
from mkdocs_briefings.rendering.layout.taint_proxy import TaintTracker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Template
    from jinja2.runtime import Context

    from mkdocs_briefings.archive.urls import PagePosition
    from mkdocs_briefings.rendering.page.head import Head
    from mkdocs_briefings.rendering.site import NewsPage

    TemplateBlock = Callable[[Context], Iterator[str]]

BLOCKS = frozenset({"content", "htmltitle", "languages", "site_meta"})
"""The blocks that are rendered for each page."""


@dataclass(frozen=True, slots=True)
class PageInputs:
    """What is a page's own."""

    page: NewsPage
    head: Head
    view: Mapping[str, Any]
    """What its output tells the template."""

    place: PagePosition


class UnusableLayoutError(Exception):
    """A layout cannot be made or used; says why."""


class CachedLayout:
    """A rendered layout, and how to fill its gaps."""

    def __init__(self, template: Template, context: Mapping[str, Any], sample: PageInputs) -> None:
        """Render it; `sample` is one of its pages, `context` what MkDocs tells its template.

        Raises `UnusableLayoutError`.
        """
        self.links: set[str] = set()
        """Addresses that were made relative to the page."""

        self._names = frozenset(sample.view)
        self._constants = constants(sample.page)
        self._tracker = TaintTracker()
        shared = {**context, "place": sample.place}
        variables = {**shared, **page_proxies(sample.page, sample.view, self._tracker)}
        blocks, text = self._render(template, variables)
        self._blocks = {name: blocks.stack(name)[0] for name in blocks.variables}
        self._variables = blocks.variables
        self._pieces = list(self._cut(text))
        self._shared = {**template.globals, **shared}
        self._shared["build_date_utc"] = variables["build_date_utc"]
        self._context = template.new_context(self._shared, shared=True)
        self._context.globals_keys = set(template.globals)
        self._context.blocks = dict(blocks)

    def _render(self, template: Template, variables: dict[str, Any]) -> tuple[_TemplateBlocks, str]:
        tracker = self._tracker
        with guarded_environment(template.environment, tracker, self._note_link):
            context = template.new_context(variables)
            context.blocks = blocks = _TemplateBlocks(context, tracker)
            try:
                text = tracker.see(list(template.root_render_func(context)))
            except Exception as error:  # whatever a template made of a value that it did not expect
                raise UnusableLayoutError(
                    tracker.reason or f"{type(error).__name__}: {error}"
                ) from error
        if tracker.reason:
            raise UnusableLayoutError(tracker.reason)
        tracker.is_over = True
        return blocks, text

    def _note_link(self, url: str) -> None:
        # A macro that was imported with the layout's context still tells of links, from a block.
        if not self._tracker.is_over:
            self.links.add(url)

    def _cut(self, text: str) -> Iterator[tuple[bytes, str]]:
        markers = {str.__str__(marker): marker.slot for marker in self._tracker.made}
        if not markers:
            raise UnusableLayoutError("it shows nothing of its pages")
        pieces = re.split(f"({'|'.join(map(re.escape, markers))})", text)
        count = len(pieces) // 2
        if not count == len(self._tracker.made) == self._tracker.seen:
            raise UnusableLayoutError(
                f"not printed as it is: {', '.join(sorted(set(markers.values())))}"
            )
        for piece, marker in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            yield _encoded(piece), markers.get(marker, "")

    def takes(self, inputs: PageInputs, *, is_untouched: bool) -> bool:
        """Whether a page is as all of its pages are, unless a plugin has touched it."""
        page = inputs.page
        return (
            (is_untouched or constants(page) == self._constants)
            and inputs.view.keys() == self._names
            and all(TEXTS[slot](page) for slot in self._tracker.tested)
        )

    def fill(self, inputs: PageInputs) -> bytes:
        """Give the bytes of a page; raises `UnusableLayoutError`, or what its blocks raise."""
        page = inputs.page
        context = object.__new__(type(self._context))
        context.__dict__.update(self._context.__dict__)
        context.parent = {**self._shared, **inputs.view, "head": inputs.head, "page": page}
        filled = []
        for piece, slot in self._pieces:
            filled.append(piece)
            if slot in self._blocks:
                context.vars = self._variables[slot]
                filled.append(_encoded("".join(self._blocks[slot](context))))
            elif slot:
                filled.append(_encoded(_text(page, slot)))
        if self._tracker.reason:
            raise UnusableLayoutError(self._tracker.reason)
        return b"".join(filled)


class _TemplateBlocks(dict[str, "list[TemplateBlock]"]):
    """The blocks of a template, of which ours leave markers.

    The templates that a template extends add theirs while they run, below those that are there.
    """

    def __init__(self, context: Context, tracker: TaintTracker) -> None:
        super().__init__(context.blocks)
        self._context, self._tracker = context, tracker
        self.variables: dict[str, dict[str, Any]] = {}
        """What the templates had set when each block's turn came, by its name."""

    def stack(self, name: str) -> list[TemplateBlock]:
        """Give the blocks of a name, the outermost template's first."""
        return super().__getitem__(name)

    def __getitem__(self, name: str) -> list[TemplateBlock]:
        """Give the blocks of a name, or a marker in their place."""
        return [partial(self._print_marker, name)] if name in BLOCKS else super().__getitem__(name)

    def _print_marker(self, name: str, context: Context) -> Iterator[str]:
        if context is not self._context or name in self.variables:
            self._tracker.reject(f"block {name} in a place of its own")
        if any(type(value) is Namespace for value in context.vars.values()):
            self._tracker.reject("a namespace, which a block may write to")
        self.variables[name] = dict(context.vars)
        yield self._tracker.print_marker(name)


def _text(page: NewsPage, slot: str) -> str:
    text = TEXTS[slot](page)
    if not isinstance(text, str) or not text:
        raise UnusableLayoutError(f"{slot} is empty")
    return text


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="xmlcharrefreplace")
