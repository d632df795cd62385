"""Put the theme around the pages of the news."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.rendering.layout.cached_layout import PageInputs
from mkdocs_briefings.rendering.layout.layout_cache import LayoutCache, can_watch
from mkdocs_briefings.rendering.page.relative import RelativeUrls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.rendering.page.head import Head
    from mkdocs_briefings.rendering.site import Listeners, NewsPage, Site

log = logging.getLogger("mkdocs.plugins.briefings")


class Theme:
    """Renders the templates of pages, with a cached layout where that is safe."""

    def __init__(
        self, site: Site, addresses: Urls, listeners: Listeners, *, uses_cached_layouts: bool
    ) -> None:
        self._listeners = listeners
        self._site, self._config = site, site.config
        self._environment, self._addresses = site.environment, addresses
        # Nobody writes templates while a build reads them.
        site.environment.auto_reload = False
        self._urls = RelativeUrls.of(site.environment)
        self._layouts: LayoutCache | None = None
        is_safe = can_watch(site.environment, self._urls) and not listeners.change_templates
        if uses_cached_layouts and is_safe:
            self._layouts = LayoutCache(
                site.environment, addresses.home(), are_untouched=not listeners.subscribed
            )

    def tell(self) -> None:
        """Tell whoever debugs a site what the layouts did; not while an output is rendered."""
        for line in self._layouts.take_news() if self._layouts else ():
            log.debug(line)

    def dress(self, page: NewsPage, head: Head, view: Mapping[str, Any]) -> bytes:
        """Give the bytes of a page whose text is there; `view` is what its output tells."""
        page.active = True
        inputs = PageInputs(page, head, view, self._addresses.place(head.url))
        context = self._context(page) if "page_context" in self._listeners.subscribed else None
        host_path = self._addresses.path if head.is_fallback else None
        self._urls.start(page, head.url, host_path)
        try:
            data = self._layouts.fill(inputs) if self._layouts else None
            return self._whole(inputs, context) if data is None else data
        finally:
            self._urls.end()

    def _context(self, page: NewsPage) -> Mapping[str, Any]:
        context: Mapping[str, Any] = self._listeners.events.on_page_context(
            self._site.context(page), page=page, config=self._config, nav=self._site.nav
        )
        return context

    def _whole(self, inputs: PageInputs, context: Mapping[str, Any] | None) -> bytes:
        page, config = inputs.page, self._config
        template = self._environment.get_template(page.meta["template"])
        context = context or self._context(page)
        own = {"place": inputs.place, **inputs.view, "head": inputs.head}
        output: str = template.render({**context, **own})
        output = self._listeners.events.on_post_page(output, page=page, config=config)
        data = output.encode("utf-8", errors="xmlcharrefreplace")
        if self._layouts:
            self._layouts.learn(inputs, context, data)
        return data
