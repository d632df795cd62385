"""Links of a body for readers elsewhere are joined as browsers join them."""

from __future__ import annotations

from html import escape, unescape
from itertools import product

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.reading.allow_list import SCHEMES
from mkdocs_briefings.rendering.page.absolute import with_absolute_links

BASES = (
    "https://example.org/",
    "https://example.org/paper/2026/03/01/a/",
    "http://localhost:8000/a/",
    "https://Example.ORG/A/",
    "https://example.org:443/a/",
    "https://xn--mnchen-3ya.example/a/",
    "https://é.example/é/",
    "https://127.1/a/",
    "https://example.org/a/../b/",
    "https://example.org/a b/c",
    "https://example.org/a//b/",
)
_PIECES = (
    "..",
    ".",
    "/",
    "//",
    "a",
    "b.html",
    "%2e",
    "#",
    "?",
    "&",
    ":",
    "é",
    " ",
    "~x",
    "'",
    "\\",
)
LINKS = ("", *map("".join, product(_PIECES, repeat=3)))


def _expected(link: str, base: str) -> str:
    return nh3.clean(
        f'<a href="{escape(link)}">x</a>',
        tags={"a"},
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        url_relative=("rewrite_with_base", base),
        link_rel=None,
    )


@pytest.mark.parametrize("base", BASES)
def test_every_link_is_joined_as_browsers_do(base: str) -> None:
    """Whatever a link is made of, it becomes what nh3 makes of it by its own rules."""
    for link in LINKS if base in BASES[:2] else LINKS[::50]:
        assert with_absolute_links(f'<a href="{escape(link)}">x</a>', base) == _expected(link, base)


@given(link=st.text("ab./#?:~-_%&é A1", max_size=12), base=st.text("ab./:~-_%é A1", max_size=12))
def test_any_link_on_any_page(link: str, base: str) -> None:
    """So it is for any link on a page at any address."""
    base = f"https://example.org/{base}"
    found = with_absolute_links(f'<a href="{escape(link)}">x</a>', base)
    assert unescape(found) == unescape(_expected(link, base))


def test_page_decides_and_not_the_one_before() -> None:
    """The same body on two pages has the links of each."""
    body = '<a href="#a">x</a>'
    pages = ("https://example.org/a/", "https://example.org/b/")
    found = [with_absolute_links(body, page) for page in (*pages, *pages)]
    assert found == 2 * [f'<a href="{page}#a">x</a>' for page in pages]
