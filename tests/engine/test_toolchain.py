"""The toolchain is whole: nothing is imported, and no file is read, that it does not stand for."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from functools import cache
from importlib.metadata import distributions, packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mkdocs_briefings
from mkdocs_briefings.toolchain import LAYERS, LIBRARIES, code, files_behind, libraries
from tests.engine import opened
from tests.engine.mutations.paper import make_paper
from tests.site import Site, environment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

PACKAGE = Path(mkdocs_briefings.__file__).parent

TOP = LAYERS[-1]

AT_WORK = {
    "mkdocs-material": "themes and Markdown extensions, which `mkdocs.yml` names",
    "properdocs": "takes the place of MkDocs' modules where it is what builds",
    "pygments": "colours code for a Markdown extension",
    "pymdown-extensions": "Markdown extensions, which `mkdocs.yml` names",
    "python-dateutil": "feedgen reads dates with it",
    "pytz": "gives Babel time zones where something else has brought it",
    "six": "older releases of python-dateutil work with it",
}
"""Libraries that no layer imports by itself, and why they stand among those that it works with."""

NO_PART = {
    "annotated-types": "names the limits of pydantic's types, and checks none",
    "click": "reads the command's options",
    "colorama": "colours what a command says",
    "filelock": "lets one build wait for another",
    "mergedeep": "merges what `mkdocs.yml` inherits, and that is compared",
    "mkdocs-briefings": "this one",
    "pathspec": "finds the pages of docs/, which are made each time",
    "pyyaml-env-tag": "reads `mkdocs.yml`, and what is read is compared",
    "typing-extensions": "types, which are gone when the program runs",
    "typing-inspection": "types, as above",
    "watchdog": "watches files for a preview",
}
"""Libraries that a build imports, and why nothing that is remembered depends on them."""

SYSTEM = {
    "/etc/mime.types": "Python reads it by itself; media types are told by its own table",
}
"""Files of the system that a build reads, and why nothing that is remembered depends on them."""


def test_layers() -> None:
    """The layers are those of the contract, from the lowest to the outputs."""
    settings = tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    levels = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    places = {
        name.strip(" ()"): place
        for place, level in enumerate(reversed(levels))
        for name in level.split("|")
    }
    below = [name for name, place in places.items() if place <= places[TOP]]
    assert sorted(LAYERS) == sorted(below)
    assert [places[layer] for layer in LAYERS] == sorted(places[layer] for layer in LAYERS)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_import_has_a_version(layer: str) -> None:
    """Whatever distribution a layer imports is among its libraries."""
    missing = sorted(distributions_of(layer) - libraries(layer).keys())
    assert not missing, f"Add to LIBRARIES in toolchain.py what {layer!r} imports: {missing}."


def test_no_library_is_named_in_vain() -> None:
    """A layer's libraries are those that it imports first, and a few with a reason."""
    named: set[str] = set()
    for layer in LAYERS:
        own = set(LIBRARIES.get(layer, ()))
        assert not own & named
        named |= own
        assert own - distributions_of(layer) <= AT_WORK.keys()


@cache
def distributions_of(layer: str) -> set[str]:
    """Give the distributions that a layer's own modules import when they run."""
    known = _distributions_of_modules()
    files = set(code(layer)) - {path for lower in below(layer) for path in code(lower)}
    modules = {module.partition(".")[0] for file in files for module in imports(file)}
    foreign = modules - sys.stdlib_module_names - {PACKAGE.name}
    return {canonical(name) for module in foreign for name in known[module]}


@cache
def _distributions_of_modules() -> Mapping[str, list[str]]:
    return packages_distributions()  # which reads the lists of files of all that is installed


def canonical(name: str) -> str:
    """Give a distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def below(layer: str) -> tuple[str, ...]:
    """Give the layer below another, if there is one."""
    position = LAYERS.index(layer)
    return LAYERS[position - 1 : position] if position else ()


@cache
def imports(file: Path) -> tuple[str, ...]:
    """Give the modules that a file imports, those that it only names in types left out."""
    found: list[str] = []
    waiting: list[ast.AST] = [ast.parse(file.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import):
            found += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # What is imported of a package may be a module of it.
            found += node.module, *(f"{node.module}.{alias.name}" for alias in node.names)
        waiting += ast.iter_child_nodes(node)
    return tuple(found)


def test_code_behind_a_module() -> None:
    """What a module imports of this package, directly or not, is found without parsing it."""
    for file in PACKAGE.rglob("*.py"):
        parts = file.relative_to(PACKAGE).with_suffix("").parts
        found, waiting = set[Path](), [file]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += filter(None, map(own_file, imports(each)))
        name = ".".join((PACKAGE.name, *parts)).removesuffix(".__init__")
        assert set(files_behind(name)) == found, name


@cache
def own_file(module: str) -> Path | None:
    """Give the file of a module of this package; None for all else."""
    first, *parts = module.split(".")
    place = PACKAGE.joinpath(*parts)
    files = (place / "__init__.py", place.with_suffix(".py"))
    return next((file for file in files if first == PACKAGE.name and file.is_file()), None)


def test_every_file_that_is_read(tmp_path: Path) -> None:
    """Whatever a build reads is of the project, of the toolchain, or of no account."""
    site = Site(tmp_path / "site")
    paper = make_paper()
    paper.options |= {"language": "ar", "timezone": "Asia/Colombo", "icon": "icon.png"}
    paper.config["theme"] |= {"name": "material", "font": False}
    paper.config["markdown_extensions"] += ["pymdownx.superfences"]
    del paper.files["theme/main.html"]
    paper.write(site.root)
    notes = tmp_path / "notes"
    subprocess.run(
        [sys.executable, opened.__file__, str(notes), "mkdocs", "build", "--quiet"],
        cwd=site.root,
        env=environment({"BRIEFINGS_NOW": ""}),
        check=True,
    )
    read = notes.read_text(encoding="utf-8").splitlines()
    assert f"{PACKAGE}/assets/world.json" in read
    assert sorted(unaccounted(read, site.root)) == []


def unaccounted(read: Collection[str], project: Path) -> Iterator[str]:
    """Give each file that nothing stands for."""
    # Tens of thousands are installed, and following the links of each path took half a minute.
    names = {Path(source_of(path)).name for path in read}
    owners = {
        os.path.realpath(str(distribution.locate_file(file))): canonical(distribution.name)
        for distribution in distributions()
        for file in distribution.files or ()
        if file.name in names
    }
    python = tuple(map(os.path.realpath, (sysconfig.get_path("stdlib"), sys.base_prefix)))
    for path in read:
        owner = owners.get(source_of(path))
        if owner is not None:
            is_known = owner in {*libraries(TOP), *NO_PART}
        elif Path(path).is_relative_to(PACKAGE):
            is_known = is_ours(Path(path).relative_to(PACKAGE))
        else:
            zone = path.endswith(("/Asia/Colombo", "/UTC"))  # of the site, which has rules; of all
            font = Path(path).suffix in {".otf", ".ttc", ".ttf"}  # cards know them, each by itself
            inside = path.startswith((*python, str(project), tempfile.gettempdir()))
            is_known = zone or font or inside or path in SYSTEM
        # What distributions there are is looked up, and which version each is of.
        if not is_known and ".dist-info/" not in path:
            yield path


def source_of(path: str) -> str:
    """Give the file that a compiled one was made of; for others, themselves."""
    file = Path(path)
    if file.parent.name != "__pycache__":
        return path
    return str(file.parent.parent / f"{file.name.partition('.')[0]}.py")


def is_ours(path: Path) -> bool:
    """Whether a file of this package is code, or data that outputs or settings hold."""
    is_data = path.parts[0] in {"assets", "templates"} or {"catalogs", "fonts"} & {*path.parts}
    # A compiled template names the text and all else that it was compiled of.
    return bool(is_data) or path.suffix in {".py", ".pyc", ".template"}
