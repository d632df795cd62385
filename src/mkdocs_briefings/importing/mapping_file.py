"""Read a mapping file, and name every mistake in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.errors import Problem
from mkdocs_briefings.importing.addresses import pattern as plain_pattern
from mkdocs_briefings.importing.convert.elsewhere import keys_from_elsewhere
from mkdocs_briefings.importing.mapping import ImportMapping
from mkdocs_briefings.model.briefing import BriefingKeys, Keys
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.reading import front_matter
from mkdocs_briefings.reading.close_words import did_you_mean
from mkdocs_briefings.reading.text import EncodingError, clean
from mkdocs_briefings.reading.validate import InvalidKeysError, validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as MappingOf
    from pathlib import Path

    from mkdocs_briefings.reading.front_matter import FrontMatter

_OF_ONE_POST = frozenset({"aliases", "image", "related", "slug"})
_PLACEHOLDERS = {"title": "-", "date": "2000-01-01", "summary": "-", "countries": "XK"}
_SOURCE_PLACEHOLDERS = {
    "title": "-",
    "url": "https://example.org/",
    "country": "XK",
    "language": "en",
}
"""Values for required keys, so that others can be checked without them."""


class MappingError(Exception):
    """The mapping file cannot be used; carries every problem in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def read_mapping(path: Path, importer: object = None) -> ImportMapping:
    """Read a mapping file for an importer: some have patterns in words of their own.

    Raises `MappingError`.
    """
    name = path.as_posix()
    try:
        text = clean(path.read_bytes(), name).text
        matter = front_matter.read(text.removeprefix("---\n"), 2 if text.startswith("---\n") else 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MappingError((Problem(name, 1, f"The mapping cannot be read: {reason}."),)) from error
    except EncodingError as error:
        raise MappingError((error.problem,)) from error
    except front_matter.FrontMatterError as error:
        message = error.message.replace("front matter", "mapping")
        raise MappingError((Problem(name, error.line, message, error.hint),)) from error
    try:
        mapping = validate(ImportMapping, matter, name, ReadingContext())
    except InvalidKeysError as error:
        raise MappingError(error.problems) from error
    unknown_parts = getattr(importer, "unknown_parts", plain_pattern.unknown_parts)
    unknown = unknown_parts(mapping.permalink or "")
    if problems := (*_unknown(unknown, matter, name), *_problems(mapping, matter, name)):
        raise MappingError(problems)
    return mapping


def _unknown(parts: Iterable[str], matter: FrontMatter, name: str) -> Iterator[Problem]:
    for part in parts:
        message = f"`permalink`: there is no part {part!r}."
        hint = 'The handbook\'s page "Importing" lists them.'
        yield Problem(name, matter.line_of(("permalink",)), message, hint)


def _problems(mapping: ImportMapping, matter: FrontMatter, name: str) -> Iterator[Problem]:
    for group, targets in (
        ("rename", mapping.rename.values()),
        ("from_tags", mapping.from_tags),
        ("values", mapping.values),
    ):
        for target in targets:
            yield from _unknown_target(group, target, BriefingKeys, matter, name)
    for target in mapping.sources.rename.values():
        yield from _unknown_target("sources", target, SourceKeys, matter, name)
    for key, patterns in mapping.from_tags.items():
        yield from _bad_patterns(key, patterns, matter, name)
    for group, values in (("defaults", mapping.defaults), ("constants", mapping.constants)):
        for key in sorted(_OF_ONE_POST & set(values)):
            message = f"`{group}`: `{key}` cannot be the same for several posts."
            yield Problem(name, matter.line_of((group, key)), message)
    yield from _bad_values(("defaults",), mapping.defaults, matter, name)
    yield from _bad_values(("constants",), mapping.constants, matter, name)
    yield from _bad_values(("sources", "defaults"), mapping.sources.defaults, matter, name)


def _unknown_target(
    group: str, target: str, model: type[Keys], matter: FrontMatter, name: str
) -> Iterator[Problem]:
    known = set(model.model_fields) | ({"country"} if model is BriefingKeys else set())
    if target.split(".", maxsplit=1)[0] in known:
        return
    rows = matter.values[group]
    rows = rows.get("rename", {}) if group == "sources" else rows
    key = next((old for old, new in rows.items() if target in (old, new)), "")
    place = ("sources", "rename", key) if group == "sources" else (group, key)
    kind = "a source's profile" if model is SourceKeys else "a briefing"
    message = f"`{group}`: {target!r} is not a key of {kind}."
    yield Problem(name, matter.line_of(place), message, did_you_mean(target, known))


def _bad_patterns(
    key: str, patterns: tuple[str, ...], matter: FrontMatter, name: str
) -> Iterator[Problem]:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except (re.error, RecursionError, OverflowError) as error:
            message = f"`from_tags`: {pattern!r} is not a regular expression: {error}."
            yield Problem(name, matter.line_of(("from_tags", key)), message)


def _bad_values(
    group: tuple[str, ...], values: MappingOf[str, Any], matter: FrontMatter, name: str
) -> Iterator[Problem]:
    is_source = group[0] == "sources"
    placeholders = _SOURCE_PLACEHOLDERS if is_source else _PLACEHOLDERS
    spare = {key: text for key, text in placeholders.items() if key not in values}
    if "country" in values and not is_source:
        spare.pop("countries", None)
    shifted = keys_from_elsewhere(
        {**spare, **values}, lambda location: matter.line_of((*group, *location))
    )
    try:
        validate(SourceKeys if is_source else BriefingKeys, shifted, name, ReadingContext())
    except InvalidKeysError as error:
        yield from error.problems
