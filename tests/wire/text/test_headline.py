"""The headline of a page, of all that it calls itself."""

from __future__ import annotations

import pytest

from mkdocs_briefings.wire.text.headline import find_headline
from tests.wire.text.pages import HEADLINE, meta, news_article, page, parsed

OTHER = "Marlow waits for its bridge"


def headline(html: str, *, outlet: str = "The Marlow Mercury", fed: str = "") -> str:
    """Give the headline of a page."""
    tree, structured = parsed(html)
    return find_headline(tree, structured, (outlet,), fed)


def test_structured_data_goes_first() -> None:
    """The structured headline is taken before all others."""
    head = news_article(headline=HEADLINE) + meta("og:title", OTHER) + "<title>X</title>"
    assert headline(page("<h1>Bridge news</h1>", head=head)) == HEADLINE


def test_the_order_of_what_is_left() -> None:
    """Then come what is shared, the only heading, the window's title, and the feed."""
    window, heading, shared = (
        "<title>Window</title>",
        "<h1>Heading</h1>",
        meta("og:title", "Shared"),
    )
    assert headline(page(heading, head=shared + window)) == "Shared"
    assert headline(page(heading, head=window)) == "Heading"
    assert headline(page("", head=window), fed="Fed") == "Window"
    assert headline(page(""), fed="Fed") == "Fed"
    assert headline(page("")) == ""


def test_a_section_behind_the_headline() -> None:
    """What a page calls its headline is taken for the beginning of what it shares, and only so."""
    shared = meta("og:title", f"{HEADLINE}-Politics")
    assert headline(page("", head=shared + meta("headline", HEADLINE))) == HEADLINE
    assert headline(page("", head=shared + meta("headline", OTHER))) == f"{HEADLINE}-Politics"


def test_what_is_for_searchers_alone_is_passed_over() -> None:
    """Where readers and those it is shared with see one headline, the window's is not taken."""
    head = news_article(headline=OTHER) + meta("og:title", HEADLINE) + f"<title>{OTHER}</title>"
    assert headline(page(f"<h1>{HEADLINE}</h1>", head=head)) == HEADLINE


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        (f"{HEADLINE} | The Marlow Mercury", "The Marlow Mercury"),
        (f"{HEADLINE} - News - The Marlow Mercury", "The Marlow Mercury"),
        (f"The Marlow Mercury – {HEADLINE}", "The Marlow Mercury"),
        (f"{HEADLINE} « Mercury", "Mercury"),
        (f"{HEADLINE} - news.example", ""),
        (f"{HEADLINE} :: Marlow Mercury Online", "Marlow Mercury"),
    ],
)
def test_the_outlets_name_is_taken_off(title: str, outlet: str) -> None:
    """A title loses what the outlet is called, at its end and at its beginning."""
    head = f"<title>{title}</title>" + meta("og:site_name", "Mercury")
    body = f"<h1>{HEADLINE}</h1>" if "News" in title else ""
    assert headline(page(body, head=head), outlet=outlet) == HEADLINE


@pytest.mark.parametrize(
    ("title", "wanted", "outlet"),
    [
        ("津波注意報　気象庁：朝日の新聞デジタル", "津波注意報 気象庁", "朝日の新聞"),
        ("대통령, 새 예산안 발표 | 한빛일보", "대통령, 새 예산안 발표", "한빛일보"),
        ("مجلس المدينة يغلق الجسر | صحيفة النهر", "مجلس المدينة يغلق الجسر", "صحيفة النهر"),
        ("Мост закрыт до весны — Речной вестник", "Мост закрыт до весны", "Речной вестник"),
        ("पुराना पुल बंद - नदी समाचार", "पुराना पुल बंद", "नदी समाचार"),
        ("旧桥关闭--河流日报", "旧桥关闭", "河流日报"),
    ],
)
def test_names_in_other_scripts(title: str, wanted: str, outlet: str) -> None:
    """What stands between headline and name differs from script to script."""
    assert headline(page("", head=f"<title>{title}</title>"), outlet=outlet) == wanted


@pytest.mark.parametrize(
    "title",
    ["Covid-19 - what we know", "Interview: “Nothing – and all”", "3:2 | a game", "A/B - a test"],
)
def test_other_parts_stay(title: str) -> None:
    """A headline keeps dashes, colons and bars of its own."""
    assert headline(page("", head=f"<title>{title}</title>")) == title


def test_a_site_that_is_called_by_the_headline() -> None:
    """A faulty name of the site does not eat its headline."""
    head = meta("og:site_name", HEADLINE) + meta("og:title", HEADLINE)
    assert headline(page("", head=head)) == HEADLINE


def test_markup_in_data_is_taken_off() -> None:
    """Entities that were written twice, tags and soft hyphens are no part of a headline."""
    head = news_article(headline="Old &amp;amp; <b>new</b>\n bridge of Mar\u00adlow")
    assert headline(page("", head=head)) == "Old & new bridge of Marlow"


def test_a_heading_among_many() -> None:
    """Of several headings the one that is known from elsewhere is shown to readers."""
    body = f"<h1>Log in</h1><h1>{HEADLINE}</h1><h1>More</h1>"
    assert headline(page(body), fed=HEADLINE) == HEADLINE


def test_a_heading_with_a_kicker() -> None:
    """Words of two elements do not run into one."""
    assert (
        headline(page("<h1><span>Marlow</span><b>Bridge closed</b></h1>")) == "Marlow Bridge closed"
    )


def test_what_is_too_long_is_no_headline() -> None:
    """A text in the place of a headline is passed over."""
    head = news_article(headline="word " * 200) + f"<title>{HEADLINE}</title>"
    assert headline(page("", head=head)) == HEADLINE


@pytest.mark.parametrize(
    "script",
    [
        '//<![CDATA[\n{"@type": "Article", "headline": "Bridge"}\n//]]>',
        '<!-- {"@type": "Article", "headline": "Bridge"} -->',
        '{"@type": "Article", "headline": "Bridge",}',
        '{"@type": "Article", "headline": "Bridge", "x": "a\nb"}; ',
        '{"@type": "Article", "headline": "Bridge", "author": }',
        (
            '[[{"@graph": [{"@type": "WebPage", "mainEntity": '
            '{"@type": ["https://schema.org/NewsArticle"], "headline": "Bridge"}}]}]]'
        ),
    ],
)
def test_json_as_it_is_found(script: str) -> None:
    """Structured data is read in spite of common faults."""
    assert (
        headline(page("", head=f'<script type="application/ld+json">{script}</script>')) == "Bridge"
    )


@pytest.mark.parametrize("script", ["", "null", "[1, 2]", '"x"', "{", "[" * 50_000, '{"@type": 3}'])
def test_json_that_says_nothing(script: str) -> None:
    """Structured data that is none is passed over."""
    html = page("", head=f'<script type="application/ld+json">{script}</script>')
    assert headline(html, fed=HEADLINE) == HEADLINE


def test_the_page_s_own_report_among_others() -> None:
    """Of several reports in structured data the one with the page's address is its own."""
    others = news_article(headline=OTHER, url="https://news.example/other")
    own = news_article(headline=HEADLINE, mainEntityOfPage={"@id": "/2026/09/bridge#main"})
    listed = '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": '
    listed += '[{"item": {"@type": "NewsArticle", "headline": "Third"}}]}</script>'
    assert headline(page("", head=listed + others + own)) == HEADLINE
