"""What the news is known to claim of a site before anything of it is rendered.

Rendering a large archive takes minutes, and a page of `docs/` in the way of it is there from the
beginning. What is not known so early, such as the address of each article, is compared when all is
planned (`build/render.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.archive.archive import Archive
from mkdocs_briefings.archive.store import EmptyStore
from mkdocs_briefings.archive.urls import destination, site_urls
from mkdocs_briefings.build.collisions import CollisionError, collisions, describe
from mkdocs_briefings.outputs.other_products import find_other_products
from mkdocs_briefings.outputs.plan import claims_of, make_plan
from mkdocs_briefings.outputs.product import SiteView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.outputs.group import Claim
    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


def plan_site(
    archive: Archive,
    settings: Settings,
    standing: StandingFiles,
    others: tuple[Archive, ...] = (),
) -> Plan:
    """Plan what all products make of a site. Raises `PlanError`.

    `others` are the archives of the same site in its other languages.
    """
    # What makes a site takes longer to load than most commands work.
    from mkdocs_briefings.outputs.products import OPTIONAL, all_products  # noqa: PLC0415

    own = OPTIONAL & standing.places.keys()
    view = SiteView(
        archive,
        settings,
        standing.pages,
        own,
        others=others,
        standing_alternates=standing.addresses_by_language,
    )
    return make_plan(view, all_products())


def is_in_reach(settings: Settings, standing: StandingFiles) -> bool:
    """Whether something stands where a site may claim a place, whatever is published.

    Only then these claims have to be known. Where other packages' products are nobody can say.
    Raises `EntryPointError`.
    """
    may_claim = site_urls(settings).may_claim
    return bool(find_other_products()) or any(map(may_claim, standing.places))


def claims_of_any_site(settings: Settings, standing: StandingFiles) -> tuple[Claim, ...]:
    """Give what a site claims whatever is published: what it is without a briefing.

    Planning it takes a tenth of a second, and several steps of a build ask.
    """
    key = settings.language, standing.pages
    known = standing.claims.get(key)
    if known is None:
        known = standing.claims[key] = tuple(_claims_of_any_site(settings, standing))
    return known


def _claims_of_any_site(settings: Settings, standing: StandingFiles) -> Iterator[Claim]:
    plan = plan_site(Archive(EmptyStore(), settings, {}, {}), settings, standing)
    for group in plan.groups:
        yield from claims_of(group, plan.context)
    for url in plan.after_pages:
        yield destination(url), f"/{url}"


def claims_of_archive(archive: Archive, plan: Plan) -> Iterator[Claim]:
    """Give what a site is known to claim without loading a day: sections, editions, months."""
    urls = archive.urls
    editions = (urls.edition(period.start) for period in archive.editions)
    months = (urls.month(period.start) for period in archive.months)
    profiles = {url: path for path, url in archive.profile_urls.items()}
    for url in (*plan.pages, *editions, *months):
        yield destination(url), profiles.get(url, f"/{url}")


def claims_of_days(days: Iterable[date], urls: Urls) -> Iterator[Claim]:
    """Give what days claim, published or not, besides what stands in their editions."""
    for day in days:
        for url in (urls.edition(day), urls.month(day), urls.year(day.year)):
            yield destination(url), f"/{url}"


def refuse_collisions_of_any_site(settings: Settings, standing: StandingFiles) -> None:
    """Raise `CollisionError` where something stands in the way of what a site is in any case."""
    if is_in_reach(settings, standing):
        refuse_collisions(claims_of_any_site(settings, standing), standing)


def refuse_collisions(claims: Iterable[Claim], standing: StandingFiles) -> None:
    """Raise `CollisionError` where something that stands already is in the way."""
    found = collisions([*claims, *standing.places.items()])
    if found:
        raise CollisionError(describe(found))
