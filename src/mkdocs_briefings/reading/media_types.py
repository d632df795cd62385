"""Media types of files, by their names."""

from __future__ import annotations

from functools import cache
from mimetypes import MimeTypes


def media_type(path: str) -> str | None:
    """Give the media type of a file by its name; None where Python does not know it."""
    return _kinds().guess_type(path, strict=False)[0]


@cache
def _kinds() -> MimeTypes:
    """Give Python's own table, without what the system may add to it.

    Python reads the system's all the same, for 25 milliseconds.
    """
    kinds = MimeTypes()
    kinds.add_type("image/avif", ".avif")  # which Python 3.11 does not know
    return kinds
