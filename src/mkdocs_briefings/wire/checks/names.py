"""Names that a translation has lost, changed or translated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.checks.common_capitals import has_list, is_common_capital
from mkdocs_briefings.wire.checks.english import TITLES_AND_BODIES
from mkdocs_briefings.wire.checks.exonyms import is_exonym
from mkdocs_briefings.wire.checks.folding import is_same_name, is_same_word
from mkdocs_briefings.wire.checks.name_words import (
    has_capitals,
    is_headline,
    is_of_calendar,
    names_in,
    words_of,
)
from mkdocs_briefings.wire.checks.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_briefings.wire.checks.name_words import NameWord

_CAPITALISED_NOUNS = frozenset({"de", "gsw", "lb", "nds"})
_WITHOUT_ALPHABET = frozenset({"ja", "yue", "zh"})
"""Languages that write names of others not by their sound, or not so that it can be told."""

_MUCH_CAPITALISED = frozenset({"ha"})
"""Languages whose papers write so many words with capitals that no list has them all."""

_TOO_SHORT_TO_SPELL = 3
"""Letters of a name that scripts without vowels write with one or two of theirs."""

_SHORT_QUOTATION = re.compile(r"[\"“„«「『]([^\"“”„«»「」『』]{1,60})[\"”“»」』]")
_MOST_WORDS_OF_A_TITLE = 6
_STEM, _LONGEST_ENDING = 4, 3


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name without a counterpart, as far as can be told."""

    text: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Lost:
    """Names on either side without a counterpart."""

    missing: tuple[str, ...]
    added: tuple[str, ...]


def compare_names(original: str, translated: str, source: str, target: str) -> Lost:
    """Give the names of a sentence that its translation has not, and the other way."""
    base = source.partition("-")[0].lower()
    before, after = words_of(original), words_of(translated)
    places = Places(original, translated, source, target)
    missing = list(_missing(original, before, after, base, places))
    works = _titles_of_works(translated)
    added = [] if is_headline(after) else list(_added(before, after, works, base, places))
    lost = Lost(_sure(missing), _sure(added))
    if lost == Lost((), ()) and missing and added:
        # Each alone may be a title or a word of its language: both at once are a name exchanged.
        return Lost((missing[0].text,), (added[0].text,))
    return lost


def _sure(names: Iterable[_Candidate]) -> tuple[str, ...]:
    return tuple(each.text for each in names if each.is_sure)


def say_names(original: str, translated: str, source: str, target: str) -> list[str]:
    """Give what is to be told of names, a sentence each."""
    lost = compare_names(original, translated, source, target)
    missing, added = list(lost.missing), list(lost.added)
    said = []
    while missing and added:
        said.append(f"{missing.pop(0)} became {added.pop(0)}.")
    said += [f"{name} is missing in the translation." for name in missing]
    said += [f"{name} is not in the original." for name in added]
    return said


def _missing(
    original: str, before: list[NameWord], after: list[NameWord], base: str, places: Places
) -> Iterator[_Candidate]:
    yield from map(_Candidate, places.missing)
    if not has_capitals(original) or is_headline(before):
        return
    is_noun_capital = base in _CAPITALISED_NOUNS
    titles = _titles_of_works(original)
    is_listed = has_list(base) and base not in _MUCH_CAPITALISED
    is_sure = base not in _MUCH_CAPITALISED and (
        is_listed or is_noun_capital or not _has_titles(after, before)
    )
    for word in names_in(before):
        if is_noun_capital and not _follows_a_name(word, before, after):
            continue
        if (
            not _is_there(word, after)
            and not places.explains_original(word)
            and not is_common_capital(word.folded, base)
            and not is_of_calendar(word.folded, base)
            and word.start not in titles
        ):
            yield _Candidate(word.text, is_sure=is_sure)


def _added(
    before: list[NameWord],
    after: list[NameWord],
    works: set[int],
    base: str,
    places: Places,
) -> Iterator[_Candidate]:
    is_noun_capital = base in _CAPITALISED_NOUNS
    is_cased = any(word.has_capital for word in before)
    for word in names_in(after):
        if (
            word.start in works
            or word.text.lower() in TITLES_AND_BODIES
            or _is_there(word, before)
            or places.explains_translation(word)
            or (not is_cased and len(word.folded) <= _TOO_SHORT_TO_SPELL)
        ):
            continue
        if is_noun_capital:
            if not _is_inside(word, before):
                yield _Candidate(word.text)
        elif base not in _WITHOUT_ALPHABET:
            is_sure = not has_list(base) or _is_beside_a_name(word, after, before)
            yield _Candidate(word.text, is_sure=is_sure)


def _titles_of_works(text: str) -> set[int]:
    """Give where words stand that are in short quotations, which name works and companies."""
    found: set[int] = set()
    for match in _SHORT_QUOTATION.finditer(text):
        if len(match[0].split()) <= _MOST_WORDS_OF_A_TITLE:
            found.update(range(*match.span()))
    return found


def _follows_a_name(word: NameWord, words: list[NameWord], others: list[NameWord]) -> bool:
    """Tell whether a word stands behind one that is in the translation as it is."""
    last = words[word.at - 1]
    return (
        word.at > 0
        and not word.is_hyphened
        and last.has_capital
        and word.start - last.end == 1
        and any(last.folded == other.folded and other.has_capital for other in others)
    )


def _is_beside_a_name(word: NameWord, words: list[NameWord], others: list[NameWord]) -> bool:
    """Tell whether a word stands beside one that is a name in the original, too."""
    beside = (words[at] for at in (word.at - 1, word.at + 1) if 0 <= at < len(words))
    return any(
        other.has_capital
        and other.text.lower() not in TITLES_AND_BODIES
        and (other.end + 1 == word.start or word.end + 1 == other.start)
        and any(
            another.has_capital for another in others if is_same_name(other.folded, another.folded)
        )
        for other in beside
    )


def _has_titles(words: Iterable[NameWord], others: Sequence[NameWord]) -> bool:
    """Tell whether words with capitals are titles or bodies, translated from other ones."""
    return any(
        word.has_capital
        and not word.is_first
        and word.text.lower() in TITLES_AND_BODIES
        and not _is_there(word, others)
        for word in words
    )


def _is_there(word: NameWord, others: Iterable[NameWord]) -> bool:
    return any(
        _is_same(word, other)
        or is_exonym(word.folded, other.folded)
        or is_exonym(other.folded, word.folded)
        for other in others
        if other.folded
    )


def _is_inside(word: NameWord, others: Iterable[NameWord]) -> bool:
    stem = word.folded[: max(_STEM, len(word.folded) - _LONGEST_ENDING)]
    return len(stem) >= _STEM and any(stem in other.folded for other in others)


def _is_same(word: NameWord, other: NameWord) -> bool:
    if word.has_capital and other.text[0].islower():
        return is_same_word(word.folded, other.folded)  # which only sounds alike by chance
    return is_same_name(word.folded, other.folded)
