"""Who else takes part in the making of a page, and how its events reach them."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from mkdocs.plugins import PluginCollection

from mkdocs_briefings.rendering.listeners.known import Behaviour, behaviour_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

PAGE_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip
"""The events of a page, in their order."""

TEXT_EVENTS = frozenset(PAGE_EVENTS[:3])
"""Those that come before a text is converted, and so decide what feeds and indexes hold of it."""

_TEMPLATE_EVENTS = frozenset({"page_context", "post_page"})

_EVENTS = (*PAGE_EVENTS, "env", "post_build")

OURS = __name__.partition(".")[0]
"""This package."""


class ListenedSite(Protocol):
    """What is asked of MkDocs' view of a site."""

    @property
    def config(self) -> MkDocsConfig:
        """What `mkdocs.yml` says, and the plugins that it names."""
        ...

    @property
    def files(self) -> Files:
        """All that the site has but the news."""
        ...

    @property
    def environment(self) -> Environment:
        """The theme's."""
        ...


@dataclass(frozen=True, slots=True)
class Listener:
    """A plugin or hook of others that takes part in rendering."""

    name: str
    """What messages call it."""

    owner: object
    """The plugin, or a hook's module; None where nobody can tell whose function it is."""

    events: frozenset[str]
    """The events that it listens to, of those that matter here."""

    behaviour: Behaviour

    @property
    def is_unknown(self) -> bool:
        """Whether it has to be watched."""
        return self.behaviour is Behaviour.UNKNOWN

    @property
    def takes_part(self) -> bool:
        """Whether it has a say in what a page becomes."""
        return bool(self.events - {"post_build"})

    @property
    def sees_site(self) -> bool:
        """Whether it is called when all pages have been written."""
        return "post_build" in self.events

    @property
    def changes_templates(self) -> bool:
        """Whether it may change what templates are told, or what they give."""
        is_search = self.behaviour is Behaviour.SEARCH
        return not is_search and not self.events.isdisjoint(_TEMPLATE_EVENTS)


def find_listeners(config: MkDocsConfig) -> tuple[Listener, ...]:
    """Give all plugins and hooks but ours that listen to events of pages, or to those around them.

    Our own plugin listens for the sake of the pages of `docs/`.
    """
    names = {id(owner): name for name, owner in config.plugins.items()}
    found: dict[int, tuple[object, set[str]]] = {}
    for event in _EVENTS:
        for method in config.plugins.events[event]:
            owner = owner_of(config, event, method)
            if not is_ours(owner):
                found.setdefault(id(owner), (owner, set()))[1].add(event)
    return tuple(
        Listener(names.get(key, "a function"), owner, frozenset(events), behaviour_of(owner))
        for key, (owner, events) in found.items()
    )


def owner_of(config: MkDocsConfig, event: str, method: object) -> object:
    """Give the plugin that a method belongs to, or the hook's module; None if nobody can tell."""
    owner = getattr(method, "__self__", None)
    if owner is not None:
        return owner
    hooks = (each for each in config.plugins.values() if isinstance(each, ModuleType))
    return next((hook for hook in hooks if getattr(hook, f"on_{event}", None) is method), None)


def is_ours(owner: object) -> bool:
    """Whether a plugin is one of this package."""
    return type(owner).__module__.partition(".")[0] == OURS


def page_events(
    config: MkDocsConfig,
    left_out: Collection[str],
    watched: Callable[[str, Callable[..., object]], Callable[..., object]],
) -> PluginCollection:
    """Give the events of pages, to be run as MkDocs runs them.

    The listeners whose names are `left_out` hear nothing of them; `watched` is given each method
    of the others with the listener's name, and gives what is called in its place.
    """
    names = {id(each.owner): each.name for each in find_listeners(config)}
    events = PluginCollection()
    for event in PAGE_EVENTS:
        events.events[event] = list(_methods(config, event, names, left_out, watched))
    return events


def _methods(
    config: MkDocsConfig,
    event: str,
    names: dict[int, str],
    left_out: Collection[str],
    watched: Callable[[str, Callable[..., object]], Callable[..., object]],
) -> Iterator[Callable[..., object]]:
    for method in config.plugins.events[event]:
        name = names.get(id(owner_of(config, event, method)))
        if name is None:
            yield method
        elif name not in left_out:
            yield watched(name, method)
