"""Media: the images and other files beside the briefings that are published.

An image is published without what describes it, such as where it was taken, and once more in WebP
in each of a few widths, so that a phone need not fetch what only a large screen can show.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.fingerprint import Fingerprints, Lazy
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.shares import PARTS, share_of
from mkdocs_briefings.reading.picture import SHARE, crops, is_raster

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_briefings.archive.store import BriefingStore
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
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


class MediaDetails(NamedTuple):
    """What is known of a file beside the briefings."""

    path: str
    digest: bytes
    picture: Picture | None
    """None where it is no image made of pixels, or cannot be shown."""

    is_main: bool
    """Whether it is a published briefing's main image."""


@dataclass(frozen=True, slots=True)
class FolderMedia(OutputGroup):
    """A part of the files in a folder that published briefings show or link to."""

    folder: str
    part: int
    details: Lazy[tuple[MediaDetails, ...]]
    count: int
    images: int
    """How many of them are images made of pixels."""

    @property
    def name(self) -> str:
        """The folder and the part."""
        return f"media {self.folder} {self.part + 1}/{PARTS}"

    @property
    def weight(self) -> int:
        """That of files which are new."""
        return self.count // 10 + _IMAGE * self.images

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """The same folder of the site."""
        return (f"{unquote(context.media.of(self.folder))}/",)

    def plan(self, context: PlanContext) -> Iterator[Output]:
        """Plan the files, and what is made of images."""
        for each in self.details.load():
            url = context.media.of(each.path)
            yield MediaFile(url, file=each.path, digest=each.digest)
            if each.picture is None:
                continue
            if each.is_main:
                yield from _crops(url, each, each.picture, context.settings)
            widths = each.picture.widths
            for width in widths:
                place = context.urls.variant(url, width)
                yield Variant(place, each.path, each.digest, width, widest=widths[-1])


def _crops(url: str, details: MediaDetails, picture: Picture, settings: Settings) -> Iterator[Crop]:
    size = picture.width, picture.height
    for name in crops(*size):
        # What search engines are told of a briefing names the others.
        if name != SHARE or settings.has_share_pictures:
            place = Urls.crop(url, name)
            yield Crop(place, details.path, details.digest, name, *size, settings.colors[0])


class Media(Product):
    """The files beside the briefings that are published; of drafts there is nothing."""

    name = "media"

    def groups(self, view: SiteView) -> Iterator[FolderMedia]:
        """Give the files of each folder, in parts, so that all workers have a share of a day's.

        A site in several languages has them once.
        """
        archives = view.archive, *view.others
        store, main = view.archive.store, frozenset().union(*(a.main_images for a in archives))
        paths_of_all = view.archive.media
        if view.others:
            paths_of_all = tuple(sorted({path for each in archives for path in each.media}))
        parts: dict[tuple[str, int], list[str]] = defaultdict(list)
        for path in paths_of_all if view.settings.is_default else ():
            parts[path.rpartition("/")[0], share_of(path, PARTS)].append(path)
        for (folder, part), paths in parts.items():
            known = ((path, store.fingerprint(path), path in main) for path in paths)
            details = Lazy(Fingerprints().of(tuple(known)), partial(_details, paths, store, main))
            yield FolderMedia(folder, part, details, len(paths), sum(map(is_raster, paths)))


def _details(
    paths: Iterable[str], store: BriefingStore, main: Collection[str]
) -> tuple[MediaDetails, ...]:
    return tuple(
        MediaDetails(
            path,
            store.digest(path),
            store.picture(path) if is_raster(path) else None,
            path in main,
        )
        for path in paths
    )
