"""Notice a saved briefing at once, by the system's own events."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import BaseObserver, ObservedWatch

log = logging.getLogger("mkdocs.plugins.briefings")

_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""Not that a file is opened: a build does so itself."""


class ChangeObserver:
    """Watches folders by the system's events, in the form that MkDocs' server knows."""

    def __init__(self, polling: BaseObserver) -> None:
        """Take the observer that watches other folders, to begin and end with it."""
        self._observer, self._polling = Observer(), polling

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> ObservedWatch:
        """Tell the handler of every change below a path."""
        return self._observer.schedule(handler, path, recursive=recursive, event_filter=_CHANGES)

    def unschedule(self, watch: ObservedWatch) -> None:
        """Stop telling of changes."""
        self._observer.unschedule(watch)

    def can_watch(self, folder: Path) -> bool:
        """Begin to watch a folder; False where it has more folders than the system watches."""
        self._observer.start()
        try:
            self.schedule(FileSystemEventHandler(), str(folder), recursive=True)
        except OSError:
            self._observer.stop()
            return False
        return True

    def start(self) -> None:
        """Begin with the other folders too."""
        self._polling.start()

    def stop(self) -> None:
        """End."""
        self._observer.stop()
        self._polling.stop()

    def join(self) -> None:
        """Wait for the end."""
        self._observer.join()
        self._polling.join()


def watch(server: LiveReloadServer, folder: Path) -> None:
    """Let a server watch a folder of any size.

    MkDocs' own watch looks at every file twice a second; it stays for the pages of `docs/`, and
    takes over where the system cannot watch that many folders.
    """
    changes = ChangeObserver(server.observer)
    if changes.can_watch(folder):
        # MkDocs declares the class of its own one, and uses of it what this one has.
        server.observer = changes  # type: ignore[assignment]
    else:
        log.warning("The system cannot watch all folders; changes are looked for every second.")
    server.watch(str(folder))
