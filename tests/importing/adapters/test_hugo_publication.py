"""What a site of Hugo kept from its readers is kept from ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

POST = "content/post/a.md"
BUNDLE = "content/post/a/index.md"


@pytest.mark.parametrize(
    ("path", "keys", "reason"),
    [
        (POST, "build: {render: never}", "It had no page (`build.render`: never)"),
        (POST, "build: {render: link}", "It had no page (`build.render`: link)"),
        (POST, "_build:\n  render: false", "It had no page (`_build.render`: false)"),
        (POST, "Build: {List: Never}", "It was in no list (`build.list`: never)"),
        (BUNDLE, "headless: true", "It had no page (`headless`)"),
        (POST, "published: false", "It was not published (`published`)"),
    ],
)
def test_drafts(archive: OldArchive, path: str, keys: str, reason: str) -> None:
    """A post that was not for all readers is a draft, and why is told with its line."""
    archive.post(path, keys + "\n")
    report = archive.run()
    [note] = report.notes
    assert (note.line, note.message) == (5, f"{reason}, so it is a draft.")
    assert archive.keys().draft
    assert report.figures.drafts == 1


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        (POST, "build: {render: always, list: local, publishResources: false}"),
        (POST, "build: never"),
        (POST, "headless: true"),
        (BUNDLE, "headless: false"),
        (POST, "published: true"),
        (POST, "published: false\ndraft: false"),
    ],
)
def test_no_drafts(archive: OldArchive, path: str, keys: str) -> None:
    """A post that readers found on a page and in a list is published."""
    archive.post(path, keys + "\n")
    report = archive.run()
    assert not report.notes
    assert not archive.keys().draft
    assert report.figures.published == 1


def test_inherited(archive: OldArchive) -> None:
    """What a section hands down to its posts holds for each that does not say otherwise."""
    archive.post("content/post/_index.md", "cascade: {build: {list: never}}\n")
    archive.post(POST)
    archive.post("content/post/b.md", "build: {list: always}\n")
    archive.run()
    assert archive.keys("2020/01/02/a.md").draft
    assert not archive.keys("2020/01/02/b.md").draft


@pytest.mark.parametrize("key", ["publishDate", "pubdate", "published"])
def test_published_later(archive: OldArchive, key: str) -> None:
    """A date of publication that is still to come is waited for, whatever it is called."""
    archive.post(POST, f"{key}: 2999-01-02\n")
    report = archive.run()
    assert archive.keys().embargo_until is not None
    assert report.figures.scheduled == 1
    assert not report.notes


@pytest.mark.parametrize("key", ["expiryDate", "unpublishdate"])
def test_expired(archive: OldArchive, key: str) -> None:
    """A post that had expired stays so."""
    archive.post(POST, f"{key}: 2021-01-02\n")
    assert archive.run().figures.expired == 1
