"""What people have done with drafts since they were written; nothing of it is undone here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from mkdocs_briefings.model.fields import Truth
from mkdocs_briefings.reading.file import UnreadableError, open_file
from mkdocs_briefings.wire.store.drafts import DraftState

if TYPE_CHECKING:
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


def look_at_drafts(store: Store, settings: Settings, files: DraftFiles) -> Seen:
    """Record what has become of the drafts on which nobody had decided."""
    accepted: list[str] = []
    touched: list[str] = []
    for draft in list(store.drafts.of(*_OPEN)):
        if files.digest(draft) == draft.digest:
            if draft.state is DraftState.TOUCHED:
                # It was away, on another branch say, and has come back as it was.
                files.moved_on(draft, DraftState.WAITING)
            continue
        editor = _published_by(draft, settings)
        if editor is not None:
            files.moved_on(draft, DraftState.ACCEPTED, editor)
            accepted.append(draft.path)
        elif draft.state is DraftState.WAITING:
            files.moved_on(draft, DraftState.TOUCHED)
            touched.append(draft.path)
    return Seen(tuple(sorted(accepted)), tuple(sorted(touched)))


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
