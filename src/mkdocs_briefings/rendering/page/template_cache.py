"""Keep compiled templates from build to build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket


class TemplateCache(FileSystemBytecodeCache):
    """A folder of compiled templates; one that is damaged, or cannot be written, is none."""

    def __init__(self, folder: Path, compiled_with: str) -> None:
        """Take the folder, and what stands for all that decides how a text is compiled."""
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))
        self._compiled_with = compiled_with

    def get_source_checksum(self, source: str) -> str:
        """Give what a template's code is known by, besides its name and place."""
        return super().get_source_checksum(f"{self._compiled_with}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template's code."""
        try:
            super().load_bytecode(bucket)
        except (EOFError, OSError, TypeError, ValueError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code, if that is possible."""
        try:
            super().dump_bytecode(bucket)
        except OSError:  # a full disk; the build itself will say so
            return
