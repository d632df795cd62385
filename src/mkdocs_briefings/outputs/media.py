"""Media: the images and other files beside the briefings that are published."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.outputs.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class MediaFile(Output):
    """A file that is published as it is."""

    file: str
    """Its path, relative to the project."""

    @property
    def origin(self) -> str:
        """The file."""
        return self.file

    @property
    def reads(self) -> tuple[str, ...]:
        """The file."""
        return (self.file,)

    def render(self, renderer: Renderer) -> bytes:
        """Give the file's bytes."""
        return renderer.read(self.file)


def plan_media(archive: Archive, settings: Settings) -> Iterator[MediaFile]:
    """Plan every file that a published briefing shows or links to; of drafts there is nothing."""
    folder = settings.relative(settings.briefings_dir)
    for path in archive.media:
        yield MediaFile(archive.urls.media(posixpath.relpath(path, folder)), file=path)
