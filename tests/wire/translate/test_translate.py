"""The step `translate`: titles first, texts of what is told second, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.engines.engine import Limits
from mkdocs_briefings.wire.engines.errors import (
    EngineError,
    SpentEngineError,
    UnusableEngineError,
)
from mkdocs_briefings.wire.records import (
    BlockKind,
    Finding,
    FindingKind,
    Join,
    Link,
    SentencePair,
)
from mkdocs_briefings.wire.store.drafts import Draft, DraftState
from mkdocs_briefings.wire.store.store import Store
from mkdocs_briefings.wire.translate.step import translate_titles
from tests.wire.translate.conftest import NOW, Newsroom, Shouting, block, chosen

if TYPE_CHECKING:
    from pathlib import Path


def texts_of(newsroom: Newsroom, item: int) -> list[str]:
    """Give the translated sentences of an item, its title first."""
    article = newsroom.store.translations.article(item, "en")
    assert article is not None
    return [pair.translated for pair in article.sentences]


def test_titles_and_texts(newsroom: Newsroom) -> None:
    """A report's title and text are stored sentence by sentence, with how they were made."""
    item, _ = newsroom.report("Chove", "Choveu ontem. O rio subiu.", "2026")
    report = newsroom.translate(Shouting())
    assert (report.titles, report.texts, report.notes) == (1, 1, ())
    article = newsroom.store.translations.article(item, "en")
    assert article is not None
    assert article.sentences == (
        SentencePair("Chove", "CHOVE"),
        SentencePair("Choveu ontem.", "CHOVEU ONTEM."),
        SentencePair("O rio subiu.", "O RIO SUBIU."),
        SentencePair("2026", "2026"),
    )
    assert [each.kind for each in article.blocks] == [BlockKind.PARAGRAPH] * 2
    assert (article.source, article.target) == ("pt", "en")
    assert (article.engine, article.method) == ("shouting 1", "rules")
    assert newsroom.store.translations.is_whole(item, "en")


def test_titles_alone(newsroom: Newsroom) -> None:
    """Before reports are grouped, their titles are translated, and nothing else is."""
    item, _ = newsroom.report("Chove", "Choveu ontem.")
    engine = Shouting()
    report = translate_titles(newsroom.store, newsroom.settings, NOW, target="en", engines=[engine])
    assert (report.titles, report.texts) == (1, 0)
    assert engine.given == ["Chove"]
    assert not newsroom.store.translations.is_whole(item, "en")


def test_nothing_twice(newsroom: Newsroom) -> None:
    """What was translated is not sent to an engine again, nor is a sentence that comes twice."""
    newsroom.report("Chove", "Chove. Sol.")
    newsroom.report("Sol", "Chove. Vento.")
    engine = Shouting()
    newsroom.translate(engine)
    assert sorted(engine.given) == ["Chove", "Chove.", "Sol", "Sol.", "Vento."]
    report = newsroom.translate(engine)
    assert (report.titles, report.texts) == (0, 0)
    assert len(engine.given) == 5


def test_another_version(newsroom: Newsroom) -> None:
    """What an engine has translated is remembered for its version alone."""
    newsroom.report("Chove", "Sol.")
    newsroom.translate(Shouting())
    newsroom.report("Chove", "Sol.", source="diario")
    later = Shouting(version="2")
    newsroom.translate(later)
    assert later.given == ["Chove", "Sol."]


def test_own_language(newsroom: Newsroom) -> None:
    """What is in the site's language, of whatever region, is not translated."""
    item, _ = newsroom.report("Rain", "It rains.", language="en-GB")
    engine = Shouting(sources=("en", "pt"))
    report = newsroom.translate(engine)
    assert (engine.given, report.untranslated) == ([], {})
    assert newsroom.store.translations.article(item, "en") is None


def test_language_without_an_engine(newsroom: Newsroom) -> None:
    """A report that no engine can do is left as it is; that is told, and stored for drafts."""
    item, _ = newsroom.report("Pada", "Prší.", language="cs")
    engine = Shouting()
    report = newsroom.translate(engine)
    assert report.untranslated == {"cs": 2}
    article = newsroom.store.translations.article(item, "en")
    assert article is not None
    assert (article.engine, article.method) == ("", "")
    assert article.title == SentencePair("Pada", "")
    assert newsroom.store.translations.is_whole(item, "en")
    assert engine.given == []


def test_order_of_engines(newsroom: Newsroom) -> None:
    """The first engine that can do a pair of languages does it; the others are not asked."""
    item, _ = newsroom.report("Chove", "Sol.")
    first, second, third = (
        Shouting("a", sources=("cs",)),
        Shouting("b"),
        Shouting("c"),
    )
    newsroom.translate(first, second, third)
    assert (first.given, third.given) == ([], [])
    article = newsroom.store.translations.article(item, "en")
    assert article is not None
    assert article.engine == "b 1"


def test_engine_that_fails(newsroom: Newsroom) -> None:
    """Where an engine fails for a text, the next one does all of it, and both are told apart."""
    item, _ = newsroom.report("Chove", "Sol. Vento.")
    broken = Shouting("a", error=EngineError("It gave back an empty text."), stumbles_over="Vento")
    report = newsroom.translate(broken, Shouting("b"))
    article = newsroom.store.translations.article(item, "en")
    assert article is not None
    assert article.engine == "b 1"
    assert report.notes == ("a: It gave back an empty text.",)


def test_one_title_does_not_stop_the_others(newsroom: Newsroom) -> None:
    """A title that an engine stumbles over is left; those that were sent with it are not."""
    items = [newsroom.report(title)[0] for title in ("Chove", "Vento", "Sol")]
    broken = Shouting(error=EngineError("No."), stumbles_over="Vento")
    report = newsroom.translate(broken)
    assert [texts_of(newsroom, item)[0] for item in items] == ["CHOVE", "", "SOL"]
    assert report.untranslated == {"pt": 1}


def test_text_that_no_engine_can_do(newsroom: Newsroom) -> None:
    """A text that engines fail for keeps its translated title, and is not paid for again."""
    item, _ = newsroom.report("Chove", "Vento.")
    broken = Shouting(error=EngineError("No."), stumbles_over="Vento")
    newsroom.translate(broken)
    assert texts_of(newsroom, item) == ["CHOVE"]
    assert newsroom.store.translations.is_whole(item, "en")
    requests = broken.requests
    newsroom.translate(broken)
    assert broken.requests == requests


def test_engine_that_cannot_be_reached(newsroom: Newsroom) -> None:
    """It is asked once in a run; texts wait for the next run, and their drafts with them."""
    items = [newsroom.report(title, f"{title}.")[0] for title in ("Chove", "Vento")]
    away = Shouting(error=UnusableEngineError("Away."), stumbles_over="")
    report = newsroom.translate(away)
    assert away.requests == 1
    assert report.notes == ("shouting is not used in this run: Away.",)
    assert not any(newsroom.store.translations.is_whole(item, "en") for item in items)
    away.error = None
    assert newsroom.translate(away).texts == 2


def test_engine_that_is_spent(newsroom: Newsroom) -> None:
    """An engine whose quota is used up rests for the day, in other runs too; the next one works."""
    newsroom.report("Chove", "Sol.")
    spent = Shouting("a", is_remote=True, error=SpentEngineError("456"), stumbles_over="")
    other = Shouting("b")
    newsroom.translate(spent, other)
    newsroom.report("Vento", "Frio.")
    newsroom.translate(spent, other)
    assert spent.requests == 1
    assert other.given == ["Chove", "Sol.", "Vento", "Frio."]
    newsroom.now += timedelta(days=1)
    spent.error = None
    newsroom.report("Neve", "Gelo.")
    newsroom.translate(spent, other)
    assert spent.given == ["Neve", "Gelo."]


def test_budget(newsroom: Newsroom) -> None:
    """An engine elsewhere is never sent more than the day's budget; what is over waits."""
    newsroom.settings = replace(newsroom.settings, characters_a_day=12)
    waits, _ = newsroom.report("Chove", "0123456789x.")
    paid = Shouting(is_remote=True, price=2_000_000.0)
    report = newsroom.translate(paid)
    assert paid.given == ["Chove"]
    assert report.characters == {"shouting 1": 5}
    assert report.cost == 10.0
    assert report.notes == (
        "shouting is not used any more today: Of 12 characters a day, 5 were sent.",
    )
    assert not newsroom.store.translations.is_whole(waits, "en")
    newsroom.now += timedelta(days=1)
    assert newsroom.translate(paid).texts == 1


def test_budget_counts_what_failed(newsroom: Newsroom) -> None:
    """A request is counted before it is made, since one that fails or is killed may cost, too."""
    newsroom.report("Chove")
    killed = Shouting(is_remote=True, is_killed_after=0)
    with pytest.raises(KeyboardInterrupt):
        newsroom.translate(killed)
    assert newsroom.store.translations.use("shouting 1", NOW.date()).characters == 5


def test_no_budget_for_engines_on_this_machine(newsroom: Newsroom) -> None:
    """What stays on this machine costs nothing, and is not counted."""
    newsroom.settings = replace(newsroom.settings, characters_a_day=1)
    newsroom.report("Chove", "Sol.")
    report = newsroom.translate(Shouting())
    assert (report.texts, report.characters) == (1, {})


def test_killed_at_any_moment(newsroom: Newsroom, tmp_path: Path) -> None:
    """After a kill at each request, nothing that came back is asked for again, nor is it lost."""
    newsroom.report("Chove", "Um. Dois. Três. Quatro.", "Cinco. Seis.")
    newsroom.report("Vento", "Sete. Oito. Nove.")
    engine = Shouting(limits=Limits(2, 100))
    for lived in range(20):
        engine.is_killed_after, engine.requests = lived and 1, 0
        try:
            newsroom.translate(engine)
            break
        except KeyboardInterrupt:
            newsroom.store.close()
            newsroom.store = Store(tmp_path / "wire.sqlite")
    assert len(engine.given) == len(set(engine.given)) == 11
    assert newsroom.translate(engine).texts == 0


def test_findings(newsroom: Newsroom) -> None:
    """What is doubtful is stored beside its sentence, and the title is sentence 0."""
    words = {"Chove há 3 dias": "Rain for 4 days", "Custou 5 euros.": "It cost 5 dollars."}
    item, _ = newsroom.report("Chove há 3 dias", "Sol. Custou 5 euros.")
    report = newsroom.translate(Shouting(words=words))
    article = newsroom.store.translations.article(item, "en")
    assert article is not None
    assert article.findings == (
        Finding(FindingKind.NUMBER, 0, "3 became 4."),
        Finding(FindingKind.UNIT, 2, "EUR became USD."),
    )
    assert report.findings == 3  # that of the title alone, too


def test_halves_of_characters(newsroom: Newsroom) -> None:
    """What of an answer is no text is replaced, stored, and told as a finding."""
    words = {"Chove há 3 dias": "Rain for \ud83d 3 days", "Sol.": "Sun \ud83d\ude00."}
    item, _ = newsroom.report("Chove há 3 dias", "Sol.")
    newsroom.translate(Shouting(words=words))
    article = newsroom.store.translations.article(item, "en")
    assert article is not None
    assert [pair.translated for pair in article.sentences] == ["Rain for \ufffd 3 days", "Sun 😀."]
    message = "Characters of the engine's answer could not be read."
    assert article.findings == (Finding(FindingKind.CHARACTERS, 0, message),)


def test_links(newsroom: Newsroom) -> None:
    """A link is put back where its words are found in the translation, and else it is left out."""
    words = {
        "A ministra viu a ponte de Olinda.": "The minister saw the bridge of Olinda.",
        "ponte": "Bridge",
        "viu": "looked",
    }
    links = (
        Link("ponte", "https://a.example/1"),
        Link("Olinda", "https://a.example/2"),
        Link("viu", "https://a.example/3"),
    )
    item, _ = newsroom.report("Título", block("A ministra viu a ponte de Olinda.", *links))
    engine = Shouting(words=words)
    newsroom.translate(engine)
    article = newsroom.store.translations.article(item, "en")
    assert article is not None
    assert article.blocks[0].links == (
        Link("bridge", "https://a.example/1"),
        Link("Olinda", "https://a.example/2"),
    )
    assert "Olinda" not in engine.given


def test_what_is_not_told(newsroom: Newsroom) -> None:
    """A copy, a report without a text, an old event and one with a draft are not translated."""
    original, event = newsroom.report("a", source="folha")
    copy, _ = newsroom.report("b", "B.", source="diario", event=event)
    newsroom.store.events.join(event, Join(copy, original, ()), NOW, copy_of=original)
    newsroom.report("c", "C.", age=timedelta(days=4))
    item, drafted = newsroom.report("d", "D.")
    newsroom.store.drafts.put(
        Draft(
            event=drafted,
            item=item,
            original="",
            path="d.md",
            digest=b"",
            state=DraftState.WAITING,
            written=NOW,
            at=NOW,
        )
    )
    assert chosen(newsroom) == []
    engine = Shouting()
    newsroom.translate(engine)
    assert sorted(engine.given) == ["a", "b", "d"]
