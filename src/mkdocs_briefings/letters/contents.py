"""What a letter says, before it has a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_briefings.letters.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that the templates of a letter show, besides its images."""

    selection: Selection
    site_name: str
    home: str
    """Whole address of the front page."""

    online: str
    """Whole address of the edition on the site."""

    feed: str
    """Whole address of the site's feed."""

    day: str
    """The edition's day, in words."""

    size: str
    """How many briefings, and how long they take to read."""

    subject: str
    preheader: str
    """What mail programs show beside the subject."""

    imprint: str
    unsubscribe: str
    """Where the way out leads."""
