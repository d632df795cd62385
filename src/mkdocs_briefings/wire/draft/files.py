"""A draft's file: where it goes, how it is written once, and what became of it since.

First the text is put beside the store, then the store remembers where it will go, then the file is
written, and last the store says that it is there. A run that is killed between goes on from what it
finds, and whatever a person has put, changed or removed meanwhile stays as it is.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.model.slugs import shorten, slugify
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.store.drafts import Draft, DraftState
from mkdocs_briefings.writing.files import Outcome, write_new

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.wire.draft.compose import Composition
    from mkdocs_briefings.wire.store.store import Store

SPOOL = Path(".cache") / "briefings" / "wire" / "drafts"
"""Where the text of a draft is until it is in its place, relative to the project."""

LONGEST_NAME = 80
"""In bytes: of a longer headline the first words do for an address."""


class DraftFiles:
    """Writes drafts into a project."""

    def __init__(self, store: Store, settings: Settings, now: datetime) -> None:
        self._store, self._settings, self._now = store, settings, now

    def write(self, event: int, item: int, composition: Composition) -> Draft:
        """Write the draft of an event. Raises `WireError` where the system is in the way."""
        data = composition.text.encode()
        draft = Draft(
            event=event,
            item=item,
            original=composition.original,
            path=self._free_path(composition.title),
            digest=hashlib.sha256(data).digest(),
            state=DraftState.WRITING,
            written=self._now,
            at=self._now,
        )
        try:
            spooled = self._spooled(draft)
            spooled.parent.mkdir(parents=True, exist_ok=True)
            spooled.write_bytes(data)
        except OSError as error:
            raise _refused(error) from error
        self._store.drafts.put(draft)
        return self.finish(draft)

    def finish(self, draft: Draft) -> Draft:
        """Bring a draft to its place, and give it as it is then. Raises `WireError`."""
        spooled, target = self._spooled(draft), self._settings.root / draft.path
        try:
            data = spooled.read_bytes() if spooled.is_file() else b""
            if hashlib.sha256(data).digest() == draft.digest:
                outcome = write_new(target, data)
                is_ours = outcome is not Outcome.LEFT_ALONE
            else:
                # It was in its place before the run was killed; what is there now decides.
                is_ours = self.digest(draft) == draft.digest
            state = DraftState.WAITING if is_ours else DraftState.TOUCHED
            done = self.moved_on(draft, state)
            spooled.unlink(missing_ok=True)
        except OSError as error:
            raise _refused(error) from error
        return done

    def moved_on(self, draft: Draft, state: DraftState, by: str = "") -> Draft:
        """Remember that a draft has come into another state."""
        done = replace(draft, state=state, at=self._now, by=by or draft.by)
        self._store.drafts.put(done)
        return done

    def digest(self, draft: Draft) -> bytes:
        """Give the digest of what is in a draft's place; empty where nothing is."""
        path = self._settings.root / draft.path
        return hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""

    def _spooled(self, draft: Draft) -> Path:
        return self._settings.root / SPOOL / f"{draft.event}.md"

    def _free_path(self, title: str) -> str:
        """Give the path of a file that is not there, and never was a draft's."""
        name = shorten(slugify(title), LONGEST_NAME) or "untitled"
        day = self._now.astimezone(self._settings.zone)
        folder = self._settings.briefings_dir / f"{day:%Y}" / f"{day:%m}" / f"{day:%d}"
        names = (name if number == 1 else f"{name}-{number}" for number in count(1))
        paths = (self._settings.relative(folder / f"{each}.md") for each in names)
        return next(path for path in paths if self._is_free(path))

    def _is_free(self, path: str) -> bool:
        # A link that leads nowhere is somebody's, too.
        is_there = os.path.lexists(self._settings.root / path)
        return not is_there and not self._store.drafts.has_path(path)


def _refused(error: OSError) -> WireError:
    return WireError(f"{error.filename}: {error.strerror}.")
