"""The project that a command works on, as MkDocs describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import get_files

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.configuration.inheritance import configuration_files
from mkdocs_briefings.configuration.load import configuration_path
from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.plugin.plugin import BriefingsPlugin
from mkdocs_briefings.plugin.translated_pages import placed
from mkdocs_briefings.rendering.listeners.page_events import is_ours, owner_of
from mkdocs_briefings.rendering.page.standing import (
    drop_ours,
    no_standing_files,
    standing_files,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


def open_config(
    config_file: str | None,
    *,
    strict: bool | None = None,
    dev_addr: str | None = None,
    site_dir: str | None = None,
) -> MkDocsConfig:
    """Load `mkdocs.yml`; ends the command with one message where that cannot be used.

    What else is given counts in the place of what stands there.
    """
    try:
        configuration_files(configuration_path(config_file))
        config = load_config(
            config_file=config_file, strict=strict, dev_addr=dev_addr, site_dir=site_dir
        )
    except SettingsError as error:  # MkDocs would not come to an end
        fail(str(error))
    except (ConfigurationError, Abort) as error:
        fail(f"{config_file or 'mkdocs.yml'}:1: {str(error).strip()}")
    if not any(isinstance(plugin, BriefingsPlugin) for plugin in config.plugins.values()):
        fail(
            f"{config_file or 'mkdocs.yml'}:1: The plugin is not switched on. "
            "Add `- briefings` below `plugins:`."
        )
    return config


def plugin_of(config: MkDocsConfig) -> BriefingsPlugin:
    """Give the plugin that a configuration has switched on."""
    return next(each for each in config.plugins.values() if isinstance(each, BriefingsPlugin))


def standing_of(config: MkDocsConfig, settings: Settings) -> StandingFiles:
    """Give what MkDocs would make of `docs/` and of the theme.

    Nobody knows it where another plugin has a say in it.
    """
    listeners = config.plugins.events["files"]
    if not all(is_ours(owner_of(config, "files", each)) for each in listeners):
        return no_standing_files()
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    drop_ours(files, settings)
    return standing_files(files, settings, place_file=placed)
