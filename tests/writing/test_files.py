"""Files that are written once, whoever else writes there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from mkdocs_briefings.writing.files import Outcome, copy_new, write_new

if TYPE_CHECKING:
    from pathlib import Path


def test_one_writer_wins(tmp_path: Path) -> None:
    """Of many that write to one place at once one does, and its file stays whole."""
    with ThreadPoolExecutor(8) as threads:
        for place in range(50):
            target = tmp_path / f"{place}" / "a.md"
            texts = [bytes([65 + number]) * 5000 for number in range(8)]
            outcomes = list(threads.map(lambda data, path=target: write_new(path, data), texts))
            assert outcomes.count(Outcome.WRITTEN) == 1
            assert target.read_bytes() == texts[outcomes.index(Outcome.WRITTEN)]
            assert [each.name for each in target.parent.iterdir()] == ["a.md"]


def test_what_is_there_stays(tmp_path: Path) -> None:
    """A file, and a link that leads nowhere, are left alone; the same bytes are known again."""
    target, link, other = tmp_path / "a.md", tmp_path / "b.md", tmp_path / "c.md"
    assert write_new(target, b"1") is Outcome.WRITTEN
    assert write_new(target, b"1") is Outcome.ALREADY_THERE
    assert write_new(target, b"2") is Outcome.LEFT_ALONE
    link.symlink_to(tmp_path / "nowhere")
    assert write_new(link, b"2") is Outcome.LEFT_ALONE
    assert copy_new(target, other, dry_run=False) is Outcome.WRITTEN
    assert copy_new(target, other, dry_run=False) is Outcome.ALREADY_THERE
    assert other.read_bytes() == b"1"
