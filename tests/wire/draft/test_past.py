"""Topics and stories that exist, and what was told before."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.draft.past import Past, PastBriefing, read_past
from tests.growth import assert_in_proportion

if TYPE_CHECKING:
    from tests.wire.draft.desk import Desk

FLOODS = "Heavy rain floods the harbour of Beira and cuts off {} villages in Sofala province"

PAST = Past(
    [
        *(
            PastBriefing(
                f"{number}.md",
                FLOODS.format(number),
                tags=("Floods", "weather"),
                story="beira-floods",
                countries=("MZ",),
                original=f"https://a.example/{number}",
            )
            for number in range(3)
        ),
        PastBriefing("e.md", "Parliament elects a president", tags=("East Africa", "elections")),
        PastBriefing("f.md", "A museum for Roman glass opens", tags=("heritage", "floods")),
    ]
)


def test_topics_that_a_text_names() -> None:
    """A topic is suggested where its words stand in the text, in the spelling used most."""
    assert PAST.tags_for("Election in East Africa: all that is new") == ("East Africa", "elections")
    assert PAST.tags_for("A flood in winter")[0] == "Floods"
    assert PAST.tags_for("Something else") == ()


def test_topics_of_what_is_alike() -> None:
    """A topic that the text does not name is suggested if most of what is like it has it."""
    assert PAST.tags_for("The harbour of Beira in Sofala province is cut off") == (
        "Floods",
        "weather",
    )


def test_a_story_goes_on() -> None:
    """A story is suggested where a briefing of it is alike and of the same country."""
    text = "More villages in Sofala province are cut off, and the harbour of Beira is closed"
    assert PAST.story_for(text, ("MZ",)) == "beira-floods"
    assert PAST.story_for(text, ("ZA",)) == ""
    assert PAST.story_for("Parliament elects a president", ("MZ",)) == ""


def test_nothing_is_suggested_of_nothing() -> None:
    """A newsroom without briefings has no topics and no stories."""
    empty = Past([])
    assert empty.tags_for("A flood") == ()
    assert empty.story_for("A flood", ("MZ",)) == ""
    assert not empty.tells(["https://a.example/1", ""])


def test_what_was_told() -> None:
    """A report is known by its address."""
    assert PAST.tells(["https://b.example/", "https://a.example/1"])
    assert not PAST.tells(["https://a.example/11", ""])


def test_files_of_the_last_weeks(desk: Desk) -> None:
    """Briefings are read by their folders' days, drafts too; what cannot be read is left out."""
    desk.site.briefing(
        "2026/03/01/a",
        title="A",
        summary="B.",
        tags="x, y",
        story="The Story",
        countries="ke, ug",
        original={"url": " https://a.example/1 "},
        key_points=["C"],
        draft=True,
    )
    desk.site.briefing("2025/12/01/old", title="Old")
    desk.site.briefing("elsewhere/b", title="B", original=None, tags=[1, None, "z"])
    desk.site.write("briefings/2026/03/02/broken.md", "No front matter.\n")
    first, second = read_past(desk.store, desk.settings, date(2026, 3, 20))
    assert first == PastBriefing(
        path="briefings/2026/03/01/a.md",
        text="A B. C",
        tags=("x", "y"),
        story="the-story",
        countries=("KE", "UG"),
        original="https://a.example/1",
    )
    assert second.path == "briefings/elsewhere/b.md"


def test_a_file_is_read_once(desk: Desk) -> None:
    """What a file said is remembered until it changes, and forgotten once it is gone."""
    today = date(2026, 3, 20)
    path = desk.settings.root / desk.site.briefing("2026/03/01/a", title="A")
    (first,) = read_past(desk.store, desk.settings, today)
    # Who puts the old moment back hides the change, which shows that the file is not read.
    found = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: A", "title: B"), encoding="utf-8")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert list(read_past(desk.store, desk.settings, today)) == [first]
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 1))
    (second,) = read_past(desk.store, desk.settings, today)
    assert second.text.startswith("B")
    path.unlink()
    assert not list(read_past(desk.store, desk.settings, today))
    desk.site.briefing("2026/03/01/a", title="C")
    assert [each.text[0] for each in read_past(desk.store, desk.settings, today)] == ["C"]


def test_asking_takes_time_in_proportion() -> None:
    """Reading four times as many briefings takes about four times as long."""

    def ask(size: int) -> None:
        Past(PastBriefing(f"{at}.md", f"Word{at} of {at} in {at % 97}") for at in range(size))

    assert_in_proportion(ask, 500)
