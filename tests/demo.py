"""The site that this repository ships, built and served, and a page of each of its templates."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import MappingProxyType

from tests.site import Site

ROOT = Path(__file__).parents[1]

PAGES = MappingProxyType(
    {
        "home": "",
        "article": "2025/08/07/amazon-deforestation-alerts-rise/",
        "article-story": "2025/10/15/what-moscow-and-damascus-want-from-the-bases/",
        "edition": "2025/10/15/",
        "month": "2025/10/",
        "year": "2025/",
        "archive": "archive/",
        "country": "countries/ua/",
        "country-quiet": "countries/ke/",
        "country-little": "countries/rw/",
        "countries": "countries/",
        "source": "sources/kyiv-post/",
        "sources": "sources/",
        "tag": "tags/energy/",
        "tags": "tags/",
        "story": "stories/syria-russian-bases/",
        "stories": "stories/",
        "overlooked": "overlooked/",
        "feeds": "feeds/",
        "search": "search/",
        "saved": "saved/",
        "my-countries": "my-countries/",
        "offline": "offline/",
        "numbers": "numbers/",
        "missing": "404.html",
        "about": "about/",
        "handbook": "handbook/writing/",
        "home-arabic": "ar/",
        "article-arabic": "ar/2025/10/31/grand-egyptian-museum-on-eve-of-opening/",
        "country-arabic": "ar/countries/tn/",
    }
)
"""A page of each template, by its name, and three from right to left."""

WIDTHS = MappingProxyType({"phone": 390, "tablet": 820, "desktop": 1280})

NOW = "2025-11-01T08:00Z"
"""The moment for which the demonstration is built: the morning after its newest briefing."""

ENGINE = os.environ.get("DOCS_ENGINE", "mkdocs")
"""What makes the pages of `docs/`: `make browser ENGINE=zensical` looks at the site with others."""


def build_demo(folder: Path) -> None:
    """Build a copy of the site, so that the original is left alone."""
    site = Site(folder)
    for name in ("briefings", "docs", "names", "overrides"):
        shutil.copytree(ROOT / name, site.root / name)
    shutil.copy(ROOT / "mkdocs.yml", site.root)
    options = ("--strict", "--docs-engine", ENGINE)
    site.build(*options, program="mkdocs_briefings", env={"BRIEFINGS_NOW": NOW})
