"""Find what stands already where a briefing or a profile wants to be.

A briefing has an address, old addresses and files beside it; and what it claims it may claim from
its date on. Who asks only what is published today lets a site stand still on the day on which an
old address turns out to be that of a feed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.archive.addresses import address, alias_url, place_key
from mkdocs_briefings.archive.urls import Urls, destination, site_urls
from mkdocs_briefings.build.collisions import folders_above
from mkdocs_briefings.errors import Problem, quoted
from mkdocs_briefings.outputs.group import ANYWHERE
from mkdocs_briefings.outputs.plan import claims_of
from mkdocs_briefings.reading.positions import line_of_alias, line_of_file, line_of_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_briefings.archive.media import MediaUrls
    from mkdocs_briefings.outputs.group import Claim
    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.reading.documents import Source
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.settings import Settings


_OURS = f"{__name__.partition('.')[0]}."


class Want(Enum):
    """What somebody claims a place of the site for."""

    PAGE = "page"
    ALIAS = "alias"
    FILE = "file"


class Newcomer(NamedTuple):
    """A place of the site that a briefing or a profile wants to have."""

    place: str
    """Path of the file in the site's folder."""

    path: str
    """The briefing or the profile, relative to the project."""

    kind: Want
    written: str = ""
    """The old address as the briefing has it, or the path of the file in the project."""

    @property
    def origin(self) -> str:
        """What an output in that place is made from."""
        return self.written if self.kind is Want.FILE else self.path


class Newcomers:
    """The places that are wanted, to be asked who else is there."""

    def __init__(self, wanted: Iterable[Newcomer], settings: Settings) -> None:
        self._settings = settings
        self._at: dict[str, list[Newcomer]] = defaultdict(list)
        self._found: dict[Newcomer, str] = {}
        for each in dict.fromkeys(wanted):
            self._at[place_key(each.place)].append(each)
        self._sorted = sorted(self._at)
        """Where something is wanted: what is below one folder stands together."""

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._at)

    def meet(self, claims: Iterable[Claim]) -> None:
        """Note who wants a place that is claimed, or a folder where a file is claimed."""
        for place, origin in claims:
            for each in self._near(place):
                if self._is_in_the_way(each, place, origin):
                    self._found.setdefault(each, origin)

    def meet_plan(
        self, plan: Plan, known: Collection[str] = (), *, of_others: bool = False
    ) -> None:
        """Do the same with what a plan makes, or what other packages make of it.

        Groups that are elsewhere are not planned, nor are those of these names.
        """
        if not self:
            return
        for group in plan.groups:
            if of_others and type(group).__module__.startswith(_OURS):
                continue
            if group.name not in known and any(map(self._are_near, group.places(plan.context))):
                self.meet(claims_of(group, plan.context))

    def problems(self) -> Iterator[Problem]:
        """Give a problem for each that is in the way of something."""
        for each, origin in self._found.items():
            yield self._problem(each, origin)

    def _are_near(self, place: str) -> bool:
        return place == ANYWHERE or next(self._near(place), None) is not None

    def _near(self, place: str) -> Iterator[Newcomer]:
        key = place_key(place.removesuffix("/"))
        yield from self._at.get(key, ())
        yield from self._below(f"{key}/")
        for folder in folders_above(key):
            yield from self._at.get(folder, ())

    def _below(self, folder: str) -> Iterator[Newcomer]:
        for position in range(bisect_left(self._sorted, folder), len(self._sorted)):
            place = self._sorted[position]
            if not place.startswith(folder):
                return
            yield from self._at[place]

    def _is_in_the_way(self, each: Newcomer, place: str, origin: str) -> bool:
        if each.place == place and origin == each.origin:
            return False
        is_same_but_for_case = each.place != place and place_key(each.place) == place_key(place)
        if is_same_but_for_case and (
            # An old address may be the new one in other letters; and where files differ in theirs
            # alone, the disk that they are on tells them apart.
            origin == each.path or (each.kind is Want.FILE and self._is_of_news(origin))
        ):
            return False
        # Of an old address and what it is in the way of, the old address has to go.
        return each.kind is Want.ALIAS or not self._is_alias(place, origin)

    def _is_alias(self, place: str, origin: str) -> bool:
        others = self._at.get(place_key(place), ())
        return any(each.kind is Want.ALIAS and each.path == origin for each in others)

    def _is_of_news(self, origin: str) -> bool:
        return origin.startswith(self._briefings)

    @cached_property
    def _briefings(self) -> str:
        return f"{self._settings.relative(self._settings.briefings_dir)}/"

    def _problem(self, each: Newcomer, origin: str) -> Problem:
        root = self._settings.root
        if each.kind is Want.ALIAS:
            line = line_of_alias(root, each.path, each.written)
            message = f"The alias {quoted(each.written)} is in the place of {origin}."
            return Problem(each.path, line, message, "Remove it.")
        if each.kind is Want.FILE:
            line = line_of_file(self._settings, each.path, each.written)
            name = each.written.rpartition("/")[2]
            message = f"The file {quoted(name)} is in the place of {origin}."
            return Problem(each.path, line, message, "Rename it.")
        line = line_of_key(root, each.path, "slug")
        url = each.place.removesuffix("index.html")
        message = f"The address /{url} is also that of {origin}."
        another = ", or give it another `slug`" if self._is_of_news(each.path) else ""
        return Problem(each.path, line, message, f"Rename one of them{another}.")


def wanted_by_briefing(
    record: BriefingRecord, media: MediaUrls, settings: Settings
) -> Iterator[Newcomer]:
    """Give all places that a briefing wants, published or not."""
    urls = media.urls
    place = destination(address(record, urls, settings))
    yield Newcomer(place, record.path, Want.PAGE)
    for alias in record.aliases:
        old = wanted_by_alias(alias, record.path, urls)
        if old is not None and old.place != place:
            yield old
    for path in record.media:
        yield Newcomer(destination(media.of(path)), record.path, Want.FILE, path)


def wanted_by_alias(alias: str, path: str, urls: Urls) -> Newcomer | None:
    """Give the place that an old address of a briefing wants; None if it is none of this site."""
    url = alias_url(alias, urls)
    return Newcomer(destination(url), path, Want.ALIAS, alias) if url is not None else None


def wanted_by_source(source: Source, settings: Settings) -> Newcomer:
    """Give the place that a source's profile wants."""
    urls = site_urls(settings)
    return Newcomer(destination(urls.source(source.slug)), source.path, Want.PAGE)
