"""Apertium: translates by rules, on this machine; Debian has it and its languages."""

from __future__ import annotations

import shutil
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.engines.command import run_program
from mkdocs_briefings.wire.engines.engine import EngineOptions, Limits
from mkdocs_briefings.wire.engines.errors import EngineError, UnusableEngineError
from mkdocs_briefings.wire.engines.languages import pair_at_engine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.wire.engines.engine import Surroundings

_SECONDS = 300.0
_BETWEEN = "\n\n"
"""A blank line: with less, its rules would move words from one text into another."""

_CODES = {
    "afr": "af",
    "arg": "an",
    "ast": "ast",
    "bel": "be",
    "bre": "br",
    "bul": "bg",
    "cat": "ca",
    "cym": "cy",
    "dan": "da",
    "eng": "en",
    "epo": "eo",
    "eus": "eu",
    "fra": "fr",
    "glg": "gl",
    "hin": "hi",
    "ind": "id",
    "isl": "is",
    "ita": "it",
    "mkd": "mk",
    "nld": "nl",
    "nno": "nn",
    "nob": "nb",
    "oci": "oc",
    "pol": "pl",
    "por": "pt",
    "ron": "ro",
    "rus": "ru",
    "slv": "sl",
    "spa": "es",
    "srd": "sc",
    "swe": "sv",
    "ukr": "uk",
    "urd": "ur",
    "zlm": "ms",
}
"""Codes of ISO 639-3, which it uses, with those of BCP 47."""

_SERBO_CROATIAN = ("bs", "hr", "sr-latn", "sr")


class Apertium:
    """Texts for Apertium, with the languages that are installed beside it."""

    name = "apertium"
    method = "rules"
    is_remote = False
    limits = Limits(texts=200, characters=50_000)

    def __init__(self, program: str, price: float) -> None:
        self._program = program
        self.price = price

    @cached_property
    def version(self) -> str:
        """The version of the program. Raises `EngineError`."""
        return self._run("", "-V").removeprefix("Apertium").strip()

    @cached_property
    def _modes(self) -> Mapping[tuple[str, str], str]:
        """Its names of what it can do, such as `spa-eng`, by pairs of languages."""
        found: dict[tuple[str, str], str] = {}
        for mode in sorted(self._run("", "-l").split()):
            source, _, target = mode.partition("-")
            for from_name in _tags(source):
                for to_name in _tags(target):
                    found.setdefault((from_name, to_name), mode)
        return found

    @cached_property
    def _pairs(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for source, target in self._modes:
            found.setdefault(source, []).append(target)
        return found

    def translates(self, source: str, target: str) -> bool:
        """Tell whether that pair of languages is installed. Raises `EngineError`."""
        return pair_at_engine(self._pairs, source, target) is not None

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Give the translations, in the order of the texts. Raises `EngineError`."""
        pair = pair_at_engine(self._pairs, source, target)
        if pair is None:
            raise EngineError(f"It does not translate {source} to {target}.")
        given = _BETWEEN.join(" ".join(text.split()) for text in texts)
        output = self._run(given + _BETWEEN, "-u", self._modes[pair])
        return output.strip("\n").split(_BETWEEN)

    def _run(self, given: str, *arguments: str) -> str:
        return run_program((self._program, *arguments), given, _SECONDS)

    def close(self) -> None:
        """Do nothing: the program runs for a batch."""


class ApertiumAdapter:
    """Makes an engine of the program, where it is installed."""

    name = Apertium.name
    options = EngineOptions

    def open(self, options: EngineOptions, surroundings: Surroundings) -> Apertium:
        """Give the engine. Raises `EngineError`."""
        program = shutil.which(self.name, path=surroundings.environment.get("PATH"))
        if program is None:
            raise UnusableEngineError("It is not installed. Debian's package is apertium.")
        return Apertium(program, options.price)


def _tags(code: str) -> tuple[str, ...]:
    """Give the languages (BCP 47) that one of its codes is used for; it adds regions with `_`."""
    language, _, region = code.partition("_")
    if language == "hbs":
        return (region.lower(),) if region in {"BS", "HR", "SR"} else _SERBO_CROATIAN
    tag = _CODES.get(language, language)
    return (f"{tag}-{region.lower()}" if region else tag,)
