"""Which sentences of a report a draft is made of."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.wire.draft.selection import LONGEST_SUMMARY, SHARE, choose
from mkdocs_briefings.wire.draft.sentences import (
    ReportText,
    Sentence,
    TextBlock,
    as_translated,
    as_written,
)
from mkdocs_briefings.wire.records import (
    Article,
    Block,
    BlockKind,
    Finding,
    FindingKind,
    SentencePair,
    TranslatedArticle,
    TranslatedBlock,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.wire.draft.selection import Choice

DAM = (
    "The dam at Kebir was closed on Monday after engineers found cracks in its northern wall.",
    "Some 40,000 people in Kebir and Salim have to leave their homes by Thursday, said Mayor Amin.",
    "Weather in the region has been warm for the season, with little wind.",
    "The dam was built in 1974 and holds 90 million cubic metres of water.",
    "“Nobody has to be afraid if everyone leaves in time,” said Amin at a meeting in Salim.",
    "It is the third dam to be closed this year.",
    "Engineers of Salim University found the cracks during a check that is made each spring.",
    "But nobody knows how long that will take.",
    "Repairs will cost about 12 million dinars and take until October 2027, the ministry says.",
    "The ministry will pay each family that leaves its home 300 dinars a month.",
    "“We were told nothing for three days,” said Samira Haddad, who owns a shop below the dam.",
    "Is the dam safe?",
)


def report(
    sentences: Iterable[str] = DAM,
    title: str = "Dam at Kebir closed after cracks are found",
    doubted: Iterable[int] = (),
) -> ReportText:
    """Give a report with these sentences, those with these numbers doubted."""
    finding = Finding(FindingKind.NUMBER, 0, "3 became 4.")
    found = tuple(
        Sentence(text, text, (finding,) if at in doubted else ())
        for at, text in enumerate(sentences)
    )
    blocks = tuple(TextBlock(BlockKind.PARAGRAPH, (each,)) for each in found)
    return ReportText(title=Sentence(title, title), blocks=blocks, language="en")


def chosen(text: ReportText) -> Choice:
    """Choose of a report that has enough."""
    choice = choose(text)
    assert choice is not None
    return choice


def texts(sentences: Iterable[Sentence]) -> list[str]:
    """Give what sentences say."""
    return [sentence.text for sentence in sentences]


def test_what_tells_most() -> None:
    """The lead makes the summary; points have facts; quotations are quotations."""
    choice = chosen(report(DAM * 1))
    assert texts(choice.summary)[0] == DAM[0]
    assert DAM[2] not in texts((*choice.summary, *choice.points))
    assert set(texts(choice.quotations)) <= {DAM[4], DAM[10]}
    assert choice.quotations


def test_what_leans_on_another_stands_nowhere_alone() -> None:
    """A sentence that begins with It or But, or asks, is no summary, no point and no detail."""
    choice = chosen(report())
    leaning = {DAM[5], DAM[7], DAM[11]}
    assert not leaning & set(texts((*choice.summary, *choice.points, *choice.details)))


def test_doubted_sentences_come_last() -> None:
    """A sentence that a check doubts gives way to one that is as good."""
    assert DAM[0] not in texts(chosen(report(doubted=[0])).summary)
    everything = chosen(report(doubted=range(len(DAM))))
    assert texts(everything.summary)[0] == DAM[0]


def test_nothing_twice() -> None:
    """What says the same as the headline's summary is not taken again."""
    again = "Engineers found cracks in the northern wall of the dam at Kebir, closed on Monday."
    choice = chosen(report([*DAM, again]))
    taken = texts((*choice.summary, *choice.points, *choice.details, *choice.quotations))
    assert again not in taken
    assert len(taken) == len(set(taken))


def test_too_little_text() -> None:
    """Of captions and questions alone no draft is made."""
    assert choose(report(["Short.", "Why does the dam have to be closed for a year?"])) is None
    assert choose(report([])) is None


WORDS = st.lists(
    st.sampled_from(["dam", "Kebir", "12", "water", "said", "“no”", "It", "the", "Amin", "3,5"]),
    min_size=1,
    max_size=40,
).map(lambda words: " ".join(words) + ".")


@given(st.lists(WORDS, max_size=25))
def test_only_what_is_there_and_not_too_much(sentences: list[str]) -> None:
    """Each sentence is the report's, at most once, in its order, and most of it stays there."""
    text = report(sentences)
    choice = choose(text)
    if choice is None:
        return
    parts = (choice.summary, choice.points, choice.details, choice.quotations)
    places = [[id(each) for each in text.prose].index(id(each)) for part in parts for each in part]
    assert len(places) == len(set(places))
    for part in parts:
        own = [[id(each) for each in text.prose].index(id(each)) for each in part]
        assert own == sorted(own)
    taken = sum(len(each.text) for each in chain(*parts))
    whole = sum(map(len, sentences))
    assert taken <= max(whole * SHARE, len(choice.summary[0].text))
    assert sum(len(each.text) + 1 for each in choice.summary) <= LONGEST_SUMMARY + 1


def test_sentences_keep_their_findings() -> None:
    """Findings count the headline and the sentences of all blocks, headings among them."""
    translated = TranslatedArticle(
        title=SentencePair("A", "a"),
        blocks=(
            TranslatedBlock(kind=BlockKind.HEADING, sentences=(SentencePair("B", "b"),)),
            TranslatedBlock(
                kind=BlockKind.PARAGRAPH,
                sentences=(SentencePair("C", "c"), SentencePair("D", "d\n d")),
            ),
        ),
        source="uk",
        target="en",
        engine="apertium 3.9",
        method="rules",
        findings=(
            Finding(FindingKind.NAME, 0, "Title."),
            Finding(FindingKind.NUMBER, 3, "Last."),
        ),
    )
    text = as_translated(translated)
    assert [each.message for each in text.title.findings] == ["Title."]
    assert texts(text.prose) == ["c", "d d"]
    assert [len(each.findings) for each in text.prose] == [0, 1]
    assert (text.engine, text.by_rules, text.language) == ("apertium 3.9", True, "uk")


def test_a_report_in_the_sites_language() -> None:
    """It needs no engine: each sentence is its own original."""
    blocks = (
        Block(BlockKind.HEADING, "A heading"),
        Block(BlockKind.PARAGRAPH, "It is dry. At last."),
    )
    article = Article(
        url="https://a.example/1",
        canonical="https://a.example/1",
        title="Dry",
        blocks=blocks,
        language="en-GB",
    )
    text = as_written(article)
    assert [(each.text, each.original) for each in text.prose] == [
        ("It is dry.", "It is dry."),
        ("At last.", "At last."),
    ]
    assert not text.engine
