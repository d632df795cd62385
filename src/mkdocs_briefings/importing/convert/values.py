"""Old values in the shapes that a briefing's keys have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.plain_text import plain_text
from mkdocs_briefings.model.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_OUTSIDE_BRACKETS = re.compile(r"[,;](?![^()]*\))")
_NAMES = ("name", "title", "display_name", "nick", "id")


def texts(value: object) -> Iterator[str]:
    """Give every text of a value that is one text or a list, without empty ones."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield item.strip()


def tag_texts(value: object, *, words_are_tags: bool) -> Iterator[str]:
    """Give the tags of a list, of a text with commas, or (in Jekyll) of words."""
    if isinstance(value, str):
        yield from texts(value.split() if words_are_tags and "," not in value else value.split(","))
    elif isinstance(value, dict):
        # Chirpy and others nest: `categories: {news: [europe]}`.
        for key, inner in value.items():
            yield key
            yield from tag_texts(inner, words_are_tags=words_are_tags)
    elif isinstance(value, list):
        yield from (plain for item in texts(value) if (plain := plain_text(item)))


def unique_tags(tags: Iterable[str]) -> list[str]:
    """Give the tags that have an address, one spelling for each."""
    by_slug: dict[str, str] = {}
    for tag in tags:
        if slug := slugify(tag):
            by_slug.setdefault(slug, tag)
    return list(by_slug.values())


def author_names(value: object, people: Mapping[str, str]) -> Iterator[str]:
    """Give the names of the authors; `people` has those that the old site knew by an id."""
    if isinstance(value, str):
        for name in _OUTSIDE_BRACKETS.split(value):
            plain = plain_text(name).removeprefix("and ").strip()
            if plain:
                yield people.get(plain, plain)
    elif isinstance(value, dict):
        named = next((value[key] for key in _NAMES if isinstance(value.get(key), str)), "")
        # A mapping without a name has the names as its keys.
        yield from author_names(named, people) if named else map(str, value)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, str) and item.strip() and "," in item:
                yield plain_text(item)
            else:
                yield from author_names(item, people)


def truth(value: object) -> bool:
    """Whether a value says yes."""
    return value is True or (
        isinstance(value, str) and value.strip().lower() in {"true", "yes", "on", "1"}
    )


def values_from_tags(tags: list[str], patterns: Iterable[str]) -> tuple[list[str], list[str]]:
    """Give the values that tags hold, and the tags that hold none."""
    compiled = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    held, kept = [], []
    for tag in tags:
        found = next((match for pattern in compiled if (match := pattern.fullmatch(tag))), None)
        if found is None:
            kept.append(tag)
        else:
            held.append((found[1] or "") if found.re.groups else tag)
    return [value for value in held if value], kept
