"""Pagefind, the program that makes an index of HTML pages.

It is given small pages of our own, in one call for a bundle, and has no way to add to an index.
What it would make of most of them is written by `fast_index`, which asks it for words alone.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode, b64encode
from contextlib import suppress
from fnmatch import fnmatchcase
from functools import lru_cache
from subprocess import PIPE
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import unquote

from mkdocs_briefings.errors import BriefingsError
from mkdocs_briefings.outputs.search.fast_index.writer import IndexWriter, is_verified
from mkdocs_briefings.outputs.search.installed_pagefind import executable, version
from mkdocs_briefings.outputs.search.steady import steady

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

ENTRY = "pagefind-entry.json"
"""The first file of an index that a browser asks for."""

_INDEX = ("*.pf_meta", "index/*", "filter/*", "fragment/*")
"""What else an index is made of; the rest are programs for the browser."""

_PROGRAMS = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind")


_NO_TEXT = (".footnote-backref",)
"""Signs that lead from a note back into the text. Those of headings are not in a body."""

_OF_A_FOLDER, _FILE = "index.html", ".html"
"""The name of a folder's page, and how addresses end that are no folder's: those of `docs/` may."""

_NO_WORD = "nothingofthatkind"


class PagefindError(BriefingsError):
    """Pagefind has made no index; says why."""


def index(pages: Iterable[tuple[str, str]], language: str) -> Iterator[tuple[str, bytes]]:
    """Index pages, each given by its address and as HTML; give the files of the index by path.

    All of them are taken to be in one language, since a browser searches one index of a bundle
    only. Raises `PagefindError`.
    """
    code, pages = _code(language), [(_place(url), html) for url, html in pages]
    made = None
    if is_verified(code, version()):
        made = _writer(code).index((_address(place), html) for place, html in pages)
    yield from sorted(made.items()) if made is not None else plain_index(pages, code)


def plain_index(pages: Iterable[tuple[str, str]], code: str) -> Iterator[tuple[str, bytes]]:
    """Let Pagefind itself index pages, each given by its file's path; otherwise as `index` does.

    `code` is that of the language. Raises `PagefindError`.
    """
    yield from _chosen(_run(pages, code), (ENTRY, *_INDEX))


def programs(language: str) -> Iterator[tuple[str, bytes]]:
    """Give what searches in a browser, by path: the scripts, and an index of nearly nothing.

    Other indexes are merged into that one. It has to have a page, of one word at least: that is one
    that nobody looks for. Raises `PagefindError`.
    """
    page = (_place(""), f"<html><body><p>{_NO_WORD}</p></body></html>")
    yield from _chosen(_run([page], _code(language)), (ENTRY, *_INDEX, *_PROGRAMS))


def _code(language: str) -> str:
    return language.partition("-")[0]


def _place(url: str) -> str:
    """Give the path of a page's file."""
    return unquote(url) if url.endswith(_FILE) else f"{unquote(url)}{_OF_A_FOLDER}"


def _address(place: str) -> str:
    """Give the address of a page as an index has it."""
    is_of_a_folder = f"/{place}".endswith(f"/{_OF_A_FOLDER}")
    return f"/{place.removesuffix(_OF_A_FOLDER) if is_of_a_folder else place}"


@lru_cache(maxsize=2)
def _writer(code: str) -> IndexWriter:
    """Give what writes indexes in a language: it keeps words for the next one."""
    return IndexWriter(code, version(), ENTRY, lambda text: _run([], code, text))


def _run(pages: Iterable[tuple[str, str]], code: str, text: str = "") -> dict[str, bytes]:
    """Give all files of an index of pages, each given by its file's path; or of a text."""
    program = executable()
    if program is None:
        raise PagefindError("Pagefind is not installed. Install mkdocs-briefings[search].")
    with _Service(program) as service:
        chosen = {"force_language": code, "exclude_selectors": _NO_TEXT}
        number = service.ask("NewIndex", config=chosen)["index_id"]
        # One by one: of files in a folder, the order in the index is the file system's.
        for place, html in pages:
            service.ask("AddFile", index_id=number, file_path=place, file_contents=html)
        if text:
            service.ask("AddRecord", index_id=number, url="/", content=text, language=code)
        made = service.ask("GetFiles", index_id=number)["files"]
    return {file["path"].replace("\\", "/"): b64decode(file["content"]) for file in made}


def _chosen(files: Mapping[str, bytes], patterns: Iterable[str]) -> Iterator[tuple[str, bytes]]:
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
