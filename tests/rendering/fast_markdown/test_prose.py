"""Prose is written at once, and becomes what Python-Markdown and the sanitiser make of it."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor

from bench.newsroom import Newsroom
from mkdocs_briefings.rendering.fast_markdown.quick_markdown import QuickMarkdown
from mkdocs_briefings.rendering.page.absolute import with_absolute_links
from mkdocs_briefings.rendering.page.sanitize import Sanitizer
from mkdocs_briefings.rendering.verified_upstream import is_verified

if TYPE_CHECKING:
    from collections.abc import Callable

_OVERVIEW: dict[str, Any] = {
    "extensions": [
        *("toc", "tables", "abbr", "attr_list", "def_list", "footnotes", "md_in_html"),
        "pymdownx.superfences",
    ],
    "extension_configs": {"toc": {"permalink": True}},
}
_OPTIONS: dict[str, dict[str, Any]] = {
    "MkDocs' own": {"extensions": ["toc", "tables", "fenced_code"]},
    "Overview's": _OVERVIEW,
    "none": {},
    "smarty": {"extensions": ["toc", "smarty"]},
    "a glossary": {"extensions": ["abbr"], "extension_configs": {"abbr": {"glossary": {"a": "b"}}}},
    "other headings": {
        "extensions": ["toc"],
        "extension_configs": {"toc": {"baselevel": 3, "permalink": True, "toc_depth": "2-4"}},
    },
    "anchors": {"extensions": ["toc"], "extension_configs": {"toc": {"anchorlink": True}}},
    "a marker": {"extensions": ["toc"], "extension_configs": {"toc": {"marker": "Wald"}}},
}
"""Options of Python-Markdown; some of them change what prose becomes."""

_TAKEN = ("MkDocs' own", "Overview's", "none", "other headings")
_PROSE = """
Markets & halls opened “early” (with 3 stalls),
and *nobody* objected to [the
plan](https://a-b.example/x_y?z=1&w=2#_v).

## What has been 1. decided


> Der Wald ist **groß**
> and *quiet*. สวัสดี

- one
+ two
* three *times*
goes on

> שלום

1. first [here](http://b.example)
7. second
"""
_TABLE = """Before.

| What | How much |
|------|---|
| Ärger | 1+1 |
|  |x|

| Alone |
| - |
|a|

After.
"""


class Both:
    """Python-Markdown and ours, with the same options."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.stock, self.quick = markdown.Markdown(**options), QuickMarkdown(**options)

    def assert_same(self, text: str) -> None:
        """Convert a text both ways, and clean it if ours would not be."""
        found = self.quick.reset().convert(text)
        assert found == self.stock.reset().convert(text)
        assert self.headings(self.quick) == self.headings(self.stock)
        if self.quick.is_clean:
            assert _SANITIZER.clean(found, _no_link) == found
            assert with_absolute_links(found, "https://news.example/a/") == found

    @staticmethod
    def headings(md: markdown.Markdown) -> object:
        """Give what the table of contents is made of."""
        return getattr(md, "toc_tokens", None)


def _no_link(link: str) -> str:
    raise AssertionError(link)


_SANITIZER = Sanitizer()
_BOTH = {name: Both(options) for name, options in _OPTIONS.items()}


_needs_verified = pytest.mark.skipif(
    not is_verified("markdown.core"), reason="needs the release that the shortcuts were proved for"
)


@pytest.mark.parametrize("name", _OPTIONS)
def test_prose_is_the_same(name: str) -> None:
    """All that prose may have becomes the same, also where a part takes it for something else."""
    both = _BOTH[name]
    for text in (_PROSE, _TABLE, *_PROSE.split("\n\n"), *_TABLE.split("\n\n")):
        both.assert_same(text)


@_needs_verified
@pytest.mark.parametrize("name", _OPTIONS)
def test_prose_is_written_at_once(name: str) -> None:
    """With the parts that are known to leave it alone, and with no others."""
    quick = _BOTH[name].quick
    quick.convert(_PROSE)
    assert (quick.prose.convert(_PROSE) is not None) == (name in _TAKEN)
    has_tables = "tables" in _OPTIONS[name].get("extensions", ())
    assert (quick.prose.convert(_TABLE) is not None) == has_tables


@_needs_verified
def test_news_are_prose() -> None:
    """Most of what a newsroom writes is, and needs no cleaning."""
    quick = _BOTH["MkDocs' own"].quick
    clean = 0
    for article in islice(Newsroom().articles(100), 100):
        text = "\n\n".join(article.blocks)
        _BOTH["MkDocs' own"].assert_same(text)
        clean += quick.is_clean
    assert clean > 60


_SIGNS = [
    *("Ä", "語", "สวัสดี", "e\u0301", "\u200d", "\u200f", "7", ". ", ", ", "“", '"', "'", "!", "?"),
    *("& ", "&c", "&c;", "&amp;", "&#6", "(", ")", "#", "|", "{", "}", ":", "~", "=", "+", "-"),
    *("*", "**", "***", "_", "`", "\\", "<", ">", "[", "]", "<b>", "\n", "  \n", "\n\n", "\n \n"),
    *("\t", "\r", "\xa0", "\x85", "\u2028", "\x02", "\x03", "\x0b", "\u3000", "\ufeff", "\ufffe"),
    *("\n- ", "\n* ", "\n+ ", "\n1. ", "\n12. ", "\n> ", "\n## ", "\n# ", "\n###### ", "\n---\n"),
    *("*a*", "**a b**", "*a\nb*", "[a](b)", "![a](b)", "[a](https://b.c)", "[^1]", "[a]"),
    *("zz1337820767766393449qq", "///Footnotes Go Here///", "[TOC]", "\n[a]: b\n", "\x02amp\x03"),
]
_SCHEMES = ["https://", "http://", "HTTP://", "https:", "//", "/", "", "mailto:", "javascript:"]
_HOSTS = [
    *("a.example", "a-b.example", "xn--a.example", "a--b.c", "-a.b", "a-.b", "a..b", "a.b.", ""),
    *("1.2.3.4", "a.0x1", "a.1", "a", "A.b", "ä.b", "%61.b", "a.b:80", "a.b:99999", "a@b.c"),
]
_PATHS = [
    *(
        "",
        "/",
        "/x",
        "?y=1&z=2",
        "/?y&amp;z",
        "&",
        "/&lt;",
        ";",
        "#v",
        "/%zz",
        "/ä",
        "/a_b_c",
        "/~^",
    ),
    *("/..", "\\", ":", "/a*b*", "/'", "/ b", "/(c)", "/\u200d", "/\ufffd"),
]
_PARTS = st.one_of(st.sampled_from(_SIGNS), st.text(max_size=4))
_LINKS = st.builds(
    "[{}]({}{}{})".format,
    st.one_of(st.just("a"), _PARTS),
    *map(st.sampled_from, (_SCHEMES, _HOSTS, _PATHS)),
)
_PLAIN = st.sampled_from(["Word", " ", "some words ", " *not* ", " **now** ", "\nNext", " & "])
_WORDS = st.lists(st.one_of(*[_PLAIN] * 8, _LINKS, _PARTS), max_size=5).map("".join)
_CELLS = st.one_of(st.sampled_from(["A", " b ", "", "--", " - ", ":-", "---"]), _PARTS)
_ROWS = st.lists(_CELLS, min_size=1, max_size=3).map(lambda cells: f"|{'|'.join(cells)}|")
_TABLES = st.builds(
    lambda head, line, rows: "\n".join((head, line, *rows)),
    st.sampled_from(["|a|b|", "| a | b |", "|a|", "||", "a | b"]),
    st.sampled_from(["|-|-|", "| --- | - |", "|-|", "|:-|-|", "|---|---| ", "-|-"]),
    st.lists(_ROWS, max_size=2),
)
_LINES = st.builds(
    "{}{}".format,
    st.sampled_from(
        [*("A", "## ", "### B", "- A", "* A", "1. A", "> A") * 2, "# A", "", "7", "- "]
    ),
    _WORDS,
)
_BLOCKS = st.one_of(_LINES, _LINES, _LINES, _TABLES)
_TEXTS = st.builds(
    lambda blocks, between: between.join(blocks),
    st.lists(_BLOCKS, min_size=1, max_size=4),
    st.sampled_from(["\n\n", "\n\n\n", "\n", "\n\n\n\n"]),
)


@pytest.mark.parametrize(
    "name", ["MkDocs' own", "Overview's", "smarty", "other headings", "anchors"]
)
@given(text=_TEXTS)
def test_same_for_any_text(name: str, text: str) -> None:
    """What is nearly prose becomes the same, and is clean only where cleaning changes nothing."""
    _BOTH[name].assert_same(text)


def test_same_for_any_link() -> None:
    """A link needs no cleaning only where the sanitiser lets it through as it was written."""
    both = _BOTH["MkDocs' own"]
    for scheme, host, path in product(_SCHEMES, _HOSTS, _PATHS):
        both.assert_same(f"A [b]({scheme}{host}{path}) c.")


def _links_last(md: markdown.Markdown) -> None:
    md.inlinePatterns.register(LinkInlineProcessor(LINK_RE, md), "link", 1)


def _other_emphasis(md: markdown.Markdown) -> None:
    assert md.delimiters is not None
    md.delimiters.add("*", "b,i")


def _smart_emphasis(md: markdown.Markdown) -> None:
    assert md.delimiters is not None
    md.delimiters.add("*", "strong,em", smart=True)


def _other_serializer(md: markdown.Markdown) -> None:
    md.set_output_format("html")


@_needs_verified
@pytest.mark.parametrize(
    "change", [_links_last, _other_emphasis, _smart_emphasis, _other_serializer]
)
def test_change_is_seen(change: Callable[[markdown.Markdown], None]) -> None:
    """Whatever an extension changes later, prose becomes what it makes of it from then on."""
    both = Both(_OPTIONS["MkDocs' own"])
    both.assert_same(_PROSE)
    change(both.stock)
    change(both.quick)
    both.assert_same(_PROSE)
    assert not both.quick.is_clean
