"""Articles of pages that stand in the way of their text, and those of feeds alone."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_briefings.wire.records import Article, BlockKind
from mkdocs_briefings.wire.text.article import FROM_FEED
from mkdocs_briefings.wire.text.doubts import BROKEN, OTHER, PAID, SHORT
from mkdocs_briefings.wire.text.fed import is_whole, read_fed
from mkdocs_briefings.wire.text.obstacles import Obstacle
from tests.wire.text.pages import (
    ADDRESS,
    HEADLINE,
    NOW,
    PARAGRAPHS,
    entry,
    json_ld,
    meta,
    news_article,
    outlet,
    page,
    paragraphs,
    read,
    report,
)

SUMMARY = "The bridge is closed until spring; buses take the road by the mill."

COOKIES = (
    "We and our 834 partners store cookies on your device. With your consent we use cookies to "
    "measure and to show advertisements. You can change your consent in our privacy settings."
)

_CARDS = [
    f"<article><h2><a href='/{number}'>Report number {number} of the day in Marlow</a></h2>"
    f"<p>Teaser of report {number}.</p></article>"
    for number in range(12)
]
CARDS, FEW_CARDS = "".join(_CARDS), "".join(_CARDS[:4])

_WALLS: dict[Obstacle, tuple[str, ...]] = {
    Obstacle.ROBOTS: (
        "<h1>Just a moment...</h1><script src='https://challenges.cloudflare.com/x.js'></script>",
        "<p>Please enable JS</p><script src='https://ct.captcha-delivery.com/c.js'></script>",
    ),
    Obstacle.CONSENT: (
        f"<h1>Before you continue</h1><p>{COOKIES}</p><button>Accept</button>",
        (
            "<h1>ご確認</h1><p>当サイトはクッキーを使います。クッキーを許可してください。"
            "クッキーの設定。</p>"
        ),
    ),
    Obstacle.LOGIN: (
        (
            f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1><p>Log in, or choose an offer that "
            "suits you.</p><input type='password'>"
        ),
        (
            "<p>Members read this report, and everything else, from one pound a month.</p>"
            "<input type='password'>"
        ),
        "<h1>Welcome back</h1><form><input name=a><input type='password'></form>",
    ),
    Obstacle.ERROR: (
        "<h1>404</h1><p>This page has moved or never was here, we are sorry.</p>",
        "<h1>Страница не найдена</h1><p>Вернитесь на главную или поищите.</p>",
        "<h1>ページが見つかりません</h1><p>お探しのページは移動したか削除されました。</p>",
        "<title>Pagina non trovata</title><p>Torna alla pagina principale del sito.</p>",
    ),
    Obstacle.LISTING: (f"<h1>All of Marlow</h1>{CARDS}",),
    Obstacle.EMPTY: ("<div id='app'></div><noscript>Please switch on scripts.</noscript>",),
}

_PLACES: tuple[tuple[Obstacle, str, dict[str, Any]], ...] = (
    (
        Obstacle.CONSENT,
        page("<h1>Willkommen</h1><p>Bitte wählen Sie, wie Sie lesen möchten.</p>"),
        {"url": "https://consent.news.example/v2?to=bridge"},
    ),
    (
        Obstacle.LOGIN,
        page("<h1>Mercury Plus</h1><p>Choose the offer that suits you best today.</p>"),
        {"url": "https://news.example/subscribe?next=/bridge"},
    ),
    (Obstacle.FRONT, report(headline="Front page of today"), {"url": "https://news.example/"}),
    (
        Obstacle.LISTING,
        page(f"<h1>Bridges</h1>{FEW_CARDS}", head=json_ld(**{"@type": "CollectionPage"})),
        {},
    ),
    (Obstacle.EMPTY, "", {}),
)

OBSTACLES: list[tuple[Obstacle, str, dict[str, Any]]] = [
    *((obstacle, page(body), {}) for obstacle, bodies in _WALLS.items() for body in bodies),
    *_PLACES,
]


@pytest.mark.parametrize(("obstacle", "html", "more"), OBSTACLES)
def test_what_stands_in_the_way(obstacle: Obstacle, html: str, more: dict[str, Any]) -> None:
    """Walls, errors, lists and empty pages are told, and the text is the feed's."""
    article = read(html, fed=entry(summary=SUMMARY), **more)
    assert article.alarms == (obstacle.value, FROM_FEED)
    assert article.text == SUMMARY
    assert article.title == HEADLINE
    assert read(html, fed=entry(), **more).alarms == (obstacle.value,)
    assert read(html, fed=entry(), **more).blocks == ()


@pytest.mark.parametrize(
    "html",
    [
        report().replace("</body>", "<form><input type='password'></form></body>"),
        report().replace("</body>", f"<div id='onetrust'><p>{COOKIES}</p></div></body>"),
        report().replace("</body>", "<script src='/recaptcha/api.js'></script></body>"),
        report(headline="Error 404 is the name of a band from Marlow"),
        report(headline="What the new law says about cookies and consent"),
        report().replace("</body>", f"<section>{CARDS}</section></body>"),
        report(
            texts=["The bridge is closed until spring, said the mayor on Tuesday in the council."]
        ),
    ],
)
def test_reports_with_signs_of_walls(html: str) -> None:
    """A page that has its text is read, whatever lies over it or stands beside it."""
    article = read(html, fed=entry(summary=SUMMARY))
    assert FROM_FEED not in article.alarms
    assert "bridge" in article.text


def test_a_page_that_leads_to_the_front_from_the_front() -> None:
    """An outlet's front page that was asked for is a page like any other."""
    front = "https://news.example/"
    assert read(report(), url=front, fed=entry(url=front)).alarms == ()


def test_the_beginning_of_what_is_sold() -> None:
    """A page that one has to pay for keeps its beginning, with an alarm."""
    head = news_article(headline=HEADLINE, isAccessibleForFree=False)
    article = read(report(texts=PARAGRAPHS[:2], head=head))
    assert article.alarms == (PAID,)
    assert article.text == "\n".join(PARAGRAPHS[:2])
    whole = read(report(texts=[*PARAGRAPHS, *(text[::-1] for text in PARAGRAPHS)], head=head))
    assert whole.alarms == ()
    assert read(
        report(texts=PARAGRAPHS[:2], head=meta("article:content_tier", "locked"))
    ).alarms == (PAID,)


@pytest.mark.parametrize(
    ("fed", "is_other"),
    [
        ("Parliament passes pension reform past midnight", True),
        ("Divers found piers washed out by flood", False),
        ("年金改革法案を巡る深夜の採決", True),
        ("Ana", False),
        ("", False),
    ],
)
def test_a_page_of_another_report(fed: str, *, is_other: bool) -> None:
    """A page on which hardly a word of the feed's headline stands may be another report."""
    assert (OTHER in read(report(), fed=entry(fed)).alarms) is is_other


def test_short_and_broken_texts_are_doubted() -> None:
    """A text of a sentence, or with characters that could not be read, has an alarm."""
    assert read(report(texts=[PARAGRAPHS[1]])).alarms == (SHORT,)
    letters = "Überall fürchten Händler für größere Läden, während Fähren künftig überfüllt wären."
    broken = report(texts=[f"{letters} {number}" for number in range(9)]).encode()
    assert BROKEN in read(broken.replace(b" 1<", b" \xff\xff\xff<")).alarms


def test_halves_of_characters_are_doubted() -> None:
    """A headline that a program has cut in the middle of a character is kept, with an alarm."""
    head = news_article(headline=f"{HEADLINE} \ud83d")
    article = read(report(head=head))
    assert article.title == f"{HEADLINE} \ufffd"
    assert BROKEN in article.alarms


def test_an_article_has_all_that_its_page_says() -> None:
    """Headline, text, date, authors, image, own address and language come together."""
    head = news_article(
        headline=HEADLINE,
        datePublished="2026-09-01T08:00:00Z",
        author={"name": "Ana Prentice"},
        image="/bridge.jpg",
        url="https://news.example/bridge",
    )
    article = read(report(head=head), url=f"{ADDRESS}?from=feed")
    assert (article.url, article.canonical) == (
        f"{ADDRESS}?from=feed",
        "https://news.example/bridge",
    )
    assert article.title == HEADLINE
    assert article.published is not None
    assert article.published.isoformat() == "2026-09-01T08:00:00+00:00"
    assert article.authors == ("Ana Prentice",)
    assert article.image == "https://news.example/bridge.jpg"
    assert article.language == "en"
    assert article.text == "\n".join(PARAGRAPHS)


def test_the_feed_fills_what_a_page_leaves_open() -> None:
    """Authors, image and date that a page does not give are the feed's."""
    fed = entry(authors=("Bo Lund",), image="https://img.example/b.jpg")
    article = read(report(), fed=fed)
    assert (article.authors, article.image) == (("Bo Lund",), "https://img.example/b.jpg")
    assert article.published == NOW


def fed(**changes: Any) -> Article:  # noqa: ANN401 - the entry's fields
    """Give the article of an entry alone."""
    return read_fed(outlet(), entry(**changes))


def test_a_feed_that_carries_the_text() -> None:
    """The content of an entry is its text, with kinds and links, and without scripts and images."""
    content = (
        f"<h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p><script>x()</script><img src='/b.jpg'>"
        "<figure><figcaption>It.</figcaption></figure><ul><li>One <a href='/x'>way</a></li></ul>"
    )
    article = fed(content=content, summary=SUMMARY)
    assert [(block.kind, block.text) for block in article.blocks] == [
        (BlockKind.PARAGRAPH, PARAGRAPHS[0]),
        (BlockKind.ITEM, "One way"),
    ]
    assert article.blocks[1].links[0].url == "https://news.example/x"
    assert (article.url, article.canonical, article.title) == (ADDRESS, ADDRESS, HEADLINE)


def test_a_feed_that_carries_a_summary() -> None:
    """An entry without content has its summary as its text, or none."""
    assert fed(summary=SUMMARY).text == SUMMARY
    assert fed(content="<p> </p>", summary="").blocks == ()
    assert fed(content="Plain words.").text == "Plain words."


LONG = paragraphs([*PARAGRAPHS, *(f"{text} Again." for text in PARAGRAPHS)])


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        (LONG, True),
        ("", False),
        (paragraphs(PARAGRAPHS[:3]), False),
        (f"<p>{' '.join(PARAGRAPHS * 3)}</p>", False),
        (f"{LONG}<p>And then the mayor said […]</p>", False),
        (f"{LONG}<p>The post <a href='{ADDRESS}'>{HEADLINE}</a> appeared first here.</p>", False),
    ],
)
def test_whole_texts_of_feeds(content: str, *, whole: bool) -> None:
    """An entry is whole if it is long, has paragraphs, and leads nowhere for the rest."""
    assert is_whole(entry(content=content)) is whole
