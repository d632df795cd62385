"""Configurations of Jekyll: patterns, defaults of posts, folders and places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.importing.mapping_file import MappingError

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

POST = "---\ntitle: T\n---\nText.\n"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("_config.yml", "permalink: /:year/:title/\n"),
        ("_config.yaml", "# Site\npermalink: '/:year/:title/' # nice\n"),
        ("_config.toml", 'permalink = "/:year/:title/"\n'),
        ("_config.yml", "permalink: none\ncollections:\n  posts:\n    permalink: /:year/:title/\n"),
        ("_config.yml", "collections: [books]\npermalink: /:year/:title/\n"),
        ("_config.yml", "---\npermalink: /:year/:title/\n"),
    ],
)
@pytest.mark.parametrize("folder", ["", "_posts"])
def test_pattern_of_the_configuration(
    archive: OldArchive, file: str, text: str, folder: str
) -> None:
    """The pattern is that of the configuration, whichever part of the site is given."""
    archive.write(file, text)
    archive.write("_posts/2019-05-01-one.md", POST)
    report = archive.run("jekyll", folder=folder)
    assert archive.old_addresses(report) == {"_posts/2019-05-01-one.md": ("/2019/one/",)}
    assert not report.notes


def test_the_mapping_goes_before(archive: OldArchive) -> None:
    """The mapping's pattern counts more than that of the configuration."""
    archive.write("_config.yml", "permalink: none\n")
    archive.write("_posts/2019-05-01-one.md", POST)
    report = archive.run("jekyll", mapping="permalink: ordinal\n")
    assert archive.old_addresses(report) == {"_posts/2019-05-01-one.md": ("/2019/121/one.html",)}


DEFAULTS = """\
defaults:
  - scope: {path: "", type: posts}
    values: {layout: post, author: Ana Desk, lang: nb, permalink: "/d/:title/", toc: true}
  - scope:
      path: "_posts/far"
    values:
      categories: [Far Away]
      permalink: /far/:categories/:title/
  - scope: {path: "*/_posts"}
    values: {author: Guest}
  - scope: {type: pages}
    values: {author: Nobody}
"""


def test_defaults_of_posts(archive: OldArchive) -> None:
    """Posts have what `defaults` say for their folder, unless they say it themselves."""
    archive.write("_config.yml", DEFAULTS)
    archive.write("_posts/2019-05-01-a.md", POST)
    archive.write("_posts/far/2019-05-02-b.md", "---\ntitle: B\ncategories: own\n---\nText.\n")
    archive.write("in/_posts/2019-05-03-c.md", "---\ntitle: C\nlang: da\n---\nText.\n")
    archive.write("in/_posts/2019-05-04-d.md", "---\ntitle: D\nauthor: Me\n---\nText.\n")
    assert archive.old_addresses(archive.run("jekyll")) == {
        "_posts/2019-05-01-a.md": ("/d/a/",),
        "_posts/far/2019-05-02-b.md": ("/far/far away/own/b/",),
        "in/_posts/2019-05-03-c.md": ("/d/c/",),
        "in/_posts/2019-05-04-d.md": ("/d/d/",),
    }
    keys = archive.keys("2019/05/01/a.md")
    assert (keys.authors, keys.language, keys.extra) == (("Ana Desk",), "nb", {})
    assert sorted(archive.keys("2019/05/02/b.md").tags) == ["Far Away", "own"]
    keys = archive.keys("2019/05/03/c.md")
    assert (keys.authors, keys.language) == (("Guest",), "da")
    assert archive.keys("2019/05/04/d.md").authors == ("Me",)


def test_defaults_can_be_renamed(archive: OldArchive) -> None:
    """The mapping renames inherited keys like a post's own."""
    archive.write("_config.yml", "defaults:\n- values: {writer: Ana Desk}\n")
    archive.write("_posts/2019-05-01-a.md", POST)
    archive.run("jekyll", mapping="rename: {writer: authors}\n")
    assert archive.keys().authors == ("Ana Desk",)


def test_unpublished_by_default(archive: OldArchive) -> None:
    """What a folder is by default counts for its posts, such as that they are not published."""
    archive.write(
        "_config.yml", "defaults:\n- scope: {path: _posts/x}\n  values: {published: no}\n"
    )
    archive.write("_posts/x/2019-05-01-a.md", POST)
    archive.write("_posts/2019-05-02-b.md", POST)
    archive.run("jekyll")
    assert archive.keys("2019/05/01/a.md").draft
    assert not archive.keys("2019/05/02/b.md").draft


@pytest.mark.parametrize(
    ("new", "aliases"),
    [
        ("", ("/one.html", "/blog/one.html", "/once/", "/blog/once/")),
        ("/news", ("/one.html", "/blog/one.html", "/once/", "/blog/once/")),
        ("/blog", ("/one.html", "/once/")),
    ],
)
def test_old_site_below_a_path(archive: OldArchive, new: str, aliases: tuple[str, ...]) -> None:
    """Where the new site has another place on its host, addresses lead on from both."""
    archive.write("_config.yml", "baseurl: /blog\npermalink: none\n")
    archive.write(
        "_posts/2019-05-01-one.md",
        "---\ntitle: T\nredirect_from: once/\n---\n[It](/blog/two.html), [me](/one.html).\n",
    )
    archive.write("_posts/2019-05-02-two.md", POST)
    placed = replace(archive, site_path=new)
    report = placed.run("jekyll")
    assert placed.old_addresses(report)["_posts/2019-05-01-one.md"] == aliases
    assert (report.figures.addresses, report.figures.addresses_kept) == (2, 2)


def test_folders_of_the_site(archive: OldArchive) -> None:
    """Posts may be in a folder of collections, which is no category."""
    archive.write("_config.yml", "source: src\ncollections_dir: col\n")
    archive.write("src/_posts/2019-05-03-c.md", POST)
    archive.write("src/col/_posts/2019-05-01-a.md", POST)
    archive.write("src/col/in/_posts/2019-05-02-b.md", POST)
    assert archive.old_addresses(archive.run("jekyll")) == {
        "src/col/_posts/2019-05-01-a.md": ("/2019/05/01/a.html",),
        "src/col/in/_posts/2019-05-02-b.md": ("/in/2019/05/02/b.html",),
    }


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("title: T\npermalink: /:yeer/:title/\n", 2, "`permalink`: Jekyll has no part ':yeer'."),
        (
            "collections:\n  posts:\n    permalink: /:monthname/:title\n",
            3,
            "`collections.posts.permalink`: Jekyll has no part ':monthname'.",
        ),
        ("timezone: Nowhere/Land\n", 1, "`timezone`: there is no time zone 'Nowhere/Land'."),
        ("a: 1\ndefaults: {lang: en}\n", 2, "`defaults` is no list."),
        (
            "defaults:\n  - scope: {path: ''}\n    values: en\n",
            3,
            "`defaults.values` is no list of keys.",
        ),
        ("permalink:\n  - /:title/\n", 1, "`permalink` is no text."),
        ("a: 'x\nb: y\n", 1, "The configuration is not valid YAML: "),
        ("- a\n", 1, "The configuration is not a list of keys."),
        ("lang: norsk bokmål\n", 1, "`lang`: 'norsk bokmål' is not a language tag."),
        ("title: T\nsource: gone\n", 2, "`source`: there is no such folder in the site."),
    ],
)
def test_what_is_not_understood(archive: OldArchive, text: str, line: int, message: str) -> None:
    """What of a configuration cannot be used is told with its line."""
    file = archive.write("_config.yml", text)
    archive.write("_posts/2019-05-01-a.md", POST)
    report = archive.run("jekyll")
    (note,) = report.notes
    assert (note.path, note.line) == (file.as_posix(), line)
    assert note.message.startswith(message)
    assert not report.addresses_are_sure
    assert len(report.imported) == 1


def test_bytes_that_are_no_text(archive: OldArchive) -> None:
    """A configuration in another encoding is told, and posts are imported without it."""
    archive.write("_config.yml", b"title: caf\xe9\npermalink: none\n")
    archive.write("_posts/2019-05-01-a.md", POST)
    report = archive.run("jekyll")
    assert [note.message for note in report.notes] == ["The file is not in UTF-8."]
    assert len(report.imported) == 1


def test_unknown_part_of_a_mapping(archive: OldArchive) -> None:
    """The mapping's pattern is in the words of the generator."""
    archive.write("_posts/2019-05-01-a.md", POST)
    report = archive.run("jekyll", mapping="permalink: /:long_month/:title/\n")
    assert archive.old_addresses(report) == {"_posts/2019-05-01-a.md": ("/May/a/",)}
    with pytest.raises(
        MappingError, match=r"mapping\.yml:1: `permalink`: there is no part ':long_month'"
    ):
        archive.run("hugo", mapping="permalink: /:long_month/:title/\n")
