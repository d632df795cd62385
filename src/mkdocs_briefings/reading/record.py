"""What the archive keeps of a briefing: all that pages other than its own show or ask of it.

Named tuples, since a hundred thousand of them are kept in a database and read from it: they cost a
tenth of what objects with a dictionary do.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.fingerprint import Fingerprints
from mkdocs_briefings.model.provenance import is_unreviewed, method_of
from mkdocs_briefings.reading.file_names import one_form
from mkdocs_briefings.reading.links import local_path
from mkdocs_briefings.reading.outdated import Outdated
from mkdocs_briefings.reading.reading_time import minutes_to_read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from datetime import tzinfo

    from mkdocs_briefings.model.briefing import BriefingKeys, Correction
    from mkdocs_briefings.model.choices import Method, Priority
    from mkdocs_briefings.reading.documents import Briefing
    from mkdocs_briefings.reading.picture import Picture


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
    url: str | None = None
    """Address of where it comes from."""


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

    fingerprint: bytes
    """That of all of its other fields; taken where it is read, on whichever core that is."""

    name: str
    """What its address ends in."""

    words: int
    """How long its body is."""

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
    why_overlooked: str
    """Empty where nobody has said why."""

    updated: dt.datetime | None
    language: str | None
    original: str | None
    """Address of the article that it reports or translates."""

    original_title: str | None
    """Its headline, in the language that it was written in."""

    original_language: str | None
    original_published: dt.datetime | None
    corrections: tuple[CorrectionRecord, ...]
    authors: tuple[str, ...]
    related: tuple[str, ...]
    """Paths of briefings, relative to the project."""

    aliases: tuple[str, ...]
    noindex: bool
    method: Method | None
    """How it was translated, if it was."""

    is_unreviewed: bool
    """Whether a machine wrote its text, and no person has reviewed it."""

    draft: bool
    embargo_until: dt.datetime | None
    expires: dt.datetime | None
    media: tuple[str, ...]
    """Paths of the files beside it that it shows or links to, relative to the project, sorted."""

    outdated: Outdated | None
    """Of a translation: how its original has changed since it was made, if it has."""

    @property
    def minutes(self) -> int:
        """How long its body takes to read."""
        return minutes_to_read(self.words)

    def day(self, zone: tzinfo) -> dt.date:
        """Give the day in a time zone on which it appears."""
        return self.date.astimezone(zone).date()

    @property
    def moments(self) -> tuple[dt.datetime, ...]:
        """When it may appear, go, or tell of a change."""
        changed = self.outdated.changed if self.outdated else None
        found = (self.date, self.embargo_until, self.expires, self.updated, changed)
        corrected = (each.date for each in self.corrections)
        return (*(moment for moment in found if moment is not None), *corrected)


def record_briefing(briefing: Briefing) -> BriefingRecord:
    """Give what the archive keeps of a briefing."""
    keys = briefing.keys
    folder = posixpath.dirname(briefing.path)
    return _with_fingerprint(
        BriefingRecord(
            path=briefing.path,
            digest=briefing.digest,
            fingerprint=b"",
            name=briefing.name,
            words=briefing.words,
            title=keys.title,
            date=keys.date,
            summary=keys.summary,
            countries=keys.countries,
            source=keys.source,
            tags=keys.tags,
            story=keys.story,
            image=_image(briefing, folder),
            priority=keys.priority,
            overlooked=bool(keys.overlooked),
            why_overlooked=keys.overlooked if isinstance(keys.overlooked, str) else "",
            updated=keys.updated,
            language=keys.language,
            original=keys.original.url if keys.original else None,
            original_title=keys.original.title if keys.original else None,
            original_language=keys.original.language if keys.original else None,
            original_published=keys.original.published if keys.original else None,
            corrections=tuple(CorrectionRecord(each.date, each.text) for each in keys.corrections),
            authors=keys.authors,
            related=tuple(_path(written, folder, briefing) for written in keys.related),
            aliases=keys.aliases,
            noindex=keys.noindex,
            method=method_of(keys),
            is_unreviewed=is_unreviewed(keys),
            draft=keys.draft,
            embargo_until=keys.embargo_until,
            expires=keys.expires,
            media=tuple(sorted(briefing.media)),
            outdated=briefing.outdated,
        )
    )


def without_future(record: BriefingRecord, now: dt.datetime) -> BriefingRecord:
    """Give what readers may be told of a briefing at a moment: no change that is still to come."""
    outdated = record.outdated
    if outdated is not None and outdated.changed is not None and outdated.changed > now:
        record = _with_fingerprint(record._replace(outdated=Outdated(None)))
    if not _has_future(record.updated, record.corrections, now):
        return record
    updated = record.updated if record.updated and record.updated <= now else None
    corrections = tuple(each for each in record.corrections if each.date <= now)
    return _with_fingerprint(record._replace(updated=updated, corrections=corrections))


def keys_without_future(keys: BriefingKeys, now: dt.datetime) -> BriefingKeys:
    """Give the same of its front matter."""
    if not _has_future(keys.updated, keys.corrections, now):
        return keys
    updated = keys.updated if keys.updated and keys.updated <= now else None
    corrections = tuple(each for each in keys.corrections if each.date <= now)
    return keys.model_copy(update={"updated": updated, "corrections": corrections})


def _has_future(
    updated: dt.datetime | None,
    corrections: Iterable[CorrectionRecord | Correction],
    now: dt.datetime,
) -> bool:
    return (updated is not None and updated > now) or any(each.date > now for each in corrections)


_fingerprints = Fingerprints()


def _with_fingerprint(record: BriefingRecord) -> BriefingRecord:
    bare = record._replace(fingerprint=b"") if record.fingerprint else record
    return record._replace(fingerprint=_fingerprints.of(bare))


def with_picture(record: BriefingRecord, picture: Picture | None) -> BriefingRecord:
    """Give what the archive keeps of a briefing whose main image may be another one by now."""
    if record.image is None or record.image.picture == picture:
        return record
    image = record.image._replace(picture=picture)
    return _with_fingerprint(record._replace(image=image))


def _path(written: str, folder: str, briefing: Briefing) -> str:
    """Give the path of a file that a key names, as the disk has it; empty where it names none."""
    path = local_path(written, folder) or ""
    if path.isascii() or path in briefing.needs:
        return path
    return next((each for each in briefing.needs if one_form(each) == one_form(path)), path)


def _image(briefing: Briefing, folder: str) -> ImageRecord | None:
    image = briefing.keys.image
    path = _path(image.src, folder, briefing) if image is not None else ""
    if image is None or not path:
        return None
    is_beside = posixpath.dirname(path) == folder
    picture = briefing.pictures.get(path) if is_beside else None
    return ImageRecord(
        path, image.alt, picture, image.caption, image.credit, image.license, image.url
    )
