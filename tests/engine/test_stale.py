"""Which change renders which outputs: the exact set of addresses, no more and no fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.project import THEME, assert_clean, configure, run, write_briefing, write_theme
from tests.site import Site, photo, png

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def feeds(folder: str) -> set[str]:
    """Give the address of a feed, which is made in all formats in one go."""
    return {f"{folder}feed.xml"}


def archived(*folders: str) -> set[str]:
    """Give the addresses of parts of the archives of feeds."""
    return {f"{folder}atom.xml" for folder in folders}


# All on briefing 5: of 2 March, on France and Ukraine, on water; `linker` names it as related.
SEARCH = {"search/2026-03-01/titles.json", "search/bundles.json"}
"""What one finds of it."""

TEXT = {"2026/03/02/b-5/"} | feeds("countries/fr/") | feeds("tags/water/") | SEARCH
"""Its page, and the feeds that have its text; that of Ukraine has three newer ones."""

DAYS = archived("2026/03/02/", "countries/ua/2026/03/02/", "tags/water/2026/03/02/")
"""Its days in the archives of feeds."""

EDITIONS = feeds("archive/")
"""The feed of editions, of which its day is one."""

CARD = (
    TEXT
    | {
        "2026/03/",  # it leads its day
        "2026/03/02/",
        "2026/03/03/linker/",  # the one after it in France
        "countries/fr/",
        "countries/ua/2026/03/02/",
        "tags/water/",
        "tags/water/2026/03/02/",
    }
    | DAYS
    | EDITIONS
)
"""Wherever it is shown."""

HEADLINE = {"countries/fr/latest.json"}
"""What the globe shows of France; of Ukraine there are three newer ones."""

NEIGHBOUR = {"2026/03/01/b-0/"}
"""The one before it in Ukraine, which shows its headline."""

EDITION = {"2026/03/02/b-1/", "2026/03/02/briefings.json"}
"""The one beside it in its edition, which shows its headline, and the edition's data."""

SITEMAP = {"sitemap-2026-03.xml"}
"""The part that lists March."""

FIRSTS = {"sitemap-site.xml"}
"""The part that says when the first pages of France and of water, among others, changed."""

NEWEST = SITEMAP | FIRSTS | {"sitemap.xml"}
"""All that says when something changed, if there is no later change."""

YEAR = {"archive/", "2026/"}
"""What says how many briefings a day has."""

COUNTS = {"", "countries/", "countries/index.json"}
"""What says how many briefings a country has."""

GONE = (
    (CARD | COUNTS | HEADLINE | NEIGHBOUR | EDITION | SITEMAP | YEAR)
    - {
        "2026/03/02/b-5/",
        "countries/ua/2026/03/02/",  # has no briefing any more
        "tags/water/2026/03/02/",  # no archive where the latest three are all
    }
    - archived("countries/ua/2026/03/02/", "tags/water/2026/03/02/")
    | {
        "countries/ua/2026/03/",
        "countries/ua/2026/03/01/",
        "countries/ua/2026/03/03/",
        "tags/",
    }
    | archived("countries/ua/2026/03/01/", "countries/ua/2026/03/03/")  # neighbours now
)
"""What changes if it is not published any more."""

KEYS: dict[str, tuple[Any, set[str]]] = {
    "title": ("Another title", CARD | HEADLINE | NEIGHBOUR | EDITION),
    "summary": ("Another summary.", CARD),
    "image": ({"src": "x.png", "alt": "A square"}, CARD),
    "priority": ("top", CARD),
    "language": ("uk", CARD | HEADLINE | NEIGHBOUR | EDITION),
    "overlooked": (
        True,
        CARD
        | {"", "overlooked/", "overlooked/feed.xml", "feeds/", "feeds/feeds.opml"}
        | {"sitemap-site.xml"},
    ),
    "updated": ("2026-03-15T10:00Z", CARD | NEWEST),
    "slug": (
        "other",
        CARD - {"2026/03/02/b-5/"}
        | HEADLINE
        | NEIGHBOUR
        | EDITION
        | SITEMAP
        | {"2026/03/02/other/"},
    ),
    "source": (
        "kyiv-daily",
        CARD
        | HEADLINE
        | FIRSTS
        | {"sources/", "sources/kyiv-daily/"}
        | feeds("sources/kyiv-daily/"),
    ),
    "story": ("dam", CARD | {"", "search/", "sitemap-site.xml", "stories/", "stories/dam/"}),
    "original": ({"url": "https://a.example/", "title": "T"}, TEXT),
    # Feeds and letters say of a card whether a machine alone has translated it.
    "translation": ({"method": "machine"}, CARD),
    "authors": (["Ada"], TEXT),
    "key_points": (["One"], TEXT),
    "why_it_matters": ("It does.", TEXT),
    "related": (["../03/linker.md"], TEXT),
    "corrections": ([{"date": "2026-03-15", "text": "Wrong."}], TEXT | NEWEST),
    "extra": ({"a": 1}, TEXT),
    "expires": ("2026-04-20", TEXT),
    "embargo_until": ("2026-01-20", TEXT),
    "noindex": (True, TEXT | SITEMAP),
    "aliases": (["/old/"], TEXT | {"old/", "_redirects"}),
    "draft": (True, GONE),
    "date": ("2026-03-02T13:30Z", CARD | SITEMAP | {"countries/fr/latest.json"}),
    "tags": (
        ["Snow"],
        CARD - {"tags/water/2026/03/02/"} - archived("tags/water/2026/03/02/")
        | {"", "countries/", "feeds/", "feeds/feeds.opml", "search/", "tags/", "tags/snow/"}
        | feeds("tags/snow/")
        | SITEMAP
        | {"sitemap-site.xml"},
    ),
}


@pytest.mark.parametrize("key", sorted(KEYS))
def test_key(key: str, site: Site, tmp_path: Path) -> None:
    """A front matter key renders the pages and feeds that show it."""
    value, expected = KEYS[key]
    write_briefing(site, 5, **{key: value})
    if key == "tags":
        # Counts of countries stay, and the tag's archive with its third briefing goes.
        expected = expected - COUNTS
    assert run(site).urls == expected
    assert_clean(site, tmp_path / "clean")


def test_draft_is_published(site: Site) -> None:
    """A draft that is published renders what its withdrawal did, and its own pages."""
    write_briefing(site, 5, draft=True)
    run(site)
    write_briefing(site, 5)
    days = "tags/water/2026/03/02/", "tags/water/2026/03/04/"
    archive = {"tags/water/2026/03/", *days} | archived(*days)
    back = {"2026/03/02/b-5/", "countries/ua/2026/03/02/"} | archived("countries/ua/2026/03/02/")
    assert run(site).urls == GONE | back | archive


def test_another_day(site: Site) -> None:
    """A briefing that moves to another day renders both days, in each of its sections."""
    write_briefing(site, 5, date="2026-03-05T13:30Z")
    done = run(site)
    assert done.urls > EDITION
    assert {"2026/03/02/", "2026/03/05/", "2026/03/05/b-5/", "2026/03/04/"} <= done.urls
    assert {"countries/ua/2026/03/05/", "countries/ua/", "tags/water/2026/03/05/"} <= done.urls
    assert {
        "2026/03/01/b-4/",
        "sources/",
        "tags/",
        "about/",
    } & done.urls == set()
    gone = {f"countries/ua/2026/03/02/{name}" for name in ("atom.xml", "feed.json")}
    assert done.removed - gone == {
        "2026/03/02/b-5/index.html",
        "countries/ua/2026/03/02/index.html",
    }
    assert gone < done.removed


def _replace(path: str, before: str, after: str) -> Callable[[Site], object]:
    def change(site: Site) -> None:
        text = (site.root / path).read_text()
        assert before in text
        site.write(path, text.replace(before, after))

    return change


def _rename(site: Site) -> None:
    path = site.root / "briefings/2026/03/01/b-4.md"
    path.rename(path.with_name("c-4.md"))


def _delete(site: Site) -> None:
    site.remove("briefings/2026/03/01/b-4.md")


CHANGES: dict[str, tuple[Callable[[Site], object], set[str]]] = {
    "nothing": (lambda _: None, set()),
    "typo": (_replace("briefings/2026/03/02/b-5.md", "text", "tekst"), TEXT),
    "rename": (
        _rename,
        {
            *SEARCH,
            "2026/03/",
            "2026/03/01/",
            "2026/03/01/c-4/",
            "2026/03/01/b-0/",  # beside it in its edition
            "2026/03/01/briefings.json",
            "2026/03/02/b-1/",
            "countries/jp/2026/03/01/",
            *SITEMAP,
            "sources/kyiv-daily/",
            *feeds("sources/kyiv-daily/"),
            *archived("2026/03/01/", "countries/jp/2026/03/01/"),
            *EDITIONS,
        },
    ),
    "delete": (
        _delete,
        {
            *COUNTS,
            *YEAR,
            *SEARCH,
            "2026/03/",
            "2026/03/01/",
            "2026/03/01/b-0/",  # beside it in its edition
            "2026/03/01/briefings.json",
            "2026/03/02/b-1/",
            "countries/jp/",  # its latest three are all that remain
            *feeds("countries/jp/"),  # so that their archive goes
            *SITEMAP,
            *FIRSTS,
            "sources/",
            "sources/kyiv-daily/",
            *feeds("sources/kyiv-daily/"),
            *archived("2026/03/01/"),
            *EDITIONS,
        },
    ),
    "picture": (
        lambda site: site.write("briefings/2026/03/02/x.png", png(shade=9)),
        # A card has an image's size, and the list of what is searched the texts' main images.
        {
            "2026/03/02/x.png",
            *feeds("countries/jp/"),  # which say how many bytes it has
            "search/bundles.json",
        },
    ),
    "size of a picture": (
        lambda site: site.write("briefings/2026/03/02/x.png", photo(400, 300)),
        {
            "2026/03/02/x.png",
            "2026/03/02/x.png.320.webp",
            "2026/03/02/x.png.400.webp",
            "2026/03/02/b-1/",
            *SEARCH,
            "2026/03/02/",
            "countries/jp/",
            "countries/jp/2026/03/02/",
            *feeds("countries/jp/"),
            "tags/water/2026/03/02/",
            *archived("2026/03/02/", "countries/jp/2026/03/02/", "tags/water/2026/03/02/"),
            *EDITIONS,
        },
    ),
    "picture with a flaw": (
        lambda site: site.write("briefings/2026/03/02/x.png", b"no picture"),
        {
            "2026/03/02/x.png",
            "2026/03/02/b-1/",
            *SEARCH,
            "2026/03/02/",
            "countries/jp/",
            "countries/jp/2026/03/02/",
            *feeds("countries/jp/"),
            "tags/water/2026/03/02/",
            *archived("2026/03/02/", "countries/jp/2026/03/02/", "tags/water/2026/03/02/"),
            *EDITIONS,
        },
    ),
    "source's title": (
        lambda site: site.source("oslo-post", country="NO", language="nb", title="Oslo"),
        {"search/", "sources/", "sources/oslo-post/"},
    ),
    "profile's body": (
        lambda site: site.source("kyiv-daily", "Another profile.\n"),
        {"sources/kyiv-daily/"},
    ),
    "docs": (lambda site: site.write("docs/about.md", "# About\n\nOther words.\n"), set()),
}


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_change(name: str, site: Site, tmp_path: Path) -> None:
    """A change renders its own pages and leaves the rest alone."""
    change, expected = CHANGES[name]
    change(site)
    assert run(site).urls == expected
    assert_clean(site, tmp_path / "clean")


MORE = """\
extra: {a: 1, b: 2}
hooks: [hook.py]
markdown_extensions:
- toc:
    slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
- footnotes: {UNIQUE_IDS: true}
"""
"""Settings in which YAML holds more than texts and numbers."""


EVERYTHING: dict[str, tuple[Callable[[Site], object], str]] = {
    "theme": (lambda site: write_theme(site, f"{THEME} "), "template theme/main.html"),
    "override": (
        lambda site: site.write("theme/briefings/story.html", "x"),
        "template theme/briefings/story.html",
    ),
    "setting": (lambda site: configure(site, extra={"motto": "All"}), "mkdocs.yml"),
    "order": (_replace("mkdocs.yml", "extra: {a: 1, b: 2}", "extra: {b: 2, a: 1}"), "mkdocs.yml"),
    "function": (_replace("mkdocs.yml", "case: lower", "case: upper"), "mkdocs.yml"),
    "hook": (lambda site: site.write("hook.py", "X = 2\n"), "code hook.py"),
    "site_url": (lambda site: configure(site, site_url="https://a.example/"), "mkdocs.yml"),
    "navigation": (lambda site: site.write("docs/new.md", "# New\n"), "navigation"),
    "page's icon": (
        lambda site: site.write("docs/about.md", "---\nicon: x\n---\n# About\n"),
        "navigation",
    ),
}


@pytest.mark.parametrize("name", sorted(EVERYTHING))
def test_everything(name: str, site: Site, tmp_path: Path) -> None:
    """What every page depends on renders every output, and is given as the reason."""
    change, reason = EVERYTHING[name]
    if name in {"order", "function", "hook"}:
        text = (site.root / "mkdocs.yml").read_text()
        site.write("mkdocs.yml", f"{text}{MORE}")
        site.write("hook.py", "X = 1\n")
        run(site)
    change(site)
    done = run(site)
    assert "2026/03/02/b-5/" in done.urls
    assert run(site).urls == set()
    assert all(
        reason in told for url, told in done.reasons.items() if not url.startswith("sitemap")
    )
    assert_clean(site, tmp_path / "clean")


def test_linked_briefing_moves(site: Site) -> None:
    """Where a briefing moves, what links to it is rendered, and says why."""
    picture = {"src": "x.png", "alt": "A square"}
    write_briefing(site, 1, date="2026-03-05", image=picture)
    done = run(site)
    # Neither its plan nor its file has changed, and nor have the feed's of France.
    assert done.reasons["2026/03/03/linker/"] == "a link to briefings/2026/03/02/b-1.md"
    assert done.reasons["countries/fr/feed.xml"] == "a link to briefings/2026/03/02/b-1.md"
    assert site.page("2026/03/03/linker/").links().count("2026/03/05/b-1/") == 1
    assert "2026/03/05/b-1/" in site.page("team/").links()


def test_linked_page_goes_and_comes(site: Site, tmp_path: Path) -> None:
    """Where a page of docs/ is not published any more, what links to it is rendered."""
    configure(site, nav=["about.md"])
    site.write("docs/guide/README.md", "# Guide\n")
    write_briefing(site, 5)
    _replace("briefings/2026/03/02/b-5.md", "The text", "[It](../../../../docs/guide/README.md)")(
        site
    )
    run(site)
    site.write("docs/guide/index.md", "# In its place\n")
    done = run(site)
    assert done.urls == TEXT - SEARCH
    assert done.reasons["2026/03/02/b-5/"] == "a link to docs/guide/README.md"
    assert run(site).urls == {"2026/03/02/b-5/"}  # so that it warns each time
    site.remove("docs/guide/index.md")
    assert run(site).urls == TEXT - SEARCH
    assert run(site).urls == set()
    assert_clean(site, tmp_path / "clean")


def test_midnight(site: Site, tmp_path: Path) -> None:
    """Without any edit, a briefing appears and another one goes when their moments come."""
    midnight = "2026-03-21T00:00Z"
    before = run(site, now="2026-03-20T23:59:59Z")
    assert before.urls == set()
    done = run(site, now=midnight)
    assert "2026/03/21/tomorrow/" in done.urls
    assert "2026/03/04/passing/index.html" in done.removed
    assert {"2026/03/04/", "countries/jp/", "countries/ua/feed.xml", "feed.xml", ""} <= done.urls
    assert {"2026/03/02/b-5/", "countries/fr/", "tags/water/", "2026/03/01/"} & done.urls == set()
    assert_clean(site, tmp_path / "clean", now=midnight)


def test_preview_of_drafts(site: Site) -> None:
    """What a build for another folder knows is not taken for this one's."""
    write_briefing(site, 5, draft=True)
    run(site)
    assert len(run(site, out=site.root / "elsewhere").urls) > len(TEXT)
    assert run(site).urls == set()
    assert run(site, out=site.root / "elsewhere").urls == set()


def test_another_plugin_leaves_nothing_behind(site: Site, tmp_path: Path) -> None:
    """Where every page is rendered in each build, what is not made any more goes too."""
    configure(site, plugins=("search",), briefings={"search": "off"})
    run(site)
    write_briefing(site, 5, aliases=["/old/"])
    run(site)
    write_briefing(site, 5, draft=True)
    site.remove("briefings/2026/03/01/b-4.md")
    done = run(site)
    # The other briefings of their days stay, and with them the days.
    gone = {"2026/03/01/b-4/index.html", "2026/03/02/b-5/index.html", "old/index.html"}
    assert gone <= done.removed
    assert_clean(site, tmp_path / "clean")
