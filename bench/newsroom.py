"""Synthetic newsrooms: made-up articles for the benchmarks, the same ones for the same seed.

An article depends on the seed, its day and its place in the day only. So a larger newsroom is a
smaller one and older days, and the day that is added later is known as well.
"""

from __future__ import annotations

import tomllib
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from struct import pack
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 1
"""The seed of every published figure."""

PER_DAY = 500
"""Articles a day."""

NEWEST = date(2025, 11, 15)
"""The newest day, in the past and in the middle of a month; those that are added come after it."""

SENTENCES = 8_000
"""How many different sentences the articles are made of."""

PICTURES = 16
"""How many different pictures there are."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country and the language of its media."""

    code: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet."""

    slug: str
    name: str
    country: Country
    profile: str
    """A paragraph of Markdown."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article, whatever the format that it is written in."""

    slug: str
    title: str
    summary: str
    moment: datetime
    countries: tuple[Country, ...]
    """The main one first."""

    source: Source
    tags: tuple[str, ...]
    original_title: str
    """The headline in the source's language."""

    key_points: tuple[str, ...]
    picture: int | None
    """Number of its picture, if it has one."""

    blocks: tuple[str, ...]
    """The text: blocks of Markdown, to be set apart by empty lines."""

    @property
    def day(self) -> date:
        """The day on which it was published."""
        return self.moment.date()

    @property
    def original_url(self) -> str:
        """The made-up address of the report that it tells."""
        return f"https://{self.source.slug}.example/{self.day:%Y/%m}/{self.slug}"

    def corrected(self, number: int) -> Article:
        """Give the article with a small correction in its last paragraph."""
        return replace(self, blocks=(*self.blocks[:-1], self.blocks[-1] + correction(number)))


def correction(number: int) -> str:
    """Give the words that a correction adds."""
    return f" The meeting is on day {number + 1}, not on the day before."


class Newsroom:
    """Countries, sources, topics, and the articles of every day."""

    def __init__(self, seed: int = SEED) -> None:
        words = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8"))
        self.seed = seed
        """What all choices follow from."""

        self.countries = tuple(Country(*each) for each in words["countries"])
        """50 countries."""

        self.tags = tuple(
            f"{subject} {aspect}".strip()
            for aspect in words["aspects"]
            for subject in words["subjects"]
        )
        """300 topics, the frequent ones first."""

        rng = Random(f"{seed}")
        self._words: dict[str, Any] = words
        self._sentences = [_sentence(words, rng) for _ in range(SENTENCES)]
        self.sources = tuple(self._make_sources(rng))
        """150 outlets, three in each country."""

        self._tag_weights = _zipf(len(self.tags), exponent=1.0)
        self._source_weights = _zipf(len(self.sources), exponent=0.5)

    def articles(self, size: int) -> Iterator[Article]:
        """Give so many articles, newest day first."""
        return map(self.number, range(size))

    def number(self, number: int) -> Article:
        """Give an article by its number, counted from the newest day back."""
        day, place = divmod(number, PER_DAY)
        return self.article(NEWEST - timedelta(days=day), place)

    def added(self, day: int) -> Iterator[Article]:
        """Give the articles of the first, second … day after the newest."""
        for number in range(PER_DAY):
            yield self.article(NEWEST + timedelta(days=day), number)

    def article(self, day: date, number: int) -> Article:
        """Give one article by its place in the day."""
        rng = Random(f"{self.seed} {day} {number}")
        words = self._words
        (source,) = rng.choices(self.sources, cum_weights=self._source_weights)
        language = words["languages"][source.country.language]
        headline = f"{rng.choice(words['headlines'])} {rng.choice(words['objects'])}"
        town = rng.choice(words["towns"])
        sentences = rng.choices(self._sentences, k=30)
        ending = _ending(words, f"{self.seed} {day} {number}")
        return Article(
            slug=f"{_slug(headline)}-{number:03}",
            title=f"{town}: {headline}, {ending}",
            summary=_plain(f"{sentences[0]} {sentences[1]}"),
            moment=datetime(day.year, day.month, day.day, number // 25, number % 60, tzinfo=UTC),
            countries=self._choose_countries(source, rng),
            source=source,
            tags=self._choose_tags(rng),
            original_title=" ".join(rng.choices(language, k=7)),
            key_points=tuple(map(_plain, sentences[2:4])) if number % 2 else (),
            picture=rng.randrange(PICTURES) if rng.random() < 0.1 else None,
            blocks=tuple(_text(sentences[4:], language, words["headings"], rng)),
        )

    def _choose_countries(self, source: Source, rng: Random) -> tuple[Country, ...]:
        """Take the source's own country, and at times another."""
        if rng.random() < 0.8:
            return (source.country,)
        other = rng.choice(self.countries)
        return (source.country,) if other == source.country else (source.country, other)

    def _choose_tags(self, rng: Random) -> tuple[str, ...]:
        """Take one to four topics, by Zipf's law."""
        many = rng.randrange(1, 5)
        return tuple(dict.fromkeys(rng.choices(self.tags, cum_weights=self._tag_weights, k=many)))

    def _make_sources(self, rng: Random) -> Iterator[Source]:
        names = [f"{place} {paper}" for place in self._words["places"]
                 for paper in self._words["papers"]]  # fmt: skip
        for number, name in enumerate(names):
            profile = " ".join(rng.choices(self._sentences, k=4))
            country = self.countries[number % len(self.countries)]
            yield Source(_slug(name), name, country, profile)


def picture(number: int) -> bytes:
    """Give a picture of a few kilobytes: coloured noise, as PNG."""
    width, height = 60, 34
    rng = Random(number)
    rows = b"".join(b"\0" + rng.randbytes(3 * width) for _ in range(height))
    header = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    parts = (
        pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _sentence(words: dict[str, Any], rng: Random) -> str:
    """Make a sentence of about 22 words; one in eight has a link, one in eight is emphasised."""
    choose = rng.choice
    matter = choose(words["matters"])
    kind = rng.randrange(16)
    if kind < 2:
        path = _slug(matter.replace("{number}", "").replace("{place}", "town"))
        matter = f"[{matter}](https://{choose(words['papers']).lower()}.example/{path}?page={kind})"
    elif kind == 2:
        matter = f"**{matter}**"
    elif kind == 3:
        matter = f"*{matter}*"
    text = f"{choose(words['actors'])} {choose(words['deeds'])} {matter} {choose(words['tails'])}."
    return text.replace("{place}", choose(words["towns"])).replace(
        "{number}", str(rng.randrange(2, 900))
    )


def _ending(words: dict[str, Any], seed: str) -> str:
    """Make the end of a headline: a person's name, at times a number."""
    # A checksum is a tenth of the cost of a generator, and leaves the article's own as it is.
    rest, number = divmod(zlib.crc32(seed.encode()), 900)
    rest, given = divmod(rest, len(words["given_names"]))
    rest, family = divmod(rest, len(words["family_names"]))
    text: str = words["endings"][rest % len(words["endings"])]
    name = f"{words['given_names'][given]} {words['family_names'][family]}"
    return text.replace("{name}", name).replace("{number}", str(number + 2))


def _plain(text: str) -> str:
    """Take the Markdown out of sentences."""
    text = text.replace("*", "").replace("[", "")
    while "](" in text:
        before, _, after = text.partition("](")
        text = before + after.partition(")")[2]
    return text


def _text(
    sentences: list[str], language: list[str], headings: list[str], rng: Random
) -> Iterator[str]:
    """Make about 600 words: paragraphs, headings, a list, quotations, at times a table."""
    titles = rng.sample(headings, 3)
    yield " ".join(sentences[:3])
    yield " ".join(sentences[3:5])
    yield f"## {titles[0]}"
    yield " ".join(sentences[5:8])
    yield _list(sentences[8:11], is_numbered=rng.random() < 0.3)
    yield " ".join(sentences[11:14])
    yield f"## {titles[1]}"
    yield f"> {sentences[14]}"
    yield " ".join(sentences[15:18])
    if rng.random() < 0.4:
        yield f"> {' '.join(rng.choices(language, k=25))}"
    yield " ".join(sentences[18:21])
    yield f"## {titles[2]}"
    if rng.random() < 0.12:
        yield _table(rng)
    yield " ".join(sentences[21:24])
    yield " ".join(sentences[24:])


def _list(sentences: list[str], *, is_numbered: bool) -> str:
    marks = (f"{number}." for number in range(1, 10)) if is_numbered else iter("-" * 9)
    return "\n".join(f"{mark} {sentence}" for mark, sentence in zip(marks, sentences, strict=False))


def _table(rng: Random) -> str:
    rows = (f"| {2019 + row} | {rng.randrange(100, 900)} |" for row in range(5))
    return "\n".join(("| Year | Figure |", "|---|---|", *rows))


def _zipf(many: int, exponent: float) -> list[float]:
    """Give cumulative weights after Zipf's law."""
    return list(accumulate(1 / (rank + 1) ** exponent for rank in range(many)))


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
