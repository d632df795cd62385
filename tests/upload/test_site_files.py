"""What is known of a site, brought up to date, is what is there."""

from __future__ import annotations

import os
import random
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.upload.renewal import Renewal
from mkdocs_briefings.upload.site_files import see_site
from tests.thorough import IS_THOROUGH

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = ("a", "a.b", "ab", "b", "é", ".briefings")
"""Some begin as others do, and some go before a slash."""

_MARGIN = timedelta(milliseconds=20)
"""The file systems of tests keep times no more coarsely, and most of a turn is older than that."""


@pytest.mark.posix
@pytest.mark.parametrize("seed", range(100 if IS_THOROUGH else 5))
def test_whatever_happens(tmp_path: Path, seed: int) -> None:
    """After any changes it is what reading all of the site gives; and nothing else is told."""
    site, memory = tmp_path / "site", tmp_path / "memory"
    site.mkdir()
    chance = random.Random(seed)  # noqa: S311 - of a test
    before: dict[str, tuple[str, int]] = {}
    for _ in range(30):
        for _ in range(chance.choice((0, 1, 2, 20))):
            _change(site, chance)
        seen = see_site(site, memory, _MARGIN)
        seen.keep(memory)
        fresh = see_site(site, tmp_path / "none", _MARGIN)
        now = {path: (digest.hex(), size) for path, digest, size in seen.known.files()}
        assert now == fresh.changed
        assert seen.known.refused == fresh.known.refused
        assert sorted(seen.known.paths) == sorted(fresh.known.paths)
        assert not [path for path in now if path.startswith(".briefings")]
        stayed = {path: each for path, each in before.items() if path not in seen.lost}
        assert {**stayed, **seen.changed} == now
        assert not [path for path, each in seen.changed.items() if stayed.get(path) == each]
        before = now


@pytest.mark.posix
def test_gone_while_it_is_looked_at(tmp_path: Path) -> None:
    """A file that goes when its folder has been looked at already is missed nowhere."""
    for name in ("a/b", "a/c", "d"):
        _write(tmp_path / "site" / name)
    known = see_site(tmp_path / "site", tmp_path / "none", _MARGIN).known
    (tmp_path / "site/a/b").unlink()
    renewal = Renewal(os.fsencode(tmp_path / "site"), 0, known.columns)
    columns = renewal.follow([known.paths.index(b"a/b")])
    assert sorted(columns.paths) == [b"", b"a", b"a/c", b"d"]
    assert renewal.lost == [b"a/b"]


def test_too_new(tmp_path: Path) -> None:
    """What may be changed once more without other signs is read again each time."""
    site, memory = tmp_path / "site", tmp_path / "memory"
    _write(site / "a")

    def is_news(margin: timedelta) -> bool:
        seen = see_site(site, memory, margin)
        seen.keep(memory)
        return seen.is_news

    long = timedelta(hours=1)
    assert [is_news(long), is_news(long), is_news(timedelta(0))] == [True, True, True]
    assert not is_news(timedelta(0))


def _write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(path.name)


def _change(site: Path, chance: random.Random) -> None:
    """Do something to a file or a folder of a site."""
    there = [site, *site.rglob("*")]
    folder = chance.choice([path for path in there if path.is_dir() and not path.is_symlink()])
    path = folder / chance.choice(_NAMES)
    match chance.choice(("write", "write", "replace", "folder", "link", "remove", "rename")):
        case "write" if not path.is_dir() and not path.is_symlink():
            path.write_text(f"{chance.randrange(3)}")
        case "replace" if not path.is_dir():
            (site.parent / "new").write_text(f"{chance.randrange(3)}")
            (site.parent / "new").replace(path)
        case "folder":
            _remove(path)
            path.mkdir()
        case "link":
            _remove(path)
            path.symlink_to("a")
        case "remove":
            _remove(path)
        case "rename" if len(there) > 1:
            moved = chance.choice(there[1:])
            if not folder.is_relative_to(moved) and not path.is_relative_to(moved):
                _remove(path)
                if moved.exists():
                    moved.rename(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
