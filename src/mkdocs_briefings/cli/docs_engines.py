"""Which engine builds: the one place that chooses, by the option `docs_engine`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

import click

from mkdocs_briefings.build.collector import without_collector
from mkdocs_briefings.cli.project import read_project
from mkdocs_briefings.configuration.docs_engine import (
    ALONE,
    DEFAULT,
    DOCS_ENGINES,
    PROPERDOCS,
    ZENSICAL,
)

if TYPE_CHECKING:
    from mkdocs_briefings.build.report import BuildReport
    from mkdocs_briefings.cli.publish_options import PublishWish

_MODULES = {
    DEFAULT: "mkdocs_build",
    PROPERDOCS: "news_build",
    ZENSICAL: "news_build",
    ALONE: "news_build",
}
"""What builds with each engine: only the one that is asked for is loaded."""

docs_engine_option = click.option(
    "--docs-engine",
    type=click.Choice(DOCS_ENGINES),
    help="What makes the pages of docs/.  [default: the option docs_engine]",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildWish:
    """What `briefings build` or `briefings preview` was asked for."""

    config_file: str | None
    docs_engine: str | None
    site_dir: str | None
    """Absolute path of the folder that the site goes to, if not to its own."""

    strict: bool | None = None
    skip_invalid: bool = False
    jobs: int | None = None
    executor: str | None = None
    destination: str | None = None
    publishing: PublishWish | None = None
    """How the site is published there."""

    report_file: str | None = None
    is_preview: bool = False
    quiet: bool = False


class Builder(Protocol):
    """Builds with an engine."""

    def build(self, wish: BuildWish) -> BuildReport | None:
        """Build, and give what was done; None where nothing is left to tell."""
        ...


def builder_for(config_file: str | None, docs_engine: str | None) -> Builder:
    """Give what builds a project; ends the command where its configuration cannot be used.

    `docs_engine` counts in the place of what the configuration says of it.
    """
    name = docs_engine or engine_of(config_file)
    with without_collector():
        return cast("Builder", import_module(f"mkdocs_briefings.cli.{_MODULES[name]}"))


def engine_of(config_file: str | None) -> str:
    """Give the engine that a project's configuration names; ends the command as above."""
    config = read_project(config_file)
    # What only MkDocs can read is MkDocs' to build.
    return DEFAULT if config is None else str(config.options.docs_engine)
