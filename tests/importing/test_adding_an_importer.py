"""The handbook's page "Adding an importer" shows code that works, and what it does."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.importing import OldPost, OldSite
from mkdocs_briefings.importing.mapping_file import read_mapping
from tests.packages import EXAMPLE, PackageFolder

if TYPE_CHECKING:
    from subprocess import CompletedProcess

PAGE = Path(__file__).parents[2] / "docs/handbook/adding-an-importer.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([^`\n]+)`:\n\n```\w+\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL))
"""The files that the page shows, by their paths."""

ANSWERS = re.findall(r"^```text\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
"""What the page says comes of them."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with the page's export and mapping in it, and an image."""
    for name in ("export.json", "mapping.yml"):
        (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    (tmp_path / "media").mkdir()
    (tmp_path / "media/cable.png").write_bytes(b"PNG")
    return tmp_path


def run(package: PackageFolder, project: Path) -> CompletedProcess[str]:
    """Run the page's command."""
    command = re.search(r"^\$ briefings (.*)$", TEXT, re.MULTILINE)
    assert command
    return package.run(*command[1].split(), cwd=project)


@pytest.mark.parametrize("name", sorted(set(FILES) - {"mapping.yml"}))
def test_page_shows_the_package(name: str) -> None:
    """Each file on the page is that of the package, to the letter, or the beginning of it."""
    assert (EXAMPLE / name).read_text(encoding="utf-8").startswith(FILES[name])


def test_page_shows_all_of_the_importer() -> None:
    """The entry point, the importer and an export are on the page."""
    names = {"pyproject.toml", "src/briefings_example/json_export.py", "export.json", "mapping.yml"}
    assert set(FILES) == names


def test_page_says_what_comes_of_it(example_package: PackageFolder, project: Path) -> None:
    """The installed package is found by the real command, which does what the page says."""
    done = run(example_package, project)
    output, briefing = ANSWERS
    assert (done.stdout, done.stderr, done.returncode) == (output, "", 0)
    folder = project / "briefings/2021/07"
    assert (folder / "02/cable.md").read_text(encoding="utf-8") == briefing
    assert (folder / "02/cable/cable.png").read_bytes() == b"PNG"
    repaired = (folder / "05/repair.md").read_text(encoding="utf-8")
    assert repaired.endswith("\nIt was [cut](../02/cable.md) **three days** ago.\n")


def test_help_lists_the_importer(example_package: PackageFolder, project: Path) -> None:
    """The help names it beside ours."""
    done = example_package.run("import", "--help", cwd=project)
    assert "[hugo|jekyll|mkdocs-blog|wordpress|ghost|json-export]" in done.stdout


def test_file_that_is_no_export(example_package: PackageFolder, project: Path) -> None:
    """What the importer says of a file that it cannot take is one line, with the file's path."""
    (project / "export.json").write_text("[]", encoding="utf-8")
    done = run(example_package, project)
    assert done.stderr == "export.json:1: It has no `posts`, so it is no such export.\n"
    assert done.returncode == 1
    (project / "export.json").unlink()
    assert run(example_package, project).stderr == "export.json:1: No such file or directory.\n"


def test_importer_that_breaks(example_package: PackageFolder, project: Path) -> None:
    """What it raises is one line, with the post that came last, and nothing is written."""
    export = project / "export.json"
    export.write_text(FILES["export.json"].replace('"id": "repair",', ""), encoding="utf-8")
    done = run(example_package, project)
    assert re.fullmatch(
        r"The importer 'json-export' broke behind export\.json#cable:1: KeyError: 'id' "
        r"\(json_export\.py, line \d+\)\. Nothing is imported\.\n",
        done.stderr,
    )
    assert done.returncode == 1
    assert not (project / "briefings").exists()


@pytest.mark.parametrize("record", [OldPost, OldSite])
def test_every_field_is_on_the_page(record: type[OldPost | OldSite]) -> None:
    """The page's tables have each field of a post and of a site, and no other."""
    table = re.search(rf"^\| field of `{record.__name__}` .*?\n\n", TEXT, re.MULTILINE | re.DOTALL)
    assert table
    named = re.findall(r"^\| `(\w+)` \|", table[0], re.MULTILINE)
    assert set(named) == {field.name for field in fields(record)}


def test_mapping_of_the_page_is_valid(project: Path) -> None:
    """The mapping that the page shows can be used as it stands."""
    assert read_mapping(project / "mapping.yml").site_url == "https://old.example"
