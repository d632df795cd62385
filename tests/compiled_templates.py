"""Compile the templates of the tests' sites once for all of them.

Compiling them takes longer than anything else of a small build. What is kept of a template names
its text and the words that it was compiled with, so one that fits no other site is not used.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ".cache/briefings/templates"
"""Where a project has them."""

_PLAIN = re.compile(rb"^plugins:[\s\[-]*briefings\b", re.MULTILINE)
"""A site on which no other plugin stands before ours."""


@contextmanager
def shared(project: Path) -> Iterator[None]:
    """Give a project that was never built the templates of others, and keep those it compiles."""
    config = project / "mkdocs.yml"
    if (project / ".cache").exists() or not config.is_file():
        yield
        return
    told = config.read_bytes()
    kept, own = _place(told), project / FOLDER
    for language in _languages(kept, told):
        shutil.copytree(language, own / language.name)
    yield
    if own.is_dir() and any(own.parent.glob("*.sqlite")):
        _keep(own, kept, os.fsencode(project))
    elif own.is_dir():
        shutil.rmtree(project / ".cache")  # nothing was built, and nothing stays


def _keep(own: Path, kept: Path, project: bytes) -> None:
    for made in own.glob("*/*"):
        place = kept / made.relative_to(own)
        # A copy is as old as what it was copied from. Code tells where its text stands.
        is_new = not place.exists() or place.stat().st_mtime < made.stat().st_mtime
        if is_new and project not in made.read_bytes():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(made, place)


def _languages(kept: Path, config: bytes) -> list[Path]:
    """Give the folders of the languages that a site may be in: most are in English alone."""
    folders = kept.iterdir() if kept.is_dir() else ()
    return [each for each in folders if each.name == "en" or os.fsencode(each.name) in config]


def _place(config: bytes) -> Path:
    """Give where those of such a site are, which with plugins or hooks depend on all options."""
    is_plain = _PLAIN.search(config) and b"hooks:" not in config
    return Path(_folder().name, "plain" if is_plain else sha256(config).hexdigest())


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()
