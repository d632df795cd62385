"""Open what is published, to look at it: nothing is planned or rendered.

It is a module of its own so that a command that only looks does not load what renders.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs_briefings.build.load import load_session
from mkdocs_briefings.build.session import begin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.build.session import Listener
    from mkdocs_briefings.settings import Settings


@contextmanager
def open_archive(
    settings: Settings, listener: Listener | None = None, language: str | None = None
) -> Iterator[Archive]:
    """Give all that is published; what is new is read and remembered, as by a build.

    Of a site in several languages it is what there is in that one, or in the default. Raises what
    `begin` and `load_session` raise.
    """
    with open_archives(settings, listener) as archives:
        yield next(each for each in archives if language in {None, each.language})


@contextmanager
def open_archives(
    settings: Settings, listener: Listener | None = None
) -> Iterator[tuple[Archive, ...]]:
    """Give the same of a site in all of its languages, the default first."""
    session = begin(settings, listener)
    try:
        yield tuple(each.archive for each in load_session(session, looks_only=True))
    finally:
        session.turn.end()
