"""The tree of a page, and the limits of what is looked at."""

from __future__ import annotations

import pytest

from mkdocs_briefings.wire.text.anchors import with_links
from mkdocs_briefings.wire.text.headline import find_headline
from mkdocs_briefings.wire.text.hidden import in_scripts
from mkdocs_briefings.wire.text.lead import with_lead
from mkdocs_briefings.wire.text.obstacles import Reading, find_obstacle
from mkdocs_briefings.wire.text.rights import read_rights
from mkdocs_briefings.wire.text.tree import (
    DEEPEST,
    MOST_BYTES,
    MOST_ELEMENTS,
    parse,
    web_address,
)
from tests.growth import assert_in_proportion
from tests.wire.text.pages import (
    ADDRESS,
    HEADLINE,
    PARAGRAPHS,
    page,
    paragraphs,
    parsed,
    read,
    report,
)

CUT = "The page is larger than what is read of it, so something may be missing."


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "<!-- nothing -->"])
def test_a_page_without_an_element_has_no_tree(text: str) -> None:
    """What has no element in it is no page."""
    assert parse(text, ADDRESS) is None


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/a", "https://news.example/a"),
        (" b ", "https://news.example/2026/09/b"),
        ("//other.example/c#part", "https://other.example/c"),
        ("http://münchen.example/ü", "http://münchen.example/ü"),
        ("", ""),
        ("#top", "https://news.example/2026/09/bridge"),
        ("mailto:a@b.example", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://user:secret@news.example/", ""),
        ("http://[broken", ""),
        ("ftp://news.example/a", ""),
    ],
)
def test_addresses_are_of_the_web(link: str, address: str) -> None:
    """Only whole addresses of http and https are given, without fragments and secrets."""
    assert web_address(link, ADDRESS) == address


def test_links_are_relative_to_a_base() -> None:
    """A page may say what its links are relative to."""
    tree, _ = parsed(page("<a href='x'>x</a>", head="<base href='/archive/'>"))
    assert tree.address("x") == "https://news.example/archive/x"


def test_signs_that_cannot_be_read_are_passed_over() -> None:
    """Control characters, and a faulty beginning, end no page."""
    html = report().replace("council", "cou\x00nc\x0bil").replace("<html", "\ufeff<html xmlns='x'")
    assert "council of Marlow" in read(html).text


def test_large_pages_are_cut() -> None:
    """Of a page that is too large its beginning is read, and the alarm says so."""
    large = report(texts=[*PARAGRAPHS, *(f"Sentence {number} of many." for number in range(9))])
    filled = large.replace("</body>", f"<script>{'x' * MOST_BYTES}</script></body>")
    assert CUT in read(filled).alarms
    assert read(filled).text == read(large).text
    assert read(large).alarms == ()


def test_many_elements_are_cut() -> None:
    """Of a page with too many elements the first are read, and the alarm says so."""
    article = read(
        page(f"<article>{paragraphs(PARAGRAPHS)}{'<p>So.</p>' * MOST_ELEMENTS}</article>")
    )
    assert CUT in article.alarms
    assert article.blocks[0].text == PARAGRAPHS[0]


def test_deep_elements_are_flattened() -> None:
    """Elements that stand too deep within others leave their text, and harm nothing."""
    deep = "<div>" * DEEPEST + "<p>Deep down.</p>" + "</div>" * DEEPEST
    tree, _ = parsed(page(f"{paragraphs()}{deep}"))
    assert tree.is_cut
    assert "Deep down." in "".join(map(str, tree.root.itertext()))
    assert max(len(list(each.iterancestors())) for each in tree.root.iter()) <= DEEPEST + 1


PARTS = (
    "<p>Some words of a paragraph, and <a href='/x'>a link</a> in it.</p>",
    "<div class='comment share'><span>Words.</span></div>",
    "<h1>Bridge closed - Mercury | News</h1>",
    "<h2><a href='/y'>Another report of the day</a></h2>",
    "<table><tr><td>1</td><td>2</td></tr></table>",
    "<meta property='og:title' content='A - B | C'><a rel='license' href='/l'>All rights</a>",
    "<time datetime='2026-09-01'>1 September 2026</time>",
    '<script type=\'application/ld+json\'>{"@type":"NewsArticle"}</script>',
    '<script>"<p>a</p><p>b</p>"</script>',
)


@pytest.mark.parametrize("part", PARTS)
def test_work_grows_with_the_page_alone(part: str) -> None:
    """Four times as much of anything takes about four times as long, and no square of it.

    What the library does within the limits is not looked at.
    """
    blocks = read(page(paragraphs())).blocks

    def work(size: int) -> object:
        tree, structured = parsed(page(paragraphs() + part * size))
        headline = find_headline(tree, structured, ("Mercury",), HEADLINE)
        linked = with_lead(with_links(blocks, tree), tree, structured, headline)
        in_scripts(tree, structured, headline)
        read_rights(tree, structured, {})
        find_obstacle(
            Reading(tree=tree, structured=structured, headline="", blocks=(), asked=ADDRESS, fed="")
        )
        return linked

    assert_in_proportion(work, 800)
