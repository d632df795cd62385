"""What the benchmark of languages makes of its figures, and what it builds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from bench.first_builds import COLD
from bench.languages import ONE, SEVERAL, LanguagesResults, make_site
from bench.newsroom import Newsroom
from tests.bench.test_search import figure

if TYPE_CHECKING:
    from pathlib import Path

    from bench.results import Figure


def _results(*figures: Figure) -> LanguagesResults:
    return LanguagesResults("2025-11-15", 1, {}, {}, 1000, figures)


def test_bars() -> None:
    """Both times are compared, from start to end and of processors."""
    one = replace(figure(ONE, COLD, 10.0), pages={"pages": 100})
    several = replace(figure(SEVERAL, COLD, 11.0), pages={"pages": 200})
    assert _results(one, several).is_held
    assert _results(one, several).each_page(SEVERAL) == 1000 * several.cpu / 200
    slower = replace(several, wall=11.1)
    assert [bar.is_held for bar in _results(one, slower).bars()] == [False, True]
    failed = replace(several, problem="code 1")
    assert [bar.told for bar in _results(one, failed).bars()] == ["no figure", "no figure"]


def test_sites(tmp_path: Path) -> None:
    """Both have as many texts; a third of those of the site in several languages is original."""
    for name in (ONE, SEVERAL):
        site = make_site(name, Newsroom(), 6, tmp_path)
        files = [path.name for path in site.folder.glob("briefings/**/*.md")]
        assert len(files) == 6
        translations = [each for each in files if each.endswith((".uk.md", ".es.md"))]
        [told] = yaml.safe_load((site.folder / "mkdocs.yml").read_text())["plugins"]
        if name == ONE:
            assert (told, translations) == ("briefings", [])
        else:
            assert told == {"briefings": {"languages": ["en", "uk", "es"]}}
            assert len(translations) == 4
