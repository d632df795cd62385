"""Take what an importer gives: check it, and say who is at fault where it breaks."""

from __future__ import annotations

import traceback
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import BriefingsError, Problem, Severity
from mkdocs_briefings.importing.importer import ArchiveError, OldSite, SiteImporter
from mkdocs_briefings.importing.old_post import OldPost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType
    from typing import Self

    from mkdocs_briefings.importing.context import ImportOptions
    from mkdocs_briefings.importing.importer import Importer
    from mkdocs_briefings.importing.mapping import ImportMapping
    from mkdocs_briefings.importing.sources import SourceRegistry


class ImporterError(BriefingsError):
    """An importer broke; the message has its name, the post that it was at, and what happened."""


def take_posts(
    importer: Importer, options: ImportOptions, registry: SourceRegistry
) -> Iterator[OldPost | Problem]:
    """Give the posts to import, and in the place of others the reason why they are not.

    Raises `ArchiveError`, `ImporterError`, and `OSError` for what cannot be opened.
    """
    base = options.archive if options.archive.is_dir() else options.archive.parent
    for item in _checked(importer, options.archive):
        reason = _why_left_out(_inside(item.path, base), options.mapping) or _why_no_post(
            item, options.mapping
        )
        if reason:
            yield Problem(item.path, item.line, reason, severity=Severity.WARNING)
        elif not _is_listed(item, registry):
            yield item


def take_site(importer: Importer, archive: Path) -> OldSite:
    """Give what holds for all posts; if the importer does not say, the files are around `archive`.

    Raises `ArchiveError`, `ImporterError`, and `OSError` for what cannot be opened.
    """
    if not isinstance(importer, SiteImporter):
        root = archive if archive.is_dir() else archive.parent
        return OldSite(root=root, assets=(root,))
    with _Watch(importer):
        return importer.site(archive)


def _checked(importer: Importer, archive: Path) -> Iterator[OldPost | Problem]:
    with _Watch(importer) as watch:
        items: Iterable[object] = importer.posts(archive)
        for item in items:
            if not isinstance(item, (OldPost, Problem)):
                message = f"it gave {type(item).__name__!r} in the place of a post"
                raise TypeError(message)
            yield item
            watch.place = f"behind {item.path}:{item.line}"


class _Watch:
    """Says of an importer that breaks where it was, whatever it raises.

    The person who reads that cannot mend it, but can tell its author.
    """

    def __init__(self, importer: Importer) -> None:
        self._importer = importer
        self.place = "before its first post"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: object, error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, (ArchiveError, OSError)):
            raise ImporterError(self._sentence(error)) from error

    def _sentence(self, error: Exception) -> str:
        what = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".:")
        last = traceback.extract_tb(error.__traceback__)[-1]
        code = f"{Path(last.filename).name}, line {last.lineno}"
        name = self._importer.name
        return f"The importer {name!r} broke {self.place}: {what} ({code}). Nothing is imported."


def _inside(path: str, base: Path) -> str:
    whole = PurePosixPath(path)
    root = PurePosixPath(base.as_posix())
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path


def _why_left_out(path: str, mapping: ImportMapping) -> str:
    if mapping.include and not any(fnmatch(path, pattern) for pattern in mapping.include):
        return "The mapping's `include` leaves it out."
    if any(fnmatch(path, pattern) for pattern in mapping.exclude):
        return "The mapping's `exclude` names it."
    return ""


def _why_no_post(item: OldPost | Problem, mapping: ImportMapping) -> str:
    if isinstance(item, Problem) or item.type in mapping.types:
        return ""
    return f"It is a {item.type}. To import it, name {item.type!r} in the mapping's `types`."


def _is_listed(item: OldPost | Problem, registry: SourceRegistry) -> bool:
    """Whether it stands in the archive's list of sources, and so is no post."""
    if registry.folder is None:
        return False
    if isinstance(item, Problem):
        return Path(item.path).resolve() in registry.files
    return item.file is not None and item.file.path.resolve().is_relative_to(registry.folder)
