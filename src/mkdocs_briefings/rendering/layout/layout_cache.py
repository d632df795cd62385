"""All cached layouts of a site: which pages share one, and which are rendered whole."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import Environment
from jinja2.runtime import Context

from mkdocs_briefings.rendering.layout.cached_layout import (
    CachedLayout,
    PageInputs,
    UnusableLayoutError,
)
from mkdocs_briefings.rendering.page.quick_context import QuickContext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_briefings.rendering.page.relative import RelativeUrls

_Kind = tuple[str, int, str, bool, bool]


class LayoutCache:
    """Keeps the layouts, in one process, for as long as it renders."""

    def __init__(self, environment: Environment, home: str, *, are_untouched: bool) -> None:
        """Begin with none; `home` is the address of the front page.

        `are_untouched` says that pages are as we have made them: nobody else was given one.
        """
        self._environment, self._home = environment, home
        self._are_untouched = are_untouched
        self._met: set[_Kind] = set()
        self._layouts: dict[_Kind, CachedLayout | None] = {}
        self._forks: dict[_Kind, frozenset[str]] = {}
        self._news: list[str] = []
        self._filled = 0

    def fill(self, inputs: PageInputs) -> bytes | None:
        """Give the bytes of a page; None where it has to be rendered whole."""
        kind = self._kind(inputs)
        layout = self._layouts.get(kind)
        if layout is None or self._forks_off(inputs, kind):
            return None
        if not layout.takes(inputs, is_untouched=self._are_untouched):
            return None
        try:
            data = layout.fill(inputs)
        except Exception as error:  # noqa: BLE001 - rendered whole, it says what is wrong, and where
            self._give_up(kind, error)
            return None
        self._filled += 1
        return data

    def learn(self, inputs: PageInputs, context: Mapping[str, Any], whole: bytes) -> None:
        """Take a page that was rendered whole: from the second on, pages of a kind share a layout.

        `context` is what MkDocs tells a template.
        """
        kind = self._kind(inputs)
        if kind not in self._met:
            # There may be no other, as of the front page.
            self._met.add(kind)
            return
        if kind in self._layouts or self._forks_off(inputs, kind):
            return
        try:
            layout = self._make(kind, inputs, context)
            if self._forks_off(inputs, kind):
                return
            is_right = layout.fill(inputs) == whole
        except Exception as error:  # noqa: BLE001 - see `fill`
            self._give_up(kind, error)
        else:
            self._layouts[kind] = layout
            if not is_right:
                self._give_up(kind, UnusableLayoutError("what it gives is not the whole page"))

    def take_news(self) -> list[str]:
        """Say what was done since the last time, and which pages are rendered whole and why."""
        news, self._news = self._news, []
        if self._filled:
            news.append(f"{self._filled} pages were filled into cached layouts.")
            self._filled = 0
        return news

    def _kind(self, inputs: PageInputs) -> _Kind:
        page, head, section = inputs.page, inputs.head, inputs.place.section
        lead = self._home if section is None else section
        template = page.meta["template"]
        return template, head.url.count("/"), lead, bool(page.toc), head.searchable

    def _make(self, kind: _Kind, sample: PageInputs, context: Mapping[str, Any]) -> CachedLayout:
        layout = CachedLayout(self._environment.get_template(kind[0]), context, sample)
        config = context["config"]
        links = [*layout.links, *map(str, config.extra_css), *map(str, config.extra_javascript)]
        self._forks[kind] = frozenset(_next_parts(links, kind[2]))
        return layout

    def _forks_off(self, inputs: PageInputs, kind: _Kind) -> bool:
        """Whether a link of the layout goes a longer way together with the page's own address.

        Then it takes fewer steps up than on the other pages.
        """
        forks = self._forks.get(kind)
        return forks is not None and inputs.head.url[len(kind[2]) :].partition("/")[0] in forks

    def _give_up(self, kind: _Kind, error: Exception) -> None:
        self._layouts[kind] = None
        reason = (
            str(error)
            if isinstance(error, UnusableLayoutError)
            else f"{type(error).__name__}: {error}"
        )
        self._news.append(f"Every page of {kind[0]} is rendered whole: {reason}.")


def can_watch(environment: Environment, relative: RelativeUrls) -> bool:
    """Whether nothing has taken the place of what tells us how templates use a page."""
    return (
        relative.are_stock
        and type(environment) is Environment
        and environment.context_class in (Context, QuickContext)
        and environment.finalize is None
        and not environment.is_async
    )


def _next_parts(links: Iterable[str], lead: str) -> Iterable[str]:
    for link in links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or link.startswith(("/", "#")):
            continue
        inside = posixpath.normpath(f"/{link}").lstrip("/") + "/"
        if inside.startswith(lead) and inside.strip("/") != lead.strip("/"):
            yield inside[len(lead) :].partition("/")[0]
