"""Archives of Material for MkDocs' blog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

POST = "docs/blog/posts/hello.md"


@pytest.mark.parametrize("folder", ["", "docs", "docs/blog", "docs/blog/posts"])
def test_post(archive: OldArchive, folder: str) -> None:
    """Dates, authors, categories and the heading are read, from whichever folder is given."""
    archive.write("mkdocs.yml", "site_name: Old\n")
    archive.write("docs/blog/.authors.yml", "authors:\n  ada:\n    name: Ada Vik\n")
    archive.write(
        POST,
        "---\ndate:\n  created: 2023-01-31\n  updated: 2023-02-01\nauthors: [ada]\n"
        "categories: [Search]\n---\n\n# Hello, World!\n\nFirst words of it.\n\n"
        "<!-- more -->\n\nMore.\n",
    )
    report = archive.run("mkdocs-blog", folder=folder)
    keys = archive.keys("2023/01/31/hello.md")
    assert keys.title == "Hello, World!"
    assert keys.summary == "First words of it."
    assert keys.tags == ("Search",)
    assert keys.authors == ("Ada Vik",)
    assert keys.aliases == ("/blog/2023/01/31/hello-world/",)
    assert "updated: 2023-02-01" in archive.text()
    assert archive.body() == "First words of it.\n\n\nMore."
    assert not report.notes


def test_links_between_posts_and_to_other_pages(archive: OldArchive) -> None:
    """Links to posts lead to the briefings, links to other pages to their old address."""
    archive.write("mkdocs.yml", "site_name: Old\n")
    archive.post(POST, body="[B](b.md#x) [Setup](../../setup.md) ![](../img/a.png)\n")
    archive.write(
        "docs/blog/posts/b.md", "---\ntitle: B\ndate: 2021-01-01\nsummary: S\n---\nText.\n"
    )
    archive.write("docs/setup.md", "# Setup\n")
    archive.write("docs/blog/img/a.png", b"PNG")
    report = archive.run("mkdocs-blog")
    assert archive.body("2020/01/02/hello.md") == (
        "[B](../../../2021/01/01/b.md#x) [Setup](/setup/) ![](hello/a.png)"
    )
    assert "2020/01/02/hello/a.png" in archive.paths()
    assert "leads to a page that is not imported" in str(report.notes)
