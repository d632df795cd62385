"""What the configuration of a site of Hugo says of its posts and their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.adapters.config_file import ConfigError, read_config_file
from mkdocs_briefings.importing.adapters.old_config import OldConfig
from mkdocs_briefings.importing.addresses.hugo import HugoRules, PermalinkRule, unknown_parts
from mkdocs_briefings.importing.file_names import read_language
from mkdocs_briefings.importing.globs import glob_expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.adapters.config_file import ConfigFile

_NAMES = ("hugo", "config")
_ENDINGS = (".toml", ".yaml", ".yml", ".json")
_KINDS = frozenset({"page", "home", "section", "taxonomy", "term"})
_ENVIRONMENT = "production"
_NOT_UNDERSTOOD = ("roles", "versions")
"""Keys that put more in front of addresses than a language."""


def config_path(root: Path) -> Path | None:
    """Give the file of the configuration in a site's folder, or the folder that it is in."""
    files = (root / f"{name}{ending}" for name in _NAMES for ending in _ENDINGS)
    folder = root / "config" / "_default"
    return next((file for file in files if file.is_file()), folder if folder.is_dir() else None)


def read_hugo_config(root: Path, shown: Callable[[Path], str]) -> OldConfig:
    """Read the configuration of a site: its file, then its folder `config`."""
    files: list[ConfigFile] = []
    notes: list[Problem] = []
    path = config_path(root)
    if path is not None and path.is_file():
        _read(path, shown, (), files, notes)
    for folder in (root / "config" / "_default", root / "config" / _ENVIRONMENT):
        inner = (file for file in sorted(folder.rglob("*")) if file.suffix.lower() in _ENDINGS)
        for file in inner:
            if file.is_file():
                _read(file, shown, _below(file.stem), files, notes)
    return OldConfig(files, notes)


def _read(
    path: Path,
    shown: Callable[[Path], str],
    below: tuple[str, ...],
    files: list[ConfigFile],
    notes: list[Problem],
) -> None:
    try:
        files.append(read_config_file(path, shown(path)).below(below))
    except ConfigError as error:
        notes.append(error.problem)


def _below(name: str) -> tuple[str, ...]:
    """Give the keys that a file of the folder is for: `params.fr.toml` has those of a language."""
    if name in _NAMES:
        return ()
    key, _dot, language = name.partition(".")
    if not language:
        return (key,)
    return (
        ("languages", language, key)
        if key in {"menu", "menus", "params"}
        else ("languages", language)
    )


@dataclass(frozen=True, slots=True)
class HugoLanguages:
    """The languages of a site, by their keys in its configuration."""

    keys: tuple[str, ...]
    main: str
    """The one of files that do not name theirs."""

    tags: dict[str, str | None]
    """The tag of each; None for that of a site in one language, of whatever name."""


def read_languages(config: OldConfig) -> HugoLanguages:
    """Read which languages a site has."""
    table = config.table("languages")
    disabled = config.value("disableLanguages")
    off = {str(key).lower() for key in disabled} if isinstance(disabled, list) else set()
    keys = tuple(
        key for key in table if key not in off and not config.truth("languages", key, "disabled")
    )
    named = config.text("defaultContentLanguage").lower()
    keys = keys or (named or "en",)
    main = named if named in keys else ("en" if "en" in keys else keys[0])
    tags = {key: _tag(config, key) if table or named else None for key in keys}
    return HugoLanguages(keys, main, tags)


def _tag(config: OldConfig, key: str) -> str | None:
    """Give the tag of a language: its key is one most often, and else its locale is."""
    locale = config.text("languages", key, "locale") or config.text(
        "languages", key, "languageCode"
    )
    tag, own = read_language(locale) if locale else None, read_language(key)
    is_same = tag is None or (own is not None and tag.partition("-")[0] == own.partition("-")[0])
    return own if is_same else tag


def read_rules(config: OldConfig, languages: HugoLanguages) -> dict[str, HugoRules]:
    """Read how the addresses of each language are made."""
    has_hosts = any(config.text("languages", key, "baseURL") for key in languages.keys)
    for key in _NOT_UNDERSTOOD:
        if config.value(key) is not None:
            config.note(f"`{key}` of Hugo are not known here.", key)
    return {key: _rules(config, languages, key, has_hosts=has_hosts) for key in languages.keys}


def _rules(config: OldConfig, languages: HugoLanguages, key: str, *, has_hosts: bool) -> HugoRules:
    is_bare = key == languages.main and not config.truth("defaultContentLanguageInSubdir")
    ugly = config.value("uglyURLs")
    by_section = ugly if isinstance(ugly, dict) else {}
    return HugoRules(
        prefix="" if is_bare or has_hosts or len(languages.keys) == 1 else key,
        permalinks=tuple(
            _permalinks(config, (*_own(config, key, "permalinks"), "permalinks"), key)
        ),
        has_files=not by_section and config.truth("uglyURLs"),
        sections_with_files=frozenset(
            section for section in by_section if config.truth("uglyURLs", section)
        ),
        keeps_case=config.truth(*_own(config, key, "disablePathToLower"), "disablePathToLower"),
        drops_accents=config.truth(*_own(config, key, "removePathAccents"), "removePathAccents"),
    )


def _own(config: OldConfig, language: str, key: str) -> tuple[str, ...]:
    """Give what leads to a key: a language may have it for itself, in the place of that of all."""
    has_own = config.value("languages", language, key) is not None
    return ("languages", language) if has_own else ()


def _permalinks(
    config: OldConfig, place: tuple[str, ...], language: str
) -> Iterator[PermalinkRule]:
    value = config.value(*place)
    if isinstance(value, list):
        for position in range(len(value)):
            if rule := _rule_of_list(config, (*place, position), language):
                yield rule
        return
    by_section: dict[tuple[str, ...], str] = {}
    for section, pattern in config.table(*place).items():
        if not isinstance(pattern, dict):
            by_section[*place, section] = section
        elif section == "page":
            by_section |= {(*place, section, inner): inner for inner in pattern}
        elif section not in _KINDS:
            config.note(f"`permalinks`: Hugo has no kind {section!r} of pages.", *place, section)
    # Hugo takes any of those that are for a page; the narrowest is what somebody meant.
    for keys, section in sorted(by_section.items(), key=lambda item: -len(item[1])):
        if pattern := _pattern(config, keys):
            yield PermalinkRule.of_section(section, pattern)


def _rule_of_list(
    config: OldConfig, place: tuple[str | int, ...], language: str
) -> PermalinkRule | None:
    target: dict[str, Any] = config.table(*place, "target")
    matrix = config.value(*place, "target", "sites", "matrix", "languages")
    languages = matrix if isinstance(matrix, list) else [target.get("lang") or "**"]
    fits = (
        _fits(config.text(*place, "target", "kind"), "page"),
        _fits(config.text(*place, "target", "environment"), _ENVIRONMENT),
        any(_fits(str(each).lower(), language) for each in languages),
    )
    pattern = _pattern(config, (*place, "pattern"))
    if not all(fits) or not pattern:
        return None
    return PermalinkRule(config.text(*place, "target", "path").lower() or "/**", pattern)


def _fits(pattern: str, text: str) -> bool:
    return not pattern or glob_expression(pattern).fullmatch(text) is not None


def _pattern(config: OldConfig, keys: tuple[str | int, ...]) -> str:
    pattern = config.text(*keys)
    if unknown := unknown_parts(pattern):
        config.note(f"`permalinks`: Hugo has no part {unknown[0]!r}.", *keys)
        return ""
    return pattern
