"""A program of the newsroom's own that translates: JSON lines in, JSON lines out."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, Field, ValidationError

from mkdocs_briefings.wire.characters import whole_json
from mkdocs_briefings.wire.engines.engine import EngineOptions, Limits
from mkdocs_briefings.wire.engines.errors import EngineError, UnusableEngineError
from mkdocs_briefings.wire.engines.languages import pair_at_engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.wire.engines.engine import Surroundings

_LONGEST_MESSAGE = 200


class CommandOptions(EngineOptions):
    """What may stand below `command`."""

    run: tuple[str, ...] = Field(min_length=1)
    """The program and its arguments; no shell reads them."""

    pairs: dict[str, tuple[str, ...]] = Field(min_length=1)
    """The languages that it translates to, by those that it translates from."""

    version: str
    """Another version makes it translate anew what it has translated before."""

    method: Literal["neural", "rules"] = "neural"
    remote: bool = False
    """Whether it sends texts to other machines; then they count for the day's budget."""

    seconds: float = Field(default=300.0, gt=0)
    """How long it may take for a batch of texts."""


class _Line(BaseModel):
    text: str


class Command:
    """Texts for a program, a line each."""

    name = "command"
    limits = Limits(texts=100, characters=20_000)

    def __init__(self, options: CommandOptions) -> None:
        self._options = options
        self.version = options.version
        self.method = options.method
        self.price = options.price
        self.is_remote = options.remote

    def translates(self, source: str, target: str) -> bool:
        """Tell whether the newsroom says that it can do that pair of languages."""
        return pair_at_engine(self._options.pairs, source, target) is not None

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Give the translations, in the order of the texts. Raises `EngineError`."""
        pair = pair_at_engine(self._options.pairs, source, target)
        if pair is None:
            raise EngineError(f"It does not translate {source} to {target}.")
        lines = (
            json.dumps({"text": text, "source": pair[0], "target": pair[1]}, ensure_ascii=False)
            for text in texts
        )
        given = "".join(f"{line}\n" for line in lines)
        output = run_program(self._options.run, given, self._options.seconds)
        try:
            # JSON has no line breaks of its own, but Unicode's others may stand in a text.
            written = whole_json(output).split("\n")
            return [_Line.model_validate_json(line).text for line in written if line]
        except ValidationError as error:
            raise EngineError('It has to write a line such as {"text": "…"} a text.') from error

    def close(self) -> None:
        """Do nothing: a program runs for a batch."""


class CommandAdapter:
    """Makes an engine of a program."""

    name = Command.name
    options = CommandOptions

    def open(self, options: CommandOptions, surroundings: Surroundings) -> Command:
        """Give the engine. Raises `EngineError`."""
        program = options.run[0]
        if shutil.which(program, path=surroundings.environment.get("PATH")) is None:
            raise UnusableEngineError(f"run: There is no program {program!r}.")
        return Command(options)


def run_program(arguments: Sequence[str], given: str, seconds: float) -> str:
    """Give what a program writes about what it is given. Raises `EngineError`."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the newsroom's own choice, without a shell
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise UnusableEngineError(f"{arguments[0]}: {error.strerror}.") from error
    with process:
        try:
            output, errors = process.communicate(given.encode(), timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise EngineError(f"{arguments[0]} took longer than {seconds:g} seconds.") from error
        finally:
            if process.poll() is None:
                # With all that it has started, which would hold its output open.
                os.killpg(process.pid, signal.SIGKILL)
    if process.returncode:
        said = " ".join(errors.decode(errors="replace").split())[:_LONGEST_MESSAGE]
        raise EngineError(f"{arguments[0]} ended with {process.returncode}: {said or 'no word'}.")
    try:
        return output.decode()
    except UnicodeDecodeError as error:
        raise EngineError(f"{arguments[0]} writes something that is no UTF-8.") from error
