"""What importers give: files and folders, many posts in a file, and what is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.importing import ArchiveError, OldKeys, OldPost, OldSite
from mkdocs_briefings.importing.intake import ImporterError
from tests.importing.conftest import PostList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.importing.conftest import OldArchive

KEYS = OldKeys.from_data({"title": "A title", "date": "2020-01-02", "summary": "A summary."})


def post(name: str, **more: Any) -> OldPost:  # noqa: ANN401 - any field of a post
    """Give a post that stands in a file of many."""
    return OldPost(path=f"old/export.json#{name}", keys=KEYS, text=f"Text of {name}.", **more)


@dataclass(frozen=True)
class Importer:
    """Gives what a function gives."""

    give: Callable[[Path], Iterator[Any]]
    name: str = "test"

    def posts(self, path: Path, /) -> Iterator[Any]:
        """Give it."""
        return self.give(path)


def test_many_posts_in_a_file(archive: OldArchive) -> None:
    """Posts need no files of their own; each is told apart, and goes to its own place."""
    report = archive.run(PostList((post("a"), post("b", addresses=("/b/", "/old-b/")))))
    assert archive.paths() == ["2020/01/02/a-title-2.md", "2020/01/02/a-title.md"]
    assert archive.keys("2020/01/02/a-title.md").aliases == ()
    assert archive.keys("2020/01/02/a-title-2.md").aliases == ("/b/", "/old-b/")
    assert [pair.old for pair in report.imported] == ["old/export.json#a", "old/export.json#b"]
    assert [note.path for note in report.notes] == ["old/export.json#b"]


def test_facts_besides_the_keys(archive: OldArchive) -> None:
    """Language, day, categories, name and draft can be known from elsewhere."""
    given = OldPost(
        path="old/export.json#a",
        keys=OldKeys.from_data({"title": "A title"}),
        text="Text.",
        slug="name",
        language="pt_br",
        day="2021-02-03",
        categories=("World",),
        is_draft=True,
    )
    archive.run(PostList((given,)), mapping="permalink: /:categories/:slug/\n")
    written = archive.keys("2021/02/03/name-pt-br.md")
    assert (written.language, written.tags, written.draft) == ("pt-BR", ("World",), True)
    assert written.aliases == ("/world/name/",)


def test_problems_in_the_place_of_posts(archive: OldArchive) -> None:
    """An error is a post that cannot be imported, a warning something that is no post."""
    error = Problem("old/export.json#b", 7, "It is encrypted.")
    warning = Problem("old/export.json#c", 9, "It is a page.", severity=Severity.WARNING)
    report = archive.run(PostList((post("a"), error, warning)))
    assert len(report.imported) == 1
    assert report.failed == (error,)
    assert report.skipped == (warning,)


def test_mapping_leaves_out_what_importers_give(archive: OldArchive) -> None:
    """`include` and `exclude` hold for posts in a file, and for what is none."""
    file = archive.write("export.json")
    items = (post("a"), post("b"), Problem("old/export.json#c", 1, "It is encrypted."))
    given = tuple(_below(item, file) for item in items)
    report = archive.run(
        PostList(given), folder="export.json", mapping="exclude: ['export.json#[bc]']\n"
    )
    assert [Path(pair.old).name for pair in report.imported] == ["export.json#a"]
    assert [problem.message for problem in report.skipped] == 2 * [
        "The mapping's `exclude` names it."
    ]
    assert not report.failed


def _below(item: OldPost | Problem, file: Path) -> OldPost | Problem:
    path = f"{file.as_posix()}#{item.path.partition('#')[2]}"
    if isinstance(item, Problem):
        return Problem(path, item.line, item.message)
    return OldPost(path=path, keys=item.keys, text=item.text)


def test_importer_that_raises(archive: OldArchive) -> None:
    """Its name, the post that it was at and what it raised are told, and nothing is written."""
    archive.write("content/sources/ap.md", "---\nname: AP\nurl: https://ap.example/\n---\n")

    def give(_path: Path) -> Iterator[OldPost]:
        yield post("a")
        yield post("b", line=12)
        raise KeyError("text\nof it")

    site = OldSite(root=archive.old, registry=archive.old / "content/sources")
    with pytest.raises(ImporterError) as caught:
        archive.run(_WithSite(give, about=lambda _path: site))
    assert re.fullmatch(
        r"The importer 'test' broke behind old/export\.json#b:12: KeyError: 'text\\nof it' "
        r"\(test_intake\.py, line \d+\)\. Nothing is imported\.",
        str(caught.value),
    )
    assert not (archive.folder / "new").exists()


@pytest.mark.parametrize(
    ("give", "what"),
    [
        (lambda _path: None, "before its first post: TypeError: 'NoneType' object is not iter"),
        (lambda _path: iter([{"title": "A"}]), "TypeError: it gave 'dict' in the place of a post"),
        (lambda _path: iter([post("a", language="klingonish")]), "which is no language tag"),
        (lambda _path: iter([post("a", day=3)]), "TypeError: `day` of an OldPost cannot be '3'"),
        (lambda _path: iter([post("a", addresses="/a/")]), "`addresses` of an OldPost cannot be"),
        (lambda _path: iter([post("a", categories=(1,))]), "`categories` of an OldPost cannot"),
    ],
)
def test_what_is_no_post(
    archive: OldArchive, give: Callable[[Path], Iterator[Any]], what: str
) -> None:
    """An importer that gives something else than posts is told what, before anything is written."""
    with pytest.raises(ImporterError, match=re.escape(what)):
        archive.run(Importer(give))


@dataclass(frozen=True)
class _WithSite(Importer):
    about: Callable[[Path], OldSite] = lambda path: OldSite(root=path)

    def site(self, path: Path, /) -> OldSite:
        """Give what a function gives."""
        return self.about(path)


def test_what_importers_say_of_the_site(archive: OldArchive) -> None:
    """Files, addresses, people and keys without meaning are those that the importer knows."""
    archive.write("media/a.png", b"PNG")
    site = OldSite(
        root=archive.old,
        assets=(archive.old / "media",),
        permalink="/:year/:slug.html",
        people={"ada": "Ada Vik"},
        steering_keys=frozenset({"theme"}),
    )
    keys = OldKeys.from_data({**KEYS.typed, "author": "ada", "theme": "dark", "n": 1})
    given = OldPost(path="old/export.json#a", keys=keys, text="![A](/a.png)")
    archive.run(_WithSite(lambda _path: iter([given]), about=lambda _path: site))
    written = archive.keys("2020/01/02/a-title.md")
    assert written.authors == ("Ada Vik",)
    assert written.aliases == ("/2020/a-title.html",)
    assert written.extra == {"n": 1}
    assert archive.body("2020/01/02/a-title.md") == "![A](a-title/a.png)"


def test_site_that_raises(archive: OldArchive) -> None:
    """An importer that breaks over the site as a whole is told as well."""

    def about(path: Path) -> OldSite:
        raise ValueError(path.name)

    with pytest.raises(ImporterError, match="broke before its first post: ValueError: old"):
        archive.run(_WithSite(lambda _path: iter(()), about=about))


def test_archive_that_an_importer_cannot_take(archive: OldArchive) -> None:
    """What an importer says of an archive, and the system of a file, is passed on as it is."""

    def give(path: Path) -> Iterator[OldPost]:
        if path.is_dir():
            raise ArchiveError("It is no export.")
        path.read_bytes()
        yield post("a")

    with pytest.raises(ArchiveError, match=r"It is no export\."):
        archive.run(Importer(give))
    with pytest.raises(FileNotFoundError):
        archive.run(Importer(give), folder="none.json")


def test_texts_of_parsers(archive: OldArchive) -> None:
    """A text that holds on to the tree that it was parsed from is let go of that."""

    class TreeText(str):
        __slots__ = ("tree",)

        def __init__(self, _text: str) -> None:
            self.tree = lambda: None  # cannot be pickled, as parsed trees cannot

    keys = OldKeys.from_data(
        {TreeText("title"): TreeText("A"), "date": "2020-01-02", "x": [TreeText("y")]}
    )
    given = OldPost(
        path=TreeText("old/export.xml#a"),
        keys=keys,
        text=TreeText("Text."),
        addresses=(TreeText("/a/"),),
        categories=(TreeText("World"),),
    )
    assert not archive.run(PostList((given,))).failed
    assert archive.keys().extra == {"x": ["y"]}
