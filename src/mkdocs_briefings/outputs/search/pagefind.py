"""Pagefind, the program that makes an index of HTML pages.

It is given small pages of our own, in one call for a bundle, and has no way to add to an index.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode, b64encode
from contextlib import suppress
from fnmatch import fnmatchcase
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from subprocess import PIPE
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import unquote

from mkdocs_briefings.errors import BriefingsError
from mkdocs_briefings.outputs.search.steady import steady

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PACKAGES = ("pagefind_bin", "pagefind_extended")
_NAMES = ("pagefind", "pagefind_extended", "pagefind.exe", "pagefind_extended.exe")

ENTRY = "pagefind-entry.json"
"""The first file of an index that a browser asks for."""

_INDEX = ("*.pf_meta", "index/*", "filter/*", "fragment/*")
"""What else an index is made of; the rest are programs for the browser."""

_PROGRAMS = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind")


_NO_TEXT = (".footnote-backref",)
"""Signs that lead from a note back into the text. Those of headings are not in a body."""

_FILE = ".html"
"""How addresses end that are no folder's, as those of pages of `docs/` may."""

_NO_WORD = "nothingofthatkind"


class PagefindError(BriefingsError):
    """Pagefind has made no index; says why."""


@cache
def executable() -> Path | None:
    """Give the path of the program, where it is installed for this system."""
    for package in _PACKAGES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
            for name in _NAMES:
                path = Path(folder) / name
                if path.is_file():
                    return path
    return None


@cache
def version() -> str:
    """Give the version of the program; empty where there is none that runs."""
    program = executable()
    if program is None:
        return ""
    try:
        told = subprocess.run(  # noqa: S603 - the program of a package that is installed
            [program, "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return "".join(told.stdout.split()[-1:])


def index(pages: Iterable[tuple[str, str]], language: str) -> Iterator[tuple[str, bytes]]:
    """Index pages, each given by its address and as HTML; give the files of the index by path.

    All of them are taken to be in one language, since a browser searches one index of a bundle
    only. Raises `PagefindError`.
    """
    yield from _run(pages, language, (ENTRY, *_INDEX))


def programs(language: str) -> Iterator[tuple[str, bytes]]:
    """Give what searches in a browser, by path: the scripts, and an index of nearly nothing.

    Other indexes are merged into that one. It has to have a page, of one word at least: that is one
    that nobody looks for. Raises `PagefindError`.
    """
    page = ("", f"<html><body><p>{_NO_WORD}</p></body></html>")
    yield from _run([page], language, (ENTRY, *_INDEX, *_PROGRAMS))


def _run(
    pages: Iterable[tuple[str, str]], language: str, patterns: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    program = executable()
    if program is None:
        raise PagefindError("Pagefind is not installed. Install mkdocs-briefings[search].")
    with _Service(program) as service:
        chosen = {
            "force_language": language.partition("-")[0],
            "exclude_selectors": _NO_TEXT,
        }
        number = service.ask("NewIndex", config=chosen)["index_id"]
        # One by one: of files in a folder, the order in the index is the file system's.
        for url, html in pages:
            place = unquote(url) if url.endswith(_FILE) else f"{unquote(url)}index.html"
            service.ask("AddFile", index_id=number, file_path=place, file_contents=html)
        made = service.ask("GetFiles", index_id=number)["files"]
    files = {file["path"].replace("\\", "/"): b64decode(file["content"]) for file in made}
    wanted = {
        path: data
        for path, data in files.items()
        if any(fnmatchcase(path, pattern) for pattern in patterns)
    }
    yield from sorted(steady(wanted, ENTRY).items())


class _Service:
    """Pagefind, waiting for what it is to do: each message, as JSON in Base64, ends in a comma."""

    def __init__(self, program: Path) -> None:
        self._said = TemporaryFile()  # noqa: SIM115 - closed below; a pipe could fill up
        try:
            self._process = subprocess.Popen(  # noqa: S603 - as above
                [program, "--service"], stdin=PIPE, stdout=PIPE, stderr=self._said
            )
        except OSError as error:
            self._said.close()
            raise PagefindError(f"Pagefind does not run: {error.strerror}.") from error

    def ask(self, wish: str, **details: object) -> dict[str, Any]:
        """Give the answer. Raises `PagefindError`."""
        message = {"message_id": 1, "payload": {"type": wish, **details}}
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None  # noqa: S101 - both are pipes
        assert stdout is not None  # noqa: S101 - as above
        with suppress(BrokenPipeError):
            stdin.write(b64encode(json.dumps(message).encode()) + b",")
            stdin.flush()
        told = bytearray()
        while not told.endswith(b","):
            part = stdout.read1()  # type: ignore[attr-defined]  # of a buffered reader
            if not part:
                raise PagefindError(f"Pagefind has failed: {self._last_words()}")
            told += part
        try:
            answer: dict[str, Any] = json.loads(b64decode(told[:-1]))["payload"]
        except ValueError as error:
            raise PagefindError("Pagefind has failed: its answer is unreadable.") from error
        if answer["type"] == "Error":
            raise PagefindError(f"Pagefind has failed: {answer['message']}")
        return answer

    def _last_words(self) -> str:
        code = self._process.wait()
        self._said.seek(0)
        said = self._said.read().decode(errors="replace").strip().splitlines()
        return said[-1] if said else f"it ended with {code}."

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._said.close()
        # It ends when there is nothing more to read.
        with suppress(BrokenPipeError):
            self._process.communicate()
