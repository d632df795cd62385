"""What every page of a site depends on: templates, settings, versions, navigation."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale

from mkdocs_briefings import __version__
from mkdocs_briefings.assets import all_assets
from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.rendering.listeners.code import code_of_listeners
from mkdocs_briefings.rendering.page.extras import extras
from mkdocs_briefings.rendering.page.standing import addresses_by_language
from mkdocs_briefings.rendering.page.standing_page import coverage_page, standing_links
from mkdocs_briefings.toolchain import code, libraries, toolchain_version, zone_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem

    from mkdocs_briefings.rendering.mkdocs_site import MkDocsSite
    from mkdocs_briefings.settings import Settings

# Chosen anew for every build, told in another form, or of no account for the bytes of a page.
_VOLATILE = frozenset({
    "config_file_path", "dev_addr", "docs_dir", "hooks", "jobs", "nav", "now", "pages",
    "plugins", "site_dir", "skip_invalid", "strict", "theme", "watch",
})  # fmt: skip

_LOOK = ("template ", "asset ", "program templates/", "navigation", "icon", "extra styles")
"""What the names of global inputs begin with that decide how pages look, and nothing else."""

_PACKAGE = Path(__file__).parent.parent


def global_inputs(site: MkDocsSite, settings: Settings) -> dict[str, str]:
    """Give all that every page depends on, as text by its name for people.

    Plugins and hooks of others have more of it (`Listeners.inputs`).
    """
    return {
        "package mkdocs-briefings": __version__,
        **{f"package {name}": version for name, version in libraries("outputs").items()},
        "Python": platform.python_version(),
        "time zone": zone_rules(settings.zone.key).hex(),
        "mkdocs.yml": _configuration(site.config),
        "settings": settings.fingerprint.hex(),
        "navigation": repr(
            [
                _told(site.config.nav),
                *_navigation(site.nav.items),
                *standing_links(site.nav.items, site.translations, settings),
                coverage_page(addresses_by_language(site.translations), settings),
            ]
        ),
        **dict(_own_files()),
        **dict(_theme_files(site.config, settings)),
        # Pages name what is made of it by an address that tells what is in it.
        "icon": _text(settings.root / settings.icon) if settings.icon else "",
        "extra styles and scripts": repr(extras(site.config, site.files)),
    }


def chosen_for(config: MkDocsConfig, settings: Settings) -> str:
    """Stand for the whole configuration, and for the code that has a say in what is made by it."""
    others = (part for pair in code_of_listeners(config).inputs(settings.root) for part in pair)
    chosen = _configuration(config), settings.fingerprint
    return fingerprint_of(toolchain_version("rendering"), *chosen, *others).hex()


def compiled_with(config: MkDocsConfig, settings: Settings) -> str:
    """Stand for what a compiled template depends on besides its text, which is the words in it.

    Plugins and hooks may have changed how Jinja compiles.
    """
    listeners = code_of_listeners(config)
    if listeners.files or listeners.distributions:
        others = chosen_for(config, settings)
    else:
        others = str(config.theme.get("locale"))
    words = settings.words
    said = words.language, words.spoken, repr(sorted(words.texts.items()))
    # What a theme says is put into templates as our words are.
    theirs = (
        path.read_bytes()
        for folder in config.theme.dirs
        for path in sorted(Path(folder, "locales").glob("*/LC_MESSAGES/*.mo"))
    )
    return fingerprint_of(toolchain_version("rendering"), others, *said, *theirs).hex()


def is_look(name: str) -> bool:
    """Whether one of the global inputs, by its name, decides only how pages look."""
    return name.startswith(_LOOK)


def _configuration(config: MkDocsConfig) -> str:
    plugins = {
        # Hooks are plugins without a configuration.
        name: _shown(getattr(plugin, "config", {}))
        for name, plugin in config.plugins.items()
    }
    theme = {"name": config.theme.name, **dict(config.theme)}
    return _told({**_shown(config), "theme": theme, "plugins": plugins})


def _shown(options: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in options.items() if key not in _VOLATILE}


def _told(value: object) -> str:
    """Give a value as text that is the same in every process.

    The order of a mapping counts, since templates may go through it.
    """
    match value:
        case None | bool() | int() | float() | str() | bytes() | date() | Locale():
            return repr(value)
        case Mapping():
            pairs = (f"{_told(key)}: {_told(item)}" for key, item in value.items())
            return f"{{{', '.join(pairs)}}}"
        case list() | tuple():
            return f"[{', '.join(map(_told, value))}]"
        case set() | frozenset():
            return f"{{{', '.join(sorted(map(_told, value)))}}}"
        case partial():
            # What `!!python/object/apply` makes of a function with options.
            return f"{_told(value.func)}{_told(value.args)}{_told(value.keywords)}"
    # A function that `!!python/name` gave, say; its repr would hold its place in memory.
    named = value if hasattr(value, "__qualname__") else type(value)
    return f"{getattr(named, '__module__', '')}.{getattr(named, '__qualname__', '')}"


def _navigation(items: Iterable[StructureItem], depth: int = 0) -> Iterator[tuple[object, ...]]:
    for item in items:
        # What Material's tabs show of a page, besides its title.
        meta = getattr(item, "meta", None) or {}
        marks = _told([meta.get("icon"), meta.get("status")])
        yield depth, type(item).__name__, str(item.title), getattr(item, "url", None), marks
        yield from _navigation(getattr(item, "children", None) or (), depth + 1)


def _own_files() -> Iterator[tuple[str, str]]:
    yield from _own_code()
    yield from _told_of(sorted((_PACKAGE / "templates").rglob("*.html")))
    # Pages name them by their address, which tells what is in them.
    for asset in all_assets().values():
        yield f"asset {asset.name}", asset.url


@cache  # It is what this process has loaded, whatever becomes of the files.
def _own_code() -> tuple[tuple[str, str], ...]:
    return tuple(_told_of(code("outputs")))


def _told_of(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        yield f"program {path.relative_to(_PACKAGE).as_posix()}", _text(path)


def _theme_files(config: MkDocsConfig, settings: Settings) -> Iterator[tuple[str, str]]:
    for folder in map(Path, config.theme.dirs):
        if folder.is_relative_to(_PACKAGE) or _is_installed(folder):
            continue
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                inside = path.is_relative_to(settings.root)
                name = path.relative_to(settings.root) if inside else path
                yield f"template {name}", _text(path)


def _is_installed(folder: Path) -> bool:
    # Material's and MkDocs' own, which have versions.
    specs = (find_spec(package) for package in ("material", "mkdocs", "properdocs"))
    places = [Path(spec.origin).parent for spec in specs if spec is not None and spec.origin]
    return any(folder.is_relative_to(place) for place in places)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="surrogateescape")
