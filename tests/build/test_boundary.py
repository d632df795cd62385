"""Nothing but ordinary files of the briefings and of `docs/` gets into a site, or holds it up."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.engine.project import run, write_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site import Site

pytestmark = pytest.mark.posix

SECRET = b"The password of the mail server."

OUTSIDE = "leads out of briefings/ and docs/, and is not read. Put a copy of the file in the link's"
SPECIAL = "is no ordinary file, and is not read. Remove it."


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a newsroom that was built, with a secret beside it and one at its root."""
    (tmp_path / "elsewhere").mkdir()
    for name in ("secret.txt", "elsewhere/page.md", "elsewhere/x.png", "project/.env"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(SECRET)
    return write_project(tmp_path / "project")


def link(site: Site, path: str, target: str) -> None:
    """Put a link into the project; `target` is relative to the folder that the project is in."""
    place = site.root / path
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(site.root.parent / target)


def pipe(site: Site, path: str) -> None:
    """Put a pipe into the project, of which nobody writes to the other end."""
    os.mkfifo(site.root / path)


def mention(site: Site, target: str) -> None:
    """Write a briefing with a link."""
    site.briefing("2026/03/02/mention", f"[It]({target})\n")


def show(site: Site, target: str) -> None:
    """Write a briefing with an image."""
    site.briefing("2026/03/02/mention", image={"src": target, "alt": "It"})


BRIEFING = "briefings/2026/03/02/mention.md"


def link_and_mention(site: Site, target: str) -> None:
    """Put a link beside a briefing that mentions it."""
    link(site, "briefings/2026/03/02/a.csv", target)
    mention(site, "a.csv")


def link_and_show(site: Site, path: str, target: str, image: str) -> None:
    """Put a link among the briefings, one of which shows an image through it."""
    link(site, path, target)
    show(site, image)


AT_LINK, AT_IMAGE = f"{BRIEFING}:9:", f"{BRIEFING}:8:"

REFUSED: dict[str, tuple[Callable[[Site], None], str]] = {
    "briefing": (
        lambda site: link(site, BRIEFING, "elsewhere/page.md"),
        f"{BRIEFING}:1: The file",
    ),
    "linked file": (lambda site: link_and_mention(site, "secret.txt"), f"{AT_LINK} 'a.csv'"),
    "of the project": (lambda site: link_and_mention(site, "project/.env"), f"{AT_LINK} 'a.csv'"),
    "image": (
        lambda site: link_and_show(site, "briefings/2026/03/02/a.png", "secret.txt", "a.png"),
        f"{AT_IMAGE} 'a.png'",
    ),
    "folder": (
        lambda site: link_and_show(site, "briefings/all", "elsewhere", "../../../all/x.png"),
        f"{AT_IMAGE} '../../../all/x.png'",
    ),
    "page": (lambda site: link(site, "docs/p.md", "elsewhere/page.md"), "docs/p.md:1: The file"),
    "file of docs": (lambda site: link(site, "docs/p.txt", "secret.txt"), "docs/p.txt:1: The file"),
    "folder of docs": (
        lambda site: link(site, "docs/all", "elsewhere"),
        "docs/all/page.md:1: The file",
    ),
    "profile": (
        lambda site: link(site, "docs/sources/own.md", "elsewhere/page.md"),
        "docs/sources/own.md:1: The file",
    ),
}
"""What leads out of the folders of a site, and where that is told."""


@pytest.mark.parametrize("name", REFUSED)
def test_link_that_leads_out(name: str, site: Site) -> None:
    """A link to a file elsewhere is an error of a check and of a build, even of the next one."""
    run(site)
    prepare, where = REFUSED[name]
    prepare(site)
    checked = site.run("mkdocs_briefings", "check")
    assert checked.code == 1
    assert f"{where} {OUTSIDE}" in checked.output
    for _ in range(2):
        with pytest.raises(SystemExit) as caught:
            run(site)
        assert f"{where} {OUTSIDE}" in "\n".join(caught.value.__notes__)
    assert SECRET not in b"".join(site.files().values())


@pytest.mark.parametrize("name", REFUSED)
def test_skipped(name: str, site: Site) -> None:
    """Where invalid files are skipped the rest is published, and nothing of the file elsewhere."""
    prepare, where = REFUSED[name]
    prepare(site)
    said = site.build("--skip-invalid", program="mkdocs_briefings", code=3)
    assert where in said
    assert site.has("2026/03/02/b-1/")
    assert SECRET not in b"".join(site.files().values())


def test_link_in_place_of_a_file(site: Site) -> None:
    """A file that a build knows is not read any more once a link has taken its place."""
    site.write("briefings/2026/03/02/a.csv", "1,2\n")
    mention(site, "a.csv")
    run(site)
    link(site, "briefings/2026/03/02/a.csv", "secret.txt")
    with pytest.raises(SystemExit) as caught:
        run(site)
    assert f"{BRIEFING}:9: 'a.csv' {OUTSIDE}" in "\n".join(caught.value.__notes__)


def test_link_that_stays_inside(site: Site) -> None:
    """A link to another file of the briefings or of `docs/` is read as that file."""
    site.write("docs/numbers.csv", "1,2\n")
    link(site, "briefings/2026/03/02/a.csv", "project/docs/numbers.csv")
    link(site, "briefings/2026/03/02/again.md", "project/briefings/2026/03/02/b-1.md")
    mention(site, "a.csv")
    run(site)
    assert site.read("2026/03/02/a.csv") == b"1,2\n"
    assert site.has("2026/03/02/again/")


def test_what_nobody_refers_to(site: Site) -> None:
    """Something beside briefings that is not read is warned of, in each build."""
    link(site, "briefings/2026/03/02/a.csv", "secret.txt")
    pipe(site, "briefings/2026/03/02/b.bin")
    told = (f"a.csv:1: The file {OUTSIDE}", f"b.bin:1: The file {SPECIAL}")
    checked = site.run("mkdocs_briefings", "check")
    assert checked.code == 0
    without = checked.output.replace("warning: ", "")
    for said in (without, *("\n".join(run(site).messages) for _ in range(2))):
        assert all(line in said for line in told)


IMAGE = "briefings/2026/03/02/a.png"


@pytest.mark.parametrize(
    "path", [BRIEFING, "docs/p.md", "docs/p.bin", "docs/sources/own.md", IMAGE]
)
def test_pipe(path: str, site: Site) -> None:
    """A pipe is an error, and nobody waits for what comes out of it."""
    pipe(site, path)
    if path == IMAGE:
        show(site, "a.png")
    for command in (("check",), ("build", "-q")):
        done = site.run("mkdocs_briefings", *command)
        assert done.code == 1
        assert SPECIAL in done.output


def test_link_to_itself(site: Site) -> None:
    """A link that leads nowhere is an error where somebody refers to it, and no traceback."""
    place = site.root / "briefings/2026/03/02/a.csv"
    place.symlink_to(place)
    run(site)
    mention(site, "a.csv")
    site.briefing("2026/03/02/other", image={"src": "a.png", "alt": "It"})
    (site.root / "briefings/2026/03/02/a.png").symlink_to("a.png")
    done = site.run("mkdocs_briefings", "check")
    assert done.code == 1
    assert "'a.png' is a link that leads in a circle" in done.output
