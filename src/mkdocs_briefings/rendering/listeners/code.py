"""The code of plugins and hooks: files of the project, and releases of what is installed."""

from __future__ import annotations

import ast
import os
import re
import sys
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import (
    PackageNotFoundError,
    entry_points,
    packages_distributions,
    requires,
    version,
)
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from mkdocs_briefings.rendering.listeners.audit import is_of_python
from mkdocs_briefings.rendering.listeners.page_events import OURS, is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

_NAME = re.compile(r"[A-Za-z0-9._-]+")

_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]+")


@dataclass(slots=True)
class ListenerCode:
    """What plugins and hooks are written in."""

    files: dict[Path, bytes] = field(default_factory=dict)
    """Those that have no release, by their places: hooks, what they import, plugins at work."""

    distributions: set[str] = field(default_factory=set)
    """Names of what is installed of them, and of all that it needs."""

    variables: set[str] = field(default_factory=set)
    """What in these files may be names of variables of the environment."""

    def modules(self, config: MkDocsConfig) -> list[ModuleType]:
        """Give those of its modules that are loaded, and that several listeners may share."""
        own = {type(owner).__module__ for owner in config.plugins.values()}
        # There are thousands of modules, and a path of each takes longer than a small change.
        names = tuple(path.name for path in self.files)
        return [
            module
            for name, module in sorted(sys.modules.items())
            if name not in own
            and (file := getattr(module, "__file__", None) or "").endswith(names)
            and Path(file) in self.files
            and module not in config.plugins.values()
        ]

    def inputs(self, root: Path) -> Iterator[tuple[str, str]]:
        """Give all of it as text, by names for people; paths are relative to `root`."""
        for path, data in sorted(self.files.items()):
            name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path
            yield f"code {name}", data.decode(errors="surrogateescape")
        for name in sorted(self.distributions):
            yield f"package {name}", _version(name)
        values = {name: os.environ[name] for name in sorted(self.variables & os.environ.keys())}
        yield "environment of plugins and hooks", repr(values)

    def add_module(self, name: str, path: Path) -> None:
        """Add a module that is in this file, and all that it imports."""
        if path in self.files or path.suffix != ".py":
            return
        if is_of_python(str(path)):
            self._add_installed(name.partition(".")[0])
            return
        data = self.files[path] = path.read_bytes()
        try:
            tree = ast.parse(data)
        except (SyntaxError, ValueError):  # not imported, then
            return
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if _VARIABLE.fullmatch(node.value):
                    self.variables.add(node.value)
            else:
                for imported in _imports(node, name, path):
                    self._add_import(imported, _folder(name, path))

    def _add_import(self, name: str, folder: Path) -> None:
        top, _, inside = name.partition(".")
        if top in sys.stdlib_module_names or top == OURS:
            return
        if inside:  # the packages that it is in are imported too
            self._add_import(name.rpartition(".")[0], folder)
        found = _find(name, folder)
        if found is not None:
            self.add_module(name, found)
        elif not inside:
            self._add_installed(name)

    def _add_installed(self, module: str) -> None:
        for name in _distributions(module):
            self._add_distribution(name)

    def _add_distribution(self, name: str) -> None:
        name = _normalized(name)
        if name in self.distributions or not _version(name):
            return
        self.distributions.add(name)
        for needed in _needs(name):
            self._add_distribution(needed)


def code_of_listeners(config: MkDocsConfig) -> ListenerCode:
    """Give the code of all plugins but ours, and of all hooks."""
    code = ListenerCode()
    for owner in config.plugins.values():
        if is_ours(owner):
            continue
        is_hook = isinstance(owner, ModuleType)
        module = owner if is_hook else sys.modules[type(owner).__module__]
        if module.__file__:
            path = Path(module.__file__)
            # MkDocs calls the module of a hook by the path of its file.
            code.add_module(path.stem if is_hook else module.__name__, path)
    return code


def _imports(node: ast.AST, importer: str, path: Path) -> Iterator[str]:
    """Give the names of the modules that a statement may import."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        parts = importer.split(".")
        if path.name == "__init__.py":
            parts.append("")
        package = parts[: -node.level] if node.level else []
        module = ".".join([*package, *filter(None, [node.module])])
        if module:
            yield module
        # What is imported from a package may be a module of it.
        yield from (f"{module}.{alias.name}".lstrip(".") for alias in node.names)


def _folder(name: str, path: Path) -> Path:
    """Give the folder in which a module, or the package that it is in, was found."""
    place = path.parent if path.name == "__init__.py" else path
    return place.parents[name.count(".")]


def _find(name: str, folder: Path) -> Path | None:
    """Find the file of a module, which may not have been imported yet.

    It is looked for in the folder of what imports it first, as MkDocs does for hooks.
    """
    file = getattr(sys.modules.get(name), "__file__", None)
    if file:
        return Path(file)
    for each in (folder, *map(Path, sys.path)):
        place = each.joinpath(*name.split("."))
        for path in (place / "__init__.py", place.with_name(f"{place.name}.py")):
            if path.is_file():
                return path
    return None


@cache
def _distributions(module: str) -> tuple[str, ...]:
    """Give the distributions that a module without dots may have come with."""
    plugins = {
        point.module.partition(".")[0]: point.dist.name
        for point in entry_points(group="mkdocs.plugins")
        if point.dist is not None
    }
    if module in plugins:
        return (plugins[module],)
    # The list of all modules takes a tenth of a second.
    return (module,) if _version(module) else tuple(packages_distributions().get(module, ()))


# What is loaded of a distribution stays for as long as its process runs, and reading what is
# told of a plugin and of all that it needs takes longer than a small build.
@cache
def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


@cache
def _needs(distribution: str) -> tuple[str, ...]:
    """Give the names of what a distribution that is installed may need."""
    found = (_NAME.match(requirement) for requirement in requires(distribution) or ())
    return tuple(sorted({_normalized(match[0]) for match in found if match}))


def _normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
