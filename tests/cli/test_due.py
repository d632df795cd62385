"""`briefings due`."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.site import NOW, changed

if TYPE_CHECKING:
    from tests.cli.conftest import Command
    from tests.site import Site

DAY = "2026-03-20"
"""That of `NOW`, whose hour is 14:00 in Kyiv."""


@pytest.fixture
def newsroom(site: Site) -> Site:
    """Give one in which every kind of change is due, all of them on one day."""
    site.configure(briefings={"timezone": "Europe/Kyiv", "languages": ["en", "uk"]})
    site.briefing("2026/03/01/ends", expires=f"{DAY}T18:00", corrections=[_correction(20)])
    changing: dict[str, Any] = {
        "updated": f"{DAY}T16:00",
        "corrections": [_correction(16), _correction(17)],
    }
    site.briefing("2026/03/01/changes", language="en", **changing)
    site.briefing(
        "2026/03/01/changes.uk", title="Зміни", date=None, summary="Так.", countries=None,
        made_from="0000000000",
    )  # fmt: skip
    site.briefing("2026/03/01/waits", embargo_until=f"{DAY}T19:00")
    site.briefing("2026/03/20/comes-and-goes", date=f"{DAY}T15:00", expires=f"{DAY}T15:30")
    # Nothing of these is ever seen.
    site.briefing("2026/03/20/drafted", date=f"{DAY}T15:10", draft=True)
    site.briefing("2026/03/20/too-late", date=f"{DAY}T15:20", expires=f"{DAY}T15:15")
    return site


def _correction(hour: int) -> dict[str, str]:
    return {"date": f"{DAY}T{hour}:00", "text": "It was two."}


def due(briefings: Command, *options: str) -> list[dict[str, Any]]:
    """Give what the command tells programs."""
    done = briefings("due", "--format", "json", *options)
    assert (done.exit_code, done.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.usefixtures("newsroom")
def test_all_that_changes_by_itself_is_due(briefings: Command) -> None:
    """The soonest is first, of every language, and a draft is never due."""
    found = [(each["moment"], each["event"], each["path"][21:]) for each in due(briefings)]
    assert found == [
        (f"{DAY}T15:00:00+02:00", "appears", "comes-and-goes.md"),
        (f"{DAY}T15:30:00+02:00", "expires", "comes-and-goes.md"),
        (f"{DAY}T16:00:00+02:00", "updated", "changes.md"),
        (f"{DAY}T16:00:00+02:00", "corrected", "changes.md"),
        (f"{DAY}T16:00:00+02:00", "updated", "changes.uk.md"),
        (f"{DAY}T17:00:00+02:00", "corrected", "changes.md"),
        (f"{DAY}T17:00:00+02:00", "behind", "changes.uk.md"),
        (f"{DAY}T18:00:00+02:00", "expires", "ends.md"),
        (f"{DAY}T19:00:00+02:00", "appears", "waits.md"),
    ]


def test_builds_differ_at_what_is_due_and_at_nothing_else(
    newsroom: Site, briefings: Command
) -> None:
    """A second before each moment the site is as after the last one; then that page changes."""
    found = due(briefings)
    before = _built(newsroom, datetime.fromisoformat(NOW))
    for moment in sorted({datetime.fromisoformat(each["moment"]) for each in found}):
        assert changed(before, _built(newsroom, moment - timedelta(seconds=1))) == set()
        after = _built(newsroom, moment)
        urls = {each["url"] for each in found if each["moment"] == moment.isoformat()}
        pages = {url.removeprefix("https://example.org/paper/") + "index.html" for url in urls}
        assert pages <= changed(before, after)
        before = after
    assert changed(before, _built(newsroom, datetime.fromisoformat(f"{DAY}T23:59+02:00"))) == set()


def _built(site: Site, moment: datetime) -> dict[str, bytes]:
    site.build(env={"BRIEFINGS_NOW": moment.isoformat()})
    return site.files()


@pytest.mark.usefixtures("newsroom")
def test_people_read_a_line_for_each(briefings: Command) -> None:
    """It has moment, event, path and title; `--now` is where to begin."""
    done = briefings("due", "--now", f"{DAY}T18:30+02:00")
    assert done.exit_code == 0
    assert done.stdout == (
        f"{DAY}T19:00:00+02:00  appears    briefings/2026/03/01/waits.md  Waits\n"
    )


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize("until", ["90m", f"{DAY}T15:30", f"{DAY}T13:30Z"])
def test_only_what_is_due_until_then(until: str, briefings: Command) -> None:
    """The end is a moment, in the newsroom's zone where it names none, or so long from now."""
    assert [each["event"] for each in due(briefings, "--until", until)] == ["appears", "expires"]


def test_nothing_is_due(briefings: Command) -> None:
    """Then nothing is printed, and a program has an empty list."""
    done = briefings("due")
    assert (done.exit_code, done.stdout) == (0, "")
    assert due(briefings) == []


def test_an_end_that_is_none(briefings: Command) -> None:
    """It is a message and exit code 2."""
    done = briefings("due", "--until", "tomorrow")
    assert done.exit_code == 2
    assert "--until: 'tomorrow' is neither a moment nor a span of time." in done.stderr


def test_a_newsroom_with_an_error(site: Site, briefings: Command) -> None:
    """What is due cannot be told, and the error is."""
    site.briefing("2026/03/02/two", countries=["XX"])
    done = briefings("due")
    assert done.exit_code == 1
    assert "briefings/2026/03/02/two.md:" in done.stderr
    assert "What is due cannot be told." in done.stderr
