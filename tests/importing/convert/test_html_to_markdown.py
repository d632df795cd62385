"""Blocks of HTML become Markdown where that says the same, and stay where it does not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.importing.convert.dialects.our_reader import OurReader
from mkdocs_briefings.importing.convert.dialects.reading_form import reading_form
from mkdocs_briefings.importing.convert.html_body import clean_html
from mkdocs_briefings.importing.convert.html_to_markdown import (
    MarkdownBlocks,
    markdown_writer,
    tidied,
)
from tests.growth import assert_in_proportion
from tests.importing.adapters.test_wordpress import item, load

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive


@pytest.fixture(scope="module")
def blocks() -> MarkdownBlocks:
    """Give what makes Markdown for a site with the usual extensions."""
    extensions = ("extra", "sane_lists")
    write = markdown_writer()
    assert write
    return MarkdownBlocks(OurReader(extensions, {}), write, clean_html)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One <strong>two</strong> <em>three</em></p>", "One **two** *three*"),
        ('<p>A <a href="b.md#c" title="D">b</a>.</p>', 'A [b](b.md#c "D").'),
        ('<p>A<a title="" href="#b">1</a></p>', "A[1](#b)"),
        ("<h2>A heading</h2>", "## A heading"),
        ('<h2 id="b">A <em>heading</em></h2>', "## A *heading* {#b}"),
        ('<div class="x"><p class="y">A <span class="z">b</span></p>\n<p>c</p></div>', "A b\n\nc"),
        ('<div class="x"><figure class="y"><img src="a" alt="A"></figure></div>', "![A](a)"),
        ('<pre><code class="language-js">let a\n</code></pre>', "```js\nlet a\n```"),
        ('<p><code>&lt;b class="x"&gt;</code></p>', '`<b class="x">`'),
        ("<p>1. No list, 5 * 3 * 2, [x], a_b_c</p>", None),
        ("<p>A<br>\nb</p>", "A  \nb"),
        ("<p>A<br></p>", "A"),
        ("<blockquote><p>A</p>\n<cite>Bo<br></cite></blockquote>", "> A\n>\n> <cite>Bo</cite>"),
        ("<p><em>A, </em>b<strong> c</strong></p>", "*A,* b **c**"),
        (
            '<div class="x"><h3>A</h3>\n<figure><img src="a" alt="A"></figure></div>',
            "### A\n\n![A](a)",
        ),
        ("<ul>\n<li>A</li>\n<li>B\n<ul>\n<li>C</li>\n</ul></li>\n</ul>", "- A\n- B\n    - C"),
        ('<ol start="3">\n<li>A</li>\n<li>B</li>\n</ol>', "3. A\n4. B"),
        ("<blockquote><p>A</p>\n<p>b</p></blockquote>", "> A\n>\n> b"),
        ('<figure class="x"><img src="a.png" alt="A"></figure>', "![A](a.png)"),
        (
            """<figure class="wp-block-gallery"><figure><img src="a" alt="A"></figure>
<figure><img src="b" alt="B"></figure></figure>""",
            "![A](a)\n\n![B](b)",
        ),
        ("<p>H<sub>2</sub>O, <cite>Bo</cite></p>", "H<sub>2</sub>O, <cite>Bo</cite>"),
        ('<p><abbr title="A &quot;b&quot;">ab</abbr></p>', None),
        ("<pre><code>a\n  b</code></pre>", None),
        ("<table><tr><th>A</th></tr><tr><td>b</td></tr></table>", None),
    ],
)
def test_markdown(blocks: MarkdownBlocks, html: str, markdown: str | None) -> None:
    """The Markdown of a block has no more HTML in it than it needs."""
    text = blocks.text_of([html])
    if markdown is not None:
        assert text == markdown
    reader = OurReader(("extra", "sane_lists"), {})
    assert reading_form(reader.html(text)) == reading_form(reader.clean(tidied(html)))


@pytest.mark.parametrize(
    "html",
    [
        '<p id="here">A</p>',
        '<p dir="rtl">A</p>',
        '<p>A <time datetime="2020-01-01">day</time></p>',
        '<figure><img src="a.png" alt="A"><figcaption>By Bo</figcaption></figure>',
        '<h2 id="a b">A</h2>',
        '<figure><a href="b"><img src="a" alt="A"></a><figcaption>By Bo</figcaption></figure>',
        '<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>',
        f"{'<ul><li>' * 40}a{'</li></ul>' * 40}",
    ],
)
def test_html_that_stays(blocks: MarkdownBlocks, html: str) -> None:
    """What Markdown cannot say stays as it is."""
    assert blocks.text_of([html]) == html


def test_blocks_together(blocks: MarkdownBlocks) -> None:
    """Two lists that would become one in Markdown stay two."""
    lists = ["<ul>\n<li>A</li>\n</ul>", "<ul>\n<li>B</li>\n</ul>"]
    assert blocks.text_of(lists) == "\n\n".join(lists)
    assert blocks.text_of(["<p>A</p>", lists[0], "<p>B</p>"]) == "A\n\n- A\n\nB"


@pytest.mark.parametrize("piece", ["<b>", "<b> ", "a ", "<br> ", "* ", "[a](b) ", "_a_ "])
def test_time_grows_with_the_text(blocks: MarkdownBlocks, piece: str) -> None:
    """Four times the text take about four times as long."""
    assert_in_proportion(lambda count: blocks.text_of([clean_html(f"<p>{piece * count}")]), 1000)


def test_without_the_library(archive: OldArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed, texts stay HTML that reads the same, and the report says so."""
    monkeypatch.setitem(sys.modules, "markdownify", None)
    report = load(archive, item("One\n\nTwo"))
    assert report.lacks_markdown
    assert archive.body() == "<p>One</p>\n\n<p>Two</p>"
