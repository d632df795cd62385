"""What every page of a site depends on that MkDocs makes: its configuration and navigation."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.rendering.global_inputs import PACKAGE, files_of_templates, shown, told
from mkdocs_briefings.rendering.listeners.code import code_of_listeners
from mkdocs_briefings.rendering.page.extras import extras
from mkdocs_briefings.rendering.page.standing import addresses_by_language
from mkdocs_briefings.rendering.page.standing_page import coverage_page, standing_links
from mkdocs_briefings.rendering.page.template_cache import compiled_with
from mkdocs_briefings.toolchain import toolchain_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from mkdocs_briefings.settings import Settings


def mkdocs_inputs(
    config: MkDocsConfig,
    files: Files,
    nav: Navigation,
    translations: Mapping[str, Mapping[str, File]],
    settings: Settings,
) -> dict[str, str]:
    """Give all of it as text by its name for people.

    Plugins and hooks of others have more of it (`Listeners.inputs`).
    """
    return {
        "mkdocs.yml": _configuration(config),
        "navigation": repr(
            [
                told(config.nav),
                *_navigation(nav.items),
                *standing_links(nav.items, translations, settings),
                coverage_page(addresses_by_language(translations), settings),
            ]
        ),
        **dict(files_of_templates(_own_folders(config), settings)),
        "extra styles and scripts": repr(extras(config, files)),
    }


def chosen_for(config: MkDocsConfig, settings: Settings) -> str:
    """Stand for the whole configuration, and for the code that has a say in what is made by it."""
    others = (part for pair in code_of_listeners(config).inputs(settings.root) for part in pair)
    chosen = _configuration(config), settings.fingerprint
    return fingerprint_of(toolchain_version("rendering"), *chosen, *others).hex()


def has_listeners(config: MkDocsConfig) -> bool:
    """Whether plugins or hooks of others have a say in what is made."""
    listeners = code_of_listeners(config)
    return bool(listeners.files or listeners.distributions)


def templates_compiled_with(config: MkDocsConfig, settings: Settings) -> str:
    """Stand for what a theme's compiled templates depend on besides their text.

    Plugins and hooks may have changed how Jinja compiles.
    """
    if has_listeners(config):
        others = chosen_for(config, settings)
    else:
        others = str(config.theme.get("locale"))
    # What a theme says is put into templates as our words are.
    theirs = (
        path.read_bytes()
        for folder in config.theme.dirs
        for path in sorted(Path(folder, "locales").glob("*/LC_MESSAGES/*.mo"))
    )
    return compiled_with(settings.words, others, *theirs)


def _configuration(config: MkDocsConfig) -> str:
    plugins = {
        # Hooks are plugins without a configuration.
        name: shown(getattr(plugin, "config", {}))
        for name, plugin in config.plugins.items()
    }
    theme = {"name": config.theme.name, **dict(config.theme)}
    return told({**shown(config), "theme": theme, "plugins": plugins})


def _navigation(items: Iterable[StructureItem], depth: int = 0) -> Iterator[tuple[object, ...]]:
    for item in items:
        # What Material's tabs show of a page, besides its title.
        meta = getattr(item, "meta", None) or {}
        marks = told([meta.get("icon"), meta.get("status")])
        yield depth, type(item).__name__, str(item.title), getattr(item, "url", None), marks
        yield from _navigation(getattr(item, "children", None) or (), depth + 1)


def _own_folders(config: MkDocsConfig) -> Iterator[Path]:
    """Give the folders of a theme that have no version: they are in no installed package."""
    for folder in map(Path, config.theme.dirs):
        if not folder.is_relative_to(PACKAGE) and not _is_installed(folder):
            yield folder


def _is_installed(folder: Path) -> bool:
    # Material's and MkDocs' own, which have versions.
    specs = (find_spec(package) for package in ("material", "mkdocs", "properdocs"))
    places = [Path(spec.origin).parent for spec in specs if spec is not None and spec.origin]
    return any(folder.is_relative_to(place) for place in places)
