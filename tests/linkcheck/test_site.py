"""Links inside of a built site."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest
from lxml import etree

from mkdocs_briefings.linkcheck.page import read_page
from mkdocs_briefings.linkcheck.site import DeadLink, dead_links
from mkdocs_briefings.reading.html_tags import of_srcset

if TYPE_CHECKING:
    from collections.abc import Iterator
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


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Give the paths of all files that are opened from then on."""
    found: list[str] = []
    is_on = True

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if is_on and event == "open":
            found.append(str(arguments[0]))

    # It cannot be taken back, so it is told when it is not needed any more.
    sys.addaudithook(note)
    yield found
    is_on = False


def look(site: Path, jobs: int = 1) -> list[DeadLink]:
    """Give the dead links of a site; what an earlier look has seen is remembered beside it."""
    memory = site.with_name(f"{site.name}-memory") / "links.sqlite"
    # Nothing is too new here: each test changes the sizes of files, too.
    return dead_links(site, SITE_URL, jobs, memory, timedelta())


def dead(site: Path) -> dict[str, list[str]]:
    """Give what is dead as it is written, with the pages."""
    return {link.target: link.pages for link in look(site)}


def plainly_read(data: bytes) -> tuple[list[str], set[str], str]:
    """Give what `read_page` gives, asked for by a path for each kind of link."""
    if not data.strip():
        return [], set(), ""
    tree = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))

    def strings(path: str) -> list[str]:
        return cast("list[str]", tree.xpath(path))

    links = strings(
        "//@href | //@src | //@action | //@poster | //object/@data"
        " | //meta[@property='og:image' or @name='twitter:image']/@content"
    )
    sets = [each for text in strings("//@srcset | //@imagesrcset") for each in of_srcset(text)]
    refresh = strings("//meta[@http-equiv='refresh']/@content")
    onward = refresh[0].partition("url=")[2].strip() if refresh else ""
    written = dict.fromkeys([*(text.strip() for text in links), *sets])
    return [*written], {*strings("//@id | //a/@name")}, onward


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
    write(tmp_path / "site", {**PAGES, **pages})
    found = look(tmp_path / "site", jobs=2)
    (tmp_path / "site-memory/links.sqlite").unlink()
    assert found == look(tmp_path / "site", jobs=1)
    assert len(found) == len(pages)


def test_a_link_written_in_two_ways(tmp_path: Path) -> None:
    """A page that leads to the same twice is named once."""
    write(tmp_path, {**PAGES, "page/index.html": '<a href="../b/">x</a><a href="/paper/b/">x</a>'})
    assert dead(tmp_path) == {"../b/": ["page/index.html"]}


CHANGES: tuple[dict[str, str | None], ...] = (
    {},
    {"b/index.html": "<p id=c>B</p>"},
    {"a/index.html": "<p>An A without a place</p>"},
    {"a/index.html": None},
    {"new/index.html": '<a href="../gone/">x</a><a href="#gone">x</a><i id=here></i>'},
    {"new/index.html": '<a href="../a/">x</a><a href="#here">x</a><i id=here></i>'},
    {"old/index.html": "<p id=über>Old, and no longer leading on</p>"},
    {"page/index.html": None, "index.html": "<h1>Another front page</h1>"},
)
"""What becomes of a site, step by step; None is for a file that goes."""


def test_what_is_remembered_tells_the_same(tmp_path: Path) -> None:
    """After each change a look that remembers tells what one tells that does not."""
    site, fresh = tmp_path / "site", tmp_path / "fresh.sqlite"
    links = "".join(f'<a href="{href}">x</a>' for href in (*ALIVE, *DEAD))
    write(site, {**PAGES, "page/index.html": f"<body id=here>{links}</body>"})
    told = []
    for change in ({}, *CHANGES):
        write(site, {name: text for name, text in change.items() if text is not None})
        for name in (name for name, text in change.items() if text is None):
            (site / name).unlink()
        fresh.unlink(missing_ok=True)
        told.append(look(site))
        assert told[-1] == dead_links(site, SITE_URL, 1, fresh)
    assert told[0] == told[1]
    assert all(before != now for before, now in pairwise(told[1:]))


def test_what_is_as_it_was_is_not_read(tmp_path: Path, opened: list[str]) -> None:
    """Of a site in which a page has changed that page is read, and no other."""
    site = tmp_path / "site"
    write(site, {**PAGES, "page/index.html": '<a href="../b/">x</a>'})
    first = look(site)
    opened.clear()
    assert look(site) == first
    assert [path for path in opened if path.endswith(".html")] == []
    write(site, {"a/index.html": "<p>Another A</p>"})
    opened.clear()
    assert look(site) == first
    assert [path for path in opened if path.endswith(".html")] == [str(site / "a/index.html")]


def test_what_is_new_is_read_again(tmp_path: Path) -> None:
    """What has just been written may change unseen, and so it is not known by its signs."""
    memory = tmp_path / "links.sqlite"
    write(tmp_path / "site", {"index.html": '<a href="gone/">x</a>'})
    assert len(dead_links(tmp_path / "site", SITE_URL, 1, memory)) == 1
    with closing(sqlite3.connect(memory)) as connection:
        assert connection.execute("SELECT look FROM batches").fetchall() == [("",)]


@pytest.mark.parametrize("damage", ["file", "named", "pages"])
def test_a_damaged_memory(damage: str, tmp_path: Path) -> None:
    """It is forgotten, and tells nothing wrong."""
    site, memory = tmp_path / "site", tmp_path / "site-memory/links.sqlite"
    write(site, {**PAGES, "page/index.html": '<a href="../b/">x</a>'})
    first = look(site)
    if damage == "file":
        memory.write_bytes(b"no database " * 1000)
    else:
        with closing(sqlite3.connect(memory)) as connection, connection:
            # One of our own names.
            connection.execute(f"UPDATE batches SET {damage} = 'x'")  # noqa: S608
    assert look(site) == first


def test_a_page_is_read_as_by_paths(overview: Site) -> None:
    """To go through all attributes once gives what asking for each kind of them gives."""
    elements = "".join(f'<{name} href="{name}" src="s" data="d" content="c" name="n" action="a">'
                       for name in ("a", "object", "meta", "svg", "video"))  # fmt: skip
    odd = f"""<!-- <a href=x> --><A HREF=" upper "><a name=x><p ID=y><img srcset="a 1x, b 2x">
    <meta property="og:image" content="o"><meta name="twitter:image" content="t">
    <meta http-equiv="refresh" content="0; url=here"><meta http-equiv=refresh content="0; url=no">
    <link imagesrcset="c 1x"><svg><a xlink:href="x"/><use href="#u"/></svg>{elements}"""
    pages = [path.read_bytes() for path in sorted(overview.out.rglob("*.html"))]
    for data in (b"", b" ", odd.encode(), *pages):
        found = read_page(data)
        assert ([*found.written], {*found.anchors}, found.onward) == plainly_read(data)


def test_the_demo_leads_nowhere_wrong(overview: Site, tmp_path: Path) -> None:
    """Every link and anchor of the site that this repository ships is there."""
    memory = tmp_path / "links.sqlite"
    links = dead_links(overview.out, "https://overview.example/", 1, memory)
    assert [(link.pages[0], link.target) for link in links] == []
