"""Countries and cities that a text names, in its own language and in English.

The names are CLDR's, which Babel has in some hundred languages: those of countries, and those of
the cities that time zones are named for, four hundred, with most capitals among them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.country_names import other_names, spelled_out
from mkdocs_briefings.wire.demonyms import DEMONYMS
from mkdocs_briefings.wire.events.name_forms import INFLECTED, folded, is_form_of, stem_of_name
from mkdocs_briefings.wire.events.other_places import IN_ENGLISH, NAMESAKES
from mkdocs_briefings.wire.events.words import Kind, is_dense, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_briefings.wire.events.words import Token

_ABBREVIATION = 3
"""A name of so few letters has to stand there in capitals."""

_ENGLISH = "en"

_LEFT_OUT = re.compile(
    "Antarctica/|America/Resolute|Asia/Oral|Atlantic/Stanley"
    "|Indian/Christmas|Pacific/(Chatham|Easter|Midway|Wake)"
)
"""Zones whose places are small, and called by ordinary words or names: Center, Christmas, Oral."""


_OF_STATES = re.compile("America/(Indiana|Kentucky|North_Dakota)/")
"""Zones whose places are small, and named with their states: these are what is looked for."""

_STATE = re.compile(r"[,،(\[]\s*([^])]+)")


@dataclass(frozen=True, slots=True)
class Place:
    """A country, or a city in one."""

    country: str
    """ISO 3166-1 alpha-2; empty for what is no country's."""

    city: str = ""
    """What its time zone calls it, or that of a state; empty for a country."""

    @property
    def key(self) -> str:
        """What it is compared by."""
        return f"{self.country}/{self.city}" if self.city else self.country


_ORDINARY = frozenset({Place("RE"), Place("US", "Indiana")})
"""Places whose name is an ordinary word in some language: `reunión` is a meeting, too."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that is looked for, word by word."""

    words: tuple[str, ...]
    place: Place

    @property
    def stem(self) -> str:
        """What its first word begins with, whatever ending it has."""
        return stem_of_name(self.words[0])


class _Gazetteer:
    """The names of places in one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        names = {name: place for name, place in _names(language) if name}
        self._dense = {name: place for name, place in names.items() if is_dense(name)}
        longest_first = sorted(self._dense, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        self._spaced: dict[str, list[_Name]] = {}
        for name, place in names.items():
            words = tuple(folded(token.text) for token in tokens(name))
            if words and name not in self._dense:
                found = _Name(words, place)
                self._spaced.setdefault(found.stem[: INFLECTED - 1], []).append(found)
        for found_names in self._spaced.values():
            found_names.sort(key=lambda name: (-len(name.words), -len(name.stem), name.words))
        self._needs_capital = language == _ENGLISH

    def find(self, text: str, words: list[Token]) -> Iterator[tuple[Place, str]]:
        """Give the places of a text, each with the words that name it."""
        for match in self._pattern.finditer(text):
            yield self._dense[match.group()], match.group()
        plain = [folded(token.text) for token in words]
        at = 0
        while at < len(plain):
            names = self._spaced.get(plain[at][: INFLECTED - 1], ())
            name = next((each for each in names if self._stands_at(each, words, plain, at)), None)
            if name is None:
                at += 1
                continue
            last = words[at + len(name.words) - 1]
            yield name.place, text[words[at].start : last.start + len(last.text)]
            at += len(name.words)  # Northern Ireland is not Ireland, too

    def _stands_at(self, name: _Name, words: list[Token], plain: list[str], at: int) -> bool:
        if at + len(name.words) > len(plain):
            return False
        pairs = zip(plain[at : at + len(name.words)], name.words, strict=True)
        if not all(is_form_of(word, part, self._language) for word, part in pairs):
            return False
        first = words[at].text
        if len(name.words) == 1 and len(name.words[0]) <= _ABBREVIATION:
            return first.upper() == first
        has_capital = first[0].upper() == first[0]
        if has_capital or self._needs_capital or name.place in _ORDINARY:
            return has_capital
        return len(name.stem) >= INFLECTED  # an adjective: polnische, argentina


def find_places(text: str, language: str, home: str = "") -> dict[Place, str]:
    """Give the places that a text names, each with the words that name it first.

    A name that several countries have means a place of `home`, the outlet's country, or of one that
    the text names.
    """
    words = [token for token in tokens(text) if token.kind is Kind.WORD]
    named: dict[Place, str] = {}
    for code in dict.fromkeys((language.partition("-")[0].lower(), _ENGLISH)):
        for place, name in _gazetteer(code).find(text, words):
            named.setdefault(place, name)
    countries = {place.country for place in named if not place.city}
    found: dict[Place, str] = {}
    for place, name in named.items():
        if place.country:
            found.setdefault(_meant(place, home, countries), name)
    return found


def _meant(place: Place, home: str, countries: Collection[str]) -> Place:
    others = NAMESAKES.get(place.key, ())
    if home in others:
        return replace(place, country=home)
    if not place.city or home == place.country or place.country in countries:
        return place
    named = [country for country in others if country in countries]
    return replace(place, country=named[0]) if len(named) == 1 else place


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
        for name, code in (*DEMONYMS.items(), *IN_ENGLISH.items()):
            yield name, Place(code)


def _city(zone: str, name: str) -> Iterator[tuple[str, Place]]:
    # CLDR calls some zones by former names: Europe/Kiev, Asia/Calcutta.
    zone = get_global("zone_aliases").get(zone, zone)
    country = get_global("zone_territories").get(zone, "")
    if found := _OF_STATES.match(zone):
        state = _STATE.search(name)
        yield (state[1] if state else ""), Place(country, found[1])
    elif country in COUNTRIES and not _LEFT_OUT.match(zone):
        yield name, Place(country, zone.rpartition("/")[2])


def _locales(language: str) -> list[Locale]:
    """Give a language's data, in each of the scripts that it is written in, and of its regions."""
    scripts = re.compile(rf"{re.escape(language)}(_[A-Z][a-z]{{3}})?")
    names = sorted(filter(scripts.fullmatch, locale_identifiers()))
    regions = sorted(each for each in locale_identifiers() if each.startswith(f"{language}_"))
    try:
        found = [Locale.parse(name) for name in names or [language]]
        # In English they only spell other words otherwise, and there are a hundred of them.
        if language != _ENGLISH:
            found += filter(_has_own_names, map(Locale.parse, regions))
    except (UnknownLocaleError, ValueError):
        return []
    return list(dict.fromkeys(found))


def _has_own_names(region: Locale) -> bool:
    """Whether places are called otherwise in a region than where else the language is spoken.

    Babel's `load(merge_inherited=False)` tells as much, and leaves what it loads in Babel's memory,
    where the region's plurals and dates are then missing for everyone else.
    """
    language = Locale(region.language)
    return region.territories != language.territories or region.time_zones != language.time_zones
