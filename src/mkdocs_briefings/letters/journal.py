"""The journal of a letter's sending: who has it, so that nobody gets it twice.

A line is on the disk before what it tells of can happen. "sending" is written before a message goes
to the server, and the server's answer after it. Where no answer follows, nobody knows whether the
server has taken the message.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Self

from filelock import FileLock, Timeout

from mkdocs_briefings.letters.errors import LetterError

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.letters.letter import Letter
    from mkdocs_briefings.letters.mailbox import Mailbox


class Delivery(Enum):
    """What became of somebody's letter."""

    SENDING = "sending"
    """It was on its way when all ended: the server may or may not have it."""

    SENT = "sent"
    """The server has taken it."""

    REFUSED = "refused"
    """The server has refused it for good."""

    DELAYED = "delayed"
    """The server has refused it for now."""


class Retry(Enum):
    """What is tried again only if it is asked for."""

    UNKNOWN = "unknown"
    """Letters that were on their way."""

    REFUSED = "refused"


@dataclass(slots=True)
class Journal:
    """What is known of everybody's letter of one day. Used as a context, for one run at a time."""

    path: Path
    letter: Letter
    known: dict[str, Delivery] = field(default_factory=dict)
    """By the keys of mailboxes."""

    others: str = ""
    """Moment of the newest other version of the letter of which a message went out."""

    _file: Any = None
    _lock: FileLock | None = None

    def __enter__(self) -> Self:
        """Keep other runs out, and read. Raises `LetterError`."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(f"{self.path}.lock")
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise LetterError(f"{self.path}: Another run is sending this letter.") from error
        try:
            self.read()
            self._mend()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        if self._file is not None:
            self._file.close()
        if self._lock is not None:
            self._lock.release()

    def of(self, mailbox: Mailbox) -> Delivery | None:
        """Give what became of somebody's letter; None if it was never on its way."""
        return self.known.get(mailbox.key)

    def is_open(self, mailbox: Mailbox, retries: frozenset[Retry]) -> bool:
        """Whether somebody is still to be sent the letter."""
        match self.of(mailbox):
            case Delivery.SENT:
                return False
            case Delivery.SENDING:
                return Retry.UNKNOWN in retries
            case Delivery.REFUSED:
                return Retry.REFUSED in retries
            case _:
                return True

    def note(self, mailbox: Mailbox, delivery: Delivery, said: str = "") -> None:
        """Write down what becomes of somebody's letter; it is on the disk when this returns."""
        line = {"to": mailbox.key, "delivery": delivery.value} | ({"said": said} if said else {})
        if self._file is None:
            self._begin()
        self._write(line)
        self.known[mailbox.key] = delivery

    def read(self) -> None:
        """Read what is known, and change nothing. Raises `LetterError`."""
        data = self.path.read_bytes() if self.path.is_file() else b""
        # What a crash has cut off had not happened yet, since the line was not whole.
        whole = data[: data.rfind(b"\n") + 1]
        moment = digest = ""
        for number, line in enumerate(whole.splitlines(), 1):
            try:
                entry: dict[str, str] = json.loads(line)
                if "letter" in entry:
                    self._check_day(entry["day"])
                    digest, moment = entry["letter"], entry["now"]
                else:
                    self.known[entry["to"]] = Delivery(entry["delivery"])
                    if digest != self.letter.digest and entry["delivery"] in {"sending", "sent"}:
                        self.others = moment
            except (ValueError, KeyError, TypeError) as error:
                raise LetterError(
                    f"{self.path}:{number}: This is no line of a journal. Restore the file: it "
                    "says who has the letter already."
                ) from error

    def _mend(self) -> None:
        """Take a line that is not whole away, so that the next one begins on its own."""
        data = self.path.read_bytes() if self.path.is_file() else b""
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            os.truncate(self.path, whole)

    def _check_day(self, day: str) -> None:
        if day != self.letter.day.isoformat():
            raise LetterError(
                f"{self.path}: This is the journal of the letter of {day}. Name another file."
            )

    def _begin(self) -> None:
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._file = os.fdopen(handle, "ab")
        day, moment = self.letter.day.isoformat(), self.letter.moment.isoformat()
        self._write({"day": day, "letter": self.letter.digest, "now": moment})
        _sync_folder(self.path.parent)

    def _write(self, line: dict[str, str]) -> None:
        self._file.write(json.dumps(line).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # elsewhere a folder cannot be opened
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
