"""A theme as it is installed, without loading its package."""

from __future__ import annotations

import fnmatch
import os
import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_briefings.entry_points import find_entry_points
from mkdocs_briefings.rendering.page.docs_files import PAGES, DocsFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GROUP = "mkdocs.themes"
"""The group of entry points in which distributions list their themes."""

_OPTIONS = "mkdocs_theme.yml"

_NOT_COPIED = (".*", "*/.*", "*.py", "*.pyc", "*.html", "*readme*", _OPTIONS, "locales/*")
"""Files of themes that are none of the site's, by MkDocs' patterns."""


@dataclass(frozen=True, slots=True)
class InstalledTheme:
    """A theme, with what a site says of it."""

    name: str
    custom_dir: str | None
    folders: tuple[str, ...]
    """Where its files are; those of the first ones count."""

    static_templates: frozenset[str]
    """Templates that are pages themselves."""

    options: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - as below
        """Give one of its options, as templates ask for it."""
        return self.options[key]

    def get(self, key: str, /) -> Any:  # noqa: ANN401 - of any type that YAML has
        """Give one of its options; None where it has no such one."""
        return self.options.get(key)

    def files(self, *, has_folders: bool) -> Iterator[DocsFile]:
        """Give the files that it adds to the site, which are no templates."""
        patterns = *_NOT_COPIED, *(f"*{each}" for each in PAGES), *self.static_templates
        is_left_out = re.compile("|".join(map(fnmatch.translate, patterns))).match
        found: dict[str, str] = {}
        for folder in self.folders:
            for path in _below(folder):
                if not is_left_out(path.lower()):
                    found.setdefault(path, folder)
        for path in sorted(found):
            yield DocsFile(path, found[path], has_folders)


def find_theme(written: Mapping[str, Any], folder: Path) -> InstalledTheme | None:
    """Give the theme of a site whose configuration lies in a folder.

    None where it is not to be found, or is not as themes are.
    """
    options = dict(written)
    name, custom = options.pop("name", None), options.pop("custom_dir", None)
    own_templates = options.pop("static_templates", [])
    if not isinstance(name, str) or not isinstance(own_templates, list) or "locale" in options:
        return None
    if custom is not None:
        custom = os.path.join(folder, custom)  # noqa: PTH118 - MkDocs keeps paths as text
        if not Path(custom).is_dir():
            return None
    package = find_spec("mkdocs")
    if package is None or package.origin is None:
        return None
    common = Path(package.origin).parent / "templates"
    folders = [] if custom is None else [custom]
    templates = {each.name for each in common.iterdir()}
    own: dict[str, Any] = {}
    parent: object = name
    while parent is not None:
        place = _folder_of(parent)
        told = _options(place) if place is not None and str(place) not in folders else None
        if told is None:
            return None
        folders.append(str(place))
        parent = told.pop("extends", None)
        templates.update(told.pop("static_templates", []))
        own = {**told, **own}
    folders.append(str(common))
    options = {"name": name, **own, **options}
    return InstalledTheme(
        name, custom, tuple(folders), frozenset({*templates, *own_templates}), options
    )


def _folder_of(name: object) -> Path | None:
    entries = [each for each in find_entry_points(GROUP) if each.name == name]
    if len(entries) != 1:
        return None
    # What stands above it is not loaded so.
    package, *below = entries[0].value.split(".")
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec is not None else None
    return Path(places[0], *below) if places else None


def _options(folder: Path) -> dict[str, Any] | None:
    try:
        text = (folder / _OPTIONS).read_bytes()
        told = yaml.load(text, yaml.CSafeLoader)
    except (OSError, yaml.YAMLError):
        return None
    return {} if told is None else told if isinstance(told, dict) else None


def _below(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        # A theme may have thousands of icons, in hidden folders.
        folders[:] = (each for each in folders if not each.startswith("."))
        inside = os.path.relpath(place, folder).replace(os.sep, "/")
        yield from names if inside == "." else (f"{inside}/{name}" for name in names)
