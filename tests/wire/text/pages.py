"""Pages of news sites, made up in many scripts and layouts, and what is read of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.wire.records import Entry, Outlet
from mkdocs_briefings.wire.text.article import read_article
from mkdocs_briefings.wire.text.download import Download
from mkdocs_briefings.wire.text.structured import Structured, read_structured
from mkdocs_briefings.wire.text.tree import Tree, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.wire.records import Article

NOW = datetime(2026, 9, 4, 12, 0, tzinfo=UTC)
ADDRESS = "https://news.example/2026/09/bridge"
HEADLINE = "Old bridge is closed until spring"

PARAGRAPHS = (
    (
        "The council of Marlow decided on Tuesday to close the old bridge until the spring, after "
        "divers found that two of its piers had been washed out by the flood of last month."
    ),
    (
        "Buses take the road by the mill, which adds about twenty minutes to the way to school. "
        "Whoever walks may use the railway bridge, said the mayor, Ana Prentice, in the evening."
    ),
    (
        "The repair will cost 3.5 million pounds, of which the county pays half. A vote on the "
        "rest is planned for October; the opposition asked for a report on what was known when."
    ),
    (
        "Merchants on the market square fear for their trade before the holidays. Some of them "
        "have asked for a ferry, as there was one in 1968, when the bridge had been hit by a barge."
    ),
)


def page(body: str, *, head: str = "", language: str = "en") -> str:
    """Give a page."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{body}</body></html>"
    )


def paragraphs(texts: Sequence[str] = PARAGRAPHS) -> str:
    """Give paragraphs of HTML."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def report(*, headline: str = HEADLINE, texts: Sequence[str] = PARAGRAPHS, head: str = "") -> str:
    """Give the page of a report, with what stands around texts on a news site."""
    return page(
        "<header><a href='/'>The Marlow Mercury</a></header>"
        "<nav><ul><li><a href='/news'>News</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<main><article><h1>{escape(headline)}</h1>{paragraphs(texts)}</article></main>"
        "<footer><p>All rights reserved by the Marlow Mercury, 12 Mill Lane.</p></footer>",
        head=f"<title>{escape(headline)} | The Marlow Mercury</title>{head}",
    )


def json_ld(**properties: Any) -> str:  # noqa: ANN401 - whatever JSON has
    """Give structured data."""
    return f'<script type="application/ld+json">{json.dumps(properties)}</script>'


def news_article(**properties: Any) -> str:  # noqa: ANN401 - whatever JSON has
    """Give structured data of a report."""
    return json_ld(**{"@context": "https://schema.org", "@type": "NewsArticle", **properties})


def meta(name: str, content: str) -> str:
    """Give a `<meta>`."""
    return f'<meta property="{name}" content="{escape(content)}">'


def outlet(language: str = "en", title: str = "The Marlow Mercury") -> Outlet:
    """Give the outlet of a page."""
    return Outlet(
        source="mercury",
        title=title,
        home="https://news.example/",
        path="sources/mercury.md",
        country="GB",
        language=language,
        feeds=("https://news.example/feed",),
        family="mercury",
    )


def entry(title: str = HEADLINE, url: str = ADDRESS, **changes: Any) -> Entry:  # noqa: ANN401 - its fields
    """Give what a feed says of a page."""
    return Entry(guid=url, url=url, title=title, **{"published": NOW, **changes})


def read(
    html: str | bytes,
    *,
    url: str = ADDRESS,
    fed: Entry | None = None,
    of: Outlet | None = None,
    headers: dict[str, str] | None = None,
) -> Article:
    """Give the article of a page."""
    body = html.encode() if isinstance(html, str) else html
    download = Download(url=url, body=body, headers=headers or {})
    return read_article(download, of or outlet(), fed or entry(), NOW)


def parsed(html: str, url: str = ADDRESS) -> tuple[Tree, Structured]:
    """Give a page's tree, and its structured data."""
    tree = parse(html, url)
    assert tree is not None
    return tree, read_structured(tree)
