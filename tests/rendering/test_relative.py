"""Our `url` filter gives what MkDocs' gives, whatever it is asked for."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.theme import Theme
from mkdocs.utils import normalize_url

from mkdocs_briefings.rendering.relative import RelativeUrls

PARTS = ("a", "b", "2026", "..", ".", "x.css", "é", "a%20b", "", "news", "c:d", "a?q=1", "#x")


@pytest.mark.parametrize("here", ["", "a/", "a/b/", "2026/01/02/slug/", "news/2026/", "news/"])
def test_addresses_are_those_of_mkdocs(here: str) -> None:
    """On every depth, for every address of up to three parts, with and without a slash."""
    page: Any = SimpleNamespace(url=here)
    urls = RelativeUrls(Theme("mkdocs").get_env())
    urls.start(page, here)
    asked = [
        "/".join(parts) + end
        for length in range(4)
        for parts in product(PARTS, repeat=length)
        for end in ("", "/")
    ]
    assert {url: urls.to(url) for url in asked} == {url: normalize_url(url, page) for url in asked}


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
