"""Folders that are gone: a line says so, and nothing is raised at whoever called."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.site import Site, environment

if TYPE_CHECKING:
    from pathlib import Path

_REMOVING = """
import pathlib, shutil

def {event}(*_, config, **more):
    shutil.rmtree(pathlib.Path(config.config_file_path).parent)
"""


@pytest.mark.posix
@pytest.mark.parametrize("command", [("check",), ("build",), ("import", "--from", "hugo", "old")])
def test_working_folder_is_gone(command: tuple[str, ...], tmp_path: Path) -> None:
    """In a folder that somebody has removed, one line says so."""
    folder = tmp_path / "gone"
    folder.mkdir()
    code = f"import os, sys; os.rmdir({str(folder)!r}); sys.argv[1:] = {list(command)!r}; "
    done = subprocess.run(
        [sys.executable, "-c", f"{code} from mkdocs_briefings.cli import run; run()"],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "This folder is gone. Change to one that is there.\n"


@pytest.mark.posix
@pytest.mark.parametrize("event", ["on_files", "on_env", "on_page_context", "on_post_build"])
def test_project_goes_during_a_build(event: str, tmp_path: Path) -> None:
    """Whoever removes a project that is being built is told which file is missing."""
    root = tmp_path / "project"
    root.mkdir()
    site = Site(root).configure(hooks=["hook.py"])
    site.write("hook.py", _REMOVING.format(event=event))
    site.write("docs/about.md", "# About\n")
    site.briefing("2026/03/01/one")
    said = site.build(program="mkdocs_briefings", code=1)
    assert "Traceback" not in said
    assert said.strip()
