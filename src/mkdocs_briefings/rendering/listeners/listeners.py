"""All plugins and hooks of others that take part in rendering, and what is known of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.rendering.findings import Finding, Trait, state_of
from mkdocs_briefings.rendering.listeners.audit import Act, ActKind, tell
from mkdocs_briefings.rendering.listeners.code import code_of_listeners
from mkdocs_briefings.rendering.listeners.known import Behaviour
from mkdocs_briefings.rendering.listeners.page_events import (
    OURS,
    PAGE_EVENTS,
    TEXT_EVENTS,
    Listener,
    find_listeners,
    page_events,
)
from mkdocs_briefings.rendering.listeners.state import OpaqueStateError, digest_of_state
from mkdocs_briefings.rendering.listeners.watch import PageWatch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mkdocs_briefings.rendering.listeners.page_events import ListenedSite
    from mkdocs_briefings.settings import Settings


class Listeners:
    """Plugins and hooks of others, as they are before the first page of the news."""

    def __init__(self, site: ListenedSite, settings: Settings) -> None:
        self._site, self._root = site, settings.root
        everybody = find_listeners(site.config)
        self._all = [each for each in everybody if not _is_left_out(each, settings)]
        self._code = code_of_listeners(site.config)
        unknown = [each for each in self._all if each.is_unknown and each.takes_part]
        self.watch = PageWatch(unknown, site, self._code, settings.root)
        """Watches those that nobody has read."""

        left_out = [each.name for each in everybody if each not in self._all]
        self.events = page_events(site.config, left_out, self.watch.watched)
        """The events of a page of the news; our own plugin listens too."""

        self.subscribed = frozenset(
            event for event in PAGE_EVENTS if any(event in each.events for each in self._all)
        )
        """The events of a page that anybody else listens to."""

        self.change_templates = any(each.changes_templates for each in self._all)
        """Whether one of them may change what templates are told, or what they give."""

        self.may_write = bool(everybody)
        """Whether one of them may write files of its own into the site."""

        self._surveys: list[Finding] = []
        self.may_survey = any(each.is_unknown and each.sees_site for each in self._all)
        """Whether one of them may look at the finished site."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is known of them before the first page."""
        search = (
            Finding(each.name, Trait.GATHERS, "it gathers the text of every page")
            for each in self._all
            if each.behaviour is Behaviour.SEARCH
        )
        opaque = (
            Finding(name, Trait.GATHERS, reason) for name, reason in self.watch.opaque.items()
        )
        return (*search, *opaque, *self._opaque_environment())

    def hears_texts(self, name: str) -> bool:
        """Whether a listener has a say in the texts of feeds and indexes too."""
        return any(
            each.name == name and not each.events.isdisjoint(TEXT_EVENTS) for each in self._all
        )

    def inputs(self) -> Iterator[tuple[str, str]]:
        """Give what pages depend on through them, as text by its name for people."""
        yield from self._code.inputs(self._root)
        for name, state in self.watch.state.items():
            yield state_of(name), state.hex()
        if any(each.is_unknown and each.takes_part for each in self._all):
            # They are given all files, and so could show anything of these pages.
            yield "pages of docs/", json.dumps(list(self._pages()), default=str)
        if any("env" in each.events for each in self._all):
            yield "template globals", self._environment_text()

    def watch_site(self, stage: Path, standing: Collection[str]) -> None:
        """Note from now on who looks at files of the site in `stage` that are not `standing`.

        It ends with `take_surveys`.
        """
        self._surveys.clear()
        names = {each.name for each in self._all if each.is_unknown and each.sees_site}

        def note(act: Act) -> None:
            # MkDocs tells its log by it whose turn it is.
            name = self._site.config.plugins._current_plugin  # noqa: SLF001 - tells it nowhere else
            if name not in names or not act.path.is_relative_to(stage):
                return
            path = act.path.relative_to(stage).as_posix()
            if act.kind is ActKind.LIST or (act.kind is ActKind.READ and path not in standing):
                self._surveys.append(Finding(name, Trait.SURVEYS, f"it {act.kind.value} {path}"))

        tell(note)

    def take_surveys(self) -> tuple[Finding, ...]:
        """Note no more of it, and give what was found."""
        tell(None)
        return tuple(self._surveys)

    def _pages(self) -> Iterator[object]:
        for file in self._site.files:
            page = file.page
            yield file.src_uri, file.dest_uri
            if page is not None:
                yield str(page.title), page.meta, page.markdown

    def _opaque_environment(self) -> Iterator[Finding]:
        for each in self._all:
            if "env" in each.events:
                try:
                    self._environment()
                except OpaqueStateError as error:
                    yield Finding(each.name, Trait.READS, f"of what templates are told, {error}")

    def _environment_text(self) -> str:
        try:
            return self._environment().hex()
        except OpaqueStateError as error:
            return str(error)

    def _environment(self) -> bytes:
        """Give the fingerprint of what templates are told besides what we tell them."""
        environment = self._site.environment
        told: dict[str, Any] = {
            **environment.filters, **environment.tests, **environment.globals
        }  # fmt: skip
        return digest_of_state(
            {name: value for name, value in sorted(told.items()) if not _is_told_by_us(name, value)}
        )


def _is_left_out(listener: Listener, settings: Settings) -> bool:
    """Whether it hears nothing of the news: a search over them, on a site that has ours."""
    return listener.behaviour is Behaviour.SEARCH and settings.search != "off"


def _is_told_by_us(name: str, value: object) -> bool:
    return name == "news" or str(getattr(value, "__module__", "")).startswith(OURS)
