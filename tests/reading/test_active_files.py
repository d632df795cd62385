"""Files beside briefings that a browser might run in the site's name are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.reading import svg_file
from mkdocs_briefings.reading.media_types import PUBLISHED
from mkdocs_briefings.reading.picture import Flaw
from tests.newsroom import text

if TYPE_CHECKING:
    from tests.newsroom import NewsroomFolder

FOLDER = "briefings/2026/10/30"

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
XHTML = "http://www.w3.org/1999/xhtml"


def svg(content: str, attributes: str = "") -> bytes:
    """Give a drawing."""
    return f"<svg {SVG} {attributes}>{content}</svg>".encode()


HARMLESS: dict[str, bytes] = {
    "shapes": svg('<g fill="#f00"><path d="M0 0h4v4z"/><text font-family="serif">On</text></g>'),
    "own parts": svg('<defs><path id="a"/></defs><use xlink:href="#a"/><rect fill="url(#a)"/>'),
    "style": svg("<style>@media print { rect { fill: url('#a') } }</style><rect class='a'/>"),
    "pixels": svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
    "link": svg('<a href="https://example.org/"><text>More</text></a>'),
    "movement": svg('<rect><animate attributeName="x" values="0;4" dur="1s"/></rect>'),
    "of a program": svg(
        '<metadata><r:RDF xmlns:r="urn:r" r:onload="x"/></metadata><i:view i:href="a b"/>',
        'xmlns:i="urn:i"',
    ),
    "declaration": b'<?xml version="1.0" encoding="windows-1252"?>\n<!DOCTYPE svg [\n'
    b'<!ENTITY ns "http://www.w3.org/2000/svg">\n]>\n<svg xmlns="&ns;">'
    b"<title>Caf\xe9</title></svg>",
    "title with a backslash": svg("<title>url(https://example.org) \\41</title>"),
}

ACTIVE: dict[str, tuple[bytes, str]] = {
    "script": (svg("\n<script>alert(1)</script>"), "has <script> in its line 2."),
    "script of another prefix": (
        b'<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:script/></x:svg>',
        "<script>",
    ),
    "script of a page": (svg(f'<script xmlns="{XHTML}">alert(1)</script>'), "<script>"),
    "page": (svg(f'<g><p:body xmlns:p="{XHTML}"/></g>'), "<body>"),
    "foreign object": (svg("<foreignObject/>"), "<foreignObject>"),
    "event": (svg("", 'onload="alert(1)"'), "`onload`"),
    "event in capitals": (svg('<g ONCLICK="alert(1)"/>'), "`ONCLICK`"),
    "event by declaration": (
        b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>' + svg(""),
        "`onload`",
    ),
    "event by entity": (
        b"<!DOCTYPE svg [<!ENTITY e \"<script xmlns='http://www.w3.org/2000/svg'/>\">]>"
        + svg("&e;"),
        "<script>",
    ),
    "link that runs": (svg('<a xlink:href="java&#115;cript:alert(1)"/>'), "'javascript:alert(1)'"),
    "link with a tab": (svg('<a href="java&#9;script:alert(1)"/>'), "address"),
    "page in a link": (svg('<a href="data:text/html,x"/>'), "'data:text/html,x'"),
    "image elsewhere": (svg('<image href="https://example.org/x.png"/>'), "example.org"),
    "drawing within": (svg('<image href="data:image/svg+xml,x"/>'), "svg+xml"),
    "part elsewhere": (svg('<use href="other.svg#a"/>'), "'other.svg#a'"),
    "animated link": (
        svg('<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>'),
        "`xlink:href`",
    ),
    "animated event": (svg('<set attributeName=" onclick" to="alert(1)"/>'), "onclick"),
    "style elsewhere": (svg("<style>@import 'https://example.org/'</style>"), "'@import'"),
    "font elsewhere": (svg("<style>a{src:url( //example.org/f)}</style>"), "'//example.org/f'"),
    "escape": (svg("<style>a{src:u\\72l(//example.org/f)}</style>"), "style"),
    "paint elsewhere": (svg('<rect fill="url(https://example.org/#a)"/>'), "example.org"),
    "style sheet": (b'<?xml-stylesheet href="x.xsl"?>' + svg(""), "<?xml-stylesheet?>"),
    "no XML": (b"<svg><p></svg>", "cannot be read: mismatched tag, in its line 1."),
    "half": (svg("<g>")[:-6], "cannot be read"),
    "other encoding": (b'<?xml version="1.0" encoding="utf-7"?>' + svg(""), "is in a rare"),
    "unknown encoding": (b'<?xml version="1.0" encoding="own"?>' + svg(""), "encoding"),
    "bomb": (
        b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
        + b"".join(
            b'<!ENTITY %c "%s">' % (ord("b") + n, b"&%c;" % (ord("a") + n) * 20) for n in range(9)
        )
        + b"]>"
        + svg("<title>&j;</title>"),
        "cannot be read",
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_drawing_that_only_shows(name: str) -> None:
    """What drawing programs write is published as it is."""
    assert svg_file.look(HARMLESS[name]) is None


@pytest.mark.parametrize("name", ACTIVE)
def test_drawing_that_acts(name: str) -> None:
    """What runs something, or asks others for something, is refused, and it says what does."""
    data, reason = ACTIVE[name]
    found = svg_file.look(data)
    assert isinstance(found, Flaw)
    assert found.is_refused
    assert reason in found.reason


def test_drawing_beside_a_briefing(newsroom: NewsroomFolder) -> None:
    """A drawing that acts is an error of the briefing that shows or links to it."""
    body = "![It](map.svg) and [it](map.svg)\n"
    newsroom.write({f"{FOLDER}/a.md": text(body=body), f"{FOLDER}/map.svg": ACTIVE["event"][0]})
    (line,) = newsroom.problems()
    assert line.startswith(f"{FOLDER}/a.md:")
    assert "The image 'map.svg' has `onload` in its line 1. Save it anew, as a plain" in line


@pytest.mark.parametrize(
    "name",
    ["a.html", "a.HTM", "a.xhtml", "a.xml", "a.js", "a.mjs", "a.css", "a.svgz", "a.wasm", "a.kml"],
)
def test_kind_that_is_not_published(name: str, newsroom: NewsroomFolder) -> None:
    """Pages, scripts and other XML beside a briefing are refused where it links to them."""
    newsroom.write({f"{FOLDER}/a.md": text(body=f"[It]({name})\n"), f"{FOLDER}/{name}": b"x"})
    (line,) = newsroom.problems()
    assert f"{name!r} is no kind of file that is published. Its name ends in one of: " in line


def test_kinds_that_are_published(newsroom: NewsroomFolder) -> None:
    """What newsrooms hand out with a briefing may be linked to: tables, papers, sound, films."""
    assert {".csv", ".pdf", ".mp3", ".mp4", ".vtt", ".zip", ".png"} <= PUBLISHED
    files = {f"{FOLDER}/file{ending}": b"x" for ending in (".csv", ".PDF", ".mp3", ".zip")}
    body = " ".join(f"[It]({path.rpartition('/')[2]})" for path in files)
    newsroom.write({f"{FOLDER}/a.md": text(body=f"{body}\n"), **files})
    assert newsroom.problems() == []
