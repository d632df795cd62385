"""An editor at work: what is decided is done to the draft's file first, and then to the store.

The file is the truth. A store that is behind after a kill says `waiting` of a file that is no
draft any more, which nobody is asked about again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import errors_in
from mkdocs_briefings.model.dates import parse_date, write_as
from mkdocs_briefings.reading.file import open_bytes
from mkdocs_briefings.reading.newsroom import validate_briefing
from mkdocs_briefings.reading.text import without_forbidden
from mkdocs_briefings.wire.draft.findings import FORGOTTEN
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.notes import changed_parts
from mkdocs_briefings.wire.review.decisions import (
    Acceptance,
    AnyDecision,
    Edit,
    Merger,
    Outcome,
    Rejection,
    Split,
)
from mkdocs_briefings.wire.review.draft_file import read_draft_file
from mkdocs_briefings.wire.review.guarded_file import digest_of
from mkdocs_briefings.wire.store.drafts import DraftState
from mkdocs_briefings.wire.store.events import Decision
from mkdocs_briefings.writing.markdown_file import Changes, EditError, change

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import datetime, tzinfo

    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.wire.review.draft_file import DraftFile
    from mkdocs_briefings.wire.review.guarded_file import GuardedFiles
    from mkdocs_briefings.wire.review.waiting import WaitingDraft
    from mkdocs_briefings.wire.store.drafts import Draft
    from mkdocs_briefings.wire.store.store import Store
    from mkdocs_briefings.writing.yaml_edits import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reversal:
    """How to take a decision back."""

    title: str
    path: str
    before: bytes
    after: str
    """Digest of the file as the decision left it; empty where it removed it."""

    row: Draft | None
    pairs: tuple[tuple[int, int, Decision | None], ...] = field(default=())
    """Items that were decided about, with what had been decided before."""


class Reviewer:
    """Carries out one editor's decisions, and remembers how to take them back."""

    def __init__(
        self,
        settings: Settings,
        files: GuardedFiles,
        *,
        by: str,
        clock: Callable[[], datetime],
        sources: Collection[str],
    ) -> None:
        """Take who decides, what the time is, and the slugs of all profiles."""
        self._settings, self._files, self._sources = settings, files, sources
        self._by, self._clock = by, clock
        self._done: list[_Reversal] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._done)

    def decide(self, decision: AnyDecision, draft: WaitingDraft, store: Store) -> Outcome:
        """Carry out a decision. Raises `WireError`, and then nothing was done."""
        before = self._files.read_as_seen(decision.path, decision.digest)
        draft = replace(draft, file=read_draft_file(decision.path, before))
        match decision:
            case Acceptance():
                return self._accept(draft, before, store)
            case Edit():
                return self._edit(decision, draft, before, store)
            case Rejection():
                return self._reject(draft, before, store, decision.reason)
            case Merger():
                return self._merge(decision, draft, before, store)
            case Split():
                return self._split(decision, draft, before, store)

    def undo(self, store: Store) -> Outcome:
        """Take the last decision back. Raises `WireError` where its file is not as it left it."""
        if not self._done:
            raise WireError("There is no decision to take back.")
        last = self._done[-1]
        if not last.after:
            self._files.put_back(last.path, last.before)
        elif last.after != digest_of(last.before):
            self._files.replace(last.path, last.after, last.before)
        with store.transaction():
            if last.row is not None:
                store.drafts.put(last.row)
            for first, second, decision in last.pairs:
                if decision is None:
                    store.events.take_back(first, second)
                else:
                    store.events.decide(decision)
        self._done.pop()
        return Outcome(f"Taken back: {last.title}", last.path, digest_of(last.before))

    def _accept(self, draft: WaitingDraft, before: bytes, store: Store) -> Outcome:
        review: dict[str, str | tuple[str, ...]] = {
            "by": self._by,
            "at": self._clock().astimezone(self._settings.zone).isoformat(timespec="seconds"),
        }
        file = draft.file
        if file.notes is not None:
            review["changed"] = changed_parts(file.notes, file.values, file.body)
        values: dict[str, Value] = {"draft": "false", "review": review}
        if _has_own_date(file, self._settings.zone):
            values["date"] = write_as(file.text("date"), self._clock(), self._settings.zone)
        after = self._changed(file.path, before, values)
        self._files.replace(file.path, digest_of(before), after)
        self._remember(draft, before, digest_of(after))
        self._record(draft, store, DraftState.ACCEPTED)
        return Outcome(f"Accepted: {file.text('title')}", file.path, digest_of(after))

    def _edit(self, edit: Edit, draft: WaitingDraft, before: bytes, store: Store) -> Outcome:
        fields = {"title": edit.title, "summary": edit.summary, "key_points": edit.key_points}
        values: dict[str, Value] = {
            key: _clean(value) for key, value in fields.items() if value is not None
        }
        # A reason that stands there already says as much as `true`.
        if edit.overlooked not in {None, draft.file.is_overlooked}:
            values["overlooked"] = "true" if edit.overlooked else None
        body = None if edit.body is None else _clean_body(edit.body)
        after = self._changed(draft.file.path, before, values, body)
        if after == before:
            return Outcome("Nothing was changed.", draft.file.path, digest_of(before))
        self._files.replace(draft.file.path, digest_of(before), after)
        self._remember(draft, before, digest_of(after))
        self._record(draft, store, DraftState.TOUCHED)
        return Outcome(f"Saved: {draft.file.text('title')}", draft.file.path, digest_of(after))

    def _changed(
        self, path: str, before: bytes, values: Mapping[str, Value], text: str | None = None
    ) -> bytes:
        """Give a file with changes. Raises `WireError` where it could not be published then."""
        try:
            after = change(before, path, Changes(values=values, text=text))
        except EditError as error:
            raise WireError(str(error)) from error
        result = validate_briefing(open_bytes(after, path), self._sources, self._settings)
        errors = errors_in(result.problems)
        if errors:
            raise WireError("\n".join(map(str, errors)))
        return after

    def _reject(self, draft: WaitingDraft, before: bytes, store: Store, reason: str) -> Outcome:
        reason = " ".join(without_forbidden(reason).split())
        if not reason:
            raise WireError("A rejection has a reason. Choose one, or write it.")
        self._files.remove(draft.file.path, digest_of(before))
        self._remember(draft, before, "")
        self._record(draft, store, DraftState.REJECTED, reason)
        return Outcome(f"Rejected, {reason}: {draft.file.text('title')}", draft.file.path)

    def _merge(self, merger: Merger, draft: WaitingDraft, before: bytes, store: Store) -> Outcome:
        row = _known(draft, store)
        other = store.items.get(merger.item)
        event = store.events.of_item(merger.item)
        if other is None or event is None:
            raise WireError("That report is not there any more.")
        if event == (store.events.of_item(row.item) or row.event):
            raise WireError("Both tell of one event already.")
        others = store.drafts.get(event)
        if others is None or others.state not in _KEPT:
            pairs = self._decide(store, [(row.item, other.id)], together=True)
            self._remember(draft, before, digest_of(before), pairs)
            message = f"One event: {draft.file.text('title')}, and {other.entry.title}"
            return Outcome(message, row.path, digest_of(before))
        # One event has one draft.
        outcome = self._reject(draft, before, store, f"the same event as {others.path}")
        pairs = self._decide(store, [(row.item, other.id)], together=True)
        self._done[-1] = replace(self._done[-1], pairs=pairs)
        return outcome

    def _split(self, split: Split, draft: WaitingDraft, before: bytes, store: Store) -> Outcome:
        row = _known(draft, store)
        event = store.events.get(store.events.of_item(row.item) or row.event)
        leaving = [item for item in event.items if item in split.items]
        staying = [item for item in event.items if item not in split.items]
        if not leaving or not staying:
            raise WireError("Of an event some reports leave, and some stay. Choose fewer, or one.")
        pairs = [(one, other) for one in leaving for other in staying]
        decided = self._decide(store, pairs, together=False)
        self._remember(draft, before, digest_of(before), decided)
        message = f"Split out: {len(leaving)} of {len(event.items)} reports"
        return Outcome(message, row.path, digest_of(before))

    def _decide(
        self, store: Store, pairs: Iterable[tuple[int, int]], *, together: bool
    ) -> tuple[tuple[int, int, Decision | None], ...]:
        now, earlier = self._clock(), []
        with store.transaction():
            for first, second in pairs:
                earlier.append((first, second, store.events.decision(first, second)))
                store.events.decide(Decision(first, second, together=together, by=self._by, at=now))
        return tuple(earlier)

    def _record(
        self, draft: WaitingDraft, store: Store, state: DraftState, reason: str = ""
    ) -> None:
        if draft.row is not None:
            row = replace(draft.row, state=state, at=self._clock(), by=self._by, reason=reason)
            store.drafts.put(row)

    def _remember(
        self,
        draft: WaitingDraft,
        before: bytes,
        after: str,
        pairs: tuple[tuple[int, int, Decision | None], ...] = (),
    ) -> None:
        title = draft.file.text("title")
        path, row = draft.file.path, draft.row
        self._done.append(
            _Reversal(title=title, path=path, before=before, after=after, row=row, pairs=pairs)
        )


_KEPT = (DraftState.WAITING, DraftState.TOUCHED, DraftState.ACCEPTED)


def _has_own_date(file: DraftFile, zone: tzinfo) -> bool:
    """Whether a draft's date is still the moment at which the machine wrote it."""
    if file.notes is None:
        return False
    try:
        return parse_date(file.text("date"), zone) == parse_date(file.notes.date, zone)
    except ValueError:
        return False


def _known(draft: WaitingDraft, store: Store) -> Draft:
    if draft.row is None:
        raise WireError(
            "This draft came from another machine, and its event is not known on this one."
        )
    if store.items.get(draft.row.item) is None:
        raise WireError(f"{FORGOTTEN} Nothing can be merged with it, or split from it.")
    return draft.row


def _clean(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Give what was typed as a value in one line, or several of them."""
    if isinstance(value, str):
        return " ".join(without_forbidden(value).split())
    return tuple(line for item in value if (line := " ".join(without_forbidden(item).split())))


def _clean_body(text: str) -> str:
    lines = without_forbidden(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines).rstrip()
