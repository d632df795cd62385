"""One editor's review of a project, as the page asks about it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from mkdocs_briefings.reading.file import UnreadableError
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.review.candidates import find_candidates
from mkdocs_briefings.wire.review.cases import Cases
from mkdocs_briefings.wire.review.decisions import Acceptance
from mkdocs_briefings.wire.review.draft_file import read_draft_file
from mkdocs_briefings.wire.review.guarded_file import FileChangedError, GuardedFiles
from mkdocs_briefings.wire.review.progress import Progress
from mkdocs_briefings.wire.review.reviewer import Reviewer
from mkdocs_briefings.wire.review.waiting import Finder
from mkdocs_briefings.wire.store.store import STORE, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import datetime

    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.wire.records import Outlet
    from mkdocs_briefings.wire.review.candidates import Candidate
    from mkdocs_briefings.wire.review.cases import Case, Line
    from mkdocs_briefings.wire.review.decisions import AnyDecision, Outcome
    from mkdocs_briefings.wire.review.progress import CountryProgress
    from mkdocs_briefings.wire.review.waiting import WaitingDraft, WaitingDrafts


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits for the editor."""

    site: str
    by: str
    language: str
    """BCP 47 tag of the site's language."""

    lines: tuple[Line, ...]
    progress: tuple[CountryProgress, ...]
    problems: tuple[str, ...]
    """What is wrong with drafts that cannot be read, and with the store."""

    can_undo: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, and how far the day is now."""

    outcome: Outcome
    progress: tuple[CountryProgress, ...]


class ReviewSession:
    """A review that goes on; each call opens the store for as long as it takes, and no longer."""

    def __init__(
        self,
        settings: Settings,
        outlets: Collection[Outlet],
        *,
        by: str,
        clock: Callable[[], datetime],
        sources: Collection[str],
    ) -> None:
        """Take who decides, what the time is, and the slugs of all profiles."""
        self._settings, self._by, self._clock = settings, by, clock
        self._store = settings.root / STORE
        self._lock = Lock()
        files = self._files = GuardedFiles(settings)
        self._finder = Finder(settings, files)
        self._cases = Cases(settings, outlets)
        self._progress = Progress(settings, outlets, files, self._cases)
        self._reviewer = Reviewer(settings, files, by=by, clock=clock, sources=sources)
        self._waiting: dict[str, WaitingDraft] = {}
        self._accepted: dict[str, datetime] = {}

    def queue(self) -> Queue:
        """Look for what waits, and give it in order."""
        with self._lock, Store(self._store) as store:
            found = self._find(store)
            return Queue(
                site=self._settings.site_name,
                by=self._by,
                language=self._settings.language,
                lines=tuple(map(self._cases.line, found.drafts)),
                progress=self._count(store),
                problems=(*store.notes, *found.problems),
                can_undo=self._reviewer.can_undo,
            )

    def cases(self, paths: Iterable[str]) -> tuple[Case, ...]:
        """Give all that is known of drafts.

        Those that do not wait any more are left out, and so are those that cannot be read, which
        the queue tells.
        """
        found = []
        with self._lock, Store(self._store) as store:
            for path in paths:
                with suppress(WireError):
                    draft = self._fresh(path, store)
                    if draft is not None:
                        found.append(self._cases.case(draft, store))
        return tuple(found)

    def decide(self, decision: AnyDecision) -> Done:
        """Carry out a decision. Raises `WireError`, and then nothing was done."""
        with self._lock, Store(self._store) as store:
            draft = self._fresh(decision.path, store)
            if draft is None:
                raise FileChangedError(f"{decision.path}: It waits for no decision any more.")
            outcome = self._reviewer.decide(decision, draft, store)
            if isinstance(decision, Acceptance):
                self._accepted[decision.path] = self._clock()
            if isinstance(decision, Acceptance) or not outcome.digest:
                del self._waiting[decision.path]
            return Done(outcome, self._count(store))

    def undo(self) -> Done:
        """Take the last decision back. Raises `WireError`, and then nothing was done."""
        with self._lock, Store(self._store) as store:
            outcome = self._reviewer.undo(store)
            self._find(store)
            self._accepted.pop(outcome.path, None)
            return Done(outcome, self._count(store))

    def candidates(self, path: str, words: str) -> tuple[Candidate, ...]:
        """Give other events that may be a draft's own, what is most like it first."""
        with self._lock, Store(self._store) as store:
            draft = self._fresh(path, store)
            if draft is None or draft.row is None:
                return ()
            return find_candidates(draft, draft.row, store, self._cases, words)

    def _find(self, store: Store) -> WaitingDrafts:
        found = self._finder.find(store, self._clock())
        self._waiting = {draft.file.path: draft for draft in found.drafts}
        return found

    def _count(self, store: Store) -> tuple[CountryProgress, ...]:
        waiting = self._waiting.values()
        return self._progress.of(store, waiting, self._accepted, self._clock())

    def _fresh(self, path: str, store: Store) -> WaitingDraft | None:
        """Give a draft as it is at this moment; None where it does not wait."""
        known = self._waiting.get(path)
        if known is None:
            return None
        try:
            file = read_draft_file(path, self._files.read(path))
        except FileChangedError:
            return None
        except UnreadableError as error:
            raise WireError(str(error)) from error
        if not file.is_draft:
            return None
        row = store.drafts.get(known.row.event) if known.row else None
        return replace(known, file=file, row=row and replace(row, path=path))
