"""What the tests of the command share."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import chdir
from inspect import signature
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from mkdocs_briefings.cli import main
from tests.fetch.conftest import running, server
from tests.site import NOW, Site

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["running", "server"]
"""Fixtures of other sites, for commands that ask them."""

# Before click 8.2 errors came with the output unless one asked for both.
_IS_MIXED = "mix_stderr" in signature(CliRunner).parameters
_APART: dict[str, Any] = {"mix_stderr": False} if _IS_MIXED else {}

Command = Callable[..., Result]
"""Runs `briefings` with these arguments in the project's folder."""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project with a briefing, a source and a page."""
    site = Site(tmp_path).configure(briefings={"timezone": "Europe/Kyiv"})
    site.write("docs/about.md", "# About\n")
    site.source("kyiv-daily")
    site.briefing("2026/03/01/one", source="kyiv-daily")
    return site


@pytest.fixture
def briefings(site: Site) -> Command:
    """Give what runs the command, without a terminal."""

    def run(*arguments: str) -> Result:
        with chdir(site.root):
            return CliRunner(**_APART).invoke(main, arguments, env={"BRIEFINGS_NOW": NOW})

    return run
