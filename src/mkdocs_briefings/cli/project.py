"""The project that a command works on, as its `mkdocs.yml` describes it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.configuration.load import load_configuration
from mkdocs_briefings.configuration.options import make_settings
from mkdocs_briefings.errors import SettingsError

if TYPE_CHECKING:
    from mkdocs_briefings.configuration.loaded_config import LoadedConfig
    from mkdocs_briefings.configuration.options import Options
    from mkdocs_briefings.configuration.site_config import SiteConfig
    from mkdocs_briefings.settings import Settings

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(exists=True, dir_okay=False),
    help="The site's configuration.  [default: mkdocs.yml]",
)


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


@dataclass(frozen=True, slots=True)
class Project:
    """What a configuration says of a project."""

    config: SiteConfig
    options: Options
    """What stands below our plugin's name."""

    settings: Settings


def open_project(config_file: str | None) -> Project:
    """Read a project's configuration; ends the command with one message where it cannot be used."""
    config = read_project(config_file)
    if config is not None:
        return project_of(config, config.options)
    # It takes longer to load than most commands.
    from mkdocs_briefings.cli.mkdocs_project import open_config, plugin_of  # noqa: PLC0415

    asked = open_config(config_file)
    return project_of(asked, plugin_of(asked).options)


def read_project(config_file: str | None) -> LoadedConfig | None:
    """Read a configuration without MkDocs; ends the command where it has an error.

    None where MkDocs has to be asked what it means.
    """
    try:
        return load_configuration(config_file)
    except SettingsError as error:
        fail(str(error))


def project_of(config: SiteConfig, options: Options) -> Project:
    """Give the project of a configuration; ends the command where it cannot be used."""
    try:
        return Project(config, options, make_settings(config, options))
    except SettingsError as error:
        fail(str(error))


def open_settings(config_file: str | None) -> Settings:
    """Give a project's settings; ends the command with one message where they cannot be used."""
    return open_project(config_file).settings


def in_language(settings: Settings, tag: str | None) -> Settings:
    """Give the settings of the site in that language; without one, those of the default.

    Ends the command where the site is not in it.
    """
    found = (each for each in settings.all_sites if tag in {None, each.language})
    spoken = next(found, None)
    if spoken is None:
        known = ", ".join(each.language for each in settings.all_sites)
        fail(f"--language: The site is not in {tag!r}. It is in {known}.")
    return spoken
