"""When a process of a build looks for garbage."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
from mkdocs_briefings.build.collector import calm_collector

class Ring:
    def __init__(self):
        self.itself = self
    def __del__(self):
        print("found", flush=True)

ring = Ring()
"""


@pytest.mark.parametrize(("last", "said"), [("", "found\n"), ("calm_collector()", "")])
def test_what_a_build_has_made_is_left_to_the_system(last: str, said: str) -> None:
    """A process that ends with the build does not go through all of it once more."""
    script = f"{SCRIPT}{last}\n"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout == said
