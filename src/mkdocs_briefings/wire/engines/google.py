"""Google's Cloud Translation, version 3: paid by the character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from mkdocs_briefings.wire.engines.engine import EngineOptions, Limits
from mkdocs_briefings.wire.engines.remote import RemoteEngine, read_answer
from mkdocs_briefings.wire.engines.service import Answer, Service, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.wire.engines.engine import Surroundings

SECRET = "BRIEFINGS_GOOGLE_TOKEN"  # noqa: S105 - the name of a variable
_FORBIDDEN = 403


class GoogleOptions(EngineOptions):
    """What may stand below `google`."""

    project: str = Field(pattern=r"^[a-zA-Z0-9:.-]+$")
    """Number or id of the project that is billed."""

    location: str = Field(default="global", pattern=r"^[a-z0-9-]+$")
    url: str = "https://translation.googleapis.com"


class _Language(BaseModel):
    code: str = Field(alias="languageCode")
    is_source: bool = Field(default=False, alias="supportSource")
    is_target: bool = Field(default=False, alias="supportTarget")


class _Languages(BaseModel):
    languages: list[_Language]


class _Translation(BaseModel):
    text: str = Field(alias="translatedText")


class _Translated(BaseModel):
    translations: list[_Translation]


class _GoogleService(Service):
    def verdict(self, answer: Answer) -> Verdict:
        """Tell its two kinds of 403 for quotas, of a day and of a minute, from that for a token."""
        if answer.status == _FORBIDDEN:
            said = answer.body.decode(errors="replace").lower()
            if re.search(r"daily\s*limit", said):
                return Verdict.SPENT
            if re.search(r"rate\s*limit", said):
                return Verdict.LATER
        return answer.verdict


class Google(RemoteEngine):
    """Texts for Cloud Translation."""

    name = "google"
    limits = Limits(texts=1_000, characters=5_000)
    """It takes 1,024 texts and 30,000 characters, and recommends 5,000."""

    def __init__(self, service: Service, secret: str, options: GoogleOptions) -> None:
        super().__init__(service, "v3", options.price)
        self._path = f"/v3/projects/{options.project}/locations/{options.location}"
        self._headers = {
            "Authorization": f"Bearer {secret}",
            "x-goog-user-project": options.project,
        }

    def _ask_for_pairs(self) -> Mapping[str, frozenset[str]]:
        answer = self._service.get(f"{self._path}/supportedLanguages", self._headers)
        languages = read_answer(_Languages, answer).languages
        targets = frozenset(each.code for each in languages if each.is_target)
        return {each.code: targets for each in languages if each.is_source}

    def _ask(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        what = {
            "contents": list(texts),
            "mimeType": "text/plain",  # By default it is HTML, and signs come back as entities.
            "sourceLanguageCode": source,
            "targetLanguageCode": target,
        }
        answer = self._service.post(f"{self._path}:translateText", what, self._headers)
        return [each.text for each in read_answer(_Translated, answer).translations]


class GoogleAdapter:
    """Makes an engine of a project and a token."""

    name = Google.name
    options = GoogleOptions

    def open(self, options: GoogleOptions, surroundings: Surroundings) -> Google:
        """Give the engine. Raises `EngineError`."""
        secret = surroundings.needed_secret(SECRET)
        return Google(_GoogleService(options.url, secret, surroundings), secret, options)
