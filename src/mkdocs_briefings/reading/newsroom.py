"""Read everything that editors have written, and gather every problem in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, errors_in
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.reading.discover import discover
from mkdocs_briefings.reading.documents import Briefing, Source
from mkdocs_briefings.reading.file import OpenFile, UnreadableError, open_file
from mkdocs_briefings.reading.picture import look_at
from mkdocs_briefings.reading.references import check_references
from mkdocs_briefings.reading.validate import InvalidKeysError, validate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from mkdocs_briefings.reading.picture import Look
    from mkdocs_briefings.reading.references import References
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What was read: the good files, and what is wrong with the others."""

    briefings: tuple[Briefing, ...]
    """Every valid briefing, published or not, sorted by path."""

    sources: tuple[Source, ...]
    """Every valid source's profile, sorted by path."""

    problems: tuple[Problem, ...]
    """Every problem of every file, sorted by path and line."""


@dataclass(frozen=True, slots=True)
class Invalid:
    """A file that cannot be published; why stands among the problems."""

    path: str
    """Path of the file, relative to the project."""


def read_newsroom(settings: Settings) -> Newsroom:
    """Read every briefing and source. Problems are gathered, never raised."""
    problems: list[Problem] = []
    sources, slugs = read_sources(settings, problems)
    briefings = [
        read_briefing(settings.relative(path), slugs, settings, problems)
        for path in discover(settings.briefings_dir)
    ]
    problems.sort(key=lambda problem: problem.sort_key)
    return Newsroom(
        tuple(briefing for briefing in briefings if isinstance(briefing, Briefing)),
        sources,
        tuple(problems),
    )


def read_sources(
    settings: Settings, problems: list[Problem]
) -> tuple[tuple[Source, ...], frozenset[str]]:
    """Read every source's profile; give the valid ones, and the slugs of all."""
    profiles = source_profiles(settings)
    sources = [read_source(path, settings, problems) for path in profiles]
    # A profile with an error of its own is still there: a briefing that names it is not to blame.
    slugs = source_slugs(profiles)
    return tuple(source for source in sources if isinstance(source, Source)), slugs


def source_profiles(settings: Settings) -> list[Path]:
    """Give the files of the sources' profiles; an `index.md` beside them is none."""
    return [path for path in discover(settings.sources_dir) if path.stem != "index"]


def source_slugs(profiles: Iterable[Path]) -> frozenset[str]:
    """Give the slugs by which briefings name the sources of these profiles."""
    return frozenset(slugify(path.stem) for path in profiles)


def read_source(path: Path, settings: Settings, problems: list[Problem]) -> Source | Invalid:
    """Read and validate one source's profile; its problems are added to the list."""
    name = settings.relative(path)
    try:
        file = open_file(path, name)
        problems.extend(file.warnings)
        keys = validate(SourceKeys, file.front_matter, name, ReadingContext(zone=settings.zone))
    except (UnreadableError, InvalidKeysError) as error:
        problems.extend(error.problems)
        return Invalid(name)
    slug = slugify(PurePosixPath(name).stem)
    if not slug:
        message = "The file's name has no letter or digit to make an address of."
        problems.append(Problem(name, 1, message, "Rename it."))
        return Invalid(name)
    return Source(path=name, slug=slug, keys=keys, digest=file.digest)


def read_briefing(
    name: str,
    sources: Collection[str],
    settings: Settings,
    problems: list[Problem],
    look: Look | None = None,
) -> Briefing | Invalid:
    """Read and validate one briefing, by its path; its problems are added to the list.

    `sources` are the slugs of the profiles that there are. `look` tells of the images that it
    refers to; otherwise they are opened.
    """
    try:
        file = open_file(f"{settings.root}/{name}", name)
    except UnreadableError as error:
        problems.extend(error.problems)
        return Invalid(name)
    return validate_briefing(file, sources, settings, problems, look)


def validate_briefing(
    file: OpenFile,
    sources: Collection[str],
    settings: Settings,
    problems: list[Problem],
    look: Look | None = None,
) -> Briefing | Invalid:
    """Validate a file that has been opened; its problems are added to the list.

    `look` tells of the images that it refers to; otherwise they are opened.
    """
    look = look or (lambda path: look_at(settings.root / path))
    references = check_references(file, sources, settings, look)
    found = [*file.warnings, *references.problems]
    try:
        context = ReadingContext(zone=settings.zone)
        keys = validate(BriefingKeys, file.front_matter, file.path, context)
    except InvalidKeysError as error:
        problems.extend((*found, *error.problems))
        return Invalid(file.path)
    problems.extend(found)
    if errors_in(found):
        return Invalid(file.path)
    return _briefing(file, keys, references)


def _briefing(file: OpenFile, keys: BriefingKeys, references: References) -> Briefing:
    return Briefing(
        path=file.path,
        keys=keys,
        digest=file.digest,
        name=keys.slug or _name_from_file(file.path),
        words=_count_words(file.body),
        media=references.media,
        needs=references.needs,
        pictures=references.pictures,
    )


def _count_words(text: str) -> int:
    # To know how long it takes to read, spaces will do: cutting a text up takes four times as long.
    return text.count(" ") + text.count("\n") - text.count("\n\n")


def _name_from_file(path: str) -> str:
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".md")
    return slugify(folder.rpartition("/")[2] if stem == "index" else stem) or "untitled"
