"""`briefings wire poll`, in a project."""

from __future__ import annotations

from contextlib import chdir
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_briefings.cli import main
from tests.fetch.web import HERE
from tests.site import NOW, Site
from tests.wire.poll.desk import feed

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.fetch.web import Web


@pytest.fixture
def site(tmp_path: Path, running: Web) -> Site:
    """Give a project that follows two outlets of this machine."""
    running.forget()
    site = Site(tmp_path).configure(briefings={"wire": {"allow_hosts": ["localhost", HERE]}})
    for name, host in (("kurier", "localhost"), ("post", HERE)):
        site.source(name, feed=running.host(host).url("/feed"), wire={})
    return site


def run(site: Site, command: str = "poll") -> Result:
    """Run a command of the wire."""
    with chdir(site.root):
        return CliRunner().invoke(main, ["wire", command], env={"BRIEFINGS_NOW": NOW})


def test_the_command_says_what_came_in(site: Site, running: Web) -> None:
    """New reports, feeds with troubles and feeds that rest are told."""
    running.host("localhost")["/feed"] = feed("Rain", "Wind")
    first = run(site)
    assert first.exit_code == 0, first.output
    assert "Polled: 2 feeds, of which 0 unchanged and 1 failed. Not due: 0.\n" in first.output
    assert "New: 2 reports. Changed: 0.\n" in first.output
    told = f"docs/sources/post.md:6: warning: {running.host(HERE).url('/feed')} cannot be read"
    assert told in first.output
    second = run(site)
    assert "Polled: 0 feeds, of which 0 unchanged and 0 failed. Not due: 2.\n" in second.output
    assert told in second.output
    status = run(site, "status")
    assert "Items: 2.\n" in status.output
    assert told in status.output


def test_nothing_at_all_is_a_failure(site: Site) -> None:
    """If no feed can be read, the command says so and exits with 1."""
    result = run(site)
    assert result.exit_code == 1
    assert result.output.endswith("None of the feeds could be read. Is this machine connected?\n")


def test_a_host_of_this_machine_has_to_be_allowed(site: Site, running: Web) -> None:
    """Without `allow_hosts`, nobody is connected to."""
    site.configure()
    result = run(site)
    assert result.exit_code == 1
    assert "is not public. Name the host in `allow_hosts`" in result.output
    assert running.connections == 0
