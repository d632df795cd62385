"""Old addresses of Hugo, as its release 0.168.0 makes them."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

CONFIG = 'baseURL = "https://old.example/"\n'


def post(**keys: str) -> str:
    """Give a post with these keys besides a title and a date."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())
    return f"---\ndate: 2021-03-04T23:30:00-05:00\nsummary: S\n{''.join(lines)}---\nText.\n"


NAMES = {
    "A  B": ("a--b", "a-b"),
    "x--y": ("x--y", "x--y"),
    "a@b~c": ("a@b~c", "a@b~c"),
    "c#d": ("c%23d", "c%23d"),
    "we're": ("were", "were"),
    "90% gone": ("90-gone", "90-gone"),
    "v2.10": ("v2.10", "v2.10"),
    "note.fr": ("note.fr", "note.fr"),
    "2018-02-03-dated": ("2018-02-03-dated", "2018-02-03-dated"),
    "c+d": ("c+d", "c-d"),
    "R & D": ("r--d", "r-d"),
    "-lead-": ("-lead-", "-lead-"),
    "dot.": ("dot.", "dot."),
    "Snow_Ö": ("snow_ö", "snow_ö"),
    "long—dash": ("longdash", "longdash"),
    "x[1](2)": ("x12", "x12"),
    "ΟΔΟΣ": ("οδοσ", "οδοσ"),
    "go 😀 on": ("go--on", "go-on"),
    "日本": ("日本", "日本"),
}
"""Names of files, what Hugo makes of them by itself, and what with a pattern."""


@pytest.mark.parametrize("by_pattern", [False, True])
def test_names_of_files(archive: OldArchive, *, by_pattern: bool) -> None:
    """Signs of a name stay, go or become hyphens; with a pattern others do than without."""
    pattern = '[permalinks]\nnews = "/n/:slugorfilename/"\n' if by_pattern else ""
    archive.write("hugo.toml", CONFIG + pattern)
    for name in NAMES:
        archive.write(f"content/news/{name}.md", post(title="T"))
    found = archive.old_addresses(archive.run())
    start = "/n" if by_pattern else "/news"
    assert found == {
        f"content/news/{name}.md": (f"{start}/{made[by_pattern]}/",) for name, made in NAMES.items()
    }


def test_letters_with_marks(archive: OldArchive) -> None:
    """A name of letters and marks has both spellings, that of one sign for each letter first."""
    archive.write("hugo.toml", CONFIG)
    name = unicodedata.normalize("NFD", "résumé")
    archive.write(f"content/news/{name}.md", post(title="T"))
    (addresses,) = archive.old_addresses(archive.run()).values()
    assert addresses == ("/news/résumé/", f"/news/{name}/")


SLUGS = {
    "Hello World": ("hello-world", "hello-world"),
    "C++ & C#": ("c++-c%23", "c-c"),
    "up/down": ("up/down", "up/down"),
    "It's 5%": ("its-5", "its-5"),
    "--x--y--": ("x--y", "x--y"),
    "x  y": ("x-y", "x-y"),
    "v1.2.": ("v1.2.", "v1.2."),
    "a%20b": ("a%2520b", "a-b"),
    "a?b": ("ab", "ab"),
    "/p/q/": ("p/q", "p/q"),
}


@pytest.mark.parametrize("by_pattern", [False, True])
def test_slugs(archive: OldArchive, *, by_pattern: bool) -> None:
    """A slug is written as a title would be, and goes before the name of the file."""
    pattern = '[permalinks]\nnews = "/n/:filename/:slug/"\n' if by_pattern else ""
    archive.write("hugo.toml", CONFIG + pattern)
    for number, slug in enumerate(SLUGS):
        archive.write(f"content/news/s{number}/s{number}.md", post(title="T", slug=slug))
    found = archive.old_addresses(archive.run())
    for number, made in enumerate(SLUGS.values()):
        start = f"/n/s{number}" if by_pattern else f"/news/s{number}"
        addresses = found[f"content/news/s{number}/s{number}.md"]
        assert addresses == (f"{start}/{made[by_pattern]}/",)


@pytest.mark.parametrize(("slug", "made"), [("0123", "83"), ("1.50", "1.5"), ("2021", "2021")])
def test_numbers_as_slugs(archive: OldArchive, slug: str, made: str) -> None:
    """A number is written as Hugo reads it from YAML."""
    archive.write("hugo.toml", CONFIG)
    archive.post("content/news/a.md", f"slug: {slug}\n")
    assert archive.old_addresses(archive.run()) == {"content/news/a.md": (f"/news/{made}/",)}


TITLES = {
    "A + B: C++": ("a--b-c",),
    "AC/DC: live": ("ac-dc-live", "ac/dc-live"),
    "a / b": ("a-b", "a-/-b"),
    "C#": ("c",),
    "50%20 off": ("50-off",),
    "- x -": ("-x-",),
    "*Stars* & <b>bars</b>": ("stars-bbars-b", "stars-bbars/b"),
}
"""Titles, and what Hugo makes of them; earlier releases let a slash in them part folders."""


def test_titles(archive: OldArchive) -> None:
    """A pattern with `:title` has it as it is written, not as the briefing has it."""
    archive.write("hugo.toml", CONFIG + '[permalinks]\nnews = "/:filename/:title/"\n')
    for number, title in enumerate(TITLES):
        archive.write(f"content/news/t{number}.md", post(title=title))
    found = archive.old_addresses(archive.run())
    for number, made in enumerate(TITLES.values()):
        addresses = found[f"content/news/t{number}.md"]
        assert addresses == tuple(f"/t{number}/{each}/" for each in made)


URLS = {
    "/My/Path": "/My/Path/",
    "foo/Bar.html": "/foo/Bar.html",
    "/x/:year/:month/:slug/": "/x/2021/03/own-name/",
    "/a b/é": "/a b/é/",
    "v1.2/get": "/v1.2/get",
    "/in/index.html": "/in/",
    "/up/../on/": "/on/",
}


def test_own_addresses(archive: OldArchive) -> None:
    """`url` is kept to the letter, with the parts of patterns in it."""
    archive.write("hugo.toml", CONFIG + '[permalinks]\nnews = "/n/:filename/"\nuglyURLs = true\n')
    for number, url in enumerate(URLS):
        archive.write(f"content/news/{number}.md", post(title="T", url=url, slug="Own Name"))
    found = archive.old_addresses(archive.run())
    assert [found[f"content/news/{number}.md"] for number in range(len(URLS))] == [
        (url,) for url in URLS.values()
    ]


def test_aliases_start_above_the_page(archive: OldArchive) -> None:
    """Relative aliases start from the folder that the page is in, wherever a pattern puts it."""
    aliases = 'aliases: [old, ../Up/, /Abs, by.html, "a+b/c#d"]\n'
    archive.write("hugo.toml", CONFIG + '[permalinks]\nlog = "/l/:year/:filename/"\n')
    archive.post("content/news/a.md", aliases)
    archive.post("content/log/b.md", aliases.replace("/Up", "/Down").replace("/Abs", "/Root"))
    found = archive.old_addresses(archive.run())
    assert found == {
        "content/news/a.md": (
            *("/news/a/", "/news/old/", "/Up/", "/Abs/", "/news/by.html", "/news/a+b/c%23d/"),
        ),
        "content/log/b.md": (
            *("/l/2020/b/", "/l/2020/old/", "/l/Down/", "/Root/"),
            *("/l/2020/by.html", "/l/2020/a+b/c%23d/"),
        ),
    }


def test_files_in_the_place_of_folders(archive: OldArchive) -> None:
    """With `uglyURLs` pages and aliases are files, of the whole site or of a section."""
    archive.write("hugo.toml", CONFIG + "[uglyURLs]\nnews = true\n")
    archive.post("content/news/a.md", "aliases: [b]\n")
    archive.post("content/log/c.md")
    assert archive.old_addresses(archive.run()) == {
        "content/news/a.md": ("/news/a.html", "/news/b.html"),
        "content/log/c.md": ("/log/c/",),
    }


SECTION = "---\ntitle: {title}\n---\n"


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ("/:sections/:filename/", ("news/a", "news/b", "news/deep/er/c", "news/deep/er/d")),
        ("/:section/:filename/", ("news/a", "news/b", "news/c", "news/d")),
        ("/:sections[1:]/:filename/", ("a", "b", "deep/er/c", "deep/er/d")),
        ("/:sections[last]/:filename/", ("news/a", "news/b", "er/c", "er/d")),
        ("/:sections[:1]/:filename/", ("news/a", "news/b", "news/c", "news/d")),
        ("/:sectionslugs/:filename/", ("n-w/a", "n-w/b", "n-w/low/c", "n-w/low/d")),
        ("/:sectionslug/:filename/", ("n-w/a", "n-w/b", "n-w/c", "n-w/d")),
    ],
)
def test_sections(archive: OldArchive, pattern: str, made: tuple[str, ...]) -> None:
    """A folder is a section if it is the first one, or has a page of its own."""
    archive.write("hugo.toml", CONFIG + f'[permalinks.page]\nnews = "{pattern}"\n')
    archive.write("content/news/_index.md", "---\ntitle: N & W\n---\n")
    archive.write("content/news/deep/er/_index.md", "---\ntitle: Deeper\nslug: Low\n---\n")
    paths = ("news/a", "news/sub/b", "news/deep/er/c", "news/deep/er/more/d")
    for path in paths:
        archive.post(f"content/{path}.md")
    found = archive.old_addresses(archive.run())
    assert found == {
        f"content/{path}.md": (f"/{address}/",) for path, address in zip(paths, made, strict=True)
    }


def test_slug_of_a_section(archive: OldArchive) -> None:
    """The slug of a section is in the addresses below it, and its folder in those of before."""
    archive.write("hugo.toml", CONFIG)
    archive.write("content/news/_index.md", "---\ntitle: N\nslug: News Room\n---\n")
    archive.post("content/news/in/a.md")
    (addresses,) = archive.old_addresses(archive.run()).values()
    assert addresses == ("/news-room/in/a/", "/news/in/a/")


def test_without_sections(archive: OldArchive) -> None:
    """Where a site makes no sections, only folders with a page of their own are some."""
    config = 'disableKinds = ["section"]\n[permalinks]\nnews = "/p/:sections/:filename/"\n'
    archive.write("hugo.toml", config)
    archive.post("content/news/a.md")
    assert archive.old_addresses(archive.run()) == {"content/news/a.md": ("/p/a/",)}


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ("/:year/:monthname/:day/:filename", "/2021/march/04/a/"),
        ("/:yearday/:weekday/:weekdayname/:filename", "/63/4/thursday/a/"),
        ("/:2006-:01/:Jan/:02/:15/:filename", "/2021-03/mar/04/23/a/"),
        ("/:year-:month/:filename.html", "/2021-03/a.html"),
        (":year/../X y/:contentbasename", "/x-y/a/"),
        (r"/a\\:b/:slugorcontentbasename/", "/ab/a/"),
    ],
)
def test_parts_of_patterns(archive: OldArchive, pattern: str, made: str) -> None:
    """The date is that which was written, and what no part is stands as in an address."""
    archive.write("hugo.toml", CONFIG + f'[permalinks]\nnews = "{pattern}"\n')
    archive.write("content/news/a.md", post(title="T"))
    (addresses,) = archive.old_addresses(archive.run()).values()
    assert addresses[0].rstrip("/") == made.rstrip("/")


def test_dates_that_a_path_says(archive: OldArchive) -> None:
    """A name says a date and a slug only if the configuration has it so."""
    pattern = '[permalinks]\nnews = "/:year/:month/:day/:slugorfilename/"\n'
    archive.write("hugo.toml", CONFIG + pattern)
    archive.write("content/news/2019-08-07-Old name.md", "---\ntitle: T\nsummary: S\n---\nText.\n")
    archive.write("content/news/2019-08-07_b.md", post(title="T"))
    assert archive.old_addresses(archive.run()) == {
        "content/news/2019-08-07-Old name.md": ("/1/01/01/2019-08-07-old-name/",),
        "content/news/2019-08-07_b.md": ("/2021/03/04/2019-08-07_b/",),
    }


def test_dates_that_the_configuration_says(archive: OldArchive) -> None:
    """`frontmatter` says which key dates a post, or that its file's name does."""
    archive.write(
        "hugo.toml",
        CONFIG
        + '[permalinks]\nnews = "/:year/:slugorfilename/"\n'
        + '[frontmatter]\ndate = [":filename", "made", ":default"]\n',
    )
    archive.write("content/news/2019-08-07-Old name.md", post(title="T"))
    archive.write("content/news/2019-08-07-b.md", post(title="T", slug="own"))
    archive.write("content/news/c.md", post(title="T", made="2001-02-03"))
    archive.write("content/news/d.md", post(title="T"))
    report = archive.run()
    assert archive.old_addresses(report) == {
        "content/news/2019-08-07-Old name.md": ("/2019/old-name/",),
        "content/news/2019-08-07-b.md": ("/2019/own/",),
        "content/news/c.md": ("/2001/c/",),
        "content/news/d.md": ("/2021/d/",),
    }
    assert "2019/08/07/old-name.md" in archive.paths()
    assert "2001/02/03/c.md" in archive.paths()


def test_letters_as_they_are(archive: OldArchive) -> None:
    """A site may keep capitals, and may leave out marks on letters."""
    archive.write("hugo.toml", "disablePathToLower = true\nremovePathAccents = true\n")
    archive.post("content/News/Été 1.md")
    assert archive.old_addresses(archive.run()) == {"content/News/Été 1.md": ("/News/Ete-1/",)}


def test_what_sections_hand_down(archive: OldArchive) -> None:
    """`cascade` gives posts keys which they do not have, and the nearest section counts most."""
    archive.write("hugo.toml", CONFIG + '[cascade]\nauthor = "Site"\nurl = "/all/:filename/"\n')
    archive.write(
        "content/news/_index.md",
        "---\ncascade:\n- url: /c/:year/:filename/\n  target: {path: '/news/a*'}\n"
        "- params: {author: Ada}\n  weight: 3\n---\n",
    )
    archive.post("content/news/ab.md")
    archive.post("content/news/b.md", "author: Bo\n")
    archive.post("content/log/c.md")
    found = archive.old_addresses(archive.run())
    assert found == {
        "content/news/ab.md": ("/c/2020/ab/",),
        "content/news/b.md": ("/all/b/",),
        "content/log/c.md": ("/all/c/",),
    }
    keys = archive.keys("2020/01/02/ab.md")
    assert keys.authors == ("Ada",)
    assert keys.extra == {}
    assert archive.keys("2020/01/02/b.md").authors == ("Bo",)
    assert archive.keys("2020/01/02/c.md").authors == ("Site",)
