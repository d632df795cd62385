"""What CLDR knows of a country's languages, and what the country is called in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import babel
from babel import Locale, UnknownLocaleError
from babel.languages import get_territory_language_info

from mkdocs_briefings.model.directions import direction_of
from mkdocs_briefings.model.local_names import BABEL, LOCAL_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OFFICIAL = frozenset({"official", "de_facto_official"})

_NOT_OFFICIAL = frozenset({("UA", "ru")})
"""What CLDR takes for official all the same: Ukraine's constitution names Ukrainian alone."""

_SPOKEN = 3
"""So many languages that are not official are told of at most."""

_SHARE = 5.0
"""So many in a hundred people have to speak such a language."""

_NAMES = 4
"""So many of a country's own names are given at most."""


class TerritoryLanguages(NamedTuple):
    """A country's languages, each as a BCP 47 tag; what most people speak comes first."""

    official: tuple[str, ...]
    spoken: tuple[str, ...]
    """Others that many people speak."""


class LocalName(NamedTuple):
    """What a country is called in a language of its own."""

    name: str
    language: str
    """BCP 47 tag."""

    direction: str
    """`ltr` or `rtl`."""


def languages_of(code: str) -> TerritoryLanguages:
    """Give the languages of a country by its ISO 3166-1 alpha-2 code; none where nobody lives."""
    known = get_territory_language_info(code)
    shares = {tag: float(known[tag]["population_percent"] or 0) for tag in known if tag != "und"}
    tags = sorted(shares, key=lambda tag: (-shares[tag], tag))
    official = [
        tag
        for tag in tags
        if known[tag]["official_status"] in _OFFICIAL and (code, tag) not in _NOT_OFFICIAL
    ]
    spoken = [tag for tag in tags if tag not in official and shares[tag] >= _SHARE]
    return TerritoryLanguages(_plain(official), _plain(spoken, but=official)[:_SPOKEN])


def local_names(code: str, language: str) -> tuple[LocalName, ...]:
    """Give what a country is called in its official languages, unless `language` says the same."""
    names: dict[str, LocalName] = {}
    known = {name_of(code, language)}
    for tag in languages_of(code).official:
        name = _local_name(code, tag)
        if name and name not in known:
            names.setdefault(name, LocalName(name, tag, direction_of(tag)))
    return tuple(names.values())[:_NAMES]


def _plain(tags: Sequence[str], but: Sequence[str] = ()) -> tuple[str, ...]:
    """Give tags as BCP 47 writes them; of a language in two scripts the first is enough."""
    found: dict[str, str] = {}
    others = {_language(tag) for tag in but}
    for tag in tags:
        # The whole of Norwegian, where its two written forms are told.
        if _language(tag) not in others and not (tag == "no" and "nb" in tags):
            found.setdefault(_language(tag), tag.replace("_", "-"))
    return tuple(found.values())


def _language(tag: str) -> str:
    return tag.partition("_")[0]


def _local_name(code: str, tag: str) -> str:
    name = _known_names().get((code, tag))
    return name_of(code, tag) if name is None else name


@cache
def _known_names() -> Mapping[tuple[str, str], str]:
    """Give names by countries and languages, where Babel is the one that they were taken from.

    For each language Babel loads all that CLDR has of it, which for fifty countries takes 0.15 s.
    """
    if babel.__version__ != BABEL:
        return {}
    found = {}
    for line in LOCAL_NAMES.split("\n")[1:-1]:
        code, tag, *name = line.split(" ", 2)
        found[code, tag] = "".join(name)
    return found


def name_of(code: str, language: str) -> str:
    """Give what a country is called in a language; nothing where CLDR does not know it."""
    try:
        return str(Locale.parse(language, sep="-").territories.get(code, ""))
    except (UnknownLocaleError, ValueError):
        return ""  # CLDR knows that it is spoken there, and no more
