"""A process that builds many times, as a preview does, does not grow."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from jinja2 import Environment

from mkdocs_briefings.archive.archive import Archive
from tests.engine.project import run, write_briefing

if TYPE_CHECKING:
    from tests.site import Site


def test_builds_leave_nothing_behind(site: Site) -> None:
    """Once a build is over, neither its archive nor its templates are held by anything."""
    gc.collect()
    before = _count(Archive), _count(Environment)
    for number in range(3):
        # A link and an image have the text pass through the allow-list.
        write_briefing(site, 5, title=f"Title {number}", countries=["FR"])
        path = site.root / "briefings/2026/03/02/b-5.md"
        path.write_text(f"{path.read_text()}[one](b-1.md) ![x](x.png) <b>{number}</b>\n")
        run(site)
    gc.collect()
    assert (_count(Archive), _count(Environment)) == before


def _count(kind: type) -> int:
    return sum(type(each) is kind for each in gc.get_objects())
