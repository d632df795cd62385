"""The site that this repository ships."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.build.load import load
from mkdocs_briefings.cli.project import open_settings
from tests.site import Site

if TYPE_CHECKING:
    from mkdocs_briefings.archive.archive import Archive

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def overview(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a copy of the site, so that building it leaves the original alone."""
    site = Site(tmp_path_factory.mktemp("overview"))
    for name in ("briefings", "docs", "overrides"):
        shutil.copytree(ROOT / name, site.root / name)
    shutil.copy(ROOT / "mkdocs.yml", site.root)
    return site


@pytest.fixture(scope="module")
def archive(overview: Site) -> Archive:
    """Give all that the site publishes."""
    return load(open_settings(str(overview.root / "mkdocs.yml"))).archive


def test_check_is_clean(overview: Site) -> None:
    """`briefings check --strict` finds nothing."""
    done = overview.run("mkdocs_briefings", "check", "--strict")
    assert done.output == "0 errors, 0 warnings.\n"
    assert done.code == 0


def test_it_builds_strictly(overview: Site) -> None:
    """The site builds without a warning, and every briefing is on it."""
    overview.build("--strict", env={"BRIEFINGS_NOW": "2030-01-01"})
    assert len(overview.urls()) > 200


def test_it_is_a_newsroom_of_the_world(archive: Archive) -> None:
    """There are at least 30 briefings, from 20 countries, out of several languages."""
    assert len(archive.cards) >= 30
    assert len(archive.countries) >= 20
    languages = Counter(
        briefing.keys.original.language
        for briefing in archive.briefings.values()
        if briefing.keys.original
    )
    assert len([language for language in languages if language]) >= 5


def test_it_shows_what_a_newsroom_does(archive: Archive) -> None:
    """A running story, a correction, an update, picks, pictures and related briefings are there."""
    keys = [briefing.keys for briefing in archive.briefings.values()]
    assert max(map(len, archive.stories.values())) >= 3
    assert any(each.corrections for each in keys)
    assert any(each.updated for each in keys)
    assert any(each.overlooked for each in keys)
    assert sum(each.image is not None for each in keys) >= 5


def test_every_briefing_credits_its_source(archive: Archive) -> None:
    """Each briefing that draws on an outlet names the original, by address or headline."""
    for path, briefing in archive.briefings.items():
        original = briefing.keys.original
        if briefing.keys.source:
            assert original, path
            assert original.url or original.title, path


@pytest.mark.parametrize("page", ["about", "editorial-policy", "corrections-policy"])
def test_standing_pages(page: str) -> None:
    """The pages on which a publication says who it is are there, without filler text."""
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert len(text) > 500
    assert "lorem" not in text.lower()
