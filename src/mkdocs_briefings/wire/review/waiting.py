"""Which drafts wait for a decision, and in which order they are shown."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.model.dates import parse_date
from mkdocs_briefings.reading.file import UnreadableError
from mkdocs_briefings.wire.draft.recent import RECENT
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.review.draft_file import read_draft_file
from mkdocs_briefings.wire.review.guarded_file import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.wire.review.draft_file import DraftFile
    from mkdocs_briefings.wire.review.guarded_file import GuardedFiles
    from mkdocs_briefings.wire.store.drafts import Draft
    from mkdocs_briefings.wire.store.store import Store

_DRAFT = re.compile(rb"^draft:[ \t]*[\"']?(?:true|yes|on)", re.IGNORECASE | re.MULTILINE)
"""To parse all that was published in the last days would take seconds."""

_UNKNOWN = datetime.fromtimestamp(0, tz=UTC)
"""Of a draft without a date."""

_DAYS = 14
"""For how many days back files are looked for that the store does not know."""


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A draft that nobody has decided on."""

    file: DraftFile
    row: Draft | None
    """What the store knows of it; None of one that came by git."""

    last: datetime
    """When its event was last told of."""

    @property
    def is_overlooked(self) -> bool:
        """Whether it is marked as overlooked, or that is suggested."""
        notes = self.file.notes
        return self.file.is_overlooked or bool(notes and notes.overlooked)

    @property
    def share(self) -> float:
        """The part of the American outlets that tell it, from 0 to 1; 1 where none was polled."""
        found = self.file.coverage
        return found.us / found.us_polled if found and found.us_polled else 1.0


@dataclass(frozen=True, slots=True)
class WaitingDrafts:
    """All drafts that wait."""

    drafts: tuple[WaitingDraft, ...]
    """The last day's first; of a day what is most overlooked, then what is newest."""

    problems: tuple[str, ...]
    """What is wrong with files that cannot be read, a line each."""


class Finder:
    """Looks for drafts, and remembers the files that it has read."""

    def __init__(self, settings: Settings, files: GuardedFiles) -> None:
        self._settings, self._files = settings, files
        self._read: dict[str, DraftFile] = {}
        self._others: dict[Path, tuple[int, int]] = {}
        """Files of the last days that are no drafts: when they were changed, and their size."""

    def find(self, store: Store, now: datetime) -> WaitingDrafts:
        """Give the drafts that wait."""
        rows = {row.path: row for row in store.drafts.open_since(now - RECENT)}
        problems: list[str] = []
        drafts = []
        for path in (*rows, *(path for path in self._strangers(now) if path not in rows)):
            file = self._file(path, problems)
            if file is not None and file.is_draft and (path in rows or file.notes is not None):
                row = rows.get(path) or _row_of(file, store)
                drafts.append(self._waiting(store, file, row))
        self._read = {draft.file.path: draft.file for draft in drafts}
        drafts.sort(key=self._order)
        return WaitingDrafts(tuple(drafts), tuple(problems))

    def _file(self, path: str, problems: list[str]) -> DraftFile | None:
        """Give a file; None where somebody has moved or deleted it, which decides on it too."""
        if not (self._settings.root / path).is_file():
            return None
        try:
            data = self._files.read(path)
            known = self._read.get(path)
            if known is not None and known.digest == digest_of(data):
                return known
            return read_draft_file(path, data)
        except (UnreadableError, WireError) as error:
            problems.append(str(error))
            return None

    def _strangers(self, now: datetime) -> Iterator[str]:
        """Give the files of the last days that look like drafts of a wire, perhaps another's."""
        for back in range(-1, _DAYS):
            day = (now - timedelta(days=back)).astimezone(self._settings.zone)
            folder = self._settings.briefings_dir / f"{day:%Y}" / f"{day:%m}" / f"{day:%d}"
            for place in sorted(folder.glob("*.md")):
                with suppress(FileNotFoundError):  # it was there a moment ago
                    if self._may_be_draft(place):
                        yield self._settings.relative(place)

    def _may_be_draft(self, place: Path) -> bool:
        found = place.stat()
        state = found.st_mtime_ns, found.st_size
        if self._others.get(place) == state:
            return False
        data = place.read_bytes()
        if b"wire:" in data and _DRAFT.search(data):
            return True
        self._others[place] = state
        return False

    def _waiting(self, store: Store, file: DraftFile, row: Draft | None) -> WaitingDraft:
        last = store.events.last(row.event) if row else None
        return WaitingDraft(file, row, last or self._date(file))

    def _date(self, file: DraftFile) -> datetime:
        try:
            return parse_date(file.text("date"), self._settings.zone)
        except ValueError:
            return _UNKNOWN

    def _order(self, draft: WaitingDraft) -> tuple[float, ...]:
        day = draft.last.astimezone(self._settings.zone).date().toordinal()
        coverage = draft.file.coverage
        families = coverage.families if coverage else 0
        is_told = not draft.is_overlooked
        return -day, is_told, draft.share, -families, -draft.last.timestamp()


def _row_of(file: DraftFile, store: Store) -> Draft | None:
    """Give what the store knows of a draft whose file was moved; None of another machine's."""
    row = store.drafts.get(file.notes.event) if file.notes else None
    is_same = row is not None and row.original == file.text("original", "url")
    return replace(row, path=file.path) if row is not None and is_same else None
