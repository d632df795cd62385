"""Watch plugins and hooks that nobody has read, while they take part in pages.

A page follows from its own text, from how a listener is configured, and from what that kept before
the first page. As long as these are the same, it need not be made again. What a listener does
besides is found here.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from mkdocs_briefings.rendering.findings import Finding, ListenerFoundError, Trait
from mkdocs_briefings.rendering.listeners import audit
from mkdocs_briefings.rendering.listeners.state import (
    OpaqueStateError,
    digest_of_state,
    kept_by,
    kept_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from mkdocs_briefings.rendering.listeners.code import ListenerCode
    from mkdocs_briefings.rendering.listeners.page_events import ListenedSite, Listener


_CHANGED_BY_HOOKS = (
    "copyright", "extra", "extra_css", "extra_javascript", "repo_url", "site_author",
    "site_description", "site_name", "site_url",
)  # fmt: skip
"""Options that templates show, so that changing one for a page is of use, and shows on others."""


class PageWatch:
    """Watches listeners in the process that it is in."""

    def __init__(
        self, listeners: Sequence[Listener], site: ListenedSite, code: ListenerCode, root: Path
    ) -> None:
        """Note what the listeners keep now; `code` is what they are written in."""
        self._site, self._root, self._code = site, root, code
        self._modules = code.modules(site.config)
        self._owners = {each.name: each.owner for each in listeners}
        self._always = any("env" in each.events for each in listeners)
        self._was_called = self._always
        self._known: frozenset[tuple[str, Trait]] = frozenset()
        self._found: dict[Finding, None] = {}
        self.opaque: dict[str, str] = {}
        """Listeners whose state nobody can compare, and why."""

        self._before: dict[str, Mapping[str, bytes]] = {}
        self._shared: Mapping[str, bytes] = {}
        for name, owner in self._owners.items():
            try:
                self._before[name] = _digests(owner)
                self._shared = self._of_all()
            except OpaqueStateError as error:
                self.opaque[name] = str(error)

    @property
    def names(self) -> frozenset[str]:
        """Those that are watched."""
        return frozenset(self._owners)

    def know(self, findings: Iterable[Finding]) -> None:
        """Take what is known, and need not be found again."""
        self._known = frozenset((each.listener, each.trait) for each in findings)
        self._found.clear()

    @property
    def state(self) -> dict[str, bytes]:
        """Fingerprints of what listeners kept before the first page, by their names.

        What several of them may keep something in goes by no name.
        """
        kept = {**self._before, "": self._shared} if self._owners else {}
        return {name: digest_of_state(dict(values)) for name, values in kept.items()}

    def watched(self, name: str, method: Callable[..., object]) -> Callable[..., object]:
        """Give a method that does the same, and is watched if it is one of the listeners'."""
        if name not in self._owners:
            return method

        def note(act: audit.Act) -> None:
            self._note(name, act)

        @functools.wraps(method)
        def call(*arguments: object, **options: object) -> object:
            self._was_called = True
            with audit.told(note):
                return method(*arguments, **options)

        return call

    def check(self) -> None:
        """Raise `ListenerFoundError` if one of them has done what is watched for."""
        if not self._was_called:
            return
        # Filters and the like, which a template calls, are not seen to be called.
        self._was_called = self._always
        for name, before in self._before.items():
            if (name, Trait.GATHERS) not in self._known:
                change = self._change(self._owners[name], before)
                if change:
                    self._found[Finding(name, Trait.GATHERS, change)] = None
        for finding in self._found:
            raise ListenerFoundError(finding)

    def _change(self, owner: object, before: Mapping[str, bytes]) -> str:
        """Say what a listener keeps that it did not; empty if all is as it was."""
        try:
            # Where several are watched, any of them may have changed what is given to all.
            changed = _difference(before, _digests(owner))
            changed = changed or _difference(self._shared, self._of_all())
        except OpaqueStateError as error:
            return str(error)
        return f"it changes {changed}" if changed else ""

    def _of_all(self) -> dict[str, bytes]:
        """Give fingerprints of what more than one listener may keep something in."""
        site = self._site
        kept = {
            "the files of the site": len(site.files),
            **{f"the option {name}": site.config.data[name] for name in _CHANGED_BY_HOOKS},
            "the options of the theme": dict(site.config.theme),
        }
        return _fingerprints({**kept, **kept_in(self._modules)})

    def _note(self, name: str, act: audit.Act) -> None:
        if act.kind is audit.ActKind.REACH:
            finding = Finding(name, Trait.READS, f"it asks {act.target}")
        elif act.kind is audit.ActKind.WRITE:
            finding = Finding(name, Trait.GATHERS, f"it writes {self._shown(act.path)}")
        elif act.path in self._code.files:
            return
        else:
            finding = Finding(name, Trait.READS, f"it {act.kind.value} {self._shown(act.path)}")
        # One for each trait: a listener may read another file for each page.
        key = finding[:2]
        if key not in self._known and all(each[:2] != key for each in self._found):
            self._found[finding] = None

    def _shown(self, path: Path) -> str:
        return str(path.relative_to(self._root) if path.is_relative_to(self._root) else path)


def _digests(owner: object) -> dict[str, bytes]:
    if owner is None:
        raise OpaqueStateError("nobody can tell what it keeps")
    return _fingerprints(kept_by(owner))


def _fingerprints(kept: Mapping[str, object]) -> dict[str, bytes]:
    found = {}
    for name, value in kept.items():
        try:
            found[name] = digest_of_state(value)
        except OpaqueStateError as error:
            raise OpaqueStateError(f"of {name}, {error}") from error
    return found


def _difference(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> str:
    """Give the first name whose value is not the same; empty if there is none."""
    return next((name for name in {**before, **now} if before.get(name) != now.get(name)), "")
