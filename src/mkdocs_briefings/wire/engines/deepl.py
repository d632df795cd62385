"""DeepL: a service that is paid by the character, with a free plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

from mkdocs_briefings.wire.engines.engine import EngineOptions, Limits
from mkdocs_briefings.wire.engines.remote import RemoteEngine, read_answer, read_answers
from mkdocs_briefings.wire.engines.service import Answer, Service, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.wire.engines.engine import Surroundings

SECRET = "BRIEFINGS_DEEPL_KEY"  # noqa: S105 - the name of a variable
_PRO, _FREE = "https://api.deepl.com", "https://api-free.deepl.com"
_END_OF_FREE_KEYS = ":fx"
_QUOTA_EXCEEDED = 456


class DeepLOptions(EngineOptions):
    """What may stand below `deepl`."""

    url: str = ""
    """Another address than that of the plan which the key is of."""


class _Language(BaseModel):
    lang: str
    usable_as_source: bool
    usable_as_target: bool


class _Translation(BaseModel):
    text: str


class _Translated(BaseModel):
    translations: list[_Translation]


class _DeepLService(Service):
    def verdict(self, answer: Answer) -> Verdict:
        return Verdict.SPENT if answer.status == _QUOTA_EXCEEDED else answer.verdict


class DeepL(RemoteEngine):
    """Texts for DeepL."""

    name = "deepl"
    limits = Limits(texts=50, characters=20_000)
    """A request has 128 KiB at most, and a character four bytes."""

    def __init__(self, service: Service, secret: str, price: float) -> None:
        super().__init__(service, "v2", price)
        self._headers = {"Authorization": f"DeepL-Auth-Key {secret}"}

    def _ask_for_pairs(self) -> Mapping[str, frozenset[str]]:
        answer = self._service.get("/v3/languages?resource=translate_text", self._headers)
        languages = read_answers(_Language, answer)
        targets = frozenset(each.lang for each in languages if each.usable_as_target)
        return {each.lang: targets for each in languages if each.usable_as_source}

    def _ask(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        what = {
            "text": list(texts),
            "source_lang": source.upper(),
            "target_lang": target.upper(),
            "split_sentences": "0",
        }
        answer = self._service.post("/v2/translate", what, self._headers)
        return [each.text for each in read_answer(_Translated, answer).translations]


class DeepLAdapter:
    """Makes an engine of a key."""

    name = DeepL.name
    options = DeepLOptions

    def open(self, options: DeepLOptions, surroundings: Surroundings) -> DeepL:
        """Give the engine. Raises `EngineError`."""
        secret = surroundings.needed_secret(SECRET)
        url = options.url or (_FREE if secret.endswith(_END_OF_FREE_KEYS) else _PRO)
        return DeepL(_DeepLService(url, secret, surroundings), secret, options.price)
