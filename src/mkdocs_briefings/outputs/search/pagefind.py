"""Pagefind, the program that makes an index of HTML pages.

It is given small pages of our own, in one call for a bundle, and has no way to add to an index.
"""

from __future__ import annotations

import os
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PACKAGES = ("pagefind_bin", "pagefind_extended")
_NAMES = ("pagefind", "pagefind_extended", "pagefind.exe", "pagefind_extended.exe")

ENTRY = "pagefind-entry.json"
"""The first file of an index that a browser asks for."""

_INDEX = ("*.pf_meta", "index/*", "filter/*", "fragment/*")
"""What else an index is made of; the rest are programs for the browser."""

_PROGRAMS = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind")


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
    return told.stdout.split()[-1]


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
    with TemporaryDirectory(prefix="briefings-search-", dir=_memory()) as folder:
        site, target = Path(folder, "site"), Path(folder, "index")
        for url, html in pages:
            path = site / unquote(url) / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(html, encoding="utf-8")
        command: list[str | Path] = [program, "--site", site, "--output-path", target]
        command += ["--force-language", language.partition("-")[0], "--silent"]
        done = subprocess.run(  # noqa: S603 - as above; its arguments are made here
            command, capture_output=True, text=True, check=False
        )
        if done.returncode or not (target / ENTRY).is_file():
            said = (done.stderr or done.stdout).strip().splitlines()
            raise PagefindError(f"Pagefind has failed: {said[-1] if said else done.returncode}")
        for pattern in patterns:
            for path in sorted(target.glob(pattern)):
                yield path.relative_to(target).as_posix(), path.read_bytes()


def _memory() -> str | None:
    """Give a folder that is in memory, where a system has one and nobody has named another.

    A bundle takes thousands of small files that live for seconds: on a disk, as long as indexing.
    """
    shared = "/dev/shm"  # noqa: S108 - what is made in it has a name that nobody can guess
    wanted = os.environ.get("TMPDIR")
    return shared if not wanted and os.access(shared, os.W_OK | os.X_OK) else None
