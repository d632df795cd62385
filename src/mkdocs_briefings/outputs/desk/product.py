"""The desk: a page, made by Sveltia CMS, on which editors change what the site is made of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import DESK
from mkdocs_briefings.assets.desk import DeskAsset, desk_assets
from mkdocs_briefings.model.names import Names
from mkdocs_briefings.outputs.desk.config import desk_config
from mkdocs_briefings.outputs.desk.translations import translations
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.rendering.page.policy import desk_policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

_MONTHS = 1
"""So many months before the current one have their briefings on the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage(Output):
    """The page that loads the CMS, and what this is told."""

    title: str
    script: str
    """Name of the script beside the page."""

    policy: str
    """What the page may load and run; empty where it may all."""

    config: str
    """What the desk is told, as JSON."""

    @property
    def is_page(self) -> bool:
        """It is none of the theme's."""
        return False

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - the site's look is no matter
        """Write the page. Nothing in it ends the element that the JSON stands in."""
        policy = (
            f'<meta http-equiv="Content-Security-Policy" content="{escape(self.policy)}">\n'
            if self.policy
            else ""
        )
        config = self.config.replace("<", "\\u003c")
        return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
{policy}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="strict-origin-when-cross-origin">
<title>{escape(self.title)}</title>
<script type="application/json" id="desk">{config}</script>
<script type="module" src="{escape(self.script)}"></script>
</head>
<body>
<noscript>The desk needs JavaScript.</noscript>
</body>
</html>
""".encode()


@dataclass(frozen=True, slots=True)
class DeskFile(Output):
    """A file of the CMS, as it is."""

    asset: DeskAsset

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing is left to render
        """Give the file's bytes."""
        return self.asset.read()


@dataclass(frozen=True, slots=True)
class DeskFiles(OutputGroup):
    """The page, and all that it loads."""

    page: DeskPage
    assets: tuple[DeskAsset, ...]

    @property
    def name(self) -> str:
        """That of the desk."""
        return "desk"

    def places(self, context: PlanContext) -> tuple[str, ...]:  # noqa: ARG002 - always there
        """Give its folder."""
        return (DESK,)

    def plan(self, context: PlanContext) -> Iterator[Output]:  # noqa: ARG002 - it has all
        """Plan the page and each file."""
        yield self.page
        yield from (DeskFile(f"{DESK}{each.name}", each) for each in self.assets)


class DeskProduct(Product):
    """The page on which editors change what the site is made of."""

    name = "desk"

    def groups(self, view: SiteView) -> Iterator[DeskFiles]:
        """Give the desk, where the site has one; in several languages it is one too."""
        settings = view.settings
        if settings.desk is not None and settings.is_default:
            yield DeskFiles(_page(settings), desk_assets())


def _page(settings: Settings) -> DeskPage:
    desk = settings.desk
    if desk is None:
        raise ValueError("The site has no desk.")
    told = {
        "config": desk_config(desk, settings, Names(settings.locale)),
        "zone": settings.zone.key,
        "months": _MONTHS,
        "languages": [each.tag for each in settings.languages],
        "translations": translations(settings),
        "since": "From {month} on. Earlier ones: write ?from=2025-01 behind this page's address.",
    }
    script = next(each.name for each in desk_assets() if each.is_script)
    return DeskPage(
        DESK,
        title=f"{settings.site_name}: desk",
        script=script,
        policy=desk_policy(desk) if settings.has_policy else "",
        config=json.dumps(told, ensure_ascii=False),
    )
