"""Where subscribers find the feed they want: the page of feeds, and the same list as OPML 2.0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from mkdocs_briefings.archive.section_kinds import SectionKind
from mkdocs_briefings.model.country_names import other_names
from mkdocs_briefings.outputs.feed_links import editions_feed, main_feed
from mkdocs_briefings.outputs.feeds.all_languages import all_languages
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.section_lists import by_region, sources_by_country
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class Offer:
    """Feeds that one can subscribe to, in every format."""

    name: str
    url: str
    """The address below which they stand."""

    page: str
    """Address of the page that they are the feeds of."""

    also: tuple[str, ...] = ()
    """What the page finds them by as well: other names of a country."""

    is_quiet: bool = False
    """Whether they have nothing yet: then the list for programs leaves them out."""

    language: str = ""
    """BCP 47 tag of the name, where that may be another than the site's."""


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Offers that stand below one heading, such as a region's countries."""

    name: str
    """Empty where there is but one group."""

    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class OfferKind:
    """All offers of one kind, such as those of countries."""

    name: str
    groups: tuple[OfferGroup, ...]


@dataclass(frozen=True, slots=True)
class FeedsPage(Output):
    """The page on which a person finds the feed they want."""

    head: Head
    kinds: tuple[OfferKind, ...]

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, "briefings/feeds.html", kinds=self.kinds)


@dataclass(frozen=True, slots=True)
class FeedList(Output):
    """All feeds, for programs that subscribe to many at once (OPML 2.0)."""

    follows_look: ClassVar[bool] = False
    title: str
    kinds: tuple[OfferKind, ...]

    def render(self, renderer: Renderer) -> bytes:
        """Write the list."""
        # It takes 12 ms to load, and whoever plans writes nothing.
        from lxml.etree import Element, SubElement, tostring  # noqa: PLC0415

        root = Element("opml", version="2.0")
        SubElement(SubElement(root, "head"), "title").text = self.title
        body = SubElement(root, "body")
        for kind in self.kinds:
            outer = SubElement(body, "outline", text=kind.name)
            for group in kind.groups:
                if all(offer.is_quiet for offer in group.offers):
                    continue
                inner = SubElement(outer, "outline", text=group.name) if group.name else outer
                for offer in group.offers:
                    if not offer.is_quiet:
                        SubElement(inner, "outline", _told(offer, renderer.urls))
        written: bytes = tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)
        return written


def _told(offer: Offer, urls: Urls) -> dict[str, str]:
    return {
        "type": "rss",
        "text": offer.name,
        "title": offer.name,
        "xmlUrl": urls.absolute(urls.feed(offer.url)),
        "htmlUrl": urls.absolute(offer.page),
    }


@dataclass(frozen=True, slots=True)
class FeedDirectory(OutputGroup):
    """The page that offers the feeds, and the list for programs."""

    kinds: tuple[OfferKind, ...]

    @property
    def name(self) -> str:
        """That of the page."""
        return "feed directory"

    def plan(self, context: PlanContext) -> Iterator[Output]:
        """Plan both."""
        main, url = main_feed(context), context.urls.feeds()
        description = context.words.gettext(
            "Follow %(site)s in a feed reader: all, or a country, a source, a topic.",
            site=main.title,
        )
        head = Head(
            url=url,
            title=context.words.gettext("Feeds"),
            description=description,
            feeds=(main, editions_feed(context)),
        )
        yield FeedsPage(url=url, head=head, kinds=self.kinds)
        yield FeedList(context.urls.feed_list(), title=main.title, kinds=self.kinds)


def offers_of(archive: Archive, settings: Settings) -> Iterator[OfferKind]:
    """Give all feeds that one can subscribe to."""
    urls, main, gettext = archive.urls, archive.everything, settings.words.gettext
    whole: tuple[Offer, ...] = (
        Offer(main.name, main.url, main.url),
        Offer(gettext("Editions, one a day"), urls.archive(), urls.archive()),
    )
    if settings.languages:
        whole = (*whole, Offer(gettext("All languages"), all_languages(urls), urls.feeds()))
    picks = tuple(_offers((archive.overlooked,)))
    # Translators: The feed of the whole site, and others that are of no part of it.
    yield OfferKind(gettext("Everything"), (OfferGroup("", (*whole, *picks)),))
    combined = tuple(
        Offer(each.title, urls.combined(each.slug), urls.feeds())
        for each in settings.combined_feeds
    )
    if combined:
        # Translators: Feeds of several countries, sources and topics at once.
        yield OfferKind(gettext("Combined"), (OfferGroup("", combined),))
    for name, groups in (
        (gettext("By country"), _groups(_countries(archive))),
        (gettext("By source"), _groups(sources_by_country(archive))),
        (gettext("By topic"), _one(archive.tags)),
    ):
        if groups:
            yield OfferKind(name, groups)


def _countries(archive: Archive) -> Iterator[tuple[str, list[Section]]]:
    for region, sections in by_region(archive.all_countries):
        yield archive.names.region(region), sections


def _groups(found: Iterable[tuple[str, list[Section]]]) -> tuple[OfferGroup, ...]:
    groups = (OfferGroup(name, tuple(_offers(sections))) for name, sections in found)
    return tuple(group for group in groups if group.offers)


def _one(sections: Iterable[Section]) -> tuple[OfferGroup, ...]:
    offers = tuple(_offers(sections))
    return (OfferGroup("", offers),) if offers else ()


def _offers(sections: Iterable[Section]) -> Iterator[Offer]:
    for section in sections:
        is_country = section.kind is SectionKind.COUNTRY
        if section.count or is_country:
            also = other_names(section.key) if is_country else ()
            yield Offer(
                section.name,
                section.url,
                section.url,
                also,
                is_quiet=not section.count,
                language=section.language,
            )
