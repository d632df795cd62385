"""Links inside of a built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.linkcheck.site import dead_links

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site

SITE_URL = "https://example.org/paper/"

PAGES = {
    "index.html": "<h1 id=top-story>Front</h1><a name='old'></a>",
    "a/index.html": '<p id="über">A</p>',
    "old/index.html": '<meta http-equiv="refresh" content="0; url=../a/">',
    "feed.xml": "<rss/>",
    "x y.png": "",
}

ALIVE = (
    "../",
    "../index.html#top-story",
    "../#old",
    "../#top",
    "../#:~:text=anything",
    "#here",
    "?page=2",
    "../a",
    "../a/?q=1#%C3%BCber",
    "../old/#über",
    "/paper/feed.xml#anything",
    "/elsewhere/on/this/host/",
    "https://example.org/paper/a/",
    "https://example.org.evil.example/a",
    "//other.example/a",
    "mailto:a@example.org",
    "../x%20y.png",
    "javascript:void(0)",
)

DEAD = (
    "../b/",
    "../a/b",
    "../feed.xml/",
    "../#nothing",
    "#nowhere",
    "../old/#nothing",
    "/paper/c.png",
    "https://example.org/paper/d/",
    "https://example.org/paper/a/#e",
)


def write(site: Path, pages: dict[str, str]) -> None:
    """Write the files of a site."""
    for name, text in pages.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def dead(site: Path) -> dict[str, list[str]]:
    """Give what is dead as it is written, with the pages."""
    return {link.target: link.pages for link in dead_links(site, SITE_URL, jobs=1)}


def test_what_is_there_and_what_is_not(tmp_path: Path) -> None:
    """Paths and anchors are told exactly, as hosts and browsers read them."""
    links = "".join(f'<a href="{href}">x</a>' for href in (*ALIVE, *DEAD))
    write(tmp_path, {**PAGES, "page/index.html": f"<body id=here>{links}</body>"})
    assert dead(tmp_path) == {href: ["page/index.html"] for href in DEAD}


@pytest.mark.parametrize(
    "element",
    [
        '<img src="{}">',
        '<img srcset="../feed.xml 1x, {} 2x">',
        '<link rel="stylesheet" href="{}">',
        "<script src={}></script>",
        '<form action="{}"></form>',
        '<video poster="{}"></video>',
        '<object data="{}"></object>',
        '<meta property="og:image" content="https://example.org/paper/page/{}">',
        '<noscript><img src="{}"></noscript>',
    ],
)
def test_every_kind_of_link(element: str, tmp_path: Path) -> None:
    """Whatever a browser would load or follow is looked at."""
    write(tmp_path, {**PAGES, "page/index.html": element.format("gone")})
    assert len(dead(tmp_path)) == 1
    write(tmp_path, {"page/gone": ""})
    assert dead(tmp_path) == {}


def test_what_is_no_link(tmp_path: Path) -> None:
    """Code in a text and in scripts leads nowhere."""
    text = """<pre>&lt;a href="../gone/"></pre><script>"<a href='../gone/'>"</script>
    <!-- <a href="../gone/"> --><p title="a > href='../gone/'">x</p>"""
    write(tmp_path, {**PAGES, "page/index.html": text, "empty.html": "\n"})
    assert dead(tmp_path) == {}


def test_one_line_for_a_link_of_many_pages(tmp_path: Path) -> None:
    """What all pages have is told once, with the pages."""
    pages = {f"{name}/index.html": '<a href="../gone/">x</a>' for name in "xyz"}
    write(tmp_path, {**PAGES, **pages, "deep/er/index.html": '<a href="../../gone/">x</a>'})
    assert dead(tmp_path) == {"../../gone/": ["deep/er/index.html", *sorted(pages)]}


def test_workers_find_the_same(tmp_path: Path) -> None:
    """Two processes tell what one tells."""
    pages = {f"{n}/index.html": f'<a href="../{n + 1}/#x">x</a>' for n in range(1200)}
    write(tmp_path, {**PAGES, **pages})
    found = dead_links(tmp_path, SITE_URL, jobs=2)
    assert found == dead_links(tmp_path, SITE_URL, jobs=1)
    assert len(found) == len(pages)


def test_the_demo_leads_nowhere_wrong(overview: Site) -> None:
    """Every link and anchor of the site that this repository ships is there."""
    links = dead_links(overview.out, "https://overview.example/", jobs=1)
    assert [(link.pages[0], link.target) for link in links] == []
