"""Turn what an archive says of its sources into profiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.convert.elsewhere import keys_from_elsewhere
from mkdocs_briefings.importing.convert.plain_text import plain_text
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.reading.validate import validate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.importing.context import ImportOptions
    from mkdocs_briefings.importing.old_post import OldPost

_USUAL = {"name": "title", "domain": "url", "website": "url", "homepage": "url", "link": "url",
          "lang": "language"}  # fmt: skip
_FOLDER_PREFIXES = ("source-", "sources-")


@dataclass(frozen=True, slots=True)
class NewProfile:
    """A source's profile to be."""

    old: str
    """Path of the archive's file, as problems name it."""

    slug: str
    keys: dict[str, Any]
    """In the order of the model."""

    text: str


def make_profile(old: OldPost, stem: str, options: ImportOptions, language: str) -> NewProfile:
    """Make a profile of a file of that name, without its ending. Raises `InvalidKeysError`.

    `language` is that of sources which name none.
    """
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    rename = {key.lower(): new for key, new in options.mapping.sources.rename.items()}
    for key, value in old.keys.texts.items():
        target = rename.get(key.lower()) or _USUAL.get(key.lower(), key.lower())
        if target in SourceKeys.model_fields and isinstance(value, str) and value.strip():
            values[target] = plain_text(value) if target != "url" else value.strip()
            origins[target] = key
    for key, value in options.mapping.sources.defaults.items():
        values.setdefault(key, value)
    if options.country:
        values.setdefault("country", options.country)
    values.setdefault("language", language)

    def find_line(location: Sequence[str | int]) -> int:
        key = origins.get(str(location[0])) if location else None
        return old.line_of_key(key) if key else old.line

    validate(SourceKeys, keys_from_elsewhere(values, find_line), old.path, ReadingContext())
    ordered = {key: values[key] for key in SourceKeys.model_fields if key in values}
    return NewProfile(old.path, _slug(old, stem), ordered, _about(old))


def _slug(old: OldPost, stem: str) -> str:
    written = old.keys.texts.get("slug")
    slug = slugify(written) if isinstance(written, str) else ""
    if slug:
        return slug
    slug = slugify(stem)
    for prefix in _FOLDER_PREFIXES:
        slug = slug.removeprefix(prefix)
    return slug or "source"


def _about(old: OldPost) -> str:
    summary = old.keys.texts.get("summary") or old.keys.texts.get("description")
    about = summary.strip() if isinstance(summary, str) else ""
    return "\n\n".join(text for text in (about, old.text.strip()) if text)
