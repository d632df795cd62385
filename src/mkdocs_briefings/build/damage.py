"""Read what the memory holds; what makes no sense is damage."""

from __future__ import annotations

import json
import pickle
from typing import Any

from mkdocs_briefings.errors import BriefingsError


class DamagedStateError(BriefingsError):
    """What the memory holds makes no sense; it is to be forgotten."""


def load(pickled: bytes) -> Any:  # noqa: ANN401 - what was pickled
    """Give what was pickled. Raises `DamagedStateError`."""
    # Our own file: whoever can write to it can write the site itself.
    try:
        return pickle.loads(pickled)  # noqa: S301
    except Exception as error:  # what is not a pickle may raise anything
        raise DamagedStateError(f"What was remembered is unreadable: {error}") from error


def load_json(text: str) -> dict[str, Any]:
    """Give the object that a text holds. Raises `DamagedStateError`."""
    try:
        found: dict[str, Any] = json.loads(text)
    except (TypeError, ValueError) as error:
        raise DamagedStateError(f"What was remembered is unreadable: {error}") from error
    return found
