"""Read the configuration of a site of which MkDocs makes nothing.

Nobody else is asked what it means: what cannot be used is an error, and what only MkDocs does with
it is left undone, with a warning where readers would miss it. An engine that makes the pages of
`docs/` by itself reads the rest.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.configuration.docs_engine import ALONE, OURS, SEARCH, pairs
from mkdocs_briefings.configuration.installed_theme import InstalledTheme
from mkdocs_briefings.configuration.loaded_config import LoadedConfig
from mkdocs_briefings.configuration.located import located
from mkdocs_briefings.configuration.option import OptionError, read_options
from mkdocs_briefings.configuration.options import Options
from mkdocs_briefings.configuration.setting_kinds import (
    FITS,
    is_below,
    read_markdown,
)
from mkdocs_briefings.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_REFUSED = ("exclude_docs", "draft_docs", "extra_templates")
"""What would publish files that are not to be, or leave out some, if it were passed over."""


def load_alone(written: Mapping[str, Any], path: Path, engine: str = ALONE) -> LoadedConfig:
    """Give what stands in a configuration, for the engine of that name.

    Raises `SettingsError`, with the line of the mistake.
    """
    try:
        return _load(written, path, engine)
    except SettingsError as error:
        raise located(error, path) from error


def _load(written: Mapping[str, Any], path: Path, engine: str) -> LoadedConfig:
    for name, value in written.items():
        if name in _REFUSED and engine == ALONE:
            raise SettingsError(
                f"{name}: Only MkDocs reads it, and there is none with `docs_engine: {ALONE}`. "
                "Remove it, and keep in docs_dir what is to be published."
            )
        if name in FITS and not FITS[name](value):
            raise SettingsError(f"{name}: {value!r} is not what can stand there.")
    if "site_name" not in written:
        raise SettingsError("site_name: It is missing. Set it to what the site is called.")
    folders = _folders(written, path.parent)
    plugins = dict(pairs(written.get("plugins", ())))
    markdown = read_markdown(written)
    if markdown is None:
        raise SettingsError(
            "markdown_extensions: Python-Markdown does not take them. "
            "See whether each is installed, and its options."
        )
    options, warnings = _options(plugins)
    return LoadedConfig.of(
        written,
        path,
        folders=folders,
        theme=_theme(written.get("theme") or {}, path.parent),
        markdown=markdown,
        options=Options({**options, "docs_engine": engine}),
        warnings=(*warnings, *(_left_undone(written, plugins) if engine == ALONE else ())),
    )


def _folders(written: Mapping[str, Any], root: Path) -> tuple[str, str]:
    docs_dir = os.path.abspath(root / written.get("docs_dir", "docs"))  # noqa: PTH100 - links stay
    site_dir = os.path.abspath(root / written.get("site_dir", "site"))  # noqa: PTH100 - as they are
    if not Path(docs_dir).is_dir():
        raise SettingsError(f"docs_dir: {docs_dir!r} is not a folder. Make it.")
    if is_below(docs_dir, site_dir) or is_below(site_dir, docs_dir):
        raise SettingsError("site_dir: The site cannot be built into docs_dir, or around it.")
    return docs_dir, site_dir


def _options(plugins: Mapping[Any, Any]) -> tuple[Options, tuple[str, ...]]:
    if OURS not in plugins:
        raise SettingsError("plugins: Our own is not switched on. Add `- briefings` below it.")
    try:
        read = read_options(Options, plugins[OURS] or {})
    except OptionError as error:
        raise SettingsError(f"plugins: {error}") from error
    for name, text in read.errors:
        raise SettingsError(f"{name}: {text}")
    return read.options, tuple(f"{name}: {text}" for name, text in read.warnings)


def _theme(written: Any, root: Path) -> InstalledTheme:  # noqa: ANN401 - of YAML
    """Give what of a theme is the site's own: its options, and its folder."""
    options = {"name": written} if isinstance(written, str) else dict(written)
    custom = options.pop("custom_dir", None)
    folders: tuple[str, ...] = ()
    if custom is not None:
        folder = os.path.join(root, str(custom))  # noqa: PTH118 - as MkDocs has it
        if not Path(folder).is_dir():
            raise SettingsError(f"theme: The custom_dir {custom!r} is not a folder.")
        folders = (folder,)
    name = str(options.get("name") or "")
    return InstalledTheme(name, folders[0] if folders else None, folders, frozenset(), options)


def _left_undone(written: Mapping[str, Any], plugins: Mapping[Any, Any]) -> Iterator[str]:
    others = [str(name) for name in plugins if name not in {OURS, SEARCH}]
    if others:
        names = ", ".join(others)
        yield f"Plugins of MkDocs take no part with `docs_engine: {ALONE}`: {names}."
    if written.get("hooks"):
        yield f"Hooks of MkDocs are not called with `docs_engine: {ALONE}`."
