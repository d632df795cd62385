"""The images and other files that go beside a briefing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mkdocs_briefings.importing.addresses.paths import clean_address
from mkdocs_briefings.importing.file_names import MARKDOWN_SUFFIXES
from mkdocs_briefings.reading.links import suffix
from mkdocs_briefings.reading.media_types import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.importing.importer import OldSite
    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.place.placement import Placement

_PAGES = (*MARKDOWN_SUFFIXES, ".html", ".htm")


class Attachments:
    """Collects the files of one briefing: they go into a folder of its name.

    `media` is a folder with files that stood below one of the site's `media_addresses`; without
    one, they may be in the archive.
    """

    def __init__(
        self, post: OldPost, placement: Placement, site: OldSite, media: Path | None
    ) -> None:
        self._file = post.file
        self._bundle = post.file.bundle if post.file else None
        self._placement, self._assets = placement, site.assets
        self._root = site.root.resolve()
        self._media = media.resolve() if media else self._root
        self._media_addresses = site.media_addresses
        self._smaller = re.compile(site.smaller_copies) if site.smaller_copies else None
        self._targets: dict[Path, Path] = {}

    @property
    def files(self) -> dict[Path, Path]:
        """Where each file of the archive goes."""
        return dict(self._targets)

    def find(self, path: str) -> Path | None:
        """Give the file of the archive that the path of an address names, if there is one."""
        if self._file is None:
            # A text without a file of its own names others as its page did.
            path = clean_address(path, self._placement.old_address)
        path = unquote(path)
        found = self._in_folders(path) or self._in_media(path)
        if found is None and self._smaller and (larger := self._smaller.sub("", path)) != path:
            return self._in_media(larger)
        return found

    def is_media(self, path: str) -> bool:
        """Whether that is the address of a file that should be among the media."""
        folders = tuple(each for each in self._media_addresses if each != "/")
        return path.startswith(folders) and suffix(path) in PUBLISHED

    def _in_folders(self, path: str) -> Path | None:
        folders: tuple[Path, ...] = self._assets
        if self._file and not path.startswith("/"):
            folders = (self._file.path.parent,)
        found = (self._inside(self._root, folder / path.lstrip("/")) for folder in folders)
        return next((file for file in found if file), None)

    def _in_media(self, path: str) -> Path | None:
        found = (
            self._inside(self._media, self._media / path.removeprefix(start).lstrip("/"))
            for start in self._media_addresses
            if path.startswith(start)
        )
        return next((file for file in found if file), None)

    def take_bundle(self) -> None:
        """Take every file of a page bundle."""
        for file in _files_of_bundle(self._bundle) if self._bundle else ():
            real = self._inside(self._root, file)
            if real:
                self.relative(real)

    def relative(self, file: Path) -> str:
        """Take a file; give the address that it has in the briefing's text."""
        target = self._target(file)
        return quote(target.relative_to(self._placement.target.parent).as_posix())

    def _inside(self, root: Path, path: Path) -> Path | None:
        try:
            real = path.resolve()
            return real if real.is_relative_to(root) and real.is_file() else None
        except (OSError, ValueError, RuntimeError):  # a name that no file system takes, or a loop
            return None

    def _target(self, file: Path) -> Path:
        if file in self._targets:
            return self._targets[file]
        bundle = self._bundle.resolve() if self._bundle else None
        inside = bundle is not None and file.is_relative_to(bundle)
        placement = self._placement
        folder = placement.bundle_folder if inside else placement.target.with_suffix("")
        name = file.relative_to(bundle) if bundle and inside else Path(file.name)
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
