"""Find what stands at the addresses of the site that texts link to.

Whoever makes a file of the site claims its place, and is asked in the order of what that costs:
most addresses are those of sections and articles, for which nothing has to be planned.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mkdocs_briefings.archive.addresses import address
from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.build.claims import claims_of_any_site, claims_of_archive
from mkdocs_briefings.build.state import site_name
from mkdocs_briefings.outputs.group import ANYWHERE
from mkdocs_briefings.outputs.plan import claims_of
from mkdocs_briefings.reading.file_names import one_form
from mkdocs_briefings.reading.site_links import root_of
from mkdocs_briefings.rendering.page.links import Landing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.build.load import LoadResult
    from mkdocs_briefings.build.state import State
    from mkdocs_briefings.outputs.group import Claim
    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.reading.site_links import SiteRoot
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings

_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class AddressFinder:
    """Finds what there is at addresses of a site, published or not."""

    loaded: LoadResult
    plan: Plan
    standing: StandingFiles
    state: State
    settings: Settings

    def find(self, paths: Iterable[str]) -> dict[str, Landing]:
        """Give what there is at paths on the site's host, by the path."""
        root = root_of(self.settings)
        wanted = {path: tuple(_places(path, root)) for path in dict.fromkeys(paths)}
        if not wanted:
            return {}
        missing = _Missing(wanted)
        missing.meet(self.standing.places.items())
        missing.meet(claims_of_archive(self.loaded.archive, self.plan))
        missing.meet(self._claims_of_articles(missing.places))
        missing.meet(self._claims_of_hidden(missing.places))
        if missing.places:
            missing.meet(claims_of_any_site(self.settings, self.standing))
            missing.meet(self._claims_of_plan(missing.places))
        return missing.found()

    def _claims_of_articles(self, missing: Collection[str]) -> Iterator[Claim]:
        """Give what published briefings claim on the days in whose editions something is missing.

        Of days that are as they were the addresses are remembered.
        """
        archive, remembered = self.loaded.archive, self.loaded.remembered.indexes
        days = _days_of(missing, archive)
        unchanged = {day for day in days if archive.indexes[day] is remembered.get(day)}
        for urls in self.state.urls_of_days(site_name(self.settings), unchanged):
            yield from ((destination(url), path) for path, url in urls.items())
        for day in days - unchanged:
            yield from ((destination(card.url), card.path) for card in archive.day(day).cards)

    def _claims_of_hidden(self, missing: Collection[str]) -> Iterator[Claim]:
        """Give what the others claim on these days: they will be there, or have been."""
        archive = self.loaded.archive
        for day in _days_of(missing, archive):
            loaded = archive.day(day)
            for record in loaded.records:
                if record.path in loaded.hidden:
                    url = address(record, archive.urls, self.settings)
                    yield destination(url), record.path

    def _claims_of_plan(self, missing: Collection[str]) -> Iterator[Claim]:
        """Give what the groups make that are near something missing."""
        context = self.plan.context
        for group in self.plan.groups:
            if any(_is_near(place, missing) for place in group.places(context)):
                yield from claims_of(group, context)


def find_in_all(
    finders: Sequence[AddressFinder], paths: Iterable[str], settings: Settings
) -> dict[str, Landing]:
    """Do the same in the site in all of its languages; what its own has counts first."""
    own = [each for each in finders if each.settings is settings]
    wanted = tuple(dict.fromkeys(paths))
    found: dict[str, Landing] = {}
    for finder in (*own, *(each for each in finders if each.settings is not settings)):
        found |= finder.find(path for path in wanted if path not in found)
    return found


class _Missing:
    """The places that are looked for, and what was found of them."""

    def __init__(self, wanted: Mapping[str, tuple[str, ...]]) -> None:
        """Take the paths that are wanted, each with the places that it may mean, the best first.

        They are in one form of Unicode, whichever one a file has.
        """
        self._wanted = wanted
        self._claims: dict[str, Claim] = {}
        self.places = frozenset(chain.from_iterable(wanted.values()))
        """Those that nobody has claimed yet."""

    def meet(self, claims: Iterable[Claim]) -> None:
        """Note who claims what is looked for."""
        if not self.places:
            return
        for claim in claims:
            place = one_form(claim[0])
            if place in self.places:
                self._claims.setdefault(place, claim)
        self._forget()

    def found(self) -> dict[str, Landing]:
        """Give what was found, by the path that was wanted."""
        found: dict[str, Landing] = {}
        for path, places in self._wanted.items():
            claim = next((self._claims[each] for each in places if each in self._claims), None)
            if claim is not None:
                place, origin = claim
                url = quote(place.removesuffix(_INDEX) if _is_index(place) else place)
                found[path] = Landing(url, origin)
        return found

    def _forget(self) -> None:
        # Of what a path may mean the first counts, so nothing behind one that was found is wanted.
        left: set[str] = set()
        for places in self._wanted.values():
            for place in places:
                if place in self._claims:
                    break
                left.add(place)
        self.places = frozenset(left)


def _is_index(place: str) -> bool:
    return place == _INDEX or place.endswith(f"/{_INDEX}")


def _places(path: str, root: SiteRoot) -> Iterator[str]:
    """Give the places in the site's folder that a path on its host may mean."""
    for inside in map(one_form, root.inside(path)):
        if inside.endswith("/") or not inside:
            yield f"{inside}{_INDEX}"
        else:
            yield inside
            yield f"{inside}/{_INDEX}"  # hosts lead on to it


def _days_of(places: Collection[str], archive: Archive) -> set[date]:
    """Give the days in whose editions one of these would stand if it were an article."""
    if not places:
        return set()
    days = {one_form(unquote(archive.urls.edition(day))): day for day in archive.indexes}
    folders = {f"{each.removesuffix(f'/{_INDEX}').rpartition('/')[0]}/" for each in places}
    return {days[folder] for folder in folders & days.keys()}


def _is_near(place: str, missing: Collection[str]) -> bool:
    if place == ANYWHERE:
        return True
    place = one_form(place)
    if place.endswith("/"):
        return any(each.startswith(place) for each in missing)
    return place in missing
