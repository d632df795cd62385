"""A build that stops where pages of the news would be rendered, and waits for orders."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from mkdocs_briefings.build import pipeline
from mkdocs_briefings.configuration.docs_engine import DEFAULT
from mkdocs_briefings.configuration.options import NOW_VARIABLE
from mkdocs_briefings.errors import BriefingsError, SettingsError
from mkdocs_briefings.plugin.plugin import BriefingsPlugin

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.build.pipeline import PlanStep, Standby, StandStill
    from mkdocs_briefings.rendering.mkdocs_site import MkDocsSite


def make_ready(
    config_file: Path, site_dir: Path, cache: Path, now: str, *, skips_invalid: bool
) -> Standby:
    """Let MkDocs build a project up to there; raises `BriefingsError`.

    Nothing is written but in `cache`; `site_dir` is what a memory in there knows the site by.
    """
    ready: list[Standby] = []

    def stand_by(planned: PlanStep, site: MkDocsSite) -> StandStill:
        ready.append(pipeline.stand_by(planned, site))
        return pipeline.StandStill(planned.before.session)

    os.environ[NOW_VARIABLE] = now
    try:
        config = load_config(config_file=str(config_file), site_dir=str(site_dir))
        plugins = config.plugins.values()
        plugin = next((each for each in plugins if isinstance(each, BriefingsPlugin)), None)
        if plugin is None:
            raise SettingsError(f"{config_file}: The plugin is not switched on.")
        plugin.cache, plugin.render = cache, stand_by
        plugin.config["skip_invalid"] = skips_invalid
        plugin.config["docs_engine"] = DEFAULT  # as whoever has asked for the cluster chose
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, MkDocsException, OSError) as error:
        # MkDocs ends a build by leaving Python; who waits for orders goes on.
        reason = error.__context__ if isinstance(error, Abort) else error
        raise BriefingsError(str(reason or error)) from None
    return ready[0]
