"""The plan: everything that a build makes of the news, in groups."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs import editions, listings
from mkdocs_briefings.outputs.app import plan_app
from mkdocs_briefings.outputs.articles import Surroundings, plan_articles
from mkdocs_briefings.outputs.assets import assets_key, plan_assets
from mkdocs_briefings.outputs.directories import plan_directories
from mkdocs_briefings.outputs.feeds.archives import (
    ArchiveDocument,
    archive_documents,
    plan_archive_documents,
)
from mkdocs_briefings.outputs.feeds.channels import channel_of
from mkdocs_briefings.outputs.feeds.combined import combined_key, latest_of
from mkdocs_briefings.outputs.feeds.directory import plan_feed_directory
from mkdocs_briefings.outputs.feeds.editions import editions_key, plan_editions_feed
from mkdocs_briefings.outputs.feeds.plan import plan_combined, plan_feeds
from mkdocs_briefings.outputs.globe import globe_key, plan_globe, plan_latest
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.home import plan_home
from mkdocs_briefings.outputs.maps import WEIGHT as MAP_WEIGHT
from mkdocs_briefings.outputs.maps import map_key, plan_maps
from mkdocs_briefings.outputs.media import media_key, media_weight, plan_media
from mkdocs_briefings.outputs.news_sitemap import news_key, plan_news_sitemap
from mkdocs_briefings.outputs.offline import plan_latest_edition, plan_offline
from mkdocs_briefings.outputs.reader_pages import plan_saved, plan_search
from mkdocs_briefings.outputs.redirects import (
    RULES,
    plan_redirect_rules,
    plan_redirects,
    rules_key,
)
from mkdocs_briefings.outputs.robots import ROBOTS, plan_robots, robots_key
from mkdocs_briefings.outputs.search.opensearch import plan_search_description
from mkdocs_briefings.outputs.search.plan import plan_search_groups
from mkdocs_briefings.outputs.share_cards import WEIGHT as CARD_WEIGHT
from mkdocs_briefings.outputs.share_cards import plan_share_cards, share_cards_key
from mkdocs_briefings.outputs.shares import share_of
from mkdocs_briefings.outputs.sitemaps import month_length, plan_month_sitemap, plan_sitemap_index
from mkdocs_briefings.outputs.stories import plan_story, story_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Ref
    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.archive.sections import Period, Section
    from mkdocs_briefings.outputs.output import Output
    from mkdocs_briefings.settings import Settings

    _Latest = Callable[[], Iterable[PublishedBriefing]]


OPTIONAL = frozenset({RULES, ROBOTS})
"""Files that a site may have in its `docs/`; then they are not made."""

LARGE = 100
"""With so many briefings a day is planned in parts, so that all workers have a share of it."""

PARTS = 4


def plan(
    archive: Archive,
    settings: Settings,
    standing: Collection[str],
    own: Collection[str] = frozenset(),
) -> tuple[tuple[OutputGroup, ...], tuple[OutputGroup, ...]]:
    """Plan the articles, and all else, in groups that share nothing.

    `standing` are the addresses of the pages that MkDocs makes itself, and `own` those of the
    `OPTIONAL` files that the site has already. Nothing of the archive is loaded, and no output
    made, before a group is asked for its own.
    """
    return (
        tuple(_days(archive, settings)),
        (
            # They take longest, so they come first.
            *plan_search_groups(archive, settings),
            *_sections(archive, settings),
            *_stories(archive),
            *_feeds(archive, settings),
            *_months(archive, settings),
            *_maps(archive),
            *_media(archive, settings),
            _site(archive, settings, standing),
            _globe(archive, settings),
            OutputGroup("assets", assets_key(), 1, plan_assets),
            _app(archive, settings),
            *(group for group in _for_machines(archive, settings) if group.name not in own),
        ),
    )


def _days(archive: Archive, settings: Settings) -> Iterator[OutputGroup]:
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
            yield OutputGroup(
                f"day {day} {part + 1}/{parts}",
                hash_all(key, cards_key),
                weight * index.size // parts,
                partial(_plan_day, archive, settings, day, surroundings, (part, parts)),
            )
        yield OutputGroup(
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


def _sections(archive: Archive, settings: Settings) -> Iterator[OutputGroup]:
    sections = (*archive.countries, *archive.source_sections, *archive.tags)
    archived = [archive_documents(section, archive.urls, settings) for section in sections]
    # One kind of group after the other, since workers do what they have just done in less time.
    for section, parts in zip(sections, archived, strict=True):
        newest = parts[0] if parts else None
        yield OutputGroup(
            f"section {section.place}",
            hash_all(
                listings.section_key(section, archive, settings), newest.url if newest else None
            ),
            settings.latest,
            partial(_plan_section, section, archive, settings, newest),
            _texts(partial(section.all.latest, settings.latest), settings),
        )
    for section, parts in zip(sections, archived, strict=True):
        yield from _section_months(section, parts, archive, settings)


def _section_months(
    section: Section, parts: tuple[ArchiveDocument, ...], archive: Archive, settings: Settings
) -> Iterator[OutputGroup]:
    of_month = {start: tuple(found) for start, found in groupby(parts, attrgetter("month"))}
    months = listings.section_months(section, settings)
    for position, month in enumerate(months):
        newer = months[position - 1].start if position else None
        older = months[position + 1].start if position + 1 < len(months) else None
        archived = of_month.get(month.start, ())
        yield OutputGroup(
            f"month {section.place} {month.start:%Y-%m}",
            hash_all(
                listings.month_key(section, month, older, newer),
                *(url for part in archived for url in (part.older, part.newer)),
            ),
            month.count // 5,
            partial(_plan_month, section, position, archived, archive, settings),
        )


def _texts(latest: _Latest, settings: Settings) -> _Latest | None:
    """Give how to ask for the briefings whose texts a feed holds, of its latest ones."""
    return latest if settings.has_full_feeds else None


def _plan_section(
    section: Section, archive: Archive, settings: Settings, newest: ArchiveDocument | None
) -> Iterator[Output]:
    return chain(
        listings.plan_section(section, archive, settings),
        plan_feeds(section, archive, settings, newest),
        plan_latest(section, archive, settings),
    )


def _plan_month(
    section: Section,
    position: int,
    archived: tuple[ArchiveDocument, ...],
    archive: Archive,
    settings: Settings,
) -> Iterator[Output]:
    pages = listings.plan_month(section, position, archive, settings)
    channel = channel_of(section, archive, settings)
    return chain(pages, plan_archive_documents(archived, channel, archive))


def _feeds(archive: Archive, settings: Settings) -> Iterator[OutputGroup]:
    channel = channel_of(archive.everything, archive, settings)
    for part in archive_documents(archive.everything, archive.urls, settings):
        yield OutputGroup(
            f"feed archive {part.period.start} {part.url}",
            part.key,
            part.period.count // 10,
            partial(plan_archive_documents, (part,), channel, archive),
        )
    yield OutputGroup(
        "feed of editions",
        editions_key(archive, settings),
        settings.latest,
        partial(plan_editions_feed, archive, settings),
    )
    for combined in settings.combined_feeds:
        yield OutputGroup(
            f"combined feed {combined.slug}",
            combined_key(combined, archive),
            settings.latest,
            partial(plan_combined, combined, archive, settings),
            _texts(partial(latest_of, combined, archive, settings.latest), settings),
        )


def _stories(archive: Archive) -> Iterator[OutputGroup]:
    for slug, timeline in archive.stories.items():
        yield OutputGroup(
            f"story {slug}",
            story_key(timeline),
            len(timeline) // 10,
            partial(plan_story, archive, slug),
        )


def _months(archive: Archive, settings: Settings) -> Iterator[OutputGroup]:
    pages = _listings_by_month(archive, settings)
    for month in archive.months:
        days = [day.start for day in month.days]
        indexes = [archive.indexes[day] for day in days]
        yield OutputGroup(
            f"archive {month.start:%Y-%m}",
            hash_all(month.key),
            1,
            partial(editions.plan_month, archive, days),
        )
        listed = pages.get(month.start, [])
        urls = (url for url, _ in listed)
        yield OutputGroup(
            f"sitemap {month.start:%Y-%m}",
            hash_all(*(index.listed for index in indexes), *urls),
            month.count // 50,
            partial(plan_month_sitemap, archive, settings, month, listed),
        )


def _listings_by_month(
    archive: Archive, settings: Settings
) -> dict[date, list[tuple[str, Period]]]:
    found: dict[date, list[tuple[str, Period]]] = defaultdict(list)
    for section in (*archive.countries, *archive.source_sections, *archive.tags):
        for month in listings.section_months(section, settings):
            found[month.start] += listings.month_pages(section, month, archive, settings)
    return found


def _maps(archive: Archive) -> Iterator[OutputGroup]:
    # A group for each, so that all workers have a share of them.
    for country in archive.countries:
        yield OutputGroup(
            f"map {country.key}",
            map_key(country),
            MAP_WEIGHT,
            partial(plan_maps, country, archive.urls),
        )


def _media(archive: Archive, settings: Settings) -> Iterator[OutputGroup]:
    # In parts, so that all workers have a share of the images of a day.
    parts: dict[tuple[str, int], list[str]] = defaultdict(list)
    for path in archive.media:
        parts[path.rpartition("/")[0], share_of(path, PARTS)].append(path)
    for (folder, part), paths in parts.items():
        yield OutputGroup(
            f"media {folder} {part + 1}/{PARTS}",
            media_key(archive, paths),
            media_weight(paths),
            partial(plan_media, archive, settings, paths),
        )


def _globe(archive: Archive, settings: Settings) -> OutputGroup:
    key = globe_key(archive, settings)
    return OutputGroup("globe", key, 1, partial(plan_globe, archive, settings))


def _for_machines(archive: Archive, settings: Settings) -> Iterator[OutputGroup]:
    """Give what search engines and hosts read at the root of a site, by the files' names."""
    yield OutputGroup(
        "news sitemap",
        news_key(archive, settings),
        settings.latest,
        partial(plan_news_sitemap, archive, settings),
    )
    yield OutputGroup(ROBOTS, robots_key(archive.urls), 1, partial(plan_robots, archive.urls))
    yield OutputGroup(RULES, rules_key(archive), 1, partial(plan_redirect_rules, archive))


def _site(archive: Archive, settings: Settings, standing: Collection[str]) -> OutputGroup:
    sources = (part for source in archive.sources.values() for part in (source.slug, source.digest))
    # A feed without an item is as old as the build.
    moment = None if archive.count else settings.now.isoformat()
    days = (index.digest for index in archive.indexes.values())
    return OutputGroup(
        "site",
        hash_all(*days, *sources, moment, *standing),
        settings.latest,
        partial(_plan_site, archive, settings, standing),
        _texts(partial(archive.everything.all.latest, settings.latest), settings),
    )


def _plan_site(archive: Archive, settings: Settings, standing: Collection[str]) -> Iterator[Output]:
    pages: list[Output] = [
        *plan_home(archive, settings),
        *editions.plan_years(archive),
        *plan_directories(archive),
        *plan_search(archive),
    ]
    urls = {
        **dict.fromkeys((*standing, *(page.url for page in pages), archive.urls.feeds())),
        **_last_changes(archive, settings),
    }
    by_month = _listings_by_month(archive, settings)
    lengths = {
        month.start: month_length(month, archive, len(by_month.get(month.start, ())))
        for month in archive.months
    }
    yield from pages
    yield from plan_saved(archive)
    yield from plan_search_description(archive, settings)
    yield from plan_feeds(archive.everything, archive, settings, _newest(archive, settings))
    yield from plan_feed_directory(archive, settings)
    yield from plan_sitemap_index(archive, settings, urls, lengths)
    yield from plan_latest_edition(archive, settings)


def _last_changes(archive: Archive, settings: Settings) -> dict[str, float | None]:
    """Give when pages that show the latest briefings last changed, by their addresses."""
    sections = (archive.everything, *archive.countries, *archive.source_sections, *archive.tags)
    return {
        **{section.url: section.all.latest_changed(settings.latest) for section in sections},
        **{
            archive.urls.story(slug): max(told.changed for told in timeline)
            for slug, timeline in archive.stories.items()
        },
    }


def _newest(archive: Archive, settings: Settings) -> ArchiveDocument | None:
    parts = archive_documents(archive.everything, archive.urls, settings)
    return parts[0] if parts else None


def _app(archive: Archive, settings: Settings) -> OutputGroup:
    # Whatever else is told of them is a setting, and with those everything is compared.
    icon = archive.store.digest(settings.icon) if settings.icon else None
    return OutputGroup(
        "app", hash_all(assets_key(), icon), 1, partial(_plan_app, archive, settings)
    )


def _plan_app(archive: Archive, settings: Settings) -> Iterator[Output]:
    return chain(plan_app(archive, settings), plan_offline(archive, settings))
