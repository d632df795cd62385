"""The stage of a destination: where files wait until an upload copies them to their places."""

from __future__ import annotations

from mkdocs_briefings.upload.manifest import FOLDER

STAGE = f"{FOLDER}/stage"
"""The folder of the destination; nobody reads there."""


def staged_at(stamp: str) -> str:
    """Give where a file with that stamp waits: by its bytes and headers, whatever its path is."""
    return f"{STAGE}/{stamp.partition(' ')[0]}"
