"""`briefings stats`."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.build.state import STATE

if TYPE_CHECKING:
    from tests.cli.conftest import Command
    from tests.site import Site

BODY, WORDS = "One two three four five six seven eight nine ten eleven twelve.\n", 13
"""A text, and its words as they are counted: by the spaces and the ends of lines."""


@pytest.fixture
def newsroom(site: Site) -> Site:
    """Give one with three outlets in two countries, of which one country is quiet."""
    site.remove("briefings/2026/03/01/one.md")
    site.source("ceylon-news", title="Ceylon News", country="LK")
    site.source("kyiv-weekly", title="Kyiv Weekly")
    site.briefing(
        "2026/03/18/fresh", body=BODY, source="kyiv-daily", countries=["UA", "PL"],
        tags=["Rail"], authors=["Ada"], overlooked=True,
        original={
            "url": "https://example.com/a", "language": "uk", "published": "2026-03-18T06:00Z",
        },
        date="2026-03-18T09:30Z", translation={"method": "machine"},
        corrections=[{"date": "2026-03-20T09:30Z", "text": "Two."}],
    )  # fmt: skip
    site.briefing(
        "2026/03/17/reviewed", body=BODY, countries=["IN"], tags=["rail", "Ports"],
        translation={"engine": "Apertium 3.9.4", "reviewed_by": "Bo"},
        original={"language": "hi", "published": "2026-03-19"},
    )  # fmt: skip
    site.briefing("2026/02/01/old", body=BODY, source="ceylon-news", countries=["LK"])
    # Nothing of these is published.
    site.briefing("2026/03/19/draft", draft=True, countries=["FR"])
    site.briefing("2026/03/30/later", countries=["FR"])
    return site


def stats(briefings: Command, *options: str) -> dict[str, Any]:
    """Give what the command tells programs."""
    done = briefings("stats", "--format", "json", *options)
    assert (done.exit_code, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.usefixtures("newsroom")
def test_overview(briefings: Command) -> None:
    """All that is published is counted, and who was not heard is named."""
    assert stats(briefings) == {
        "since": "2026-02-01",
        "until": "2026-03-18",
        "briefings": 3,
        "words": 3 * WORDS,
        "countries": 4,
        "sources": 2,
        "languages": 3,
        "topics": 2,
        "texts": {
            "not translated": 1,
            "human": 0,
            "post-edited": 0,
            "machine, reviewed": 1,
            "machine, not reviewed": 1,
        },
        "overlooked": 1,
        "corrections": 1,
        "correction_after": 2 * 86_400,
        # An original that is younger than the briefing has not the right time.
        "originals_with_time": 1,
        "published_after": 3 * 3600 + 1800,
        "quiet_since": "2026-02-18",
        "blind_spots": [
            {
                "country": "LK",
                "name": "Sri Lanka",
                "outlets": 1,
                "heard": "2026-02-01",
                "told_of": "2026-02-01",
                "population": 21_916_000,
                "neighbours": 1,
            }
        ],
        "quiet_sources": [
            {
                "source": "kyiv-weekly",
                "name": "Kyiv Weekly",
                "country": "Ukraine",
                "heard": None,
            },
            {
                "source": "ceylon-news",
                "name": "Ceylon News",
                "country": "Sri Lanka",
                "heard": "2026-02-01",
            },
        ],
    }


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    ("dimension", "expected"),
    [
        ("country", [("IN", "India", 1), ("PL", "Poland", 1), ("LK", "Sri Lanka", 1),
                     ("UA", "Ukraine", 1)]),
        ("region", [("142", "Asia", 2), ("150", "Europe", 1)]),
        ("source", [("ceylon-news", "Ceylon News", 1), ("kyiv-daily", "Kyiv Daily", 1)]),
        ("topic", [("rail", "rail", 2), ("ports", "Ports", 1)]),
        ("language", [("en", "English", 1), ("hi", "Hindi", 1), ("uk", "Ukrainian", 1)]),
        ("author", [("Ada", "Ada", 1)]),
        ("week", [("2026-W05", "2026-W05", 1), ("2026-W12", "2026-W12", 2)]),
        ("month", [("2026-02", "2026-02", 1), ("2026-03", "2026-03", 2)]),
    ],
)  # fmt: skip
def test_groups(briefings: Command, dimension: str, expected: list[tuple[str, str, int]]) -> None:
    """A briefing on two countries is one of each, and one of the region that both are in."""
    found = stats(briefings, "--by", dimension)
    assert found["by"] == dimension
    groups = found["groups"]
    assert [(each["key"], each["name"], each["briefings"]) for each in groups] == expected
    assert all(each["words"] == WORDS * each["briefings"] for each in groups)
    assert [each["share"] for each in groups] == [round(number / 3, 4) for *_, number in expected]


@pytest.mark.usefixtures("newsroom")
def test_people(briefings: Command) -> None:
    """By country, briefings stand beside how many people live there."""
    ukraine = stats(briefings, "--by", "country")["groups"][-1]
    assert ukraine["population"] == 37_860_221
    assert ukraine["per_million"] == 0.03


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize("since", ["2026-03-17", "3d"])
def test_since(briefings: Command, since: str) -> None:
    """Only what was published since is counted; who is quiet follows from all."""
    found = stats(briefings, "--since", since)
    assert (found["since"], found["briefings"]) == ("2026-03-17", 2)
    assert [each["heard"] for each in found["blind_spots"]] == ["2026-02-01"]
    assert not stats(briefings, "--quiet-for", "60d")["blind_spots"]


@pytest.mark.usefixtures("newsroom")
def test_spreadsheet(briefings: Command) -> None:
    """What a program for spreadsheets reads has a line for each group, and for each figure."""
    done = briefings("stats", "--by", "topic", "--format", "csv")
    assert next(csv.DictReader(done.output.splitlines())) == {
        "key": "rail", "name": "rail", "briefings": "2", "share": "0.6667", "words": "26",
    }  # fmt: skip
    figures = dict(csv.reader(briefings("stats", "--format", "csv").output.splitlines()))
    assert figures["briefings"] == "3"
    assert figures["texts, machine, reviewed"] == "1"
    assert figures["quiet_sources"] == "2"


@pytest.mark.usefixtures("newsroom")
def test_table(briefings: Command) -> None:
    """People read it in columns."""
    assert briefings("stats", "--by", "region").output == (
        "             briefings  share  words\n"
        "142  Asia            2  66.7%     26\n"
        "150  Europe          1  33.3%     13\n"
    )
    said = briefings("stats").output
    assert "Briefings                     3, from 2026-02-01 to 2026-03-18\n" in said
    assert "Corrections                   1, 2 d 0 h later (median)\n" in said
    assert "With the original's time      1, 3 h 30 min after it (median)\n" in said
    assert "Countries whose outlets were not heard since 2026-02-18:\n" in said
    assert "Sri Lanka        1  2026-02-01       2026-02-01  21,916,000               1\n" in said
    assert "Kyiv Weekly  Ukraine    -\n" in said


def test_languages(site: Site, briefings: Command) -> None:
    """A site in several languages is counted in one of them."""
    site.configure(briefings={"languages": ["en", "uk"]})
    site.briefing(
        "2026/03/01/one.uk", title="Раз", date=None, summary="Так.", countries=None,
        source=None, body="Одне слово.\n", made_from="0000000000",
    )  # fmt: skip
    site.briefing("2026/03/02/two")
    assert stats(briefings)["briefings"] == 2
    there = stats(briefings, "--language", "uk", "--by", "country")
    assert [(each["name"], each["briefings"]) for each in there["groups"]] == [("Україна", 1)]
    done = briefings("stats", "--language", "pl")
    assert (done.exit_code, "The site is not in 'pl'. It is in en, uk." in done.stderr) == (1, True)


def test_nothing(site: Site, briefings: Command) -> None:
    """Where nothing is published that is said; what cannot be understood is an error."""
    site.remove("briefings/2026/03/01/one.md")
    done = briefings("stats")
    assert done.output.startswith("Nothing is published in that time.\n")
    assert briefings("stats", "--by", "week").output.split() == ["briefings", "share", "words"]
    done = briefings("stats", "--since", "lately")
    assert done.exit_code == 2
    assert "--since: 'lately' is neither a day nor a span of time." in done.stderr


def rows(site: Site, query: str) -> list[tuple[Any, ...]]:
    """Ask the project's memory."""
    with closing(sqlite3.connect(site.root / STATE)) as connection, connection:
        return connection.execute(query).fetchall()


def test_without_a_build(newsroom: Site, briefings: Command) -> None:
    """What days come to is remembered: the next count loads none that is as it was."""
    for path in newsroom.root.glob("briefings/**/*.md"):
        os.utime(path, (0, 0))  # what has just been written is read again
    first = stats(briefings)
    rows(newsroom, "UPDATE snapshots SET records = 'not to be read'")
    read = "SELECT folder FROM snapshots WHERE records != 'not to be read'"
    assert stats(briefings) == first
    assert rows(newsroom, read) == []
    newsroom.briefing("2026/02/02/new")
    newsroom.remove("briefings/2026/02/01/old.md")
    assert stats(briefings)["since"] == "2026-02-02"
    days = rows(newsroom, "SELECT day FROM seen_days ORDER BY day")
    assert [day for (day,) in days if day < "2026-03"] == ["2026-02-02"]


def test_a_count_is_no_build(newsroom: Site, briefings: Command) -> None:
    """What the site was made of is still known as that, and nothing twice."""
    newsroom.build()
    made = rows(newsroom, "SELECT * FROM days ORDER BY day")
    stats(briefings)
    assert rows(newsroom, "SELECT day FROM seen_days") == []
    newsroom.briefing("2026/02/01/old", body=BODY, slug="moved", countries=["LK"])
    stats(briefings)
    assert rows(newsroom, "SELECT * FROM days ORDER BY day") == made
    assert rows(newsroom, "SELECT day FROM seen_days") == [("2026-02-01",)]
    newsroom.build()
    assert (newsroom.out / "2026/02/01/moved/index.html").is_file()
    stats(briefings)
    assert rows(newsroom, "SELECT day FROM seen_days") == []
