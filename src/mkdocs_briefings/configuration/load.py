"""Read the configuration of a site without MkDocs, which takes longer to load than most commands.

What is read so is what MkDocs reads. Whatever it would refuse, warn of or let another plugin change
is left to it: so its messages are the same in every command.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yaml import YAMLError

from mkdocs_briefings.configuration.docs_engine import (
    ALONE,
    APART,
    DEFAULT,
    OURS,
    SEARCH,
    ZENSICAL,
    pairs,
    written_engine,
)
from mkdocs_briefings.configuration.inheritance import configuration_files
from mkdocs_briefings.configuration.installed_theme import find_theme
from mkdocs_briefings.configuration.load_alone import load_alone
from mkdocs_briefings.configuration.loaded_config import LoadedConfig
from mkdocs_briefings.configuration.option import OptionError, read_options
from mkdocs_briefings.configuration.options import Options
from mkdocs_briefings.configuration.setting_kinds import (
    FITS,
    is_below,
    read_markdown,
)
from mkdocs_briefings.configuration.yaml_file import read_configuration
from mkdocs_briefings.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping


_NAMES = ("mkdocs.yml", "mkdocs.yaml", "zensical.toml")


def load_configuration(
    config_file: str | None, docs_engine: str | None = None
) -> LoadedConfig | None:
    """Read a site's configuration; None where MkDocs has to be asked what it means.

    `docs_engine` counts in the place of what the configuration says of it. Raises `SettingsError`
    for what cannot be used where MkDocs makes nothing, and so is not asked.
    """
    path = configuration_path(config_file)
    try:
        configuration_files(path)
        written = read_configuration(path)
    except (OSError, YAMLError, SettingsError):
        return None
    default = ZENSICAL if path.suffix == ".toml" else DEFAULT
    engine = docs_engine or written_engine(written, default)
    if engine in APART or engine == ALONE:
        return load_alone(written, path, str(engine))
    try:
        return _config(written, path)
    except OptionError:
        return None


def configuration_path(config_file: str | None) -> Path:
    """Give the file of a site's configuration: the one that is named, or else the usual one."""
    names = _NAMES if config_file is None else (config_file,)
    found = (Path(name) for name in names if Path(name).exists())
    return Path(os.path.abspath(next(found, names[0])))  # noqa: PTH100 - links stay as they are


def _config(written: dict[str, Any], path: Path) -> LoadedConfig | None:
    if not all(name in FITS and FITS[name](value) for name, value in written.items()):
        return None
    folder = path.parent
    docs_dir = os.path.abspath(folder / written.get("docs_dir", "docs"))  # noqa: PTH100 - same
    site_dir = os.path.abspath(folder / written.get("site_dir", "site"))  # noqa: PTH100 - same
    is_apart = not is_below(docs_dir, site_dir) and not is_below(site_dir, docs_dir)
    if not is_apart or docs_dir == str(folder) or not Path(docs_dir).is_dir():
        return None
    theme = written.get("theme", "mkdocs")
    found = find_theme({"name": theme} if isinstance(theme, str) else theme, folder)
    plugins = dict(pairs(written.get("plugins", ())))
    if found is None or "site_name" not in written or not _are_ours(plugins):
        return None
    markdown = read_markdown(written)
    if markdown is None:
        return None
    options = read_options(Options, plugins[OURS] or {})
    if options.errors or options.warnings:
        return None
    return LoadedConfig.of(
        written,
        path,
        folders=(docs_dir, site_dir),
        theme=found,
        markdown=markdown,
        options=options.options,
    )


def _are_ours(plugins: Mapping[str, Any]) -> bool:
    """Whether the plugin is switched on, and besides it none that has a say in anything."""
    others = plugins.keys() - {OURS, SEARCH}
    ours, is_plain = plugins.get(OURS), not plugins.get(SEARCH)
    return OURS in plugins and not others and is_plain and isinstance(ours, dict | None)
