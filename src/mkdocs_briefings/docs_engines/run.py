"""Let an engine build its project, unless it has made the same before."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_briefings.build.files import files_below, write_atomically
from mkdocs_briefings.configuration.docs_engine import OURS, SEARCH, pairs
from mkdocs_briefings.docs_engines.errors import DocsEngineError
from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.rendering.full_rebuild import full_rebuild_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_briefings.configuration.loaded_config import LoadedConfig
    from mkdocs_briefings.docs_engines.project import EngineProject

_RECORD = "made.json"
"""What an engine has made last, and said; beside its project."""

_DISTRIBUTIONS = (
    "jinja2", "markdown", "mkdocs-material", "mkdocs-materialx", "properdocs", "pygments",
    "pymdown-extensions", "zensical", "zensical-ui",
)  # fmt: skip
"""What the pages of an engine depend on besides its project."""

_KNOWN_PLUGINS = frozenset({OURS, SEARCH, "material/search", "tags", "material/tags"})
"""Plugins that read nothing but the project."""

_VARIABLE = re.compile(r"\b[A-Z_][A-Z0-9_]*\b")

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_WARNED = re.compile(r"WARNING\s+-\s+(?P<text>.*)")
_POINTED = re.compile(r"Warning: (?P<text>.*)")
_PLACE = re.compile(r"\[ (?P<path>\S+):(?P<line>\d+):\d+ \]")

_LAST = 12
"""So many lines of what a failed engine said are told."""


class EngineWarning(NamedTuple):
    """Something that an engine finds wrong."""

    text: str
    path: str
    """Path of the page in the engine's `docs/`; empty where it names none by itself."""

    line: int


class MadeDocs(NamedTuple):
    """What an engine has made."""

    files: frozenset[str]
    """Paths in its site."""

    warnings: tuple[EngineWarning, ...]
    has_run: bool
    """Whether it had to run for it."""


def make_docs(name: str, project: EngineProject, config: LoadedConfig) -> MadeDocs:
    """Give what that engine makes of a project. Raises `DocsEngineError` and `OSError`."""
    if find_spec(name) is None:
        raise DocsEngineError(
            f"docs_engine: {name} is not installed here. Install it: "
            f'pip install "mkdocs-briefings[{name}]".'
        )
    stamp = fingerprint_of(name, project.fingerprint, *_versions(), *_variables(project)).hex()
    record = project.folder / _RECORD
    known = _record(record) if _reads_nothing_else(config) else {}
    has_run = known.get("stamp") != stamp
    if has_run:
        record.unlink(missing_ok=True)  # nothing counts as made while it runs, or if it fails
        said = _run(name, project, config)
        write_atomically(record, json.dumps({"stamp": stamp, "said": said}).encode())
    else:
        said = str(known["said"])
    return MadeDocs(frozenset(files_below(project.site)), tuple(_warnings(said)), has_run)


def _versions() -> Iterator[str]:
    for each in _DISTRIBUTIONS:
        try:
            yield version(each)
        except PackageNotFoundError:
            yield ""


def _variables(project: EngineProject) -> Iterator[str]:
    """Give what the variables hold that a configuration may ask for, and some that it does not."""
    text = project.configuration.read_text("utf-8")
    for each in sorted(set(_VARIABLE.findall(text))) if "!ENV" in text else ():
        yield f"{each}={os.environ.get(each)}"


def _record(path: Path) -> dict[str, Any]:
    # One that was cut short is none.
    try:
        told = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _reads_nothing_else(config: LoadedConfig) -> bool:
    """Whether what an engine makes follows from its project alone.

    Plugins, hooks and some extensions read files, ask git, or look at the clock.
    """
    plugins = {name for name, _ in pairs(config.written.get("plugins", ()))}
    return (
        plugins <= _KNOWN_PLUGINS and "hooks" not in config.left and not full_rebuild_reason(config)
    )


def _run(name: str, project: EngineProject, config: LoadedConfig) -> str:
    """Let it build anew; give what it said."""
    shutil.rmtree(project.site, ignore_errors=True)
    done = subprocess.run(  # noqa: S603 - what the site's option names, of a closed list
        [sys.executable, "-m", name, "build", "--config-file", str(project.configuration)],
        # Where the site's own configuration is, as paths in options are relative to.
        cwd=os.path.dirname(config.config_file_path),  # noqa: PTH120 - text
        env={**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    said = _COLOUR.sub("", done.stdout.decode(errors="replace")).replace("\r\n", "\n")
    if done.returncode:
        raise DocsEngineError(_failure(name, done.returncode, said, project))
    return said


def _failure(name: str, code: int, said: str, project: EngineProject) -> str:
    told = said.replace(f"{project.folder}{os.sep}", "")
    lines = [each for each in _without_traces(told.splitlines()) if each.strip()]
    below = "".join(f"\n  {each}" for each in lines[-_LAST:])
    return f"{name} has ended with {code}. The published site is as it was.{below}"


def _without_traces(lines: Iterable[str]) -> Iterator[str]:
    """Leave out where in the engine's code an error came from."""
    is_trace = False
    for line in lines:
        if line.startswith("Traceback (most recent call last)"):
            is_trace = True
        elif not (is_trace and line.startswith(" ")):
            is_trace = False
            yield line


def _warnings(said: str) -> Iterator[EngineWarning]:
    """Give what an engine warns of; Zensical says where in a line of its own."""
    lines = said.splitlines()
    for number, line in enumerate(lines):
        warned, pointed = _WARNED.match(line), _POINTED.match(line)
        if warned is not None:
            yield EngineWarning(warned["text"], "", 0)
        elif pointed is not None:
            place = _PLACE.search(lines[number + 1]) if number + 1 < len(lines) else None
            path, at = (place["path"], int(place["line"])) if place is not None else ("", 0)
            yield EngineWarning(pointed["text"], path, at)
