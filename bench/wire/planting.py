"""Sentences with their translations, and faults that are planted into these, one at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.records import FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from random import Random

_DIGITS = re.compile(r"(?<![\w.,])(?<![A-Za-z]-)\d+(?:[.,]\d+)*(?![\w,]|\.\d)")
_LARGE = re.compile(r"\b(million|billion|thousand)\b")
_OTHER_LARGE = {"million": "billion", "billion": "million", "thousand": "million"}
_WORDS = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|seventeen)\b",
    re.IGNORECASE,
)
_MONTHS = (
    *("January", "February", "March", "April", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OTHER_UNITS = {
    "kilometres": "miles",
    "km/h": "mph",
    "metres": "feet",
    "centimetres": "inches",
    "hectares": "acres",
    "°C": "°F",
    "euros": "dollars",
    "dollars": "euros",
    "roubles": "euros",
    "rupees": "dollars",
    "yuan": "dollars",
    "kilograms": "pounds of weight",
    "litres": "gallons",
}
_OTHER_NAMES = ("Carter", "Lindqvist", "Okafor", "Sundaram", "Belmonte")
_COMMON_WORDS = ("Remove", "Window", "Table", "Running", "Kitchen")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its translation into English."""

    language: str
    original: str
    english: str
    names: tuple[str, ...] = ()
    """Names in the translation that are in the original, too."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence whose translation has one fault."""

    sentence: Sentence
    kind: FindingKind
    what: str
    """What was done to it, for who looks at one that was not found."""

    english: str


def read_sentences(path: Path) -> list[Sentence]:
    """Give the sentences of a file, a line each: language | original | [marked] translation."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return [
        Sentence(
            language,
            original,
            re.sub(r"[\[\]]", "", english),
            tuple(re.findall(r"\[([^]]+)\]", english)),
        )
        for language, original, english in rows
    ]


def plant(sentences: Iterable[Sentence], random: Random) -> Iterator[Planted]:
    """Give each sentence with each fault that it can have, one at a time."""
    for sentence in sentences:
        yield from _numbers(sentence, random)
        yield from _names(sentence, random)
        yield from _dates(sentence, random)
        yield from _units(sentence)
        yield from _shapes(sentence)


def _numbers(sentence: Sentence, random: Random) -> Iterator[Planted]:
    text = sentence.english
    for found in _DIGITS.finditer(text):
        place = random.choice([at for at, sign in enumerate(found[0]) if sign.isdigit()])
        digit = random.choice([sign for sign in "123456789" if sign != found[0][place]])
        changed = found[0][:place] + digit + found[0][place + 1 :]
        yield _number(sentence, f"{found[0]} -> {changed}", _put(text, found, changed))
        if found[0] != "1":
            yield _number(sentence, f"{found[0]} ->", _put(text, found, ""))
        longer = found[0].replace(",", "").replace(".", "") + "0"
        yield _number(sentence, f"{found[0]} -> {longer}", _put(text, found, longer))
    for found in _LARGE.finditer(text):
        other = _OTHER_LARGE[found[0]]
        yield _number(sentence, f"{found[0]} -> {other}", _put(text, found, other))
    for found in _WORDS.finditer(text):
        other = random.choice([word for word in ("three", "eight", "thirteen") if word != found[0]])
        yield _number(sentence, f"{found[0]} -> {other}", _put(text, found, other))


def _names(sentence: Sentence, random: Random) -> Iterator[Planted]:
    for name in sentence.names:
        for other in (random.choice(_OTHER_NAMES), random.choice(_COMMON_WORDS)):
            yield Planted(
                sentence,
                FindingKind.NAME,
                f"{name} -> {other}",
                re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", other, sentence.english),
            )


def _dates(sentence: Sentence, random: Random) -> Iterator[Planted]:
    for names in (_MONTHS, _DAYS):
        for name in names:
            if re.search(rf"\b{name}\b", sentence.english):
                other = random.choice([each for each in names if each != name])
                changed = re.sub(rf"\b{name}\b", other, sentence.english)
                yield Planted(sentence, FindingKind.DATE, f"{name} -> {other}", changed)


def _units(sentence: Sentence) -> Iterator[Planted]:
    for unit, other in _OTHER_UNITS.items():
        if re.search(rf"\d(?: million| billion)? {unit}(?!\w)", sentence.english):
            changed = sentence.english.replace(unit, other)
            yield Planted(sentence, FindingKind.UNIT, f"{unit} -> {other}", changed)
    if re.search(r"\d ?%| percent", sentence.english):
        changed = re.sub(r"(\d|\w) ?(?:%|percent)", r"\1 points", sentence.english)
        yield Planted(sentence, FindingKind.UNIT, "percent -> points", changed)


def _shapes(sentence: Sentence) -> Iterator[Planted]:
    text = sentence.english
    if "“" in text:
        plain = text.replace("“", "").replace("”", "")
        yield Planted(sentence, FindingKind.QUOTATION, "no marks", plain)
    words = text.split()
    if len(words) > 12:
        cut = " ".join(words[: len(words) // 4])
        yield Planted(sentence, FindingKind.LENGTH, "cut", cut)
        again = " ".join([*words[:6], *words[3:6], *words[3:6], *words[6:]])
        yield Planted(sentence, FindingKind.REPETITION, "a phrase again and again", again)
        yield Planted(sentence, FindingKind.LANGUAGE, "left as it is", sentence.original)


def _number(sentence: Sentence, what: str, english: str) -> Planted:
    return Planted(sentence, FindingKind.NUMBER, what, english)


def _put(text: str, found: re.Match[str], new: str) -> str:
    return text[: found.start()] + new + text[found.end() :]
