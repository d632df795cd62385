"""Who may work on a destination."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mkdocs_briefings.upload.errors import ConflictError

if TYPE_CHECKING:
    from mkdocs_briefings.upload.destination import Destination
    from mkdocs_briefings.upload.manifest import Manifest
    from mkdocs_briefings.upload.settings import UploadSettings


def refuse_others(
    manifest: Manifest, by: str, destination: Destination, settings: UploadSettings
) -> None:
    """Raise `ConflictError` where somebody else than `by` is at work."""
    claim = manifest.claim
    if (
        claim is None
        or claim.by == by
        or claim.until <= datetime.now(UTC)
        or destination.folder is not None
        or settings.take_over
    ):
        return
    raise ConflictError(
        f"{destination.url}: Another upload is at work here, or was ended less than "
        f"{settings.lease.total_seconds() / 60:.0f} minutes ago. Try again after "
        f"{claim.until:%H:%M} UTC, or use --take-over if you know that it has ended."
    )
