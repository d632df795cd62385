"""Read what editors have written, and gather every problem in it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.errors import Problem, errors_in
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.reading.changes import odd_changes
from mkdocs_briefings.reading.documents import Briefing
from mkdocs_briefings.reading.file import OpenFile, UnreadableError
from mkdocs_briefings.reading.limits import limit_problem
from mkdocs_briefings.reading.look import look_at
from mkdocs_briefings.reading.profiles import open_inside
from mkdocs_briefings.reading.reading_time import count_words
from mkdocs_briefings.reading.references import check_references
from mkdocs_briefings.reading.sibling_names import original_path, sibling_of
from mkdocs_briefings.reading.siblings import joined, misplaced, version_problem
from mkdocs_briefings.reading.validate import InvalidKeysError, validate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

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

    file: OpenFile | None = None
    """Its file, opened; None where that cannot be."""


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


def read_translation(
    path: str,
    original: OpenFile,
    sources: Collection[str],
    settings: Settings,
    look: Look,
) -> CheckResult:
    """Read and validate a translation of a briefing that has been read.

    What is wrong with what it has of its original is told of that alone.
    """
    opened = _opened(path, settings)
    if not isinstance(opened, OpenFile):
        return CheckResult(InvalidBriefing(path), opened)
    sibling = sibling_of(path, settings)
    assert sibling is not None  # noqa: S101 - its name says so
    misplaced_keys = tuple(misplaced(opened, original, settings))
    if misplaced_keys:
        return CheckResult(InvalidBriefing(path), (*opened.warnings, *misplaced_keys), file=opened)
    file = joined(opened, original, sibling.tag)
    references = check_references(file, sources, settings, look)
    checked = _checked(
        settings, file, _keys_of(file, ReadingContext(zone=settings.zone)), references
    )
    version = version_problem(opened, original)
    problems = (*checked.problems, version) if version else checked.problems
    return checked._replace(problems=problems, file=opened)


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
        return open_inside(name, settings)
    except UnreadableError as error:
        return error.problems


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
    for_later = references.links, references.ids, file
    if not isinstance(keys, BriefingKeys):
        return CheckResult(InvalidBriefing(file.path), (*problems, *keys), *for_later)
    if errors_in(problems):
        return CheckResult(InvalidBriefing(file.path), problems, *for_later)
    if keys.updated is not None or keys.corrections:
        problems = *problems, *odd_changes(file, keys, settings)
    return CheckResult(_briefing(file, keys, references, settings), problems, *for_later)


def _briefing(
    file: OpenFile, keys: BriefingKeys, references: References, settings: Settings
) -> Briefing:
    return Briefing(
        path=file.path,
        keys=keys,
        digest=file.digest,
        name=keys.slug or _name_from_file(original_path(file.path, settings)),
        words=count_words(file.body),
        media=references.media,
        needs=references.needs,
        lacks=references.lacks,
        pictures=references.pictures,
    )


def _name_from_file(path: str) -> str:
    folder, _, name = path.rpartition("/")
    stem = posixpath.splitext(name)[0]
    return slugify(folder.rpartition("/")[2] if stem == "index" else stem) or "untitled"
