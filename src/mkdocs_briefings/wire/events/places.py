"""Countries and cities that a text names, in its own language and in English.

The names are CLDR's, which Babel has in some hundred languages: those of countries, and those of
the cities that time zones are named for, four hundred, with most capitals among them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.country_names import other_names, spelled_out
from mkdocs_briefings.wire.events.words import Kind, is_dense, tokens, without_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.wire.events.words import Token

_INFLECTED = 5
"""A name of so many letters may have an ending; a shorter one has to stand there as it is."""

_ENDING = 4
"""So many letters may be added to a name as its ending."""

_ABBREVIATION = 3
"""A name of so few letters has to stand there in capitals."""

_ENGLISH = "en"

_ORDINARY = frozenset({"RE"})
"""Countries whose name is an ordinary word in some language: `reunión` is a meeting, too."""

_LEFT_OUT = re.compile(
    "America/(Indiana|Kentucky|North_Dakota)/|Antarctica/|America/Resolute|Asia/Oral|Atlantic/Stanley"
    "|Indian/Christmas|Pacific/(Chatham|Easter|Midway|Wake)"
)
"""Zones whose places are small, and called by ordinary words or names: Center, Christmas, Oral."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country, or a city in one."""

    country: str
    """ISO 3166-1 alpha-2."""

    city: str = ""
    """What its time zone calls it; empty for a country."""

    @property
    def key(self) -> str:
        """What it is compared by."""
        return f"{self.country}/{self.city}" if self.city else self.country


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that is looked for, word by word."""

    words: tuple[str, ...]
    place: Place

    @property
    def stem(self) -> str:
        """What its first word begins with, whatever ending it has."""
        return _stem(self.words[0])


class _Gazetteer:
    """The names of places in one language."""

    def __init__(self, language: str) -> None:
        names = {name: place for name, place in _names(language) if name}
        self._dense = {name: place for name, place in names.items() if is_dense(name)}
        longest_first = sorted(self._dense, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        self._spaced: dict[str, list[_Name]] = {}
        for name, place in names.items():
            words = tuple(_folded(token.text) for token in tokens(name))
            if words and name not in self._dense:
                found = _Name(words, place)
                self._spaced.setdefault(found.stem[: _INFLECTED - 1], []).append(found)
        for found_names in self._spaced.values():
            found_names.sort(key=lambda name: (-len(name.words), -len(name.stem), name.words))
        self._needs_capital = language == _ENGLISH

    def find(self, text: str, words: list[Token]) -> Iterator[tuple[Place, str]]:
        """Give the places of a text, each with the words that name it."""
        for match in self._pattern.finditer(text):
            yield self._dense[match.group()], match.group()
        folded = [_folded(token.text) for token in words]
        for at, word in enumerate(folded):
            for name in self._spaced.get(word[: _INFLECTED - 1], ()):
                if self._stands_at(name, words, folded, at):
                    last = words[at + len(name.words) - 1]
                    yield name.place, text[words[at].start : last.start + len(last.text)]
                    break

    def _stands_at(self, name: _Name, words: list[Token], folded: list[str], at: int) -> bool:
        if not all(map(_is_form_of, folded[at : at + len(name.words)], name.words)):
            return False
        if at + len(name.words) > len(folded):
            return False
        first = words[at].text
        if len(name.words) == 1 and len(name.words[0]) <= _ABBREVIATION:
            return first.upper() == first
        has_capital = first[0].upper() == first[0]
        if has_capital or self._needs_capital or name.place.country in _ORDINARY:
            return has_capital
        return len(name.stem) >= _INFLECTED  # an adjective: polnische, argentina


def find_places(text: str, language: str) -> dict[Place, str]:
    """Give the places that a text names, each with the words that name it first."""
    words = [token for token in tokens(text) if token.kind is Kind.WORD]
    found: dict[Place, str] = {}
    for code in dict.fromkeys((language.partition("-")[0].lower(), _ENGLISH)):
        for place, name in _gazetteer(code).find(text, words):
            found.setdefault(place, name)
    return found


@cache
def _gazetteer(language: str) -> _Gazetteer:
    return _Gazetteer(language)


def _names(language: str) -> Iterator[tuple[str, Place]]:
    """Give names with what they stand for; of a city and a country, the country last."""
    if language == _ENGLISH:
        # CLDR has no English name where the time zone has it.
        for zone in get_global("zone_territories"):
            yield from _city(zone, zone.rpartition("/")[2].replace("_", " "))
    for locale in _locales(language):
        for zone, names in locale.time_zones.items():
            yield from _city(zone, names.get("city", ""))
        for code in sorted(COUNTRIES):
            yield locale.territories.get(code, ""), Place(code)
    if language == _ENGLISH:
        for code in sorted(COUNTRIES):
            for name in (*other_names(code), spelled_out(Locale("en").territories[code])):
                yield name, Place(code)


def _city(zone: str, name: str) -> Iterator[tuple[str, Place]]:
    # CLDR calls some zones by former names: Europe/Kiev, Asia/Calcutta.
    zone = get_global("zone_aliases").get(zone, zone)
    country = get_global("zone_territories").get(zone, "")
    if country in COUNTRIES and not _LEFT_OUT.match(zone):
        yield name, Place(country, zone.rpartition("/")[2])


def _locales(language: str) -> list[Locale]:
    """Give a language's data, in each of the scripts that it is written in."""
    scripts = re.compile(rf"{re.escape(language)}(_[A-Z][a-z]{{3}})?")
    names = sorted(filter(scripts.fullmatch, locale_identifiers()))
    try:
        return [Locale.parse(name) for name in names or [language]]
    except (UnknownLocaleError, ValueError):
        return []


def _is_form_of(word: str, name: str) -> bool:
    stem = _stem(name)
    if len(name) < _INFLECTED:
        return word == name
    return word.startswith(stem) and len(word) <= len(name) + _ENDING


def _stem(name: str) -> str:
    # Its last vowel is what endings replace: Україна, України; Italia, italiano.
    return name[:-1] if len(name) > _INFLECTED and name[-1] in "aeiouyаеиіоуыяюєї" else name


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", without_article(word.casefold()))
    return "".join(letter for letter in decomposed if not "\u0300" <= letter <= "\u036f")
