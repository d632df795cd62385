"""The site as an app: its manifest and its icons (W3C Web Application Manifest)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import MANIFEST
from mkdocs_briefings.drawing.icons import ICON_SIZES, icon, icon_url
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.reading.media_types import media_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

_FAVICONS = frozenset({"image/svg+xml", "image/png"})
"""Kinds of pictures that are of use as an icon without being made smaller."""


@dataclass(frozen=True, slots=True)
class ManifestIcon:
    """An icon, as the manifest names it."""

    src: str
    """Its address, relative to the site's root."""

    kind: str
    """Its media type."""

    sizes: str
    purpose: str = "any"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A page that the app's own menu leads to."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest(Output):
    """What a system has to know to install the site."""

    name: str
    description: str
    language: str
    direction: str
    root: str
    """Path of the site's root on its host."""

    home: str
    """Address of the front page."""

    paper: str
    """The colour of the app before its first page is there."""

    icons: tuple[ManifestIcon, ...]
    shortcuts: tuple[Shortcut, ...]

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write the manifest; it stands at the site's root, so its addresses begin there."""
        members = {
            "id": f"{self.root}{self.home}",
            "name": self.name,
            "short_name": self.name,
            "description": self.description,
            "lang": self.language,
            "dir": self.direction,
            "start_url": f"./{self.home}",
            "scope": "./",
            "display": "standalone",
            "background_color": self.paper,
            "theme_color": self.paper,
            "icons": [
                {"src": each.src, "type": each.kind, "sizes": each.sizes, "purpose": each.purpose}
                for each in self.icons
            ],
            "shortcuts": [{"name": each.name, "url": f"./{each.url}"} for each in self.shortcuts],
        }
        told = {name: value for name, value in members.items() if value}
        return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppIcon(Output):
    """The site's icon in one size."""

    file: str
    """Path of the large one, relative to the project."""

    digest: bytes
    """Fingerprint of its bytes."""

    size: int
    paper: str | None
    """The colour that it stands on; None where it stands on nothing."""

    @property
    def origin(self) -> str:
        """The large one."""
        return self.file

    def render(self, renderer: Renderer) -> bytes:
        """Make it smaller."""
        return icon(renderer.read(self.file), self.size, self.paper)


@dataclass(frozen=True, slots=True)
class AppFiles(OutputGroup):
    """The manifest, and the icons that it and the pages name."""

    icon: bytes
    """Fingerprint of the file of which the icons are made; empty without one."""

    @property
    def name(self) -> str:
        """That of the app."""
        return "app"

    def plan(self, context: PlanContext) -> Iterator[Output]:
        """Plan the manifest and each icon."""
        yield _manifest(self.icon, context)
        if self.icon and context.settings.is_default:
            yield from _app_icons(self.icon, context.settings)


class App(Product):
    """The site as an app."""

    name = "app"

    def groups(self, view: SiteView) -> Iterator[AppFiles]:
        """Give the manifest and the icons."""
        icon = view.settings.icon
        yield AppFiles(view.archive.store.digest(icon) if icon else b"")


def _manifest(icon: bytes, context: PlanContext) -> Manifest:
    urls, settings, words = context.urls, context.settings, context.words
    return Manifest(
        urls.own(MANIFEST),
        name=settings.site_name,
        description=settings.site_description,
        language=settings.language,
        direction=context.names.direction(settings.language),
        root=f"{urls.path}{urls.own('')}",
        home=urls.from_own(urls.home()),
        paper=settings.colors[0],
        icons=tuple(replace(each, src=urls.from_own(each.src)) for each in _icons(icon, settings)),
        shortcuts=(
            Shortcut(words.gettext("Today"), urls.from_own(urls.home())),
            Shortcut(words.gettext("Countries"), urls.from_own(urls.countries())),
            Shortcut(words.gettext("My countries"), urls.from_own(urls.followed())),
            Shortcut(words.gettext("Saved"), urls.from_own(urls.saved())),
        ),
    )


def _app_icons(icon: bytes, settings: Settings) -> Iterator[AppIcon]:
    paper = settings.colors[0]
    for each in ICON_SIZES:
        yield AppIcon(
            icon_url(each, icon, paper),
            file=settings.icon,
            digest=icon,
            size=each.size,
            paper=paper if each.stands_on_paper else None,
        )


def _icons(icon: bytes, settings: Settings) -> Iterator[ManifestIcon]:
    kind = media_type(settings.favicon)
    if kind in _FAVICONS and not (settings.icon and kind == "image/png"):
        yield ManifestIcon(settings.favicon, kind, "any")
    if not icon:
        return
    for each in ICON_SIZES:
        if each.purpose:
            src = icon_url(each, icon, settings.colors[0])
            yield ManifestIcon(src, "image/png", f"{each.size}x{each.size}", each.purpose)
