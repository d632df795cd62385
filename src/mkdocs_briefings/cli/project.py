"""The project that a command works on, as its `mkdocs.yml` describes it."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, NoReturn

import click
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import get_files

from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.plugin.options import make_settings
from mkdocs_briefings.plugin.plugin import BriefingsPlugin
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

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(exists=True, dir_okay=False),
    help="The site's configuration.  [default: mkdocs.yml]",
)


def fail(message: str, code: int = 1) -> NoReturn:
    """Say what is wrong, and end."""
    click.echo(message, err=True)
    sys.exit(code)


def log_to_stderr(*, quiet: bool = False) -> None:
    """Print what MkDocs and its plugins log: warnings and errors, and of ours all."""
    handler = _Echo()
    handler.setFormatter(_Formatter())
    for name in ("mkdocs", "properdocs"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    if not quiet:
        logging.getLogger("mkdocs.plugins.briefings").setLevel(logging.INFO)


class _Echo(logging.Handler):
    """Prints to standard error as it is when something is told: a progress bar takes its place."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(self.format(record), err=True)


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record).removeprefix("briefings: ")
        return f"warning: {text}" if record.levelno == logging.WARNING else text


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
        config = load_config(
            config_file=config_file, strict=strict, dev_addr=dev_addr, site_dir=site_dir
        )
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


def open_settings(config_file: str | None) -> Settings:
    """Give a project's settings; ends the command with one message where they cannot be used."""
    return settings_of(open_config(config_file), config_file)


def settings_of(config: MkDocsConfig, config_file: str | None) -> Settings:
    """Give the settings of a configuration; ends the command where they cannot be used."""
    try:
        return make_settings(config, plugin_of(config).config)
    except SettingsError as error:
        fail(f"{config_file or 'mkdocs.yml'}:1: {error}")


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
    return standing_files(files, settings)
