"""The switch between a site's languages, on pages of `docs/` that a theme's template renders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.assets import asset_url

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.structure.pages import Page

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


def with_switch(output: str, page: Page, environment: Environment) -> str:
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
