"""The whole earth with the countries that have a page, in the Natural Earth projection."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import ceil, radians
from typing import TYPE_CHECKING, Protocol

from mkdocs_briefings.drawing.maps.plane import Frame, area, clipped, kept_points
from mkdocs_briefings.drawing.maps.sphere import coordinates
from mkdocs_briefings.drawing.maps.svg import path
from mkdocs_briefings.drawing.maps.world import world

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_briefings.drawing.maps.sphere import Vector

Point = tuple[float, float]

_WIDTH = 1000
_MIDDLE = 11.0
"""Meridian in the middle of the map: so its edges run through the Bering Strait."""

_NORTH, _SOUTH = 84.0, -58.0
"""Where the map ends; with news from Antarctica, at the South Pole."""

_ANTARCTICA = "AQ"

_TOLERANCE = 0.9
"""So far from its place a line may be drawn, in pixels."""

_SPECK = 1.5
"""Islands with fewer square pixels are left out."""

_SMALL = 25.0
"""A country with fewer square pixels is shown as a dot."""


class CountryWithPage(Protocol):
    """What the map has to know of a country that has a page."""

    @property
    def key(self) -> str:
        """Its ISO 3166-1 alpha-2 code."""

    @property
    def name(self) -> str:
        """What it is called, in the site's language."""

    @property
    def url(self) -> str:
        """Address of its page, relative to the site's root."""


@dataclass(frozen=True, slots=True)
class MapCountry:
    """A country on the map that leads to its page."""

    key: str
    """Its ISO 3166-1 alpha-2 code."""

    name: str
    url: str
    shape: str
    """Data of its path; empty where it is shown as a dot."""

    dot: Point | None
    has_news: bool = True


class Earth:
    """The world map; nothing is drawn before a template asks for it, and then only once."""

    def __init__(
        self, countries: Iterable[CountryWithPage], quiet: Iterable[CountryWithPage] = ()
    ) -> None:
        """Take the countries that have news, and those that have a page without.

        Antarctica is on no map before it has news: all others would have to be smaller for it.
        """
        self._with_news = tuple(countries)
        self._quiet = tuple(country for country in quiet if country.key != _ANTARCTICA)
        self._codes = frozenset(country.key for country in (*self._with_news, *self._quiet))

    @cached_property
    def height(self) -> int:
        """How high it is, in its own pixels."""
        return ceil(_project(0, -90 if _ANTARCTICA in self._codes else _SOUTH)[1])

    @property
    def width(self) -> int:
        """How wide it is, in its own pixels."""
        return _WIDTH

    @cached_property
    def land(self) -> str:
        """Data of one path with all the land that leads nowhere."""
        return _land(self._codes)

    @cached_property
    def places(self) -> tuple[MapCountry, ...]:
        """The countries that lead to their pages; dots come last, and so above what is large."""
        places = [
            self._place(country, has_news=has_news)
            for countries, has_news in ((self._quiet, False), (self._with_news, True))
            for country in countries
        ]
        return tuple(sorted(places, key=lambda it: it.dot is not None))

    def _place(self, it: CountryWithPage, *, has_news: bool) -> MapCountry:
        if _has_shape(it.key):
            return MapCountry(it.key, it.name, it.url, _shape(it.key), None, has_news)
        return MapCountry(it.key, it.name, it.url, "", _dot(it.key), has_news)


# A site in several languages has as many of these maps, and a preview draws them on every save.
@lru_cache(maxsize=8)
def _land(codes: frozenset[str]) -> str:
    """Give the data of one path with all the land but of those countries that have a shape."""
    shown = (
        land
        for code, lands in world().countries.items()
        for land in lands
        if not (code in codes and _has_shape(code)) and code != _ANTARCTICA
    )
    coasts, _ = world().merged(ring for land in shown for ring in land.rings)
    return _drawn(coasts)


@cache
def _shape(code: str) -> str:
    return _drawn(ring for land in world().countries[code] for ring in land.rings)


def _has_shape(code: str) -> bool:
    lands = world().countries.get(code, ())
    return sum(land.area for land in lands) * _SCALE**2 >= _SMALL


def _dot(code: str) -> Point:
    lands = world().countries.get(code)
    place = max(lands, key=lambda land: land.area).centre if lands else world().dots[code]
    x, y = _project(*_turned(place))
    return round(x, 1), round(y, 1)


@cache
def _arcs() -> tuple[list[Point], ...]:
    """Give the arcs of the world in degrees from the middle of the map, as coarse as it is."""
    return tuple(_coarse([_turned(place) for place in arc]) for arc in world().arcs)


def _turned(place: Vector) -> Point:
    longitude, latitude = coordinates(place)
    return (longitude - _MIDDLE + 180) % 360 - 180, latitude


def _coarse(arc: list[Point]) -> list[Point]:
    line = _unwound(arc)
    kept = kept_points([_project(*point) for point in line], _TOLERANCE)
    return [line[position] for position in kept]


def _unwound(line: Iterable[Point]) -> list[Point]:
    """Give a line that goes on beyond the edge of the map where it crosses it."""
    found: list[Point] = []
    for longitude, latitude in line:
        turns = round((found[-1][0] - longitude) / 360) if found else 0
        found.append((longitude + 360 * turns, latitude))
    return found


def _drawn(rings: Iterable[Sequence[int]]) -> str:
    """Give the data of a path of the areas within rings of arcs."""
    shapes = (shape for ring in rings for shape in _shapes(world().walk(ring, _arcs())))
    return path((shape for shape in shapes if area(shape) >= _SPECK), "z", 1)


def _shapes(ring: Iterable[Point]) -> Iterator[list[Point]]:
    """Give what a ring is on the map: two shapes where it lies across the edge."""
    line = _unwound(ring)
    (start, _), (end, _) = line[0], line[-1]
    if abs(end - start) > 180:  # noqa: PLR2004 - it goes around the pole, which is a line here
        line += [(end, -90), (start, -90)]
    for turn in (-360, 0, 360):
        part = clipped([(longitude + turn, latitude) for longitude, latitude in line], _ALL)
        if part:
            yield [_project(*point) for point in part]


def _project(longitude: float, latitude: float) -> Point:
    """Give the point of a place, whose longitude counts from the middle of the map."""
    x, y = _natural_earth(longitude, latitude)
    return _SCALE * (_RIGHT + x), _SCALE * (_TOP - y)


def _natural_earth(longitude: float, latitude: float) -> Point:
    """Give a point in radii of the earth, by the polynomials of Šavrič and others (2011)."""
    y = radians(latitude)
    y2, y4 = y**2, y**4
    y8 = y4**2
    wide = 0.8707 - 0.131979 * y2 - 0.013791 * y4 + y8 * (0.003971 * y2 - 0.001529 * y4)
    high = 1.007226 + 0.015085 * y2 - 0.044475 * y2 * y4 + y8 * (0.028874 - 0.005916 * y2)
    return radians(longitude) * wide, y * high


_ALL = Frame(-180, -90, 180, 90)
_RIGHT = _natural_earth(180, 0)[0]
_TOP = _natural_earth(0, _NORTH)[1]
_SCALE = _WIDTH / 2 / _RIGHT
