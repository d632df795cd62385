"""Read what editors have written, and gather every problem in it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.errors import Problem, errors_in
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.reading.changes import odd_changes
from mkdocs_briefings.reading.discover import discover
from mkdocs_briefings.reading.documents import Briefing, Source
from mkdocs_briefings.reading.file import OpenFile, UnreadableError, open_file
from mkdocs_briefings.reading.limits import limit_problem
from mkdocs_briefings.reading.links import find_links
from mkdocs_briefings.reading.look import look_at
from mkdocs_briefings.reading.references import check_links, check_references, removals
from mkdocs_briefings.reading.validate import InvalidKeysError, validate
from mkdocs_briefings.reading.written_ids import find_written_ids

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from mkdocs_briefings.reading.picture import Flaw, Look, Picture
    from mkdocs_briefings.reading.references import References
    from mkdocs_briefings.reading.site_links import SiteLink
    from mkdocs_briefings.reading.written_ids import WrittenId
    from mkdocs_briefings.settings import Settings


_TOGETHER = 32
"""So many briefings pass each step together, whose code and data then stay in the caches.

Of the time a briefing takes this spares a seventh.
"""


@dataclass(frozen=True, slots=True)
class InvalidBriefing:
    """A file that cannot be published; why stands among the problems."""

    path: str
    """Path of the file, relative to the project."""


class CheckResult(NamedTuple):
    """A briefing that was read."""

    briefing: Briefing | InvalidBriefing
    problems: tuple[Problem, ...]
    links: tuple[SiteLink, ...] = ()
    """Links of its text that only the whole site can judge."""

    ids: tuple[WrittenId, ...] = ()
    """Ids in its text that may not be the only ones of their name on its page."""


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


def read_source(
    path: Path, settings: Settings, problems: list[Problem]
) -> Source | InvalidBriefing:
    """Read and validate one source's profile; its problems are added to the list."""
    name = settings.relative(path)
    try:
        file = _open_inside(name, settings)
        problems.extend(file.warnings)
        links = tuple(find_links(file.body))
        problems.extend(removals(file, links, settings))
        text = check_links(file, links, settings)
        problems.extend(text.problems)
        keys = validate(SourceKeys, file.front_matter, name, ReadingContext(zone=settings.zone))
    except (UnreadableError, InvalidKeysError) as error:
        problems.extend(error.problems)
        return InvalidBriefing(name)
    slug = slugify(PurePosixPath(name).stem)
    if not slug:
        message = "The file's name has no letter or digit to make an address of."
        problems.append(Problem(name, 1, message, "Rename it."))
        return InvalidBriefing(name)
    if errors_in(text.problems):
        return InvalidBriefing(name)
    ids = find_written_ids(file)
    return Source(path=name, slug=slug, keys=keys, digest=file.digest, links=text.site, ids=ids)


def read_briefings(
    names: Iterable[str], sources: Collection[str], settings: Settings, look: Look | None = None
) -> Iterator[CheckResult]:
    """Read and validate briefings, by their paths, in their order.

    `sources` are the slugs of the profiles that there are. `look` tells of the images that they
    refer to; otherwise those are opened.
    """
    look = look or partial(_look_at, settings)
    context = ReadingContext(zone=settings.zone)
    waiting = iter(names)
    while together := tuple(islice(waiting, _TOGETHER)):
        opened = [_opened(name, settings) for name in together]
        files = [file for file in opened if isinstance(file, OpenFile)]
        references = [check_references(file, sources, settings, look) for file in files]
        keys = [_keys_of(file, context) for file in files]
        good = map(partial(_checked, settings), files, keys, references)
        for name, file in zip(together, opened, strict=True):
            yield (
                next(good)
                if isinstance(file, OpenFile)
                else CheckResult(InvalidBriefing(name), file)
            )


def validate_briefing(file: OpenFile, sources: Collection[str], settings: Settings) -> CheckResult:
    """Validate a file that has been opened; `sources` are the slugs of the profiles."""
    problem = limit_problem(file, settings)
    if problem is not None:
        return CheckResult(InvalidBriefing(file.path), (*file.warnings, problem))
    keys = _keys_of(file, ReadingContext(zone=settings.zone))
    references = check_references(file, sources, settings, partial(_look_at, settings))
    return _checked(settings, file, keys, references)


def _look_at(settings: Settings, path: str) -> Picture | Flaw | None:
    return look_at(settings.root / path)


def _opened(name: str, settings: Settings) -> OpenFile | tuple[Problem, ...]:
    """Open a briefing's file, or say why that cannot be."""
    try:
        return _open_inside(name, settings)
    except UnreadableError as error:
        return error.problems


def _open_inside(name: str, settings: Settings) -> OpenFile:
    """Open a file of the project. Raises `UnreadableError`, too where it is not to be read."""
    problem = boundary_of(settings).problem(name)
    if problem is not None:
        raise UnreadableError((problem,))
    file = open_file(f"{settings.root}/{name}", name)
    problem = limit_problem(file, settings)
    if problem is not None:
        raise UnreadableError((*file.warnings, problem))
    return file


def _keys_of(file: OpenFile, context: ReadingContext) -> BriefingKeys | tuple[Problem, ...]:
    """Give a file's typed front matter, or what is wrong with it."""
    try:
        return validate(BriefingKeys, file.front_matter, file.path, context)
    except InvalidKeysError as error:
        return error.problems


def _checked(
    settings: Settings,
    file: OpenFile,
    keys: BriefingKeys | tuple[Problem, ...],
    references: References,
) -> CheckResult:
    problems = *file.warnings, *references.problems
    for_later = references.links, references.ids
    if not isinstance(keys, BriefingKeys):
        return CheckResult(InvalidBriefing(file.path), (*problems, *keys), *for_later)
    if errors_in(problems):
        return CheckResult(InvalidBriefing(file.path), problems, *for_later)
    if keys.updated is not None or keys.corrections:
        problems = *problems, *odd_changes(file, keys, settings)
    return CheckResult(_briefing(file, keys, references), problems, *for_later)


def _briefing(file: OpenFile, keys: BriefingKeys, references: References) -> Briefing:
    return Briefing(
        path=file.path,
        keys=keys,
        digest=file.digest,
        name=keys.slug or _name_from_file(file.path),
        words=_count_words(file.body),
        media=references.media,
        needs=references.needs,
        lacks=references.lacks,
        pictures=references.pictures,
    )


def _count_words(text: str) -> int:
    # To know how long it takes to read, spaces will do: cutting a text up takes four times as long.
    return text.count(" ") + text.count("\n") - text.count("\n\n")


def _name_from_file(path: str) -> str:
    folder, _, name = path.rpartition("/")
    stem = posixpath.splitext(name)[0]
    return slugify(folder.rpartition("/")[2] if stem == "index" else stem) or "untitled"
