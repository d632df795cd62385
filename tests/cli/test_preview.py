"""`briefings preview`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.site import PageTree, changed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site

NAME = "zq7secret"


def preview(site: Site, *options: str, code: int = 0) -> str:
    """Build a preview; give what was said."""
    done = site.run("mkdocs_briefings", "preview", *options)
    assert done.code == code, done.output
    return done.output


def pages(folder: Path) -> dict[str, str]:
    """Give the pages of a folder, by their paths."""
    found = sorted(folder.rglob("*.html"))
    return {each.relative_to(folder).as_posix(): each.read_text() for each in found}


def test_site_for_editors(site: Site) -> None:
    """It shows drafts and what is to come, and asks search engines to stay away from all of it."""
    site.briefing("2026/03/02/draft", title=NAME, draft=True)
    site.briefing("2026/03/30/later", title=f"{NAME} later")
    site.build()
    published = site.files()
    preview(site, "--drafts", "--quiet")
    assert changed(published, site.files()) == set()

    folder = site.root / "preview"
    found = pages(folder)
    assert {"index.html", "about/index.html", "404.html", "countries/ua/index.html"} <= found.keys()
    listed = [path for path, text in found.items() if not _asks_to_stay_away(text)]
    assert listed == []
    draft = PageTree(found["2026/03/02/draft/index.html"].encode(), "2026/03/02/draft/")
    assert "Not published: draft" in draft.text
    assert f"{NAME} later" in found["2026/03/30/later/index.html"]

    assert (folder / "robots.txt").read_text() == "User-agent: *\nDisallow:\n"
    assert "  X-Robots-Tag: noindex\n" in (folder / "_headers").read_text()
    for path in folder.glob("sitemap*.xml"):
        addresses = re.findall(r"<loc>(.*?)</loc>", path.read_text())
        assert all(each.endswith("sitemap-site.xml") for each in addresses), path.name
    assert NAME not in (folder / "sw.js").read_text()


def test_without_drafts(site: Site, tmp_path: Path) -> None:
    """It shows what a build would publish; the next one writes what has changed since."""
    site.briefing("2026/03/02/draft", title=NAME, draft=True)
    folder = tmp_path / "elsewhere"
    preview(site, "-d", str(folder))
    found = pages(folder)
    assert "2026/03/01/one/index.html" in found
    assert not [path for path, text in found.items() if NAME in text]
    assert "Files written: 0;" in preview(site, "-d", str(folder))
    assert not site.out.exists()


def test_without_mkdocs(site: Site) -> None:
    """The news alone are shown where nothing makes the pages of `docs/`."""
    site.configure(briefings={"docs_engine": "none"})
    site.briefing("2026/03/02/draft", title=NAME, draft=True)
    preview(site, "--drafts", "--quiet")
    found = pages(site.root / "preview")
    assert NAME in found["2026/03/02/draft/index.html"]
    assert "about/index.html" not in found
    assert [path for path, text in found.items() if not _asks_to_stay_away(text)] == []


def test_error(site: Site) -> None:
    """What stops a build stops a preview, which stays as it was."""
    preview(site, "--quiet")
    before = pages(site.root / "preview")
    site.briefing("2026/03/02/bad", date="soon")
    assert "briefings/2026/03/02/bad.md:3: `date`" in preview(site, code=1)
    assert pages(site.root / "preview") == before


def _asks_to_stay_away(text: str) -> bool:
    return "noindex" in PageTree(text.encode(), "").metas("robots")
