"""What is done in a process of its own: it loads what the process that fetches has no need of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.wire import language
from mkdocs_briefings.wire.confined import ConfinedError
from mkdocs_briefings.wire.text.article import read_article
from mkdocs_briefings.wire.text.fed import is_enough, read_fed

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.wire.records import Article, Entry, Outlet
    from mkdocs_briefings.wire.text.download import Download

language.load()


def read_report(
    download: Download | None, outlet: Outlet, entry: Entry, now: datetime
) -> Article | None:
    """Give the article of a page; without one that of the entry, or None where a page is needed.

    Raises `ConfinedError` whatever goes wrong.
    """
    try:
        if download is not None:
            return read_article(download, outlet, entry, now)
        return read_fed(outlet, entry) if is_enough(outlet, entry) else None
    except MemoryError:
        raise
    except Exception as error:  # of libraries, at pages that nobody thought of
        raise ConfinedError(f"It cannot be read: {type(error).__name__}: {error}.") from error
