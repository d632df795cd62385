"""A report's sentences in the site's language, each beside the one of the original."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.reading.text import without_forbidden
from mkdocs_briefings.wire.records import BlockKind, Finding, SentencePair
from mkdocs_briefings.wire.translate.assemble import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.wire.records import Article, Link, TranslatedArticle


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report."""

    text: str
    """In the site's language."""

    original: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of a report."""

    kind: BlockKind
    sentences: tuple[Sentence, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """A report's headline and text, to be drafted from."""

    title: Sentence
    blocks: tuple[TextBlock, ...]
    language: str
    """That of the original (BCP 47)."""

    engine: str = ""
    """What translated it; empty where it is in the site's language."""

    by_rules: bool = False

    @property
    def prose(self) -> tuple[Sentence, ...]:
        """The sentences of paragraphs and quotations, in their order."""
        return tuple(
            sentence
            for block in self.blocks
            if block.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}
            for sentence in block.sentences
        )


def as_written(article: Article) -> ReportText:
    """Give a report that is in the site's language: each sentence is its own original."""
    return ReportText(
        title=_sentence(SentencePair(article.title, article.title)),
        blocks=tuple(
            TextBlock(
                block.kind,
                tuple(
                    _sentence(SentencePair(each, each))
                    for each in sentences_of(block, article.language)
                ),
                block.links,
            )
            for block in article.blocks
        ),
        language=article.language,
    )


def as_translated(translated: TranslatedArticle) -> ReportText:
    """Give a report that was translated."""
    findings: dict[int, list[Finding]] = defaultdict(list)
    for finding in translated.findings:
        findings[finding.sentence].append(finding)
    pairs = ((pair, tuple(findings[at])) for at, pair in enumerate(translated.sentences))
    title = _sentence(*next(pairs))
    return ReportText(
        title=title,
        blocks=tuple(
            TextBlock(
                block.kind,
                tuple(_taken(len(block.sentences), pairs)),
                block.links,
            )
            for block in translated.blocks
        ),
        language=translated.source,
        engine=translated.engine,
        by_rules=translated.method == "rules",
    )


def _taken(
    count: int, pairs: Iterator[tuple[SentencePair, tuple[Finding, ...]]]
) -> Iterable[Sentence]:
    return [_sentence(*next(pairs)) for _ in range(count)]


def _sentence(pair: SentencePair, findings: tuple[Finding, ...] = ()) -> Sentence:
    return Sentence(_in_line(pair.translated), _in_line(pair.original), findings)


def _in_line(text: str) -> str:
    return " ".join(without_forbidden(text).split())
