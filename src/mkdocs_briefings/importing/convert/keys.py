"""Give a post the front matter of a briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.convert.checking import check_keys
from mkdocs_briefings.importing.convert.findings import Findings
from mkdocs_briefings.importing.convert.headline import summary_of, title_of
from mkdocs_briefings.importing.convert.html_text import html_words
from mkdocs_briefings.importing.convert.image_keys import image_parts, is_said_of
from mkdocs_briefings.importing.convert.languages import right_to_left_language
from mkdocs_briefings.importing.convert.moments import Moments, read_moments
from mkdocs_briefings.importing.convert.plain_text import plain_text
from mkdocs_briefings.importing.convert.subjects import (
    authors_of,
    categories_of,
    countries_of,
    keys_from_tags,
    source_of,
    tags_of,
)
from mkdocs_briefings.importing.convert.values import tag_texts, texts, truth
from mkdocs_briefings.importing.file_names import read_language
from mkdocs_briefings.importing.old_post import TextKind
from mkdocs_briefings.model.briefing import BriefingKeys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.archive.publication import Status
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.context import ImportContext
    from mkdocs_briefings.importing.old_post import OldPost

_MADE_HERE = frozenset(
    {
        *("title", "date", "summary", "countries", "source", "tags", "authors", "image"),
        *("language", "draft", "updated", "embargo_until", "expires"),
        *("aliases", "related", "slug", "extra"),
    }
)
"""Keys that need more than to be taken over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKeys:
    """The front matter of a briefing to be."""

    values: dict[str, Any]
    """In the order of the model; the path of the image is still that of the old site."""

    moments: Moments
    title: str
    categories: tuple[str, ...]
    slug: str
    """The post's own name for addresses; empty where it has none."""

    aliases: tuple[str, ...]
    """Old addresses besides the one that it had last, as they were written."""

    status: Status
    """Whether the briefing is published at the moment of the import."""

    notes: tuple[Problem, ...]


def make_keys(post: OldPost, context: ImportContext) -> NewKeys:
    """Make the keys of a briefing. Raises `NotImportedError` where a required one is not there."""
    findings = Findings(post, context)
    moments = read_moments(findings)
    values = _filled(_made(findings, moments), findings)
    ordered = {key: values[key] for key in BriefingKeys.model_fields if values.get(key)}
    checked = check_keys(post, ordered, findings.origins(), context.options)
    return NewKeys(
        values=checked.values,
        status=checked.status,
        moments=moments,
        title=str(checked.values["title"]),
        categories=categories_of(findings),
        slug=next(texts([*findings.all("slug"), post.text_value("slug")]), ""),
        aliases=tuple(alias for value in findings.all("aliases") for alias in texts(value)),
        notes=(*findings.notes, *checked.notes),
    )


def _made(findings: Findings, moments: Moments) -> dict[str, Any]:
    from_tags = keys_from_tags(findings)
    title = title_of(findings)
    return {
        **_taken_over(findings),
        **from_tags,
        **moments.keys,
        "title": title,
        "summary": summary_of(findings, title),
        "countries": countries_of(findings, from_tags.get("countries", ())),
        "source": source_of(findings, from_tags.get("source", "")),
        "tags": tags_of(findings),
        "authors": authors_of(findings),
        "image": _image(findings, title),
        "draft": _is_draft(findings),
        "language": _language(findings),
        "extra": findings.extra,
    }


def _filled(values: dict[str, Any], findings: Findings) -> dict[str, Any]:
    filled = {key: value for key, value in values.items() if value}
    for key, value in findings.options.mapping.defaults.items():
        filled.setdefault("countries" if key == "country" else key, _listed(key, value))
    for key, value in findings.options.mapping.constants.items():
        filled["countries" if key == "country" else key] = _listed(key, value)
    return filled


def _listed(key: str, value: Any) -> Any:  # noqa: ANN401 - any front matter
    is_list = key in {"countries", "country", "tags"}
    return list(tag_texts(value, words_are_tags=False)) if is_list else value


def _image(findings: Findings, title: str) -> dict[str, str]:
    image = findings.first("image")
    parts = image_parts(image.value) if image else {}
    for target, values in findings.sorted.targets.items():
        group, _dot, part = target.partition(".")
        for found in values if group == "image" and part else ():
            if not isinstance(found.value, str) or not is_said_of(found.key, image):
                findings.extra.setdefault(found.key, found.value)
            else:
                is_address = part in {"src", "url"}
                parts[part] = found.value.strip() if is_address else plain_text(found.value)
                break
    hint = "Describe it as `image: {src, alt}`."
    if parts and not parts.get("src"):
        findings.note("Its main image is none; it stands below `extra`.", hint, key="image")
        findings.keep("image")
        return {}
    if parts and not parts.get("alt"):
        origin = "caption" if parts.get("caption") else "title"
        message = f"Its main image has no description; its {origin} stands in."
        findings.note(message, hint, key="image")
        parts["alt"] = parts.get("caption") or title
    return parts


def _is_draft(findings: Findings) -> bool:
    found = findings.first("draft")
    return findings.post.is_draft or bool(found and truth(found.value))


def _language(findings: Findings) -> str:
    found = findings.first("language")
    written = next(texts(found.value), "") if found else ""
    tag = read_language(written) or findings.post.language
    if written and not read_language(written):
        findings.extra["language"] = written
        message = f"{written!r} is not a language tag; it stands below `extra`."
        findings.note(message, key="language")
    if not tag and (tag := right_to_left_language(_words(findings.post))):
        message = f"It names no language; its script looks like {tag!r}."
        findings.note(message, "Check `language`.")
    tag = tag or findings.context.default_language
    return "" if tag == findings.options.site_language else tag


def _words(post: OldPost) -> str:
    return html_words(post.text) if post.kind is TextKind.HTML else post.text


def _taken_over(findings: Findings) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for target, found in findings.sorted.targets.items():
        group, _dot, inner = target.partition(".")
        value = found[0].value
        value = value.strip() if isinstance(value, str) else value
        if group in _MADE_HERE:
            continue
        if inner:
            there = made.get(group)
            made[group] = {**(there if isinstance(there, dict) else {}), inner: value}
        else:
            made[group] = value
    # Paths of the old site are of no use here, and yet somebody chose them.
    findings.keep("related")
    return made


def front_matter(keys: NewKeys, image: str | None, aliases: Sequence[str]) -> dict[str, Any]:
    """Give the front matter of a briefing, in the order of the model.

    `image` is the path of its main image beside it; without one, what was said of the image goes
    below `extra`.
    """
    values = dict(keys.values)
    parts = values.pop("image", None)
    if parts is not None and image is not None:
        values["image"] = {**parts, "src": image}
    elif parts is not None:
        values["extra"] = {**values.get("extra", {}), "image": parts}
    if aliases:
        values["aliases"] = list(aliases)
    return {key: values[key] for key in BriefingKeys.model_fields if key in values}
