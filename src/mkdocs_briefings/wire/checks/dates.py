"""Months and days of the week that a translation has changed or lost."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.checks.cldr import months, weekdays
from mkdocs_briefings.wire.checks.digits import with_ascii_digits
from mkdocs_briefings.wire.checks.folding import MARKS

if TYPE_CHECKING:
    from collections.abc import Mapping

_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_NUMBERED_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])\s?(?:月|월)(?!\s?份?前)")
_NUMERIC_DATE = re.compile(r"(?<![\d.])(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)\d{4}-(\d{2})-\d{2}(?!\d)")
_DAY_AND_MONTH = re.compile(r"(?<![\d.,])(\d{1,2})\.\s?(\d{1,2})\.(?!\d)")

_MORE_MONTHS = {
    "ha": "afrilu:4 afril:4",
    "cs": "ledn:1 únor:2 březn:3 dubn:4 květn:5 červn:6 červenc:7 srpn:8 září:9 říjn:10 "
    "listopad:11 prosin:12",
    "pl": "styczni:1 luty:2 lutego:2 marc:3 kwietni:4 maj:5 czerwc:6 lipc:7 sierpni:8 wrześni:9 "
    "październik:10 listopad:11 grudni:12",
    "uk": "січн:1 лют:2 берез:3 квіт:4 травн:5 червн:6 липн:7 серпн:8 верес:9 жовтн:10 "
    "листопад:11 грудн:12",
    "ru": "мае:5 маю:5 маем:5 март:3 август:8",
    "hr": "siječnj:1 veljač:2 ožujk:3 travnj:4 svibnj:5 lipnj:6 srpnj:7 kolovoz:8 rujn:9 "
    "listopad:10 studen:11 prosin:12",
}
"""Beginnings of months in forms that CLDR does not have."""

_MORE_DAYS = {
    "fr": {"lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5},
    "ja": {"月曜": 0, "火曜": 1, "水曜": 2, "木曜": 3, "金曜": 4, "土曜": 5, "日曜": 6},
    "pt": {"segunda-feira": 0, "terça-feira": 1, "quarta-feira": 2, "quinta-feira": 3}
    | {"sexta-feira": 4, "sábado": 5, "domingo": 6},
    "zh": {f"{week}{sign}": day for week in ("周", "星期", "礼拜", "週")
           for day, sign in enumerate("一二三四五六日")} | {"星期天": 6, "周天": 6, "禮拜天": 6},
}  # fmt: skip

_ALSO_OTHER_WORDS = {
    "en": frozenset({"may", "march", "sun", "sat", "mon", "wed", "mar", "second"}),
    "es": frozenset({"mar", "mié", "sáb", "dom", "lun", "vie", "jue", "ene", "sept"}),
    "fr": frozenset({"mars", "sam", "dim", "lun", "mar", "jeu", "ven", "mer"}),
    "it": frozenset({"mar", "dom", "ven", "sab", "set"}),
    "pt": frozenset({"segunda", "terça", "quarta", "quinta", "sexta", "seg", "ter", "qua", "sex"})
    | frozenset({"set", "dom", "mar", "out"}),
}
"""Names that say something else, too, unless a number stands beside a month."""

_INFLECTED = frozenset(
    {"be", "bg", "bs", "cs", "el", "et", "fi", "ha", "hr", "hu", "hy", "is", "ka", "lt", "lv", "mk"}
    | {
        "pl",
        "ro",
        "ru",
        "sk",
        "sl",
        "sr",
        "tr",
        "uk",
        "bn",
        "hi",
        "mr",
        "am",
        "ar",
        "fa",
        "he",
        "ur",
    }
)
"""Languages in which months and days have endings."""

_WORD = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+(?:[-'’][^\W\d_]+)*")
_SHORTEST = 3
_WHOLE_NAMES = frozenset({"march", "may"})
_WITHOUT_SPACES = frozenset({"ja", "ko", "km", "lo", "my", "th", "yue", "zh"})


def compare_dates(original: str, translated: str, source: str, target: str) -> list[str]:
    """Give what is to be told of months and days that differ, a sentence each."""
    said = []
    before, after = months_in(original, source), months_in(translated, target)
    either_way = _numeric_months(original) | _numeric_months(translated)
    for month in sorted(before - after - either_way):
        others = sorted(after - before)
        if others:
            said.append(f"{_MONTH_NAMES[month - 1]} became {_MONTH_NAMES[others[0] - 1]}.")
        elif _is_dated(original, month, source):
            said.append(f"{_MONTH_NAMES[month - 1]} is missing in the translation.")
    if before and not said:
        added = sorted(after - before - either_way)
        said += [f"{_MONTH_NAMES[month - 1]} is not in the original." for month in added]
    days_before, days_after = weekdays_in(original, source), weekdays_in(translated, target)
    changed = sorted(days_before - days_after), sorted(days_after - days_before)
    for day, other in zip(*changed, strict=False):
        said.append(f"{_DAY_NAMES[day]} became {_DAY_NAMES[other]}.")
    return said


def months_in(text: str, language: str) -> set[int]:
    """Give the months that a text names in a language (BCP 47), not those in numbers alone."""
    base = language.partition("-")[0].lower()
    if base in {"ja", "ko", "yue", "zh"}:
        return {int(number) for number in _NUMBERED_MONTH.findall(text)}
    found = _named(text, _all_months(language, base), base, is_month=True)
    return {number for name, number in found if _says_month(name, text, base)}


def weekdays_in(text: str, language: str) -> set[int]:
    """Give the days of the week that a text names in a language (BCP 47); Monday is 0."""
    base = language.partition("-")[0].lower()
    names = {**_all_days(language), **_MORE_DAYS.get(base, {})}
    return {number for _, number in _named(text, names, base, is_month=False)}


def _named(
    text: str, names: Mapping[str, int], base: str, *, is_month: bool
) -> set[tuple[str, int]]:
    lower = text.lower()
    if base in _WITHOUT_SPACES:
        return {(name, number) for name, number in names.items() if name in lower}
    found: set[tuple[str, int]] = set()
    is_inflected = base in _INFLECTED
    ambiguous = _ALSO_OTHER_WORDS.get(base, frozenset())
    for word in set(_WORD.findall(lower)):
        exact = names.get(word)
        if exact is not None and (is_month or word not in ambiguous):
            found.add((word, exact))
        elif exact is None and is_inflected:
            fitting = [
                (len(name), name, number)
                for name, number in names.items()
                if name[0] == word[0]
                and len(name) >= 4
                and word.startswith(_stem(name))
                and len(word) - len(name) <= 4
            ]
            if fitting:
                found.add((word, max(fitting)[2]))
    return found


def _stem(name: str) -> str:
    """Give a name without its last letter, which is that of its case."""
    return name[:-1] if len(name) > 4 else name


def _says_month(name: str, text: str, base: str) -> bool:
    """Tell whether a name that is another word, too, has a number beside it, or a capital."""
    if name not in _ALSO_OTHER_WORDS.get(base, frozenset()) and len(name) > _SHORTEST:
        return True
    beside = re.search(
        rf"(?:\d(?:st|nd|rd|th|er)?\.?\s+(?:de\s+|of\s+)?{re.escape(name)}|{re.escape(name)}\s+(?:de\s+)?\d)",
        text.lower(),
    )
    is_named = re.search(
        rf"\b(?:in|of|since|until|last|next|by|on|early|late|mid)\s+{name.title()}\b", text
    )
    return bool(beside or (base == "en" and name in _WHOLE_NAMES and is_named))


def _is_dated(text: str, month: int, language: str) -> bool:
    """Tell whether a month stands beside a number, so that it is a date."""
    base = language.partition("-")[0].lower()
    if base in {"ja", "ko", "yue", "zh"}:
        return bool(re.search(rf"(?<!\d){month}\s?[月월]\s?\d", text))
    names = [name for name, number in _all_months(language, base).items() if number == month]
    pattern = "|".join(re.escape(_stem(name)) for name in names)
    lower = text.lower()
    return bool(
        re.search(rf"\d\.?\s+(?:de\s+|of\s+|ga\s+)?(?:{pattern})|(?:{pattern})\w*\s+\d", lower)
    )


def _numeric_months(text: str) -> set[int]:
    """Give what may be months in dates of numbers alone, in either order."""
    plain = with_ascii_digits(text)
    found = {int(number) for number in _ISO_DATE.findall(plain)}
    for pattern in (_NUMERIC_DATE, _DAY_AND_MONTH):
        found.update(int(part) for match in pattern.finditer(plain) for part in match.groups())
    found.update(int(number) for number in _NUMBERED_MONTH.findall(plain))
    return found


@cache
def _all_months(language: str, base: str) -> dict[str, int]:
    more = (entry.partition(":") for entry in _MORE_MONTHS.get(base, "").split())
    known = {name: number for name, number in months(language).items() if len(name) >= _SHORTEST}
    return {**known, **{name: int(number) for name, _, number in more}}


@cache
def _all_days(language: str) -> dict[str, int]:
    return {name: day for name, day in weekdays(language).items() if len(name) >= _SHORTEST}
