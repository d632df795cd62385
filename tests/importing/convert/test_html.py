"""Texts in HTML: a briefing says what the old post said, and what it cannot say is told."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.util import BLOCK_LEVEL_ELEMENTS

from mkdocs_briefings.importing import (
    OldKeys,
    OldPost,
    OldSite,
    TemplateLanguage,
    TextKind,
)
from mkdocs_briefings.importing.convert.html_blocks import BLOCKS
from mkdocs_briefings.reading.links import find_links
from mkdocs_briefings.reading.text import without_forbidden
from mkdocs_briefings.rendering.page.sanitize import Sanitizer
from tests.importing.conftest import OldArchive, PostList
from tests.site import ALL_EXTENSIONS

if TYPE_CHECKING:
    from mkdocs_briefings.importing.write.report import ImportReport

KEYS = {"title": "A title", "date": "2020-01-02", "summary": "A summary."}


def html_post(text: str, **keys: str) -> OldPost:
    """Give a post in HTML that stands in a file of many."""
    return OldPost(
        path="old/export.json#a",
        keys=OldKeys.from_data({**KEYS, **keys}),
        text=text,
        kind=TextKind.HTML,
        addresses=("/post/a/",),
    )


def convert(archive: OldArchive, text: str) -> tuple[str, ImportReport]:
    """Give what a text becomes, and the report."""
    report = archive.run(PostList((html_post(text),)))
    assert not report.failed
    return archive.body(), report


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("<p>One</p><p>Two</p>", "<p>One</p>\n\n<p>Two</p>"),
        ("<p>One\n\n\n  two</p>", "<p>One\ntwo</p>"),
        ("<ul>\n\n<li>a</li>\n\n<li>b</li></ul>", "<ul>\n<li>a</li>\n<li>b</li></ul>"),
        ("Just <b>words</b>.", "<p>Just <b>words</b>.</p>"),
        ("a<p>b</p> c <i>d</i>", "<p>a</p>\n\n<p>b</p>\n\n<p>c <i>d</i></p>"),
        ("<a href='/x/'><h2>H</h2></a>", '<div><a href="/x/"><h2>H</h2></a></div>'),
        ("<p>a<!--more--></p><!-- b -->", "<p>a</p>"),
        ("<h1>A title</h1><p>a</p>", "<p>a</p>"),
        ("<h1>Another</h1><p>a</p>", "<h1>Another</h1>\n\n<p>a</p>"),
        ("<article><header>a</header><p>b", "<p>a</p>\n\n<p>b</p>"),
        ("<p>a<hr>b", "<p>a</p>\n\n<hr>\n\n<p>b</p>"),
        ("<pre>a\n\n\tb\n   \nc</pre>", "<pre>a&#10;\n&#9;b&#10;   \nc</pre>"),
        ("<p>`a` ~~~ [b](c) [d]: e</p>", "<p>&#96;a&#96; &#126;~~ [b]&#40;c) [d]&#58; e</p>"),
        ("<p>a&nbsp;&lt;b&gt; &amp;</p>", "<p>a&nbsp;&lt;b&gt; &amp;</p>"),
        ("<p onclick='x' style='y' class='z' id='i'>a</p>", '<p class="z" id="i">a</p>'),
        ("<p><a name='here'></a>a</p>", '<p><a id="here"></a>a</p>'),
        ("", ""),
    ],
)
def test_blocks(archive: OldArchive, text: str, body: str) -> None:
    """A text becomes blocks that Markdown passes through, none of which has a blank line."""
    assert convert(archive, text)[0] == body


def test_blocks_begin_as_markdown_knows_them() -> None:
    """Each tag that we let a block begin with is one to Python-Markdown."""
    assert set(BLOCK_LEVEL_ELEMENTS) >= BLOCKS


def test_links(archive: OldArchive) -> None:
    """Links between posts become relative, others go on leading where they led."""
    a = html_post(
        '<p><a href="/post/b/#x">1</a> <a href="../b">2</a> <a href="/about/">3</a> '
        '<a href="https://e.example/?a=1&amp;b=2">4</a> <a href="#top">5</a> '
        '<a href="mailto:x@e.example">6</a> <a href="https://old.example/post/b/">7</a></p>'
    )
    b = OldPost(
        path="old/export.json#b",
        keys=OldKeys.from_data({**KEYS, "date": "2020-02-03", "slug": "b"}),
        text="<p>Text.</p>",
        kind=TextKind.HTML,
        addresses=("https://old.example/post/b/", "/b.html"),
    )
    report = archive.run(PostList((a, b)), mapping="site_url: https://old.example/\n")
    assert not report.failed
    assert archive.body("2020/01/02/a-title.md") == (
        '<p><a href="../../02/03/b.md#x">1</a> <a href="../../02/03/b.md">2</a> '
        '<a href="https://old.example/about/">3</a> '
        '<a href="https://e.example/?a=1&amp;b=2">4</a> <a href="#top">5</a> '
        '<a href="mailto:x@e.example">6</a> <a href="../../02/03/b.md">7</a></p>'
    )
    assert archive.keys("2020/02/03/b.md").aliases == ("/post/b/", "/b.html")


def test_images_of_the_archive(archive: OldArchive) -> None:
    """Files of the archive are copied, whether an image, a link or a film names them."""
    archive.write("images/a b.png", b"PNG")
    archive.write("post/a/c.png", b"PNG")
    archive.write("d.pdf", b"PDF")
    archive.write("e.mp4", b"MP4")
    body, report = convert(
        archive,
        '<figure><img src="/images/a%20b.png" alt="A" width="3"><figcaption>C</figcaption></figure>'
        '<p><img src="c.png"> <a href="/d.pdf">D</a></p>'
        '<video><source src="/e.mp4" type="video/mp4">No film?</video>',
    )
    assert body == (
        '<figure><img src="a-title/a%20b.png" alt="A" width="3">'
        "<figcaption>C</figcaption></figure>\n\n"
        '<p><img src="a-title/c.png"> <a href="a-title/d.pdf">D</a></p>\n\n'
        '<p><video src="a-title/e.mp4" controls=""></video></p>'
    )
    assert archive.paths() == [
        "2020/01/02/a-title.md",
        *(f"2020/01/02/a-title/{name}" for name in ("a b.png", "c.png", "d.pdf", "e.mp4")),
    ]
    assert not report.notes


def test_what_is_not_there_becomes_a_link(archive: OldArchive) -> None:
    """Images, films and frames that a briefing cannot have become links in HTML, with notes."""
    body, report = convert(
        archive,
        '<p><img src="https://e.example/a.png" alt="A &amp; B"> <img src="gone.png" alt="G">'
        '<a href="https://e.example/"><img src="//e.example/b.png"></a></p>'
        '<p><video src="https://e.example/v.mp4">x</video></p>'
        '<audio><a href="https://e.example/s.mp3">Listen</a></audio>'
        '<iframe src="//e.example/slides" title="Slides">y</iframe>',
    )
    assert body == (
        '<p><a href="https://e.example/a.png">A &amp; B</a> G'
        '<a href="https://e.example/">Image</a></p>\n\n'
        '<p><a href="https://e.example/v.mp4">Video</a></p>\n\n'
        '<p><a href="https://e.example/s.mp3">Listen</a>'
        '<a href="https://e.example/slides">Slides</a></p>'
    )
    messages = [note.message for note in report.notes]
    assert messages == [
        "A page is embedded (1 in all); a link stands there.",
        "The image 'gone.png' is not among the archive's files; what describes it stands there.",
        (
            "The image 'https://e.example/a.png' and 1 more are on another site; "
            "a link to it stands there."
        ),
        "The video 'https://e.example/v.mp4' is on another site; a link to it stands there.",
    ]


def test_what_cannot_be_taken_is_told(archive: OldArchive) -> None:
    """Scripts, objects, forms, strange links and images in the text itself are named."""
    body, report = convert(
        archive,
        "<p>a</p><script>x()</script><SCRIPT src='y'></SCRIPT><object data='z'>o</object>"
        "<style>p {}</style><form><p>Name <input name=n></p></form>"
        "<p><a href='ftp://e.example/f'>f</a> <a href='javascript:x()'>j</a>"
        "<a href='data:text/html,x'>d</a><img src='data:image/png;base64,AAAA' alt='D'></p>",
    )
    assert body == ('<p>a</p>\n\n<p>Name <input name="n"></p>\n\n<p>f jdD</p>')
    assert {note.message for note in report.notes} == {
        "`<script>` stands in its HTML (2 in all): it is left out.",
        "`<object>` stands in its HTML (1 in all): it is left out.",
        "`<form>` stands in its HTML (1 in all): only the text of it is kept.",
        "The link to 'ftp://e.example/f' cannot be kept (3 in all); its text stands there.",
        (
            "The image 'data:image/png;base64' is not among the archive's files; "
            "what describes it stands there."
        ),
    }


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("<video>" * 2000 + "a", "<p>a</p>"),
        ("<video><audio><iframe></iframe>a</audio>b</video>c", "<p>abc</p>"),
        ("<video><video src='gone.mp4'>a</video>b</video>", "<p>ab</p>"),
        ("a<!-- b --><!-- <script>", "<p>a</p>"),
        ("</p></b></video>a</div>", "<p>a</p>"),
    ],
)
def test_what_is_not_well_formed(archive: OldArchive, text: str, body: str) -> None:
    """Elements inside of each other and tags without partners take nothing away."""
    assert convert(archive, text)[0] == body


def test_template_tags_in_html(archive: OldArchive) -> None:
    """Tags of a template language become HTML, and those that are not known are named."""
    post = OldPost(
        path="old/a.html",
        text_line=5,
        keys=html_post("").keys,
        text=(
            "<p>a</p>\n<p>{% include z %} {{ y }} <b>{% gist a/b %}</b></p>"
            "{% highlight c %}\na <b> c\n{% endhighlight %}"
        ),
        kind=TextKind.HTML,
    )
    report = archive.run(_LiquidList((post,)))
    assert archive.body().split("\n\n") == [
        "<p>a</p>",
        '<p> <b><a href="https://gist.github.com/a/b">Code on GitHub</a></b></p>',
        '<pre><code class="language-c">a &lt;b&gt; c\n</code></pre>',
    ]
    assert [(note.line, note.message.split()[0]) for note in report.notes] == [
        (6, "`y`"),
        (6, "`z`"),
    ]


def test_template_tags_are_no_words(archive: OldArchive) -> None:
    """Tags of the old site stand in no summary, and what leads nowhere leaves no sign of it."""
    words = 'A dam {{< ref "gone" >}}opens {{< x >}}soon.'
    keys = "---\ntitle: T\ndate: 2020-01-02\n---\n"
    archive.write("content/post/a.html", f"{keys}<p>{words}</p>\n")
    archive.write("content/post/b.md", f"{keys}{words}\n")
    archive.run("hugo")
    assert archive.body("2020/01/02/a.md") == "<p>A dam opens soon.</p>"
    assert archive.keys("2020/01/02/a.md").summary == "A dam opens soon."
    assert archive.keys("2020/01/02/b.md").summary == "A dam opens soon."


class _LiquidList(PostList):
    def site(self, path: Path, /) -> OldSite:
        """Say that texts have tags in Liquid."""
        return OldSite(root=path, template_language=TemplateLanguage.LIQUID)


def test_lines_of_notes(archive: OldArchive) -> None:
    """A note names the line where the text stands in its file as it is, or that of the post."""
    text = "<p>a</p>\n<object></object>"
    post = html_post(text)
    inside = OldPost(
        path="old/export.xml", line=20, text_line=23, keys=post.keys, text=text, kind=TextKind.HTML
    )
    report = archive.run(PostList((post, inside)))
    lines = {note.path: note.line for note in report.notes if "<object>" in note.message}
    assert lines == {"old/export.json#a": 1, "old/export.xml": 24}


def test_title_and_summary_of_html(archive: OldArchive) -> None:
    """What is missing is made of the words of the text, not of its tags."""
    text = (
        "<style>p {}</style><figure><figcaption>A caption of some length.</figcaption></figure>"
        "<h2>The <em>first</em> *heading*</h2><p>Short.</p><p>The first 2*3*4 [real] paragraph.</p>"
    )
    post = OldPost(
        path="old/export.json#a",
        keys=OldKeys.from_data({"date": "2020-01-02"}),
        text=text,
        kind=TextKind.HTML,
    )
    archive.run(PostList((post,)))
    assert archive.keys().title == "The first *heading*"
    assert archive.keys().summary == "The first 2*3*4 [real] paragraph."


def test_language_of_html(archive: OldArchive) -> None:
    """A text that is written from right to left is known, though its tags are Latin."""
    text = '<p class="wp-block-paragraph">مرحبا</p>' * 3
    archive.run(PostList((html_post(text),)))
    assert archive.keys().language == "ar"


PIECES = [
    *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<ul>", "<li>", "</li>", "</ul>"),
    *("<pre>", "</pre>", "<code>", "</code>", "<blockquote>", "</blockquote>", "<br>", "<hr>"),
    *("<table><tr><td>", "</td></tr></table>", "<section>", "</section>", "<dl><dt>", "<dd>"),
    *("<details><summary>", "</summary>", "</details>", "<h2 id=a>", "</h2>", "<kbd>", "</kbd>"),
    *("<a href='https://e.example/?a=](x)`&amp;b'>", "<a href='#x'>", "</a>", "<!-- c -->"),
    *("<span title='a](b'>", "</span>", "<p markdown='1'>", "<div markdown>", "<font>", "</font>"),
    *("<article>", "</article>", "<q cite='x'>", "</q>", "<ins>", "</ins>", "<style>", "</style>"),
    *(
        "\n",
        "\n\n",
        "  ",
        "    ",
        "\t",
        "text",
        "&nbsp;",
        "&lt;b&gt;",
        "&amp;",
        "&#10;&#10;",
        "&#9;",
    ),
    *("`", "```\n", "~~~\n", "*a*", "_b_", "[x](y.png)", "[x]: y", "![a](b)", "# h", "- i", "1. x"),
    *("---\n", "===\n", "| a | b |\n", "!!! note\n", "*[HTML]: x\n", "[^1]", "[^1]: n\n"),
    *("{: .c }", "> q", '=== "t"\n', "<", "\\", "\u2028", "\x85", "\xa0", "中"),
]
"""HTML, and what would be Markdown if it stood elsewhere."""


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_reader_sees_what_the_old_site_had(pieces: list[str]) -> None:
    """The page of a briefing has the words and the tags of the old post, whatever they were.

    And `briefings check` sees exactly its links.
    """
    text = without_forbidden("".join(pieces))
    with tempfile.TemporaryDirectory() as folder:
        body, _report = convert(OldArchive(Path(folder)), text)
    page = _clean(_markdown().reset().convert(body))
    # Twice: what the sanitiser takes tags from once may be nested in a way that no parser gives.
    assert _shape(page) == _shape(_clean(_clean(text)))
    links = lxml.html.fragment_fromstring(page, create_parent="div").iter("a")
    assert {link.target for link in find_links(body)} == {
        link.get("href") for link in links if link.get("href")
    }


@cache
def _markdown() -> markdown.Markdown:
    names: list[str] = []
    options: dict[str, dict[str, Any]] = {}
    for extension in ALL_EXTENSIONS:
        for name, chosen in (extension if isinstance(extension, dict) else {extension: {}}).items():
            names.append(name)
            options[name] = chosen
    return markdown.Markdown(extensions=names, extension_configs=options)


def _clean(html: str) -> str:
    return Sanitizer().clean(html, lambda link: link)


def _shape(html: str) -> str:
    parser = _Shape()
    parser.feed(html)
    parser.close()
    text = re.sub(r"[ \n]*\n[ \n]*", "\n", "".join(parser.pieces))
    return re.sub(r" +", " ", text).replace(">\n\u23ce", ">\n").replace("\n", "").strip()


class _Shape(HTMLParser):
    """Writes down words and tags, but no paragraphs and white space that mean nothing."""

    _ENDS = BLOCKS | {
        "br",
        "caption",
        "col",
        "colgroup",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    }
    _VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_wrapper = not self._open and tag in {"p", "div"} and not attrs
        if tag not in self._VOID:
            self._open.append((tag, is_wrapper))
        self.pieces.append("\n" if is_wrapper else self._piece(tag, f"<{tag} {sorted(attrs)}>"))

    def handle_endtag(self, tag: str) -> None:
        _tag, is_wrapper = self._open.pop()
        self.pieces.append("\n" if is_wrapper else self._piece(tag, f"</{tag}>"))

    def _piece(self, tag: str, text: str) -> str:
        return f"\n{text}\n" if tag in self._ENDS else text

    def handle_data(self, data: str) -> None:
        if any(tag == "pre" for tag, _is_wrapper in self._open):
            signs: dict[str, str | int | None] = {
                "\n": "\u23ce",
                " ": "\N{OPEN BOX}",
                "\t": "\N{RIGHTWARDS ARROW}",
            }
            self.pieces.append(data.translate(str.maketrans(signs)))
        else:
            self.pieces.append(re.sub(r"[ \t\n\r\f]+", " ", data))


def test_films_with_pictures_and_subtitles(archive: OldArchive) -> None:
    """A film keeps its picture and subtitles where these are there; else they go, and are named."""
    for name in ("a.mp4", "a.png", "a.vtt"):
        archive.write(name, b"x")
    text = (
        '<video src="/a.mp4" poster="/a.png"><track src="/a.vtt" srclang="en"></video>'
        '<p><video poster="/b.png"><source src="/a.mp4"><track src="/b.vtt"></video></p>'
    )
    body, report = convert(archive, text)
    first, second = re.findall(r"<video.*?</video>", body)
    assert first.startswith('<video src="a-title/a.mp4" poster="a-title/a.png" controls="">')
    assert first.endswith('<track src="a-title/a.vtt" srclang="en"></video>')
    assert second == '<video src="a-title/a.mp4" controls=""></video>'
    said = " ".join(note.message for note in report.notes)
    assert "The image '/b.png' is not among" in said
    assert "The subtitles file '/b.vtt' is not among" in said
