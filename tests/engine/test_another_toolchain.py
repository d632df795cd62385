"""What results depend on besides their inputs: other libraries, code and data make them anew."""

from __future__ import annotations

import json
import os
import pickle
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import babel
import pytest

import mkdocs_briefings
from mkdocs_briefings.plugin.running_build import compiled_templates
from tests.engine.differences import differences
from tests.engine.mutations.paper import make_paper
from tests.site import Site, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Change = Callable[[Path], Mapping[str, str]]


def another_babel(folder: Path) -> Mapping[str, str]:
    """Install another Babel, which calls a country by another name."""
    package = Path(babel.__file__).parent
    english = pickle.loads((package / "locale-data/en.dat").read_bytes())  # noqa: S301 - Babel's
    english["territories"]["LK"] = "Ceylon"
    link(package, folder / "babel", {"locale-data/en.dat": pickle.dumps(english)})
    told = folder / "babel-99.0.dist-info/METADATA"
    told.parent.mkdir()
    told.write_text("Metadata-Version: 2.1\nName: babel\nVersion: 99.0\n")
    return before_all_else(folder)


def other_time_zones(folder: Path) -> Mapping[str, str]:
    """Give the system another database of time zones, in which Sri Lanka has Japan's time."""
    zones = resources.files("tzdata") / "zoneinfo"
    (folder / "Asia").mkdir()
    (folder / "Asia/Colombo").write_bytes((zones / "Asia/Tokyo").read_bytes())
    return {"PYTHONTZPATH": str(folder)}


def another_world(folder: Path) -> Mapping[str, str]:
    """Install another version of this package, whose world has Sri Lanka where Iceland is."""
    package = Path(mkdocs_briefings.__file__).parent
    world = json.loads((package / "assets/world.json").read_bytes())
    swapped = {"LK": "IS", "IS": "LK"}
    for shape in world["objects"]["countries"]["geometries"]:
        shape["id"] = swapped.get(shape.get("id", ""), shape.get("id", ""))
    data = json.dumps(world, separators=(",", ":")).encode()
    link(package, folder / package.name, {"assets/world.json": data})
    return before_all_else(folder)


def compiled(site: Site) -> dict[str, bytes]:
    """Give the templates that a build has compiled, by their name."""
    return {
        path.name: path.read_bytes() for path in compiled_templates(site.root / ".cache/briefings")
    }


def before_all_else(folder: Path) -> Mapping[str, str]:
    """Let Python look in that folder first for what is installed."""
    others = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": f"{folder}{os.pathsep}{others}" if others else str(folder)}


def link(package: Path, place: Path, other: Mapping[str, bytes]) -> None:
    """Make a package in another place of links to its files, some of which are others there."""
    for path in package.rglob("*"):
        name = path.relative_to(package)
        if path.is_file() and "__pycache__" not in name.parts:
            file = place / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if name.as_posix() in other:
                file.write_bytes(other[name.as_posix()])
            else:
                file.symlink_to(path)


@pytest.mark.parametrize("change", [another_babel, other_time_zones, another_world])
def test_another_toolchain(change: Change, tmp_path: Path) -> None:
    """After something that is installed has changed, a build makes the bytes of a clean one."""
    paper = make_paper()
    paper.options |= {"search": "titles", "timezone": "Asia/Colombo"}
    site, clean = Site(tmp_path / "site"), Site(tmp_path / "clean")
    for each in (site, clean):
        paper.write(each.root)
    paper.age(site.root)
    (site.root / ".cache").mkdir()  # so that it compiles all templates itself
    site.build()
    before, templates = site.files(), compiled(site)
    (tmp_path / "installed").mkdir()
    env = change(tmp_path / "installed")
    for each in (site, clean):
        each.build(env=env, fresh=True)
    assert changed(before, clean.files())
    told = differences(clean.files(), site.files())
    assert not told, told
    if change is another_babel:  # words are put into templates with its help
        now = compiled(site)
        assert [name for name, code in templates.items() if now[name] == code] == []
