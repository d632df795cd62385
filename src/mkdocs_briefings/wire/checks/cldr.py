"""What Unicode's locale data knows of a language: months, days, units, large numbers, places."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def locale_of(tag: str) -> Locale | None:
    """Give the locale of a language (BCP 47); None where there is no data for it."""
    for name in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


@cache
def multipliers(tag: str) -> dict[str, Decimal]:
    """Give what words such as `million`, `Mrd` and `लाख` multiply by, in lower case."""
    locale = locale_of(tag)
    found: dict[str, Decimal] = {}
    if locale is None:
        return found
    formats = locale.compact_decimal_formats
    for length in ("long", "short"):
        for by_size in _inside(formats, length).values():
            for size, pattern in by_size.items():
                written = pattern.pattern.partition(";")[0].replace("'", "")
                zeros = written.count("0")
                word = written.replace("0", "").strip().strip("\u200f\u200e.").lower()
                if zeros and word and len(word) > (0 if length == "long" else 1):
                    found.setdefault(word, Decimal(size) / Decimal(10) ** (zeros - 1))
    return {word: value for word, value in found.items() if value > 1}


@cache
def months(tag: str) -> dict[str, int]:
    """Give the months of a language by all forms of their names, in lower case."""
    return dict(_calendar(tag, "months"))


@cache
def weekdays(tag: str) -> dict[str, int]:
    """Give the days of the week, Monday is 0, by all forms of their names, in lower case."""
    return dict(_calendar(tag, "days"))


def _calendar(tag: str, what: str) -> Iterator[tuple[str, int]]:
    locale = locale_of(tag)
    if locale is None:
        return
    names = getattr(locale, what)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in _inside(names, context, width).items():
                yield name.strip(". ").lower(), number


def _inside(data: Any, *steps: str) -> Any:  # noqa: ANN401 - Babel's
    """Give what stands below steps that may not all be there; an empty mapping without it."""
    for step in steps:
        try:
            data = data[step]
        except KeyError:
            return {}
    return data


_NO_PLACES = frozenset({"001", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""The world, and codes for what is not known."""


@cache
def place_names(source: str, target: str) -> dict[str, frozenset[str]]:
    """Give countries, continents and cities by their names in one language, with those in another.

    Names are in lower case. CLDR has countries, and cities where a time zone is named for them.
    """
    before, after = locale_of(source), locale_of(target)
    found: dict[str, set[str]] = {}
    if before is None or after is None:
        return {}
    for code, name in before.territories.items():
        if len(code) <= 3 and code in after.territories and code not in _NO_PLACES:
            found.setdefault(name.lower(), set()).add(after.territories[code].lower())
    for zone, names in before.time_zones.items():
        city = after.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2]
        if "city" in names:
            found.setdefault(names["city"].lower(), set()).add(city.replace("_", " ").lower())
    return {name: frozenset(others) for name, others in found.items()}


@cache
def language_names(source: str, target: str) -> dict[str, str]:
    """Give languages by their names in one language, with those in another; in lower case."""
    before, after = locale_of(source), locale_of(target)
    if before is None or after is None:
        return {}
    return {
        name.lower(): after.languages[code].lower()
        for code, name in before.languages.items()
        if len(code) == _CODE_OF_A_LANGUAGE and code in after.languages
    }


_CODE_OF_A_LANGUAGE = 2
"""Letters of its code: with three, languages have names that no report has."""
