"""Tell what makes every build render every page, in one process."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_briefings.rendering.fast_markdown.converter import ExtensionOptions

OWN_EXTENSIONS = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code",
    "footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists",
    "smarty", "tables", "toc", "wikilinks",
})  # fmt: skip
"""Python-Markdown's own extensions, which read nothing but the text."""

_READING = frozenset({"pymdownx.b64", "pymdownx.snippets"})


def full_rebuild_reason(config: ExtensionOptions) -> str:
    """Say why every page has to be rendered in this process; empty if nothing stands against it.

    Some Markdown extensions read files that nobody knows of.
    """
    for extension in config.markdown_extensions:
        if not _is_self_contained(extension):
            return f"the Markdown extension {extension} may read other files"
    return ""


def _is_self_contained(extension: object) -> bool:
    if not isinstance(extension, str):
        return False
    if extension in _READING:
        return False
    known = ("markdown.extensions.", "pymdownx.", "material.extensions.")
    return extension in OWN_EXTENSIONS or extension.startswith(known)
