"""Have an engine translate any number of texts, within its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.wire.characters import whole_characters
from mkdocs_briefings.wire.engines.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_briefings.wire.engines.engine import Engine, Limits


def batches(texts: Iterable[str], limits: Limits) -> Iterator[list[str]]:
    """Give the texts in parts that an engine takes at once.

    Raises `EngineError` where one text alone is too long.
    """
    batch: list[str] = []
    size = 0
    for text in texts:
        if len(text) > limits.characters:
            raise EngineError(
                f"A sentence has {len(text)} characters, and it takes {limits.characters} at most."
            )
        if batch and (len(batch) == limits.texts or size + len(text) > limits.characters):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def translate_batch(
    engine: Engine, texts: Sequence[str], source: str, target: str
) -> tuple[str, ...]:
    """Give an engine's translations of a batch, each in one line and of whole characters.

    Raises `EngineError`, also where there are not as many of them, or one is empty.
    """
    answer = engine.translate(texts, source, target)
    if len(answer) != len(texts):
        raise EngineError(f"It was given {len(texts)} texts and gave back {len(answer)}.")
    found = tuple(" ".join(whole_characters(text).split()) for text in answer)
    if not all(found):
        raise EngineError("It gave back an empty text.")
    return found
