"""Who else takes part in the making of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip
"""The events of a page, in their order."""

_OF_TEMPLATES = frozenset({"page_context", "post_page"})

_GATHERERS = frozenset({"material.plugins.search.plugin", "mkdocs.contrib.search"})
"""Plugins that take a page's text out of its context, and leave the context as it is."""


def subscribed_events(config: MkDocsConfig) -> frozenset[str]:
    """Give the events of pages that another plugin or a hook listens to.

    Our own plugin listens for the sake of the pages of `docs/`.
    """
    events = config.plugins.events
    return frozenset(name for name in _EVENTS if any(not is_ours(call) for call in events[name]))


def change_templates(config: MkDocsConfig) -> bool:
    """Whether one of them may change what templates are told, or what they give."""
    events = config.plugins.events
    owners = [_owner(call) for name in _OF_TEMPLATES for call in events[name]]
    return any(owner not in _GATHERERS and not owner.startswith(_OURS) for owner in owners)


_OURS = f"{__name__.partition('.')[0]}."


def is_ours(call: object) -> bool:
    """Whether what listens to an event is this package's own plugin."""
    return _owner(call).startswith(_OURS)


def _owner(call: object) -> str:
    # A hook is a function, and a plugin's is a method.
    return type(getattr(call, "__self__", None)).__module__
