"""Plural forms: those that CLDR has for whole numbers, in its order.

Catalogs, templates and scripts count the same forms, so that a translator writes each of them once.
CLDR has more for some languages, of fractions, which the interface never says.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.plural import to_gettext

if TYPE_CHECKING:
    from collections.abc import Iterator

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's, in its order."""

_UNDIVIDED = {"vi": "other"}
"""Languages of which a later CLDR tells forms apart that say the same, and the one form for all.

CLDR as Babel 2.19 has it counts one by itself in Vietnamese. Our catalog, and those that newsrooms
have written, have a single form, which stays right: no word there changes with its number.
"""

_SAMPLES = (*range(1_100), 1_000_000, 2_000_000)
"""Between them they have every form that a rule gives to a whole number."""


@cache
def categories(language: str) -> tuple[str, ...]:
    """Give CLDR's categories of a language (BCP 47) that whole numbers have, in order."""
    locale = _locale(language)
    if locale.language in _UNDIVIDED:
        return (_UNDIVIDED[locale.language],)
    found = set(map(locale.plural_form, _SAMPLES))
    return tuple(each for each in CATEGORIES if each in found)


def form_of(language: str, number: int) -> int:
    """Give the place among these of the category that a number has."""
    order, category = categories(language), _locale(language).plural_form(number)
    return order.index(category) if category in order else len(order) - 1


def plural_forms(language: str) -> str:
    """Give the value of gettext's header `Plural-Forms` for these categories.

    It is the usual one of a language that has as many forms in gettext's tables.
    """
    # Only who writes catalogs needs them.
    from gettext import c2py  # noqa: PLC0415

    from babel.messages.plurals import get_plural  # noqa: PLC0415

    order = categories(language)
    usual = get_plural(_locale(language))
    if usual.num_plurals == len(order):
        rule = c2py(usual.plural_expr)
        if all(rule(number) == form_of(language, number) for number in _SAMPLES):
            return f"nplurals={len(order)}; plural={usual.plural_expr};"
    cases = [case for case in _cases(_locale(language)) if case[1] in order]
    # What comes last needs no condition: it is what is left.
    *others, (_, last) = cases
    told = "".join(f"{condition} ? {order.index(name)} : " for condition, name in others)
    return f"nplurals={len(order)}; plural=({told}{order.index(last)});"


def _cases(locale: Locale) -> Iterator[tuple[str, str]]:
    """Give each category with its condition, in gettext's C; the last has none."""
    rule = locale.plural_form
    every = [each for each in CATEGORIES if each in {*rule.tags, "other"}]
    body = to_gettext(rule).partition("plural=(")[2].removesuffix(");")
    # Compact exponents (1e6) are of numbers that are written in another way.
    parts = re.split(r" \? (\d) : ", re.sub(r"\be\b", "0", body))
    pairs = zip(parts[:-1:2], parts[1::2], strict=True)
    yield from ((condition, every[int(place)]) for condition, place in pairs)
    yield "", every[int(parts[-1])]


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")
