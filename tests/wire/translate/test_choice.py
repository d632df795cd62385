"""Which events are told, and by which of their reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.model.source import Publish
from mkdocs_briefings.wire.records import Article, BlockKind, Join, Rights
from mkdocs_briefings.wire.store.drafts import Draft, DraftState
from mkdocs_briefings.wire.translate.choice import information
from tests.wire.translate.conftest import NOW, OUTLETS, Newsroom, Shouting, block, chosen

if TYPE_CHECKING:
    from mkdocs_briefings.wire.records import Outlet

PLAIN = "A ponte foi reaberta ontem depois de obras que levaram muito tempo. " * 5
RICH = (
    "A ponte de Olinda foi reaberta na terça-feira, 14 meses depois do início das obras. "
    "Segundo o prefeito João Campos, a obra custou 3,5 milhões de reais. "
    "“Voltamos a ligar as duas margens”, disse Ana Souza, moradora do Recife há 40 anos. "
) * 2


def outlets(**changes: Outlet) -> tuple[Outlet, ...]:
    """Give the outlets with some changed."""
    return tuple(changes.get(outlet.source, outlet) for outlet in OUTLETS)


def test_the_report_that_tells_most(newsroom: Newsroom) -> None:
    """Of an event the report with numbers, names and quotations is told, whenever it came."""
    _, event = newsroom.report("a", PLAIN, source="folha")
    rich, _ = newsroom.report("b", RICH, source="diario", event=event)
    newsroom.report("c", "A ponte.", source="jornal", event=event)
    assert chosen(newsroom) == [(event, rich)]


def test_a_copy_is_never_told(newsroom: Newsroom) -> None:
    """A reprint is left to whoever wrote it, even if it has more."""
    first, event = newsroom.report("a", PLAIN, source="folha")
    copy, _ = newsroom.report("b", RICH, source="diario", event=event)
    newsroom.store.events.join(event, Join(copy, first, ()), NOW, copy_of=first)
    assert chosen(newsroom) == [(event, first)]


def test_copies_make_no_event_larger(newsroom: Newsroom) -> None:
    """Of two events the one that two publishers wrote of goes before one that three print."""
    first, printed = newsroom.report("a", PLAIN, source="folha")
    for source in ("diario", "jornal"):
        copy, _ = newsroom.report("b", PLAIN, source=source, event=printed)
        newsroom.store.events.join(printed, Join(copy, first, ()), NOW, copy_of=first)
    _, written = newsroom.report("c", RICH, source="folha", age=timedelta(hours=1))
    newsroom.report("d", PLAIN, source="diario", event=written)
    assert [event for event, _ in chosen(newsroom)] == [written, printed]


def test_what_only_counts_is_never_told(newsroom: Newsroom) -> None:
    """Neither outlets that publish nothing here nor American ones that are counted are drafted."""
    first, event = newsroom.report("a", PLAIN, source="folha")
    newsroom.report("b", RICH, source="diario", event=event)
    silent = replace(OUTLETS[1], publish=Publish.NONE)
    assert chosen(newsroom, outlets(diario=silent)) == [(event, first)]
    counted = tuple(replace(outlet, edition="us") for outlet in OUTLETS)
    assert chosen(newsroom, counted) == []
    assert chosen(newsroom, OUTLETS[2:]) == []


def test_what_was_translated_goes_first(newsroom: Newsroom) -> None:
    """A better report that comes later is not translated too; one no engine can do is passed."""
    first, event = newsroom.report("a", PLAIN, source="folha")
    newsroom.translate(Shouting())
    newsroom.report("b", RICH, source="diario", event=event)
    assert chosen(newsroom) == [(event, first)]
    _, other = newsroom.report("c", RICH, source="folha", language="ka")
    plain, _ = newsroom.report("d", PLAIN, source="diario", event=other)
    newsroom.translate(Shouting())
    assert (other, plain) in chosen(newsroom)


@pytest.mark.parametrize(
    "worse",
    [
        {"rights": Rights(robots="noai")},
        {"alarms": ("It is like its others.",)},
        {"blocks": (block("A ponte."),)},
        {"blocks": (block(PLAIN),)},
    ],
)
def test_what_makes_a_report_worse(worse: dict[str, object]) -> None:
    """Reserved rights, doubts about the text and few facts each make a report tell less."""
    article = Article(
        url="https://a.example/1",
        canonical="https://a.example/1",
        title="A",
        blocks=(block(RICH),),
        language="pt",
    )
    assert article.blocks[0].kind is BlockKind.PARAGRAPH
    assert information(replace(article, **worse)) < information(article)  # type: ignore[arg-type] # any of its fields


def test_countries_take_turns(newsroom: Newsroom) -> None:
    """The best event of each country comes first, whatever else one of them has."""
    moved = outlets(jornal=replace(OUTLETS[2], country="UY"))
    one, first = newsroom.report("a", PLAIN, source="folha")
    _, second = newsroom.report("b", PLAIN, source="folha", age=timedelta(hours=1))
    _, third = newsroom.report("c", PLAIN, source="folha", age=timedelta(hours=2))
    newsroom.report("d", PLAIN, source="diario", event=third)
    _, other = newsroom.report("e", PLAIN, source="jornal", age=timedelta(hours=3))
    assert [event for event, _ in chosen(newsroom, moved)] == [third, other, first, second]
    assert [event for event, _ in chosen(newsroom, moved, most=2)] == [third, other]
    draft = Draft(
        event=third,
        item=one,
        original="",
        path="",
        digest=b"",
        state=DraftState.REJECTED,
        written=NOW - timedelta(hours=23),
        at=NOW,
    )
    newsroom.store.drafts.put(draft)
    assert [event for event, _ in chosen(newsroom, moved, most=2)] == [other]
    newsroom.store.drafts.put(replace(draft, written=NOW - timedelta(hours=25)))
    assert [event for event, _ in chosen(newsroom, moved, most=2)] == [first, other]
