"""Texts of articles in a folder, on their way from the worker that converts them to another one.

Search engines index the text of every article, and to convert it again takes six times as long as
to write and to read it: 0.25 ms an article. In memory the texts of a large archive would take a
gigabyte. A text that is not there is converted, so that a full disk costs time alone.
"""

from __future__ import annotations

import pickle
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from mkdocs_briefings.fingerprint import digest_of

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.rendering.dependencies import Body


class TextSpool:
    """A folder of texts, which is there for a part of one build; to be used as a context."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; whatever is in it is removed."""
        self._folder = folder

    def put(self, path: str, body: Body) -> None:
        """Keep the text of the briefing at that path of the project."""
        place = self._place(path)
        try:
            place.write_bytes(pickle.dumps(body, pickle.HIGHEST_PROTOCOL))
        except OSError:  # nothing may be read of what is there in part
            with suppress(OSError):
                place.unlink()

    def find(self, path: str) -> Body | None:
        """Give the text of a briefing, if it was kept."""
        try:
            data = self._place(path).read_bytes()
        except OSError:  # as a rule since it was not
            return None
        body: Body = pickle.loads(data)  # noqa: S301 - this build has written it
        return body

    def _place(self, path: str) -> Path:
        return self._folder / digest_of(path.encode(errors="surrogatepass")).hex()

    def __enter__(self) -> Self:
        shutil.rmtree(self._folder, ignore_errors=True)  # what a killed build has left
        self._folder.mkdir(parents=True)
        return self

    def __exit__(self, *error: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
