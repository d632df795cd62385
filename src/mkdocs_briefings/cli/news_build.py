"""Build without MkDocs: the news, and what an engine that runs by itself makes of `docs/`."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_briefings.build.messages import Messages, failure
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.progress import shown_progress
from mkdocs_briefings.configuration.inheritance import configuration_files
from mkdocs_briefings.configuration.load import configuration_path, load_configuration
from mkdocs_briefings.configuration.options import Options
from mkdocs_briefings.errors import BriefingsError, SettingsError
from mkdocs_briefings.news_only import build_news

if TYPE_CHECKING:
    from mkdocs_briefings.build.report import BuildReport
    from mkdocs_briefings.cli.docs_engines import BuildWish
    from mkdocs_briefings.configuration.loaded_config import LoadedConfig

# That of the plugin, so that a build says the same in both.
log = logging.getLogger("mkdocs.plugins.briefings")


def build(wish: BuildWish) -> BuildReport | None:
    """Build, and give what was done; ends the command with one message where that fails."""
    if wish.executor or wish.destination:
        engine = wish.docs_engine or "the docs_engine of this site"
        fail(f"--executor: A cluster's workers build with MkDocs, and not with {engine}.", 2)
    config = _config(wish)
    try:
        with shown_progress(quiet=wish.quiet) as progress:
            report = build_news(config, Messages(log), progress, is_preview=wish.is_preview)
    except (BriefingsError, OSError) as error:
        fail(failure(error))
    if report is None:
        # As MkDocs says it; each warning was told.
        fail("Aborted: warnings stop a strict build. The published site is as it was.")
    return report


def read_config(config_file: str | None, docs_engine: str | None) -> LoadedConfig:
    """Give a site's configuration; ends the command where it cannot be used."""
    try:
        configuration_files(configuration_path(config_file))
        config = load_configuration(config_file, docs_engine)
    except SettingsError as error:
        fail(str(error))
    if config is None:
        fail(f"{config_file or 'mkdocs.yml'}:1: It cannot be read. Is it there, and YAML?")
    return config


def _config(wish: BuildWish) -> LoadedConfig:
    config = read_config(wish.config_file, wish.docs_engine)
    changed = {"skip_invalid": True} if wish.skip_invalid else {}
    jobs = {"jobs": wish.jobs} if wish.jobs else {}
    strict = bool(wish.strict) if wish.skip_invalid else wish.strict
    return replace(
        config,
        options=Options({**config.options, **changed, **jobs}),
        strict=config.strict if strict is None else strict,
        site_dir=wish.site_dir or config.site_dir,
    )
