"""No id stands twice on a page, none of the page's own is a text's, and what is lost is told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.rendering.environment import TEMPLATES
from mkdocs_briefings.rendering.page.ids import anchors_in, with_unique_ids
from tests.engine.project import run, write_project

if TYPE_CHECKING:
    from tests.site import Site

EXTENSIONS = ("abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc")

TEXT = """\
## One {#dup}

## Two {#dup}

## Intro

<p id="intro">Words.</p>

<a name="named"></a> Words.

<div id="named">Words.</div>

*A note*{#fn:1}.[^1]

A paragraph.
{: #fnref:1 .lead }

<p id="alone">Words.</p> <!-- id="alone" -->

`<p id="alone">` and `## x {#alone}`

## Same

## Same

[one](#dup) [note](#fn:1) ![x](x.png){ id=dup }

*[NATO]: An alliance

Term
:   Words. <b id="Dup">Another case.</b>

[^1]: Words.
"""

TOLD = {
    11: "The id 'dup' stands twice on the page. It is on line 9 too, where links to it lead."
    " Give one of them another.",
    15: "The id 'intro' is also that of a heading or a footnote. Give another.",
    19: "The id 'named' stands twice on the page. It is on line 17 too, where links to it lead."
    " Give one of them another.",
    21: "The id 'fn:1' is also that of a heading or a footnote. Give another.",
    24: "The id 'fnref:1' is also that of a heading or a footnote. Give another.",
    34: "The id 'dup' stands twice on the page. It is on line 9 too, where links to it lead."
    " Give one of them another.",
}

PATH = "briefings/2026/03/02/ids.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a newsroom with a briefing and a profile that have ids twice."""
    site = write_project(tmp_path_factory.mktemp("ids") / "project", extensions=EXTENSIONS)
    site.briefing("2026/03/02/ids", TEXT)
    site.source("kyiv-daily", "## A {#x}\n\n## B {#x}\n")
    return site


def told(output: str) -> dict[int, str]:
    """Give what was told of the briefing, by line."""
    found = re.findall(rf"{PATH}:(\d+): (?:warning: )?(.*)", output)
    return {int(line): message for line, message in found}


def test_check(site: Site) -> None:
    """A check tells each id that another element of the page has, with its line."""
    done = site.run("mkdocs_briefings", "check")
    assert done.code == 0
    assert told(done.output) == TOLD
    assert "docs/sources/kyiv-daily.md:10: warning: The id 'x' stands twice" in done.output


def test_build(site: Site) -> None:
    """So does each build, whether it renders the page or not."""
    for _ in range(2):
        assert told("\n".join(run(site).messages)) == TOLD


def test_page(site: Site) -> None:
    """The page has each id once: a footnote's own, or else that of the first element."""
    run(site)
    tree = site.page("2026/03/02/ids/").tree
    ids = tree.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))
    assert tree.xpath("//*[@id = 'dup']/text()") == ["One"]
    assert [each.tag for each in tree.xpath("//*[@id = 'fn:1' or @id = 'fnref:1']")] == [
        "sup",
        "li",
    ]
    assert [each.tag for each in tree.xpath("//*[@id = 'intro' or @id = 'named']")] == ["h2", "a"]
    assert {"same", "same_1", "Dup", "alone"} <= set(ids)


def test_mended(site: Site) -> None:
    """Nothing is told any more once the ids differ."""
    before = (site.root / PATH).read_text()
    try:
        site.briefing("2026/03/02/ids", "## One {#a}\n\n## Two {#b}\n\n<i id='c'>x</i>\n")
        assert told("\n".join(run(site).messages)) == {}
    finally:
        site.write(PATH, before)


def test_templates_have_reserved_ids_alone() -> None:
    """Every id of a page's own begins as no id of a text does."""
    for path in (*TEMPLATES.rglob("*.html"), *Path("overrides").rglob("*.html")):
        for found in re.findall(r"""\bid=["']?([^"'\s>]*)""", path.read_text()):
            assert found.startswith("__"), path


@pytest.mark.parametrize(
    ("html", "unique"),
    [
        ('<p id="a">x</p><p id="b">y</p>', '<p id="a">x</p><p id="b">y</p>'),
        ('<p id="a">x</p><p class="c" id="a">y</p>', '<p id="a">x</p><p class="c">y</p>'),
        ('<p id="a" title=" id=&quot;a&quot;">x</p>', '<p id="a" title=" id=&quot;a&quot;">x</p>'),
        ('<p>say id="a" or id="a"</p>', '<p>say id="a" or id="a"</p>'),
        ('<p id="fn:1">x</p><li id="fn:1">y</li>', '<p>x</p><li id="fn:1">y</li>'),
        ('<input id="a" disabled=""><input id="a">', '<input id="a" disabled=""><input>'),
        ('<img id="a" src="a>b"><br><b id="a">x</b>', '<img id="a" src="a>b"><br><b>x</b>'),
    ],
)
def test_unique(html: str, unique: str) -> None:
    """Of elements with one id the first keeps it, and nothing else is changed."""
    assert with_unique_ids(html) == unique


def test_anchors() -> None:
    """An element with an id and the same name has one anchor; of two elements it is told."""
    found = anchors_in('<a id="a" name="a"></a><a name="b"></a><p id="b">x</p><p name="c">y</p>')
    assert found == (frozenset({"a", "b"}), frozenset({"b"}))
