"""The newsroom's engines, tried in its order, with what they have done before remembered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.wire.engines.batches import batches, translate_batch
from mkdocs_briefings.wire.engines.errors import (
    EngineError,
    SpentEngineError,
    UnusableEngineError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from mkdocs_briefings.wire.engines.engine import Engine
    from mkdocs_briefings.wire.store.store import Store


@dataclass(frozen=True, slots=True)
class Rendering:
    """Texts in another language, all of one engine."""

    texts: Mapping[str, str]
    """The translations, by what they are translations of."""

    engine: str
    """Its name and version."""

    method: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of asking the engines."""

    rendering: Rendering | None
    """None where no engine has translated the texts."""

    may_work_later: bool = False
    """Whether an engine that could do it rests or cannot be reached, so that a next run may."""


class _RestingEngineError(EngineError):
    """It is not asked any more on this day."""


class Chain:
    """Engines one after the other: the first one that can do a pair of languages does it."""

    def __init__(
        self, engines: Sequence[Engine], store: Store, now: datetime, characters_a_day: int
    ) -> None:
        self._engines = engines
        self._store = store
        self._now = now
        self._characters_a_day = characters_a_day
        self._left_out: set[int] = set()
        self._notes: Counter[str] = Counter()
        self.characters: Counter[str] = Counter()
        """How many characters each engine was sent in this run, by its name and version."""

        self.cost = 0.0
        """What that has cost, as far as prices are known."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What went wrong, a sentence each, with how often."""
        return tuple(
            note if count == 1 else f"{note} ({count} times)" for note, count in self._notes.items()
        )

    def translate(self, texts: Iterable[str], source: str, target: str) -> Attempt:
        """Have the first engine that can translate the texts, or else the next one."""
        wanted = list(dict.fromkeys(texts))
        may_work_later = False
        for engine in self._engines:
            if id(engine) in self._left_out:
                may_work_later = True
                continue
            try:
                if engine.translates(source, target):
                    return Attempt(self._ask(engine, wanted, source, target))
            except UnusableEngineError as error:
                self._left_out.add(id(engine))
                self._notes[f"{engine.name} is not used in this run: {error}"] += 1
                may_work_later = True
            except (SpentEngineError, _RestingEngineError) as error:
                self._notes[f"{engine.name} is not used any more today: {error}"] += 1
                may_work_later = True
            except EngineError as error:
                self._notes[f"{engine.name}: {error}"] += 1
        return Attempt(None, may_work_later)

    def _ask(self, engine: Engine, texts: Sequence[str], source: str, target: str) -> Rendering:
        label = f"{engine.name} {engine.version}"
        keys = {text: fingerprint_of(label, source, target, text) for text in texts}
        memory = self._store.translations
        found = {text: known for text in texts if (known := memory.sentence(keys[text]))}
        missing = [text for text in texts if text not in found]
        for batch in batches(missing, engine.limits):
            self._count(engine, label, sum(map(len, batch)))
            try:
                answer = translate_batch(engine, batch, source, target)
            except SpentEngineError as error:
                memory.end(label, self._now.date(), str(error))
                raise
            with self._store.transaction():
                for text, translation in zip(batch, answer, strict=True):
                    memory.put_sentence(keys[text], translation, self._now)
            found.update(zip(batch, answer, strict=True))
        return Rendering(found, label, engine.method)

    def _count(self, engine: Engine, label: str, characters: int) -> None:
        """Count what an engine is about to be sent, or raise `_RestingEngineError`."""
        if not engine.is_remote:
            return
        today = self._now.date()
        use = self._store.translations.use(label, today)
        if use.ended:
            raise _RestingEngineError(use.ended)
        if 0 < self._characters_a_day < use.characters + characters:
            raise _RestingEngineError(
                f"Of {self._characters_a_day} characters a day, {use.characters} were sent."
            )
        self._store.translations.count(label, today, characters)
        self.characters[label] += characters
        self.cost += characters * engine.price / 1_000_000
