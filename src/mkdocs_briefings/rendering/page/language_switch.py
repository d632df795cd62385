"""What pages of `docs/` that a theme's template renders tell of languages and search engines."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.assets import asset_url

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATE = "briefings/partials/languages.html"

_MARK = 'data-news="languages"'
"""What every switch of ours has, wherever a template has put it."""

_MAIN = re.compile(r"<main\b")
_BODY = re.compile(r"<body\b[^>]*>")

_STYLE = (
    "<style>.news-languages{font-size:.75rem;line-height:1.5;margin:.5rem auto;max-width:61rem;"
    "padding:0 .8rem}.news-languages ul{display:flex;flex-wrap:wrap;gap:0 1.1rem;list-style:none;"
    "margin:0;padding:0}.news-languages a{color:inherit;text-decoration:underline}</style>\n"
)
"""How it looks where the news' own style is not loaded: much as the theme's text does."""


def with_languages(output: str, page: object, environment: Environment, *, has_switch: bool) -> str:
    """Tell of a page's translations, and lead to them, where the theme does not do so.

    `has_switch` says that a theme such as Material has one, which sites fill in by themselves.
    """
    if not has_switch:
        output = with_switch(output, page, environment)
    alternates = environment.filters["standing_head"](page).translations
    if not alternates or 'hreflang="x-default"' in output:
        return output
    absolute = environment.filters["absolute"]
    told = (("x-default", alternates[0]), *((each.tag, each) for each in alternates))
    links = "".join(
        f'<link rel="alternate" hreflang="{tag}" href="{escape(absolute(each.url))}">\n'
        for tag, each in told
    )
    return output.replace("</head>", f"{links}</head>", 1)


def without_index(output: str) -> str:
    """Keep a page of `docs/` out of search engines."""
    # Where the theme says something else, the one that forbids counts.
    meta = '<meta name="robots" content="noindex">\n'
    return output.replace("</head>", f"{meta}</head>", 1)


def with_switch(output: str, page: object, environment: Environment) -> str:
    """Give such a page with the switch before its main part, unless its template has put one.

    `environment` is that of the page's language. Where no part is said to be the main one, the
    switch comes first.
    """
    if _MARK in output:
        return output
    place = _place(output)
    if place is None:
        return output
    news: Any = environment.globals["news"]
    head = environment.filters["standing_head"](page)
    switch = environment.get_template(_TEMPLATE).render(page=page, base_url="", head=head)
    # The theme may be in another language, or know none that is written from right to left.
    said = f'<div lang="{news.language}" dir="{news.direction}">{switch}</div>\n'
    shown = f"{output[:place]}{said}{output[place:]}"
    if asset_url("news.css") in output:
        return shown
    return shown.replace("</head>", f"{_STYLE}</head>", 1)


def _place(output: str) -> int | None:
    main = _MAIN.search(output)
    if main is not None:
        return main.start()
    body = _BODY.search(output)
    return body.end() if body is not None else None
