"""Keep compiled templates from build to build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket


class TemplateCache(FileSystemBytecodeCache):
    """A folder of compiled templates; one that is damaged, or cannot be written, is none.

    Jinja knows a template's code by the template's text, and by its own and Python's version.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))

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
