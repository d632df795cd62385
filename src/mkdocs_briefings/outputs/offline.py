"""What makes the site readable without a network: a worker, a page, a list; and the 404 page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import NOT_FOUND, WORKER
from mkdocs_briefings.assets import Asset, all_assets
from mkdocs_briefings.fingerprint import Fingerprints
from mkdocs_briefings.outputs.assets import AT_THE_ROOT
from mkdocs_briefings.outputs.editions import compose
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.rendering.page.head import Head
from mkdocs_briefings.words.scripts import script_words_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.days import DayContents
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.outputs.editions import Edition
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

LIMIT = 500
"""How many briefings of the latest edition a browser keeps at most.

It keeps pictures of the first ones only, and stops when they fill the room that it has for them.
"""


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

    always: tuple[str, ...]
    """Addresses of pages that are kept for whoever comes again."""

    root: str
    """The way from it to the site's root; empty where it stands there."""

    assets: tuple[str, ...]
    """Addresses of what this build's pages may load."""

    words: str
    """Address of what scripts say in the site's language; empty where that is in their code."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Give the script, with what it has to know of this build before it."""
        build: dict[str, object] = {
            "home": self.home,
            "offline": self.offline,
            "edition": self.edition,
            "always": self.always,
            "assets": self.assets,
            **({"words": self.words} if self.words else {}),
            **({"root": self.root} if self.root else {}),
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
class FallbackPage(Output):
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

    data: str
    """Address of the list of all of its briefings, along which pages lead."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write the list."""
        return f"{json.dumps({'pages': self.pages, 'data': self.data}, indent=0)}\n".encode()


@dataclass(frozen=True, slots=True)
class OfflineFiles(OutputGroup):
    """The worker, and the pages that stand in for others."""

    worker: Asset
    """The script that the worker is made of, or the one that takes it away."""

    leaver: Asset
    """The script that takes away a worker where the default language does not stand."""

    left: str
    """Address of such a worker; empty where there can be none."""

    assets: tuple[str, ...]
    """Addresses of what this build's pages may load."""

    @property
    def name(self) -> str:
        """That of reading without a network."""
        return "offline"

    def plan(self, context: PlanContext) -> Iterator[Output]:
        """Plan the files that the site has chosen."""
        settings, urls = context.settings, context.urls
        # Readers who came when the default language stood there still have its worker, which would
        # answer for that place for ever: browsers keep a worker whose script is gone.
        if self.left:
            yield NoServiceWorker(self.left, self.leaver)
        # Hosts look for one page in place of those that are not there, whatever the language.
        if settings.makes_not_found and settings.is_default:
            yield _fallback(
                NOT_FOUND, context.words.gettext("Page not found"), "briefings/404.html", settings
            )
        if not settings.offline:
            yield NoServiceWorker(urls.own(WORKER), self.worker)
            return
        words = script_words_url(settings.words)
        yield ServiceWorker(
            urls.own(WORKER),
            code=self.worker,
            home=urls.home(),
            offline=urls.offline(),
            edition=urls.latest_edition(),
            root=urls.from_own(""),
            always=(urls.saved(), urls.followed(), urls.countries()),
            assets=(*self.assets, words) if words else self.assets,
            words=words,
        )
        yield _fallback(
            urls.offline(),
            context.words.gettext("No connection"),
            "briefings/offline.html",
            settings,
        )


@dataclass(frozen=True, slots=True)
class NewestEdition(OutputGroup):
    """The list of what browsers keep of the latest edition."""

    day: date
    contents: Lazy[DayContents]

    @property
    def name(self) -> str:
        """That of the list."""
        return "latest edition"

    def plan(self, context: PlanContext) -> Iterator[LatestEdition]:
        """Plan the list."""
        entries = self.contents.load().entries
        edition = compose(self.day, tuple(entry.card for entry in entries), context.names)
        files = {entry.card.path: entry.record.digest for entry in entries}
        shown = islice(_by_weight(edition), LIMIT)
        known = Fingerprints()
        pages = ((card.url, known.of((card, files[card.path])).hex()) for card in shown)
        data = context.urls.edition_data(self.day)
        yield LatestEdition(context.urls.latest_edition(), tuple(pages), data)


class Offline(Product):
    """What makes the site readable without a network."""

    name = "offline"

    def groups(self, view: SiteView) -> Iterator[OutputGroup]:
        """Give the worker with its pages, and the list of what is kept."""
        assets = all_assets()
        urls = (each.url for each in assets.values() if each.name not in AT_THE_ROOT)
        settings = view.settings
        is_on = settings.offline
        leaver = assets["sw-off.js"]
        yield OfflineFiles(
            assets["sw.js"] if is_on else leaver,
            leaver,
            _left(settings),
            tuple(urls),
        )
        editions = view.archive.editions
        if is_on and editions:
            day = editions[0].start
            yield NewestEdition(day, view.archive.contents(day))


def _left(settings: Settings) -> str:
    """Give where the default language's worker is from before `prefix_all_languages` changed."""
    if not settings.languages or not settings.is_default:
        return ""
    return WORKER if settings.has_choice else f"{settings.languages[0].tag}/{WORKER}"


def _fallback(url: str, title: str, template: str, settings: Settings) -> FallbackPage:
    description = f"{title}: {settings.site_name}"
    head = Head(url=url, title=title, description=description, noindex=True, is_fallback=True)
    return FallbackPage(url, head, template)


def _by_weight(edition: Edition) -> Iterable[Card]:
    """Give an edition's briefings, in the order of its page; those easily overlooked go ahead."""
    in_regions = (card for region in edition.regions for card in region.cards)
    ordered = chain((edition.lead,), edition.top, edition.overlooked, in_regions)
    return {card.path: card for card in ordered}.values()
