"""What is told of the pages of `docs/` without MkDocs is what MkDocs itself tells."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure import toc as mkdocs_toc
from mkdocs.structure.files import File
from mkdocs.theme import Theme
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from mkdocs_briefings.configuration.loaded_config import Script
from mkdocs_briefings.rendering.page.docs_files import DocsFile
from mkdocs_briefings.rendering.page.docs_text import without_front_matter
from mkdocs_briefings.rendering.page.relative import RelativeUrls
from mkdocs_briefings.rendering.page.relative_url import relative_url
from mkdocs_briefings.rendering.page.toc import get_toc

PARTS = st.sampled_from(["a", "b", "", ".", "..", "index.html", "a b", "page.md", "README.md"])

ADDRESSES = st.lists(PARTS, max_size=6).map("/".join)

LINES = st.sampled_from([
    "---", "--- ", "...", "title: A", "Title:", "  other_key: b", "    more", "\tmore", "", " ",
    "Text.", "- a", "title: [", "date: 2026-99-99", "\r",
])  # fmt: skip


@given(ADDRESSES, ADDRESSES)
def test_relative_address(url: str, page_url: str) -> None:
    """The way from any page to any address is the one that MkDocs gives."""
    assert relative_url(url, page_url) == get_relative_url(url, page_url)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_text(text: str) -> None:
    """Front matter of either kind is taken off as MkDocs takes it off."""
    assert without_front_matter(text) == get_data(text)[0]


HEADINGS = [
    {"level": 1, "id": "a", "name": "A &amp; b", "children": [
        {"level": 2, "id": "b", "name": "B", "children": []},
        {"level": 3, "id": "c", "name": "<em>C</em>", "children": []},
    ]},
    {"level": 1, "id": "d", "name": "D", "children": []},
]  # fmt: skip


@pytest.mark.parametrize("headings", [[], HEADINGS])
def test_headings(headings: list[Any]) -> None:
    """Headings are listed as MkDocs lists them, and the first one is active."""
    theirs, ours = mkdocs_toc.get_toc(headings), get_toc(headings)
    assert str(ours) == str(theirs)
    assert len(ours) == len(theirs)
    assert [each.url for each in ours] == [each.url for each in theirs]
    assert [each.active for each in ours] == [getattr(each, "active", False) for each in theirs]


@pytest.mark.parametrize(
    "script",
    [
        "a.js",
        "https://x.example/a&b.js",
        Script("a.mjs", "module"),
        Script("b.js", defer=True, async_=True),
    ],
)
def test_scripts(script: str | Script) -> None:
    """A site's own script is loaded as MkDocs' filter has it loaded."""
    page, environment = SimpleNamespace(url="2026/01/"), Theme("mkdocs").get_env()
    template = environment.from_string("{{ script | script_tag }}")
    theirs = template.render(script=script, page=page, base_url="../..")
    RelativeUrls(environment).start(page, page.url)
    assert template.render(script=script) == theirs


@pytest.mark.parametrize("has_folders", [True, False])
@pytest.mark.parametrize(
    "path",
    [
        "index.md", "README.md", "about.md", "below/README.md", "below/index.markdown",
        "below/a page.md", "below/page.mkd", "below/index.html", "pic ture.png", "a.b.md",
    ],
)  # fmt: skip
def test_address(path: str, *, has_folders: bool) -> None:
    """A file is written to the place, and has the address, that MkDocs gives it."""
    theirs = File(path, "docs", "site", has_folders)
    ours = DocsFile(path, "docs", has_folders)
    assert (ours.dest_uri, ours.url) == (theirs.dest_uri, theirs.url)
