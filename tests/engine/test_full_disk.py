"""Disks that are full or must not be written to: clear words, a whole site, and no lasting harm."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.engine.project import SMALL, assert_clean, clean, configure, run, write_briefing
from tests.site import Site, noise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site import Run

pytestmark = pytest.mark.posix

_IS_ROOT = os.name == "posix" and os.geteuid() == 0
_CAN_MOUNT = _IS_ROOT and shutil.which("mount") is not None

LIMITED = """
import resource, runpy, sys
sys.dont_write_bytecode = True
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
del sys.argv[1]
runpy.run_module("mkdocs_briefings", run_name="__main__", alter_sys=True)
"""
"""A module that runs the command with no file growing larger than that; Python ignores SIGXFSZ.

Python would also cut off the bytecode that it keeps of a module, and every run after it would fail.
"""


def _build_limited(site: Site, size: int, *options: str) -> Run:
    """Build while no file can grow larger, as if the disk were full from there on."""
    site.write("limited.py", LIMITED)
    return site.run("limited", str(size), "build", *options)


def _assert_whole(site: Site, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    for path, data in site.files().items():
        assert data in {old.get(path), new.get(path)}, path


def _said(done: Run) -> str:
    """Give what a build said, but not that no shortcut was verified for what is installed."""
    lines = done.output.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("Converting a text takes "))


def _assert_told(done: Run) -> None:
    assert "Traceback" not in done.output
    # MkDocs names the page that it was at in a line of its own.
    *before, last = _said(done).strip().splitlines()
    assert last.endswith(".")
    assert all(line.startswith("Error ") for line in before)


def _edit(site: Site) -> None:
    write_briefing(site, 5, title="Edited")
    site.briefing("2026/02/28/new", countries=["IS"], tags=["Water"])
    site.write("docs/about.md", "# About\n\nOther words.\n")


@pytest.mark.parametrize("size", [600, 1500, 3000, 8000, 30_000, 60_000, 120_000, 250_000, 500_000])
def test_full_at_any_point(size: int, site: Site, tmp_path: Path) -> None:
    """Whatever cannot be written any more, the site is whole, and the next build is the clean one.

    Pages are the smallest files, and the memory is the largest.
    """
    old = site.files()
    _edit(site)
    new = clean(site, tmp_path / "clean")
    done = _build_limited(site, size)
    assert done.code in {0, 1}
    if done.code:
        _assert_told(done)
    else:
        assert size > 100_000
    _assert_whole(site, old, new)
    if size <= 8000:
        assert site.files() == old
    run(site)
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


@pytest.mark.parametrize("jobs", [1, 2])
def test_full_while_rendering(jobs: int, site: Site, tmp_path: Path) -> None:
    """A picture that does not fit is named, and the site stays as it was."""
    configure(site, briefings={**SMALL, "jobs": jobs})
    run(site)
    old = site.files()
    site.write("briefings/2026/03/02/x.png", noise(900, 800))
    done = _build_limited(site, 1_500_000)
    assert done.code == 1
    assert _said(done) == "briefings/2026/03/02/x.png: cannot be written: File too large.\n"
    assert site.files() == old
    run(site)
    assert_clean(site, tmp_path / "clean")


def test_full_for_mkdocs(site: Site, tmp_path: Path) -> None:
    """Where MkDocs itself cannot write a file, that is one line too, in either program."""
    old = site.files()
    site.write("docs/large.bin", b"\0" * 2_000_000)
    done = _build_limited(site, 1_500_000)
    assert done.code == 1
    _assert_told(done)
    assert "File too large. The published site is as it was." in done.output
    assert site.files() == old
    site.write("limited.py", LIMITED.replace('"mkdocs_briefings"', '"mkdocs"'))
    done = site.run("limited", "1500000", "build", "-q")
    assert done.code == 1
    assert "Traceback" not in done.output
    assert "File too large. The published site is as it was." in done.output
    assert site.files() == old
    run(site)
    assert_clean(site, tmp_path / "clean")


_BLOCK = 4096
"""Bytes in which a file system in memory gives room."""


@contextmanager
def _mounted(folder: Path, *command: str) -> Iterator[None]:
    done = subprocess.run(["mount", *command, str(folder)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"Nothing can be mounted here: {done.stderr.decode().strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(not _CAN_MOUNT, reason="needs to mount")
def test_full_file_system_of_the_site(site: Site, tmp_path: Path) -> None:
    """Where the site's own disk is full, no file is half, and more room is all that it needs."""
    shutil.rmtree(site.out)
    site.out.mkdir()
    site.write("briefings/2026/03/02/x.png", noise(180, 180))
    files = clean(site, tmp_path / "room").values()
    room = sum(-(-len(data) // _BLOCK) * _BLOCK for data in files) + 100_000
    with _mounted(site.out, "-t", "tmpfs", "-o", f"size={room}", "tmpfs"):
        run(site)
        old = site.files()
        site.write("briefings/2026/03/02/x.png", noise(900, 800))
        _edit(site)
        new = clean(site, tmp_path / "clean")
        done = site.run("mkdocs_briefings", "build")
        assert done.code == 1
        _assert_told(done)
        assert "No space left on device" in done.output
        _assert_whole(site, old, new)
        remount = ["mount", "-o", "remount,size=8m", str(site.out)]
        subprocess.run(remount, check=True)
        run(site)
        assert_clean(site, tmp_path / "clean")
        assert run(site).urls == set()


@pytest.mark.skipif(not _CAN_MOUNT, reason="needs to mount")
def test_full_file_system_of_the_memory(site: Site, tmp_path: Path) -> None:
    """Where there is no room for the memory, the site is whole, and what was known is kept."""
    old, cache = site.files(), site.root / ".cache"
    cache.rename(tmp_path / "kept")
    cache.mkdir()
    with _mounted(cache, "-t", "tmpfs", "-o", "size=8m", "tmpfs"):
        shutil.copytree(tmp_path / "kept", cache, dirs_exist_ok=True)
        run(site)
        filler = cache / "filler"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(b"\0" * 4096):
                pass
        _edit(site)
        new = clean(site, tmp_path / "clean")
        done = site.run("mkdocs_briefings", "build")
        assert done.code == 1
        _assert_told(done)
        _assert_whole(site, old, new)
        filler.unlink()
        done_again = run(site)
        assert not [each for each in done_again.messages if "unreadable" in each]
        assert "2026/03/01/b-4/" not in done_again.urls
        assert_clean(site, tmp_path / "clean")


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """Let nobody write to a folder; root neither."""
    if not _IS_ROOT:
        folders = [Path(parent) for parent, _, _ in os.walk(folder)]
        for each in folders:
            each.chmod(0o555)
        try:
            yield
        finally:
            for each in folders:
                each.chmod(0o755)
        return
    with _mounted(folder, "--bind", str(folder)):
        remount = ["mount", "-o", "remount,bind,ro", str(folder)]
        done = subprocess.run(remount, capture_output=True, check=False)
        if done.returncode:
            pytest.skip(f"Nothing can be mounted here: {done.stderr.decode().strip()}")
        yield


def test_read_only_site(site: Site, tmp_path: Path) -> None:
    """Where the site must not be written to, that is one line, and nothing of it changes."""
    old = site.files()
    _edit(site)
    with _read_only(site.out):
        done = site.run("mkdocs_briefings", "build")
        assert done.code == 1
        _assert_told(done)
        assert done.output.endswith("The site was not fully updated.\n")
        assert str(site.out) in done.output
        assert site.files() == old
    run(site)
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


def test_read_only_memory(site: Site, tmp_path: Path) -> None:
    """Where the memory must not be written to, that is one line, and the site stays as it was."""
    old = site.files()
    _edit(site)
    with _read_only(site.root / ".cache"):
        done = site.run("mkdocs_briefings", "build")
        assert done.code == 1
        _assert_told(done)
        assert ".cache" in done.output
        assert site.files() == old
    run(site)
    assert_clean(site, tmp_path / "clean")


def test_immutable_file(site: Site, tmp_path: Path) -> None:
    """A single file that cannot be replaced is named; the next build writes it and the others."""
    page = site.out / "2026/03/02/b-5/index.html"
    if shutil.which("chattr") is None or not _IS_ROOT:
        pytest.skip("needs chattr and root")
    old = site.files()
    _edit(site)
    new = clean(site, tmp_path / "clean")
    locked = subprocess.run(["chattr", "+i", str(page)], capture_output=True, check=False)
    if locked.returncode:
        pytest.skip(f"The file system has no such flag: {locked.stderr.decode().strip()}")
    try:
        done = site.run("mkdocs_briefings", "build")
    finally:
        subprocess.run(["chattr", "-i", str(page)], check=True)
    assert done.code == 1
    _assert_told(done)
    assert "2026/03/02/b-5/index.html: Operation not permitted." in done.output
    _assert_whole(site, old, new)
    assert page.read_bytes() == old["2026/03/02/b-5/index.html"]
    run(site)
    assert_clean(site, tmp_path / "clean")
