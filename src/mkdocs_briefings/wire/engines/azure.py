"""Azure's Translator, version 3: paid by the character, with a free plan."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from pydantic import BaseModel

from mkdocs_briefings.wire.engines.engine import EngineOptions, Limits
from mkdocs_briefings.wire.engines.remote import RemoteEngine, read_answer, read_answers
from mkdocs_briefings.wire.engines.service import Answer, Service, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.wire.engines.engine import Surroundings

SECRET = "BRIEFINGS_AZURE_KEY"  # noqa: S105 - the name of a variable
_QUOTA_EXCEEDED = 403001
"""Of its codes with six digits: what the free plan has is used up."""


class AzureOptions(EngineOptions):
    """What may stand below `azure`."""

    region: str = ""
    """Region of the resource, which all but global ones need."""

    url: str = "https://api.cognitive.microsofttranslator.com"


class _Languages(BaseModel):
    translation: dict[str, object]


class _Translation(BaseModel):
    text: str


class _Translated(BaseModel):
    translations: list[_Translation]


class _AzureService(Service):
    def verdict(self, answer: Answer) -> Verdict:
        match answer.data:
            case {"error": {"code": code}} if str(code) == str(_QUOTA_EXCEEDED):
                return Verdict.SPENT
        return answer.verdict


class Azure(RemoteEngine):
    """Texts for the Translator."""

    name = "azure"
    limits = Limits(texts=1_000, characters=10_000)
    """It takes 50,000 characters, and asks to send less."""

    def __init__(self, service: Service, secret: str, options: AzureOptions) -> None:
        super().__init__(service, "3.0", options.price)
        self._headers = {"Ocp-Apim-Subscription-Key": secret}
        if options.region:
            self._headers["Ocp-Apim-Subscription-Region"] = options.region

    def _ask_for_pairs(self) -> Mapping[str, frozenset[str]]:
        answer = self._service.get("/languages?api-version=3.0&scope=translation")
        names = frozenset(read_answer(_Languages, answer).translation)
        return dict.fromkeys(names, names)

    def _ask(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        question = urlencode(
            {"api-version": "3.0", "from": source, "to": target, "textType": "plain"}
        )
        what = [{"Text": text} for text in texts]
        answer = self._service.post(f"/translate?{question}", what, self._headers)
        return [
            "".join(kind.text for kind in each.translations)
            for each in read_answers(_Translated, answer)
        ]


class AzureAdapter:
    """Makes an engine of a key and a region."""

    name = Azure.name
    options = AzureOptions

    def open(self, options: AzureOptions, surroundings: Surroundings) -> Azure:
        """Give the engine. Raises `EngineError`."""
        secret = surroundings.needed_secret(SECRET)
        return Azure(_AzureService(options.url, secret, surroundings), secret, options)
