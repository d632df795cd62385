"""What the settings of `mkdocs.yml` may be, as far as they are read without MkDocs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from mkdocs_briefings.configuration.docs_engine import pairs
from mkdocs_briefings.rendering.full_rebuild import OWN_EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_BUILT_IN = ("toc", "tables", "fenced_code")
"""The Markdown extensions that every site has."""


def is_below(path: str, folder: str) -> bool:
    """Whether a path is that of a folder, or of something below it."""
    return f"{path}{os.sep}".startswith(f"{folder}{os.sep}")


class MarkdownSettings(NamedTuple):
    """How a site's texts are read."""

    extensions: tuple[str, ...]
    """The names of all extensions, those that every site has first."""

    configs: dict[str, dict[str, Any]]
    """What each is told, by its name; those that are told nothing are left out."""


def read_markdown(written: Mapping[str, Any]) -> MarkdownSettings | None:
    """Give what a configuration says of them; None where Python-Markdown does not take it."""
    extensions = list(pairs(written.get("markdown_extensions", ())))
    configs = {name: dict(told) for name, told in extensions if told}
    names = tuple(dict.fromkeys((*_BUILT_IN, *(name for name, _ in extensions))))
    return MarkdownSettings(names, configs) if _are_extensions(names, configs) else None


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
    named = list(pairs(value))
    names = [name for name, _ in named]
    is_told = all(isinstance(told, dict | None) for _, told in named)
    return is_told and all(isinstance(name, str) for name in names) and len({*names}) == len(names)


FITS: Mapping[str, Callable[[object], bool]] = {
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
