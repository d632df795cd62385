"""Other events with which a draft's may be one, for an editor who merges them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_briefings.wire.review.cases import Cases, Named
    from mkdocs_briefings.wire.review.waiting import WaitingDraft
    from mkdocs_briefings.wire.store.drafts import Draft
    from mkdocs_briefings.wire.store.events import Headline
    from mkdocs_briefings.wire.store.store import Store

_AROUND = timedelta(days=3)
"""Reports from so long before the event was last told of are offered."""

_MOST = 9
"""One for each number key."""

_WORD = re.compile(r"\w{4,}|\d+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another event."""

    item: int
    """The report by which it is shown."""

    title: str
    outlet: Named
    draft: str
    """Path of its draft; empty where it has none."""


def find_candidates(
    draft: WaitingDraft, row: Draft, store: Store, cases: Cases, words: str
) -> tuple[Candidate, ...]:
    """Give the events most like a draft's, by the words of headlines.

    Where words are given, only those whose headline has them all.
    """
    own = store.events.of_item(row.item) or row.event
    wanted = words.casefold().split()
    likeness = _words(f"{draft.file.text('title')} {draft.file.text('original', 'title')}")
    best: dict[int, tuple[int, Headline]] = {}
    for headline in store.events.headlines(draft.last - _AROUND, cases.language):
        text = f"{headline.title} {headline.english}".casefold()
        shared = len(likeness & _words(text))
        is_wanted = all(word in text for word in wanted) if wanted else shared > 0
        if headline.event == own or not is_wanted:
            continue
        if headline.event not in best or best[headline.event][0] < shared:
            best[headline.event] = shared, headline
    found = sorted(best.values(), key=lambda each: (-each[0], -each[1].item))[:_MOST]
    return tuple(_candidate(headline, store, cases) for _, headline in found)


def _candidate(headline: Headline, store: Store, cases: Cases) -> Candidate:
    draft = store.drafts.get(headline.event)
    return Candidate(
        item=headline.item,
        title=headline.english or headline.title,
        outlet=cases.outlet(headline.source),
        draft=draft.path if draft else "",
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
