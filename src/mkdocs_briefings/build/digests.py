"""Fingerprints of the files that outputs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.build.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_briefings.reading.documents import Briefing, Source


class FileFingerprints:
    """Knows the fingerprint of every file of the project, and reads each at most once."""

    def __init__(self, root: Path, documents: Iterable[Briefing | Source]) -> None:
        """Take the digests of files that have been read already."""
        self._root = root
        self._known = {document.path: document.digest for document in documents}

    def __call__(self, path: str) -> str:
        """Give the fingerprint of a file, by its path in the project."""
        if path not in self._known:
            self._known[path] = fingerprint((self._root / path).read_bytes())
        return self._known[path]
