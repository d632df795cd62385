"""Send a letter: over one connection, a message for each reader, at a steady pace."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.letters.journal import Delivery, Retry
from mkdocs_briefings.letters.message import message
from mkdocs_briefings.letters.server import (
    Answer,
    Connection,
    DisconnectedError,
    DoubtfulError,
    ServerError,
)
from mkdocs_briefings.letters.stream import StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from threading import Event

    from mkdocs_briefings.letters.journal import Journal
    from mkdocs_briefings.letters.letter import Letter
    from mkdocs_briefings.letters.recipients import Recipient, Recipients
    from mkdocs_briefings.letters.server import Server

TRIES = 3
"""How often a message is offered that the server does not take for now."""

_MANY = 20
"""After so many refusals and no message taken, the fault is not the readers'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How quickly letters go out."""

    per_minute: int
    wait: float
    """Seconds before what the server does not take for now is offered again."""

    stop: Event
    """Is set when the sending is to end; all waiting ends with it."""

    @property
    def interval(self) -> float:
        """Seconds from one message to the next."""
        return 60 / self.per_minute


@dataclass(frozen=True, slots=True)
class SendingReport:
    """What a run has done."""

    counts: Counter[Delivery]
    """What became of the letters that were sent in it."""

    impossible: int
    """Addresses that this server cannot be given."""

    already: int
    """How many had it before."""

    unknown: tuple[Recipient, ...]
    """Who may or may not have got it."""

    refused: int
    """How many were refused before, and were not tried again."""

    left: int
    """How many have not been tried."""

    fault: str
    """Why it has ended early; empty if it has not, or was stopped."""

    @property
    def is_complete(self) -> bool:
        """Whether everybody has the letter."""
        wanting = self.counts[Delivery.REFUSED] + self.counts[Delivery.DELAYED]
        return not (wanting or self.impossible or self.unknown or self.refused or self.left)


@dataclass(slots=True)
class Courier:
    """Takes a letter to everybody who has none yet."""

    letter: Letter
    server: Server
    journal: Journal
    pace: Pace
    warn: Callable[[Recipient, str], None]
    """Is told of a letter that has not arrived, and why."""

    tell: Callable[[int, int], None]
    """Is told how many are done, and of how many."""

    _connection: Connection | None = None
    _due: float = 0.0
    _done: dict[str, Delivery | None] = field(default_factory=dict)
    """What became of each letter, by the mailbox's key; None where it cannot be sent."""

    def send(self, recipients: Recipients, retries: frozenset[Retry]) -> SendingReport:
        """Send the letter to those who are to get it still."""
        before = Counter(self.journal.of(each.mailbox) for each in recipients.all)
        todo = [each for each in recipients.all if self.journal.is_open(each.mailbox, retries)]
        waiting, fault = todo, ""
        try:
            for attempt in range(TRIES):
                if not waiting or (attempt and self.pace.stop.wait(self.pace.wait)):
                    break
                waiting = list(self._round(waiting, len(todo), is_last=attempt == TRIES - 1))
        except StoppedError:
            pass  # as between two messages
        except ServerError as error:
            fault = str(error)
        finally:
            self._disconnect()
        states = {each: self.journal.of(each.mailbox) for each in recipients.all}
        counts = Counter(done for done in self._done.values() if done is not None)
        return SendingReport(
            counts=counts,
            impossible=len(self._done) - counts.total(),
            already=before[Delivery.SENT],
            unknown=tuple(each for each, state in states.items() if state is Delivery.SENDING),
            refused=Counter(states.values())[Delivery.REFUSED] - counts[Delivery.REFUSED],
            left=len(todo) - len(self._done),
            fault=fault,
        )

    def _round(self, waiting: list[Recipient], total: int, *, is_last: bool) -> Iterator[Recipient]:
        """Send to each; give those that the server does not take for now."""
        for place, recipient in enumerate(waiting):
            if self._is_stopped():
                yield from waiting[place:]
                return
            answer = self._offer(recipient)
            if answer is not None:
                self._settle(recipient, answer, is_last=is_last)
            if self._done[recipient.mailbox.key] is Delivery.DELAYED:
                yield recipient
            self.tell(len(self._done), total)

    def _is_stopped(self) -> bool:
        # The first message is due at once; none is sent more quickly to make up for a slow one.
        now = time.monotonic()
        self._due = max(self._due, now)
        is_stopped = self.pace.stop.wait(self._due - now)
        self._due += self.pace.interval
        return is_stopped

    def _offer(self, recipient: Recipient) -> Answer | None:
        """Hand a message over; give the answer, or None where none will come."""
        to = recipient.mailbox
        data = message(self.letter, to)
        for _ in range(2):
            connection = self._connected()
            if to.needs_utf8 and not connection.takes_utf8:
                self._give_up(recipient, None, "The server takes no such address: no SMTPUTF8.")
                return None
            try:
                return connection.deliver(
                    self.letter.wishes.envelope_sender,
                    to,
                    data,
                    lambda: self.journal.note(to, Delivery.SENDING),
                )
            except DisconnectedError:
                self._disconnect()
            except DoubtfulError:
                self._disconnect()
                reason = "The connection broke: it may or may not have got the letter."
                self._give_up(recipient, Delivery.SENDING, reason)
                return None
        return Answer(421, "The connection was closed.")

    def _give_up(self, recipient: Recipient, delivery: Delivery | None, reason: str) -> None:
        self._done[recipient.mailbox.key] = delivery
        self.warn(recipient, reason)

    def _settle(self, recipient: Recipient, answer: Answer, *, is_last: bool) -> None:
        """Write an answer down."""
        if answer.is_yes:
            delivery = Delivery.SENT
        else:
            delivery = Delivery.REFUSED if answer.is_for_good else Delivery.DELAYED
        self.journal.note(recipient.mailbox, delivery, "" if answer.is_yes else str(answer))
        self._done[recipient.mailbox.key] = delivery
        if delivery is Delivery.REFUSED or (delivery is Delivery.DELAYED and is_last):
            self.warn(recipient, f"Not sent: {answer}")
        if delivery is Delivery.REFUSED:
            self._check_refusals()

    def _check_refusals(self) -> None:
        done = self._done.values()
        # One that was taken is among the first as a rule, so that not all are looked through.
        if Delivery.SENT not in done and Counter(done)[Delivery.REFUSED] >= _MANY:
            raise ServerError(
                f"{self.server.name}: The server has refused the first {_MANY} letters. Mend what "
                "it complains of, and send with --retry refused."
            )

    def _connected(self) -> Connection:
        """Connect if need be; in the midst of sending a server may be away for a while."""
        for attempt in range(TRIES):
            if self._connection is not None:
                break
            try:
                self._connection = Connection(self.server, self.pace.stop)
            except ServerError:
                is_last = attempt == TRIES - 1 or not self._done
                if is_last or self.pace.stop.wait(self.pace.wait):
                    raise
        assert self._connection is not None  # noqa: S101 - or it would have raised
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
