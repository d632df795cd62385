"""What the texts of an outlet are usually like, and what of them is no text."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import blake2b
from statistics import median
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.wire.extract.outcomes import obstacle_of
from mkdocs_briefings.wire.store.samples import Sample
from mkdocs_briefings.wire.text.obstacles import size
from mkdocs_briefings.wire.text.words import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_briefings.wire.records import Article, Block, Outlet
    from mkdocs_briefings.wire.store.store import Store

RECENT, BEFORE = 8, 12
"""Texts that are compared with those before them, and how many of these there have to be."""

FEW, MANY = 0.2, 0.5
"""Shares of texts: what is true of less is an exception, and what is true of more is the rule."""

SHRUNK = 1 / 3
"""Below this share of what is usual texts are short."""

LOOKED_AT, RECURRING = 20, 5
"""A block that stands in so many of the last texts of an outlet is a part of none."""

SHORTEST_BLOCK = 30
"""Letters: what is shorter may stand in many texts, such as a place or a name."""

MOST_BLOCKS = 100

_EXCERPT = 60


def sample_of(item: int, outlet: Outlet, article: Article) -> Sample:
    """Give what is remembered of a page."""
    obstacle = obstacle_of(article)
    if obstacle is not None:
        return Sample(item=item, source=outlet.source, letters=0, obstacle=obstacle.value)
    digests = dict.fromkeys(filter(None, map(_digest, article.blocks)))
    return Sample(
        item=item,
        source=outlet.source,
        letters=size(article.blocks),
        blocks=tuple(digests)[:MOST_BLOCKS],
    )


def without_recurring(article: Article, samples: Sequence[Sample]) -> Article:
    """Give an article without the blocks that stand in many of its outlet's texts.

    If none is left without them, it is another state of one report, and stays as it is.
    """
    counts = Counter(block for sample in samples[:LOOKED_AT] for block in sample.blocks)
    kept = tuple(block for block in article.blocks if counts[_digest(block) or b""] < RECURRING)
    return replace(article, blocks=kept) if kept else article


def troubles_of(store: Store, outlets: Iterable[Outlet]) -> Iterator[Problem]:
    """Give what is suddenly unusual about outlets' texts, as warnings at their profiles."""
    for outlet in outlets:
        samples = store.samples.last(outlet.source)
        recent, before = samples[:RECENT], samples[RECENT:]
        if len(before) >= BEFORE:
            for message, hint in (
                *_empty(recent, before),
                *_short(recent, before),
                *_alike(recent, before, store),
            ):
                yield Problem(outlet.path, 1, message, hint, Severity.WARNING)


_LOOK = "Look at one of its pages: its layout may have changed."


def _empty(recent: Sequence[Sample], before: Sequence[Sample]) -> Iterator[tuple[str, str]]:
    obstacles = Counter(sample.obstacle for sample in recent if sample.obstacle)
    earlier = sum(bool(sample.obstacle) for sample in before)
    if obstacles.total() >= MANY * len(recent) and earlier <= FEW * len(before):
        commonest = obstacles.most_common(1)[0][0]
        yield (
            (
                f"Of its last {len(recent)} pages {obstacles.total()} gave no text; of the "
                f"{len(before)} before, {earlier} gave none. {commonest}"
            ),
            "Open one of its pages in a browser.",
        )


def _short(recent: Sequence[Sample], before: Sequence[Sample]) -> Iterator[tuple[str, str]]:
    now, usual = (
        [sample.letters for sample in some if not sample.obstacle] for some in (recent, before)
    )
    if len(now) >= MANY * len(recent) and usual and median(now) < SHRUNK * median(usual):
        yield (
            (
                f"Its texts have become short: half of the last {len(now)} have less than "
                f"{median(now):.0f} letters, where {median(usual):.0f} were usual."
            ),
            _LOOK,
        )


def _alike(
    recent: Sequence[Sample], before: Sequence[Sample], store: Store
) -> Iterator[tuple[str, str]]:
    now, earlier = (Counter(block for sample in some for block in sample.blocks)
                    for some in (recent, before))  # fmt: skip
    new = [
        block
        for block, count in now.items()
        if count >= MANY * len(recent) and earlier[block] <= FEW * len(before)
    ]
    if new:
        excerpt = _excerpt(new[0], recent, store)
        yield (
            (
                f"The same block stands in {now[new[0]]} of its last {len(recent)} texts"
                f"{excerpt}; before, it stood in {earlier[new[0]]} of {len(before)}."
            ),
            "What recurs is left out of its next texts.",
        )


def _excerpt(digest: bytes, samples: Sequence[Sample], store: Store) -> str:
    """Give the beginning of a block, if a text that is stored still has it."""
    for sample in samples:
        page = store.pages.get(sample.item)
        for block in page.article.blocks if page and page.article else ():
            if _digest(block) == digest:
                text = block.text
                return f", “{text[:_EXCERPT]}{'…' if len(text) > _EXCERPT else ''}”"
    return ""


def _digest(block: Block) -> bytes | None:
    words = key(block.text)
    if len(words) < SHORTEST_BLOCK:
        return None
    return blake2b(words.encode(errors="replace"), digest_size=8).digest()
