"""The toolchain: what results depend on besides their inputs, which is libraries, code and data.

What is remembered from build to build holds while its toolchain is the same. So each layer's is
told here: the versions of the libraries that it works with, and the code of all that stands below
it. Tests walk the imports of each layer and the files that a build reads, and find what is missing.
"""

from __future__ import annotations

import re
import sys
import zoneinfo
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LAYERS = (
    "cores", "errors", "fingerprint", "http_moments", "entry_points", "toolchain", "assets",
    "model", "words", "settings", "reading", "archive", "drawing", "rendering", "outputs",
)  # fmt: skip
"""The layers whose results are remembered, the lowest first: each imports those before it."""

LIBRARIES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "model": ("babel", "pydantic", "pydantic-core", "pytz"),
    "reading": ("pillow", "pillow-heif", "pyyaml"),
    "drawing": ("budoux",),
    "rendering": (
        "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "nh3", "properdocs",
        "pygments", "pymdown-extensions",
    ),
    "outputs": ("feedgen", "lxml", "python-dateutil", "six"),
})  # fmt: skip
"""Distributions that the layers work with, each where it is first needed."""

_PACKAGE = Path(__file__).parent

# As the formatter writes them. To parse a module takes twenty times as long.
_FOR_TYPES = re.compile(r"^if TYPE_CHECKING:\n(?:(?: .*)?\n)+", re.MULTILINE)
_IMPORT = re.compile(r"^ *from (mkdocs_briefings[\w.]*) import (\([^)]*\)|.*)$", re.MULTILINE)
_NAME = re.compile(r"\w+")

_VERSION = re.compile(r"^Version: *(.+)$", re.MULTILINE)


def libraries(layer: str) -> dict[str, str]:
    """Give the versions of all libraries that a layer and those below it work with, by name.

    One that is not installed has none.
    """
    names = (name for each in _up_to(layer) for name in LIBRARIES.get(each, ()))
    return {name: _version(name) for name in names}


def code(layer: str) -> Iterator[Path]:
    """Give the Python files of a layer and of those below it."""
    for each in _up_to(layer):
        module = _PACKAGE / f"{each}.py"
        yield from [module] if module.is_file() else sorted((_PACKAGE / each).rglob("*.py"))


@cache
def toolchain_version(layer: str) -> str:
    """Stand for Python, and for the libraries and the code of a layer and of those below it."""
    versions = (part for pair in libraries(layer).items() for part in pair)
    return fingerprint_of(
        sys.version, *versions, *(path.read_bytes() for path in code(layer))
    ).hex()


@cache
def code_behind(module: str) -> bytes:
    """Stand for the code of a module of this package, and of all of it that the module imports."""
    return fingerprint_of(*(path.read_bytes() for path in files_behind(module)))


@cache
def program_behind(module: str) -> bytes:
    """Stand for Python, and for the code of a module and of all of this package that it imports."""
    return fingerprint_of(sys.version, code_behind(module))


def files_behind(module: str) -> list[Path]:
    """Give the file of a module of this package, and those of all of it that the module imports."""
    found: dict[str, Path] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        path = _path_of(name)
        if path is not None and name not in found:
            found[name] = path
            waiting += _imports(path)
    return [found[name] for name in sorted(found)]


@cache
def _imports(path: Path) -> tuple[str, ...]:
    text = _FOR_TYPES.sub("", path.read_text(encoding="utf-8"))
    # What is imported of a package may be a module of it.
    return tuple(
        name
        for package, names in _IMPORT.findall(text)
        for name in (package, *(f"{package}.{each}" for each in _NAME.findall(names)))
    )


@cache
def _path_of(module: str) -> Path | None:
    """Give the file of a module; None for the name of something else."""
    place = _PACKAGE.joinpath(*module.split(".")[1:])
    files = (place / "__init__.py", place.with_suffix(".py"))
    return next((file for file in files if file.is_file()), None)


@cache
def zone_rules(key: str) -> bytes:
    """Stand for what the database of time zones says of one: the system's, or else Python's."""
    for folder in zoneinfo.TZPATH:
        path = Path(folder, key)
        if path.is_file():
            return fingerprint_of(path.read_bytes())
    return fingerprint_of(
        resources.files("tzdata").joinpath("zoneinfo", *key.split("/")).read_bytes()
    )


def _up_to(layer: str) -> tuple[str, ...]:
    return LAYERS[: LAYERS.index(layer) + 1]


@cache  # as `toolchain_version` is
def _version(name: str) -> str:
    # As `importlib.metadata.version` does, which takes half a millisecond to read all that is told.
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return ""
    told = _VERSION.search(found.read_text("METADATA") or found.read_text("PKG-INFO") or "")
    return told[1] if told else ""
