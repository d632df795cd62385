"""What of an outlet's texts recurs, and what is suddenly unusual about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.wire.extract.habits import BEFORE, RECENT, RECURRING
from mkdocs_briefings.wire.store.samples import KEPT, Sample
from tests.wire.extract.desk import MERCURY, Desk
from tests.wire.text.pages import page, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTER = "Subscribe to our letter of the morning, and know what Marlow talks about at breakfast."


def texts(number: int, *, more: Sequence[str] = (), count: int = 6) -> list[str]:
    """Give paragraphs as no other report has them."""
    told = (
        f"Report {number}, part {part}: the council of ward {number * 7 + part} met on day {part} "
        f"and spoke about bridge {number}, mill {part * 3} and the {number + part} ferries of old."
        for part in range(count)
    )
    return [*told, *more]


def days(desk: Desk, numbers: range, *, more: Sequence[str] = (), count: int = 6) -> list[int]:
    """Read as many reports."""
    items = [
        desk.add(
            f"/{number}",
            page(f"<h1>Report {number}</h1>{paragraphs(texts(number, more=more, count=count))}"),
            title=f"Report {number}",
        )
        for number in numbers
    ]
    desk.extract()
    return items


def troubles(desk: Desk) -> list[str]:
    """Give what the next run says of the outlets."""
    return [str(trouble) for trouble in desk.extract().troubles]


def test_what_is_usual_is_not_told(desk: Desk) -> None:
    """Texts like those before them give no warning, and a few of them are no habit."""
    days(desk, range(BEFORE))
    assert troubles(desk) == []
    days(desk, range(BEFORE, BEFORE + RECENT))
    assert troubles(desk) == []


def test_texts_that_become_short(desk: Desk) -> None:
    """When texts are suddenly short, the profile is named, with what was usual."""
    days(desk, range(BEFORE))
    days(desk, range(BEFORE, BEFORE + RECENT), count=1)
    (told,) = troubles(desk)
    assert told.startswith("sources/mercury.md:1: warning: Its texts have become short: half of")
    assert "were usual" in told


def test_pages_that_become_empty(desk: Desk) -> None:
    """When pages suddenly give no text, the commonest reason is told, with what was usual."""
    days(desk, range(BEFORE))
    for number in range(BEFORE, BEFORE + RECENT):
        desk.add(f"/{number}", page("<h1>Hello</h1><input type='password'>"))
    desk.extract()
    (told,) = troubles(desk)
    assert "Of its last 8 pages 8 gave no text; of the 12 before, 0 gave none." in told
    assert "The page asks readers to log in" in told


def test_texts_that_become_alike(desk: Desk) -> None:
    """When a block is suddenly in many texts, it is told with its first words."""
    days(desk, range(BEFORE))
    days(desk, range(BEFORE, BEFORE + RECENT), more=[LETTER])
    (told,) = troubles(desk)
    assert "The same block stands in 8 of its last 8 texts, “Subscribe to our letter" in told
    assert "before, it stood in 0 of 12" in told


def test_what_recurs_is_left_out(desk: Desk) -> None:
    """A block that stands in many texts of an outlet is no part of the next one."""
    items = days(desk, range(RECURRING + 2), more=[LETTER])
    found = [LETTER in desk.article(item).text for item in items]
    assert found == [True] * RECURRING + [False] * 2
    assert desk.article(items[-1]).text == "\n".join(texts(RECURRING + 1))


def test_a_text_of_which_nothing_is_left(desk: Desk) -> None:
    """A report that came in many times, as a ticker does, is not emptied."""
    html = page(f"<article><h1>Ticker</h1>{paragraphs(texts(1))}</article>")
    items = [desk.add(f"/ticker/{number}", html) for number in range(RECURRING + 3)]
    desk.extract()
    assert {desk.article(item).text for item in items} == {"\n".join(texts(1))}


def test_so_many_samples_are_kept(desk: Desk) -> None:
    """Of each outlet the last samples are kept, so that the store does not grow by them."""
    items = [desk.add(f"/{number}") for number in range(KEPT + 5)]
    for item in items:
        desk.store.samples.put(Sample(item=item, source="mercury", letters=item))
    kept = desk.store.samples.last(MERCURY.source, count=1000)
    assert [sample.item for sample in kept] == items[: -KEPT - 1 : -1]
