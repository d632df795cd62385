"""`briefings wire group`, in a project."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_briefings.cli import main
from mkdocs_briefings.wire.store.events import Decision
from mkdocs_briefings.wire.store.store import STORE, Store
from tests.site import NOW as MOMENT
from tests.site import Site
from tests.wire.group.stored import FERRY, groups, put, said

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.wire.records import Report

NOW = datetime.fromisoformat(MOMENT)


def now(report: Report, hours: int) -> Report:
    """Give a report that was seen some hours ago."""
    seen = NOW - timedelta(hours=hours)
    item = replace(report.item, seen=seen, entry=replace(report.item.entry, published=seen))
    article = replace(report.article, published=seen)
    return replace(report, item=item, article=article)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project that follows two outlets, with reports of three."""
    site = Site(tmp_path).configure()
    for name in ("suara", "harian"):
        site.source(name, language="en", country="ID", feed=f"https://{name}.example/", wire={})
    with Store(tmp_path / STORE) as store:
        put(store, [now(said("Suara", "Ferry sinks", FERRY), 2)])
        put(store, [now(said("Harian", "A ferry has sunk", FERRY), 1)])
        put(store, [now(said("Gone", "A ferry", FERRY), 1)])
        put(store, [now(said("Suara", "Ferry company silent", "It said nothing."), 1)], read=False)
    return site


def run(site: Site) -> str:
    """Run the command; give what it says."""
    with chdir(site.root):
        result = CliRunner().invoke(main, ["wire", "group"], env={"BRIEFINGS_NOW": MOMENT})
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_says_what_it_did(site: Site) -> None:
    """What was grouped, what waits, and what no profile follows is told; then there is no more."""
    said_first = run(site)
    assert "Grouped: 2 reports, 1 new event, 1 reprint." in said_first
    assert "no profile follows their outlet: 1 report." in said_first
    assert "Grouped: 0 reports, 0 new events, 0 reprints." in run(site)


def test_the_command_carries_out_what_editors_decided(site: Site) -> None:
    """A split is done, and a decision that was taken back is told."""
    run(site)
    with Store(site.root / STORE) as store:
        assert groups(store) == [("suara", "harian")]
        for number, together in enumerate((True, False)):
            at = NOW + timedelta(minutes=number)
            store.events.decide(Decision(1, 2, together=together, by="Ann", at=at))
    assert "Changed as editors have decided: 1 event." in run(site)
    with Store(site.root / STORE) as store:
        assert groups(store) == [("harian",), ("suara",)]
