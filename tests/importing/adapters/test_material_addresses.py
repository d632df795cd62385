"""Old addresses of Material's blogs, as its release 9.8.1 makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive


def config(blog: str = "", rest: str = "") -> str:
    """Give the configuration of a project with these settings of its blog."""
    settings = "".join(f"      {line}\n" for line in blog.splitlines())
    plugin = f"  - blog:\n{settings}" if blog else "  - blog\n"
    return f"site_name: Old\n{rest}plugins:\n  - search\n{plugin}"


def post(title: str, keys: str = "", date: str = "2021-01-02") -> str:
    """Give a post with that heading."""
    return f"---\ndate: {date}\n{keys}---\n\n# {title}\n\nText.\n"


TITLES = {
    "Salt & Pepper": "salt--pepper",
    "The town \u2013 a map": "the-town--a-map",
    "C - D": "c---d",
    "Release 2.10 now": "release-210-now",
    "Up 🚀 there": "up--there",
    "It's 5%": "its-5",
    "*Bold* and `code`": "bold-and-code",
    "[Link](http://x.example) in": "linkhttpxexample-in",
    "Set {#here}": "set-here",
    "under_score  two": "under_score--two",
    "Straße İ": "straße-i",
    "<b>x</b> y": "x-y",
    "日本語 タイトル": "日本語-タイトル",
}
"""Titles, and what Material makes of them."""


def test_titles(archive: OldArchive) -> None:
    """Signs go, each space is a hyphen, and hyphens are not joined."""
    archive.write("mkdocs.yml", config())
    for number, title in enumerate(TITLES):
        archive.write(f"docs/blog/posts/p{number}.md", post(title))
    found = archive.old_addresses(archive.run("mkdocs-blog"))
    assert [found[f"docs/blog/posts/p{number}.md"] for number in range(len(TITLES))] == [
        (f"/blog/2021/01/02/{slug}/",) for slug in TITLES.values()
    ]


def test_names_in_the_place_of_titles(archive: OldArchive) -> None:
    """A slug stays as it is written; without a first heading the file's name is the title."""
    archive.write("mkdocs.yml", config())
    archive.write("docs/blog/posts/a.md", post("A", "slug: My Slug\n"))
    archive.write("docs/blog/posts/b_file-Name.md", "---\ndate: 2021-01-02\n---\nText.\n")
    archive.write("docs/blog/posts/c/index.md", "---\ndate: 2021-01-02\n---\n## Second\n")
    archive.write("docs/blog/posts/d.md", post("D", "title: Its *own*\n"))
    archive.write("docs/blog/posts/e.fr.md", "---\ndate: 2021-01-02\n---\nText.\n")
    found = archive.old_addresses(archive.run("mkdocs-blog"))
    assert {path.removeprefix("docs/blog/posts/"): each for path, each in found.items()} == {
        "a.md": ("/blog/2021/01/02/My Slug/",),
        "b_file-Name.md": ("/blog/2021/01/02/b-file-name/",),
        "c/index.md": ("/blog/2021/01/02/",),
        "d.md": ("/blog/2021/01/02/its-own/",),
        "e.fr.md": ("/blog/2021/01/02/efr/",),
    }


KEYS = "categories: [Far East, Two & x, Far East]\n"
LOWER = "post_slugify: !!python/object/apply:pymdownx.slugs.slugify\n  kwds:\n    case: lower\n"
CATEGORIES = """\
post_url_format: '{categories}/{file}'
categories_slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: none}}
categories_slugify_separator: .
"""


@pytest.mark.parametrize(
    ("blog", "made"),
    [
        ("post_url_format: '{slug}'", "/blog/salz--öl/"),
        ("post_url_format: '/{categories}/{file}/'", "/blog/far-east/my-file/"),
        (
            "post_url_format: '{categories}/{slug}'\npost_url_max_categories: 2",
            "/blog/far-east/two--x/salz--öl/",
        ),
        ("post_url_format: '{date}-{slug}'\npost_url_date_format: yyyy", "/blog/2021-salz--öl/"),
        ("post_url_date_format: d. MMMM", "/blog/9. März/salz--öl/"),
        ("post_url_format: '{{x}}/../{slug}'", "/blog/salz--öl/"),
        ("post_slugify_separator: _", "/blog/2021/03/09/salz__öl/"),
        (f"{LOWER}    percent_encode: true", "/blog/2021/03/09/salz--%25C3%25B6l/"),
        (LOWER.replace("lower", "none"), "/blog/2021/03/09/Salz--Öl/"),
        (LOWER.replace("lower", "fold"), "/blog/2021/03/09/salz--öl/"),
        (
            "post_slugify: !!python/name:pymdownx.slugs.uslugify_cased ''",
            "/blog/2021/03/09/Salz--Öl/",
        ),
        (
            "post_slugify: !!python/name:markdown.extensions.toc.slugify",
            "/blog/2021/03/09/salz-ol/",
        ),
        (
            "post_slugify: !!python/name:markdown.extensions.toc.slugify_unicode",
            "/blog/2021/03/09/salz-öl/",
        ),
        (
            CATEGORIES,
            "/blog/Far.East/my-file/",
        ),
    ],
)
def test_settings_of_a_blog(archive: OldArchive, blog: str, made: str) -> None:
    """The format, the date's format, categories and what makes slugs are those of the project."""
    theme = "theme: {name: material, language: de}\n"
    archive.write("mkdocs.yml", config(blog, theme))
    archive.write(
        "docs/blog/posts/my-file.md", post("Salz & Öl", KEYS, "2021-03-09T23:30:00-04:00")
    )
    report = archive.run("mkdocs-blog")
    assert archive.old_addresses(report) == {"docs/blog/posts/my-file.md": (made,)}
    assert not report.notes
    assert archive.keys().language == "de"


@pytest.mark.parametrize("folder", ["", "docs", "docs/team/news", "docs/team/news/posts"])
def test_folders_of_blogs(archive: OldArchive, folder: str) -> None:
    """A project may have several blogs, wherever they are."""
    archive.write(
        "mkdocs.yml",
        config("blog_dir: team/news\npost_url_format: '{slug}'")
        + "  - material/blog:\n      blog_dir: .\n      post_dir: log\n",
    )
    archive.write("docs/team/news/posts/a.md", post("A a"))
    archive.write("docs/log/b.md", post("B b"))
    found = archive.old_addresses(archive.run("mkdocs-blog", folder=folder))
    both = {
        "docs/team/news/posts/a.md": ("/team/news/a-a/",),
        "docs/log/b.md": ("/2021/01/02/b-b/",),
    }
    assert found == {path: each for path, each in both.items() if path.startswith(folder)}


def test_project_without_folders(archive: OldArchive) -> None:
    """Pages may be files, below the path of the site, in another folder of pages."""
    rest = "site_url: https://x.example/p/\nuse_directory_urls: false\ndocs_dir: pages\n"
    archive.write("mkdocs.yml", config(rest=rest))
    archive.write("pages/blog/posts/a.md", post("A a"))
    assert archive.old_addresses(archive.run("mkdocs-blog")) == {
        "pages/blog/posts/a.md": ("/blog/2021/01/02/a-a.html", "/p/blog/2021/01/02/a-a.html")
    }


def test_inherited_configuration(archive: OldArchive) -> None:
    """A configuration may stand on another one, which may have other parts of it."""
    archive.write("base/mkdocs.yml", config("post_url_format: '{slug}'"))
    archive.write("mkdocs.yml", "INHERIT: base/mkdocs.yml\nsite_name: Old\n")
    archive.write("docs/blog/posts/a.md", post("A a"))
    assert archive.old_addresses(archive.run("mkdocs-blog")) == {
        "docs/blog/posts/a.md": ("/blog/a-a/",)
    }


def test_what_was_led_on_before(archive: OldArchive) -> None:
    """Addresses that the plugin `redirects` led to a post lead to its briefing."""
    archive.write(
        "mkdocs.yml",
        config()
        + "  - redirects:\n      redirect_maps:\n        Old/Name.md: blog/posts/a.md\n"
        + "        in/index.md: blog/posts/a.md#part\n        x.md: other.md\n",
    )
    archive.write("docs/blog/posts/a.md", post("A a"))
    (addresses,) = archive.old_addresses(archive.run("mkdocs-blog")).values()
    assert addresses == ("/blog/2021/01/02/a-a/", "/Old/Name/", "/in/")


def test_files_of_the_plugin_meta(archive: OldArchive) -> None:
    """Posts have what files around them say, and of two lists both."""
    archive.write(
        "mkdocs.yml",
        "plugins:\n  - meta\n"
        + config("post_url_format: '{categories}/{slug}'\npost_url_max_categories: 3").partition(
            "plugins:\n"
        )[2],
    )
    archive.write("docs/blog/posts/.meta.yml", "categories: [All]\nauthors: [Ada]\nhide: [toc]\n")
    archive.write("docs/blog/posts/in/.meta.yml", "categories: [Inner]\n")
    archive.write("docs/blog/posts/in/a.md", post("A", "categories: [Own]\n"))
    archive.write("docs/blog/posts/b.md", post("B", "authors: [Bo]\n", "2021-01-03"))
    assert archive.old_addresses(archive.run("mkdocs-blog")) == {
        "docs/blog/posts/in/a.md": ("/blog/all/inner/own/a/",),
        "docs/blog/posts/b.md": ("/blog/all/b/",),
    }
    keys = archive.keys("2021/01/02/a.md")
    assert (keys.tags, keys.authors) == (("All", "Inner", "Own"), ("Ada",))
    assert archive.keys("2021/01/03/b.md").authors == ("Ada", "Bo")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            config("post_slugify: !!python/name:slugs.mine"),
            5,
            "`post_slugify`: what slugs.mine does is not known here.",
        ),
        (config("post_slugify: lower"), 5, "`post_slugify`: what it does is not known here."),
        (
            config("post_url_format: '{date}/{title}'"),
            5,
            "`post_url_format`: there is no '{title}'.",
        ),
        (config("post_url_date_format: yyyy/vv"), 5, "`post_url_date_format`: 'yyyy/vv' is no"),
        (
            config("post_url_max_categories: all"),
            5,
            "`post_url_max_categories`: 'all' is no number.",
        ),
        (config() + "  - i18n:\n      languages: []\n", 5, "The addresses that the plugin `i18n`"),
        (
            config("blog_dir: !ENV [BLOG, blog]"),
            5,
            "`plugins.blog.blog_dir` is from the environment",
        ),
        (config(rest="site_url: !ENV URL\n"), 2, "`site_url` is from the environment"),
        (
            config(rest="theme: {name: material, language: xx}\n"),
            2,
            "`theme.language`: there is no",
        ),
        ("plugins: [blog\n", 2, "The configuration is not valid YAML: "),
    ],
)
def test_what_is_not_understood(archive: OldArchive, text: str, line: int, message: str) -> None:
    """What of a configuration cannot be used is told with its line."""
    file = archive.write("mkdocs.yml", text)
    archive.write("docs/blog/posts/a.md", post("A"))
    report = archive.run("mkdocs-blog")
    note = report.notes[0]
    assert (note.path, note.line) == (file.as_posix(), line)
    assert note.message.startswith(message)
    assert not report.addresses_are_sure
    assert archive.old_addresses(report) == {"docs/blog/posts/a.md": ("/blog/2021/01/02/a/",)}


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ("'{categories}/{slug}'", "/blog/far-east/a-a/"),
        ("/:year/:i_month/:slug.html", "/2021/1/a-a.html"),
        ("/:short_year:month:day/:i_day/:categories/:filename/", "/210102/2/far-east/my-file/"),
    ],
)
def test_pattern_of_the_mapping(archive: OldArchive, pattern: str, made: str) -> None:
    """The mapping has the format of a blog, or a pattern of whole addresses."""
    archive.write("mkdocs.yml", config())
    archive.write("docs/blog/posts/my-file.md", post("A a", KEYS))
    report = archive.run("mkdocs-blog", mapping=f"permalink: {pattern}\n")
    assert archive.old_addresses(report) == {"docs/blog/posts/my-file.md": (made,)}
