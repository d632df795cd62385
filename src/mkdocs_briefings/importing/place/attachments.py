"""The images and other files that go beside a briefing."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_briefings.importing.file_names import MARKDOWN_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.importing.place.placement import Placed

_PAGES = (*MARKDOWN_SUFFIXES, ".html", ".htm")


class Media:
    """Collects the files of one briefing: they go into a folder of its name."""

    def __init__(self, archive_root: Path) -> None:
        self._root = archive_root.resolve()
        self._targets: dict[Path, Path] = {}

    @property
    def files(self) -> dict[Path, Path]:
        """Where each file of the archive goes."""
        return dict(self._targets)

    def inside_archive(self, path: Path) -> Path | None:
        """Give the file, if there is one and it belongs to the archive."""
        try:
            real = path.resolve()
            return real if real.is_relative_to(self._root) and real.is_file() else None
        except (OSError, ValueError, RuntimeError):  # a name that no file system takes, or a loop
            return None

    def take_bundle(self, placed: Placed) -> None:
        """Take every file of a page bundle."""
        bundle = placed.post.candidate.bundle
        for file in _files_of_bundle(bundle) if bundle else ():
            real = self.inside_archive(file)
            if real:
                self.relative(real, placed)

    def relative(self, file: Path, placed: Placed) -> str:
        """Take a file; give the address that it has in the briefing's text."""
        target = self._target(file, placed)
        return quote(target.relative_to(placed.target.parent).as_posix())

    def _target(self, file: Path, placed: Placed) -> Path:
        if file in self._targets:
            return self._targets[file]
        folder = placed.target.with_suffix("")
        bundle = placed.post.candidate.bundle
        inside = bundle is not None and file.is_relative_to(bundle.resolve())
        name = file.relative_to(bundle.resolve()) if bundle and inside else Path(file.name)
        target, count = folder / name, 1
        while target in self._targets.values():
            count += 1
            target = folder / name.with_stem(f"{name.stem}-{count}")
        self._targets[file] = target
        return target


def _files_of_bundle(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.lower().endswith(_PAGES):
            continue
        if path.is_dir():
            is_bundle = any((path / f"index{ending}").exists() for ending in MARKDOWN_SUFFIXES)
            if not is_bundle and not path.is_symlink():
                yield from _files_of_bundle(path)
        elif path.is_file():
            yield path


def shown(path: PurePosixPath | Path) -> str:
    """Give a path as reports name it."""
    return PurePosixPath(path.as_posix()).as_posix()
