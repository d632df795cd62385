"""Read profiles: the files on what briefings name, which are sources and running stories."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_briefings.errors import Problem, errors_in
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys
from mkdocs_briefings.model.translation_keys import MADE_FROM, OF_SOURCE, OF_STORY
from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.reading.documents import Profile, Source, StoryProfile
from mkdocs_briefings.reading.file import OpenFile, UnreadableError, open_file
from mkdocs_briefings.reading.limits import limit_problem
from mkdocs_briefings.reading.links import find_links
from mkdocs_briefings.reading.profile_files import (
    source_profiles,
    source_slugs,
    story_profiles,
    translations_in,
)
from mkdocs_briefings.reading.references import check_links, removals
from mkdocs_briefings.reading.sibling_names import original_path, orphan_profile, sibling_of
from mkdocs_briefings.reading.siblings import misplaced_key, profile_problem, with_original
from mkdocs_briefings.reading.translated_profiles import TranslatedProfiles
from mkdocs_briefings.reading.validate import InvalidKeysError, validate
from mkdocs_briefings.reading.written_ids import find_written_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from mkdocs_briefings.model.briefing import Keys
    from mkdocs_briefings.reading.sibling_names import Sibling
    from mkdocs_briefings.settings import Settings

_Keys = TypeVar("_Keys", bound="Keys")
_Profile = TypeVar("_Profile", bound="Profile[Any]")


def read_sources(
    settings: Settings, problems: list[Problem]
) -> tuple[tuple[Source, ...], frozenset[str]]:
    """Read every source's profile; give the valid ones, and the slugs of all."""
    profiles = source_profiles(settings)
    found = _read(profiles, SourceKeys, Source, settings, problems)
    # A profile with an error of its own is still there: a briefing that names it is not to blame.
    return tuple(found), source_slugs(profiles)


def read_stories(settings: Settings, problems: list[Problem]) -> tuple[StoryProfile, ...]:
    """Read every running story's profile; give the valid ones, one for each story."""
    files = story_profiles(settings)
    first: dict[str, StoryProfile] = {}
    for story in _read(files, StoryKeys, StoryProfile, settings, problems):
        other = first.setdefault(story.slug, story)
        if other is not story:
            message = f"It is the profile of the same story as {other.path}."
            problems.append(Problem(story.path, 1, message, "Keep one of them."))
    return tuple(first.values())


def read_translated_profiles(
    settings: Settings, problems: list[Problem]
) -> dict[str, TranslatedProfiles]:
    """Read the translations of profiles, such as `kyiv-post.uk.md`, by the tags of languages."""
    folders = settings.sources_dir, settings.stories_dir
    of_sources, of_stories = (translations_in(folder, settings) for folder in folders)
    sources = list(_read(of_sources, SourceKeys, Source, settings, problems))
    stories = list(_read(of_stories, StoryKeys, StoryProfile, settings, problems))
    return {
        tag: TranslatedProfiles(
            tuple(each for each in sources if each.language == tag),
            tuple(each for each in stories if each.language == tag),
        )
        for tag in (each.tag for each in settings.languages)
    }


_WORDS: Mapping[type[Keys], tuple[str, ...]] = {SourceKeys: OF_SOURCE, StoryKeys: OF_STORY}
"""The keys of profiles that are in a language."""


def _joined(file: OpenFile, sibling: Sibling, own: tuple[str, ...], settings: Settings) -> OpenFile:
    """Give the translation of a profile with what it has of its original.

    Raises `UnreadableError`.
    """
    if not (settings.root / sibling.original).is_file():
        raise UnreadableError((orphan_profile(file.path, sibling),))
    original = open_inside(sibling.original, settings)
    values = {key: value for key, value in file.front_matter.values.items() if key != MADE_FROM}
    wrong = tuple(misplaced_key(file, (key,), original) for key in values if key not in own)
    if wrong:
        raise UnreadableError((*file.warnings, *wrong))
    problem = profile_problem(file, original, own)
    if problem is not None:
        file = replace(file, warnings=(*file.warnings, problem))
    return with_original(file, {**original.front_matter.values, **values}, original)


def open_inside(name: str, settings: Settings) -> OpenFile:
    """Open a file of the project. Raises `UnreadableError`, too where it is not to be read."""
    problem = boundary_of(settings).problem(name)
    if problem is not None:
        raise UnreadableError((problem,))
    file = open_file(f"{settings.root}/{name}", name)
    problem = limit_problem(file, settings)
    if problem is not None:
        raise UnreadableError((*file.warnings, problem))
    return file


def _read(
    files: Iterable[Path],
    model: type[_Keys],
    kind: type[_Profile],
    settings: Settings,
    problems: list[Problem],
) -> Iterator[_Profile]:
    """Read and validate profiles of a kind; give the valid ones. Problems are added to the list.

    Translations have of their originals what is the same in every language.
    """
    context = ReadingContext(zone=settings.zone)
    for path in files:
        name = settings.relative(path)
        try:
            file = open_inside(name, settings)
            sibling = sibling_of(name, settings)
            if sibling is not None:
                file = _joined(file, sibling, _WORDS[model], settings)
            problems.extend(file.warnings)
            links = tuple(find_links(file.body))
            problems.extend(removals(file, links, settings))
            text = check_links(file, links, settings)
            problems.extend(text.problems)
            keys = validate(model, file.front_matter, name, context)
        except (UnreadableError, InvalidKeysError) as error:
            problems.extend(error.problems)
            continue
        slug = slugify(PurePosixPath(original_path(name, settings)).stem)
        if not slug:
            message = "The file's name has no letter or digit to make an address of."
            problems.append(Problem(name, 1, message, "Rename it."))
        elif not errors_in(text.problems):
            ids = find_written_ids(file)
            language = sibling.tag if sibling is not None else settings.tag_of(None)
            yield kind(name, slug, keys, file.digest, text.site, ids, language)
