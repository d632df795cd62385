"""What every page of a site depends on: templates, settings, versions, navigation."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from mkdocs_briefings.rendering.renderer import Site
    from mkdocs_briefings.settings import Settings

_PACKAGES = (
    "babel", "feedgen", "jinja2", "lxml", "markdown", "mkdocs", "mkdocs-briefings",
    "mkdocs-material", "nh3", "properdocs", "pygments", "pymdown-extensions",
)  # fmt: skip

# Chosen anew for every build, told in another form, or of no account for the bytes of a page.
_VOLATILE = frozenset({
    "config_file_path", "dev_addr", "docs_dir", "hooks", "jobs", "now", "pages", "plugins",
    "site_dir", "skip_invalid", "strict", "theme", "watch",
})  # fmt: skip

_PACKAGE = Path(__file__).parent.parent

_MAKERS = ("model", "reading", "archive", "rendering", "outputs", "templates")
"""Parts of this package that decide what a page holds."""


def surroundings(site: Site, settings: Settings) -> dict[str, str]:
    """Give all that every page depends on, as text by its name for people."""
    return {
        **{f"package {name}": _version(name) for name in _PACKAGES},
        "Python": platform.python_version(),
        "mkdocs.yml": _configuration(site.config),
        "settings": repr(_chosen(settings)),
        "navigation": repr(list(_navigation(site.nav))),
        **dict(_own_files()),
        **dict(_theme_files(site.config, settings)),
    }


def obstacle(config: MkDocsConfig, ours: object) -> str:
    """Say why every page has to be rendered in this process; empty if nothing stands against it.

    Another plugin's page events may gather something from every page, such as a search index, and
    some Markdown extensions read files that nobody knows of.
    """
    for event in _PAGE_EVENTS:
        for method in config.plugins.events[event]:
            owner = getattr(method, "__self__", None)
            if owner is not ours:
                name = type(owner).__name__ if owner is not None else repr(method)
                return f"{name} listens to pages"
    for extension in config.markdown_extensions:
        if not _is_self_contained(extension):
            return f"the Markdown extension {extension} may read other files"
    return ""


_PAGE_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
    "post_build", "env",
)  # fmt: skip

_OWN_EXTENSIONS = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code",
    "footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists",
    "smarty", "tables", "toc", "wikilinks",
})  # fmt: skip
"""Python-Markdown's own extensions, which read nothing but the text."""

_READING = frozenset({"pymdownx.b64", "pymdownx.snippets"})


def _is_self_contained(extension: object) -> bool:
    if not isinstance(extension, str):
        return False
    if extension in _READING:
        return False
    known = ("markdown.extensions.", "pymdownx.", "material.extensions.")
    return extension in _OWN_EXTENSIONS or extension.startswith(known)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _configuration(config: MkDocsConfig) -> str:
    plugins = {
        # Hooks are plugins without a configuration.
        name: _shown(getattr(plugin, "config", {}))
        for name, plugin in config.plugins.items()
    }
    whole = {**_shown(config), "theme": dict(config.theme), "plugins": plugins}
    return json.dumps(whole, sort_keys=True, default=_plain)


def _shown(options: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in options.items() if key not in _VOLATILE}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    # A function that `!!python/name` gave, say; its repr would hold its place in memory.
    return str(getattr(value, "__qualname__", type(value).__name__))


def _chosen(settings: Settings) -> tuple[object, ...]:
    return (
        settings.site_name, settings.site_url, settings.site_description, settings.prefix,
        str(settings.zone), settings.language, settings.latest, settings.month_limit,
    )  # fmt: skip


def _navigation(nav: Navigation) -> Iterator[tuple[str, str]]:
    for page in nav.pages:
        yield str(page.title), page.url
    for item in nav.items:
        yield type(item).__name__, str(item.title)


def _own_files() -> Iterator[tuple[str, str]]:
    for folder in _MAKERS:
        for path in sorted((_PACKAGE / folder).rglob("*")):
            if path.suffix in {".py", ".html"}:
                yield f"program {path.relative_to(_PACKAGE).as_posix()}", _text(path)


def _theme_files(config: MkDocsConfig, settings: Settings) -> Iterator[tuple[str, str]]:
    custom = config.theme.get("custom_dir") or config.theme.custom_dir
    folder = Path(custom) if custom else None
    if folder is None:
        return
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(settings.root) if path.is_relative_to(settings.root) else path
            yield f"template {name}", _text(path)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="surrogateescape")
