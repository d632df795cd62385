"""The globe before a script turns it: one half of the earth, seen from where most news is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import cos, hypot, radians
from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.maps.earth import MapCountry
from mkdocs_briefings.drawing.maps.plane import area, simplified
from mkdocs_briefings.drawing.maps.sphere import coordinates, dot, facing, vector
from mkdocs_briefings.drawing.maps.svg import path
from mkdocs_briefings.drawing.maps.world import world
from mkdocs_briefings.fingerprint import fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.drawing.maps.earth import CountryWithPage
    from mkdocs_briefings.drawing.maps.sphere import Vector
    from mkdocs_briefings.drawing.maps.world import Land

Point = tuple[float, float]

RADIUS = 400
"""Of the drawing, in its own pixels; the middle of the globe is at 0, 0."""

_TOLERANCE = 1.2
"""So far from its place a line may be drawn, in pixels."""

_SPECK = 8.0
"""Islands with fewer square pixels are left out."""

_SMALL = 60.0
"""A country with fewer square pixels is shown as a dot."""

_SIGHT = cos(radians(60))
"""What is farther than that from the middle is too near the edge to be read."""

_LEAN = 25.0
"""How far north or south it is turned at most, in degrees."""


_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" '
    f'viewBox="-{RADIUS} -{RADIUS} {2 * RADIUS} {2 * RADIUS}">'
)
_SHAPE = '<path id="{}" vector-effect="non-scaling-stroke" d="{}"/>'


@dataclass(frozen=True)
class Hemisphere:
    """Half of the earth."""

    middle: Point
    """Longitude and latitude, in degrees."""

    countries: tuple[CountryWithPage, ...]

    @cached_property
    def land(self) -> str:
        """Data of one path with all the land that leads nowhere."""
        return _land(self.middle, frozenset(it.key for it in self.countries))

    @cached_property
    def places(self) -> tuple[MapCountry, ...]:
        """The countries that lead to their pages; dots come last, and so above what is large."""
        found = [it for it in map(self._place, self.countries) if it is not None]
        return tuple(sorted(found, key=lambda it: it.dot is not None))

    @cached_property
    def picture(self) -> bytes:
        """The shapes as SVG, for pages that show them piece by piece.

        That of a country has its code for an id, in small letters, and all other land is `land`.
        """
        shapes = {"land": self.land, **{it.key.lower(): it.shape for it in self.places}}
        drawn = "".join(_SHAPE.format(key, shape) for key, shape in shapes.items() if shape)
        return f"{_HEAD}{drawn}</svg>\n".encode()

    @property
    def version(self) -> str:
        """Stands for the picture: browsers may keep it as long as that is the same."""
        return fingerprint_of(self.picture)[:4].hex()

    def _place(self, country: CountryWithPage) -> MapCountry | None:
        lands, lines = world().countries.get(country.key, ()), _lines(self.middle)
        if lines.size(lands) >= _SMALL:
            return MapCountry(country.key, country.name, country.url, lines.drawn(lands), None)
        at = lines.place(centre_of(country.key))
        return MapCountry(country.key, country.name, country.url, "", at) if at else None


class Hemispheres:
    """Halves of the earth; each is drawn when a template asks for it."""

    def __init__(self, countries: Iterable[CountryWithPage]) -> None:
        """Take the countries that have news."""
        self._countries = tuple(countries)

    def towards(self, news: Iterable[str] = ()) -> Hemisphere:
        """Give the half on which most of the news is, told by its countries' codes, one each.

        Where none is told, each country counts once.
        """
        middle = outlook(tuple(news) or tuple(it.key for it in self._countries))
        return Hemisphere(middle, self._countries)


def outlook(news: Iterable[str]) -> Point:
    """Give longitude and latitude of the country around which most news is, in whole degrees.

    News are told by their countries' codes. Of countries that are as good the first one is taken.
    """
    places = [(centre_of(code), many) for code, many in Counter(news).items()]
    best = max(
        (place for place, _ in places),
        key=lambda place: sum(many for other, many in places if dot(place, other) >= _SIGHT),
        default=vector(0, 0),
    )
    longitude, latitude = coordinates(best)
    return float(round(longitude)), float(round(max(-_LEAN, min(_LEAN, latitude))))


def centre_of(code: str) -> Vector:
    """Give where a country is: the middle of its largest part."""
    lands = world().countries.get(code)
    return max(lands, key=lambda land: land.area).centre if lands else world().dots[code]


# A preview draws the front page again at every edit, and the news are seldom elsewhere then.
@lru_cache(maxsize=4)
def _land(middle: Point, with_news: frozenset[str]) -> str:
    others = (code for code in world().countries if code not in with_news)
    return "".join(_lines(middle).drawn(world().countries[code]) for code in others)


@lru_cache(maxsize=4)
def _lines(middle: Point) -> _Lines:
    return _Lines(middle)


class _Lines:
    """The arcs of the world as they are seen from above a place, each when it is first asked for.

    What is beyond the horizon is drawn on it, at its own direction from the middle: so a shape that
    the horizon goes through ends there.
    """

    def __init__(self, middle: Point) -> None:
        self._axes = facing(vector(*middle))
        self._known: dict[int, list[Point]] = {}

    def __getitem__(self, number: int) -> list[Point]:
        line = self._known.get(number)
        if line is None:
            points = [self._project(place)[0] for place in world().arcs[number]]
            line = self._known[number] = simplified(points, _TOLERANCE)
        return line

    def drawn(self, lands: Iterable[Land]) -> str:
        """Give the data of a path of what is seen of a country."""
        shapes = (ring for ring in self._rings(lands) if area(ring) >= _SPECK)
        return path(shapes, "z", 1)

    def size(self, lands: Iterable[Land]) -> float:
        """Give how many square pixels are seen of a country."""
        return sum(map(area, self._rings(lands)))

    def place(self, place: Vector) -> Point | None:
        """Give the point of a place; none beyond the horizon."""
        (x, y), is_seen = self._project(place)
        return (round(x), round(y)) if is_seen else None

    def _rings(self, lands: Iterable[Land]) -> Iterator[list[Point]]:
        for land in lands:
            if any(self._is_seen(number) for number in land.rings[0]):
                for ring in land.rings:
                    yield world().walk(ring, self)

    def _is_seen(self, number: int) -> bool:
        arc = world().arcs[number if number >= 0 else ~number]
        return any(self._project(place)[1] for place in arc)

    def _project(self, place: Vector) -> tuple[Point, bool]:
        east, north, toward = self._axes
        x, y = dot(east, place), -dot(north, place)
        is_seen = dot(toward, place) > 0
        factor = RADIUS / (1 if is_seen else hypot(x, y) or 1)
        return (x * factor, y * factor), is_seen
