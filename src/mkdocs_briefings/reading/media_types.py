"""Media types of files, by their names."""

from __future__ import annotations

from functools import cache
from mimetypes import MimeTypes

from mkdocs_briefings.reading.links import IMAGE_SUFFIXES

PUBLISHED = IMAGE_SUFFIXES | {
    ".csv", ".geojson", ".ics", ".json", ".tsv", ".txt",
    ".doc", ".docx", ".epub", ".odp", ".ods", ".odt", ".pdf", ".ppt", ".pptx", ".rtf",
    ".xls", ".xlsx",
    ".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav",
    ".m4v", ".mov", ".mp4", ".ogv", ".webm",
    ".srt", ".vtt",
    ".7z", ".gz", ".tar", ".xz", ".zip",
}  # fmt: skip
"""Kinds of files that are published beside briefings, by the ending of their names.

Pages, scripts and all else that a browser might run in the site's name are not among them, nor is
any other XML.
"""


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
