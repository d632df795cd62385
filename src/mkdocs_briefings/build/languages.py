"""What pages of a site in several languages know of one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.build.collisions import CollisionError, collisions, describe
from mkdocs_briefings.outputs.listing_archives import month_pages, section_months
from mkdocs_briefings.rendering.page.languages import LanguageSites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.build.plan_sites import PlannedSite
    from mkdocs_briefings.build.render import RenderedSite
    from mkdocs_briefings.settings import Settings


def languages_of(sites: Sequence[PlannedSite], settings: Settings) -> LanguageSites:
    """Give what there is in each language; `settings` are those of the default one."""
    if not settings.languages:
        return LanguageSites(settings)
    tagged = [(each.language, site) for each, site in zip(settings.all_sites, sites, strict=True)]
    return LanguageSites(
        settings,
        {tag: site.loaded.archive for tag, site in tagged},
        {tag: frozenset(_pages(site)) for tag, site in tagged},
        {
            tag: frozenset(each.url for each in site.loaded.archive.quiet_countries)
            for tag, site in tagged
        },
    )


def _pages(site: PlannedSite) -> Iterator[str]:
    """Give the addresses of all pages that are no articles."""
    archive, settings = site.loaded.archive, site.plan.context.settings
    urls = archive.urls
    yield from site.plan.pages
    yield from _of_every_site(archive)
    yield from (urls.edition(each.start) for each in archive.editions)
    yield from (urls.month(each.start) for each in archive.months)
    for section in archive.sections:
        for month in section_months(section, settings):
            yield from (url for url, _ in month_pages(section, month, urls, settings))


def _of_every_site(archive: Archive) -> tuple[str, ...]:
    urls = archive.urls
    return urls.home(), urls.search(), urls.saved(), urls.followed(), urls.feeds(), urls.offline()


def refuse_twins(sites: Sequence[RenderedSite]) -> None:
    """Raise `CollisionError` where the site in two languages would have one file."""
    stale = (each for site in sites for each in site.rendered.stale)
    is_new = any(site.rendered.unfinished for site in sites) or any(
        each.reason == "new" for each in stale
    )
    if len(sites) == 1 or not is_new:
        return
    claims = (
        (path, f"{name} ({site.context.settings.language})")
        for site in sites
        for path, name in site.rendered.paths
    )
    found = collisions(claims)
    if found:
        raise CollisionError(describe(found))
