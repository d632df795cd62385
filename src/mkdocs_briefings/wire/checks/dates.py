"""Months and days of the week that a translation has changed or lost."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.checks.cldr import months, weekdays
from mkdocs_briefings.wire.checks.digits import with_ascii_digits
from mkdocs_briefings.wire.checks.folding import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_NUMBERED_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])\s?(?:月|월)(?!\s?份?前)")
_NUMERIC_DATE = re.compile(r"(?<![\d.])(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)\d{4}-(\d{2})-\d{2}(?!\d)")
_DAY_AND_MONTH = re.compile(r"(?<![\d.,])(\d{1,2})\.\s?(\d{1,2})\.(?!\d)")

_NUMBERED_DATE = re.compile(r"(?<!\d)(1[0-2]|[1-9])\s?[月월]\s?(\d{1,2})\s?[日일号號]")
_MONTH = f"(?:{'|'.join(_MONTH_NAMES)})"
_ENGLISH_DATE = re.compile(
    rf"(?P<name>{_MONTH}) (?:the )?(?P<day>\d{{1,2}})(?!\d|[.,]\d)"
    rf"|(?<!\d)(?P<before>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<after>{_MONTH})"
)

_MORE_MONTHS = {
    "ha": "afrilu:4 afril:4",
    "cs": "ledn:1 únor:2 březn:3 dubn:4 květn:5 červn:6 červenc:7 srpn:8 září:9 říjn:10 "
    "listopad:11 prosin:12",
    "pl": "styczni:1 luty:2 lutego:2 marc:3 kwietni:4 maj:5 czerwc:6 lipc:7 sierpni:8 wrześni:9 "
    "październik:10 listopad:11 grudni:12",
    "uk": "січн:1 лют:2 берез:3 квіт:4 травн:5 червн:6 липн:7 серпн:8 верес:9 жовтн:10 "
    "листопад:11 грудн:12",
    "ru": "мае:5 маю:5 маем:5 март:3 июне:6 июню:6 июнем:6 июле:7 июлю:7 июлем:7 август:8",
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

_DAY_FIRST = frozenset({"cs", "sk"})
"""Languages whose short names of months are words, and never stand before a number."""

_COMPOUNDING = frozenset({"da", "de", "fi", "is", "nb", "nl", "nn", "no", "sv"})
"""Languages that make one word of a day and its time: `Samstagnacht`."""

_WORD = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+(?:[-'’][^\W\d_]+)*")
_SHORTEST, _LONG = 3, 5
_NUMBERING = frozenset({"ja", "ko", "yue", "zh"})
"""Languages in which months are numbers."""

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
    said += _other_days(original, translated, source, target)
    days_before, days_after = weekdays_in(original, source), weekdays_in(translated, target)
    changed = sorted(days_before - days_after), sorted(days_after - days_before)
    for day, other in zip(*changed, strict=False):
        said.append(f"{_DAY_NAMES[day]} became {_DAY_NAMES[other]}.")
    return said


def _other_days(original: str, translated: str, source: str, target: str) -> list[str]:
    """Give dates of East Asian numbers whose day has become another one."""
    if source.partition("-")[0].lower() not in _NUMBERING or not target.startswith("en"):
        return []
    before = {
        (int(month), int(day)) for month, day in _NUMBERED_DATE.findall(with_ascii_digits(original))
    }
    after = set(_english_dates(translated))
    said = []
    for month in sorted({month for month, _ in before} & {month for month, _ in after}):
        gone, come = (
            sorted(day for number, day in days if number == month) for days in (before, after)
        )
        if set(gone).isdisjoint(come):
            name = _MONTH_NAMES[month - 1]
            said.append(f"{name} {gone[0]} became {name} {come[0]}.")
    return said


def _english_dates(text: str) -> Iterator[tuple[int, int]]:
    for found in _ENGLISH_DATE.finditer(text):
        name, day = found["name"] or found["after"], found["day"] or found["before"]
        yield _MONTH_NAMES.index(name) + 1, int(day)


def months_in(text: str, language: str) -> set[int]:
    """Give the months that a text names in a language (BCP 47), not those in numbers alone."""
    base = language.partition("-")[0].lower()
    if base in _NUMBERING:
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
                and (word.startswith(_stem(name)) or _is_cut(word, name))
                and len(word) - len(name) <= 4
            ]
            if fitting:
                found.add((word, max(fitting)[2]))
        if exact is None and not is_month and base in _COMPOUNDING:
            compounds = (each for each in names.items() if len(each[0]) > _SHORTEST)
            found.update((name, day) for name, day in compounds if word.startswith(name))
    return found


def _is_cut(word: str, name: str) -> bool:
    """Tell whether a word is a name without the ending of its first case: `mánudag`."""
    return len(word) >= _LONG and name.startswith(word) and len(name) - len(word) <= 2


def _stem(name: str) -> str:
    """Give a name without its last letter, which is that of its case."""
    return name[:-1] if len(name) > 4 else name


def _says_month(name: str, text: str, base: str) -> bool:
    """Tell whether a name that is another word, too, has a number beside it, or a capital."""
    if name not in _ALSO_OTHER_WORDS.get(base, frozenset()) and len(name) > _SHORTEST:
        return True
    before = rf"\d(?:st|nd|rd|th|er)?\.?\s+(?:de\s+|of\s+)?{re.escape(name)}(?!\w)"
    behind = rf"(?<!\w){re.escape(name)}\s+(?:de\s+)?\d"
    # In Czech `pro 5 lidí` is for five people, and `5. pro` in December.
    pattern = before if base in _DAY_FIRST else f"{before}|{behind}"
    beside = re.search(pattern, text.lower())
    is_named = re.search(
        rf"\b(?:in|of|since|until|last|next|by|on|early|late|mid)\s+{name.title()}\b", text
    )
    return bool(beside or (base == "en" and name in _WHOLE_NAMES and is_named))


def _is_dated(text: str, month: int, language: str) -> bool:
    """Tell whether a month stands beside a number, so that it is a date."""
    base = language.partition("-")[0].lower()
    if base in _NUMBERING:
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
