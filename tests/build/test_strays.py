"""A file that somebody may have meant as a briefing is not passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.project import write_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site

FOLDER = "briefings/2026/03/02"
MATTER = "---\ntitle: A\n---\nText.\n"

OTHER_MARKUP = {
    "h.mdx": "# Text\n",
    "h.rst": "Text\n====\n",
    "h.adoc": "= Text\n",
    "h.txt": MATTER,
    "h.md.txt": f"\ufeff{MATTER}",
    "h.html": MATTER,
    "h": MATTER,
}
"""Texts whose names do not end as that of a briefing does."""

LOOKS_LIKE_ONE = {
    "h.md ": "h.md",
    "h.md.": "h.md",
    "h.md\u200b": "h.md",
    "h\uff0emd": "h.md",
    "h.MD\u00a0": "h.MD",
}
"""Names that are read as that of a briefing, and what they should be."""

NO_BRIEFING = {
    "i.txt": "Notes.\n",
    "i.yml": MATTER,
    "LICENSE": "Free.\n",
    "i.md~": MATTER,
    ".i.mdx": "",
}
"""Notes, data, copies that editors make and hidden files."""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a site with briefings."""
    return write_project(tmp_path / "project")


def strays(said: str) -> list[str]:
    """Give what a command has said of the folder's files."""
    lines = said.replace("warning: ", "").splitlines()
    return sorted(line.strip() for line in lines if f"{FOLDER}/" in line)


def test_text_in_another_markup(site: Site) -> None:
    """A text in another markup, or with another ending, is named by a check and by each build."""
    for name, text in (OTHER_MARKUP | NO_BRIEFING).items():
        site.write(f"{FOLDER}/{name}", text)
    expected = sorted(
        f"{FOLDER}/{name}:1: It is no briefing, since its name does not end in .md, and it is not"
        " published. Write it in Markdown and rename it, or put it elsewhere."
        for name in OTHER_MARKUP
    )
    assert strays(site.run("mkdocs_briefings", "check").output) == expected
    for _ in range(2):
        assert strays(site.build(program="mkdocs_briefings")) == expected


@pytest.mark.posix
def test_name_that_looks_like_one(site: Site) -> None:
    """A name that only looks like that of a briefing is told, with what it should be."""
    for name in LOOKS_LIKE_ONE:
        site.write(f"{FOLDER}/{name}", MATTER)
    said = site.run("mkdocs_briefings", "check").output
    for name, plain in LOOKS_LIKE_ONE.items():
        assert (
            f"{FOLDER}/{name}:1: warning: {name!a} does not end as the name of a briefing does."
            f" Rename it to {plain}.\n"
        ) in said


def test_what_is_referred_to(site: Site) -> None:
    """A text to which a briefing leads, of its folder or of another one, is published beside it."""
    for name in ("h.txt", "own/i.txt"):
        site.write(f"{FOLDER}/{name}", MATTER)
    site.briefing("2026/03/02/own", "[One](h.txt), [two](own/i.txt)\n")
    assert strays(site.build(program="mkdocs_briefings")) == []
    site.briefing("2026/03/02/own", "[One](h.txt)\n")
    (line,) = strays(site.build(program="mkdocs_briefings"))
    assert line.startswith(f"{FOLDER}/own/i.txt:1: ")
    (site.root / FOLDER / "own/i.txt").unlink()
    assert strays(site.build(program="mkdocs_briefings")) == []
