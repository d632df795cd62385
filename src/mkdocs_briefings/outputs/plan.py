"""The plan: everything that a build makes of the news, in blocks."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs import editions, listings
from mkdocs_briefings.outputs.app import plan_app
from mkdocs_briefings.outputs.articles import Surroundings, plan_articles
from mkdocs_briefings.outputs.assets import assets_key, plan_assets
from mkdocs_briefings.outputs.block import Block
from mkdocs_briefings.outputs.directories import plan_directories
from mkdocs_briefings.outputs.feeds import plan_feed, plan_feeds_page
from mkdocs_briefings.outputs.globe import globe_key, plan_globe, plan_latest
from mkdocs_briefings.outputs.home import plan_home
from mkdocs_briefings.outputs.maps import WEIGHT as MAP_WEIGHT
from mkdocs_briefings.outputs.maps import map_key, plan_maps
from mkdocs_briefings.outputs.media import media_key, media_weight, plan_media
from mkdocs_briefings.outputs.offline import plan_latest_edition, plan_offline
from mkdocs_briefings.outputs.reader_pages import plan_saved, plan_search
from mkdocs_briefings.outputs.redirects import plan_redirects
from mkdocs_briefings.outputs.search.opensearch import plan_search_description
from mkdocs_briefings.outputs.search.plan import plan_search_blocks
from mkdocs_briefings.outputs.share_cards import WEIGHT as CARD_WEIGHT
from mkdocs_briefings.outputs.share_cards import plan_share_cards, share_cards_key
from mkdocs_briefings.outputs.shares import share_of
from mkdocs_briefings.outputs.sitemaps import month_length, plan_month_sitemap, plan_sitemap_index
from mkdocs_briefings.outputs.stories import plan_story, story_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Ref
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.outputs.output import Output
    from mkdocs_briefings.settings import Settings


LARGE = 100
"""With so many briefings a day is planned in parts, so that all workers have a share of it."""

PARTS = 4


def plan(
    archive: Archive, settings: Settings, standing: Collection[str]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Plan the articles, and all else, in blocks that share nothing.

    `standing` are the addresses of the pages that MkDocs makes itself. Nothing of the archive is
    loaded, and no output made, before a block is asked for its own.
    """
    return (
        tuple(_days(archive, settings)),
        (
            # They take longest, so they come first.
            *plan_search_blocks(archive, settings),
            *_sections(archive, settings),
            *_stories(archive),
            *_months(archive, settings),
            *_maps(archive),
            *_media(archive, settings),
            _site(archive, settings, standing),
            _globe(archive, settings),
            Block("assets", assets_key(), 1, plan_assets),
            _app(archive, settings),
        ),
    )


def _days(archive: Archive, settings: Settings) -> Iterator[Block]:
    surroundings = Surroundings(archive)
    cards_key = share_cards_key(settings)
    weight = 1 + CARD_WEIGHT if settings.share_cards else 1
    days = [period.start for period in archive.editions]
    refs = [editions.day_ref(day, archive) for day in days]
    for position, day in enumerate(days):
        older = refs[position + 1] if position + 1 < len(refs) else None
        newer = refs[position - 1] if position else None
        earlier = [each for each in days[position + 1 : position + 31] if _same_month(each, day)]
        index = archive.indexes[day]
        around = (ref.url if ref else None for ref in (older, newer))
        key = hash_all(index.digest, surroundings.key(day), *around)
        parts = PARTS if index.size >= LARGE else 1
        for part in range(parts):
            yield Block(
                f"day {day} {part + 1}/{parts}",
                hash_all(key, cards_key),
                weight * index.size // parts,
                partial(_plan_day, archive, settings, day, surroundings, (part, parts)),
            )
        yield Block(
            f"edition {day}",
            hash_all(key, *map(str, earlier)),
            1,
            partial(_plan_edition, archive, day, older, newer, earlier),
        )


def _plan_day(
    archive: Archive,
    settings: Settings,
    day: date,
    surroundings: Surroundings,
    part: tuple[int, int],
) -> Iterator[Output]:
    articles = plan_articles(archive, day, surroundings, part)
    return chain(articles, plan_share_cards(archive, settings, day, part))


def _same_month(day: date, other: date) -> bool:
    return (day.year, day.month) == (other.year, other.month)


def _plan_edition(
    archive: Archive, day: date, older: Ref | None, newer: Ref | None, earlier: list[date]
) -> Iterator[Output]:
    pages = editions.plan_edition(archive, day, older, newer, earlier)
    return chain(pages, plan_redirects(archive, day))


def _sections(archive: Archive, settings: Settings) -> Iterator[Block]:
    for section in (*archive.countries, *archive.source_sections, *archive.tags):
        yield Block(
            f"section {section.place}",
            listings.section_key(section, archive, settings),
            settings.latest,
            partial(_plan_section, section, archive, settings),
            section,
        )
        months = listings.section_months(section, settings)
        for position, month in enumerate(months):
            newer = months[position - 1].start if position else None
            older = months[position + 1].start if position + 1 < len(months) else None
            yield Block(
                f"month {section.place} {month.start:%Y-%m}",
                listings.month_key(section, month, older, newer),
                month.count // 10,
                partial(listings.plan_month, section, position, archive, settings),
            )


def _plan_section(section: Section, archive: Archive, settings: Settings) -> Iterator[Output]:
    return chain(
        listings.plan_section(section, archive, settings),
        plan_feed(section, archive, settings),
        plan_latest(section, archive, settings),
    )


def _stories(archive: Archive) -> Iterator[Block]:
    for slug, timeline in archive.stories.items():
        yield Block(
            f"story {slug}",
            story_key(timeline),
            len(timeline) // 10,
            partial(plan_story, archive, slug),
        )


def _months(archive: Archive, settings: Settings) -> Iterator[Block]:
    pages = _listings_by_month(archive, settings)
    for month in archive.months:
        days = [day.start for day in month.days]
        indexes = [archive.indexes[day] for day in days]
        yield Block(
            f"archive {month.start:%Y-%m}",
            hash_all(month.key),
            1,
            partial(editions.plan_month, archive, days),
        )
        urls = pages.get(month.start, [])
        yield Block(
            f"sitemap {month.start:%Y-%m}",
            hash_all(*(index.listed for index in indexes), *urls),
            month.count // 50,
            partial(plan_month_sitemap, archive, month, urls),
        )


def _listings_by_month(archive: Archive, settings: Settings) -> dict[date, list[str]]:
    found: dict[date, list[str]] = defaultdict(list)
    for section in (*archive.countries, *archive.source_sections, *archive.tags):
        for month in listings.section_months(section, settings):
            found[month.start] += listings.month_urls(section, month, archive, settings)
    return found


def _maps(archive: Archive) -> Iterator[Block]:
    # A block for each, so that all workers have a share of them.
    for country in archive.countries:
        yield Block(
            f"map {country.key}",
            map_key(country),
            MAP_WEIGHT,
            partial(plan_maps, country, archive.urls),
        )


def _media(archive: Archive, settings: Settings) -> Iterator[Block]:
    # In parts, so that all workers have a share of the images of a day.
    parts: dict[tuple[str, int], list[str]] = defaultdict(list)
    for path in archive.media:
        parts[path.rpartition("/")[0], share_of(path, PARTS)].append(path)
    for (folder, part), paths in parts.items():
        yield Block(
            f"media {folder} {part + 1}/{PARTS}",
            media_key(archive, paths),
            media_weight(paths),
            partial(plan_media, archive, settings, paths),
        )


def _globe(archive: Archive, settings: Settings) -> Block:
    key = globe_key(archive, settings)
    return Block("globe", key, 1, partial(plan_globe, archive, settings))


def _site(archive: Archive, settings: Settings, standing: Collection[str]) -> Block:
    sources = (part for source in archive.sources.values() for part in (source.slug, source.digest))
    # A feed without an item is as old as the build.
    moment = None if archive.count else settings.now.isoformat()
    days = (index.digest for index in archive.indexes.values())
    return Block(
        "site",
        hash_all(*days, *sources, moment, *standing),
        settings.latest,
        partial(_plan_site, archive, settings, standing),
        archive.everything,
    )


def _plan_site(archive: Archive, settings: Settings, standing: Collection[str]) -> Iterator[Output]:
    pages: list[Output] = [
        *plan_home(archive, settings),
        *editions.plan_years(archive),
        *plan_directories(archive),
        *plan_feeds_page(archive),
        *plan_search(archive),
    ]
    sections = (*archive.countries, *archive.source_sections, *archive.tags)
    stories = (archive.urls.story(slug) for slug in archive.stories)
    urls = (
        *standing,
        *(page.url for page in pages),
        *(section.url for section in sections),
        *stories,
    )
    by_month = _listings_by_month(archive, settings)
    lengths = {
        month.start: month_length(month, archive, len(by_month.get(month.start, ())))
        for month in archive.months
    }
    yield from pages
    yield from plan_saved(archive)
    yield from plan_search_description(archive, settings)
    yield from plan_feed(archive.everything, archive, settings)
    yield from plan_sitemap_index(archive, urls, lengths)
    yield from plan_latest_edition(archive, settings)


def _app(archive: Archive, settings: Settings) -> Block:
    # Whatever else is told of them is a setting, and with those everything is compared.
    icon = archive.library.digest(settings.icon) if settings.icon else None
    return Block("app", hash_all(assets_key(), icon), 1, partial(_plan_app, archive, settings))


def _plan_app(archive: Archive, settings: Settings) -> Iterator[Output]:
    return chain(plan_app(archive, settings), plan_offline(archive, settings))
