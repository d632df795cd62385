"""What becomes of an item whose page was tried."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.fetch.errors import HardFetchError, TemporaryFetchError
from mkdocs_briefings.wire.confined import ConfinedError
from mkdocs_briefings.wire.store.pages import Page, PageState
from mkdocs_briefings.wire.text.obstacles import Obstacle

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.fetch.errors import FetchError
    from mkdocs_briefings.wire.records import Article

CLAIM = timedelta(minutes=15)
"""So long a page that is being fetched is not asked for again, if the step is killed meanwhile."""

SOON, DAY = timedelta(minutes=30), timedelta(days=1)

MOST_TRIES = {True: 8, False: 4}
"""How often a page is asked for whose server is down (about two days), or does not give it."""

_PASSING = frozenset({Obstacle.ROBOTS, Obstacle.ERROR, Obstacle.EMPTY})
"""What stands in the way of a text, and may be gone when it is asked for once more."""

KILLED = "Its reading was ended."


def claimed(item: int, before: Page | None, now: datetime) -> Page:
    """Give what is stored of a page before it is asked for."""
    tries = before.tries if before else 0
    return Page(
        item=item,
        state=PageState.FAILED,
        at=now,
        tries=tries + 1,
        next_try=now + CLAIM,
        failure=KILLED,
    )


def read(claim: Page, article: Article, now: datetime) -> Page:
    """Give what is stored of a page that was read, or shall be once more."""
    obstacle = obstacle_of(article)
    if obstacle in _PASSING and claim.tries == 1:
        return _again(claim, obstacle.value, now, now)
    return Page(item=claim.item, state=PageState.READ, at=now, tries=claim.tries, article=article)


def failed(claim: Page, error: FetchError | ConfinedError, now: datetime) -> Page:
    """Give what is stored of a page that could not be had, or not be read."""
    if isinstance(error, ConfinedError):
        reason, wish, most = str(error), now, MOST_TRIES[False]
    else:
        is_temporary = isinstance(error, TemporaryFetchError)
        reason, wish, most = error.reason, error.retry_at or now, MOST_TRIES[is_temporary]
    if isinstance(error, HardFetchError) or claim.tries >= most:
        return Page(
            item=claim.item, state=PageState.REFUSED, at=now, tries=claim.tries, failure=reason
        )
    return _again(claim, reason, wish, now)


def obstacle_of(article: Article) -> Obstacle | None:
    """Give what stood in the way of a page's text, which its first alarm says."""
    first = next(iter(article.alarms), "")
    return next((obstacle for obstacle in Obstacle if obstacle.value == first), None)


def _again(claim: Page, reason: str, wish: datetime, now: datetime) -> Page:
    """Ask again, each time later, and not before the server wants it; within a day."""
    wait = min(SOON * 2 ** (claim.tries - 1), DAY)
    return Page(
        item=claim.item,
        state=PageState.FAILED,
        at=now,
        tries=claim.tries,
        next_try=max(now + wait, min(wish, now + DAY)),
        failure=reason,
    )
