"""What the system does not let a build read is named by the check, and can be left out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.engine.project import write_project
from tests.patience import DEADLINE
from tests.site import Run, environment, png

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site import Site

pytestmark = pytest.mark.posix

# Root may read whatever its mode says, unless it gives that up.
_AS_ANYBODY = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
)


def _shown(site: Site) -> None:
    site.write("briefings/2026/03/05/y.png", png())
    site.briefing("2026/03/05/shows", image={"src": "y.png", "alt": "It"})


def _folder(site: Site) -> Path:
    site.briefing("2026/03/05/closed")
    return site.root / "briefings/2026/03/05"


def _image(site: Site) -> Path:
    _shown(site)
    return site.root / "briefings/2026/03/05/y.png"


def _briefing(site: Site) -> Path:
    return site.root / site.briefing("2026/03/05/closed")


def _page(site: Site) -> Path:
    return site.write("docs/closed.md", "# Closed\n")


def _folder_of_docs(site: Site) -> Path:
    return site.write("docs/inner/closed.md", "# Closed\n").parent


CLOSED: dict[str, tuple[Callable[[Site], Path], str]] = {
    "folder": (_folder, "briefings/2026/03/05:1: The folder cannot be read: Permission denied."),
    "image": (_image, "shows.md:8: 'y.png' cannot be read: Permission denied."),
    "briefing": (_briefing, "closed.md:1: The file cannot be read: Permission denied."),
    "page": (_page, "docs/closed.md:1: The file cannot be read: Permission denied."),
    "folder of docs": (_folder_of_docs, "docs/inner:1: The folder cannot be read: Permission"),
}


@pytest.mark.skipif(
    bool(_AS_ANYBODY) and shutil.which("setpriv") is None, reason="root may read all"
)
@pytest.mark.parametrize("name", sorted(CLOSED))
def test_closed(name: str, tmp_path: Path) -> None:
    """The check names it; a build goes on without it, and takes it when it can be read."""
    site = write_project(tmp_path / "project")
    make, line = CLOSED[name]
    place = make(site)
    mode = place.stat().st_mode
    place.chmod(0)
    try:
        checked = _run(site, "check")
        built = _run(site, "build", "--skip-invalid")
    finally:
        place.chmod(mode)
    assert checked.code == 1
    assert line in checked.output
    assert built.code == 3
    assert line in built.output
    assert (site.out / "2026/03/01/b-0/index.html").is_file()
    assert _run(site, "build").code == 0
    assert (site.out / "2026/03/05").exists() or "docs" in line


def _link_to_itself(site: Site) -> None:
    _shown(site)
    link = site.root / "briefings/2026/03/05/y.png"
    link.unlink()
    link.symlink_to(link.name)


def _briefing_that_is_itself(site: Site) -> None:
    folder = site.root / "briefings/2026/03/05"
    folder.mkdir()
    (folder / "one.md").symlink_to("two.md")
    (folder / "two.md").symlink_to("one.md")


def _file_of_docs_that_is_itself(site: Site) -> None:
    (site.root / "docs/x.png").symlink_to("x.png")


def _folder_in_itself(site: Site) -> None:
    site.write("docs/inner/page.md", "# Page\n")
    (site.root / "docs/inner/again").symlink_to("..")


CIRCLES: dict[str, tuple[Callable[[Site], None], str]] = {
    "image": (_link_to_itself, "shows.md:8: 'y.png' is a link that leads in a circle"),
    "briefing": (_briefing_that_is_itself, "one.md:1: The file is a link that leads in a circle"),
    "file of docs": (_file_of_docs_that_is_itself, "docs/x.png:1: The file is a link that leads"),
    "folder of docs": (_folder_in_itself, "docs/inner/again:1: The link leads back to a folder"),
}


@pytest.mark.parametrize("name", sorted(CIRCLES))
def test_circle(name: str, tmp_path: Path) -> None:
    """A link that leads to itself is named by the check, and a build goes on without it."""
    site = write_project(tmp_path / "project")
    make, line = CIRCLES[name]
    make(site)
    checked = site.run("mkdocs_briefings", "check")
    assert checked.code == 1
    assert line in checked.output
    assert line in site.build("--skip-invalid", program="mkdocs_briefings", code=3)
    assert (site.out / "2026/03/01/b-0/index.html").is_file()
    assert not (site.out / "inner/again").exists()


def _run(site: Site, *command: str) -> Run:
    done = subprocess.run(
        [*_AS_ANYBODY, sys.executable, "-m", "mkdocs_briefings", *command],
        cwd=site.root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=DEADLINE,
        check=False,
    )
    return Run(done.returncode, done.stdout)
