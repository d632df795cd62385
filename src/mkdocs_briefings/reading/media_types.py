"""Media types of files, by their names."""

from __future__ import annotations

from mimetypes import MimeTypes

_KINDS = MimeTypes()
"""Python's own table, without what the system may add to it."""

_KINDS.add_type("image/avif", ".avif")  # which Python 3.11 does not know


def media_type(path: str) -> str | None:
    """Give the media type of a file by its name; None where Python does not know it."""
    return _KINDS.guess_type(path, strict=False)[0]
