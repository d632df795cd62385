"""Run Python commands without waiting for their imports, which take longer than a small build.

A process imports what the commands need and builds a small site, once, and forks for each of them.
So a command runs in a process of its own, as it would from a shell, but for what Python settles
when it starts: its hash seed, its locale, and its warnings.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import time
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, NoReturn

from tests.compiling import compiled_once

CAN_FORK = hasattr(os, "fork")
"""Whether a system lets one do that at all."""

_MODULES = (
    "babel.dates",
    "feedgen.feed",
    "material.plugins.search.plugin",
    "material.templates",
    "mkdocs.commands.build",
    "mkdocs.contrib.search",
    "mkdocs_briefings.cli",
    "mkdocs_briefings.cli.build",
    "mkdocs_briefings.cli.check",
    "mkdocs_briefings.cli.letter",
    "mkdocs_briefings.cli.letter_sending",
    "mkdocs_briefings.cli.ping",
    "mkdocs_briefings.plugin",
)

_SMALL_SITE = {
    "mkdocs.yml": """\
site_name: Paper
site_url: https://example.org/
theme: {name: material, font: false}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc,
  pymdownx.details, pymdownx.highlight, pymdownx.inlinehilite, pymdownx.superfences,
  pymdownx.tabbed, pymdownx.tasklist]
plugins: [{briefings: {jobs: 1, search: titles, share_cards: false}}]
""",
    "docs/about.md": "# About\n",
    "briefings/2026/03/01/dam.md": """\
---
title: Dam
date: 2026-03-01
summary: A dam.
countries: [UA]
---
Text.
""",
}


_COUNTRIES = ("BR", "CL", "EG", "FR", "IS", "JP", "KE", "NO", "PL", "SY", "TR", "UA")
"""Those that tests write of most; others are drawn by whoever asks for them."""


def run(
    command: tuple[str, ...], folder: str, env: dict[str, str], output: str, deadline: float
) -> int:
    """Run a module with its arguments in a folder, and give its exit code.

    What it prints goes to the file `output`. After `deadline` seconds it is ended.
    """
    process = _process()
    request = {
        "command": command,
        "folder": folder,
        "env": env,
        "output": output,
        "deadline": deadline,
    }
    _stream(process.stdin).write(f"{json.dumps(request)}\n")
    _stream(process.stdin).flush()
    return int(_stream(process.stdout).readline())


@cache
def _process() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", __name__],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    atexit.register(_end, process)
    return process


def _end(process: subprocess.Popen[str]) -> None:
    with process:
        _stream(process.stdin).close()


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def keep_themes() -> None:
    """Have MkDocs list the themes that are installed once, and not for every build.

    For that it reads what every distribution tells, which is a tenth of a small build.
    """
    utils = import_module("mkdocs.utils")
    found = utils.get_themes()
    utils.get_themes.cache_clear = lambda: None
    assert utils.get_themes() is found


def _serve() -> None:
    for module in _MODULES:
        import_module(module)
    keep_themes()
    with compiled_once():
        with TemporaryDirectory() as folder:
            _build(Path(folder))
        _draw()
        gc.freeze()  # so that no child looks for garbage among it, which would copy it all
        for line in sys.stdin:
            request = json.loads(line)
            child = os.fork()
            if child == 0:
                _become(**request)
            _, status = os.waitpid(child, 0)
            sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
            sys.stdout.flush()


def _build(root: Path) -> None:
    """Have what every build reads or draws once: names of countries, and shapes of them.

    It is built on one core, since a process with threads cannot fork safely.
    """
    for name, text in _SMALL_SITE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    config = import_module("mkdocs.config").load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    import_module("mkdocs.commands.build").build(config)
    config.plugins.on_shutdown()


def _draw() -> None:
    """Keep maps of countries, which follow from a code alone and take a sixth of a small build."""
    maps = import_module("mkdocs_briefings.outputs.maps")
    png = import_module("mkdocs_briefings.drawing.maps.png")
    maps.draw_svg, png.draw_png = cache(maps.draw_svg), cache(png.draw_png)  # type: ignore[attr-defined] # modules
    for code in _COUNTRIES:
        maps.draw_svg(code)
        png.draw_png(code)


def _become(
    command: list[str], folder: str, env: dict[str, str], output: str, deadline: float
) -> NoReturn:
    signal.setitimer(signal.ITIMER_REAL, deadline)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    sink = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    sys.argv = command
    sys.path[0] = folder
    try:
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
    except BaseException:  # noqa: BLE001 - as Python itself would
        sys.excepthook(*sys.exc_info())
        code = 1
    else:
        code = 0
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve()
