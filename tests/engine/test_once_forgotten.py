"""Inputs that lists of what to compare once forgot: each has left a file stale before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.project import assert_clean, configure, run, write_briefing, write_project
from tests.site import NOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site import Site

LATER = "2026-03-20T18:00Z"


def _source_feed(site: Site) -> None:
    site.source("kyiv-daily", "Its *profile*.\n", feed="https://kyiv.example/other.xml")


def _write(site: Site, **keys: Any) -> None:  # noqa: ANN401 - front matter
    """Write the newest briefing, which is in several feeds."""
    usual = {
        "source": "kyiv-daily",
        "image": {"src": "../02/x.png", "alt": "A square"},
        "corrections": [{"date": "2026-03-05", "text": "Once."}],
    }
    write_briefing(site, 7, **{**usual, **keys})


def _author(site: Site) -> None:
    _write(site, authors=["Ada"])


def _original(site: Site) -> None:
    _write(site, original={"url": "https://a.example/", "title": "T"})


def _credit(site: Site) -> None:
    _write(site, image={"src": "../02/x.png", "alt": "A square", "caption": "C", "credit": "Ada"})


def _correction(site: Site) -> None:
    _write(site, corrections=[{"date": "2026-03-05", "text": "Twice."}])


def _moment(_: Site) -> None:
    """Change nothing: it is later."""


EDITS: dict[str, Callable[[Site], object]] = {
    "a source's feed": _source_feed,
    "an author": _author,
    "an original": _original,
    "an image's credit": _credit,
    "a correction": _correction,
    "a feed without briefings, later": _moment,
}


@pytest.mark.parametrize("content", ["full", "summary"])
@pytest.mark.parametrize("edit", EDITS)
def test_it_is_not_forgotten(edit: str, content: str, tmp_path: Path) -> None:
    """After the edit an incremental build has the bytes of a clean one."""
    site = write_project(tmp_path / "site")
    empty: dict[str, Any] = {"title": "Nothing", "countries": ["IS"], "tags": ["water"]}
    configure(site, briefings={"feed_content": content, "feeds": [empty]})
    _write(site)
    run(site)
    EDITS[edit](site)
    now = LATER if EDITS[edit] is _moment else NOW
    run(site, now=now)
    assert_clean(site, tmp_path / "clean", now=now)
