"""Addresses as Jekyll makes them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from mkdocs_briefings.importing.addresses.moments import day_name, in_zone, month_name
from mkdocs_briefings.importing.addresses.paths import address_of, clean_address
from mkdocs_briefings.importing.file_names import HTML_SUFFIXES, MARKDOWN_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self

    from mkdocs_briefings.importing.addresses.scheme import AddressParts
    from mkdocs_briefings.importing.old_keys import OldKeys
    from mkdocs_briefings.importing.old_post import OldPost

_DATED = re.compile(r"(?P<day>\d{2,4}-\d{1,2}-\d{1,2})-(?P<name>.*)", re.DOTALL)
_TOKEN = re.compile(r":([a-z_]+)")
_DRAFTS = "_drafts"
_PRETTY = frozenset("._~!$&'()+,;=@")
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
"""Names of common patterns."""


@dataclass(frozen=True, slots=True)
class JekyllName:
    """The name of a post's file, taken apart."""

    day: str | None
    """The date in front, as it is written; Jekyll takes no file of `_posts` without one."""

    slug: str


def take_name_apart(file_name: str) -> JekyllName:
    """Take the name of a post's file apart: `2020-01-02-news.md`."""
    stem = _stem(file_name)
    dated = _DATED.fullmatch(stem)
    if dated is None:
        return JekyllName(None, stem.rstrip("."))
    return JekyllName(_whole_year(dated["day"]), dated["name"].rstrip("."))


def _stem(file_name: str) -> str:
    endings = (*MARKDOWN_SUFFIXES, *HTML_SUFFIXES)
    ending = next((each for each in endings if file_name.lower().endswith(each)), "")
    return file_name.removesuffix(file_name[-len(ending) :]) if ending else file_name


def _whole_year(day: str) -> str:
    year, _hyphen, rest = day.partition("-")
    if len(year) > 2:  # noqa: PLR2004 - digits
        return day
    return f"{'19' if int(year) >= 69 else '20'}{year}-{rest}"  # noqa: PLR2004 - as Ruby reads them


@dataclass(frozen=True, slots=True)
class JekyllAddresses:
    """Makes the addresses of a site of Jekyll by its pattern."""

    pattern: str = _STYLES["date"]

    def addresses(self, parts: AddressParts) -> tuple[str, ...]:
        """Give the address of a post; none for what Jekyll does not publish."""
        file = parts.post.file
        if file is None or _DRAFTS in file.place.parts:
            return ()
        own = parts.post.text_value("permalink")
        if not own and take_name_apart(file.path.name).day is None:
            return ()
        return (_expand(own or self.pattern, parts),)

    def alias(self, written: str, _address: str, _parts: AddressParts) -> str:
        """Give the address of what `redirect_from` says: it starts from the root, always."""
        return clean_address(written)

    def with_pattern(self, pattern: str) -> Self:
        """Give the same with another pattern, or with one that Jekyll has a name for."""
        return replace(self, pattern=_STYLES.get(pattern, pattern))


def unknown_parts(pattern: str) -> list[str]:
    """Give the parts of a pattern that stand for nothing."""
    names = _TOKEN.findall(_STYLES.get(pattern, pattern))
    return [f":{name}" for name in names if _known(name) is None]


def _known(name: str) -> str | None:
    # An underscore may part two names: `:year_:month`.
    return next((each for each in (name, name.removesuffix("_")) if each in _PARTS), None)


def _expand(pattern: str, parts: AddressParts) -> str:
    made, end = [], 0
    for found in _TOKEN.finditer(pattern):
        made.append(unquote(pattern[end : found.start()]))
        name = _known(found[1])
        made.append(_PARTS[name](parts) + found[1][len(name) :] if name else found[0])
        end = found.end()
    path = "/" + "".join(made) + unquote(pattern[end:])
    # Jekyll takes dots for steps upwards, wherever they stand.
    return address_of(re.sub(r"/{2,}", "/", path.replace("..", "/").replace("./", "")))


def categories(post: OldPost) -> list[str]:
    """Give the categories that Jekyll knows: those of folders, of the configuration, of the post.

    Only the plural key has several words; the singular one is a name, as it stands.
    """
    found = [*post.categories, *_listed(post.inherited), *_listed(post.keys)]
    return list(dict.fromkeys((*found, *_flat(post.value("category")))))


def _listed(keys: OldKeys) -> Iterator[str]:
    value = keys.texts.get("categories")
    yield from value.split() if isinstance(value, str) else _flat(value)


def _flat(value: Any) -> Iterator[str]:  # noqa: ANN401 - any front matter
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _flat(item)


def _slug(parts: AddressParts) -> str:
    own = parts.post.value("slug")
    if isinstance(own, str):
        return own
    return take_name_apart(parts.post.file.path.name).slug if parts.post.file else ""


def _hyphenated(text: str, others: frozenset[str] = frozenset()) -> str:
    """Put a hyphen in the place of signs, but for some; none at the start and the end."""
    kept = "".join(sign if sign in others or _is_of_word(sign) else " " for sign in text)
    hyphenated = re.sub(" +", "-", kept)
    return hyphenated.removeprefix("-").removesuffix("-")


def _is_of_word(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LM" or category == "Nd"


def _lower(text: str) -> str:
    # Sign for sign: Ruby knows nothing of the sigma that ends a word.
    return "".join(sign.lower() for sign in text)


def _categories(parts: AddressParts) -> str:
    return "/".join(dict.fromkeys(map(_lower, categories(parts.post))))


def _slugified_categories(parts: AddressParts) -> str:
    return "/".join(
        dict.fromkeys(_lower(_hyphenated(category)) for category in categories(parts.post))
    )


def _moment(parts: AddressParts) -> datetime:
    """Give the moment as the old site told it: in its own zone, whatever it was written in.

    Where nobody knows that zone, it is that of the machines which build such sites.
    """
    named = _day_of_name(parts) if parts.dated_by != "date" else None
    zone = parts.zone or (UTC if parts.has_offset else None)
    return named or (in_zone(parts.moment, zone) if zone else parts.moment)


def _day_of_name(parts: AddressParts) -> datetime | None:
    day = take_name_apart(parts.post.file.path.name).day if parts.post.file else None
    try:
        year, month, day_of_month = map(int, day.split("-")) if day else (0, 0, 0)
        return datetime(year, month, day_of_month, tzinfo=UTC)
    except ValueError:  # no day of a calendar
        return None


def _date(spell: Callable[[datetime], str]) -> Callable[[AddressParts], str]:
    return lambda parts: spell(_moment(parts))


def _path(parts: AddressParts) -> str:
    place = parts.post.file.place if parts.post.file else None
    whole = place.with_name(_stem(place.name)).as_posix() if place else ""
    return whole.replace("_posts", "", 1).rstrip(".")


_PARTS: dict[str, Callable[[AddressParts], str]] = {
    "year": _date(lambda moment: f"{moment:%Y}"),
    "short_year": _date(lambda moment: f"{moment:%y}"),
    "month": _date(lambda moment: f"{moment:%m}"),
    "i_month": _date(lambda moment: str(moment.month)),
    "short_month": _date(lambda moment: month_name(moment)[:3]),
    "long_month": _date(month_name),
    "day": _date(lambda moment: f"{moment:%d}"),
    "i_day": _date(lambda moment: str(moment.day)),
    "y_day": _date(lambda moment: f"{moment:%j}"),
    "w_year": _date(lambda moment: f"{moment:%G}"),
    "week": _date(lambda moment: f"{moment:%V}"),
    "w_day": _date(lambda moment: str(moment.isoweekday())),
    "short_day": _date(lambda moment: day_name(moment)[:3]),
    "long_day": _date(day_name),
    "hour": _date(lambda moment: f"{moment:%H}"),
    "minute": _date(lambda moment: f"{moment:%M}"),
    "second": _date(lambda moment: f"{moment:%S}"),
    "title": lambda parts: _hyphenated(_slug(parts), _PRETTY),
    "slug": lambda parts: _lower(_hyphenated(_slug(parts))),
    "name": lambda parts: (
        _lower(_hyphenated(_stem(parts.post.file.path.name))) if parts.post.file else ""
    ),
    "path": _path,
    "categories": _categories,
    "slugified_categories": _slugified_categories,
    "collection": lambda _parts: "posts",
    "output_ext": lambda _parts: ".html",
}
