"""Purge by a command of the site's own: it gets the addresses, one a line."""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.upload.purging.errors import PurgeError, UnusablePurgerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.upload.addresses import Addresses


@dataclass(frozen=True, slots=True)
class CommandPurger:
    """Purges by a command, which reads addresses from its standard input."""

    addresses: Addresses
    words: tuple[str, ...]
    """The command and its arguments: no shell reads them."""

    def purge(self, paths: Sequence[str]) -> None:
        """Purge files. Raises `PurgeError`: all is left if the command does not end with 0."""
        lines = "".join(f"{each}\n" for each in sorted(map(self.addresses.of, paths)))
        try:
            done = subprocess.run(list(self.words), input=lines.encode(), check=False)  # noqa: S603 - as asked
        except OSError as error:
            reason = f"{self.words[0]} cannot be run: {error.strerror}."
            raise PurgeError(reason, frozenset(paths)) from error
        if done.returncode:
            # Arguments may hold what is to be kept secret.
            reason = f"{self.words[0]} ended with exit code {done.returncode}."
            raise PurgeError(reason, frozenset(paths))

    def requests_for(self, paths: Sequence[str]) -> int:
        """Give how many times the command is run."""
        return int(bool(paths))


def command(text: str, addresses: Addresses) -> CommandPurger:
    """Give the purger of a command, written as in a shell. Raises `UnusablePurgerError`."""
    try:
        words = tuple(shlex.split(text))
    except ValueError as error:
        raise UnusablePurgerError(f"The command cannot be read: {error}.") from error
    if not words:
        raise UnusablePurgerError("The command is empty.")
    return CommandPurger(addresses, words)
