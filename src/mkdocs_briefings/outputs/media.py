"""Media: the images and other files beside the briefings that are published.

An image is published without what describes it, such as where it was taken, and once more in WebP
in each of a few widths, so that a phone need not fetch what only a large screen can show.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.reading.picture import SHARE, crops, is_raster

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.reading.picture import Picture
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings


_IMAGE = 50
"""About how many articles are rendered in the time that it takes to encode an image's copies."""


@dataclass(frozen=True, slots=True)
class _OfFile(Output):
    """What is made of a file beside the briefings."""

    file: str
    """Its path, relative to the project."""

    digest: bytes
    """Fingerprint of its bytes."""

    @property
    def origin(self) -> str:
        """The file."""
        return self.file


@dataclass(frozen=True, slots=True)
class MediaFile(_OfFile):
    """A file beside the briefings; of an image, all that shows."""

    def render(self, renderer: Renderer) -> bytes:
        """Give the file's bytes."""
        return renderer.media(self.file)


@dataclass(frozen=True, slots=True)
class Crop(_OfFile):
    """A main image, cut to other proportions."""

    name: str
    """That of the crop."""

    width: int
    """That of the image, in pixels."""

    height: int

    paper: str
    """The colour behind what can be seen through, as `#rrggbb`."""

    def render(self, renderer: Renderer) -> bytes:
        """Give the crop's bytes."""
        size = self.width, self.height
        return renderer.crop(self.file, self.digest.hex(), self.name, size)


@dataclass(frozen=True, slots=True)
class Variant(_OfFile):
    """A smaller copy of an image."""

    width: int
    """In pixels."""

    widest: int
    """Width of the widest of its copies, for which it is decoded."""

    def render(self, renderer: Renderer) -> bytes:
        """Give the copy's bytes."""
        return renderer.variant(self.file, self.digest.hex(), self.width, self.widest)


def media_key(archive: Archive, paths: Iterable[str]) -> bytes:
    """Stand for these files."""
    store, main = archive.store, archive.main_images
    return hash_all(
        *(
            part
            for path in paths
            for part in (path, store.state_of(path), "main" if path in main else None)
        )
    )


def media_weight(paths: Collection[str]) -> int:
    """Give about how many articles are rendered in the time that new files take."""
    return len(paths) // 10 + _IMAGE * sum(map(is_raster, paths))


def plan_media(archive: Archive, settings: Settings, paths: Iterable[str]) -> Iterator[Output]:
    """Plan files that published briefings show or link to; of drafts there is nothing."""
    folder = settings.relative(settings.briefings_dir)
    for path in paths:
        url = archive.urls.media(posixpath.relpath(path, folder))
        digest = archive.store.digest(path)
        yield MediaFile(url, file=path, digest=digest)
        picture = archive.store.picture(path) if is_raster(path) else None
        widths = picture.widths if picture else ()
        if picture and path in archive.main_images:
            yield from _plan_crops(url, path, digest, picture, settings)
        for width in widths:
            place = archive.urls.variant(url, width)
            yield Variant(place, path, digest, width, widest=widths[-1])


def _plan_crops(
    url: str, path: str, digest: bytes, picture: Picture, settings: Settings
) -> Iterator[Crop]:
    for name in crops(picture.width, picture.height):
        # What search engines are told of a briefing names the others.
        if name != SHARE or settings.share_cards:
            size = picture.width, picture.height
            yield Crop(Urls.crop(url, name), path, digest, name, *size, settings.colors[0])
