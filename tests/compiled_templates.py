"""Compile the templates of the tests' sites once for all that have the same `mkdocs.yml`.

Compiling them takes longer than anything else of a small build. What is kept of a template names
its text and the settings that it was compiled with, so one that fits no other site is not used.
"""

from __future__ import annotations

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


@contextmanager
def shared(project: Path) -> Iterator[None]:
    """Give a project that was never built the templates of others, and keep those it compiles."""
    config = project / "mkdocs.yml"
    if (project / ".cache").exists() or not config.is_file():
        yield
        return
    kept = _place() / sha256(config.read_bytes()).hexdigest()
    own = project / FOLDER
    if kept.is_dir():
        shutil.copytree(kept, own)
    yield
    if own.is_dir() and not kept.is_dir():
        shutil.copytree(own, kept)
    elif own.is_dir() and not any(own.parent.glob("*.sqlite")):
        shutil.rmtree(project / ".cache")  # nothing was built, and nothing stays


def _place() -> Path:
    return Path(_folder().name)


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()
