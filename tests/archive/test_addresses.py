"""No two files claim one address."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.archive.addresses import alias_url
from mkdocs_briefings.archive.urls import Urls, destination
from tests.newsroom import PROFILE, text

if TYPE_CHECKING:
    from tests.newsroom import NewsroomFolder


def page_clash(file: str, url: str, *others: str, line: int = 1) -> str:
    """Give the problem of a page whose address others have too."""
    message = f"The address {url} is also that of {', '.join(others)}."
    return f"{file}:{line}: {message} Rename one of them, or give it another `slug`."


def alias_clash(file: str, alias: str, *others: str) -> str:
    """Give the problem of an old address that others have too."""
    message = f"The alias '{alias}' is also an address of {', '.join(others)}."
    return f"{file}:6: {message} Remove it from one of them."


def test_two_briefings_with_one_slug(newsroom: NewsroomFolder) -> None:
    """Each of the files is named, with the other."""
    newsroom.write(
        {
            "briefings/a.md": text(slug="rail"),
            "briefings/b.md": text(slug="Rail"),
            "briefings/c.md": text(),
        }
    )
    assert newsroom.problems() == [
        page_clash("briefings/a.md", "/2026/10/30/rail/", "briefings/b.md", line=6),
        page_clash("briefings/b.md", "/2026/10/30/rail/", "briefings/a.md", line=6),
    ]


def test_bundles_and_files(newsroom: NewsroomFolder) -> None:
    """An `index.md` is called as its folder, so it can clash with a file; three are all named."""
    newsroom.write(
        {
            "briefings/x/rail/index.md": text(),
            "briefings/y/rail.md": text(),
            "briefings/z/Rail!.md": text(draft="true"),
        }
    )
    assert newsroom.problems() == [
        page_clash(
            "briefings/x/rail/index.md",
            "/2026/10/30/rail/",
            "briefings/y/rail.md",
            "briefings/z/Rail!.md",
        ),
        page_clash(
            "briefings/y/rail.md",
            "/2026/10/30/rail/",
            "briefings/x/rail/index.md",
            "briefings/z/Rail!.md",
        ),
        page_clash(
            "briefings/z/Rail!.md",
            "/2026/10/30/rail/",
            "briefings/x/rail/index.md",
            "briefings/y/rail.md",
        ),
    ]


def test_the_same_name_on_another_day(newsroom: NewsroomFolder) -> None:
    """The day is a part of the address."""
    newsroom.write(
        {
            "briefings/1/rail.md": text(date="2026-10-30"),
            "briefings/2/rail.md": text(date="2026-10-31"),
            "briefings/3/rail.md": text(date="2026-10-31T23:30-05:00"),
        }
    )
    assert newsroom.problems() == []


def test_sources(newsroom: NewsroomFolder) -> None:
    """Two profiles whose names give one slug clash as briefings do."""
    newsroom.write({"docs/sources/kyiv-post.md": PROFILE, "docs/sources/x/Kyiv Post.md": PROFILE})
    assert newsroom.problems() == [
        page_clash(
            "docs/sources/kyiv-post.md", "/sources/kyiv-post/", "docs/sources/x/Kyiv Post.md"
        ),
        page_clash(
            "docs/sources/x/Kyiv Post.md", "/sources/kyiv-post/", "docs/sources/kyiv-post.md"
        ),
    ]


def test_aliases(newsroom: NewsroomFolder) -> None:
    """An old address can be that of one file only; to the address of a page it has to give way."""
    newsroom.write(
        {
            "briefings/a.md": text(aliases="[/2026/10/30/b/, /old/]"),
            "briefings/b.md": text(aliases="[https://overview.example/old, /2026/10/30/b/]"),
            "briefings/c.md": text(aliases="[/2026/10/30/c/, /sources/kyiv-post/]"),
            "docs/sources/kyiv-post.md": PROFILE,
        }
    )
    assert newsroom.problems() == [
        alias_clash("briefings/a.md", "/2026/10/30/b/", "briefings/b.md"),
        alias_clash("briefings/a.md", "/old/", "briefings/b.md"),
        alias_clash("briefings/b.md", "https://overview.example/old", "briefings/a.md"),
        alias_clash("briefings/c.md", "/sources/kyiv-post/", "docs/sources/kyiv-post.md"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/Old/", "/old/"),
        ("/caf\u00e9/", "/cafe\u0301/"),
        ("/caf%C3%A9/", "/caf\u00e9"),
        ("/old/index.html", "old"),
        ("/OLD.HTML", "/old.html"),
    ],
)
def test_addresses_that_some_take_for_one(one: str, other: str, newsroom: NewsroomFolder) -> None:
    """Letters in another case, the two writings of an accent, and a page with its file are one."""
    newsroom.write(
        {
            "briefings/a.md": text(aliases=f'["{one}"]'),
            "briefings/b.md": text(aliases=f'["{other}"]'),
        }
    )
    assert newsroom.problems() == [
        alias_clash("briefings/a.md", one, "briefings/b.md"),
        alias_clash("briefings/b.md", other, "briefings/a.md"),
    ]


def test_an_alias_in_other_letters(newsroom: NewsroomFolder) -> None:
    """A briefing's old address may be its own with capitals: most hosts tell them apart."""
    newsroom.write({"briefings/a.md": text(aliases="[/2026/10/30/A/]")})
    assert newsroom.problems() == []


def test_an_alias_outside_the_site(newsroom: NewsroomFolder) -> None:
    """A redirect can stand on this site only."""
    newsroom.write({"briefings/a.md": text(aliases="[https://example.org/old/, ../old/]")})
    end = "is not an address on this site. Write its path, such as /old/address/."
    assert newsroom.problems() == [
        f"briefings/a.md:6: `aliases`: '../old/' {end}",
        f"briefings/a.md:6: `aliases`: 'https://example.org/old/' {end}",
    ]


@pytest.mark.parametrize(
    ("alias", "url"),
    [
        ("/old/address/", "old/address/"),
        ("old/address", "old/address/"),
        ("//", None),
        ("https://overview.example/news/old/", "old/"),
        ("https://overview.example/other/", None),
        ("/old/a.html", "old/a.html"),
        ("/old/A.HTM", "old/A.HTM"),
        ("/старе/я/", "%D1%81%D1%82%D0%B0%D1%80%D0%B5/%D1%8F/"),
        ("/%D1%8F b/", "%D1%8F%20b/"),
        ("/", None),
        ("/a/../b/", None),
        ("/a/%2e%2e/b/", None),
        ("/%00/", None),
        ("/a%0Ab/", None),
        (f"/{'x' * 256}/", None),
        (f"/{'я' * 128}/", None),
        ("/?p=123", None),
        ("/a/#b", None),
        ("https://example.org/a/", None),
        ("mailto:a@example.org", None),
        ("http://[a", None),
    ],
)
def test_alias_url(alias: str, url: str | None) -> None:
    """An alias is a path from the root of the site, or a whole address on it."""
    assert alias_url(alias, Urls("https://overview.example/news/")) == url


def test_urls() -> None:
    """Every kind of page has its address below the prefix, percent-encoded."""
    urls = Urls("https://overview.example/base/", "the news/")
    day = date(2026, 1, 2)
    assert urls.home() == "the%20news/"
    assert urls.briefing(day, "зал-1") == "the%20news/2026/01/02/%D0%B7%D0%B0%D0%BB-1/"
    assert urls.edition(day) == "the%20news/2026/01/02/"
    assert urls.month(day) == "the%20news/2026/01/"
    assert urls.year(2026) == "the%20news/2026/"
    assert urls.archive() == "the%20news/archive/"
    assert urls.country("UA") == "the%20news/countries/ua/"
    assert urls.source("kyiv-post") == "the%20news/sources/kyiv-post/"
    assert urls.tag("経済") == "the%20news/tags/%E7%B5%8C%E6%B8%88/"
    assert urls.story("rail") == "the%20news/stories/rail/"
    assert urls.feeds() == "the%20news/feeds/"
    assert urls.feed(urls.country("UA")) == "the%20news/countries/ua/feed.xml"
    assert urls.section_month(urls.country("UA"), day) == "the%20news/countries/ua/2026/01/"
    assert urls.section_day(urls.country("UA"), day) == "the%20news/countries/ua/2026/01/02/"
    assert urls.media("a b/c?.png") == "the%20news/a%20b/c%3F.png"
    assert urls.absolute(urls.home()) == "https://overview.example/base/the%20news/"
    assert Urls("https://overview.example/").feed("") == "feed.xml"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", "index.html"),
        ("2026/10/30/", "2026/10/30/index.html"),
        ("feed.xml", "feed.xml"),
        ("tags/%E7%B5%8C/", "tags/経/index.html"),
        ("a%20b.png", "a b.png"),
    ],
)
def test_destination(url: str, path: str) -> None:
    """A page is served from a folder's index, and every other address from its file."""
    assert destination(url) == path
