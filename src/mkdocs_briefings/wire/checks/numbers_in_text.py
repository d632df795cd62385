"""Read the numbers of a sentence: digits of any script, words, and what multiplies them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.checks.digits import DIGITS, parts_of, values_of, with_ascii_digits
from mkdocs_briefings.wire.checks.folding import MARKS
from mkdocs_briefings.wire.checks.han_numbers import (
    COUNTERS,
    EAST_ASIAN,
    ERAS,
    HAN,
    LARGE,
    SOME,
    han_factor,
    han_values,
)
from mkdocs_briefings.wire.checks.large_numbers import MULTIPLIER_FIRST, UNSURE, factor_of
from mkdocs_briefings.wire.checks.number import Number, Strength
from mkdocs_briefings.wire.checks.number_phrases import (
    goes_on,
    large_sums,
    roman_value,
    sum_of,
    sums_of,
    sums_with_multipliers_first,
    value_of,
)
from mkdocs_briefings.wire.checks.number_words import joining_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]"
_TOKEN = re.compile(
    rf"(?P<number>{DIGITS})|(?P<han>[{HAN}]+)|(?P<word>{_LETTER}(?:{_LETTER}|[{MARKS}'’])*)|(?P<sign>\S)"
)
_DECIMAL_DOT = re.compile(r"(?<=\d)・(?=\d)")
_TENTHS = frozenset("成割")
"""Signs of East Asia that say tenths, for which others say percent."""

_BETWEEN = frozenset("-‐‑–—~〜～\u00a0 ")
_RANGE = frozenset("-‐‑–—~〜～至到")
_TO = frozenset(
    {"to", "or", "and", "bis", "oder", "a", "o", "ou", "до", "или", "až", "nebo", "til", "eða"}
    | {"do", "lub", "から", "से", "থেকে", "إلى", "tot", "till", "и"}
)
_PART_OF_NAME = re.compile(r"[A-Za-z]-?$")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


def read_numbers(text: str, language: str) -> list[Number]:
    """Give the numbers of a sentence in a language (BCP 47), in their order."""
    plain = _DECIMAL_DOT.sub(".", with_ascii_digits(text))
    return _spread_over_ranges(list(_Reader(plain, language).read()), plain)


class _Reader:
    """Goes through a sentence once, from number to number."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._base = language.partition("-")[0].lower()
        self._tokens = [
            _Token(next(kind for kind in _KINDS if found[kind]), found[0], *found.span())
            for found in _TOKEN.finditer(text)
        ]
        self._at = 0

    def read(self) -> Iterator[Number]:
        """Give the numbers."""
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.kind == "number":
                yield self._digits(token)
            elif token.kind == "han" and self._base in EAST_ASIAN:
                yield self._han(token)
            elif token.kind == "word":
                value = value_of(token.text, self._base)
                roman = roman_value(token.text)
                if value is not None:
                    yield self._words(token, value)
                elif roman is not None:
                    yield self._number({Decimal(roman)}, token, token.end, Strength.HINT)

    def _number(
        self,
        values: frozenset[Decimal] | set[Decimal],
        token: _Token,
        end: int,
        strength: Strength,
    ) -> Number:
        return Number(frozenset(values), self._text[token.start : end], token.start, end, strength)

    def _digits(self, token: _Token) -> Number:
        values, parts, end = values_of(token.text), parts_of(token.text), token.end
        if self._base in EAST_ASIAN:
            values, end = self._with_han(values, end)
            values |= self._of_era(token, values)
            values |= self._of_tenths(values, end)
        values |= self._multiplied_before(values)
        while (after := self._next(end)) is not None:
            word = after.text.lower()
            factor = factor_of(word, self._language)
            if factor is None or after.kind not in {"word", "han"}:
                break
            multiplied = frozenset(value * factor for value in values)
            values = values | multiplied if word in UNSURE else multiplied
            end, parts = after.end, frozenset()
            self._at = self._tokens.index(after) + 1
        strength = self._strength(token, values)
        number = self._number(values | self._of_decades(values, end), token, end, strength)
        return replace(number, parts=parts)

    def _strength(self, token: _Token, values: frozenset[Decimal]) -> Strength:
        before = self._text[max(0, token.start - 2) : token.start]
        if token.text == "00" or _PART_OF_NAME.search(before):
            return Strength.HINT  # as in 20:00, COVID-19 and G20
        if values == {Decimal(1)}:
            return Strength.WORD  # which other languages leave out, or say with an article
        return Strength.SURE

    def _multiplied_before(self, values: frozenset[Decimal]) -> frozenset[Decimal]:
        """Give what a word before the digits makes of them, where languages say it so."""
        if self._base not in MULTIPLIER_FIRST:
            return frozenset()
        factor = self._factor_before(self._at - 1)
        return frozenset(value * factor for value in values) if factor > 1 else frozenset()

    def _factor_before(self, place: int) -> int:
        """Give what the token before a place multiplies by; 1 where it does not."""
        before = self._tokens[place - 1].text.lower() if place else ""
        return int(factor_of(before, self._language) or 1)

    def _with_han(self, values: frozenset[Decimal], end: int) -> tuple[frozenset[Decimal], int]:
        """Read on from digits: 3万5000, 1億2000万, 600多万."""
        total, value = Decimal(0), max(values)
        is_multiplied = False
        while (token := self._beside(end)) is not None:
            if token.text in SOME:
                self._at += 1
                token = self._beside(token.end)
            factor = None if token is None else han_factor(token.text)
            if token is None or factor is None:
                break
            value *= factor
            is_multiplied, end = True, token.end
            self._at += 1
            more = self._more_digits(end)
            if more is None:
                break
            total, value, end = total + value, max(values_of(more.text)), more.end
            self._at += 1
        return (frozenset({total + value}) if is_multiplied else values), end

    def _beside(self, end: int) -> _Token | None:
        """Give the next token, if nothing stands before it."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        return token if token is not None and token.start == end else None

    def _more_digits(self, end: int) -> _Token | None:
        """Give digits that go on a number: behind a space only if they are multiplied, too."""
        token, after = [*self._tokens[self._at : self._at + 2], None, None][:2]
        if token is None or token.kind != "number":
            return None
        if token.start == end:
            return token
        is_multiplied = after is not None and after.text[0] in LARGE
        return token if token.start == end + 1 and is_multiplied else None

    def _of_era(self, token: _Token, values: frozenset[Decimal]) -> frozenset[Decimal]:
        for era, before in ERAS.items():
            if self._text.endswith(era, 0, token.start):
                return frozenset(value + before for value in values)
        return frozenset()

    def _han(self, token: _Token) -> Number:
        is_counted = self._text[token.end : token.end + 1] in COUNTERS and token.text != "一"
        strength = Strength.WORD if len(token.text) > 1 or is_counted else Strength.HINT
        values = han_values(token.text)
        values |= self._of_tenths(values, token.end)
        return self._number(values, token, token.end, strength)

    def _of_tenths(self, values: frozenset[Decimal], end: int) -> frozenset[Decimal]:
        is_tenths = self._text[end : end + 1] in _TENTHS
        return frozenset(value * 10 for value in values) if is_tenths else frozenset()

    def _of_decades(self, values: frozenset[Decimal], end: int) -> frozenset[Decimal]:
        """Give the years of three decades."""
        after = self._next(end)
        is_decades = after is not None and after.text.lower() in {"decade", "decades"}
        return frozenset(value * 10 for value in values) if is_decades else frozenset()

    def _words(self, first: _Token, value: int) -> Number:
        parts, end, start = [value], first.end, self._at - 1
        while (after := self._next(end)) is not None:
            place = self._tokens.index(after)
            is_joined = after.text.lower() in joining_words(self._base)
            if is_joined and place + 1 < len(self._tokens):
                place += 1
                after = self._tokens[place]
            part = self._part(after)
            is_more = self._base in MULTIPLIER_FIRST or (
                part is not None and goes_on(parts[-1], part, is_joined=is_joined)
            )
            if part is None or not is_more:
                break
            parts.append(part)
            end, self._at = after.end, place + 1
        values = frozenset({Decimal(sum_of(parts))})
        strength = Strength.SURE if len(parts) > 1 else Strength.WORD
        if self._base in MULTIPLIER_FIRST:
            values |= sums_with_multipliers_first(parts)
            sums = large_sums(self._factor_before(start), parts)
            number = self._number(values | sums_of(sums), first, end, strength)
            return replace(number, parts=frozenset(chain.from_iterable(sums)))
        return self._number(values | self._of_decades(values, end), first, end, strength)

    def _part(self, token: _Token) -> int | None:
        value = value_of(token.text, self._base)
        if value is not None or token.text.lower() in UNSURE:
            return value
        factor = factor_of(token.text.lower(), self._language)
        return None if factor is None else int(factor)

    def _next(self, end: int) -> _Token | None:
        """Give the next token, over hyphens and spaces; None if something else is between."""
        rest = (each for each in self._tokens[self._at :] if each.text not in _BETWEEN)
        token = next(rest, None)
        if token is None or any(sign not in _BETWEEN for sign in self._text[end : token.start]):
            return None
        return token


_KINDS = ("number", "han", "word", "sign")


def _spread_over_ranges(numbers: list[Number], text: str) -> list[Number]:
    """Let 10 in `10-12 million` stand for ten million, too."""
    found = list(numbers)
    for place, (number, after) in enumerate(pairwise(numbers)):
        between = text[number.end : after.start].strip().lower()
        factors = _factors(after) if not between or between in _RANGE | _TO else set()
        if factors:
            more = frozenset(value * factor for value in number.values for factor in factors)
            found[place] = replace(number, values=number.values | more)
    return found


def _factors(number: Number) -> set[Decimal]:
    """Give what the word behind a number's digits multiplies them by."""
    digits = re.match(r"\d[\d.,]*", number.shown)
    if digits is None or not re.search(r"[^\W\d_]", number.shown):
        return set()
    plain = values_of(digits[0].rstrip(".,"))
    factors = {large / small for large in number.values for small in plain if small}
    return {factor for factor in factors if factor >= 100}
