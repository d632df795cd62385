"""Old addresses of Jekyll, as its release 4.3.1 makes them."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive


def post(keys: str = "") -> str:
    """Give a post with these keys."""
    return f"---\ntitle: T\n{keys}---\nText.\n"


NAMES = {
    "Two Words": ("Two-Words", "two-words"),
    "A  B": ("A-B", "a-b"),
    "x--y": ("x-y", "x-y"),
    "a@b~c%d": ("a@b~c-d", "a-b-c-d"),
    "c#d": ("c-d", "c-d"),
    "it's (so)": ("it's-(so)", "it-s-so"),
    "50% off": ("50-off", "50-off"),
    "v1.2": ("v1.2", "v1-2"),
    "news.fr": ("news.fr", "news-fr"),
    "node.js": ("node.js", "node-js"),
    "a+b=c, d": ("a+b=c,-d", "a-b-c-d"),
    "-lead-": ("lead", "lead"),
    "trail..": ("trail", "trail"),
    "snake_Case": ("snake_Case", "snake-case"),
    "ΟΔΟΣ İ": ("ΟΔΟΣ-İ", "οδοσ-i̇"),
    "日本—語": ("日本-語", "日本-語"),
}
"""Names of files, what `:title` makes of them, and what `:slug` does."""


def test_names_of_files(archive: OldArchive) -> None:
    """`:title` keeps capitals and a few signs, `:slug` only letters and digits."""
    archive.write("_config.yml", "permalink: /:title/:slug/\n")
    for name in NAMES:
        archive.write(f"_posts/2020-01-02-{name}.md", post())
    found = archive.old_addresses(archive.run("jekyll"))
    assert found == {
        f"_posts/2020-01-02-{name}.md": (f"/{title}/{slug}/",)
        for name, (title, slug) in NAMES.items()
    }


SLUGS = {
    "Covid-Vaccine": "/Covid-Vaccine/",
    "Hello World": "/Hello-World/",
    "C++ & C#": "/C++-&-C/",
    "a/b": "/a-b/",
    "x.": "/x",
    "100%": "/100/",
}


def test_slugs(archive: OldArchive) -> None:
    """A slug goes before the name of the file, and dots before slashes get lost."""
    for number, slug in enumerate(SLUGS):
        keys = f"slug: {json.dumps(slug)}\n"
        archive.write(f"_posts/2020-01-02-{number}.md", post(keys))
    found = archive.old_addresses(archive.run("jekyll", mapping="permalink: /:title/\n"))
    assert [found[f"_posts/2020-01-02-{number}.md"] for number in range(len(SLUGS))] == [
        (made,) for made in SLUGS.values()
    ]


CATEGORIES = {
    "category: Middle East": ("middle east", ["Middle East"]),
    "categories: Middle East": ("middle/east", ["Middle", "East"]),
    "categories: [Middle East, News]": ("middle east/news", ["Middle East", "News"]),
    "category: [A B, C]": ("a b/c", ["A B", "C"]),
    "category: C#": ("c%23", ["C#"]),
    "category: X\ncategories: y z": ("y/z/x", ["y", "z", "X"]),
    "categories: [A, a, B]": ("a/b", ["A", "B"]),
    "tag: climate change": ("", ["climate change"]),
    "tags: climate change": ("", ["climate", "change"]),
    "tag: [a b, c]": ("", ["a b", "c"]),
}
"""Keys, the part of the address that they make, and the tags."""


def test_categories_and_tags(archive: OldArchive) -> None:
    """Only the plural keys hold words; the singular ones hold a name, as it stands."""
    for number, keys in enumerate(CATEGORIES):
        archive.write(f"_posts/2020-01-02-c{number}.md", post(f"{keys}\n"))
    found = archive.old_addresses(archive.run("jekyll"))
    for number, (part, tags) in enumerate(CATEGORIES.values()):
        start = f"/{part}" if part else ""
        expected = (f"{start}/2020/01/02/c{number}.html",)
        assert found[f"_posts/2020-01-02-c{number}.md"] == expected
        assert sorted(archive.keys(f"2020/01/02/c{number}.md").tags) == sorted(tags)


def test_folders_are_categories(archive: OldArchive) -> None:
    """Folders above `_posts` are categories, and come first; those below are none."""
    archive.write("Big Sport/_posts/2020-01-02-a.md", post("category: Own\n"))
    archive.write("_posts/in/2020-01-02-b.md", post())
    assert archive.old_addresses(archive.run("jekyll")) == {
        "Big Sport/_posts/2020-01-02-a.md": ("/big sport/own/2020/01/02/a.html",),
        "_posts/in/2020-01-02-b.md": ("/2020/01/02/b.html",),
    }


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ("date", "/news/2020/01/02/a.html"),
        ("pretty", "/news/2020/01/02/a/"),
        ("ordinal", "/news/2020/002/a.html"),
        ("weekdate", "/news/2020/W01/Thu/a.html"),
        ("none", "/news/a.html"),
        ("/:short_year/:i_month/:i_day/:title", "/20/1/2/a"),
        ("/:long_month-:short_month/:long_day/:w_day/:title/", "/January-Jan/Thursday/4/a/"),
        ("/:w_year/:week/:y_day/:hour:minute:second/:title/", "/2020/01/002/000000/a/"),
        ("/:year_:month_:day/:title/", "/2020_01_02/a/"),
        ("/:collection/:name:output_ext", "/posts/2020-01-02-a.html"),
        ("/:path/", "/2020-01-02-a/"),
        ("/x y/%C3%A9/../:slugified_categories/:slug/", "/x y/é/news/a/"),
    ],
)
def test_patterns(archive: OldArchive, pattern: str, made: str) -> None:
    """Patterns may have a name, and all parts that Jekyll knows."""
    archive.write("_config.yml", f"permalink: '{pattern}'\n")
    archive.write("_posts/2020-01-02-a.md", post("category: News\n"))
    report = archive.run("jekyll")
    assert archive.old_addresses(report) == {"_posts/2020-01-02-a.md": (made,)}
    assert not report.notes


def test_own_patterns(archive: OldArchive) -> None:
    """A post may have a pattern of its own, which is no name of one."""
    archive.write("_posts/2020-01-02-a.md", post("permalink: /n/:year/:title\n"))
    archive.write("_posts/2020-01-02-b.md", post("permalink: pretty\n"))
    archive.write("_posts/2020-01-02-c.md", post("permalink: /c/index.html\n"))
    assert archive.old_addresses(archive.run("jekyll")) == {
        "_posts/2020-01-02-a.md": ("/n/2020/a",),
        "_posts/2020-01-02-b.md": ("/pretty",),
        "_posts/2020-01-02-c.md": ("/c/",),
    }


DATES = {
    "2020-01-02 22:00:00": ("2020/01/03", "2020-01-02T22:00:00Z"),
    "'2020-01-02 22:00:00'": ("2020/01/02", "2020-01-02T22:00:00+09:00"),
    "2020-01-02 22:00": ("2020/01/02", "2020-01-02T22:00:00+09:00"),
    "2020-01-02T22:00:00Z": ("2020/01/03", "2020-01-02T22:00:00Z"),
    "2020-01-02 22:00:00 -0400": ("2020/01/03", "2020-01-02T22:00:00-04:00"),
    "2020-01-02 00:30:00 +1300": ("2020/01/01", "2020-01-02T00:30:00+13:00"),
    "2020-01-02": ("2020/01/02", "2020-01-02"),
}
"""Dates, the days that they are in Tokyo as Jekyll reads them, and what a briefing has."""


def test_days_are_those_of_the_zone(archive: OldArchive) -> None:
    """A whole time without an offset is UTC, and all times move into the site's zone."""
    archive.write("_config.yml", "timezone: Asia/Tokyo\n")
    for number, date in enumerate(DATES):
        archive.write(f"_posts/2019-12-31-d{number}.md", post(f"date: {date}\n"))
    archive.write("_posts/2019-12-31-named.md", post("last_modified_at: 2020-02-03 20:00:00\n"))
    report = archive.run("jekyll")
    found = archive.old_addresses(report)
    briefings = {pair.old.rpartition("/")[2]: pair.new for pair in report.imported}
    for number, (day, date) in enumerate(DATES.values()):
        name = f"2019-12-31-d{number}.md"
        assert found[f"_posts/{name}"] == (f"/{day}/d{number}.html",)
        text = archive.text(briefings[name].partition("briefings/")[2])
        assert f"date: {date}\n" in text
    assert found["_posts/2019-12-31-named.md"] == ("/2019/12/31/named.html",)
    assert "updated: 2020-02-03T20:00:00Z\n" in archive.text("2019/12/31/named.md")


def test_days_without_a_zone(archive: OldArchive) -> None:
    """Where no zone is said, times are told as machines that build sites do, in UTC."""
    archive.write("_posts/2019-12-31-a.md", post("date: 2020-01-02 22:00:00 -0400\n"))
    (addresses,) = archive.old_addresses(archive.run("jekyll")).values()
    assert addresses == ("/2020/01/03/a.html",)


def test_names_with_no_day_of_a_calendar(archive: OldArchive) -> None:
    """A name whose date there never was is told, or gives way to another date."""
    archive.write("_posts/2020-13-45-a.md", post())
    archive.write("_posts/2020-13-45-b.md", post("last_modified_at: 2020-02-03\n"))
    report = archive.run("jekyll")
    assert [problem.message for problem in report.failed] == ["It has no date."]
    assert list(archive.old_addresses(report).values()) == [("/2020/02/03/b.html",)]


def test_drafts_without_a_date(archive: OldArchive) -> None:
    """A draft without a date has that of its file, and a note; it never had an address."""
    file = archive.write("_drafts/in/some-idea.md", post("tags: [a]\n"))
    archive.write("_drafts/2020-01-02-dated.md", post())
    archive.write(
        "_posts/2020-01-03-a.md", post() + "See [it]({% link _drafts/in/some-idea.md %}).\n"
    )
    moment = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC).timestamp()
    os.utime(file, (moment, moment))
    report = archive.run("jekyll")
    (note,) = report.notes
    assert (note.path, note.line) == (file.as_posix(), 1)
    assert note.message == "It is a draft without a date; that of its file stands in."
    text = archive.text("2020/01/02/some-idea.md")
    assert "date: 2020-01-02T03:04:05Z\n" in text
    assert "draft: true\n" in text
    assert archive.keys("2020/01/02/dated.md").draft
    found = archive.old_addresses(report)
    assert found["_drafts/in/some-idea.md"] == found["_drafts/2020-01-02-dated.md"] == ()
    assert (report.figures.addresses, report.figures.addresses_kept) == (1, 1)
    assert "](../02/some-idea.md)" in archive.text("2020/01/03/a.md")
