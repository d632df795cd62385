"""Why two reports are taken to tell of one event, in sentences for an editor."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_briefings.wire.events.features import Features

_MOST = 4
"""So many names, numbers or words are given, the rarest first."""

_TELLING = 0.25
"""What weighs less is not worth mentioning."""


def reasons_of(
    report: Features,
    other: Features,
    shared_keys: Mapping[str, Iterable[str]],
    weight: Callable[[str], float],
) -> tuple[str, ...]:
    """Say what two reports share: keys by their kinds, and how much each of them weighs."""

    def shared(kind: str) -> list[str]:
        weighed = sorted((-weight(key), key) for key in shared_keys[kind])
        return [key.removeprefix(f"{kind}:") for minus, key in weighed if -minus >= _TELLING]

    names = _written(shared("names"), report.names, other.names)
    figures = _written(shared("figures"), report.figures, other.figures)
    places = list(dict.fromkeys(map(_place, shared("places"))))
    days = [format_date(date.fromisoformat(day), "d MMMM", "en") for day in shared("days")]
    translated = _written(shared("translated"), report.translated, other.translated)
    sentences = (
        ("Both name", names),
        ("Both give", figures),
        ("Both tell of", places),
        ("Both speak of", days),
        ("In the site's language, both have the words", translated),
    )
    found = [f"{begin} {_listed(what[:_MOST])}." for begin, what in sentences if what]
    words = len(shared("words"))
    if words > 1:
        found.append(f"They have {words} telling words of their language in common.")
    return tuple(found)


def _written(keys: Iterable[str], mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    """Give how both write what they share, once where they agree."""
    found: dict[str, None] = {}
    for key in keys:
        a, b = mine[key], theirs[key]
        found[a if a.casefold() == b.casefold() else f"{a} ({b})"] = None
    return list(found)


def _place(key: str) -> str:
    country, _, city = key.partition("/")
    return city.replace("_", " ") or str(Locale("en").territories[country])


def _listed(things: list[str]) -> str:
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last
