"""The mail server that letters are handed to."""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from mkdocs_briefings.letters.errors import LetterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_briefings.letters.mailbox import Mailbox

_PATIENCE = 60.0
"""Seconds that a server may take to answer; RFC 5321 gives it minutes."""

_PORTS = {"smtp": 587, "smtps": 465}
_HERE = frozenset({"127.0.0.1", "::1", "localhost"})

_CLOSING = 421
_NO_LOGIN = frozenset({530, 534, 535, 538})
_GO_ON = 354


class ServerError(LetterError):
    """The server cannot be reached, or wants nothing from us."""


class DisconnectedError(Exception):
    """The server has ended the connection before it had a message."""


class DoubtfulError(Exception):
    """The connection has ended while the server may have had a message."""


class Answer(NamedTuple):
    """What a server says to a message."""

    code: int
    text: str

    @property
    def is_yes(self) -> bool:
        """Whether the server has taken the message."""
        return 200 <= self.code < 300  # noqa: PLR2004 - SMTP's

    @property
    def is_for_good(self) -> bool:
        """Whether a no will not change."""
        return self.code >= 500  # noqa: PLR2004 - SMTP's

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where a mail server is, and how it is spoken to."""

    host: str
    port: int
    is_tls: bool
    """Whether the connection is encrypted from its first byte on."""

    is_plain: bool = False
    """Whether nothing is encrypted."""

    user: str = ""
    """Empty where there is no need to log in."""

    password: str = field(default="", repr=False)

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine."""
        return self.host in _HERE

    @property
    def name(self) -> str:
        """The server as messages name it."""
        return f"{self.host}:{self.port}"


def read_server(text: str, *, plain: bool, user: str, password: str) -> Server:
    """Read `smtp://HOST:PORT`, `smtps://HOST:PORT` or `HOST:PORT`. Raises `LetterError`."""
    parts = urlsplit(text if "://" in text else f"smtp://{text}")
    try:
        port = parts.port
    except ValueError:
        port = -1
    is_server = parts.scheme in _PORTS and parts.hostname and port != -1
    if not is_server or parts.path.strip("/") or parts.query or parts.fragment:
        raise LetterError(f"--smtp: {text!r} is not a server. Write smtp://mail.example.org:587.")
    if parts.username is not None:
        raise LetterError(
            "--smtp: Others on this machine can see what stands in a command. Set "
            "BRIEFINGS_SMTP_USER and BRIEFINGS_SMTP_PASSWORD instead."
        )
    server = Server(
        host=str(parts.hostname),
        port=port or _PORTS[parts.scheme],
        is_tls=parts.scheme == "smtps",
        is_plain=plain,
        user=user,
        password=password,
    )
    if plain and server.is_tls:
        raise LetterError("--plain: An address with smtps:// asks for encryption. Write smtp://.")
    if plain and user and not server.is_here:
        raise LetterError("--plain: Without encryption the password could be read on its way.")
    return server


class Connection:
    """An open connection to a server."""

    def __init__(self, server: Server) -> None:
        """Connect, encrypt and log in. Raises `ServerError`."""
        self._server = server
        self._is_within_message = False
        try:
            self._smtp = self._connect()
        except ssl.SSLCertVerificationError as error:
            raise ServerError(
                f"{server.name}: The certificate is not to be trusted: {error.verify_message}."
            ) from error
        except smtplib.SMTPAuthenticationError as error:
            said = _answer(error.smtp_code, error.smtp_error)
            raise ServerError(
                f"{server.name}: The login has failed: {said} "
                "Mend BRIEFINGS_SMTP_USER and BRIEFINGS_SMTP_PASSWORD."
            ) from error
        except smtplib.SMTPResponseException as error:
            said = _answer(error.smtp_code, error.smtp_error)
            raise ServerError(f"{server.name}: The server says: {said}") from error
        except (smtplib.SMTPException, OSError) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise ServerError(f"{server.name}: There is no connection: {reason}.") from error

    def _connect(self) -> smtplib.SMTP:
        server, trusted = self._server, ssl.create_default_context()
        if server.is_tls:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=_PATIENCE, context=trusted
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=_PATIENCE)
        try:
            smtp.ehlo_or_helo_if_needed()
            if not (server.is_tls or server.is_plain):
                self._encrypt(smtp, trusted)
            if server.user:
                smtp.login(server.user, server.password)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _encrypt(self, smtp: smtplib.SMTP, trusted: ssl.SSLContext) -> None:
        if smtp.has_extn("starttls"):
            smtp.starttls(context=trusted)
            smtp.ehlo()
        elif not self._server.is_here:
            raise ServerError(
                f"{self._server.name}: The server does not encrypt. "
                "Use --plain to send all the same."
            )

    @property
    def takes_utf8(self) -> bool:
        """Whether it takes addresses that are not ASCII."""
        return self._smtp.has_extn("smtputf8")

    def deliver(
        self, sender: Mailbox, to: Mailbox, data: bytes, about_to_send: Callable[[], None]
    ) -> Answer:
        """Hand a message over, and give the answer.

        `about_to_send` is called at the last moment at which the server cannot have the message.
        Raises `DisconnectedError`, `DoubtfulError`, or `ServerError` if it takes no mail from us.
        """
        try:
            no = self._announce(sender, to)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise DisconnectedError from error
        if no is not None:
            return no
        self._is_within_message = True
        about_to_send()
        try:
            # A line with nothing but a full stop ends a message, so others get a second one.
            self._smtp.send(re.sub(rb"(?m)^\.", b"..", data) + b".\r\n")
            answer = _answer(*self._smtp.getreply())
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise DoubtfulError from error
        self._is_within_message = False
        return answer

    def _announce(self, sender: Mailbox, to: Mailbox) -> Answer | None:
        """Say whom a message is for; give the answer if that is no."""
        options = ("SMTPUTF8", "BODY=8BITMIME") if to.needs_utf8 else ()
        answer = _answer(*self._smtp.mail(sender.address, options))
        if answer.is_for_good and answer.code not in _NO_LOGIN:
            raise ServerError(
                f"{self._server.name}: The server takes nothing from {sender.address}: {answer}"
            )
        if answer.is_yes:
            answer = _answer(*self._smtp.rcpt(to.address))
        if answer.is_yes:
            answer = _answer(*self._smtp.docmd("DATA"))
        if answer.code == _GO_ON:
            return None
        if answer.code == _CLOSING:
            raise DisconnectedError
        if answer.code in _NO_LOGIN:
            raise ServerError(f"{self._server.name}: The server wants a login: {answer}")
        with suppress(smtplib.SMTPServerDisconnected, OSError):  # which the next message will find
            self._smtp.rset()
        return answer

    def close(self) -> None:
        """Take leave; within a message, without a word that would become a part of it."""
        if not self._is_within_message:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
        self._smtp.close()


def _answer(code: int, text: bytes | str) -> Answer:
    said = text.decode(errors="replace") if isinstance(text, bytes) else text
    shown = "".join(character if character.isprintable() else " " for character in said)
    return Answer(code, " ".join(shown.split())[:200])
