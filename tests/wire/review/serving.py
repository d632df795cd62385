"""The real command, serving a review until it is ended as a person ends it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.patience import DEADLINE
from tests.site import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LINE = re.compile(
    r"\d+ drafts? to decide on: (http://127\.0\.0\.1:\d+/#\S+) \(Ctrl\+C ends it\)\n"
)


@contextmanager
def reviewing(root: Path, *options: str, browser: str = "") -> Iterator[str]:
    """Serve a project's review by Ann, and give its address; in the end nothing else was said.

    `browser` is the command that Python's `webbrowser` takes for one.
    """
    command = [sys.executable, "-m", "mkdocs_briefings", "wire", "review"]
    process = subprocess.Popen(
        [*command, "--port", "0", "--by", "Ann", *options],
        cwd=root,
        env=environment({"BROWSER": browser} if browser else None),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = _LINE.fullmatch(said)
        assert found, said + process.stdout.read()
        yield found[1]
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=DEADLINE)
        assert rest == ""
        assert process.returncode == 0
    finally:
        process.kill()
        process.communicate()
