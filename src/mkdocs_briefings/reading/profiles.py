"""Read profiles: the files on what briefings name, which are sources and running stories."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_briefings.errors import Problem, errors_in
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys
from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.reading.discover import discover
from mkdocs_briefings.reading.documents import Profile, Source, StoryProfile
from mkdocs_briefings.reading.file import OpenFile, UnreadableError, open_file
from mkdocs_briefings.reading.limits import limit_problem
from mkdocs_briefings.reading.links import find_links
from mkdocs_briefings.reading.references import check_links, removals
from mkdocs_briefings.reading.validate import InvalidKeysError, validate
from mkdocs_briefings.reading.written_ids import find_written_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_briefings.model.briefing import Keys
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


def source_profiles(settings: Settings) -> list[Path]:
    """Give the files of the sources' profiles; an `index.md` beside them is none."""
    return _files(settings.sources_dir)


def source_slugs(profiles: Iterable[Path]) -> frozenset[str]:
    """Give the slugs by which briefings name the sources of these profiles."""
    return frozenset(slugify(path.stem) for path in profiles)


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


def story_profiles(settings: Settings) -> list[Path]:
    """Give the files of the running stories' profiles; an `index.md` beside them is none."""
    return _files(settings.stories_dir)


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


def _files(folder: Path) -> list[Path]:
    return [path for path in discover(folder) if path.stem != "index"]


def _read(
    files: Iterable[Path],
    model: type[_Keys],
    kind: type[_Profile],
    settings: Settings,
    problems: list[Problem],
) -> Iterator[_Profile]:
    """Read and validate profiles of a kind; give the valid ones. Problems are added to the list."""
    context = ReadingContext(zone=settings.zone)
    for path in files:
        name = settings.relative(path)
        try:
            file = open_inside(name, settings)
            problems.extend(file.warnings)
            links = tuple(find_links(file.body))
            problems.extend(removals(file, links, settings))
            text = check_links(file, links, settings)
            problems.extend(text.problems)
            keys = validate(model, file.front_matter, name, context)
        except (UnreadableError, InvalidKeysError) as error:
            problems.extend(error.problems)
            continue
        slug = slugify(PurePosixPath(name).stem)
        if not slug:
            message = "The file's name has no letter or digit to make an address of."
            problems.append(Problem(name, 1, message, "Rename it."))
        elif not errors_in(text.problems):
            ids = find_written_ids(file)
            yield kind(name, slug, keys, file.digest, text.site, ids)
