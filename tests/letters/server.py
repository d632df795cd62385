"""A real mail server on this machine, which keeps what it is given."""

from __future__ import annotations

import asyncio
import shutil
import socket
import ssl
import subprocess
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from aiosmtpd.smtp import SMTP, Envelope, Session

YES = "250 OK"


@dataclass
class Host:
    """Takes messages as `say` tells, which is asked at each step; otherwise takes all."""

    say: Callable[[str, str, Host], str | None] = lambda _step, _address, _host: None
    """Is given MAIL, RCPT or DATA and an address; gives another answer, or `drop` to hang up."""

    got: list[tuple[str, bytes]] = field(default_factory=list)
    """Whom each message was for, and its bytes."""

    sessions: set[int] = field(default_factory=set)
    """One for each connection over which a message was announced."""

    asked: Counter[str] = field(default_factory=Counter)
    """How often something was said to it, by step and by step and address."""

    port: int = 0

    @property
    def copies(self) -> Counter[str]:
        """How many messages each address has got."""
        return Counter(address for address, _ in self.got)

    @property
    def messages(self) -> dict[str, EmailMessage]:
        """The messages, by whom they were for."""
        return {address: parsed(data) for address, data in self.got}

    def _answer(self, server: SMTP, step: str, address: str) -> str:
        self.asked.update((step, f"{step} {address}"))
        answer = self.say(step, address, self)
        if answer == "drop":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "421 Gone"
        return answer or YES

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer to the sender."""
        self.sessions.add(id(session))
        answer = self._answer(server, "MAIL", address)
        if answer == YES:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer to the recipient."""
        del session, options
        answer = self._answer(server, "RCPT", address)
        if answer == YES:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        """Answer to the message."""
        del session
        assert isinstance(envelope.content, bytes)
        (to,) = envelope.rcpt_tos
        # Before the answer: what a client does not hear of is here all the same.
        self.got.append((to, envelope.content))
        answer = self._answer(server, "DATA", to)
        if answer[0] in "45" and not answer.startswith("421"):
            self.got.pop()
        return answer


@contextmanager
def mail_server(host: Host, **options: Any) -> Iterator[Host]:  # noqa: ANN401 - aiosmtpd's
    """Let a host listen for as long as the context lasts."""
    host.port = free_port()
    controller = Controller(host, hostname="127.0.0.1", port=host.port, **options)
    controller.start()
    yield host
    controller.stop()


def free_port() -> int:
    """Give a port of this machine on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def parsed(data: bytes) -> EmailMessage:
    """Read a message as mail programs do."""
    return message_from_bytes(data, policy=default)


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Make a certificate for localhost; give its file, and the server's side of it."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    key, made = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(key), "-out", str(made)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(made, key)
    return made, context
