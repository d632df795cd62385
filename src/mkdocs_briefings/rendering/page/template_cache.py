"""Keep compiled templates from build to build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from mkdocs_briefings.drawing.cache_file import read_cached, write_cached
from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.toolchain import toolchain_version

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket

    from mkdocs_briefings.words.words import Words


def compiled_with(words: Words, *others: str | bytes) -> str:
    """Stand for what a compiled template depends on besides its text: its words, and others."""
    said = words.language, words.spoken, repr(sorted(words.texts.items()))
    return fingerprint_of(toolchain_version("rendering"), *said, *others).hex()


class TemplateCache(BytecodeCache):
    """A folder of compiled templates; one that is damaged, or cannot be written, is none."""

    def __init__(self, folder: Path, compiled_with: str) -> None:
        """Take the folder, and what stands for all that decides how a text is compiled."""
        self._folder = folder
        self._compiled_with = compiled_with

    def get_source_checksum(self, source: str) -> str:
        """Give what a template's code is known by, besides its name and place."""
        return super().get_source_checksum(f"{self._compiled_with}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template's code."""
        code = read_cached(self._place(bucket))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code, if that is possible."""
        write_cached(self._place(bucket), bucket.bytecode_to_string())

    def _place(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.template"
