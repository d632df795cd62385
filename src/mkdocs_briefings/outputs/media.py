"""Media: the images and other files beside the briefings that are published."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class MediaFile(Output):
    """A file that is published as it is."""

    file: str
    """Its path, relative to the project."""

    digest: bytes
    """Fingerprint of its bytes."""

    @property
    def origin(self) -> str:
        """The file."""
        return self.file

    def render(self, renderer: Renderer) -> bytes:
        """Give the file's bytes."""
        return renderer.read(self.file)


def media_key(archive: Archive, paths: Iterable[str]) -> bytes:
    """Stand for these files."""
    library = archive.library
    return hash_all(*(part for path in paths for part in (path, library.state_of(path))))


def plan_media(archive: Archive, settings: Settings, paths: Iterable[str]) -> Iterator[MediaFile]:
    """Plan files that published briefings show or link to; of drafts there is nothing."""
    folder = settings.relative(settings.briefings_dir)
    for path in paths:
        url = archive.urls.media(posixpath.relpath(path, folder))
        yield MediaFile(url, file=path, digest=archive.library.digest(path))
