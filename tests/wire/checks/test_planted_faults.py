"""Faults in translations are found, and translations that are right are left alone."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from bench.wire.planting import Planted, Sentence, plant, read_sentences
from mkdocs_briefings.wire.checks.check import check_pair
from mkdocs_briefings.wire.records import FindingKind, SentencePair

SENTENCES = read_sentences(Path(__file__).with_name("sentences.txt"))
FACTS = {FindingKind.NUMBER, FindingKind.NAME, FindingKind.DATE, FindingKind.UNIT}


def kinds_of(sentence: Sentence, english: str) -> set[FindingKind]:
    """Give the kinds of doubts about a translation."""
    pair = SentencePair(sentence.original, english)
    return {kind for kind, _ in check_pair(pair, sentence.language, "en")}


Found = list[tuple[Planted, set[FindingKind]]]


@pytest.fixture(scope="module")
def faults() -> Found:
    """Give all faults that the sentences can have, one at a time, with what is found of each."""
    planted = plant(SENTENCES, Random(11))  # noqa: S311 - made-up faults need no secrets
    return [(fault, kinds_of(fault.sentence, fault.english)) for fault in planted]


def test_languages() -> None:
    """The sentences are in many languages and scripts."""
    assert len({sentence.language for sentence in SENTENCES}) >= 30


def test_few_false_alarms() -> None:
    """Of translations that are right, at most one in twenty is doubted."""
    doubted = [each for each in SENTENCES if kinds_of(each, each.english)]
    assert len(doubted) <= len(SENTENCES) * 0.05, doubted


def test_facts(faults: Found) -> None:
    """Of 500 numbers, names, dates and units that were changed, at least nine in ten are found."""
    facts = [found for fault, found in faults if fault.kind in FACTS]
    chosen = Random(11).sample(facts, 500)  # noqa: S311 - as above
    assert sum(map(bool, chosen)) >= 450


@pytest.mark.parametrize(
    ("kind", "share"),
    [
        (FindingKind.NUMBER, 0.95),
        (FindingKind.NAME, 0.85),
        (FindingKind.DATE, 0.85),
        (FindingKind.UNIT, 0.9),
        (FindingKind.QUOTATION, 0.75),
        (FindingKind.LENGTH, 1.0),
        (FindingKind.REPETITION, 1.0),
        (FindingKind.LANGUAGE, 1.0),
    ],
)
def test_kinds(faults: Found, kind: FindingKind, share: float) -> None:
    """A fault is told as what it is: a number as a number, a name as a name."""
    chosen = [found for fault, found in faults if fault.kind is kind]
    assert len(chosen) > 10
    assert sum(kind in found for found in chosen) >= len(chosen) * share
