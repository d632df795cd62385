"""The file `_headers` as a product: what it says is known when pages of `docs/` are finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.rendering.page.headers import HEADERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.outputs.group import OutputGroup
    from mkdocs_briefings.outputs.product import SiteView


class HostHeaders(Product):
    """What hosts shall send with each file."""

    name = "headers"

    def groups(self, view: SiteView) -> tuple[OutputGroup, ...]:  # noqa: ARG002 - has no part
        """Give none: the scripts of the finished pages are in the file."""
        return ()

    def after_pages(self, view: SiteView) -> Iterator[str]:
        """Give the file, where the site has none of its own."""
        if HEADERS not in view.own_files and view.settings.is_default:
            yield HEADERS
