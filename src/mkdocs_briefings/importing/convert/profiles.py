"""Turn the archive's own list of sources into profiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.errors import Problem
from mkdocs_briefings.importing.adapters.old_file import (
    NoFrontMatterError,
    OldFile,
    UnreadableOldFileError,
    open_old_file,
)
from mkdocs_briefings.importing.convert.elsewhere import keys_from_elsewhere
from mkdocs_briefings.importing.convert.plain_text import plain_text
from mkdocs_briefings.importing.write.text import write_text
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.reading.discover import discover
from mkdocs_briefings.reading.validate import InvalidKeysError, validate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_briefings.importing.context import ImportOptions

_USUAL = {"name": "title", "domain": "url", "website": "url", "homepage": "url", "link": "url",
          "lang": "language"}  # fmt: skip
_FOLDER_PREFIXES = ("source-", "sources-")


@dataclass(frozen=True, slots=True)
class Profile:
    """A source's profile to be."""

    old: str
    """Path of the archive's file, as problems name it."""

    target: Path
    text: str


def read_registry(
    folder: Path, shown: str, options: ImportOptions
) -> tuple[list[Profile], list[Problem]]:
    """Read the list of sources in a folder; also gives what is wrong with some of them."""
    profiles: list[Profile] = []
    problems: list[Problem] = []
    for path in discover(folder):
        if path.stem in {"_index", "index"}:
            continue
        name = f"{shown}/{path.relative_to(folder).as_posix()}"
        try:
            profiles.append(_profile(open_old_file(path, name), path.stem, name, options))
        except UnreadableOldFileError as error:
            problems.append(error.problem)
        except InvalidKeysError as error:
            problems.extend(error.problems)
        except NoFrontMatterError:
            problems.append(Problem(name, 1, "It has no front matter, so it is no source."))
    return profiles, problems


def _profile(file: OldFile, stem: str, name: str, options: ImportOptions) -> Profile:
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    rename = {old.lower(): new for old, new in options.mapping.sources.rename.items()}
    for key, value in file.keys.items():
        target = rename.get(key.lower()) or _USUAL.get(key.lower(), key.lower())
        if target in SourceKeys.model_fields and isinstance(value, str) and value.strip():
            values[target] = plain_text(value) if target != "url" else value.strip()
            origins[target] = key
    for key, value in options.mapping.sources.defaults.items():
        values.setdefault(key, value)
    if options.country:
        values.setdefault("country", options.country)
    values.setdefault("language", options.default_language)

    def find_line(location: Sequence[str | int]) -> int:
        old = origins.get(str(location[0])) if location else None
        return file.find_line(old) if old else 1

    validate(SourceKeys, keys_from_elsewhere(values, find_line), name, ReadingContext())
    ordered = {key: values[key] for key in SourceKeys.model_fields if key in values}
    profile = options.sources_dir / f"{_slug(file, stem)}.md"
    return Profile(name, profile, write_text(ordered, _about(file)))


def _slug(file: OldFile, stem: str) -> str:
    written = file.keys.get("slug")
    slug = slugify(written) if isinstance(written, str) else ""
    if slug:
        return slug
    slug = slugify(stem)
    for prefix in _FOLDER_PREFIXES:
        slug = slug.removeprefix(prefix)
    return slug or "source"


def _about(file: OldFile) -> str:
    summary = file.keys.get("summary") or file.keys.get("description")
    about = summary.strip() if isinstance(summary, str) else ""
    return "\n\n".join(text for text in (about, file.body.strip()) if text)
