"""Keep compiled templates from build to build."""

from __future__ import annotations

import os
import sys
import sysconfig
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from mkdocs_briefings.drawing.cache_file import read_cached, write_cached
from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.toolchain import toolchain_version

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

    from mkdocs_briefings.words.words import Words


_INSTALLED = "installed-"
"""What the names of those begin with that are of packages, and of no site."""

_PACKAGES = tuple(
    f"{folder}{os.sep}"
    for folder in {
        str(Path(__file__).parents[2]),
        *map(sysconfig.get_path, ("purelib", "platlib")),
    }
)


def compiled_with(words: Words, *others: str | bytes) -> str:
    """Stand for what a compiled template depends on besides its text: its words, and others."""
    said = words.language, words.spoken, repr(sorted(words.texts.items()))
    return fingerprint_of(toolchain_version("rendering"), *said, *others).hex()


class TemplateCache(BytecodeCache):
    """A folder of compiled templates; one that is damaged, or cannot be written, is none.

    Those of installed packages are the same for most sites. As Python keeps what it compiles, they
    are kept beside this code too, so that the first build of a site need not compile them again,
    which takes 0.3 to 0.4 seconds.
    """

    def __init__(self, folder: Path, compiled_with: str, kind: str = "") -> None:
        """Take the folder, and what stands for all that decides how a text is compiled.

        `kind` says which sites compile templates alike; of one that stands alone it is empty.
        """
        self._folder = folder
        self._compiled_with = compiled_with
        beside = _beside_code() if kind else None
        self._shared = beside / kind if beside is not None else None

    def get_source_checksum(self, source: str) -> str:
        """Give what a template's code is known by, besides its name and place."""
        return super().get_source_checksum(f"{self._compiled_with}\n{source}")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Give what a template's file is called, which tells whether it is of a package."""
        key = super().get_cache_key(name, filename)
        is_installed = filename is not None and filename.startswith(_PACKAGES)
        return f"{_INSTALLED}{key}" if is_installed else key

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template's code."""
        shared = self._shared_by(bucket)
        if not _load(bucket, self._folder) and shared is not None and _load(bucket, shared):
            # Who takes the project's cache elsewhere finds all of it there.
            _dump(bucket, self._folder)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code, if that is possible."""
        _dump(bucket, self._folder)
        shared = self._shared_by(bucket)
        if shared is not None and not sys.dont_write_bytecode:
            _dump(bucket, shared)

    def _shared_by(self, bucket: Bucket) -> Path | None:
        return self._shared if bucket.key.startswith(_INSTALLED) else None


def _load(bucket: Bucket, folder: Path) -> bool:
    """Load a template's code from a folder, and tell whether that has it as it is now."""
    code = read_cached(_place(bucket, folder))
    if code is not None:
        bucket.bytecode_from_string(code)
    return bucket.code is not None


def _dump(bucket: Bucket, folder: Path) -> None:
    write_cached(_place(bucket, folder), bucket.bytecode_to_string())


def _place(bucket: Bucket, folder: Path) -> Path:
    return folder / f"{bucket.key}.template"


def _beside_code() -> Path | None:
    """Give the folder for them where Python keeps this module's code; None where it keeps none."""
    try:
        return Path(cache_from_source(__file__)).parent / "templates"
    except NotImplementedError:
        return None
