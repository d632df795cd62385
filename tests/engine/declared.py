"""A build in which reading what was not declared raises; to be run as a program in a project.

While an output group is planned and its outputs are rendered, three things are watched:

- settings: a field that the fingerprint of the settings leaves out may not be read;
- the environment: nothing may be read from it;
- files of the project: one may be read only where the output that is rendered holds its path and
  its digest, so that another file makes another fingerprint. Files of the theme are exempt, since
  each of them is one of the global inputs.

    python -m tests.engine.declared [--break settings|environment|file|field]

`--break` makes one output read what it may not, so that a test can see that this is noticed. The
program ends with 1 and one line for each thing that was read undeclared.
"""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from pydantic import BaseModel

from mkdocs_briefings.build.group_renderer import GroupRenderer, _GroupWork
from mkdocs_briefings.fingerprint import digest_of, fields_left_out
from mkdocs_briefings.outputs.articles import ArticlePage
from mkdocs_briefings.settings import Settings

if TYPE_CHECKING:
    from mkdocs_briefings.outputs.output import Output

PROJECT = Path.cwd()

_EXEMPT = (PROJECT / "theme", PROJECT / "overrides", PROJECT / "site", PROJECT / ".cache")
"""The theme is a global input; the site and the stage are what is written."""

_HIDDEN = fields_left_out(Settings)

_HARMLESS = {
    "SOURCE_DATE_EPOCH": "MkDocs offers templates the date of the build, which none of ours shows",
    "TEMP": "where files lie that Pagefind reads",
    "TMP": "the same",
    "TMPDIR": "the same",
}
"""Variables that decide no byte of what we make, each with the reason."""


class Watch:
    """What is being done, and what was read undeclared."""

    def __init__(self) -> None:
        self.group = ""
        self.output: Output | None = None
        self.is_paused = False
        self.found: dict[str, None] = {}

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let something be read that the engine itself asks for."""
        before, self.is_paused = self.is_paused, True
        try:
            yield
        finally:
            self.is_paused = before

    @property
    def is_on(self) -> bool:
        """Whether a group is planned or an output rendered."""
        return bool(self.group) and not self.is_paused

    def note(self, what: str) -> None:
        """Note what was read."""
        where = type(self.output).__name__ if self.output else self.group
        self.found[f"{where} reads {what}"] = None


watch = Watch()


def _watch_settings() -> None:
    get = Settings.__getattribute__

    def watched(settings: Settings, name: str) -> Any:  # noqa: ANN401 - of any setting
        if name == "places":  # of which the fingerprint of the settings tells
            with watch.paused():
                return get(settings, name)
        if watch.is_on and name in _HIDDEN:
            watch.note(f"the setting {name}")
        return get(settings, name)

    Settings.__getattribute__ = watched  # type: ignore[assignment,method-assign]


def _watch_environment() -> None:
    kind = type(os.environ)
    get = kind.__getitem__

    def watched(environment: Any, name: str) -> Any:  # noqa: ANN401 - os.environ
        if watch.is_on and name not in _HARMLESS:
            watch.note(f"the variable {name}")
        return get(environment, name)

    kind.__getitem__ = watched  # type: ignore[method-assign]


def _watch_files() -> None:
    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not watch.is_on or not isinstance(arguments[0], str | Path):
            return
        path, flags = Path(arguments[0]), arguments[2]
        if flags & (os.O_WRONLY | os.O_RDWR) or not path.is_relative_to(PROJECT):
            return
        if any(path.is_relative_to(folder) for folder in _EXEMPT):
            return
        with watch.paused():
            if not _is_declared(path):
                watch.note(f"the file {path.relative_to(PROJECT)}")

    sys.addaudithook(hook)


def _is_declared(path: Path) -> bool:
    held = set(_values(watch.output))
    data = path.read_bytes()
    whole = sha256(data)
    digests = {whole.hexdigest(), whole.digest(), digest_of(data)}
    return not held.isdisjoint(digests) and path.relative_to(PROJECT).as_posix() in held


def _values(value: object) -> Iterator[object]:
    """Give the texts and bytes that a record holds, at any depth."""
    if isinstance(value, str | bytes):
        yield value
    elif isinstance(value, BaseModel):
        yield from _values(value.model_dump())
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _values(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from _values(pair)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _values(each)


def _watch_groups() -> None:
    call, do = GroupRenderer.__call__, _GroupWork._do  # noqa: SLF001 - where outputs are rendered

    def watched_call(renderer: GroupRenderer, group: Any) -> Any:  # noqa: ANN401 - handed on
        watch.group = group.name
        try:
            return call(renderer, group)
        finally:
            watch.group = ""

    def watched_do(work: Any, compared: Any, step: Any) -> Any:  # noqa: ANN401 - handed on
        watch.output = compared.output
        try:
            return do(work, compared, step)
        finally:
            watch.output = None

    GroupRenderer.__call__ = watched_call  # type: ignore[assignment,method-assign]
    _GroupWork._do = watched_do  # type: ignore[assignment,method-assign]  # noqa: SLF001 - as above


_BREACHES: dict[str, Callable[[Any], object]] = {
    "settings": lambda renderer: renderer._settings.now,  # noqa: SLF001 - what nobody may
    "environment": lambda _: os.environ["PATH"],
    "file": lambda _: (PROJECT / "mkdocs.yml").read_bytes(),
}


def _breach(kind: str) -> None:
    prepare = ArticlePage.prepare

    def breaching(page: ArticlePage, renderer: Any) -> None:  # noqa: ANN401 - handed on
        _BREACHES[kind](renderer)
        prepare(page, renderer)

    ArticlePage.prepare = breaching  # type: ignore[assignment,method-assign]


def main(*arguments: str) -> int:
    """Build, and say what was read undeclared."""
    if arguments[:1] == ("--break",):
        _breach(arguments[1])
    for install in (_watch_settings, _watch_environment, _watch_files, _watch_groups):
        install()
    config = load_config(str(PROJECT / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    for line in watch.found:
        sys.stdout.write(f"{line}.\n")
    return 1 if watch.found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
