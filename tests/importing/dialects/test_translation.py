"""A text that is written for another reader reads the same on this site, or is named."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_briefings.importing.convert.dialects.our_reader import OurReader
from mkdocs_briefings.importing.convert.dialects.translation import Translation, Translator
from mkdocs_briefings.importing.convert.html_body import clean_html
from mkdocs_briefings.importing.importer import MarkdownDialect
from tests.growth import assert_in_proportion
from tests.site import ALL_EXTENSIONS

PLAIN = ("toc", "tables", "fenced_code")
"""What MkDocs reads with by itself."""

BOTH = tuple(MarkdownDialect)
GOLDMARK, KRAMDOWN = BOTH


@cache
def translator(dialect: MarkdownDialect, *, is_plain: bool = True) -> Translator:
    """Give the translator of a site without extensions, or with many."""
    names: list[str] = []
    configs: dict[str, dict[str, Any]] = {}
    for extension in PLAIN if is_plain else ALL_EXTENSIONS:
        for name, config in (extension if isinstance(extension, dict) else {extension: {}}).items():
            names.append(name)
            configs[name] = config
    return Translator(dialect, OurReader(names, configs), clean_html)


def translate(
    text: str, dialect: MarkdownDialect = GOLDMARK, *, is_plain: bool = True
) -> Translation:
    """Translate a text."""
    return translator(dialect, is_plain=is_plain).translate(text)


SAME_IN_BOTH = {
    "list below a line": ("Points:\n- a\n- b", "Points:\n\n- a\n- b"),
    "table below a line": ("T:\n| a |\n|---|\n| b |", "T:\n\n| a |\n|---|\n| b |"),
    "heading between lines": ("a\n# B\nc ~~d~~", "a\n\n# B\n\nc <del>d</del>"),
    "fence below a line": ("a\n```\nb\n```\n~~c~~", "a\n\n```\nb\n```\n\n<del>c</del>"),
    "two spaces": ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
    "three spaces": ("1. a\n   - b\n2. c", "1. a\n    - b\n2. c"),
    "parentheses": ("1) a\n2) b", "1. a\n2. b"),
    "paragraph of an item": ("1. a\n\n   b\n2. c", "1. a\n\n    b\n\n2. c"),
    "code of an item": ("- a\n\n  ```sh\n  b\n  ```", "- a\n\n        b"),
    "quote of an item": ("- a\n\n  > b", "- a\n\n    > b"),
    "start": ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
    "two lists": ("- a\n\n1. b", "- a\n\n<!-- -->\n\n1. b"),
    "two quotes": ("> a\n\n> b", "> a\n\n<!-- -->\n\n> b"),
    "struck": ("~~a~~ b", "<del>a</del> b"),
    "tasks": (
        "- [ ] a\n- [x] b",
        '- <input type="checkbox" disabled> a\n- <input type="checkbox" disabled checked> b',
    ),
    "escaped sign": (r"a \| b \$ \~", "a | b $ ~"),
    "other reading": ("a [b](c d)", "a [b](c d)"),
    "no definition": ("# A ~~b~~\n: c", "# A <del>b</del>\n\n&#58; c"),
    "definitions": ("T\n: d", "<dl>\n<dt>T</dt>\n<dd>d</dd>\n</dl>"),
    "heading's id": ("## A {#b}", "## A"),
    "quote and list": ("> a\n- b", "> a\n\n- b"),
    "lazy line": ("- a\nb", "- a\nb"),
}
"""What stands in the archive, and what a briefing of a plain site says instead."""


@pytest.mark.parametrize("dialect", BOTH)
@pytest.mark.parametrize("name", SAME_IN_BOTH)
def test_what_both_dialects_have(name: str, dialect: MarkdownDialect) -> None:
    """What Python-Markdown reads otherwise is written so that it reads the same."""
    text, wanted = SAME_IN_BOTH[name]
    assert translate(text, dialect) == Translation(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a https://b.example/c.", "a <https://b.example/c>."),
        ("a www.b.example", "a [www.b.example](http://www.b.example)"),
        ("`https://b.example`", "`https://b.example`"),
        ("a\\\nb", "a  \nb"),
        ("``` go {linenos=table}\na\n```", "```go\na\n```"),
        ("# A {#b .c}", "# A"),
        ("<div>\n\n*a*\n\n</div>", "<div>\n<p><em>a</em></p>\n</div>"),
        ("<p>a\n\n~~b~~", "<p>a\n</p>\n\n<del>b</del>"),
    ],
)
def test_goldmark(text: str, wanted: str) -> None:
    """What only Hugo reads so."""
    assert translate(text) == Translation(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\n{: .lead}", "a"),
        ("{: .lead}\na", "a"),
        ("## A\n{:.no_toc}\n\nb", "## A\n\nb"),
        ("## A\n{:.no_toc}\nb", "## A\n\nb"),
        ("| a |\n|---|\n| b |\n{: .table}", "| a |\n| --- |\n| b |"),
        ('[a](b){:target="_blank" rel="c"} d', "[a](b) d"),
        ("*a*{:.c}", "*a*"),
        ("- a\n- c\n{:.b}", "- a\n- c"),
        ("a\n\n* TOC\n{:toc}\n\nb", "a\n\nb"),
        ("1. a\n2. b\n{:toc .c}\n\n# D", "# D"),
        ("- a\n\n  - b\n  {:toc}\n- c", "- a\n\n- c"),
        ("a\n\n{:name: .b}\n\nc", "a\n\nc"),
        ("a\n\n{::comment}\nb\n{:/comment}\n\nc", "a\n\nc"),
        ("a\n\n{::comment}\nb\n\nb\n{:/}\n\nc", "a\n\nc"),
        ("a {::comment}b{:/comment} c", "a  c"),
        ("{::comment}b{:/comment}", ""),
        ("{::options parse_block_html='true' /}\n\na", "a"),
        ("{::nomarkdown}\n<b>a</b>\n{:/}", "<b>a</b>"),
        ("{::nomarkdown}<b>a</b>{:/nomarkdown}", "<b>a</b>"),
        ("`{::comment}` a", "`{::comment}` a"),
        ("```\n{: .a}\n{::comment}\n```", "```\n{: .a}\n{::comment}\n```"),
        ("a\\\\\nb", "a  \nb"),
        ("- a\n^\n- b", "- a\n\n<!-- -->\n\n- b"),
        (
            "a\nb\n: c\n: d\n\ne",
            "<dl>\n<dt>a</dt>\n<dt>b</dt>\n<dd>c</dd>\n<dd>d</dd>\n</dl>\n\ne",
        ),
        (
            "| a | `b|c` |\n| d | e \\| f |",
            (
                "<table>\n<tbody>\n<tr>\n<td>a</td>\n<td><code>b|c</code></td>\n</tr>\n"
                "<tr>\n<td>d</td>\n<td>e | f</td>\n</tr>\n</tbody>\n</table>"
            ),
        ),
        ("|---\n| a\n|---\n| b\n|===\n| c", "| a |\n| --- |\n| b |\n| c |"),
        ("| a |\nb", "| a |\nb"),
        ("a HTML\n\n*[HTML]: Language", "a HTML"),
        ("<div>\n\n*a*\n\n</div>", "<div>\n\n*a*\n\n</div>"),
        ('<div markdown="1">\n*a*\n</div>', "<div>\n<p><em>a</em></p>\n</div>"),
        ("https://b.example", "https://b.example"),
    ],
)
def test_kramdown(text: str, wanted: str) -> None:
    """What only Jekyll reads so; what it hides is not written."""
    assert translate(text, KRAMDOWN) == Translation(wanted)


@pytest.mark.parametrize("text", ["a $$x^2$$ b", "$$\nx_1\n\\\\y\n$$", "$$x$$"])
def test_formulas_are_code(text: str) -> None:
    """Formulas stand as code, which is told."""
    translation = translate(text, KRAMDOWN)
    assert translation.has_maths
    assert not translation.difference
    assert "$$" not in translation.text


@pytest.mark.parametrize("dialect", BOTH)
@pytest.mark.parametrize(
    "text",
    [
        "A *plain* text, with [a link](https://a.example/) and `code`.\n\n\n- a\n- b\n\n## H\n\nb",
        "  * a\n  * b\n\ntrailing  \nspaces   \n\n***\n\n<p>raw\nhtml</p>\n",
        "[a]: /b 'c'\n\n[d][a]\n\n    code\n\n![e](f.png \"g\")",
        "a&amp;b &#8217; snake_case 2*3*4 <https://a.example>\n=====\n\nb",
        "\n\na\n",
    ],
)
def test_what_reads_the_same_is_not_touched(text: str, dialect: MarkdownDialect) -> None:
    """A text that reads the same is the same to the byte."""
    assert translate(text, dialect) == Translation(text)


def test_other_blocks_are_not_touched() -> None:
    """Of a text only the blocks that read otherwise are changed."""
    same = "*  a\n*  b\n\n\nT\n=\n\n[r]: /x\n\n[a][r]  "
    assert translate(f"{same}\n\nb ~~c~~").text == f"{same}\n\nb <del>c</del>"


def test_extensions_are_used() -> None:
    """What the site's extensions read stays Markdown."""
    text = (
        "## A {#b}\n\nT\n:   d\n\na[^1] ~~b~~\n\n[^1]: c\n\n    d\n\n"
        "- [ ] x\n\n    ```py\n    y\n    ```"
    )
    assert translate(text, is_plain=False).text == text.replace("~~b~~", "<del>b</del>")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a[^1]\n\n[^1]: b\n    - c\n", "a[^1]\n\n[^1]: b\n\n    - c"),
        ("a[^n]\nb\n- c[^n]\n\n[^n]: d", "a[^n]\nb\n\n- c[^n]\n\n[^n]: d"),
        ("a[^2] b[^1]\n\n[^1]: c\n[^2]: d", "a[^2] b[^1]\n\n[^2]: d\n\n[^1]: c"),
        ("a\n\n[^1]: nobody leads here", "a"),
        ("a[^1] ~~b~~\n\n[^1]: c\n\n[^1]: d", "a[^1] <del>b</del>\n\n[^1]: c"),
    ],
)
def test_footnotes(text: str, wanted: str) -> None:
    """Footnotes stay footnotes where the site has them."""
    translation = translate(text, is_plain=False)
    assert translation == Translation(wanted)


@pytest.mark.parametrize("dialect", BOTH)
@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("[x](#a-b)\n\n## A b", "## A b"),
        ("[x](#a--b)\n\n## A & `b`", "## A & `b` {#a--b}"),
        ("[x](#a-1)\n\n# A\n\n# A", "# A\n\n# A {#a-1}"),
        ("[x](#own)\n\n## A {#own}", "## A {#own}"),
        ("[x](#%C3%A9t%C3%A9)\n\n## \u00c9t\u00e9!", "## \u00c9t\u00e9! {#\u00e9t\u00e9}"),
        ("[x](#gone)\n\n## A & b", "## A & b"),
    ],
)
def test_links_within_the_page(text: str, heading: str, dialect: MarkdownDialect) -> None:
    """A heading that a link leads to has the id that the old site gave it."""
    link = text.split("\n", maxsplit=1)[0]
    assert translate(text, dialect, is_plain=False) == Translation(f"{link}\n\n{heading}")


def test_links_within_the_page_without_attributes() -> None:
    """Where the site gives headings no ids, HTML does."""
    text = translate("[x](#a--b)\n\n## A & b").text
    assert text == '[x](#a--b)\n\n<h2 id="a--b">A &amp; b</h2>'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\n\nsee[^1]\n\n[^1]: b", "see"),
        ("<table>\n\n<tr>\n\n<td>\n\nx\n\nb\n\n<td>", "x"),
        ("\n".join(f"{'>' * 200} a" for _line in range(2)), "…"),
    ],
)
def test_what_still_differs_is_named(text: str, words: str) -> None:
    """Where nothing helps, the words tell from where on it reads otherwise."""
    assert translate(text).difference == words


_LINES = st.sampled_from([
    "", "", "a *b* c", "- a", "  - b", "    c", "1. d", "2) e", "> f", "```", "~~~ js", "# G",
    "| a | b |", "|---|:-:|", "---", "h  ", "\\* i", "<div>", "</div>", "j_k_l **m*", "[n]: /o",
    "[n] [p][n] ![q](r)", "a`b``c", "&lt; & <b>s</b>", "t ~~u~~ https://v.example/w_x_", "*\ty",
    "<!-- z -->", "===", "[^1]", "[^1]: a", ": b", "- [x] c", "{: .d}", "+ e\\", "{::comment}",
    "{:/comment}", "<p>f", "$$g$$", "a | b", "10. h", "*i", "__j__k", "![l](m n)",
])  # fmt: skip


@given(lines=st.lists(_LINES, max_size=9), dialect=st.sampled_from(BOTH), is_plain=st.booleans())
@settings(max_examples=150)
def test_any_text_can_be_translated(
    lines: list[str], dialect: MarkdownDialect, *, is_plain: bool
) -> None:
    """Whatever stands in a text: what is written reads the same, or is named."""
    first = translate("\n".join(lines), dialect, is_plain=is_plain)
    assert first.difference or "{::comment}\n" not in first.text or "{:/comment}" not in first.text


@pytest.mark.parametrize("dialect", BOTH)
@pytest.mark.parametrize(
    "piece",
    ["- a\n1. b\n", "<div>\n", "{::comment}\n", "{::comment} ", "$$a\n", "$$ ",
     "> a\n\n> b\n\n", "~~a", "\\\n", "a\n{: .b}\n\n", "# a {#b\n", "https://a.example/( ",
     "| `a", "| a\n", "a\n: b\n", "[n]: /o\n"],
)  # fmt: skip
def test_time_grows_with_the_text(piece: str, dialect: MarkdownDialect) -> None:
    """A text of four times as many pieces takes about four times as long."""
    assert_in_proportion(lambda size: translate(piece * size, dialect), 120)
