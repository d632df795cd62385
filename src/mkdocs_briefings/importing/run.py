"""Run an import from one end to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import BriefingsError, Problem, Severity
from mkdocs_briefings.importing.adapters.folder_importer import Archive, find_archive
from mkdocs_briefings.importing.adapters.old_file import (
    NoFrontMatterError,
    UnreadableOldFileError,
    open_old_file,
)
from mkdocs_briefings.importing.adapters.people import read_people
from mkdocs_briefings.importing.context import ImportContext, ImportOptions
from mkdocs_briefings.importing.convert.body import NewBody, convert_body
from mkdocs_briefings.importing.convert.checking import check_text
from mkdocs_briefings.importing.convert.keys import NewKeys, make_keys
from mkdocs_briefings.importing.convert.moments import NotImportedError
from mkdocs_briefings.importing.convert.profiles import Profile, read_registry
from mkdocs_briefings.importing.old_post import Candidate, OldPost
from mkdocs_briefings.importing.place.placement import Placed, PostIndex, place
from mkdocs_briefings.importing.write.files import Outcome, copy_new, write_new
from mkdocs_briefings.importing.write.report import ImportReport, Written
from mkdocs_briefings.importing.write.text import write_text
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.reading.discover import discover

if TYPE_CHECKING:
    from pathlib import Path

Progress = Callable[[str, int, int], None]
"""Told what is done, and how many files of how many are."""


class UnknownSourceError(BriefingsError):
    """The source that posts shall have by default has no profile."""


@dataclass(slots=True)
class _Tally:
    """What has happened so far; the report is made of it at the end."""

    outcomes: dict[Outcome, list[Written]] = field(
        default_factory=lambda: {outcome: [] for outcome in Outcome}
    )
    sources: list[Written] = field(default_factory=list)
    files: int = 0
    skipped: list[Problem] = field(default_factory=list)
    failed: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def run_import(options: ImportOptions, progress: Progress) -> ImportReport:
    """Import an archive: read every post, give each its place, convert and write them.

    Raises `UnknownSourceError` before anything is written.
    """
    tally = _Tally()
    mapping = options.mapping
    archive = find_archive(options.folder, options.generator, mapping.include, mapping.exclude)
    tally.skipped.extend(archive.skipped)
    sources, candidates = _import_sources(archive, options, tally)
    people = read_people(archive.layout.content, archive.layout.start, options.generator)
    context = ImportContext(options=options, people=people, sources=sources)
    posts = _read_posts(candidates, context, tally, progress)
    placed = place(posts, archive, options)
    index = PostIndex(placed)
    for count, one in enumerate(placed):
        progress("Writing", count, len(placed))
        _import_post(one, index, archive, options, tally)
    progress("Writing", len(placed), len(placed))
    return _report(tally)


def _import_sources(
    archive: Archive, options: ImportOptions, tally: _Tally
) -> tuple[frozenset[str], list[Candidate]]:
    folder = options.mapping.sources.folder
    registry = options.folder / folder if folder else archive.layout.registry
    candidates = list(archive.candidates)
    profiles: list[Profile] = []
    if registry and registry.is_dir():
        inside = registry.resolve()
        candidates = [one for one in candidates if not one.file.resolve().is_relative_to(inside)]
        profiles, problems = read_registry(registry, registry.as_posix(), options)
        tally.failed.extend(problems)
    there = {slugify(path.stem) for path in discover(options.sources_dir) if path.stem != "index"}
    known = frozenset(there | {profile.target.stem for profile in profiles})
    _check_default_sources(options, known)
    for profile in profiles:
        outcome = _attempt(profile.target, profile.text, options, profile.old, tally)
        if outcome is Outcome.WRITTEN:
            tally.sources.append(Written(profile.old, profile.target.as_posix()))
    return known, candidates


def _check_default_sources(options: ImportOptions, known: frozenset[str]) -> None:
    mapping = options.mapping
    for origin, source in (
        ("--source", options.source),
        ("The mapping's `defaults`", mapping.defaults.get("source")),
        ("The mapping's `constants`", mapping.constants.get("source")),
    ):
        if source and slugify(str(source)) not in known:
            profile = options.sources_dir / f"{slugify(str(source))}.md"
            message = f"{origin}: There is no profile {profile.as_posix()}. Write it first."
            raise UnknownSourceError(message)


def _read_posts(
    candidates: list[Candidate], context: ImportContext, tally: _Tally, progress: Progress
) -> list[tuple[OldPost, NewKeys]]:
    posts = []
    for count, candidate in enumerate(candidates):
        progress("Reading", count, len(candidates))
        try:
            post = OldPost(candidate, open_old_file(candidate.file, candidate.path))
            keys = make_keys(post, context)
        except NoFrontMatterError:
            message = "It has no front matter, so it is no post."
            tally.skipped.append(Problem(candidate.path, 1, message, severity=Severity.WARNING))
        except UnreadableOldFileError as error:
            tally.failed.append(error.problem)
        except NotImportedError as error:
            tally.failed.extend(error.problems)
        else:
            posts.append((post, keys))
    return posts


def _import_post(
    placed: Placed, index: PostIndex, archive: Archive, options: ImportOptions, tally: _Tally
) -> None:
    body = convert_body(placed, index, archive, options)
    text = write_text(_values(placed, body), body.text)
    problems = check_text(text, placed, index, body, options)
    if problems:
        tally.failed.extend(problems)
        return
    outcome = _attempt(placed.target, text, options, placed.post.candidate.path, tally)
    if outcome is None:
        return
    written = Written(placed.post.candidate.path, placed.target.as_posix())
    tally.outcomes[outcome].append(written)
    if outcome is not Outcome.LEFT_ALONE:
        _copy_files(placed, body, options, tally)
        tally.notes.extend((*_file_notes(placed), *placed.keys.notes, *placed.notes, *body.notes))


def _values(placed: Placed, body: NewBody) -> dict[str, object]:
    values = dict(placed.keys.values)
    image = values.pop("image", None)
    if image is not None and body.image is not None:
        values["image"] = {**image, "src": body.image}
    elif image is not None:
        values["extra"] = {**values.get("extra", {}), "image": image}
    if placed.aliases:
        values["aliases"] = list(placed.aliases)
    return {key: values[key] for key in BriefingKeys.model_fields if key in values}


def _file_notes(placed: Placed) -> Iterable[Problem]:
    post = placed.post
    yield from post.file.warnings
    for key, line in post.file.duplicates:
        yield post.note(f"`{key}` stands twice; the last one counts.", line=line)


def _attempt(
    target: Path, text: str, options: ImportOptions, old: str, tally: _Tally
) -> Outcome | None:
    try:
        return write_new(target, text.encode(), dry_run=options.dry_run)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        tally.failed.append(Problem(old, 1, f"{target.as_posix()} cannot be written: {reason}."))
        return None


def _copy_files(placed: Placed, body: NewBody, options: ImportOptions, tally: _Tally) -> None:
    for original, target in body.files.items():
        try:
            outcome = copy_new(original, target, dry_run=options.dry_run)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            message = f"{original.name} cannot be copied to {target.as_posix()}: {reason}."
            tally.failed.append(placed.post.error(message))
            continue
        if outcome is Outcome.LEFT_ALONE:
            message = f"{target.as_posix()} exists with other content and is left alone."
            tally.notes.append(placed.post.note(message))
        tally.files += outcome is Outcome.WRITTEN


def _report(tally: _Tally) -> ImportReport:
    def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
        return tuple(sorted(problems, key=lambda problem: problem.sort_key))

    return ImportReport(
        imported=tuple(tally.outcomes[Outcome.WRITTEN]),
        already_there=tuple(tally.outcomes[Outcome.ALREADY_THERE]),
        left_alone=tuple(tally.outcomes[Outcome.LEFT_ALONE]),
        sources=tuple(tally.sources),
        files=tally.files,
        skipped=in_order(tally.skipped),
        failed=in_order(tally.failed),
        notes=in_order(tally.notes),
    )
