"""Lists of authors whom an old site knew by an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

PLACES = {
    "hugo": ("data/authors.yml", "content/post/a.md"),
    "jekyll": ("_data/authors.yml", "_posts/2020-01-02-a.md"),
    "mkdocs-blog": ("docs/blog/.authors.yml", "docs/blog/posts/a.md"),
}
HINT = "Posts have the ids of such authors in the place of names: mend it, and import again."


@pytest.fixture(params=sorted(PLACES))
def kind(request: pytest.FixtureRequest, archive: OldArchive) -> str:
    """Give a kind of archive, of which one is there with a post by two authors."""
    importer: str = request.param
    archive.post(PLACES[importer][1], "authors: [ada, bo]\n", "# A title\n\nText.\n")
    if importer == "mkdocs-blog":
        archive.write("mkdocs.yml", "site_name: Old\nplugins: [blog]\n")
    return importer


@pytest.mark.parametrize(
    ("written", "problem", "authors"),
    [
        ("authors: {ada: {name: Ada Vik}, bo: {name: Bo}}\n", None, ("Ada Vik", "Bo")),
        ("---\nada: {name: Ada Vik}\nbo: {name: Bo}\n", None, ("Ada Vik", "Bo")),
        (
            "ada:\n  name: Ada Vik\nbo:\n  nickname: Bo\n",
            (3, "The author 'bo' has no `name`."),
            ("Ada Vik", "bo"),
        ),
        (
            "authors:\n  ada:\n    name: Ada Vik\n  bo: [Bo]\n",
            (4, "The author 'bo' has no `name`."),
            ("Ada Vik", "bo"),
        ),
        (
            "ada:\n  name: Ada Vik\n name: Bo\n",
            (3, "The list of authors is not valid YAML: "),
            ("ada", "bo"),
        ),
        ("- ada\n- bo\n", (1, "The list of authors is not a list of keys."), ("ada", "bo")),
        ("ada: \udcff\n", (1, "The file is not in UTF-8."), ("ada", "bo")),
    ],
)
def test_list_of_authors(
    archive: OldArchive,
    kind: str,
    written: str,
    problem: tuple[int, str] | None,
    authors: tuple[str, ...],
) -> None:
    """Authors have their names, and what is wrong with their list is told with its line."""
    path = archive.write(PLACES[kind][0], written.encode(errors="surrogateescape"))
    report = archive.run(kind)
    assert archive.keys().authors == authors
    notes = [note for note in report.notes if note.path == path.as_posix()]
    assert [note.hint for note in notes] == ([HINT] if problem else [])
    assert not problem or notes[0].line == problem[0]
    assert not problem or notes[0].message.startswith(problem[1])
    assert report.addresses_are_sure


def test_next_list(archive: OldArchive) -> None:
    """Where a list of authors is broken, another one that the site has is read, too."""
    archive.post("_posts/2020-01-02-a.md", "author: ada\n")
    archive.write("_data/authors.yml", "ada: [\n")
    archive.write("_data/authors.yaml", "ada: {name: Ada Vik}\n")
    report = archive.run("jekyll")
    assert archive.keys().authors == ("Ada Vik",)
    assert len(report.notes) == 1
