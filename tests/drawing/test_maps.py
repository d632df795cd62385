"""Maps of the package's own shapes: what is decoded is the world, and what is drawn shows it."""

from __future__ import annotations

import random
import re
from io import BytesIO
from itertools import pairwise, starmap
from math import acos, degrees, hypot, pi
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from PIL import Image

from mkdocs_briefings.drawing.maps import png, svg
from mkdocs_briefings.drawing.maps.detail import details
from mkdocs_briefings.drawing.maps.earth import Earth
from mkdocs_briefings.drawing.maps.hemisphere import RADIUS, Hemisphere, centre_of, outlook
from mkdocs_briefings.drawing.maps.locator import MARGIN, box_is_beyond
from mkdocs_briefings.drawing.maps.plane import Frame, clipped, kept_points, runs_within
from mkdocs_briefings.drawing.maps.sphere import (
    AzimuthalEqualArea,
    coordinates,
    dot,
    unit,
    vector,
)
from mkdocs_briefings.drawing.maps.world import Land, world
from mkdocs_briefings.model.countries import COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from mkdocs_briefings.archive.sections import Section

KILOMETRES = 6371.0

ALL = sorted(COUNTRIES)

# Coordinates of the middle, and square kilometres of land and lakes.
KNOWN = {
    "AU": ((134, -25.5), 7_700_000),
    "BR": ((-53, -10.8), 8_500_000),
    "KE": ((37.8, 0.6), 580_000),
    "RU": ((97, 62), 17_100_000),
    "UA": ((31.4, 49), 603_000),
    "ZA": ((25, -29), 1_220_000),
}

SVG = "{http://www.w3.org/2000/svg}"

Point = tuple[float, float]


def _largest(code: str) -> Land:
    return max(world().countries[code], key=lambda land: land.area)


def _angle(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    return degrees(acos(max(-1.0, min(1.0, dot(a, b)))))


def test_every_country_is_somewhere() -> None:
    """Each country that a briefing may name has a shape or a dot, none has both."""
    shapes = {code for code in world().countries if code}
    dots = set(world().dots)
    assert shapes | dots >= COUNTRIES
    assert not shapes & dots
    assert len(dots) == 75


@pytest.mark.parametrize("code", sorted(KNOWN))
def test_countries_are_where_they_are(code: str) -> None:
    """Area and middle of a country are those that an atlas has."""
    place, area = KNOWN[code]
    assert _angle(_largest(code).centre, vector(*place)) < 5
    holes = 30_000 if code == "ZA" else 0  # Lesotho lies in it
    found = sum(land.area for land in world().countries[code]) * KILOMETRES**2
    assert found == pytest.approx(area + holes, rel=0.1)


def test_dots_are_where_they_are() -> None:
    """Countries without a shape have the coordinates of an atlas."""
    for code, place in {"SG": (103.8, 1.35), "MT": (14.4, 35.9), "TV": (179.2, -8.5)}.items():
        assert _angle(world().dots[code], vector(*place)) < 1.5


def test_rings_are_closed() -> None:
    """Every arc of a ring begins where the one before it has ended."""
    arcs = world().arcs
    for lands in world().countries.values():
        for ring in (ring for land in lands for ring in land.rings):
            walked = world().walk(ring, arcs)
            assert walked[0] == walked[-1]
            assert all(_angle(a, b) < 12 for a, b in pairwise(walked))


def test_neighbours_share_their_border() -> None:
    """South America together has a coast without its borders, and is as large as its countries."""
    codes = ["AR", "BO", "BR", "CL", "CO", "EC", "GY", "PE", "PY", "SR", "UY", "VE"]
    lands = [land for code in codes for land in world().countries[code]]
    coasts, borders = world().merged(ring for land in lands for ring in land.rings)
    assert len(borders) >= 20
    assert len(coasts) < len(lands) + 3
    merged = [world().walk(ring, world().arcs) for ring in coasts]
    assert all(ring[0] == ring[-1] for ring in merged)
    plane = AzimuthalEqualArea.around(_largest("BR").centre)
    assert sum(_area(plane.project(ring)) for ring in merged) == pytest.approx(
        sum(
            _area(plane.project(world().walk(ring, world().arcs)))
            for land in lands
            for ring in land.rings
        )
    )


def test_projection_keeps_areas_and_comes_back() -> None:
    """A country is as large far from the middle of a map as in it; points lead to their places."""
    for around in (vector(31, 49), vector(100, 10), vector(0, -90)):
        plane = AzimuthalEqualArea.around(around)
        ring = plane.project(world().walk(_largest("MG").rings[0], world().arcs))
        area = abs(_area(ring)) * KILOMETRES**2
        assert area == pytest.approx(_largest("MG").area * KILOMETRES**2, rel=0.01)
        for place in (vector(20, 30), vector(179, -20)):
            (point,) = plane.project([place])
            assert plane.place(point) == pytest.approx(place)
    assert coordinates(unit((0, -2, 0))) == (-90, 0)


def test_details_are_those_that_a_flat_line_keeps() -> None:
    """Points that add more than a tolerance are those that Douglas and Peucker's way keeps."""
    chance = random.Random(1)  # noqa: S311 - no secret
    for many in (1, 2, 3, 10, 200):
        line = [(chance.random(), chance.random()) for _ in range(many)]
        found = details([(x, y, 0.0) for x, y in line])
        for tolerance in (0.0001, 0.05, 0.2, 0.6, 3):
            kept = [position for position, added in enumerate(found) if added > tolerance**2]
            assert kept == kept_points(line, tolerance)


def test_boxes_tell_what_lies_beyond_a_frame() -> None:
    """An arc that its box tells to be beyond a side of a frame is; most others come into it."""
    frame, told, others = Frame(-0.4, -0.2, 0.4, 0.2), 0, 0
    for around in (vector(31, 49), vector(-60, -10), vector(170, 70), vector(0, -90)):
        plane = AzimuthalEqualArea.around(around)
        for arc, box in zip(world().arcs, world().boxes, strict=True):
            its = Frame.around(plane.project(arc))
            is_beyond = (
                its.left > frame.right
                or its.right < frame.left
                or its.top > frame.bottom
                or its.bottom < frame.top
            )
            if box_is_beyond(plane, box, frame):
                told += 1
                assert is_beyond
            else:
                others += is_beyond
    assert others < told / 10


def test_lines_and_areas_are_cut_at_each_side() -> None:
    """Of what crosses a frame anywhere, that is left which lies in it."""
    frame = Frame(-2, -1, 2, 1)
    chance = random.Random(2)  # noqa: S311 - no secret
    for reach in (0.5, 1.5, 4, 20):
        line = [(chance.uniform(-reach, reach), chance.uniform(-reach, reach)) for _ in range(99)]
        parts = [part for pair in pairwise(line) for part in runs_within(pair, frame)]
        runs = list(runs_within(line, frame))
        assert [pair for run in runs for pair in pairwise(run)] == [
            (first, last) for first, last in parts
        ]
        assert all(abs(x) <= 2.000001 and abs(y) <= 1.000001 for run in runs for x, y in run)
    square = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)]
    for x in (-3, -2, -1.5, 0, 1.5, 2, 3):
        for y in (-3, -1.5, -1, 0, 0.5, 1, 3):
            wide = max(0.0, min(x + 1, 2) - max(x, -2))
            high = max(0.0, min(y + 1, 1) - max(y, -1))
            ring = clipped([(x + a, y + b) for a, b in square], frame)
            assert abs(_area(ring)) == pytest.approx(wide * high) if ring else wide * high == 0


def test_maps_are_well_formed_and_small() -> None:
    """Each country's map is an image of the size that pages leave for it, of at most 8 kB."""
    for code in ALL:
        data = svg.draw_svg(code)
        assert len(data) <= 8000, code
        root = etree.fromstring(data)
        assert root.tag == f"{SVG}svg"
        assert root.get("viewBox") == "0 0 640 360"
        assert (root.get("width"), root.get("height")) == ("640", "360")
        assert {str(each.tag).removeprefix(SVG) for each in root} <= {"path", "circle"}
        assert not [each for each in root if each.get("style")]


def test_maps_stay_within_their_frames() -> None:
    """No point lies outside, and no coast or border goes across the map."""
    for code in ALL:
        for path in _paths(svg.draw_svg(code)):
            for ring in _rings(path.get("d", "")):
                for x, y in ring:
                    assert -MARGIN - 1 <= x <= svg.WIDTH + MARGIN + 1, code
                    assert -MARGIN - 1 <= y <= svg.HEIGHT + MARGIN + 1, code
                if path.get("fill") != "none":
                    assert all(starmap(_is_plausible, pairwise(ring))), code


def _is_plausible(a: Point, b: Point) -> bool:
    """Whether a line is no longer than coasts are without a bend, or runs beyond an edge."""
    (ax, ay), (bx, by) = a, b
    return (
        _is_edge(ax, bx, svg.WIDTH)
        or _is_edge(ay, by, svg.HEIGHT)
        or hypot(bx - ax, by - ay) < svg.WIDTH / 2
    )


def _is_edge(a: float, b: float, far: float) -> bool:
    return a == pytest.approx(b, abs=1) and (a <= -MARGIN + 1 or a >= far + MARGIN - 1)


def test_countries_are_in_the_middle() -> None:
    """The country's largest part lies around the middle, or a ring does."""
    for code in ALL:
        data = svg.draw_svg(code)
        rings, marks = _country(data), list(etree.fromstring(data).iter(f"{SVG}circle"))
        assert rings or marks
        if code in world().dots:
            assert (len(rings), len(marks)) == (0, 2), code
        for mark in marks:
            middle = float(mark.get("cx", 0)), float(mark.get("cy", 0))
            assert middle == pytest.approx((320, 180), abs=2), code
        if rings:
            xs, ys = zip(*max(rings, key=lambda ring: abs(_area(ring))), strict=True)
            assert min(xs) < 430, code
            assert max(xs) > 210, code
            assert min(ys) < 240, code
            assert max(ys) > 120, code


@pytest.mark.parametrize(
    ("code", "least", "most"),
    [("RU", 0.15, 0.5), ("US", 0.15, 0.5), ("FR", 0.05, 0.4), ("NZ", 0.01, 0.3)],
)
def test_country_has_a_sensible_share(code: str, least: float, most: float) -> None:
    """A large country does not fill its map; parts overseas do not shrink it to nothing."""
    area = sum(abs(_area(ring)) for ring in _country(svg.draw_svg(code)))
    assert least < area / (svg.WIDTH * svg.HEIGHT) < most


def test_antimeridian_is_no_seam() -> None:
    """Fiji and Chukotka are drawn in one piece, on whichever side of the line they lie."""
    xs = [x for ring in _country(svg.draw_svg("FJ")) for x, _ in ring]
    assert max(xs) - min(xs) < 60
    mainland = max(_country(svg.draw_svg("RU")), key=len)
    xs = [x for x, _ in mainland]
    assert max(xs) - min(xs) > 400


@pytest.mark.parametrize("code", ["UA", "RU", "SG", "AQ", "FJ", "LU"])
def test_share_image(code: str) -> None:
    """The image for sharing has the size that networks ask for, few colours and few bytes."""
    data = png.draw_png(code)
    assert len(data) <= 40_000
    image: Image.Image = Image.open(BytesIO(data))
    assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
    colours = {colour for _, colour in image.convert("RGB").getcolors(256) or ()}
    assert {(0xE9, 0xEE, 0xF3), (0xB3, 0x26, 0x1E)} <= colours
    assert len(colours) <= 16


def test_maps_are_the_same_each_time() -> None:
    """A map's bytes follow from its country alone."""
    for code in ("UA", "TV", "RU"):
        before = svg.draw_svg(code), png.draw_png(code)
        world.cache_clear()
        assert (svg.draw_svg(code), png.draw_png(code)) == before


def test_world_map() -> None:
    """Land is one path; countries with news lead to their pages, small ones as dots above all."""
    earth = _earth("UA", "RU", "FJ", "SG", "LU", "US")
    assert [place.name for place in earth.places] == ["UA", "RU", "US", "FJ", "SG", "LU"]
    assert [bool(place.shape) for place in earth.places] == [True] * 3 + [False] * 3
    for place in earth.places:
        for x, y in [point for ring in _rings(place.shape) for point in ring] + (
            [place.dot] if place.dot else []
        ):
            assert -1 <= x <= earth.width + 1
            assert -1 <= y <= earth.height + 1
    ukraine = _middle(earth.places[0].shape)
    assert ukraine[0] == pytest.approx(500 + 1000 * (31 - 11) / 360, abs=20)
    assert 60 < ukraine[1] < 130


def test_land_of_the_world_map() -> None:
    """An island belongs to the land, or stands by itself, whatever map was drawn before."""
    iceland, ukraine = _earth("IS"), _earth("UA")
    (island,) = (place.shape for place in iceland.places)
    assert island not in iceland.land
    assert island in ukraine.land
    assert island not in _earth("IS").land


def test_world_map_has_no_seam() -> None:
    """No step of a coast goes across the map; Antarctica is there if it has news."""
    everything = _earth(*ALL)
    paths = [_earth().land, everything.land, *(place.shape for place in everything.places)]
    for ring in (ring for path in paths for ring in _rings(path)):
        at_the_pole = [point for point in ring if point[1] >= everything.height - 2]
        for (ax, ay), (bx, by) in pairwise(ring):
            assert (ax, ay) in at_the_pole or (bx, by) in at_the_pole or abs(bx - ax) < 160
    assert everything.height > _earth("UA").height + 50
    (antarctica,) = (place for place in everything.places if place.name == "AQ")
    assert _middle(antarctica.shape)[1] > _earth("UA").height


def test_world_map_is_small() -> None:
    """With news from fifty countries its paths have less than 25 kB."""
    earth = _earth(*ALL[::5])
    assert len(earth.places) == 50
    assert len(earth.land) + sum(len(place.shape) for place in earth.places) < 25_000


def test_globe_looks_at_the_news() -> None:
    """It is turned to where most news is; of what is beyond the horizon nothing is drawn."""
    assert outlook(["NZ", "FR", "DE", "PL", "US"]) == (round(_place("FR")[0]), 25)
    assert outlook([]) == (0, 0)
    half = _half("FR", "DE", "LU", "NZ", "UA", middle=(15, 25))
    assert [place.name for place in half.places] == ["FR", "DE", "UA", "LU"]
    assert [bool(place.dot) for place in half.places] == [False, False, False, True]


@pytest.mark.parametrize("middle", [(0, 0), (15, 25), (-100, -25), (170, 10), (100, 25)])
def test_globe_is_within_its_circle(middle: Point) -> None:
    """Nothing reaches beyond the horizon, and land is seen where it is."""
    half = _half(*ALL[::3], middle=middle)
    rings = [ring for it in half.places for ring in _rings(it.shape)] + _rings(half.land)
    assert max(hypot(x, y) for ring in rings for x, y in ring) <= RADIUS + 2
    area = sum(abs(_area(ring)) for ring in rings)
    assert 0.1 < area / (pi * RADIUS**2) < 0.75


def test_globe_is_small() -> None:
    """With news from fifty countries its paths have less than 20 kB."""
    half = _half(*ALL[::5], middle=(15, 25))
    assert len(half.land) + sum(len(place.shape) for place in half.places) < 20_000


def test_globe_is_a_picture_by_countries() -> None:
    """It has every shape, by the country's code; a dot is the page's own, and of no file."""
    half = _half("FR", "DE", "LU", "NZ", middle=(15, 25))
    root = etree.fromstring(half.picture)
    shapes = {each.attrib["id"]: each.attrib["d"] for each in root}
    drawn = {it.key.lower(): it.shape for it in half.places if it.shape}
    assert shapes == {"land": half.land, **drawn}
    assert shapes.keys() == {"land", "fr", "de"}
    assert half.version != _half("FR", "DE", middle=(15, 24)).version


def test_the_world_leads_to_every_page() -> None:
    """Countries without news lead to their pages, below those that have some and told apart."""
    earth = Earth(_sections("FR", "MT"), _sections("AQ", "DE", "VA"))
    found = [(it.name, it.dot is not None, it.has_news) for it in earth.places]
    assert found == [
        ("DE", False, False),
        ("FR", False, True),
        ("VA", True, False),
        ("MT", True, True),
    ]
    assert earth.height == _earth("FR", "MT").height
    every = Earth((), _sections(*ALL))
    assert len(every.places) == len(ALL) - 1
    assert sum(len(place.shape) for place in every.places) < 20_000


def _half(*codes: str, middle: Point) -> Hemisphere:
    return Hemisphere(middle, tuple(_sections(*codes)))


def _place(code: str) -> Point:
    return coordinates(centre_of(code))


def _sections(*codes: str) -> Iterable[Section]:
    sections: Any = [SimpleNamespace(key=code, name=code, url=f"{code}/") for code in codes]
    countries: Iterable[Section] = sections
    return countries


def _earth(*codes: str) -> Earth:
    return Earth(_sections(*codes))


def _paths(data: bytes) -> list[_Element]:
    """Give the lines and areas of a map, but for the sea below them."""
    return [
        path for path in etree.fromstring(data).iter(f"{SVG}path") if "H" not in path.get("d", "")
    ]


def _country(data: bytes) -> list[list[Point]]:
    """Give the rings of the country itself."""
    found = [path.get("d", "") for path in _paths(data) if path.get("fill") == "#d2463a"]
    return [ring for path in found for ring in _rings(path)]


def _rings(path: str) -> list[list[Point]]:
    """Read the data of a path of ours: a move, then steps."""
    rings = []
    for part in path.split("M")[1:]:
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.\d+|\.\d+|\d+)", part)]
        x, y = numbers[:2]
        ring = [(x, y)]
        for step_x, step_y in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + step_x, y + step_y
            ring.append((x, y))
        rings.append(ring)
    return rings


def _middle(path: str) -> Point:
    largest = max(_rings(path), key=lambda ring: abs(_area(ring)))
    xs, ys = zip(*largest, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2
