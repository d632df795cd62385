"""Files that somebody else changes between an editor's look and decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.review.guarded_file import FileChangedError, GuardedFiles, digest_of

if TYPE_CHECKING:
    from tests.newsroom import NewsroomFolder

PATH = "briefings/a.md"

SEEN = digest_of(b"seen")


@pytest.fixture
def files(newsroom: NewsroomFolder) -> GuardedFiles:
    """Give the files of a project with one file, as the editor saw it."""
    return GuardedFiles(newsroom.write({PATH: b"seen"}).settings)


def test_a_file_as_it_was_seen(files: GuardedFiles, newsroom: NewsroomFolder) -> None:
    """A file that nobody has changed is replaced, removed and put back, and keeps its mode."""
    (newsroom.root / PATH).chmod(0o640)
    files.replace(PATH, SEEN, b"new")
    assert (newsroom.root / PATH).read_bytes() == b"new"
    assert (newsroom.root / PATH).stat().st_mode & 0o777 == 0o640
    files.remove(PATH, digest_of(b"new"))
    assert not (newsroom.root / PATH).exists()
    files.put_back(PATH, b"seen")
    assert files.read(PATH) == b"seen"
    assert [file.name for file in (newsroom.root / PATH).parent.iterdir()] == ["a.md"]


def test_a_changed_file_is_left_alone(files: GuardedFiles, newsroom: NewsroomFolder) -> None:
    """A file that was changed is neither replaced nor removed, and one that is there stays."""
    (newsroom.root / PATH).write_bytes(b"theirs")
    with pytest.raises(FileChangedError, match="changed meanwhile"):
        files.replace(PATH, SEEN, b"new")
    with pytest.raises(FileChangedError, match="changed meanwhile"):
        files.remove(PATH, SEEN)
    with pytest.raises(FileChangedError, match="such a file again"):
        files.put_back(PATH, b"seen")
    assert (newsroom.root / PATH).read_bytes() == b"theirs"
    assert [file.name for file in (newsroom.root / PATH).parent.iterdir()] == ["a.md"]


def test_a_file_that_is_gone(files: GuardedFiles, newsroom: NewsroomFolder) -> None:
    """A file that was removed meanwhile is not written again."""
    (newsroom.root / PATH).unlink()
    with pytest.raises(WireError):
        files.replace(PATH, SEEN, b"new")
    with pytest.raises(FileChangedError, match="gone"):
        files.remove(PATH, SEEN)
    assert not (newsroom.root / PATH).exists()


@pytest.mark.posix
def test_links_that_lead_out(files: GuardedFiles, newsroom: NewsroomFolder) -> None:
    """A link to a file elsewhere is neither read nor written, one to a file inside is kept."""
    outside = newsroom.root / "secret"
    outside.write_bytes(b"seen")
    (newsroom.root / "briefings/out.md").symlink_to(outside)
    (newsroom.root / "briefings/in.md").symlink_to(newsroom.root / PATH)
    with pytest.raises(WireError, match="leads out"):
        files.replace("briefings/out.md", SEEN, b"new")
    files.replace("briefings/in.md", SEEN, b"new")
    assert outside.read_bytes() == b"seen"
    assert (newsroom.root / "briefings/in.md").is_symlink()
    assert (newsroom.root / PATH).read_bytes() == b"new"
