"""The texts of articles, on their way into feeds."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import hash_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_briefings.archive.days import Entry
    from mkdocs_briefings.build.render import Desk
    from mkdocs_briefings.build.stale import Comparer
    from mkdocs_briefings.outputs.block import Block
    from mkdocs_briefings.rendering.dependencies import Body

_FEW = 5_000
"""So many articles have texts that may all be held in memory at once."""

TOO_MANY = 3
"""How many times as many texts are remembered as all feeds together have at most."""


class Texts:
    """Takes texts from the articles, and gives them to the feeds."""

    def __init__(
        self, desk: Desk, comparer: Comparer, articles: Sequence[Block], others: Sequence[Block]
    ) -> None:
        self._desk, self._comparer, self._others = desk, comparer, others
        self._bodies: dict[str, Body] = {}
        is_few = sum(block.weight for block in articles) <= _FEW
        are_wanted = any(block.texts is not None for block in others)
        # Of a few articles all texts are kept, so that workers need not wait until it is known
        # which of them are wanted.
        desk.renderer.keep_bodies(None if is_few and are_wanted else self._keys)

    @cached_property
    def _keys(self) -> dict[str, bytes]:
        """What each wanted text depends on, besides its links, by its briefing's path."""
        return {
            entry.filed.path: hash_all(self._comparer.whole, entry.card.url, entry.filed.digest)
            for entry in self._latest(self._others)
        }

    def _latest(self, blocks: Iterable[Block]) -> Iterator[Entry]:
        """Give the briefings whose texts stand in these blocks."""
        for block in blocks:
            if block.texts is not None:
                yield from block.texts()

    def take(self, bodies: Mapping[str, Body]) -> None:
        """Take texts that a worker has made; it works on while the wanted ones are found out."""
        keys = self._keys
        self._bodies.update((path, body) for path, body in bodies.items() if path in keys)

    def hand_on(self) -> None:
        """Give the renderer the texts that are there, those of earlier builds among them."""
        renderer, keys = self._desk.renderer, self._keys
        renderer.keep_bodies(keys)
        if self._desk.reuses:
            wanted = {path: key for path, key in keys.items() if path not in self._bodies}
            renderer.know_bodies(_usable(self._desk.state.bodies(wanted), self._comparer))
        renderer.know_bodies(self._bodies)

    def remember(self) -> None:
        """Keep the new texts for the next build; of too many, those that any feed still wants."""
        desk = self._desk
        if not desk.reuses or not self._bodies:
            return
        count = desk.state.remember_bodies(self._bodies, self._keys)
        feeds = sum(block.texts is not None for block in desk.others)
        if count > TOO_MANY * feeds * desk.settings.latest:
            # Rarely, since it asks for the briefings of every feed, whether it has changed or not.
            desk.state.keep_bodies({entry.filed.path for entry in self._latest(desk.others)})


def _usable(bodies: Mapping[str, Body], comparer: Comparer) -> dict[str, Body]:
    return {
        path: body for path, body in bodies.items() if comparer.are_same(body.dependencies.lookups)
    }
