"""Importers of other distributions: all are listed, and one that is broken is told in a line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from mkdocs_briefings.cli.import_ import import_command
from mkdocs_briefings.importing.importers import GROUP, importer_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.importing.conftest import OldArchive

OURS = ("hugo", "jekyll", "mkdocs-blog", "wordpress", "ghost")
SOUND = "class Sound:\n    name = 'sound'\n    def posts(self, path): return []\n"


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder in which packages are found, and work beside it."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.chdir(tmp_path)
    yield folder
    for file in folder.glob("*.py"):
        sys.modules.pop(file.stem, None)


def add(packages: Path, name: str, entry_points: str, code: str = "") -> None:
    """Put a package where it is found, as if it were installed."""
    module = name.replace("-", "_")
    (packages / f"{module}.py").write_text(code, encoding="utf-8")
    info = packages / f"{module}-1.0.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    text = f"[{GROUP}]\n{entry_points}\n"
    (info / "entry_points.txt").write_text(text, encoding="utf-8")


def run(name: str, archive: str = "old") -> Result:
    """Run the command with that importer; whatever happens, there is no traceback."""
    result = CliRunner().invoke(import_command, ["--from", name, archive, "--country", "NO"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_importers_of_others_are_listed(packages: Path) -> None:
    """The help lists ours first, then those of others by name, and loads none of them."""
    add(packages, "b-tool", "sound = b_tool:Sound", SOUND)
    add(packages, "a-tool", "aardvark = no_such_module:X")
    assert importer_names() == (*OURS, "aardvark", "sound")
    output = CliRunner().invoke(import_command, ["--help"]).output
    assert f"[{'|'.join(OURS)}|aardvark|sound]" in output


@pytest.mark.parametrize("loaded", ["Sound", "made"])
def test_class_or_object(packages: Path, loaded: str) -> None:
    """An entry point names a class, or an importer that has been made of one."""
    add(packages, "a-tool", f"sound = a_tool:{loaded}", f"{SOUND}made = Sound()\n")
    result = run("sound")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("0 imported")


@pytest.mark.parametrize(
    ("entry", "code", "what"),
    [
        ("no_such_module:X", "", "It cannot be loaded: ModuleNotFoundError: No module named"),
        ("a_tool:X", "", "It cannot be loaded: AttributeError: module 'a_tool' has no"),
        ("not a module!", "", "'not a module!' is not `module:object`."),
        ("a_tool:X", "1 / 0", "It cannot be loaded: ZeroDivisionError: division by zero."),
        ("a_tool:X", "class X:\n  def __init__(self, a): ...", "It cannot be loaded: TypeError: "),
        ("a_tool:X", "X = 1", "It has no `name`, `posts`."),
        ("a_tool:X", "class X:\n  name = 'x'", "It has no `posts`."),
        ("a_tool:X", "class X:\n  name = 'y'\n  posts = print", "It calls itself 'y'."),
    ],
)
def test_broken_importer(packages: Path, entry: str, code: str, what: str) -> None:
    """What is wrong with an entry point is one line, with the distribution that it is of."""
    add(packages, "a-tool", f"x = {entry}", code)
    result = run("x")
    assert result.exit_code == 1
    assert result.output.startswith(f"{GROUP}: 'x' of a-tool 1.0: {what}")
    assert result.output.count("\n") == 1


def test_broken_importer_is_in_nobodys_way(packages: Path, archive: OldArchive) -> None:
    """As long as nobody asks for it, a broken one is not loaded, and the others work."""
    add(packages, "a-tool", "x = a_tool:X", "1 / 0")
    archive.post("content/post/a.md")
    assert run("hugo").output.startswith("1 imported")


def test_two_of_one_name(packages: Path) -> None:
    """Of two distributions with importers of one name, neither is preferred."""
    add(packages, "b-tool", "sound = b_tool:Sound", SOUND)
    add(packages, "a-tool", "sound = a_tool:Sound", SOUND)
    result = run("sound")
    assert result.exit_code == 1
    assert result.output == (
        f"{GROUP}: 'sound' is in a-tool 1.0 and b-tool 1.0. Uninstall all but one of them.\n"
    )


def test_name_of_ours(packages: Path, archive: OldArchive) -> None:
    """One that has the name of ours is not used, and that is told."""
    add(packages, "a-tool", "hugo = a_tool:Hugo", "1 / 0")
    archive.post("content/post/a.md")
    result = run("hugo")
    assert result.exit_code == 0
    assert result.stderr == (
        f"warning: {GROUP}: 'hugo' of a-tool 1.0 is not used: our own has that name.\n"
    )
    assert result.stdout.startswith("1 imported")


def test_list_that_cannot_be_read(packages: Path) -> None:
    """A distribution whose list of entry points is none is named."""
    add(packages, "a-tool", "not a list")
    result = run("hugo")
    assert result.exit_code == 1
    assert result.output.startswith("a-tool 1.0: The list of entry points cannot be read: ")
    assert result.output.count("\n") == 1


def test_unknown_name() -> None:
    """A name that no importer has is answered with all that there are."""
    result = run("drupal")
    assert result.exit_code == 2
    assert "'drupal' is not one of 'hugo', 'jekyll', 'mkdocs-blog'" in result.output
