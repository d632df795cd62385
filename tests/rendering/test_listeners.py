"""What is known of plugins and hooks: what they keep and do, and what they are written in."""

from __future__ import annotations

import functools
import logging
import re
import socket
import subprocess
import sys
import threading
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.rendering.listeners import audit
from mkdocs_briefings.rendering.listeners.audit import Act, ActKind
from mkdocs_briefings.rendering.listeners.code import ListenerCode
from mkdocs_briefings.rendering.listeners.known import Behaviour, behaviour_of
from mkdocs_briefings.rendering.listeners.state import OpaqueStateError, digest_of_state

if TYPE_CHECKING:
    from collections.abc import Callable


class Keeper:
    """Something that keeps something."""

    shared = 0

    def __init__(self, kept: object) -> None:
        self.kept = kept


@dataclass(slots=True)
class Slotted:
    """The same without a dictionary."""

    kept: object


def adder(kept: object) -> Callable[[], object]:
    """Give a function that has a value in its closure."""
    return lambda: kept


HOLDERS: dict[str, Callable[[Any], object]] = {
    "list": lambda kept: [1, kept],
    "dict": lambda kept: {"a": {"b": kept}},
    "key": lambda kept: {kept: 1},
    "set": lambda kept: {1, kept},
    "deque": lambda kept: deque([kept]),
    "counter": lambda kept: Counter([kept]),
    "object": Keeper,
    "slots": Slotted,
    "closure": adder,
    "partial": lambda kept: functools.partial(print, kept),
    "method": lambda kept: Slotted(kept).__repr__,
    "pattern": lambda kept: re.compile(str(kept)),
    "path": lambda kept: Path(str(kept)),
}


@pytest.mark.parametrize("name", HOLDERS)
def test_state(name: str) -> None:
    """Values of one state have one fingerprint, and of another one another."""
    hold = HOLDERS[name]
    assert digest_of_state(hold("a")) == digest_of_state(hold("a"))
    assert digest_of_state(hold("a")) != digest_of_state(hold("b"))


def test_state_of_what_holds_itself() -> None:
    """A value may hold itself, and that is part of its state."""
    ring: list[object] = []
    ring.append(ring)
    assert digest_of_state(ring) != digest_of_state([[]])


def test_state_of_a_set_has_no_order() -> None:
    """The order in which a set goes through its values, which differs, is no part of its state."""
    names = [f"name {number}" for number in range(100)]
    assert digest_of_state(set(names)) == digest_of_state(set(names))


def test_harmless_state() -> None:
    """What has no state of use to a page is left out."""
    assert digest_of_state([threading.Lock(), logging.getLogger("a"), sys, int, len])


@pytest.mark.parametrize(
    "make",
    [
        lambda: (number for number in range(3)),
        lambda: count(1),
        lambda: socket.socket,  # a class is known by its name
        lambda: ThreadPoolExecutor(1),
        threading.Thread,
        lambda: [[number] for number in range(50_000)],
    ],
    ids=["generator", "iterator", "class", "pool", "thread", "much"],
)
def test_opaque_state(make: Callable[[], object], request: pytest.FixtureRequest) -> None:
    """What nobody can look into has no fingerprint."""
    if request.node.callspec.id == "class":
        assert digest_of_state(make())
        return
    with pytest.raises(OpaqueStateError):
        digest_of_state(make())


def test_acts(tmp_path: Path) -> None:
    """Files that are read, listed and written are noted, and programs; Python's own are not."""
    path = tmp_path / "x.txt"
    acts: list[Act] = []
    with audit.told(acts.append):
        path.write_text("x")
        path.read_text()
        list(tmp_path.iterdir())
        path.unlink()
        subprocess.run([sys.executable, "-c", ""], check=True)
        Path(subprocess.__file__).read_bytes()
    path.write_text("y")
    told = [(act.kind, act.target) for act in acts]
    expected = [
        (ActKind.WRITE, str(path)),
        (ActKind.READ, str(path)),
        (ActKind.LIST, str(tmp_path)),
        (ActKind.WRITE, str(path)),
        (ActKind.REACH, sys.executable),
    ]
    assert told[: len(expected)] == expected
    assert not any(act.target == subprocess.__file__ for act in acts)


def test_code(tmp_path: Path) -> None:
    """Code is what a file imports, however deep, and the releases of what is installed."""
    files = {
        "hook.py": "import os, first\nfrom inner import second\nimport jinja2\nX = 'SOME_NAME'\n",
        "first.py": "def f():\n    import third\n",
        "third.py": "",
        "inner/__init__.py": "",
        "inner/second.py": "from . import fourth\nfrom .fifth import x\n",
        "inner/fourth.py": "",
        "inner/fifth.py": "",
        "unused.py": "",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    code = ListenerCode()
    code.add_module("hook", tmp_path / "hook.py")
    found = {path.relative_to(tmp_path).as_posix() for path in code.files}
    assert found == files.keys() - {"unused.py"}
    assert {"jinja2", "markupsafe"} <= code.distributions
    assert code.variables == {"SOME_NAME"}


def test_what_is_derived_is_unknown() -> None:
    """A plugin that is derived from one that was read may do what it likes."""
    from mkdocs.contrib.search import SearchPlugin  # noqa: PLC0415 - as plugins are loaded

    class Derived(SearchPlugin):
        pass

    assert behaviour_of(SearchPlugin()) is Behaviour.SEARCH
    assert behaviour_of(Derived()) is Behaviour.UNKNOWN
