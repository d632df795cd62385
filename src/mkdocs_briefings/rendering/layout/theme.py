"""Put the theme around the pages of the news."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context

from mkdocs_briefings.rendering.layout.cached_layout import Filling
from mkdocs_briefings.rendering.layout.layout_cache import Shells, can_watch
from mkdocs_briefings.rendering.page.relative import RelativeUrls
from mkdocs_briefings.rendering.subscribed_events import change_templates, heard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template
    from mkdocs.structure.pages import Page

    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.rendering.page.head import Head
    from mkdocs_briefings.rendering.renderer import Site

log = logging.getLogger("mkdocs.plugins.briefings")


class Theme:
    """Renders the templates of pages, with a shell where that is safe."""

    def __init__(self, site: Site, addresses: Urls, *, uses_shells: bool) -> None:
        self._config, self._files, self._nav = site.config, site.files, site.nav
        self._environment, self._addresses = site.environment, addresses
        self._heard = heard(site.config)
        # Nobody writes templates while a build reads them.
        site.environment.auto_reload = False
        self._urls = RelativeUrls.of(site.environment)
        self._shells: Shells | None = None
        is_safe = can_watch(site.environment, self._urls) and not change_templates(site.config)
        if uses_shells and is_safe:
            self._shells = Shells(site.environment, addresses.home())

    def tell(self) -> None:
        """Tell whoever debugs a site what the shells did; not while an output is rendered."""
        for line in self._shells.take_news() if self._shells else ():
            log.debug(line)

    def dress(self, page: Page, head: Head, view: Mapping[str, Any]) -> bytes:
        """Give the bytes of a page whose text is there; `view` is what its output tells."""
        page.active = True
        filling = Filling(page, head, view, self._addresses.place(head.url))
        template = self._environment.get_template(page.meta["template"])
        context = self._context(page) if "page_context" in self._heard else None
        host_path = self._addresses.path if head.stands_in else None
        self._urls.start(page, head.url, host_path)
        try:
            data = self._shells.fill(filling) if self._shells else None
            return self._whole(filling, template, context) if data is None else data
        finally:
            self._urls.end()

    def _context(self, page: Page) -> Mapping[str, Any]:
        context = get_context(self._nav, self._files, self._config, page)
        return self._config.plugins.on_page_context(
            context, page=page, config=self._config, nav=self._nav
        )

    def _whole(
        self, filling: Filling, template: Template, context: Mapping[str, Any] | None
    ) -> bytes:
        page, config = filling.page, self._config
        context = context or self._context(page)
        own = {"place": filling.place, **filling.view, "head": filling.head}
        output = template.render({**context, **own})
        output = config.plugins.on_post_page(output, page=page, config=config)
        data = output.encode("utf-8", errors="xmlcharrefreplace")
        if self._shells:
            self._shells.learn(filling, context, data)
        return data
