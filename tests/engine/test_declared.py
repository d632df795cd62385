"""Nothing is read while pages are made but what a fingerprint covers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.fingerprint import Fingerprints, fields_left_out
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.settings import Settings
from tests.engine.project import write_project
from tests.outputs.newsroom import write_newsroom
from tests.site import environment

if TYPE_CHECKING:
    from tests.site import Site

ROOT = Path(__file__).parents[2]


def watched(site: Site, *arguments: str) -> tuple[int, str]:
    """Build a site under watch; give the exit code and what was read undeclared."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.declared", *arguments],
        cwd=site.root,
        env={**environment(), "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    "options",
    [
        {"search": "full", "share_cards": True},
        {"search": "titles", "share_cards": False, "feed_content": "summary"},
        {"search": "off", "share_cards": {"since": "2026-03-02"}},
        {"search": "off", "feed_formats": "rss", "feed_archives": "off", "offline": False},
    ],
    ids=["everything", "less", "since a day", "least"],
)
def test_every_kind_of_output(options: dict[str, Any], tmp_path: Path) -> None:
    """All outputs of a newsroom that has everything read only what was declared."""
    site = write_newsroom(tmp_path)
    site.configure(
        briefings={"latest": 3, "month_limit": 4, "timezone": "Europe/Kyiv", "jobs": 1, **options}
    )
    assert watched(site) == (0, "")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("settings", "ArticlePage reads the setting now.\n"),
        ("environment", "ArticlePage reads the variable PATH.\n"),
        ("file", "ArticlePage reads the file mkdocs.yml.\n"),
    ],
)
def test_what_is_undeclared_is_noticed(kind: str, told: str, tmp_path: Path) -> None:
    """An article that reads the moment, a variable or another file is found out."""
    assert watched(write_project(tmp_path), "--break", kind) == (1, told)


def test_every_field_that_is_left_out_says_why() -> None:
    """The settings' fingerprint leaves out places, the moment, how it is built, and the desk."""
    reasons = fields_left_out(Settings)
    assert set(reasons) == {
        "root", "docs_dir", "site_dir", "briefings_dir", "sources_dir", "stories_dir",
        "words_dir", "names_dir", "now", "jobs", "skip_invalid", "strict", "translations",
        "desk",
    }  # fmt: skip
    assert all(len(reason.split()) > 3 for reason in reasons.values())


def test_no_group_leaves_anything_out() -> None:
    """A field of an output group is in its fingerprint, whatever the group is."""
    for kind in _all_groups():
        assert fields_left_out(kind) == {}, kind


def test_a_group_cannot_hold_what_has_no_fingerprint() -> None:
    """A function in a field, say, is refused, so that nothing can be asked of it in secret."""
    with pytest.raises(TypeError, match="has no fingerprint"):
        Fingerprints().of((lambda: 1,))


def _all_groups() -> list[type]:
    import mkdocs_briefings.outputs.products  # noqa: F401, PLC0415 - defines them all

    found: list[type] = []
    waiting: list[type] = [OutputGroup]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return found
