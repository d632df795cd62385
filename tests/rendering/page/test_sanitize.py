"""Nothing that runs, fetches or takes over survives in a briefing's body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from mkdocs_briefings.reading.allow_list import ATTRIBUTES, SCHEMES, TAGS
from mkdocs_briefings.rendering.page.absolute import with_absolute_links
from mkdocs_briefings.rendering.page.sanitize import Sanitizer
from tests.rendering.vectors import VECTORS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tests.rendering.conftest import Clean

_SCHEME = re.compile(r"^[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\-\t\r\n]*):")
_ADDRESSES = {"href", "src", "cite", "action", "formaction", "data", "poster", "srcset"}


@pytest.mark.parametrize("text", VECTORS.values(), ids=VECTORS.keys())
def test_vector_is_disarmed(text: str, clean: Clean) -> None:
    """Of every vector only tags, attributes and schemes of the allow-list remain."""
    for element in _elements(clean(text)):
        _assert_allowed(element)


@pytest.mark.parametrize("text", VECTORS.values(), ids=VECTORS.keys())
def test_vector_is_disarmed_for_feeds(text: str, clean: Clean) -> None:
    """The body with absolute links, as feeds carry it, is as clean."""
    for element in _elements(with_absolute_links(clean(text), "https://example.org/2026/")):
        _assert_allowed(element)


@pytest.mark.parametrize("text", VECTORS.values(), ids=VECTORS.keys())
def test_cleaning_is_stable(text: str, clean: Clean) -> None:
    """What is clean stays as it is when it is parsed and cleaned anew, so no mutation is left."""
    once = clean(text)
    assert Sanitizer().clean(once, lambda link: link) == once


@pytest.mark.parametrize(
    "source",
    [
        "https://evil.example/x.png",
        "HTTP://evil.example/x.png",
        "//evil.example/x.png",
        "\\\\evil.example/x.png",
        "/\\evil.example/x.png",
        "\\/evil.example/x.png",
        "/\t/evil.example/x.png",
        "\n//evil.example/x.png",
        "ht\ntps://evil.example/x.png",
        "https:/evil.example/x.png",
        "https:evil.example/x.png",
    ],
)
@pytest.mark.parametrize("tag", ["img", "audio", "video"])
def test_nothing_is_fetched_from_elsewhere(tag: str, source: str) -> None:
    """A picture, sound or film of another server is left out, however its address is written."""
    cleaned = Sanitizer().clean(f'<{tag} src="{source}"></{tag}>', lambda link: link)
    assert not [element for element in _elements(cleaned) if element.get("src") is not None]


def test_remote_picture_becomes_a_link(clean: Clean) -> None:
    """A Markdown picture of another server is a link to it, called as the picture is described."""
    (link,) = _links(clean("![A map](https://maps.example/x.png)"))
    assert link.get("href") == "https://maps.example/x.png"
    assert link.text_content() == "A map"


def test_remote_picture_in_raw_html_becomes_a_link(clean: Clean) -> None:
    """So does one in raw HTML, also where its address is written in an odd way."""
    (link,) = _links(
        clean('<img src="HTTPS:\\\\maps.example/a?b=1&amp;c" alt="A &quot;map&quot;">')
    )
    assert link.get("href") == "HTTPS://maps.example/a?b=1&c"
    assert link.text_content() == 'A "map"'


@pytest.mark.parametrize(
    "text",
    [
        '<b title="<img src=https://evil.example/x.png alt=x>">x</b>',
        '<b title="<a >">x</b> ![x](https://evil.example/x.png)',
        '<img alt="<img src=&quot;//evil.example/&quot;>" src="//evil.example/x.png">',
        '<img src="//evil.example/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" alt="">',
        '<img src="//evil.example/x" alt="&lt;script&gt;alert(1)&lt;/script&gt;">',
        "<a href='x'><img src='//evil.example/x' alt='&lt;img src=x onerror=alert(1)&gt;'></a>",
    ],
)
def test_making_links_of_pictures_opens_no_way_in(text: str, clean: Clean) -> None:
    """Whatever an address or a description holds, what is made of them is clean too."""
    once = clean(text)
    for element in _elements(once):
        _assert_allowed(element)
    assert "<script" not in once
    assert Sanitizer().clean(once, lambda link: link) == once


def test_headings_stand_below_the_headline(clean: Clean) -> None:
    """A body that has a first-level heading has all of its headings one level lower."""
    tree = html.fragment_fromstring(clean("# One\n\n## Two\n\n###### Six\n"), create_parent="div")
    assert [element.tag for element in tree] == ["h2", "h3", "h6"]
    tree = html.fragment_fromstring(clean("## Two\n\n### Three\n"), create_parent="div")
    assert [element.tag for element in tree] == ["h2", "h3"]


def test_words_that_look_like_headings_stay(clean: Clean) -> None:
    """Lowering the headings leaves the words of the text alone."""
    assert (
        "the w/h1 ratio and a/h2 > b"
        in html.fragment_fromstring(
            clean("# One\n\nthe w/h1 ratio and a/h2 > b\n"), create_parent="div"
        ).text_content()
    )


def test_remote_picture_inside_a_link_becomes_its_text(clean: Clean) -> None:
    """A picture of another server within a link leaves that link, with the description as text."""
    text = "[![A map](https://maps.example/x.png)](https://maps.example/)"
    (link,) = _links(clean(text))
    assert link.get("href") == "https://maps.example/"
    assert link.text_content() == "A map"


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        (
            (
                '<video controls poster="p.png"><source src="a.mp4" type="video/mp4">'
                '<track src="a.vtt" kind="captions" srclang="en" label="All" default></video>'
            ),
            (
                '<video controls="" poster="/p.png"><source src="/a.mp4" type="video/mp4">'
                '<track src="/a.vtt" kind="captions" srclang="en" label="All" default=""></video>'
            ),
        ),
        (
            '<picture><source srcset="a.webp, b.webp 2x" media="print"><img src="a.png"></picture>',
            (
                '<picture><source srcset="/a.webp, /b.webp 2x" media="print"><img src="/a.png">'
                "</picture>"
            ),
        ),
        ('<a name="end"></a>', '<a id="end"></a>'),
        ('<a name="end" id="end">x</a>', '<a id="end">x</a>'),
        ('<a name="one" id="other">x</a>', '<a id="one"></a><a id="other">x</a>'),
    ],
)
def test_media_and_anchors_stay(written: str, cleaned: str) -> None:
    """Sound, film and pictures keep their files, and anchors their names, as ids."""
    assert Sanitizer().clean(written, lambda link: f"/{link}") == cleaned


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ('<img src="data:image/png;base64,AA" alt="A &amp; B">', "A &amp; B"),
        ('<p>a<img data-src="x.png">b</p>', "<p>ab</p>"),
        ('<video><source><track kind="captions"></video>', "<video></video>"),
        (
            '<picture><source srcset="//x.example/a, https://x.example/b 2x"></picture>',
            "<picture></picture>",
        ),
        ('<source srcset="//x.example/a, b.png 2x">', '<source srcset="/b.png 2x">'),
        ('<form>a<input name="q">b<input type="radio"></form>', 'ab<input type="radio">'),
        ('<video src="a.mp4" poster="//x.example/p"></video>', '<video src="/a.mp4"></video>'),
    ],
)
def test_nothing_is_left_that_shows_or_asks_for_nothing(written: str, cleaned: str) -> None:
    """Of an image without an address its description stays, of a field of a form nothing."""
    assert Sanitizer().clean(written, lambda link: f"/{link}") == cleaned


_FRAME = "https://www.youtube.com/embed/a"


@pytest.mark.parametrize(
    ("written", "link"),
    [
        (
            f'<iframe src="{_FRAME}" title="A &quot;film&quot; &lt;1&gt;">old browsers</iframe>',
            (
                '<a class="news-embed" href="https://www.youtube.com/watch?v=a">'
                '<strong>A "film" &lt;1&gt;</strong> <span>youtube.com</span></a>'
            ),
        ),
        (
            f"<IFRAME width=640\nsrc='{_FRAME}?start=7' ></IFRAME>",
            (
                '<a class="news-embed" href="https://www.youtube.com/watch?v=a&amp;t=7s">'
                "<strong>youtube.com</strong></a>"
            ),
        ),
        (
            f'<iframe src="{_FRAME}">',
            (
                '<a class="news-embed" href="https://www.youtube.com/watch?v=a">'
                "<strong>youtube.com</strong></a>"
            ),
        ),
    ],
)
def test_frame_of_a_listed_host_becomes_a_link(written: str, link: str) -> None:
    """The link is called as the frame is, or else as its host, and the words around it stay."""
    cleaned = Sanitizer(["youtube.com"]).clean(f"before {written} after", lambda link: link)
    assert " ".join(cleaned.split()) == f"before {link} after"
    assert with_absolute_links(cleaned, "https://example.org/2026/") == cleaned


@pytest.mark.parametrize(
    "written",
    [
        '<iframe src="https://evil.example/youtube.com"></iframe>',
        '<iframe src="javascript:alert(1)//youtube.com"></iframe>',
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
        f'<iframe><iframe src="{_FRAME}" title="</a><script>alert(1)</script>">',
        f'<b title="<iframe src={_FRAME}>" onclick="alert(1)">x</b>',
    ],
)
def test_frames_open_no_way_in(written: str) -> None:
    """No other frame is let through, and what is made of one is clean, whatever it is called."""
    cleaned = Sanitizer(["youtube.com"]).clean(written, lambda link: link)
    for element in _elements(cleaned):
        _assert_allowed(element)
    assert "evil" not in cleaned


@pytest.mark.parametrize("identity", ["__drawer", "__search", "__palette_0", "__config", "__x"])
@pytest.mark.parametrize(
    "markup",
    ['<p id="{}">x</p>', '<label for="{}">x</label>', '<input type="checkbox" id="{}">'],
)
def test_theme_controls_cannot_be_operated(markup: str, identity: str) -> None:
    """No briefing can take the name of one of the theme's own controls, or a label for it."""
    assert identity not in Sanitizer().clean(markup.format(identity), lambda link: link)


def test_theme_classes_are_dropped() -> None:
    """Classes that the theme's own scripts and styles look for are dropped, others stay."""
    cleaned = Sanitizer().clean('<p class="md-banner note js-x">x</p>', lambda link: link)
    assert cleaned == '<p class="note">x</p>'


def test_resolver_decides_on_relative_links() -> None:
    """A relative address is replaced by what the resolver gives, or goes if it gives nothing."""
    found = {"a.md": "../a/", "gone.md": None}
    cleaned = Sanitizer().clean(
        '<a href="a.md">a</a> <a href="gone.md">gone</a> <img src="a.md" alt="x">',
        lambda link: found[link],
    )
    assert cleaned == '<a href="../a/">a</a> <a>gone</a> <img src="../a/" alt="x">'


def test_links_are_made_absolute() -> None:
    """For feeds every relative address is joined to the page's: links, pictures, footnotes."""
    cleaned = with_absolute_links(
        '<a href="../b/">b</a><a href="#fn:1">1</a><img src="x.png" alt="x"><a href="/c/">c</a>',
        "https://example.org/paper/a/",
    )
    tree = html.fromstring(f"<div>{cleaned}</div>")
    assert tree.xpath("//a/@href") == [
        "https://example.org/paper/b/",
        "https://example.org/paper/a/#fn:1",
        "https://example.org/c/",
    ]
    assert tree.xpath("//img/@src") == ["https://example.org/paper/a/x.png"]


def test_text_of_dropped_tags_remains(clean: Clean) -> None:
    """Of a tag that may not stand the words remain, so that no sentence is lost."""
    assert "important" in clean("<marquee>important</marquee> and <font>more</font>")
    assert "more" in clean("<marquee>important</marquee> and <font>more</font>")


def _links(markup: str) -> list[HtmlElement]:
    return [element for element in _elements(markup) if element.tag == "a"]


def _elements(markup: str) -> list[HtmlElement]:
    tree = html.fragment_fromstring(markup, create_parent="div")
    return [element for element in tree.iterdescendants() if isinstance(element.tag, str)]


def _assert_allowed(element: HtmlElement) -> None:
    tag = str(element.tag)
    assert tag in TAGS
    for name, value in element.attrib.items():
        extra = {"type"} if tag == "input" else set()
        assert name in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | extra
        assert not name.startswith("on")
        assert name != "style"
        if name in _ADDRESSES:
            scheme = _SCHEME.match(value)
            assert scheme is None or scheme[1].lower() in SCHEMES
