"""Whether a site has something in the places of new files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.build.collisions import are_free

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

NEW = ("a/index.html", "a/b/index.html", "a/b/c/d/feed.xml", "e/index.html", "f.txt")


@pytest.mark.parametrize(
    ("there", "is_free"),
    [
        ((), True),
        (("a/other.html", "a/b/other.html", "e/deep/index.html", "g.txt"), True),
        (("f.txt",), False),
        (("a/b/index.html",), False),
        (("a/b/c/d/feed.xml",), False),
        # Files where a folder has to be.
        (("e",), False),
        (("a/b/c",), False),
        # A folder where a file has to be.
        (("f.txt/index.html",), False),
        (("a/b/c/d/feed.xml/index.html",), False),
    ],
)
def test_what_stands_in_the_place_of_a_new_file(
    there: Collection[str], *, is_free: bool, tmp_path: Path
) -> None:
    """A file or a folder in a place is found, at any depth, and nothing beside it is."""
    for place in there:
        file = tmp_path / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
    assert are_free(NEW, tmp_path) is is_free


def test_links_that_lead_nowhere_stand_in_a_place(tmp_path: Path) -> None:
    """A broken link is in the way of a file, and of a folder; one to a folder is a folder."""
    (tmp_path / "f.txt").symlink_to(tmp_path / "nowhere")
    assert not are_free(NEW, tmp_path)
    (tmp_path / "f.txt").unlink()
    (tmp_path / "a").symlink_to(tmp_path / "nowhere")
    assert not are_free(NEW, tmp_path)
    (tmp_path / "nowhere").mkdir()
    assert are_free(NEW, tmp_path)


def test_a_site_that_was_never_built(tmp_path: Path) -> None:
    """Where there is no site nothing stands."""
    assert are_free(NEW, tmp_path / "site")
