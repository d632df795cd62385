"""Numbers in several words, or in one word made of several."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product

from mkdocs_briefings.wire.checks.number_words import number_words

_COMPOUNDING = {"da": "og", "de": "und", "fi": "", "hu": "", "it": "", "nl": "en"}
"""Languages that write a number as one word, with what stands between ones and tens."""

_THOUSAND, _MILLION = 1_000, 1_000_000

_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def value_of(word: str, base: str) -> int | None:
    """Give the number that a word of a language (its base tag) is; None for another word."""
    words, lower = number_words(base), word.lower()
    if lower in words:
        return words[lower]
    return _from_compound(lower, words, base) if base in _COMPOUNDING else None


def sum_of(parts: list[int]) -> int:
    """Give the number that words for numbers make together: 2 100 5 20 is 225."""
    total = current = 0
    for part in parts:
        if part == 100:
            current = (current or 1) * 100
        elif part >= 1000:
            total += (current or 1) * part
            current = 0
        else:
            current += part
    return total + current


def sums_with_multipliers_first(parts: list[int]) -> frozenset[Decimal]:
    """Read a thousand, a hundred, two and fifty as 250,000, and as 200,050."""
    total = group = 0
    large = 1
    for place, part in enumerate(parts):
        after = parts[place + 1] if place + 1 < len(parts) else 0
        if part >= 1000:
            total += large * (group or 1) if large > 1 else group
            large, group = part, 0
        elif part == 100 and 0 < after < 100:
            group += 100 * after - after
        else:
            group += part
    whole = total + (large * (group or 1) if large > 1 else group)
    return frozenset({Decimal(whole), Decimal(total + large + group)})


def large_sums(factor: int, parts: list[int]) -> list[frozenset[Decimal]]:
    """Read a billion, ninety and five, a million, two as 95 billion and two million.

    `factor` is what stands before the first of the words. What each of the numbers may be is given.
    """
    found: list[tuple[int, list[int]]] = [(factor, [])]
    for part in parts:
        if part >= _MILLION:
            found.append((part, []))
        else:
            found[-1][1].append(part)
    return [
        frozenset(large * value for value in _small_sums(rest))
        if rest
        else frozenset({Decimal(large)})
        for large, rest in found
        if rest or large > 1
    ]


def _small_sums(parts: list[int]) -> frozenset[Decimal]:
    is_large = any(part >= _THOUSAND for part in parts)
    return sums_with_multipliers_first(parts) if is_large else frozenset({Decimal(sum_of(parts))})


def sums_of(numbers: list[frozenset[Decimal]]) -> frozenset[Decimal]:
    """Give what numbers make together, each of which may be one or another."""
    return frozenset(sum(each, Decimal(0)) for each in product(*numbers))


def goes_on(last: int, part: int, *, is_joined: bool) -> bool:
    """Tell whether a word belongs to the number before it: `five hundred`, and not `five six`."""
    if part >= 1000 or part == 100:
        return not is_joined
    if last >= 100:
        return part < last
    if last in range(20, 100, 10):
        return part < 10
    return last < 10 and is_joined and part in range(20, 100, 10)


def roman_value(word: str) -> int | None:
    """Give the number that XXI and such are; None for other words, and for one letter."""
    if len(word) == 1 or not _ROMAN.fullmatch(word):
        return None
    total = 0
    for sign, after in zip(word, [*word[1:], ""], strict=True):
        value = _ROMAN_VALUES[sign]
        total += -value if after and _ROMAN_VALUES[after] > value else value
    return total


def _from_compound(word: str, words: dict[str, int], base: str) -> int | None:
    """Read a number written as one word, such as `zweihundertfünfundzwanzig`."""
    parts: list[int] = []
    rest = word.replace("ën", "en")
    by_length = sorted((each for each in words if len(each) > 1), key=len, reverse=True)
    glue = _COMPOUNDING[base]
    while rest:
        part = next((each for each in by_length if rest.startswith(each)), "")
        if part:
            parts.append(words[part])
            rest = rest[len(part) :]
        elif parts and glue and rest.startswith(glue):
            rest = rest[len(glue) :]
        else:
            return None
    return sum_of(parts) if len(parts) > 1 else None
