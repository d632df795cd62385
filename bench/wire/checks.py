"""How many faults of translations are found, and how many doubts there are without any.

Faults are planted into translations that are right, one a sentence: into those of the tests, and
into the references for news in seven languages of a competition of engines (WMT 2021). The latter
are people's work: freer than an engine's, and not without mistakes of their own.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bench.bars import Bar
from bench.wire.planting import Planted, Sentence, plant, read_sentences
from bench.wire.rooms import clone
from mkdocs_briefings.wire.checks.check import check_pair
from mkdocs_briefings.wire.records import FindingKind, SentencePair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WMT = "wmt-conference/wmt21-news-systems"
LANGUAGES = ("cs", "de", "ha", "is", "ja", "ru", "zh")
OWN = Path(__file__).parents[2] / "tests" / "wire" / "checks" / "sentences.txt"
_MARKS = ".,;:!?()\"'„“”«»"
SEED = 7
SIZE = 500

FACTS = frozenset({FindingKind.NUMBER, FindingKind.NAME, FindingKind.DATE, FindingKind.UNIT})
"""Kinds of faults that the bar is for; a changed `3 %` may be told as a unit or as a number."""


def measure(data: Path) -> Iterator[Bar]:
    """Give the figures of the tests' sentences, and of the references of others."""
    yield from _figures("the tests'", read_sentences(OWN), false=0.05, found=0.90)
    yield from _figures("WMT's", list(_wmt(clone(data, WMT))), false=0.05, found=0.90)


def _figures(
    whose: str, sentences: Sequence[Sentence], *, false: float, found: float
) -> Iterator[Bar]:
    random = Random(SEED)
    doubtful, by_language = Counter[str](), Counter[str]()
    for sentence in sentences:
        kinds = _kinds(sentence, sentence.english)
        doubtful.update(kind.value for kind in kinds)
        doubtful["any"] += bool(kinds)
        doubtful["facts"] += bool(kinds & FACTS)
        by_language[sentence.language] += bool(kinds & FACTS)
    print(f"{len(sentences)} of {whose} sentences, untouched; with doubts: {dict(doubtful)}")
    print(f"by language: {dict(by_language)}")
    share = doubtful["facts"] / len(sentences)
    yield Bar(f"false alarms of numbers and names, {whose}", share, false, "{:.1%}")
    faults = [each for each in plant(sentences, random) if each.kind in FACTS]
    chosen = _one_a_sentence(faults, random)
    missed = [each for each in chosen if not _kinds(each.sentence, each.english)]
    of_kinds = Counter(each.kind.value for each in chosen)
    lost = Counter((each.kind.value, each.sentence.language) for each in missed)
    print(f"{len(chosen)} faults {dict(of_kinds)}; not found: {dict(lost)}")
    share = 1 - len(missed) / len(chosen)
    yield Bar(f"planted faults that are found, {whose}", share, found, "{:.1%}", is_least=True)


def _kinds(sentence: Sentence, english: str) -> set[FindingKind]:
    pair = SentencePair(sentence.original, english)
    return {kind for kind, _ in check_pair(pair, sentence.language, "en")}


def _one_a_sentence(faults: Sequence[Planted], random: Random) -> list[Planted]:
    """Choose faults, of as many sentences as there are before any of them has a second one."""
    by_sentence: dict[Sentence, list[Planted]] = {}
    for fault in faults:
        by_sentence.setdefault(fault.sentence, []).append(fault)
    rounds = [random.sample(each, len(each)) for each in by_sentence.values()]
    random.shuffle(rounds)
    chosen: list[Planted] = []
    while len(chosen) < SIZE and any(rounds):
        chosen += [each.pop() for each in rounds if each]
    return chosen[:SIZE]


def _wmt(folder: Path) -> Iterator[Sentence]:
    """Give the pairs, with names that stand in both of them, letter for letter."""
    for language in LANGUAGES:
        pair = f"newstest2021.{language}-en"
        originals = (folder / "txt" / "sources" / f"{pair}.src.{language}").read_text("utf-8")
        references = (folder / "txt" / "references" / f"{pair}.ref.A.en").read_text("utf-8")
        rows = zip(originals.split("\n"), references.split("\n"), strict=True)
        for original, english in rows:
            if original and english:
                yield Sentence(language, original, english, _same_names(original, english))


def _same_names(original: str, english: str) -> tuple[str, ...]:
    inner = english.split()[1:]
    words = {word.strip(_MARKS) for word in inner}
    there = {word.strip(_MARKS) for word in original.split()[1:]}
    return tuple(
        sorted(word for word in words & there if word[:1].isupper() and word[1:].islower())
    )
