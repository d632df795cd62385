"""Check a project of which only MkDocs can tell what it publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.build.check import check
from mkdocs_briefings.cli.mkdocs_project import open_config, plugin_of, standing_of
from mkdocs_briefings.cli.project import project_of
from mkdocs_briefings.rendering.watched_anchors import WatchedAnchorReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.errors import Problem


def problems_of(config_file: str | None) -> Iterator[Problem]:
    """Give every problem of a project."""
    config = open_config(config_file)
    settings = project_of(config, plugin_of(config).options).settings
    standing = standing_of(config, settings)
    return check(settings, standing, WatchedAnchorReader(config, settings, standing))
