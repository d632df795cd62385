"""What the archive keeps of a briefing: all that pages other than its own show or ask of it.

Named tuples, since a hundred thousand of them are kept in a database and read from it: they cost a
tenth of what objects with a dictionary do.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.fingerprint import hash_of
from mkdocs_briefings.reading.links import local_path

if TYPE_CHECKING:
    import datetime as dt
    from datetime import tzinfo

    from mkdocs_briefings.model.briefing import Priority
    from mkdocs_briefings.reading.documents import Briefing
    from mkdocs_briefings.reading.picture import Picture


_WORDS_A_MINUTE = 230


class ImageRecord(NamedTuple):
    """A briefing's main image."""

    path: str
    """Path of its file, relative to the project."""

    alt: str
    picture: Picture | None
    """What is known of it if it lies beside the briefing, and can be shown."""

    caption: str | None = None
    credit: str | None = None
    license: str | None = None

    @property
    def shown(self) -> tuple[object, ...]:
        """Give what other pages show of it: not who made it, nor the length of its file."""
        return self.path, self.alt, self.picture and self.picture[:3]


class CorrectionRecord(NamedTuple):
    """A correction, as the archive keeps it."""

    date: dt.datetime
    text: str


class BriefingRecord(NamedTuple):
    """A valid briefing, published or not, as the archive keeps it."""

    path: str
    """Path of its file, relative to the project."""

    digest: str
    """SHA-256 of its file's bytes, in hexadecimal."""

    mark: bytes
    """Fingerprint of what the cards of other pages show of it: of all down to its language."""

    name: str
    """What its address ends in."""

    minutes: int
    """How long it takes to read."""

    title: str
    date: dt.datetime
    summary: str
    countries: tuple[str, ...]
    source: str | None
    tags: tuple[str, ...]
    """As they were written."""

    story: str | None
    image: ImageRecord | None
    priority: Priority
    overlooked: bool
    updated: dt.datetime | None
    language: str | None
    original: str | None
    """Address of the article that it reports or translates."""

    corrections: tuple[CorrectionRecord, ...]
    authors: tuple[str, ...]
    related: tuple[str, ...]
    """Paths of briefings, relative to the project."""

    aliases: tuple[str, ...]
    noindex: bool
    draft: bool
    embargo_until: dt.datetime | None
    expires: dt.datetime | None
    media: tuple[str, ...]
    """Paths of the files beside it that it shows or links to, relative to the project, sorted."""

    def day(self, zone: tzinfo) -> dt.date:
        """Give the day in a time zone on which it appears."""
        return self.date.astimezone(zone).date()

    @property
    def moments(self) -> tuple[dt.datetime, ...]:
        """When it may appear or go."""
        found = (self.date, self.embargo_until, self.expires)
        return tuple(moment for moment in found if moment is not None)


def record_briefing(briefing: Briefing) -> BriefingRecord:
    """Give what the archive keeps of a briefing."""
    keys = briefing.keys
    folder = posixpath.dirname(briefing.path)
    shown = (
        briefing.name,
        max(1, round(briefing.words / _WORDS_A_MINUTE)),
        keys.title,
        keys.date,
        keys.summary,
        keys.countries,
        keys.source,
        keys.tags,
        keys.story,
        _image(briefing, folder),
        keys.priority,
        keys.overlooked,
        keys.updated,
        keys.language,
    )
    return BriefingRecord(
        briefing.path,
        briefing.digest,
        _mark(shown),
        *shown,
        original=keys.original.url if keys.original else None,
        corrections=tuple(CorrectionRecord(each.date, each.text) for each in keys.corrections),
        authors=keys.authors,
        related=tuple(local_path(written, folder) or "" for written in keys.related),
        aliases=keys.aliases,
        noindex=keys.noindex,
        draft=keys.draft,
        embargo_until=keys.embargo_until,
        expires=keys.expires,
        media=tuple(sorted(briefing.media)),
    )


def with_picture(record: BriefingRecord, picture: Picture | None) -> BriefingRecord:
    """Give what the archive keeps of a briefing whose main image may be another one by now."""
    if record.image is None or record.image.picture == picture:
        return record
    changed = record._replace(image=record.image._replace(picture=picture))
    return changed._replace(mark=_mark(tuple(changed)[_SHOWN]))


_SHOWN = slice(BriefingRecord._fields.index("name"), BriefingRecord._fields.index("language") + 1)


def _mark(shown: tuple[object, ...]) -> bytes:
    # Only feeds say how many bytes an image has, and they know it by its bytes.
    seen = [part.shown if isinstance(part, ImageRecord) else part for part in shown]
    return hash_of(repr(seen).encode(errors="surrogatepass"))


def _image(briefing: Briefing, folder: str) -> ImageRecord | None:
    image = briefing.keys.image
    path = local_path(image.src, folder) if image is not None else None
    if image is None or path is None:
        return None
    is_beside = posixpath.dirname(path) == folder
    picture = briefing.pictures.get(path) if is_beside else None
    return ImageRecord(path, image.alt, picture, image.caption, image.credit, image.license)
