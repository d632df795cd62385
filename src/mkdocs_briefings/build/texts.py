"""The texts of articles, on their way into feeds and indexes."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.rendering.text_spool import TextSpool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.build.context import BuildContext
    from mkdocs_briefings.build.stale import Comparer
    from mkdocs_briefings.outputs.group import OutputGroup
    from mkdocs_briefings.rendering.dependencies import Body

_FEW = 5_000
"""So many articles have texts that may all be held in memory at once."""

TOO_MANY = 3
"""How many times as many texts are remembered as all feeds together have at most."""

_SPOOL = "texts"
"""The folder beside the stage in which the texts wait that are too many for memory."""


class Texts:
    """Takes texts from the articles, and gives them to the feeds, and to what is searched.

    What feeds hold is remembered for the next build. All else is needed by indexes alone, and only
    while this one lasts.
    """

    def __init__(
        self,
        context: BuildContext,
        comparer: Comparer,
        of_days: Sequence[OutputGroup],
        others: Sequence[OutputGroup],
    ) -> None:
        self._context, self._comparer, self._others = context, comparer, others
        self._bodies: dict[str, Body] = {}
        self._unwanted: dict[str, Body] = {}
        is_few = sum(group.weight for group in of_days) <= _FEW
        are_wanted = any(group.holds_texts or group.indexes_texts for group in others)
        self._are_indexed = any(group.indexes_texts for group in others)
        self._is_spooled = self._are_indexed and not is_few
        # Of a few articles all texts are kept, so that workers need not wait until it is known
        # which of them are wanted.
        context.renderer.keep_bodies(None if is_few and are_wanted else self._wanted)

    @cached_property
    def _wanted(self) -> dict[str, bytes]:
        """Fingerprints of what each wanted text depends on, besides its links, by its path."""
        whole = self._comparer.whole
        return {
            entry.record.path: fingerprint_of(whole, entry.card.url, entry.record.fingerprint)
            for entry in self._latest(self._others)
        }

    def _latest(self, groups: Iterable[OutputGroup]) -> Iterator[PublishedBriefing]:
        """Give the briefings whose texts stand in these groups."""
        for group in groups:
            if group.holds_texts:
                yield from group.texts()

    @contextmanager
    def spooled(self) -> Iterator[None]:
        """Let workers put down the texts that no feed holds, if indexes are made of them."""
        if not self._is_spooled:
            yield
            return
        renderer = self._context.renderer
        with TextSpool(self._context.stage.with_name(_SPOOL)) as spool:
            renderer.spool_bodies(spool)
            try:
                yield
            finally:
                renderer.spool_bodies(None)

    def take(self, bodies: Mapping[str, Body]) -> None:
        """Take texts that a worker has made; it works on while the wanted ones are found out."""
        wanted = self._wanted
        for path, body in bodies.items():
            if path in wanted:
                self._bodies[path] = body
            elif self._are_indexed:
                self._unwanted[path] = body

    def hand_on(self) -> None:
        """Give the renderer the texts that are there, those of earlier builds among them."""
        renderer, wanted = self._context.renderer, self._wanted
        renderer.keep_bodies(wanted)
        if self._context.reuses:
            missing = {path: known for path, known in wanted.items() if path not in self._bodies}
            renderer.know_bodies(_usable(self._context.state.bodies(missing), self._comparer))
        renderer.know_bodies(self._bodies)
        renderer.know_bodies(self._unwanted)

    def remember(self) -> None:
        """Keep the new texts for the next build; of too many, those that any feed still wants."""
        context = self._context
        if not context.reuses or not self._bodies:
            return
        count = context.state.remember_bodies(self._bodies, self._wanted)
        feeds = sum(group.holds_texts for group in context.plan.others)
        if count > TOO_MANY * feeds * context.settings.latest:
            # Rarely, since it asks for the briefings of every feed, whether it has changed or not.
            context.state.keep_bodies(
                {entry.record.path for entry in self._latest(context.plan.others)}
            )


def _usable(bodies: Mapping[str, Body], comparer: Comparer) -> dict[str, Body]:
    return {
        path: body for path, body in bodies.items() if comparer.are_same(body.dependencies.lookups)
    }
