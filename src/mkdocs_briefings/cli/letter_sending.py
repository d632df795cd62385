"""The part of `briefings letter` that sends, and says what became of it."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from stat import S_IRGRP, S_IROTH
from threading import Event
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.progress import shown_progress
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.errors import Problem, Severity, errors_in
from mkdocs_briefings.letters.errors import LetterError
from mkdocs_briefings.letters.journal import Delivery, Journal, Retry
from mkdocs_briefings.letters.recipients import Recipient, Recipients, read_recipients
from mkdocs_briefings.letters.sending import Courier, Pace, SendingReport
from mkdocs_briefings.letters.server import read_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.letters.letter import Letter
    from mkdocs_briefings.letters.server import Server

INCOMPLETE = 3
"""Exit code: some have not got the letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """How a letter is to be sent."""

    recipients: Path | None
    smtp: str
    is_plain: bool
    rate: int
    retry_after: float
    retries: frozenset[Retry]
    is_changed: bool
    """Whether it may be sent though others have got another version."""

    journal: Path | None


def show_plan(letter: Letter, wanted: Sending, folder: Path) -> None:
    """Say to whom a letter would go, and how long that would take."""
    recipients, server = _recipients(wanted), _server(wanted)
    path = wanted.journal or folder / f"{letter.day}.journal"
    journal = Journal(path, letter)
    journal.read()
    todo = [each for each in recipients.all if journal.is_open(each.mailbox, wanted.retries)]
    for each in todo:
        click.echo(str(each.mailbox))
    seconds = round(max(0, len(todo) - 1) * 60 / wanted.rate)
    already = len(recipients.all) - len(todo)
    where = f" by {server.name}" if server is not None else ""
    click.echo(
        f"{counted(len(todo), 'letter')} would be sent{where}, in {_duration(seconds)}; "
        f"{already} would not be sent again. Subject: {letter.subject}",
        err=True,
    )
    if todo:
        _check_version(journal, wanted)


def send(letter: Letter, wanted: Sending, folder: Path) -> None:
    """Send a letter to those who have none yet; ends the command if some have not got it."""
    recipients, server = _recipients(wanted), _server(wanted)
    assert server is not None  # noqa: S101 - the command has asked for it
    with Journal(wanted.journal or folder / f"{letter.day}.journal", letter) as journal:
        if any(journal.is_open(each.mailbox, wanted.retries) for each in recipients.all):
            _check_version(journal, wanted)
        with _stopping() as stop, shown_progress(quiet=False, what="Sending") as tell:
            pace = Pace(per_minute=wanted.rate, wait=wanted.retry_after, stop=stop)

            def warn(recipient: Recipient, reason: str) -> None:
                click.echo(
                    f"{recipients.path}:{recipient.line}: {recipient.mailbox.address}: {reason}",
                    err=True,
                )

            courier = Courier(letter, server, journal, pace, warn, tell)
            report = courier.send(recipients, wanted.retries)
    _print(report, recipients)
    if report.fault:
        fail(report.fault)
    if not report.is_complete:
        sys.exit(INCOMPLETE)


def _recipients(wanted: Sending) -> Recipients:
    """Read the file; what is wrong with it is all said before anything is sent."""
    path = wanted.recipients
    if path is None:
        raise LetterError("--to: It is missing. Name a file with an address on each line.")
    if not path.is_file():
        raise LetterError(f"{path}:1: There is no such file.")
    recipients = read_recipients(path.read_bytes(), path.as_posix())
    for problem in (*_open_to_others(path), *recipients.problems):
        click.echo(str(problem), err=True)
    if errors_in(recipients.problems):
        fail("Nothing was sent.")
    if not recipients.all:
        raise LetterError(str(Problem(recipients.path, 1, "There is no address in it.")))
    return recipients


def _open_to_others(path: Path) -> Iterator[Problem]:
    """Say so where others on this machine can read who gets letters."""
    if os.name == "posix" and path.stat().st_mode & (S_IRGRP | S_IROTH):
        message = "Others on this machine can read this file, and so who gets your letters."
        hint = f"Keep it to yourself: chmod 600 {path.as_posix()}"
        yield Problem(path.as_posix(), 1, message, hint, Severity.WARNING)


def _server(wanted: Sending) -> Server | None:
    if not wanted.smtp:
        return None
    return read_server(
        wanted.smtp,
        plain=wanted.is_plain,
        user=os.environ.get("BRIEFINGS_SMTP_USER", ""),
        password=os.environ.get("BRIEFINGS_SMTP_PASSWORD", ""),
    )


def _check_version(journal: Journal, wanted: Sending) -> None:
    if journal.others and not wanted.is_changed:
        raise LetterError(
            f"{journal.path}: Some have got another version of this letter, made at "
            f"{journal.others}. Nothing was sent. Make that one again with --now "
            f"{journal.others}, or send this one to the others with --changed."
        )


@contextmanager
def _stopping() -> Iterator[Event]:
    """Let Ctrl+C and the system end the sending, wherever a server is waited for."""
    stop = Event()
    before = {
        number: signal.signal(number, lambda *_: stop.set())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _print(report: SendingReport, recipients: Recipients) -> None:
    for each in report.unknown:
        click.echo(
            f"{recipients.path}:{each.line}: {each.mailbox.address} may or may not have got it. "
            "--retry unknown sends it again.",
            err=True,
        )
    counts = report.counts
    told = [
        (counts[Delivery.SENT], "sent"),
        (report.already, "sent before"),
        (counts[Delivery.REFUSED] + report.refused, "refused"),
        (counts[Delivery.DELAYED], "not taken for now"),
        (report.impossible, "not possible with this server"),
        (len(report.unknown), "unknown"),
        (report.left, "left"),
    ]
    shown = ", ".join(f"{number} {what}" for number, what in told if number or what == "sent")
    click.echo(f"Of {counted(len(recipients.all), 'letter')}: {shown}.")
    if report.left or counts[Delivery.DELAYED]:
        click.echo("Run the same command again to go on.", err=True)


def _duration(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
