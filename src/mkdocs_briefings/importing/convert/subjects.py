"""What a briefing is about and who wrote it: tags, countries, source, authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.convert.values import (
    author_names,
    tag_texts,
    texts,
    unique_tags,
    values_from_tags,
)
from mkdocs_briefings.model.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.importing.convert.findings import Findings

_ONE_NAME = frozenset({"category", "tag"})
"""Keys that hold one name, where those of several hold words."""


def tags_of(findings: Findings) -> list[str]:
    """Give the tags, without those that stand for the values of other keys."""
    tags = unique_tags(_old_tags(findings))
    for patterns in findings.options.mapping.from_tags.values():
        _held, tags = values_from_tags(tags, patterns)
    return unique_tags(findings.translate("tags", tags))


def keys_from_tags(findings: Findings) -> dict[str, Any]:
    """Give the keys whose values the tags hold."""
    tags = unique_tags(_old_tags(findings))
    made: dict[str, Any] = {}
    for key, patterns in findings.options.mapping.from_tags.items():
        held, _kept = values_from_tags(tags, patterns)
        if values := findings.translate("countries" if key == "country" else key, held):
            is_list = key in {"countries", "country"}
            made["countries" if is_list else key] = values if is_list else values[0]
    return made


def countries_of(findings: Findings, from_tags: Iterable[str]) -> list[str]:
    """Give the codes of the countries: those of the tags, of the keys, or that of the option."""
    codes = list(from_tags)
    for value in findings.all("countries"):
        codes += findings.translate("countries", tag_texts(value, words_are_tags=False))
    if not codes and findings.options.country:
        codes = [findings.options.country]
    return list(dict.fromkeys(code.upper() for code in codes))


def source_of(findings: Findings, from_tags: str) -> str:
    """Give the slug of the source, if it has a profile."""
    found = findings.first("source")
    written = from_tags or (next(texts(found.value), "") if found else "")
    name = "".join(findings.translate("source", [written])) if written else ""
    slug = slugify(name or findings.options.source or "")
    if not slug or slug in findings.context.sources:
        return slug
    message = f"There is no source {slug!r}; it stands below `extra`."
    findings.note(message, "Write its profile, then put it back.", key="source")
    findings.extra["source"] = written or slug
    return ""


def authors_of(findings: Findings) -> list[str]:
    """Give the names of the authors."""
    people = findings.context.site.people
    names = [name for value in findings.all("authors") for name in author_names(value, people)]
    return list(dict.fromkeys(findings.translate("authors", names)))


def categories_of(findings: Findings) -> tuple[str, ...]:
    """Give the categories that an old address can be made of."""
    value = findings.post.value("categories", "category")
    own = tag_texts(value, words_are_tags=True)
    return tuple(dict.fromkeys((*findings.post.categories, *own)))


def _old_tags(findings: Findings) -> Iterator[str]:
    has_words = findings.context.site.words_are_tags
    for found in findings.sorted.targets.get("tags", ()):
        if has_words and found.key.lower() in _ONE_NAME and isinstance(found.value, str):
            yield from texts(found.value)
        else:
            yield from tag_texts(found.value, words_are_tags=has_words)
    yield from findings.post.categories
