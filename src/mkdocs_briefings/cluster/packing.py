"""Pack a project, with what the builder has read of it, as workers need it."""

from __future__ import annotations

import secrets
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.build.remember import hand_over
from mkdocs_briefings.build.state import site_name
from mkdocs_briefings.cluster.bundle import Bundle, pack, read_files
from mkdocs_briefings.cluster.worker import SITE
from mkdocs_briefings.plugin.project_files import project_files
from mkdocs_briefings.plugin.running_build import compiled_templates
from mkdocs_briefings.rendering.mkdocs_site import MkDocsSite

if TYPE_CHECKING:
    from mkdocs_briefings.build.pipeline import PlanStep
    from mkdocs_briefings.cluster.bundle import Parcel
    from mkdocs_briefings.rendering.site import Site
    from mkdocs_briefings.settings import Settings


def pack_project(planned: PlanStep, site: Site, folder: str) -> Parcel:
    """Give the bundle of a build's project; `folder` is where workers have it, if they do."""
    assert isinstance(site, MkDocsSite)  # noqa: S101 - workers have no other
    before, config = planned.before, site.config
    session, settings = before.session, before.session.settings
    with tempfile.TemporaryDirectory(dir=session.cache) as scratch:
        memory = Path(scratch) / "memory"
        sites = {_name(each.before.settings): each for each in planned.all_sites}
        hand_over(session.state, sites, memory)
        content = memory.read_bytes()
    files = () if folder else read_files(project_files(config, settings), settings.root)
    return pack(
        Bundle(
            config=Path(config.config_file_path).resolve().name,
            now=settings.now.isoformat(),
            skips_invalid=settings.skip_invalid,
            memory=content,
            templates=read_files(compiled_templates(session.cache), session.cache),
            files=files,
            folder=folder,
            build=secrets.token_hex(8) if folder else "",
        )
    )


def _name(settings: Settings) -> str:
    """Give what a worker's memory knows the site by in that language."""
    return site_name(replace(settings, site_dir=settings.root / SITE))
