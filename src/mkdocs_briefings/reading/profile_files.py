"""Find profiles: the files on what briefings name, which are sources and running stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.translation_keys import OF_SOURCE, OF_STORY
from mkdocs_briefings.reading.discover import discover
from mkdocs_briefings.reading.sibling_names import sibling_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_briefings.settings import Settings


def source_profiles(settings: Settings) -> list[Path]:
    """Give the files of the sources' profiles; an `index.md` beside them is none."""
    return _originals(settings.sources_dir, settings)


def source_slugs(profiles: Iterable[Path]) -> frozenset[str]:
    """Give the slugs by which briefings name the sources of these profiles."""
    return frozenset(slugify(path.stem) for path in profiles)


def story_profiles(settings: Settings) -> list[Path]:
    """Give the files of the running stories' profiles; an `index.md` beside them is none."""
    return _originals(settings.stories_dir, settings)


def translated_profiles(settings: Settings) -> list[Path]:
    """Give the files of the translations of profiles."""
    folders = settings.sources_dir, settings.stories_dir
    return [path for folder in folders for path in translations_in(folder, settings)]


def all_profiles(settings: Settings) -> tuple[Path, ...]:
    """Give the files of all profiles, translations included."""
    originals = *source_profiles(settings), *story_profiles(settings)
    return *originals, *translated_profiles(settings)


def translations_in(folder: Path, settings: Settings) -> list[Path]:
    """Give the files of the translations of the profiles in a folder."""
    if not settings.languages:
        return []
    files = discover(folder)
    return [path for path in files if sibling_of(settings.relative(path), settings) is not None]


def profile_words(path: Path, settings: Settings) -> tuple[str, ...]:
    """Give the keys of the profile there that are in a language; none where no profile can be."""
    if path.is_relative_to(settings.sources_dir):
        return OF_SOURCE
    return OF_STORY if path.is_relative_to(settings.stories_dir) else ()


def _originals(folder: Path, settings: Settings) -> list[Path]:
    """Give the profiles in a folder; their translations stand beside them."""
    found = [path for path in discover(folder) if path.stem != "index"]
    if not settings.languages:
        return found
    return [path for path in found if sibling_of(settings.relative(path), settings) is None]
