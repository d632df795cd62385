"""The theme's shell: what stands around the words of a page, for pages that are alike.

Head, masthead, navigation and footer take a theme far longer than an article takes us. On all pages
of one template and one depth of address they are the same, so they are rendered once, with marks in
the place of three blocks and of the page's title, and cut at the marks. `tripwire` and `guards` see
to it that nothing else in them follows from a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2.utils import Namespace

from mkdocs_briefings.rendering.layout.guards import watched
from mkdocs_briefings.rendering.layout.page_proxies import TEXTS, constants, stand_in
from mkdocs_briefings.rendering.layout.taint_proxy import Watch
from mkdocs_briefings.rendering.page.page import LightPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Template
    from jinja2.runtime import Context
    from mkdocs.structure.pages import Page

    from mkdocs_briefings.archive.urls import Place
    from mkdocs_briefings.rendering.page.head import Head

    Block = Callable[[Context], Iterator[str]]

BLOCKS = frozenset({"content", "htmltitle", "site_meta"})
"""The blocks that are rendered for each page."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What is a page's own."""

    page: Page
    head: Head
    view: Mapping[str, Any]
    """What its output tells the template."""

    place: Place


class UnusableError(Exception):
    """A shell cannot be made or used; says why."""


class Shell:
    """A rendered shell, and how to fill its gaps."""

    def __init__(self, template: Template, context: Mapping[str, Any], sample: Filling) -> None:
        """Render it; `sample` is one of its pages, `context` what MkDocs tells its template.

        Raises `UnusableError`.
        """
        self.links: set[str] = set()
        """Addresses that were made relative to the page."""

        self._names = frozenset(sample.view)
        self._constants = constants(sample.page)
        self._watch = Watch()
        shared = {**context, "place": sample.place}
        variables = {**shared, **stand_in(sample.page, sample.view, self._watch)}
        blocks, text = self._render(template, variables)
        self._blocks = {name: blocks.stack(name)[0] for name in blocks.variables}
        self._variables = blocks.variables
        self._pieces = list(self._cut(text))
        self._shared = {**template.globals, **shared}
        self._shared["build_date_utc"] = variables["build_date_utc"]
        self._context = template.new_context(self._shared, shared=True)
        self._context.globals_keys = set(template.globals)
        self._context.blocks = dict(blocks)

    def _render(self, template: Template, variables: dict[str, Any]) -> tuple[_Blocks, str]:
        watch = self._watch
        with watched(template.environment, watch, self._note_link):
            context = template.new_context(variables)
            context.blocks = blocks = _Blocks(context, watch)
            try:
                text = watch.see(list(template.root_render_func(context)))
            except Exception as error:  # whatever a template made of a value that it did not expect
                raise UnusableError(watch.reason or f"{type(error).__name__}: {error}") from error
        if watch.reason:
            raise UnusableError(watch.reason)
        watch.is_over = True
        return blocks, text

    def _note_link(self, url: str) -> None:
        # A macro that was imported with the shell's context still tells of links, from a block.
        if not self._watch.is_over:
            self.links.add(url)

    def _cut(self, text: str) -> Iterator[tuple[bytes, str]]:
        marks = {str.__str__(mark): mark.slot for mark in self._watch.made}
        if not marks:
            raise UnusableError("it shows nothing of its pages")
        pieces = re.split(f"({'|'.join(map(re.escape, marks))})", text)
        count = len(pieces) // 2
        if not count == len(self._watch.made) == self._watch.seen:
            raise UnusableError(f"not printed as it is: {', '.join(sorted(set(marks.values())))}")
        for piece, mark in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            yield _encoded(piece), marks.get(mark, "")

    def takes(self, filling: Filling) -> bool:
        """Whether a page, which a plugin may have changed, is as all of its pages are."""
        page = filling.page
        is_untouched = type(page) is LightPage or constants(page) == self._constants
        return (
            is_untouched
            and filling.view.keys() == self._names
            and all(TEXTS[slot](page) for slot in self._watch.tested)
        )

    def fill(self, filling: Filling) -> bytes:
        """Give the bytes of a page; raises `UnusableError`, or what its blocks raise."""
        page = filling.page
        context = object.__new__(type(self._context))
        context.__dict__.update(self._context.__dict__)
        context.parent = {**self._shared, **filling.view, "head": filling.head, "page": page}
        filled = []
        for piece, slot in self._pieces:
            filled.append(piece)
            if slot in self._blocks:
                context.vars = self._variables[slot]
                filled.append(_encoded("".join(self._blocks[slot](context))))
            elif slot:
                filled.append(_encoded(_text(page, slot)))
        if self._watch.reason:
            raise UnusableError(self._watch.reason)
        return b"".join(filled)


class _Blocks(dict[str, "list[Block]"]):
    """The blocks of a template, of which ours leave marks.

    The templates that a template extends add theirs while they run, below those that are there.
    """

    def __init__(self, context: Context, watch: Watch) -> None:
        super().__init__(context.blocks)
        self._context, self._watch = context, watch
        self.variables: dict[str, dict[str, Any]] = {}
        """What the templates had set when each block's turn came, by its name."""

    def stack(self, name: str) -> list[Block]:
        """Give the blocks of a name, the outermost template's first."""
        return super().__getitem__(name)

    def __getitem__(self, name: str) -> list[Block]:
        """Give the blocks of a name, or a mark in their place."""
        return [partial(self._mark, name)] if name in BLOCKS else super().__getitem__(name)

    def _mark(self, name: str, context: Context) -> Iterator[str]:
        if context is not self._context or name in self.variables:
            self._watch.trip(f"block {name} in a place of its own")
        if any(type(value) is Namespace for value in context.vars.values()):
            self._watch.trip("a namespace, which a block may write to")
        self.variables[name] = dict(context.vars)
        yield self._watch.mark(name)


def _text(page: Page, slot: str) -> str:
    text = TEXTS[slot](page)
    if not isinstance(text, str) or not text:
        raise UnusableError(f"{slot} is empty")
    return text


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="xmlcharrefreplace")
