"""Servers, and whoever sits before them, that break the rules of SMTP, on real sockets."""

from __future__ import annotations

import base64
import signal
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.letters.journal import Delivery, Journal
from mkdocs_briefings.letters.recipients import read_recipients
from mkdocs_briefings.letters.sending import Courier, Pace, SendingReport
from mkdocs_briefings.letters.server import Connection, Server, ServerError
from mkdocs_briefings.letters.stream import StoppedError, Stream, TooMuchError
from tests.letters.letters import command, made_up_letter, readers
from tests.letters.server import Host
from tests.patience import DEADLINE
from tests.site import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.site import Site


PASSWORD = "opensesame"  # noqa: S105 - of a server that is none


@contextmanager
def served(talk: Callable[[socket.socket, Event], None]) -> Iterator[tuple[int, Event]]:
    """Let somebody talk to each client; give the port, and what tells that it has come to a point.

    A talk that waits waits for its client to go.
    """
    reached = Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    client, _ = listener.accept()
                except OSError:  # closed: the test is over
                    return
                with client:
                    try:
                        talk(client, reached)
                        while client.recv(4096):
                            pass
                    except OSError:  # the client has had enough
                        pass

        thread = Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield listener.getsockname()[1], reached
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(DEADLINE)


_USUAL = {"EHLO": "250-here\r\n250 AUTH PLAIN", "AUTH": "235 Yes", "DATA": "354 Go"}


def answering(**answers: str) -> Callable[[socket.socket, Event], None]:
    """Talk SMTP with these answers to commands; `END` is that to a message.

    The event is set when the command `WAIT` names is not answered at all.
    """

    def talk(client: socket.socket, reached: Event) -> None:
        file = client.makefile("rb")
        client.sendall(b"220 here\r\n")
        for line in file:
            verb = line[:4].decode().strip().upper()
            if verb == answers.get("WAIT"):
                reached.set()
                return
            answer = answers.get(verb) or _USUAL.get(verb, "250 Yes")
            answer = answer.replace("{line}", line.decode().strip())
            client.sendall(f"{answer}\r\n".encode())
            if verb == "DATA" and answer.startswith("354"):
                while file.readline() not in {b".\r\n", b""}:
                    pass
                if answers.get("WAIT") == "END":
                    reached.set()
                    return
                client.sendall(f"{answers.get('END', '250 Yes')}\r\n".encode())

    return talk


def server_at(port: int, **more: str) -> Server:
    """Give a server on this machine."""
    return Server(host="127.0.0.1", port=port, is_tls=False, is_plain=True, **more)


def without_end(client: socket.socket, _reached: Event) -> None:
    """Greet, and go on greeting."""
    while True:
        client.sendall(b"220-" + b"a" * 1000 + b"\r\n")


def without_line_end(client: socket.socket, _reached: Event) -> None:
    """Greet in a line that has no end."""
    while True:
        client.sendall(b"a" * 1000)


def other_protocol(client: socket.socket, _reached: Event) -> None:
    """Be a server of another kind."""
    client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def silent(_client: socket.socket, reached: Event) -> None:
    """Say nothing."""
    reached.set()


@pytest.mark.parametrize(
    ("talk", "message"),
    [
        (without_end, "There is no connection: the server's answer does not end."),
        (without_line_end, "There is no connection: the server's answer does not end."),
        (other_protocol, "There is no connection: it does not speak SMTP."),
        (answering(EHLO="250-x\r\n" * 500 + "250 x"), "the server's answer does not end."),
    ],
)
def test_greeting(talk: Callable[[socket.socket, Event], None], message: str) -> None:
    """What has no end, or is no SMTP, ends the connection."""
    with served(talk) as (port, _), pytest.raises(ServerError) as error:
        Connection(server_at(port), Event())
    assert message in str(error.value)


def test_answer_has_one_time_for_all_of_it() -> None:
    """Whoever says a letter now and then is not waited for longer than who says nothing."""
    told = Event()

    def trickle(client: socket.socket, _reached: Event) -> None:
        while not told.wait(0.01):
            client.sendall(b"2")

    with served(trickle) as (port, _):
        stream = Stream(Event(), patience=0.3)
        stream.connect("127.0.0.1", port)
        stream.begin_answer()
        with pytest.raises(TimeoutError):
            stream.read_line(1_000_000)
        stream.begin_answer()
        with pytest.raises((TimeoutError, TooMuchError)):
            stream.read_line(10)
        stream.close()
        told.set()


@pytest.mark.parametrize("talk", [silent, answering(WAIT="MAIL"), answering(WAIT="RCPT")])
def test_stop_ends_waiting(talk: Callable[[socket.socket, Event], None], tmp_path: Path) -> None:
    """Once the sending is to stop, no server is waited for, and nobody has got anything."""
    with served(talk) as (port, reached):
        report, journal = _send(tmp_path, port, reached)
    assert (report.left, report.unknown, report.fault) == (2, (), "")
    assert not journal.exists()


def test_stop_within_a_message(tmp_path: Path) -> None:
    """Who was sent a message that was not answered may have it, and the journal says so."""
    with served(answering(WAIT="END")) as (port, reached):
        report, path = _send(tmp_path, port, reached)
    assert [each.mailbox.address for each in report.unknown] == ["ada@example.net"]
    assert report.left == 1
    journal = Journal(path, made_up_letter())
    journal.read()
    assert journal.of(report.unknown[0].mailbox) is Delivery.SENDING


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("DATA", "250 What data?"),
        ("DATA", "200 Hm"),
        ("DATA", "199 Hm"),
        ("MAIL", "354 Go"),
        ("RCPT", "354 Go"),
        ("RCPT", "334 Hm"),
    ],
)
def test_answer_out_of_place(step: str, answer: str, tmp_path: Path) -> None:
    """An answer that does not belong there is no success: nothing is noted as sent."""
    with served(answering(**{step: answer})) as (port, _):
        report, _ = _send(tmp_path, port)
    assert f"The server says '{answer}' where it has to say" in report.fault
    assert report.left == 2
    assert report.counts.total() == 0


def test_answer_to_a_message_that_is_none(tmp_path: Path) -> None:
    """Where neither yes nor no is said to a message, nobody knows what became of it."""
    with served(answering(END="354 Go on")) as (port, _):
        report, _ = _send(tmp_path, port)
    assert len(report.unknown) == 2
    assert report.counts[Delivery.SENT] == 0


@pytest.mark.parametrize("step", ["AUTH", "MAIL"])
def test_secrets_that_a_server_repeats(step: str) -> None:
    """What a server repeats of a login is not printed, as it is or in Base64."""
    coded = base64.b64encode(PASSWORD.encode()).decode()
    answer = f"535 No: {{line}} {PASSWORD} {coded}"
    with served(answering(**{step: answer})) as (port, _):
        server = server_at(port, user="news", password=PASSWORD)
        sender = made_up_letter().wishes.sender

        def deliver() -> None:
            connection = Connection(server, Event())
            with closing(connection):
                connection.deliver(sender, sender, b"", lambda: None)

        with pytest.raises(ServerError) as error:
            deliver()
    said = str(error.value)
    assert "535 No:" in said
    for secret in (PASSWORD, coded, base64.b64encode(f"\0news\0{PASSWORD}".encode()).decode()):
        assert secret not in said


def test_stop_while_connecting() -> None:
    """A machine that does not even refuse a connection is not waited for either."""
    stop = Event()
    stop.set()
    stream = Stream(stop, patience=DEADLINE)
    with socket.create_server(("127.0.0.1", 0)) as listener, pytest.raises(StoppedError):
        stream.connect("127.0.0.1", listener.getsockname()[1])


@pytest.mark.posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_ends_the_command(number: signal.Signals, site: Site) -> None:
    """The command ends while a server says nothing, with what is left, and no traceback."""
    readers(site)
    with served(silent) as (port, reached):
        process = subprocess.Popen(
            [sys.executable, "-m", *command(Host(port=port), "--plain")],
            cwd=site.root,
            env=environment(None),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert reached.wait(DEADLINE)
        process.send_signal(number)
        said, _ = process.communicate(timeout=DEADLINE)
    assert process.returncode == 3
    assert b"Of 8 letters: 0 sent, 8 left." in said
    assert b"Traceback" not in said


@pytest.mark.posix
@pytest.mark.parametrize(("mode", "times"), [(0o600, 0), (0o640, 1), (0o604, 1)])
def test_readers_that_others_can_read(mode: int, times: int, site: Site) -> None:
    """A file of addresses that others can open is warned of; the letter is sent all the same."""
    readers(site)
    (site.root / "readers.txt").chmod(mode)
    done = site.run(*command(Host(port=9)), "--dry-run")
    warning = "readers.txt:1: warning: Others on this machine can read this file"
    assert done.output.count(warning) == times


def _send(folder: Path, port: int, reached: Event | None = None) -> tuple[SendingReport, Path]:
    """Send a letter to two; the sending is to stop where a server has come to a point."""
    stop = Event()
    if reached is not None:

        def stop_then() -> None:
            reached.wait(DEADLINE)
            stop.set()

        Thread(target=stop_then, daemon=True).start()
    letter, path = made_up_letter(), folder / "a.journal"
    to = read_recipients(b"ada@example.net\nbo@example.net\n", "readers.txt")
    pace = Pace(per_minute=60_000, wait=0, stop=stop)
    with Journal(path, letter) as journal:
        courier = Courier(letter, server_at(port), journal, pace, lambda *_: None, lambda *_: None)
        report = courier.send(to, frozenset())
    return report, path
