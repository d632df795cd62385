"""Read the configuration of a site without MkDocs, which takes longer to load than most commands.

What is read so is what MkDocs reads. Whatever it would refuse, warn of or let another plugin change
is left to it: so its messages are the same in every command.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from yaml import YAMLError

from mkdocs_briefings.configuration.inheritance import configuration_files
from mkdocs_briefings.configuration.installed_theme import find_theme
from mkdocs_briefings.configuration.option import OptionError, read_options
from mkdocs_briefings.configuration.options import Options
from mkdocs_briefings.configuration.yaml_file import read_configuration
from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.rendering.full_rebuild import OWN_EXTENSIONS
from mkdocs_briefings.rendering.page.docs_files import DocsFiles, find_docs_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mkdocs_briefings.configuration.installed_theme import InstalledTheme

_NAMES = ("mkdocs.yml", "mkdocs.yaml")

_BUILT_IN = ("toc", "tables", "fenced_code")
"""The Markdown extensions that every site has."""

_OURS, _SEARCH = "briefings", "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedConfig:
    """A configuration that is read without MkDocs; it is a `SiteConfig`."""

    config_file_path: str
    site_name: str
    site_url: str | None
    site_description: str | None
    docs_dir: str
    site_dir: str
    use_directory_urls: bool
    strict: bool
    theme: InstalledTheme
    markdown_extensions: Sequence[str]
    mdx_configs: Mapping[str, Mapping[str, Any]]
    options: Options
    """What stands below our plugin's name."""

    def files(self) -> DocsFiles | None:
        """Give the files of `docs/` and of the theme.

        None where two would have one address, of which MkDocs warns.
        """
        folders = self.use_directory_urls
        docs = tuple(find_docs_files(self.docs_dir, has_folders=folders))
        if len({each.dest_uri for each in docs}) < len(docs):
            return None
        known = {each.src_uri for each in docs}
        added = self.theme.files(has_folders=folders)
        return DocsFiles((*docs, *(each for each in added if each.src_uri not in known)))


def load_configuration(config_file: str | None) -> LoadedConfig | None:
    """Read a site's configuration; None where MkDocs has to be asked what it means."""
    path = configuration_path(config_file)
    try:
        configuration_files(path)
        return _config(read_configuration(path), path)
    except (OSError, YAMLError, OptionError, SettingsError):
        return None


def configuration_path(config_file: str | None) -> Path:
    """Give the file of a site's configuration: the one that is named, or else the usual one."""
    names = _NAMES if config_file is None else (config_file,)
    found = (Path(name) for name in names if Path(name).exists())
    return Path(os.path.abspath(next(found, names[0])))  # noqa: PTH100 - links stay as they are


def _config(written: dict[str, Any], path: Path) -> LoadedConfig | None:
    if not all(name in _FITS and _FITS[name](value) for name, value in written.items()):
        return None
    folder = path.parent
    docs_dir = os.path.abspath(folder / written.get("docs_dir", "docs"))  # noqa: PTH100 - same
    site_dir = os.path.abspath(folder / written.get("site_dir", "site"))  # noqa: PTH100 - same
    is_apart = not _is_below(docs_dir, site_dir) and not _is_below(site_dir, docs_dir)
    if not is_apart or docs_dir == str(folder) or not Path(docs_dir).is_dir():
        return None
    theme = written.get("theme", "mkdocs")
    found = find_theme({"name": theme} if isinstance(theme, str) else theme, folder)
    plugins = dict(_pairs(written.get("plugins", ())))
    extensions = list(_pairs(written.get("markdown_extensions", ())))
    configs = {name: told for name, told in extensions if told}
    names = tuple(dict.fromkeys((*_BUILT_IN, *(name for name, _ in extensions))))
    if found is None or "site_name" not in written or not _are_ours(plugins):
        return None
    if not _are_extensions(names, configs):
        return None
    options = read_options(Options, plugins[_OURS] or {})
    if options.errors or options.warnings:
        return None
    return LoadedConfig(
        config_file_path=str(path),
        site_name=written["site_name"],
        site_url=written.get("site_url"),
        site_description=written.get("site_description"),
        docs_dir=docs_dir,
        site_dir=site_dir,
        use_directory_urls=written.get("use_directory_urls", True),
        strict=written.get("strict", False),
        theme=found,
        markdown_extensions=names,
        mdx_configs=configs,
        options=options.options,
    )


def _is_below(path: str, folder: str) -> bool:
    return f"{path}{os.sep}".startswith(f"{folder}{os.sep}")


def _pairs(written: object) -> Iterator[tuple[str, Any]]:
    """Give plugins or extensions, each with what it is told."""
    if isinstance(written, dict):
        yield from written.items()
    elif isinstance(written, list | tuple):
        for each in written:
            yield from each.items() if isinstance(each, dict) else [(each, None)]


def _are_ours(plugins: Mapping[str, Any]) -> bool:
    """Whether the plugin is switched on, and besides it none that has a say in anything."""
    others = plugins.keys() - {_OURS, _SEARCH}
    ours, is_plain = plugins.get(_OURS), not plugins.get(_SEARCH)
    return _OURS in plugins and not others and is_plain and isinstance(ours, dict | None)


def _are_extensions(names: Sequence[str], configs: Mapping[str, Any]) -> bool:
    """Whether Python-Markdown takes these extensions with these options."""
    rest = [name for name in names if name in configs or name not in OWN_EXTENSIONS]
    if not rest:
        return True
    from markdown import Markdown  # noqa: PLC0415 - many sites have none to be tried

    markdown = Markdown()
    try:
        markdown.registerExtensions(rest, dict(configs))
    except Exception:  # noqa: BLE001 - what extensions raise, MkDocs tells
        return False
    return True


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_text_or_none(value: object) -> bool:
    return isinstance(value, str | None)


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _is_address(value: object) -> bool:
    if not isinstance(value, str):
        return value is None
    parts = urlsplit(value)
    return not value or bool(parts.scheme and parts.netloc and parts.query == parts.fragment == "")


def _is_theme(value: object) -> bool:
    return isinstance(value, str | dict)


def _is_navigation(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(map(_is_entry, value)))


def _is_entry(value: object) -> bool:
    if not isinstance(value, dict):
        return isinstance(value, str)
    (below,) = value.values() if len(value) == 1 else (None,)
    return isinstance(below, str) or (isinstance(below, list) and all(map(_is_entry, below)))


def _is_single(value: object) -> bool:
    return isinstance(value, dict) and len(value) == 1


def _are_named(value: object) -> bool:
    """Whether these are plugins or extensions, none of them twice."""
    if isinstance(value, list):
        if not all(isinstance(each, str) or _is_single(each) for each in value):
            return False
    elif not isinstance(value, dict):
        return False
    pairs = list(_pairs(value))
    names = [name for name, _ in pairs]
    is_told = all(isinstance(told, dict | None) for _, told in pairs)
    return is_told and all(isinstance(name, str) for name in names) and len({*names}) == len(names)


_FITS: Mapping[str, Callable[[object], bool]] = {
    "site_name": _is_text,
    "site_url": _is_address,
    "site_description": _is_text_or_none,
    "site_author": _is_text_or_none,
    "copyright": _is_text_or_none,
    "docs_dir": _is_text,
    "site_dir": _is_text,
    "use_directory_urls": _is_bool,
    "strict": _is_bool,
    "theme": _is_theme,
    "nav": _is_navigation,
    "extra": lambda value: isinstance(value, dict),
    "extra_css": _are_texts,
    "extra_javascript": _are_texts,
    "markdown_extensions": _are_named,
    "plugins": _are_named,
}
"""What is read here, and what each setting may be; all else is left to MkDocs."""
