"""How well texts, headlines and dates are read of pages whose text people have written down.

The pages are those of scrapinghub's benchmark of article extraction (181), and those that Fundus
tests its parsers on (258 of newspapers of 41 countries).
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import mean
from typing import TYPE_CHECKING, Any

import lxml.html

from bench.bars import Bar
from bench.wire.rooms import clone
from mkdocs_briefings.wire.records import Entry, Outlet
from mkdocs_briefings.wire.text.article import read_article
from mkdocs_briefings.wire.text.download import Download
from mkdocs_briefings.wire.text.words import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs_briefings.wire.records import Article

SCRAPINGHUB = "scrapinghub/article-extraction-benchmark"
FUNDUS = "flairNLP/fundus"

WORDS = 4
"""Words of a shingle, as scrapinghub's benchmark compares texts by."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page, and what a person says is its text."""

    url: str
    body: bytes
    text: str
    now: datetime
    """When it was fetched."""

    title: str = ""
    published: str = ""
    """ISO 8601, of any precision; empty where the sample has none."""


@dataclass(frozen=True, slots=True)
class Score:
    """How much of a text was found, and how much of what was found is of it; from 0 to 1."""

    precision: float | None
    recall: float | None


def measure(data: Path) -> Iterator[Bar]:
    """Give the figures of both sets of pages."""
    for name, samples, least in (
        ("scrapinghub's pages", list(_scrapinghub(clone(data, SCRAPINGHUB))), 0.955),
        ("Fundus' pages", list(_fundus(clone(data, FUNDUS))), 0.945),
    ):
        articles = [_read(sample) for sample in samples]
        pairs = list(zip(samples, articles, strict=True))
        told = [f"{len(samples)} {name}", *_doubts(articles)]
        print("; ".join(told))
        value = f1([score(sample.text, article.text) for sample, article in pairs])
        yield Bar(f"F1 of texts, {name}", value, least, "{:.4f}", is_least=True)
        dated = [pair for pair in pairs if pair[0].published]
        if dated:
            yield from _of_metadata(dated)


def _of_metadata(pairs: Sequence[tuple[Sample, Article]]) -> Iterator[Bar]:
    """Give how many headlines and dates are right.

    A page has several headlines of its own, and Fundus chose one for each outlet by hand. So the
    one that stands above the text, where there is only one, counts as right, too. What nobody can
    know is which of several it chose: a rule for that, found on half of the outlets, gains one page
    in 152 of the other half, and the other way round loses one in 106. So the first bar is lower.
    """
    same = mean(key(article.title) == key(sample.title) for sample, article in pairs)
    yield Bar("headlines that are the one Fundus chose", same, 0.85, "{:.1%}", is_least=True)
    right = mean(key(article.title) in _headlines(sample) for sample, article in pairs)
    yield Bar("headlines that are that, or the only heading", right, 0.92, "{:.1%}", is_least=True)
    days = mean(_day(article) == sample.published[:10] for sample, article in pairs)
    yield Bar("dates that are right to the day", days, 0.96, "{:.1%}", is_least=True)


def score(true: str, read: str) -> Score:
    """Compare two texts by the shingles of four words that they have in common."""
    wanted, found = _shingles(true), _shingles(read)
    common = (wanted & found).total()
    if not wanted or not found:
        return Score(0.0 if found else None, 0.0 if wanted else None)
    return Score(common / found.total(), common / wanted.total())


def f1(scores: Sequence[Score]) -> float:
    """Give the harmonic mean of the pages' mean precision and mean recall."""
    precision = mean(each.precision for each in scores if each.precision is not None)
    recall = mean(each.recall for each in scores if each.recall is not None)
    return 2 * precision * recall / (precision + recall)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - WORDS + 1)) if words else ()
    return Counter(tuple(words[start : start + WORDS]) for start in starts)


def _read(sample: Sample) -> Article:
    outlet = Outlet(
        source="", title="", home="", path="", country="XK", language="", feeds=(), family=""
    )
    download = Download(url=sample.url, body=sample.body)
    return read_article(download, outlet, Entry(guid="", url=sample.url, title=""), sample.now)


def _doubts(articles: Sequence[Article]) -> Iterator[str]:
    for alarm, count in Counter(each for article in articles for each in article.alarms).items():
        yield f"{count} x {alarm}"


def _headlines(sample: Sample) -> set[str]:
    root = lxml.html.document_fromstring(sample.body.decode())
    heads = {key("".join(map(str, head.itertext()))) for head in root.iter("h1")} - {""}
    return {key(sample.title)} | (heads if len(heads) == 1 else set())


def _day(article: Article) -> str:
    return "" if article.published is None else article.published.date().isoformat()


def _scrapinghub(folder: Path) -> Iterator[Sample]:
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name, told in sorted(truth.items()):
        body = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Sample(url=told["url"], body=body, text=told["articleBody"], now=datetime.now(tz=UTC))


def _fundus(folder: Path) -> Iterator[Sample]:
    for meta in sorted(folder.glob("tests/resources/parser/test_data/*/meta.info")):
        pages = json.loads(meta.read_text("utf-8"))
        names = sorted(name for name in pages if (meta.parent / name).is_file())
        for outlet in sorted({name.split("_", 1)[0] for name in names}):
            truth = json.loads((meta.parent / f"{outlet}.json").read_text("utf-8"))
            own = [name for name in names if name.split("_", 1)[0] == outlet]
            # Each version of a parser has one page; both are in the order of time.
            for name, version in zip(own, sorted(truth, key=_version), strict=True):
                page = {**pages[name], "path": meta.parent / name}
                yield _of_fundus(page, truth[version])


def _version(name: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", name)]


def _of_fundus(page: dict[str, Any], told: dict[str, Any]) -> Sample:
    body = told["body"]
    parts = [*body["summary"]]
    for section in body["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    now = datetime.fromisoformat(page["crawl_date"])
    return Sample(
        url=page["url"],
        body=gzip.decompress(page["path"].read_bytes()),
        text="\n".join(parts),
        now=now if now.tzinfo else now.replace(tzinfo=UTC),
        title=told["title"],
        published=told["publishing_date"],
    )
