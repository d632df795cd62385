"""What Git knows of a project."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

_BLOB = re.compile(rb"[0-9a-f]+ blob ([0-9]+)\n")


def git(folder: Path, *arguments: str) -> bytes | None:
    """Give what Git answers there; None where it refuses, or is not installed.

    Names that somebody has given stand behind `--` or a colon, so that none of them is an option.
    """
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            ["git", *arguments],  # noqa: S607 - as the user's shell finds it
            cwd=folder, capture_output=True, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


class Blobs:
    """Gives what files were in commits, by one process that answers for all of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            ["git", "cat-file", "--batch"],  # noqa: S607 - as the user's shell finds it
            cwd=self._folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        return self

    def __exit__(self, *_error: object) -> None:
        if self._process is not None:
            self._process.communicate()

    def read(self, name: str) -> bytes | None:
        """Give a file by its commit and path, `main:./a.md`; None where it is no file there."""
        process = self._process
        assert process is not None and process.stdin and process.stdout  # noqa: S101, PT018 - entered
        process.stdin.write(f"{name}\n".encode("utf-8", "surrogateescape"))
        process.stdin.flush()
        # `<object> blob <size>`, the bytes and a newline; for what is not there, `<name> missing`.
        found = _BLOB.fullmatch(process.stdout.readline())
        return process.stdout.read(int(found[1]) + 1)[:-1] if found else None
