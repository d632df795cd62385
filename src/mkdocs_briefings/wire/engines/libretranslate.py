"""LibreTranslate: a server of the newsroom's own, or one that others run."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from mkdocs_briefings.wire.engines.engine import EngineOptions, Limits
from mkdocs_briefings.wire.engines.remote import RemoteEngine, read_answer, read_answers
from mkdocs_briefings.wire.engines.service import Service

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.wire.engines.engine import Surroundings

SECRET = "BRIEFINGS_LIBRETRANSLATE_KEY"  # noqa: S105 - the name of a variable


class LibreTranslateOptions(EngineOptions):
    """What may stand below `libretranslate`."""

    url: str
    """Address of the server."""


class _Language(BaseModel):
    code: str
    targets: list[str]


class _Translated(BaseModel):
    texts: list[str] = Field(alias="translatedText")


class _Information(BaseModel):
    version: str


class _Specification(BaseModel):
    info: _Information


class LibreTranslate(RemoteEngine):
    """Texts for a server of LibreTranslate."""

    name = "libretranslate"
    limits = Limits(texts=20, characters=2_000)
    """Servers set their own; this is what the public ones take."""

    def __init__(self, service: Service, secret: str, price: float) -> None:
        super().__init__(service, "", price)
        self._secret = secret

    @cached_property
    def _of_server(self) -> str:
        return read_answer(_Specification, self._service.get("/spec")).info.version

    @property
    def version(self) -> str:
        """The version of the server."""
        return self._of_server

    def _ask_for_pairs(self) -> Mapping[str, frozenset[str]]:
        languages = read_answers(_Language, self._service.get("/languages"))
        return {each.code: frozenset(each.targets) - {each.code} for each in languages}

    def _ask(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        what = {"q": list(texts), "source": source, "target": target, "format": "text"}
        if self._secret:
            what["api_key"] = self._secret
        return read_answer(_Translated, self._service.post("/translate", what)).texts


class LibreTranslateAdapter:
    """Makes an engine of the address of a server."""

    name = LibreTranslate.name
    options = LibreTranslateOptions

    def open(self, options: LibreTranslateOptions, surroundings: Surroundings) -> LibreTranslate:
        """Give the engine. Raises `EngineError`."""
        secret = surroundings.secret(SECRET)
        return LibreTranslate(Service(options.url, secret, surroundings), secret, options.price)
