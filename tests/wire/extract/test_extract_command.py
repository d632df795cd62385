"""`briefings wire extract`, in a project."""

from __future__ import annotations

from contextlib import chdir
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_briefings.cli import main
from tests.fetch.web import Page
from tests.site import NOW, Site
from tests.wire.poll.desk import feed
from tests.wire.text.pages import report

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.fetch.web import Web


@pytest.fixture
def site(tmp_path: Path, running: Web) -> Site:
    """Give a project that has polled an outlet of this machine with two reports."""
    running.forget()
    site = Site(tmp_path).configure(briefings={"wire": {"allow_hosts": ["localhost"]}})
    host = running.host("localhost")
    site.source("mercury", feed=host.url("/feed"), wire={})
    host["/feed"] = feed("Bridge", "Ferry")
    assert run(site, "poll").exit_code == 0
    return site


def run(site: Site, command: str = "extract") -> Result:
    """Run a command of the wire."""
    with chdir(site.root):
        return CliRunner().invoke(main, ["wire", command], env={"BRIEFINGS_NOW": NOW})


def test_the_command_says_what_was_read(site: Site, running: Web) -> None:
    """Pages that were read, and those that were not, are told; nothing is asked for twice."""
    running.host("localhost")["/Bridge"] = Page(report())
    first = run(site)
    assert first.exit_code == 0, first.output
    assert first.stdout == "Read: 1 page. From feeds alone: 0.\nNot read: 1 for now, 0 for good.\n"
    assert run(site).stdout == "Read: 0 pages. From feeds alone: 0.\n"
    assert "Texts: 1.\n" in run(site, "status").stdout


def test_nothing_at_all_is_a_failure(site: Site) -> None:
    """If no page can be read, the command says so and exits with 1."""
    result = run(site)
    assert result.exit_code == 1
    assert result.output.endswith("None of the pages could be read. Is this machine connected?\n")
