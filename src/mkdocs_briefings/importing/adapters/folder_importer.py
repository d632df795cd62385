"""Find the posts of an archive."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.importing.adapters.hugo import hugo_layout
from mkdocs_briefings.importing.adapters.jekyll import jekyll_layout
from mkdocs_briefings.importing.adapters.layout import Layout, is_markdown, text_files
from mkdocs_briefings.importing.adapters.mkdocs_blog import mkdocs_blog_layout
from mkdocs_briefings.importing.old_post import Generator

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_briefings.importing.old_post import Candidate

_LAYOUTS = {
    Generator.HUGO: hugo_layout,
    Generator.JEKYLL: jekyll_layout,
    Generator.MKDOCS_BLOG: mkdocs_blog_layout,
}


@dataclass(frozen=True, slots=True)
class Archive:
    """The files of an old archive."""

    layout: Layout
    candidates: tuple[Candidate, ...]
    """Its posts, sorted by path."""

    skipped: tuple[Problem, ...]
    """Files that are no posts, each with the reason."""


def find_archive(
    folder: Path, generator: Generator, include: Sequence[str], exclude: Sequence[str]
) -> Archive:
    """Find the posts below a folder, by the rules of the generator that it was written for.

    `include` and `exclude` are patterns of paths relative to that folder.
    """
    found: list[Candidate] = []
    skipped: list[Problem] = []
    layout = _LAYOUTS[generator](folder.resolve())
    for file in text_files(layout.start):
        inside = file.relative_to(layout.folder).as_posix()
        path = (folder / inside).as_posix()
        reason = (
            _why_left_out(inside, include, exclude)
            or layout.why_no_post(file)
            or ("" if is_markdown(file) else "It is not written in Markdown.")
        )
        if reason:
            skipped.append(Problem(path, 1, reason, severity=Severity.WARNING))
        else:
            found.append(layout.candidate(file, path))
    return Archive(layout, tuple(found), tuple(skipped))


def _why_left_out(path: str, include: Sequence[str], exclude: Sequence[str]) -> str:
    if include and not any(fnmatch(path, pattern) for pattern in include):
        return "The mapping's `include` leaves it out."
    if any(fnmatch(path, pattern) for pattern in exclude):
        return "The mapping's `exclude` names it."
    return ""
