"""Our `url` filter gives what MkDocs' gives, whatever it is asked for."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

import pytest
from mkdocs.theme import Theme
from mkdocs.utils import normalize_url

from mkdocs_briefings.rendering.page.relative import RelativeUrls

PARTS = ("a", "b", "2026", "..", ".", "x.css", "é", "a%20b", "", "news", "c:d", "a?q=1", "#x")

ASKED = tuple(
    "/".join(parts) + end
    for length in range(4)
    for parts in product(PARTS, repeat=length)
    for end in ("", "/")
)
"""Every address of up to three parts, with and without a slash."""


@pytest.mark.parametrize(
    ("home", "here"),
    [
        *(("", here) for here in ("", "a/", "a/b/", "2026/01/02/slug/", "news/2026/", "news/")),
        *(("news/", here) for here in ("news/2026/", "news/", "a/")),
        *(("a/b/", here) for here in ("a/b/2026/01/", "a/2026/")),
    ],
)
def test_addresses_are_those_of_mkdocs(home: str, here: str) -> None:
    """On every depth, for whatever is asked, and wherever the front page is."""
    urls = RelativeUrls(Theme("mkdocs").get_env())
    urls.stand_below(home)
    # What is known from the first page holds for the second one.
    for url in (f"{here}b/", here):
        page: Any = SimpleNamespace(url=url)
        urls.start(page, url)
        assert {to: urls.to(to) for to in ASKED} == {to: normalize_url(to, page) for to in ASKED}


@pytest.mark.parametrize("root", ["/", "/paper/", "/a/b/"])
@pytest.mark.parametrize("sent_at", ["/", "/paper/404.html", "/a/b/c/d/e", "/elsewhere/2026/"])
def test_page_that_is_sent_at_any_address(sent_at: str, root: str) -> None:
    """What it links to is the same wherever it is sent: what one reaches from the site's root."""
    urls = RelativeUrls(Theme("mkdocs").get_env())
    urls.start(SimpleNamespace(url="404.html"), "404.html", root)
    # Of empty parts Python makes less than browsers do; whole addresses and fragments are below.
    asked = [url for url in ASKED if not url.startswith(("#", "/", "c:")) and "//" not in url]
    told = {url: urls.to(url) for url in asked}
    host = "https://example.org"
    assert {url: urljoin(host + sent_at, link) for url, link in told.items()} == {
        url: urljoin(host + root, url) for url in told
    }
    for url in ("#x", "/", "//cdn.example/a.js", "https://other.example/", "mailto:a@b.example"):
        assert urls.to(url) == url


def test_filters_of_a_page_that_is_sent_at_any_address() -> None:
    """Both filters begin at the site's root, and the next page has its own addresses again."""
    environment = Theme("mkdocs").get_env()
    urls = RelativeUrls(environment)
    template = environment.from_string("{{ '' | url }} {{ 'x/' | url }} {{ 'a.js' | script_tag }}")
    page = SimpleNamespace(url="404.html")
    for root in ("/paper/", "/"):
        urls.start(page, "404.html", root)
        expected = f'{root} {root}x/ <script src="{root}a.js"></script>'
        assert template.render(page=page, base_url="") == expected
    urls.start(page, "2026/01/")
    assert template.render() == '../.. ../../x/ <script src="../../a.js"></script>'


def test_filters_are_mkdocs_own_between_pages() -> None:
    """Whoever renders a template when no page of the news is begun gets MkDocs' results."""
    environment = Theme("mkdocs").get_env()
    urls = RelativeUrls(environment)
    page = SimpleNamespace(url="about/")
    template = environment.from_string("{{ 'x/' | url }} {{ 'a.js' | script_tag }}")
    assert template.render(page=page, base_url="..") == '../x/ <script src="../a.js"></script>'
    urls.start(page, "2026/01/")
    assert template.render() == '../../x/ <script src="../../a.js"></script>'
    urls.end()
    assert template.render(page=page, base_url="..") == '../x/ <script src="../a.js"></script>'
