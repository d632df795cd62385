"""What makes the site readable without a network: a worker, a page, a list; and the 404 page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import NOT_FOUND, WORKER
from mkdocs_briefings.assets import Asset, all_assets
from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.assets import AT_THE_ROOT
from mkdocs_briefings.outputs.editions import compose
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.outputs.editions import Edition
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

LIMIT = 40
"""How many briefings of the latest edition a browser keeps: about two megabytes with pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceWorker(Output):
    """The script that answers for the site where the network does not."""

    code: Asset
    home: str
    """Address of the front page."""

    offline: str
    """Address of the page that stands in for one that is not kept."""

    edition: str
    """Address of the list of what is kept of the latest edition."""

    assets: tuple[str, ...]
    """Addresses of what this build's pages may load."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Give the script, with what it has to know of this build before it."""
        build = {
            "home": self.home,
            "offline": self.offline,
            "edition": self.edition,
            "assets": self.assets,
        }
        told = json.dumps(build, separators=(",", ":"))
        return f"self.BUILD={told};\n".encode() + self.code.read()


@dataclass(frozen=True, slots=True)
class NoServiceWorker(Output):
    """The script that takes the place of such a worker, and takes it away."""

    code: Asset

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Give the script."""
        return self.code.read()


@dataclass(frozen=True, slots=True)
class StandIn(Output):
    """A page that is sent in place of one that is not there, or cannot be reached."""

    head: Head
    template: str

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, self.template)


@dataclass(frozen=True, slots=True)
class LatestEdition(Output):
    """What a browser keeps of the latest edition, most important first."""

    pages: tuple[tuple[str, str], ...]
    """The address of each page, and a text that changes with what it says."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write the list."""
        return f"{json.dumps({'pages': self.pages}, indent=0)}\n".encode()


def plan_offline(archive: Archive, settings: Settings) -> Iterator[Output]:
    """Plan the worker, and the pages that stand in for others."""
    assets, urls = all_assets(), archive.urls
    if settings.makes_not_found:
        yield _stand_in(NOT_FOUND, "Page not found", "briefings/404.html", settings)
    if not settings.offline:
        yield NoServiceWorker(WORKER, assets["sw-off.js"])
        return
    yield ServiceWorker(
        WORKER,
        code=assets["sw.js"],
        home=urls.home(),
        offline=urls.offline(),
        edition=urls.latest_edition(),
        assets=tuple(each.url for each in assets.values() if each.name not in AT_THE_ROOT),
    )
    yield _stand_in(urls.offline(), "No connection", "briefings/offline.html", settings)


def _stand_in(url: str, title: str, template: str, settings: Settings) -> StandIn:
    description = f"{title}: {settings.site_name}"
    head = Head(url=url, title=title, description=description, noindex=True, stands_in=True)
    return StandIn(url, head, template)


def plan_latest_edition(archive: Archive, settings: Settings) -> Iterator[LatestEdition]:
    """Plan the list of what browsers keep of the latest edition."""
    if settings.offline and archive.editions:
        day = archive.editions[0].start
        edition = compose(day, archive)
        files = {entry.card.path: entry.filed.digest for entry in archive.day(day).entries}
        shown = islice(_by_weight(edition), LIMIT)
        pages = ((card.url, hash_all(card.mark, files[card.path]).hex()) for card in shown)
        yield LatestEdition(archive.urls.latest_edition(), tuple(pages))


def _by_weight(edition: Edition) -> Iterable[Card]:
    """Give an edition's briefings, in the order of its page; those easily overlooked go ahead."""
    in_regions = (card for region in edition.regions for card in region.cards)
    ordered = chain((edition.lead,), edition.top, edition.overlooked, in_regions)
    return {card.path: card for card in ordered}.values()
