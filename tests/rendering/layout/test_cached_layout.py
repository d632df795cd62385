"""A page that is filled into a cached layout has the bytes of one that is rendered whole."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.rendering.environment import TEMPLATES
from tests.outputs.newsroom import write_newsroom

if TYPE_CHECKING:
    from tests.site import Site

WHOLE = """
from mkdocs.__main__ import cli

from mkdocs_briefings.rendering.renderer import Renderer

Renderer.uses_cached_layouts = False
cli()
"""
"""`mkdocs` without cached layouts."""

PAGES: dict[str, Any] = {
    "latest": 3,
    "month_limit": 4,
    "feed_formats": "rss",
    "feed_archives": "off",
}
"""Options of a site that has many pages and little else."""

OVERVIEW = Path(__file__).parents[3] / "overrides"

RICH: dict[str, Any] = {
    "site_name": "A & B's <Paper>",
    "repo_url": "https://github.com/example/paper",
    "edit_uri": "edit/main/docs/",
    "extra_css": ["extra.css", "https://cdn.example/x.css"],
    "extra_javascript": ["extra.js", {"path": "module.js", "type": "module", "async": True}],
    "nav": ["about.md", {"More": ["more/index.md", "more/contact.md"]}],
    "copyright": "Copyright &copy; the paper",
    "extra": {
        "social": [{"icon": "fontawesome/brands/mastodon", "link": "https://x.example/@paper"}],
        "alternate": [{"name": "Norsk", "link": "/nb/", "lang": "nb"}],
        "homepage": "https://paper.example",
        "analytics": {"provider": "google", "property": "G-1"},
        "consent": {"title": "Cookies", "description": "We use some."},
    },
    "theme": {
        "name": "material",
        "language": "ar",
        "palette": [
            {"scheme": "default", "toggle": {"icon": "material/weather-night", "name": "Dark"}},
            {"scheme": "slate", "toggle": {"icon": "material/weather-sunny", "name": "Light"}},
        ],
        "features": [
            "navigation.tabs", "navigation.tabs.sticky", "navigation.sections", "navigation.path",
            "navigation.indexes", "navigation.footer", "navigation.top", "navigation.instant",
            "navigation.instant.progress", "navigation.prune", "toc.integrate", "toc.follow",
            "announce.dismiss", "content.action.edit", "content.tabs.link", "search.suggest",
        ],
    },
}  # fmt: skip
"""All that Material has to change in what stands around a page."""

VARIANTS: dict[str, dict[str, Any]] = {
    "stock": {},
    "rich": RICH,
    "search": {"plugins": ("search",)},
    "prefix": {"briefings": {**PAGES, "path": "news", "latest": 2}},
    "overview": {
        "theme": {
            "name": "material",
            "custom_dir": "overrides",
            "palette": RICH["theme"]["palette"],
        },
        "plugins": ("search",),
    },
}


def write_site(root: Path, **settings: Any) -> Site:  # noqa: ANN401 - whatever MkDocs takes
    """Write a newsroom with several pages of every kind."""
    site = write_newsroom(root)
    site.write("docs/more/index.md", "# More\n")
    site.write("docs/more/contact.md", "# Contact\n")
    texts = ("", "Short.\n", "# A heading\n\nText.\n\n## Another\n\nMore.\n")
    titles = ("A & B <i>win</i>", 'He said "yes"', "It's — “done”", "שלום עולם", "&amp; so on")
    for number in range(12):
        name = f"2026/0{1 + number % 3}/0{1 + number % 4}/more-{number}"
        site.briefing(
            name,
            texts[number % len(texts)],
            title=f"{titles[number % len(titles)]} {number}",
            summary=f"{titles[-number % len(titles)]} & more",
            countries=["NO", "PL", "UA"][number % 3 :][:2],
            source=["kyiv-daily", "oslo-post", None][number % 3],
            tags=["Water", "sport", f"one <{number % 5}>"],
            language=[None, "he", "nb"][number % 3],
            story=["the-dam", "the-vote", None][number % 3],
            noindex=True if number % 7 == 3 else None,
            corrections=[{"date": "2026-03-19", "text": "A < B."}] if number % 6 == 2 else None,
        )
    site.configure(**{"briefings": PAGES, **settings})
    return site


def build_both(site: Site) -> str:
    """Build with cached layouts and without; the bytes have to be the same. Gives what was said."""
    output = site.build("-v")
    filled = site.files()
    site.write("whole.py", WHOLE)
    shutil.rmtree(site.root / ".cache")
    assert number_filled(site.build("-v", program="whole")) == 0
    whole = site.files()
    assert filled.keys() == whole.keys()
    assert [path for path in whole if filled[path] != whole[path]] == []
    return output


def number_filled(output: str) -> int:
    """Give how many pages were filled into cached layouts."""
    return sum(map(int, re.findall(r"(\d+) pages were filled", output)))


@pytest.mark.parametrize("variant", VARIANTS)
def test_same_bytes(tmp_path: Path, variant: str) -> None:
    """Whatever the theme shows, and for every kind of page."""
    settings = VARIANTS[variant]
    if variant == "overview":
        shutil.copytree(OVERVIEW, tmp_path / "overrides")
    site = write_site(tmp_path, **settings)
    output = build_both(site)
    assert "is rendered whole" not in output
    assert number_filled(output) > 60


TAINTING = {
    # Of an article, as every fourth.
    "view": ("{% block footer %}{% if card %}{{ card.title }}{% endif %}{% endblock %}", "card"),
    "printed in a filter": (
        "{% block footer %}{{ page.title | upper }}{% endblock %}",
        "page.title",
    ),
    "compared": (
        "{% block footer %}{% if page.url == 'countries/' %}x{% endif %}{% endblock %}",
        "page.url",
    ),
    "macro": (
        "{% macro m(p) %}{{ p.file }}{% endmacro %}{% block footer %}{{ m(page) }}{% endblock %}",
        "page.file",
    ),
    "is none": ("{% block footer %}{{ 'x' if older is none else 'y' }}{% endblock %}", "older"),
    "as joined text": (
        "{% set t = page.title ~ '!' %}{% block footer %}{{ 'x' if t == 'UA!' }}{% endblock %}",
        "page.title",
    ),
    "head": (
        "{% block extrahead %}{{ head.description if head }}{% endblock %}",
        "head.description",
    ),
    "at the top": (
        "{% set here = page.file.src_uri if page %}{% block footer %}{{ here }}{% endblock %}",
        "page.file",
    ),
    "loop": ("{% block footer %}{% for item in page.toc %}-{% endfor %}{% endblock %}", "page.toc"),
    "changed header": (
        (
            "{% block header %}{% set x %}{% autoescape false %}{{ page.title }}{% endautoescape %}"
            "{% endset %}{{ x | replace('Ukraine', 'Україна') }}{% endblock %}"
        ),
        "filter replace",
    ),
    "captured": (
        "{% block header %}{% set x %}{{ self.content() }}{% endset %}{{ x|length }}{% endblock %}",
        "filter length",
    ),
    "passed on": (
        "{% set ns = namespace(n=0) %}{% block footer %}{{ ns.n }}{% endblock %}",
        "namespace",
    ),
}
"""Uses of a page in the theme, and what is said of each."""

KINDS = ("article", "country", "source", "period")
"""Templates of which each site has several pages: as many uses are tried in one."""


@pytest.mark.parametrize("first", range(0, len(TAINTING), len(KINDS)))
def test_theme_that_looks_at_a_page(tmp_path: Path, first: int) -> None:
    """Pages are rendered whole where what stands around their words follows from them."""
    settings = {"theme": {"name": "material", "custom_dir": "overrides"}}
    site = write_site(tmp_path, **settings)
    uses = dict(zip(KINDS, list(TAINTING.items())[first:], strict=False))
    for kind, (_, (template, _)) in uses.items():
        ours = (TEMPLATES / f"briefings/{kind}.html").read_text(encoding="utf-8")
        site.write(f"overrides/briefings/{kind}.html", ours + template)
    output = build_both(site)
    said = re.findall(r"Every page of briefings/(.*)\.html is rendered whole: (.*)", output)
    for kind, (name, (_, reason)) in uses.items():
        lines = [line for each, line in said if each == kind]
        assert lines, name
        assert all(reason in line for line in lines), (name, lines)
    assert {kind for kind, _ in said} == uses.keys()


def test_theme_that_prints_a_title(tmp_path: Path) -> None:
    """A text of the page that is printed as it is stands in the layout's way no more than ours."""
    settings = {"theme": {"name": "material", "custom_dir": "overrides"}}
    site = write_site(tmp_path, **settings)
    site.write(
        "overrides/briefings/main.html",
        '{% extends "briefings/base.html" %}{% block extrahead %}'
        "{% if page and page.meta.description %}"
        '{% autoescape false %}<meta name="x" content="{{ page.title }}|{{ page.canonical_url }}">'
        "{% endautoescape %}{% endif %}{% endblock %}",
    )
    output = build_both(site)
    assert "is rendered whole" not in output
    assert number_filled(output) > 60


OWN_ARTICLES = {
    "content": "{% block content %}<p>{{ card.title }}</p>{{ page.content }}{% endblock %}",
    "our macros": "{% block content %}{{ show.card(card) }}{{ page.toc | length }}{% endblock %}",
    "title": "{% block htmltitle %}<title>{{ page.title }} {{ keys.title }}</title>{% endblock %}",
    "extends ours": "{% block header %}<p>Mine</p>{{ super() }}{% endblock %}",
    "own macros": (
        '{% import "own.html" as own with context %}'
        "{% block content %}{{ own.link(card) }}{{ older.url | url if older }}{% endblock %}"
    ),
    "set at the top": "{% set size = 3 %}{% block content %}{{ card.title[:size] }}{% endblock %}",
}


@pytest.mark.parametrize("own", OWN_ARTICLES)
def test_own_article(tmp_path: Path, own: str) -> None:
    """A site's own template of articles is filled into cached layouts as ours is."""
    settings = {"theme": {"name": "material", "custom_dir": "overrides"}}
    site = write_site(tmp_path, **settings)
    site.write(
        "overrides/own.html",
        "{% macro link(it) %}{{ it.url | url }}{{ config.theme.name }}{% endmacro %}",
    )
    site.write(
        "overrides/briefings/article.html",
        f'{{% extends "briefings/main.html" %}}{OWN_ARTICLES[own]}',
    )
    output = build_both(site)
    assert "is rendered whole" not in output
    assert number_filled(output) > 60


UNSHARED_ARTICLES = {
    # It is escaped here, and the marker that a layout would be cut at is not one any more.
    "escaped": ("{% block footer %}{{ page.title }}{% endblock %}", "page.title"),
    "kept": (
        "{% set kept = page %}{% block content %}{{ kept.title }}{% endblock %}",
        "page.title",
    ),
    "kept deep": ("{% set kept = card %}{% block content %}{{ kept.title }}{% endblock %}", "card"),
    "a loop in the footer": (
        "{% block footer %}{% for tag in card.tags %}{{ tag.name }}{% endfor %}{% endblock %}",
        "card.tags",
    ),
}


@pytest.mark.parametrize("own", UNSHARED_ARTICLES)
def test_own_article_that_cannot_share(tmp_path: Path, own: str) -> None:
    """Only its own pages are rendered whole; the rest of the site still shares layouts."""
    template, reason = UNSHARED_ARTICLES[own]
    settings = {"theme": {"name": "material", "custom_dir": "overrides"}}
    site = write_site(tmp_path, **settings)
    site.write(
        "overrides/briefings/article.html", f'{{% extends "briefings/base.html" %}}{template}'
    )
    output = build_both(site)
    said = re.findall(r"Every page of (.*) is rendered whole: (.*)", output)
    assert said
    assert all(name == "briefings/article.html" and reason in line for name, line in said), said
    assert number_filled(output) > 20


HOOKS = {
    "context": "def on_page_context(context, page, config, nav):\n"
    "    config.extra['n'] = config.extra.get('n', 0) + 1\n",
    "output": "def on_post_page(output, page, config):\n"
    "    return output.replace('</body>', page.title + '</body>')\n",
    "meta": "def on_page_markdown(markdown, page, config, files):\n"
    "    page.meta['author'] = page.title\n",
    "text": "def on_page_content(html, page, config, files):\n    return html + page.url\n",
}


@pytest.mark.parametrize("event", HOOKS)
def test_hooks(tmp_path: Path, event: str) -> None:
    """A hook acts on every page; where it may change what templates see, pages share nothing."""
    site = write_site(tmp_path, hooks=["hook.py"])
    site.write("hook.py", HOOKS[event])
    output = build_both(site)
    # Listings have no text, which that hook could see.
    assert (number_filled(output) > 60) == (event in {"meta", "text"})
    page = site.read("2026/03/20/dam-reopens/")
    assert {
        "context": b"</html>",
        "output": b"Dam reopens</body>",
        "meta": b"Dam reopens",
        "text": b"2026/03/20/dam-reopens/</div>",
    }[event] in page
