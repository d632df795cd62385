"""The types of front matter values: how each is read, checked and told to an editor's tools."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from urllib.parse import urlsplit

from babel import Locale
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from mkdocs_briefings.errors import quoted
from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.dates import parse_date
from mkdocs_briefings.model.slugs import LONGEST_SLUG, slugify
from mkdocs_briefings.model.topics import topic_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_Choice = TypeVar("_Choice", bound=Enum)
_Value = TypeVar("_Value")

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SPACE = re.compile(r"\s")
_DIGITS = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What reading a value depends on besides the value itself."""

    zone: tzinfo = UTC
    """Time zone of dates that are written without an offset."""


def _zone(info: ValidationInfo) -> tzinfo:
    context = info.context
    return context.zone if isinstance(context, ReadingContext) else UTC


def _moment(value: object, info: ValidationInfo) -> datetime:
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        kind, message = "date_type", "Expected a date."
        raise PydanticCustomError(kind, message)
    if not value.strip():
        kind, message = "string_too_short", "Expected a date."
        raise PydanticCustomError(kind, message)
    try:
        return parse_date(value, _zone(info))
    except ValueError as error:
        kind, message = "date_value", "{sentence}"
        raise PydanticCustomError(kind, message, {"sentence": str(error)}) from error


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in {"true", "yes", "on"}:
        return True
    if isinstance(value, str) and value.lower() in {"false", "no", "off"}:
        return False
    kind, message = "truth_value", "Expected true or false."
    raise PydanticCustomError(kind, message)


def _pick(value: object) -> bool | str:
    """Read whether something is picked, or why: then it is."""
    words = _one_line(value) if isinstance(value, str) else ""
    # One word is a mistyped truth. Scripts without spaces write a reason in one.
    if " " in words or not words.isascii():
        return words
    try:
        return _truth(value)
    except PydanticCustomError as error:
        kind, message = "pick_value", "Expected true, false, or a reason of several words."
        raise PydanticCustomError(kind, message) from error


def _count(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and _DIGITS.fullmatch(value.strip()):
        return int(value)
    kind, message = "count_value", "Expected a whole number."
    raise PydanticCustomError(kind, message)


def _some(value: int) -> int:
    if value:
        return value
    kind, message = "count_none", "Expected a whole number from 1 on."
    raise PydanticCustomError(kind, message)


def _refused(kind: str, written: str, why: str) -> PydanticCustomError:
    context = {"quoted": quoted(written), "written": written}
    return PydanticCustomError(kind, f"{{quoted}} {why}", context)


def _country(value: str) -> str:
    code = value.upper()
    if code not in COUNTRIES:
        raise _refused("country_unknown", value, "is not the code of a country.")
    return code


@cache
def _is_known_language(language: str) -> bool:
    return language.lower() in Locale("en").languages


@lru_cache(maxsize=1 << 10)  # A newsroom reports from a few dozen.
def _language(value: str) -> str:
    language, *rest = value.replace("_", "-").split("-")
    if not _LANGUAGE_TAG.fullmatch(value.replace("_", "-")) or not _is_known_language(language):
        raise _refused("language_unknown", value, "is not a language tag of BCP 47.")
    extension = next((place for place, subtag in enumerate(rest) if len(subtag) == 1), len(rest))
    # BCP 47, section 2.1.1: what follows a single letter has neither regions nor scripts.
    subtags = [*map(_subtag_case, rest[:extension]), *map(str.lower, rest[extension:])]
    return "-".join([language.lower(), *subtags])


def _subtag_case(subtag: str) -> str:
    # Same section: regions in upper case, scripts in title case, all else in lower case.
    if len(subtag) == 2 and subtag.isalpha():  # noqa: PLR2004 - the length of a region subtag
        return subtag.upper()
    if len(subtag) == 4 and subtag.isalpha():  # noqa: PLR2004 - the length of a script subtag
        return subtag.title()
    return subtag.lower()


def _web_url(value: str) -> str:
    try:
        parts = urlsplit(value)
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_whole = False
    if not is_whole or _SPACE.search(value):
        raise _refused("web_url", value, "is not the address of a web page.")
    return value


def _slug(value: str) -> str:
    slug = slugify(value)
    if not slug:
        raise _refused("slug_empty", value, "has no letter or digit to make an address of.")
    if len(slug.encode()) > LONGEST_SLUG:
        raise _refused("slug_too_long", value, "is too long for an address.")
    return slug


def _word(value: object) -> object:
    if isinstance(value, (dict, list)):
        # An enumeration would spell the whole value out in its error, however large that is.
        kind, message = "string_type", "Expected text."
        raise PydanticCustomError(kind, message)
    return value


def _split_at_commas(value: object) -> object:
    return value.split(",") if isinstance(value, str) else value


def _without_blanks(value: object) -> object:
    value = _split_at_commas(value)
    if not isinstance(value, list):
        return value
    return [item for item in value if not (isinstance(item, str) and not item.strip())]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, (str, dict)) else value


def _unique(values: tuple[_Value, ...]) -> tuple[_Value, ...]:
    return tuple(dict.fromkeys(values))


def _one_spelling_a_topic(values: tuple[str, ...]) -> tuple[str, ...]:
    by_key: dict[str, str] = {}
    for value in values:
        _slug(value)  # refuses what gives no address
        by_key.setdefault(topic_key(value), value)
    return tuple(by_key.values())


def _one_line(value: str) -> str:
    # Of white space only the space can be printed, and most texts have none of the others.
    if value.isprintable() and "  " not in value:
        return value.strip(" ")
    return " ".join(value.split())


def _json(kind: str, **more: Any) -> WithJsonSchema:  # noqa: ANN401 - JSON Schema keywords
    return WithJsonSchema({"type": kind, **more})


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that is not empty; white space around it is dropped."""

Line = Annotated[Text, AfterValidator(_one_line)]
"""Text in one line: line breaks and runs of spaces become one space."""

MOST_ENTRIES = 100
"""So many topics, say, a briefing may have: each has pages and feeds that name all the others."""

Summary = Annotated[Line, StringConstraints(max_length=500)]
"""Plain text of at most 500 characters."""

_DURATION = re.compile(r"(\d{1,4}) ?(m|h|d)")

_SECONDS = {"m": 60, "h": 3_600, "d": 86_400}


def _duration(value: object) -> int:
    written = value.strip() if isinstance(value, str) else ""
    found = _DURATION.fullmatch(written)
    seconds = int(found[1]) * _SECONDS[found[2]] if found else 0
    if not seconds:
        raise _refused("duration", str(value), "is not a duration.")
    return seconds


Duration = Annotated[
    int,
    BeforeValidator(_duration),
    _json("string", pattern="^[0-9]{1,4} ?[mhd]$", examples=["15m", "2h", "1d"]),
]
"""Minutes, hours or days, in seconds."""

Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    _json("string", examples=["2026-10-30", "2026-10-30T07:00+02:00"]),
]
"""A date, or a date and time, with an offset or in the site's time zone."""

Truth = Annotated[bool, BeforeValidator(_truth), _json("boolean")]
"""True or false; `yes`, `no`, `on` and `off` are understood too."""

_SEVERAL_WORDS = r"\S\s+\S|[^\x00-\x7F]"

Pick = Annotated[
    bool | str,
    BeforeValidator(_pick),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": _SEVERAL_WORDS}]}),
]
"""True or false, or in several words why it is true."""

Count = Annotated[int, BeforeValidator(_count), _json("integer", minimum=0)]
"""How many there are, 0 too."""

Some = Annotated[Count, AfterValidator(_some), _json("integer", minimum=1)]
"""How many there are: one at least."""

OneOf = Annotated[_Choice, BeforeValidator(_word)]
"""One word of an enumeration."""

SomeOf = Annotated[tuple[OneOf[_Choice], ...], AfterValidator(_unique)]
"""A list of words of an enumeration; an empty one says that none of them fits."""

Country = Annotated[
    Text,
    AfterValidator(_country),
    _json("string", pattern="^[A-Za-z]{2}$", examples=["UA", "no"]),
]
"""ISO 3166-1 alpha-2 code of a country in either case, or XK."""

Language = Annotated[
    Text,
    AfterValidator(_language),
    _json("string", minLength=1, examples=["uk", "pt-BR", "zh-Hant"]),
]
"""BCP 47 language tag, in its canonical case."""

WebUrl = Annotated[
    Text,
    AfterValidator(_web_url),
    _json("string", pattern="^[Hh][Tt][Tt][Pp][Ss]?://"),
]
"""Whole address of a web page: http or https, with a host."""

Slug = Annotated[Text, AfterValidator(_slug), _json("string", minLength=1)]
"""The part of an address that stands for a name; made from any text."""


def _list_or_text(items: dict[str, Any], **more: Any) -> WithJsonSchema:  # noqa: ANN401 - as above
    one = {"type": "string", "minLength": 1}
    many = {"type": "array", "items": {**one, **items}, **more}
    return WithJsonSchema({"anyOf": [many, one]})


Countries = Annotated[
    tuple[Country, ...],
    BeforeValidator(_without_blanks),
    Field(min_length=1),
    AfterValidator(_unique),
    _list_or_text({"pattern": "^[A-Za-z]{2}$"}, minItems=1),
]
"""One country or more, the main one first: a list, one code, or codes joined by commas."""

Tags = Annotated[
    tuple[Line, ...],
    BeforeValidator(_without_blanks),
    AfterValidator(_one_spelling_a_topic),
    Field(max_length=MOST_ENTRIES),
    _list_or_text({}, maxItems=MOST_ENTRIES),
]
"""A list, or one text with commas; of spellings of one topic the first is kept."""

Texts = Annotated[
    tuple[Line, ...],
    BeforeValidator(_one_or_many),
    Field(max_length=MOST_ENTRIES),
    _list_or_text({}, maxItems=MOST_ENTRIES),
]
"""A list of texts; one text alone is a list of one."""

WebUrls = Annotated[
    tuple[WebUrl, ...],
    BeforeValidator(_one_or_many),
    Field(max_length=MOST_ENTRIES),
    AfterValidator(_unique),
    _list_or_text({"pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}, maxItems=MOST_ENTRIES),
]
"""Addresses of web pages: a list, or one alone."""


def splits_at_commas(metadata: Iterable[object]) -> bool:
    """Whether a list may be written as one text with commas, by the metadata of its type."""
    return any(getattr(each, "func", None) is _without_blanks for each in metadata)
