"""What people have done with drafts since they were written; nothing of it is undone here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from mkdocs_briefings.model.fields import Truth
from mkdocs_briefings.reading.file import UnreadableError, open_file
from mkdocs_briefings.wire.draft.recent import RECENT
from mkdocs_briefings.wire.store.drafts import DraftState

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.wire.draft.files import DraftFiles
    from mkdocs_briefings.wire.store.drafts import Draft
    from mkdocs_briefings.wire.store.store import Store

_TRUTH: TypeAdapter[bool] = TypeAdapter(Truth)

_OPEN = (DraftState.WAITING, DraftState.TOUCHED)


@dataclass(frozen=True, slots=True)
class Seen:
    """Drafts that were found otherwise than they were left, by their paths."""

    accepted: tuple[str, ...]
    touched: tuple[str, ...]


def look_at_drafts(store: Store, settings: Settings, files: DraftFiles, now: datetime) -> Seen:
    """Record what has become of the drafts on which nobody had decided."""
    accepted: list[str] = []
    touched: list[str] = []
    for event in [draft.event for draft in store.drafts.open_since(now - RECENT)]:
        # An editor may decide on it at this moment, in the review.
        with store.transaction():
            draft = store.drafts.get(event)
            if draft is None or draft.state not in _OPEN:
                continue
            done = _moved_on(draft, settings, files)
        if done is not None and done.state is DraftState.ACCEPTED:
            accepted.append(done.path)
        elif done is not None and done.state is DraftState.TOUCHED:
            touched.append(done.path)
    return Seen(tuple(sorted(accepted)), tuple(sorted(touched)))


def _moved_on(draft: Draft, settings: Settings, files: DraftFiles) -> Draft | None:
    """Record what has become of a draft, and give it as it is then; None where nothing has."""
    if files.digest(draft) == draft.digest:
        # It was away, on another branch say, and has come back as it was.
        is_back = draft.state is DraftState.TOUCHED
        return files.moved_on(draft, DraftState.WAITING) if is_back else None
    editor = _published_by(draft, settings)
    if editor is not None:
        return files.moved_on(draft, DraftState.ACCEPTED, editor)
    return files.moved_on(draft, DraftState.TOUCHED) if draft.state is DraftState.WAITING else None


def _published_by(draft: Draft, settings: Settings) -> str | None:
    """Give who has published a draft, empty where the file does not say; None if nobody has."""
    try:
        values = open_file(settings.root / draft.path, draft.path).front_matter.values
    except UnreadableError:
        return None
    if _is_true(values.get("draft")):
        return None
    review = values.get("review")
    by = review.get("by") if isinstance(review, dict) else None
    return by.strip() if isinstance(by, str) else ""


def _is_true(written: Any) -> bool:  # noqa: ANN401 - YAML's data
    try:
        return written is not None and _TRUTH.validate_python(written)
    except ValidationError:
        return True  # nobody has published what cannot be read
