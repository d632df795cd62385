"""Plugins whose code was read: they need not be watched, in the releases that were."""

from __future__ import annotations

from enum import Enum
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple


class Behaviour(Enum):
    """How a plugin or hook acts on pages."""

    UNKNOWN = "nobody has read it, so it is watched while pages are rendered"
    PLAIN = "what it makes of a page follows from that page and from its configuration"
    SEARCH = "it gathers the text of every page, and leaves the page as it is"


class _Verified(NamedTuple):
    distribution: str
    first: tuple[int, ...]
    below: tuple[int, ...]
    behaviour: Behaviour


_VERIFIED = {
    # Both keep an entry for each page, in `on_page_context`, and write all in `on_post_build`.
    "material.plugins.search.plugin.SearchPlugin": _Verified(
        "mkdocs-material", (9, 5), (10,), Behaviour.SEARCH
    ),
    "mkdocs.contrib.search.SearchPlugin": _Verified("mkdocs", (1, 6), (2,), Behaviour.SEARCH),
    "properdocs.contrib.search.SearchPlugin": _Verified(
        "properdocs", (1, 6), (2,), Behaviour.SEARCH
    ),
    # Wraps the images of a page, and copies its own two files in `on_post_build`.
    "mkdocs_glightbox.plugin.LightboxPlugin": _Verified(
        "mkdocs-glightbox", (0, 4), (0, 6), Behaviour.PLAIN
    ),
    # Packs a page in `on_post_page`; what it keeps is of the site's own styles and scripts.
    "mkdocs_minify_plugin.plugin.MinifyPlugin": _Verified(
        "mkdocs-minify-plugin", (0, 8), (0, 9), Behaviour.PLAIN
    ),
    # Makes the title of a page of its headings; what it keeps of a page, it asks for there.
    "material.plugins.typeset.plugin.TypesetPlugin": _Verified(
        "mkdocs-material", (9, 5), (10,), Behaviour.PLAIN
    ),
}
"""By their classes. It spares watching them, and what follows from not knowing them."""


def behaviour_of(owner: object) -> Behaviour:
    """Tell how a plugin or a hook acts on pages, as far as is known before it has seen one."""
    # The class itself: a plugin that is derived from it may do what it likes.
    kind = type(owner)
    verified = _VERIFIED.get(f"{kind.__module__}.{kind.__qualname__}")
    if verified is None or not verified.first <= _release(verified.distribution) < verified.below:
        return Behaviour.UNKNOWN
    return verified.behaviour


@cache
def _release(distribution: str) -> tuple[int, ...]:
    try:
        parts = version(distribution).split(".")
    except PackageNotFoundError:
        return ()
    return tuple(int(part) for part in parts if part.isdecimal())
