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
    from pathlib import Path

    from tests.site import Site

pytestmark = pytest.mark.posix

# Root may read whatever its mode says, unless it gives that up.
_AS_ANYBODY = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
)


def _shown(site: Site, day: str) -> Path:
    """Write a briefing that shows an image; give the image."""
    site.briefing(f"2026/03/{day}/shows", image={"src": "y.png", "alt": "It"})
    return site.write(f"briefings/2026/03/{day}/y.png", png())


def _close(site: Site) -> dict[Path, str]:
    """Write what nobody shall read: give each place, and what is said of it."""
    site.briefing("2026/03/05/below")
    closed = site.root / site.briefing("2026/03/07/closed")
    page = site.write("docs/closed.md", "# Closed\n")
    folder = site.write("docs/inner/closed.md", "# Closed\n").parent
    denied = "cannot be read: Permission denied."
    return {
        site.root / "briefings/2026/03/05": f"2026/03/05:1: The folder {denied}",
        _shown(site, "06"): f"06/shows.md:8: 'y.png' {denied}",
        closed: f"closed.md:1: The file {denied}",
        page: f"docs/closed.md:1: The file {denied}",
        folder: f"docs/inner:1: The folder {denied}",
    }


@pytest.mark.skipif(
    bool(_AS_ANYBODY) and shutil.which("setpriv") is None, reason="root may read all"
)
def test_closed(tmp_path: Path) -> None:
    """The check names it; a build goes on without it, and takes it when it can be read."""
    site = write_project(tmp_path / "project")
    told = _close(site)
    modes = {place: place.stat().st_mode for place in told}
    for place in told:
        place.chmod(0)
    try:
        checked = _run(site, "check")
        built = _run(site, "build", "--skip-invalid")
    finally:
        for place, mode in modes.items():
            place.chmod(mode)
    assert checked.code == 1
    assert built.code == 3
    for line in told.values():
        assert line in checked.output
        assert line in built.output
    assert (site.out / "2026/03/01/b-0/index.html").is_file()
    pages = "2026/03/05/below", "2026/03/06/shows", "2026/03/07/closed", "closed", "inner/closed"
    assert not [page for page in pages if site.has(f"{page}/")]
    assert _run(site, "build").code == 0
    assert [page for page in pages if site.has(f"{page}/")] == [*pages]


def _tie(site: Site) -> tuple[str, ...]:
    """Write links that lead to themselves; give what is said of each."""
    image = _shown(site, "05")
    image.unlink()
    image.symlink_to(image.name)
    folder = site.root / "briefings/2026/03/06"
    folder.mkdir()
    (folder / "one.md").symlink_to("two.md")
    (folder / "two.md").symlink_to("one.md")
    (site.root / "docs/x.png").symlink_to("x.png")
    site.write("docs/inner/page.md", "# Page\n")
    (site.root / "docs/inner/again").symlink_to("..")
    return (
        "shows.md:8: 'y.png' is a link that leads in a circle",
        "one.md:1: The file is a link that leads in a circle",
        "docs/x.png:1: The file is a link that leads",
        "docs/inner/again:1: The link leads back to a folder",
    )


def test_circle(tmp_path: Path) -> None:
    """A link that leads to itself is named by the check, and a build goes on without it."""
    site = write_project(tmp_path / "project")
    told = _tie(site)
    checked = site.run("mkdocs_briefings", "check")
    assert checked.code == 1
    built = site.build("--skip-invalid", program="mkdocs_briefings", code=3)
    for line in told:
        assert line in checked.output
        assert line in built
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
