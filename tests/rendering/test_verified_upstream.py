"""A build says what it costs where Markdown is of a release that nobody has verified."""

from __future__ import annotations

import re
import shutil
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import pytest

from mkdocs_briefings.rendering.verified_upstream import UPSTREAM
from tests.site import Site

_NOTICE = re.compile(r"takes up to 15 times as long as it could: (.*?), for which shortcuts were")

TEXT = """Some *words* with a [link](https://example.org/).

## A heading

```python
import os
```
"""


def install_other_release(name: str, module: str, folder: Path) -> None:
    """Put a package into a folder as if it were release 99, with one of its modules changed."""
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    file = Path(spec.origin)
    shutil.copytree(file.parent, folder / file.parent.name, ignore=shutil.ignore_patterns("*.pyc"))
    with (folder / file.parent.name / file.name).open("a", encoding="utf-8") as changed:
        changed.write("\n# What a later release has added.\n")
    installed = distribution(name)
    about = folder / f"{name.replace('-', '_').lower()}-99.dist-info"
    about.mkdir()
    metadata = installed.read_text("METADATA") or ""
    metadata = metadata.replace(f"\nVersion: {installed.version}\n", "\nVersion: 99\n")
    about.joinpath("METADATA").write_text(metadata, "utf-8")
    about.joinpath("entry_points.txt").write_text(
        installed.read_text("entry_points.txt") or "", "utf-8"
    )


@pytest.fixture
def paper(tmp_path: Path) -> Site:
    """Give a site with two texts, built with the releases that were verified."""
    site = Site(tmp_path / "paper").configure(extensions=("toc", "tables", "pymdownx.superfences"))
    site.briefing("2026/03/19/one", TEXT)
    site.briefing("2026/03/20/two", TEXT)
    assert not _NOTICE.search(site.build())
    return site


@pytest.mark.parametrize("program", ["mkdocs", "mkdocs_briefings"])
@pytest.mark.parametrize(
    ("name", "module"),
    [("Markdown", "markdown.core"), ("pymdown-extensions", "pymdownx.superfences")],
)
def test_other_release_is_told_of_once(
    name: str, module: str, program: str, paper: Site, tmp_path: Path
) -> None:
    """One line names it and the release that was verified; the pages are the same to the byte."""
    before = paper.files()
    folder = tmp_path / "other"
    install_other_release(name, module, folder)
    output = paper.build(program=program, fresh=True, env={"PYTHONPATH": str(folder)})
    (verified,) = (each.version for each in UPSTREAM if each.name == name)
    assert _NOTICE.findall(output) == [f"{name} 99 has other code than {verified}"]
    assert paper.files() == before


def test_what_a_site_does_not_use_is_not_told_of(paper: Site, tmp_path: Path) -> None:
    """Another release of an extension costs nothing where no text passes through it."""
    paper.configure(extensions=("toc", "tables"))
    install_other_release("pymdown-extensions", "pymdownx.superfences", tmp_path / "other")
    output = paper.build(fresh=True, env={"PYTHONPATH": str(tmp_path / "other")})
    assert "Rendered" in output
    assert not _NOTICE.search(output)


def test_same_code_in_another_release_is_not_told_of(paper: Site, tmp_path: Path) -> None:
    """The code decides, and not the number of the release."""
    install_other_release("Markdown", "markdown.__main__", tmp_path / "other")
    output = paper.build(fresh=True, env={"PYTHONPATH": str(tmp_path / "other")})
    assert "Rendered" in output
    assert not _NOTICE.search(output)
