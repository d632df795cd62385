"""What every page of a site depends on: templates, settings, versions, navigation."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale

from mkdocs_briefings import __version__
from mkdocs_briefings.assets import all_assets
from mkdocs_briefings.toolchain import code, libraries, zone_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.rendering.fast_markdown.converter import ExtensionOptions
    from mkdocs_briefings.rendering.site import Site
    from mkdocs_briefings.settings import Settings

# Chosen anew for every build, told in another form, or of no account for the bytes of a page.
_VOLATILE = frozenset({
    "config_file_path", "dev_addr", "docs_dir", "hooks", "jobs", "nav", "now", "pages",
    "plugins", "site_dir", "skip_invalid", "strict", "theme", "watch",
})  # fmt: skip

_LOOK = ("template ", "asset ", "program templates/", "navigation", "icon", "extra styles")
"""What the names of global inputs begin with that decide how pages look, and nothing else."""

PACKAGE = Path(__file__).parent.parent
"""Where this package is."""


def global_inputs(site: Site, settings: Settings) -> dict[str, str]:
    """Give all that every page depends on, as text by its name for people.

    Plugins and hooks of others have more of it (`Listeners.inputs`).
    """
    return {
        "package mkdocs-briefings": __version__,
        **{f"package {name}": version for name, version in libraries("outputs").items()},
        "Python": platform.python_version(),
        "time zone": zone_rules(settings.zone.key).hex(),
        **site.inputs(settings),
        "settings": settings.fingerprint.hex(),
        **dict(_own_files()),
        # Pages name what is made of it by an address that tells what is in it.
        "icon": _text(settings.root / settings.icon) if settings.icon else "",
    }


def is_look(name: str) -> bool:
    """Whether one of the global inputs, by its name, decides only how pages look."""
    return name.startswith(_LOOK)


def shown(options: Mapping[str, object]) -> dict[str, object]:
    """Give the options of a configuration on which the bytes of a page may depend."""
    return {key: value for key, value in options.items() if key not in _VOLATILE}


def told(value: object) -> str:
    """Give a value as text that is the same in every process.

    The order of a mapping counts, since templates may go through it.
    """
    match value:
        case None | bool() | int() | float() | str() | bytes() | date() | Locale():
            return repr(value)
        case Mapping():
            pairs = (f"{told(key)}: {told(item)}" for key, item in value.items())
            return f"{{{', '.join(pairs)}}}"
        case list() | tuple():
            return f"[{', '.join(map(told, value))}]"
        case set() | frozenset():
            return f"{{{', '.join(sorted(map(told, value)))}}}"
        case partial():
            # What `!!python/object/apply` makes of a function with options.
            return f"{told(value.func)}{told(value.args)}{told(value.keywords)}"
    # A function that `!!python/name` gave, say; its repr would hold its place in memory.
    named = value if hasattr(value, "__qualname__") else type(value)
    return f"{getattr(named, '__module__', '')}.{getattr(named, '__qualname__', '')}"


def spoken_in(markdown: Mapping[str, ExtensionOptions]) -> str:
    """Stand for what Markdown's extensions are told in each language.

    A page may have texts of several, such as that of a profile which is not translated.
    """
    return told({tag: options.mdx_configs for tag, options in markdown.items()})


def _own_files() -> Iterator[tuple[str, str]]:
    yield from _own_code()
    yield from _told_of(sorted((PACKAGE / "templates").rglob("*.html")))
    # Pages name them by their address, which tells what is in them.
    for asset in all_assets().values():
        yield f"asset {asset.name}", asset.url


@cache  # It is what this process has loaded, whatever becomes of the files.
def _own_code() -> tuple[tuple[str, str], ...]:
    return tuple(_told_of(code("outputs")))


def _told_of(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        yield f"program {path.relative_to(PACKAGE).as_posix()}", _text(path)


def files_of_templates(folders: Iterable[Path], settings: Settings) -> Iterator[tuple[str, str]]:
    """Give each file of a site's own folders with templates, by its name for people."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                inside = path.is_relative_to(settings.root)
                name = path.relative_to(settings.root) if inside else path
                yield f"template {name}", _text(path)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="surrogateescape")
