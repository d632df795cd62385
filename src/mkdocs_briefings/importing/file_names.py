"""What the name of an old post says: its date, its language, its name in addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from mkdocs_briefings.model.fields import Country, Language
from mkdocs_briefings.model.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
"""Endings of the files that are posts in Markdown."""

HTML_SUFFIXES = (".html", ".htm")
"""Endings of the files that are posts in HTML, where they have front matter."""

_DATED = re.compile(r"(?P<day>\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+(?P<name>.*))?", re.DOTALL)
_SUFFIX = re.compile(
    r"(?P<stem>.+)\.(?P<language>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2})", re.DOTALL
)
_YEAR = re.compile(r"\d{4}")
_NUMBER = re.compile(r"\d{1,2}")
_LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)
_COUNTRY: TypeAdapter[str] = TypeAdapter(Country)


@dataclass(frozen=True, slots=True)
class FileName:
    """A file's name, taken apart."""

    base: str
    """Without ending and language."""

    name: str
    """Without a date in front as well; empty where the name is a date."""

    language: str | None
    day: str | None


def take_apart(file_name: str) -> FileName:
    """Take a file's name apart: `2020-01-02-news.pt-br.md`."""
    stem = without_ending(file_name)
    language = None
    suffix = _SUFFIX.fullmatch(stem)
    if suffix and (language := read_language(suffix["language"])):
        stem = suffix["stem"]
    day, name = day_and_name(stem)
    return FileName(stem, name, language, day)


def day_and_name(stem: str) -> tuple[str | None, str]:
    """Part the date in front of a name, if there is one, from the rest: `2020-01-02-news`."""
    dated = _DATED.fullmatch(stem)
    return (dated["day"], dated["name"] or "") if dated else (None, stem)


def without_ending(file_name: str) -> str:
    """Give a file's name without the ending that makes it a post."""
    for ending in (*MARKDOWN_SUFFIXES, *HTML_SUFFIXES):
        if file_name.lower().endswith(ending):
            return file_name[: -len(ending)]
    return file_name


def read_language(tag: str) -> str | None:
    """Give a language tag in its canonical case; None for what is no language."""
    try:
        return _LANGUAGE.validate_python(tag)
    except ValidationError:
        return None


def read_country(code: str) -> str | None:
    """Give a country's code in upper case; None for what is none."""
    try:
        return _COUNTRY.validate_python(code)
    except ValidationError:
        return None


def day_of_folders(folders: Sequence[str]) -> str | None:
    """Give the date that folders such as `2020/01/02` stand for."""
    for start, year in enumerate(folders[:-2]):
        month, day = folders[start + 1 : start + 3]
        if _YEAR.fullmatch(year) and _NUMBER.fullmatch(month) and _NUMBER.fullmatch(day):
            return f"{year}-{month}-{day}"
    return None


def address_part(text: str) -> str:
    """Give a name as it is usually written in an address."""
    return re.sub(r"-{2,}", "-", re.sub(r"[^\w.-]+", "-", _without_quotes(text.lower()))).strip("-")


def _without_quotes(text: str) -> str:
    return re.sub(r"[^\w\s.-]", "", text)


def new_name(*texts: str | None) -> str:
    """Give the first text that makes a slug, as a slug."""
    return next((slug for text in texts if text and (slug := slugify(text))), "")
