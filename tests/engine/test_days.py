"""Days are known by their indexes: changes that reach other days make the clean site too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.project import assert_clean, configure, preview, run, write_briefing
from tests.site import NOW, Site, png

if TYPE_CHECKING:
    from pathlib import Path

Change = Callable[[Site], object]


def _write(number: int, **keys: Any) -> Change:  # noqa: ANN401 - front matter
    return lambda site: write_briefing(site, number, **keys)


def _linker(site: Site, **keys: Any) -> None:  # noqa: ANN401 - front matter
    """Write a briefing of 3 March that shows one of 2 March as related, and has its picture."""
    usual = {"countries": ["FR"], "related": ["../02/b-5.md"]}
    site.briefing("2026/03/03/linker", **{**usual, **keys})


def _rename_related(site: Site) -> None:
    path = site.root / "briefings/2026/03/02/b-5.md"
    path.rename(path.with_name("c-5.md"))
    _linker(site, related=["../02/c-5.md"])


def _drop_related(site: Site) -> None:
    site.remove("briefings/2026/03/02/b-5.md")
    _linker(site, related=[])


def _story(numbers: range) -> Change:
    def change(site: Site) -> None:
        for number in numbers:
            site.briefing(f"2026/02/{number:02}/part-{number}", story="long", countries=["CL"])

    return change


def _far(site: Site, **keys: Any) -> None:  # noqa: ANN401 - front matter
    site.briefing("2026/02/20/far", story="long", countries=["AR"], **keys)


CHANGES: dict[str, list[Change]] = {
    "first spelling of a tag goes": [
        _write(1, tags=["WATER"], image=None),
        _write(1, tags=[], image=None),
    ],
    "first spelling of a tag is held back": [
        _write(1, tags=["WATER"], image=None),
        _write(1, tags=["WATER"], image=None, draft=True),
        _write(1, tags=["WATER"], image=None),
    ],
    "earlier spelling of a tag": [
        lambda site: site.briefing("2026/01/01/first", tags=["wAtEr"], countries=["CL"]),
        lambda site: site.briefing("2026/01/01/first", tags=["waTER"], countries=["CL"]),
    ],
    "tag of a related briefing": [
        lambda site: _linker(site, related=["../04/b-3.md"]),
        _write(1, tags=["WATER"], image=None),
    ],
    "topics that a sign tells apart": [
        _write(1, tags=["Water+"], image=None),  # beside `Water`
        _write(0, tags=["Ice+"]),  # alone at `ice`
        lambda site: site.briefing("2026/01/01/first", tags=["Ice"], countries=["CL"]),
        lambda site: site.briefing("2026/01/01/first", tags=["Ice+", "Ice"], countries=["CL"]),
        lambda site: site.remove("briefings/2026/01/01/first.md"),
    ],
    "source renamed": [lambda site: site.source("kyiv-daily", title="Kyiv Today")],
    "source's feed": [
        lambda site: site.source("kyiv-daily", feed="https://kyiv.example/rss"),
        lambda site: site.source("kyiv-daily", feed="https://kyiv.example/atom"),
        lambda site: site.source("kyiv-daily"),
    ],
    "source's home page": [lambda site: site.source("kyiv-daily", url="https://other.example/")],
    "source's country": [
        lambda site: site.source("kyiv-daily", country="JP"),
        lambda site: site.source("kyiv-daily", country="CL"),
    ],
    "related renamed": [_rename_related],
    "related removed": [_drop_related],
    "related retitled": [_write(5, title="Another title")],
    "related held back": [_write(5, draft=True), _write(5)],
    "related moved to another day": [_write(5, date="2026-02-11T10:00Z")],
    "related of a source that is renamed": [
        _write(5, source="oslo-post"),
        lambda site: site.source("oslo-post", title="Oslo"),
    ],
    "picture in another folder": [
        lambda site: _linker(site, image={"src": "../02/x.png", "alt": "A square"}),
        lambda site: site.write("briefings/2026/03/02/x.png", png(9, 9)),
    ],
    "picture in docs": [
        lambda site: site.write("docs/y.png", png()),
        lambda site: _linker(site, image={"src": "../../../../docs/y.png", "alt": "A square"}),
        lambda site: site.write("docs/y.png", png(9, 9)),
    ],
    "picture of a related briefing": [
        _write(5, image={"src": "x.png", "alt": "A square"}),
        lambda site: site.write("briefings/2026/03/02/x.png", png(9, 9)),
    ],
    "long story": [
        _story(range(1, 16)),
        _far,
        lambda site: _far(site, title="Renamed"),
        lambda site: _far(site, draft=True),
        lambda site: site.briefing("2026/01/01/before", story="long", countries=["PE"]),
        lambda site: site.remove("briefings/2026/02/08/part-8.md"),
    ],
    "drafts": [
        _write(0, draft=True),
        _write(4, draft=True),  # which leaves the day without a briefing
        _write(3, draft=True),
        _write(0),
        _write(4),
    ],
    "neighbour two months before": [
        lambda site: site.briefing("2026/01/02/old", countries=["NO"]),
        lambda site: site.briefing("2026/03/02/new", countries=["NO"]),
        lambda site: site.briefing("2026/01/02/old", countries=["NO"], title="Renamed"),
        lambda site: site.briefing("2026/01/02/old", countries=["NO"], language="uk"),
        lambda site: site.briefing("2026/02/02/between", countries=["NO"]),
        lambda site: site.remove("briefings/2026/02/02/between.md"),
    ],
    "one folder with many days": [
        lambda site: site.briefing("2026/03/02/other-day", date="2026-02-05", tags=["Water"]),
        lambda site: site.briefing("2026/03/02/other-day", date="2026-02-06", tags=["water"]),
        _write(5, title="Edited"),
        lambda site: site.remove("briefings/2026/03/02/other-day.md"),
    ],
    "time zone": [
        lambda site: configure(site, briefings={"timezone": "Pacific/Kiritimati"}),
        _write(5, title="Edited"),
        configure,
    ],
}
"""Edits that follow each other, a build after each."""


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_change(name: str, site: Site, tmp_path: Path) -> None:
    """After each edit the site is that of a clean build, and building again does nothing."""
    for change in CHANGES[name]:
        change(site)
        run(site)
        assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


def _embargoed(site: Site) -> None:
    write_briefing(site, 5, embargo_until="2026-03-20T18:00Z", tags=["WATER", "Embargoed"])


def _scheduled(site: Site) -> None:
    write_briefing(site, 5, date="2026-03-20T18:00Z")


def _expiring(site: Site) -> None:
    write_briefing(site, 5, expires="2026-03-20T18:00Z", story="ends")


def _two(site: Site) -> None:
    write_briefing(site, 5, embargo_until="2026-03-20T18:00Z", expires="2026-03-20T20:00Z")
    write_briefing(site, 1, expires="2026-03-20T19:00Z", tags=["WATER"], image=None)


def _changed_later(site: Site) -> None:
    write_briefing(
        site,
        5,
        updated="2026-03-20T18:00Z",
        corrections=[
            {"date": "2026-03-20T19:00Z", "text": "Wrong."},
            {"date": "2026-03-10", "text": "Early."},
        ],
        key_points=["One"],
    )


@pytest.mark.parametrize("write", [_embargoed, _scheduled, _expiring, _two, _changed_later])
def test_moments_pass(write: Change, site: Site, tmp_path: Path) -> None:
    """Without any edit, days follow the moment of the build, forwards and back."""
    write(site)
    now = ""
    for hour in ("17:59", "18:00", "19:30", "23:00", "18:30"):
        now = f"2026-03-20T{hour}Z"
        run(site, now=now)
        assert_clean(site, tmp_path / "clean", now=now)
    assert run(site, now=now).urls == set()


def test_changes_are_told_when_they_are_due(site: Site) -> None:
    """No page, feed or sitemap says a date that is still to come, and each says it from then on."""
    _changed_later(site)
    told = {}
    for hour in ("17", "18", "19"):
        done = run(site, now=f"2026-03-20T{hour}:30Z")
        told[hour] = b"".join(site.files().values())
        warnings = [message for message in done.messages if "still to come" in message]
        assert len(warnings) == {"17": 2, "18": 1, "19": 0}[hour]
    at_six, at_seven = b"2026-03-20T18:00:00", b"2026-03-20T19:00:00"
    assert at_six not in told["17"]
    assert b"Early." in told["17"]
    assert at_six in told["18"]
    assert at_seven not in told["18"]
    assert b"Wrong." not in told["18"]
    assert at_seven in told["19"]
    assert b"Wrong." in told["19"]


def test_an_empty_site_has_a_moment_too(tmp_path: Path) -> None:
    """Where nothing is published, the feed is of the moment of the build."""
    site = Site(tmp_path / "empty")
    site.root.mkdir()
    configure(site)
    site.write("theme/main.html", "{{ page.title }}")
    for now in (NOW, "2026-03-21T00:00Z"):
        run(site, now=now)
        assert_clean(site, tmp_path / "clean", now=now)


SKIP = {"skip_invalid": True}


def test_a_source_is_repaired(site: Site, tmp_path: Path) -> None:
    """When the profile of a source that was left out is repaired, its briefings lead to it."""
    configure(site, briefings=SKIP)
    site.write("docs/sources/odd.md", "---\ntitle: Odd\n---\n")
    write_briefing(site, 5, source="odd")
    run(site)
    assert_clean(site, tmp_path / "clean")
    site.source("odd")
    run(site)
    assert "sources/odd/" in site.page("2026/03/02/b-5/").links()
    assert_clean(site, tmp_path / "clean")
    site.write("docs/sources/odd.md", "---\ntitle: Odd\n---\n")
    run(site)
    assert_clean(site, tmp_path / "clean")


def test_clashes_are_left_out(site: Site, tmp_path: Path) -> None:
    """Two files that claim one address are left out of each build until one of them gives way."""
    configure(site, briefings=SKIP)
    for name in ("one", "two"):
        site.briefing(f"2026/03/02/{name}", slug="same", tags=["Snow"])
    for _ in range(3):
        done = run(site)
        assert [message for message in done.messages if message.startswith("ERROR")] != []
        assert not site.has("2026/03/02/same/")
        assert site.has("2026/03/02/b-5/")
        assert_clean(site, tmp_path / "clean")
        write_briefing(site, 1, title="Edited", image=None)
    site.briefing("2026/03/02/two", slug="other", tags=["Snow"])
    run(site)
    assert {"2026/03/02/same/", "2026/03/02/other/"} <= site.urls()
    assert_clean(site, tmp_path / "clean")


def test_links_to_what_time_publishes(site: Site, tmp_path: Path) -> None:
    """A link in a text leads to a briefing of another day while that is published, and only then.

    The pages that have the link are neither edited nor of that day.
    """
    site.briefing("2026/01/05/links", "See [it](../../03/02/b-5.md).\n", countries=["IS"])
    write_briefing(site, 5, embargo_until="2026-03-20T18:00Z", expires="2026-03-20T20:00Z")
    for hour, is_there in (("12", False), ("18", True), ("21", False), ("19", True), ("17", False)):
        now = f"2026-03-20T{hour}:00Z"
        run(site, now=now)
        assert ("2026/03/02/b-5/" in site.page("2026/01/05/links/").links()) is is_there
        assert (b"2026/03/02/b-5/" in site.read("countries/is/feed.xml")) is is_there
        assert_clean(site, tmp_path / "clean", now=now)
    write_briefing(site, 5, slug="other")
    run(site)
    assert "2026/03/02/other/" in site.page("2026/01/05/links/").links()
    assert_clean(site, tmp_path / "clean")


def test_drafts_of_a_preview(site: Site, tmp_path: Path) -> None:
    """What a preview with drafts has remembered is not taken for what is published."""
    write_briefing(site, 5, draft=True, tags=["WATER", "Secret"])
    run(site)
    before = site.files()
    out = tmp_path / "preview"
    preview(site, out)
    assert (out / "2026/03/02/b-5/index.html").is_file()
    assert (out / "tags/secret/index.html").is_file()
    assert run(site).urls == set()
    assert site.files() == before
    assert_clean(site, tmp_path / "clean")
    shown = {path: path.read_bytes() for path in out.rglob("*.*") if path.is_file()}
    write_briefing(site, 5, draft=True, tags=["Secret"], title="Edited")
    preview(site, out)
    assert b"Edited" in (out / "2026/03/02/b-5/index.html").read_bytes()
    write_briefing(site, 5, draft=True, tags=["WATER", "Secret"])
    preview(site, out)
    assert {path: path.read_bytes() for path in out.rglob("*.*") if path.is_file()} == shown


@pytest.mark.parametrize("name", ["drafts", "related moved to another day"])
def test_change_beside_another_plugin(name: str, site: Site, tmp_path: Path) -> None:
    """The same holds where another plugin takes part."""
    configure(site, plugins=("search",))
    run(site)
    for change in CHANGES[name]:
        change(site)
        run(site)
        assert_clean(site, tmp_path / "clean")
    assert run(site).written == set()
