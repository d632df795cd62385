"""All checks of a translated article: what an editor has to look at, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.wire.checks.dates import compare_dates
from mkdocs_briefings.wire.checks.names import say_names
from mkdocs_briefings.wire.checks.numbers import compare_numbers, say_numbers
from mkdocs_briefings.wire.checks.quotations import compare_quotations
from mkdocs_briefings.wire.checks.shape import (
    check_characters,
    check_language,
    check_length,
    check_repetition,
)
from mkdocs_briefings.wire.checks.units import compare_units
from mkdocs_briefings.wire.records import Finding, FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.wire.records import SentencePair, TranslatedArticle


def check(article: TranslatedArticle) -> tuple[Finding, ...]:
    """Give the findings of an article; its title is sentence 0."""
    return tuple(
        Finding(kind, number, message)
        for number, pair in enumerate(article.sentences)
        for kind, message in check_pair(pair, article.source, article.target)
    )


def check_pair(pair: SentencePair, source: str, target: str) -> Iterator[tuple[FindingKind, str]]:
    """Give the doubts about one sentence, with their kinds; languages are BCP 47."""
    before, after = pair.original, pair.translated
    if not before.strip() or not after.strip():
        if after.strip():
            yield FindingKind.UNSUPPORTED, "There is no sentence in the original that says this."
        elif before.strip():
            yield FindingKind.LENGTH, "It was not translated."
        return
    lost = check_characters(before, after)
    yield from ((FindingKind.CHARACTERS, message) for message in lost)
    wrong = check_language(before, after, source, target)
    yield from ((FindingKind.LANGUAGE, message) for message in wrong)
    if wrong or source == target:
        return  # Names and numbers say nothing about a text that is no translation.
    for kind, messages in (
        (FindingKind.UNIT, compare_units(before, after, source, target)),
        (FindingKind.NUMBER, say_numbers(compare_numbers(before, after, source, target))),
        (FindingKind.DATE, compare_dates(before, after, source, target)),
        (FindingKind.NAME, say_names(before, after, source, target)),
        (FindingKind.QUOTATION, compare_quotations(before, after, source, target)),
        (FindingKind.LENGTH, check_length(before, after, source, target)),
        (FindingKind.REPETITION, check_repetition(before, after)),
    ):
        yield from ((kind, message) for message in messages)
