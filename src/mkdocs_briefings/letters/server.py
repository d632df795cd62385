"""The mail server that letters are handed to."""

from __future__ import annotations

import base64
import re
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from mkdocs_briefings.letters.errors import LetterError
from mkdocs_briefings.letters.stream import StoppedError, Stream, TooMuchError

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from mkdocs_briefings.letters.mailbox import Mailbox

_PATIENCE = 60.0
"""Seconds that a server may take for an answer, to its end; RFC 5321 gives it minutes."""

_GRACE = 2.0
"""Seconds that an answer is waited for where the sending is to stop, or at its end."""

_LONGEST_LINE, _MOST_LINES = 8192, 128
"""What an answer may have, in bytes and lines; RFC 5321 asks for 512 bytes a line."""

_PORTS = {"smtp": 587, "smtps": 465}
_HERE = frozenset({"127.0.0.1", "::1", "localhost"})

_CLOSING = 421
_NO_LOGIN = frozenset({530, 534, 535, 538})
_GO_ON = 354
_READY = 220


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
    def is_no(self) -> bool:
        """Whether the server has not taken it, for now or for good."""
        return 400 <= self.code < 600  # noqa: PLR2004 - SMTP's

    @property
    def is_of_smtp(self) -> bool:
        """Whether it is a yes or a no, as an answer to a message has to be."""
        return self.is_yes or self.is_no

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

    def without_secrets(self, text: str) -> str:
        """Give what the server has said without what it was told in confidence."""
        if not self.password:
            return text
        plain = f"\0{self.user}\0{self.password}"
        coded = (base64.b64encode(each.encode()).decode() for each in (plain, self.password))
        for secret in (*coded, self.password):
            text = text.replace(secret, "…")
        return text

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


class _Session(smtplib.SMTP):
    """Speaks SMTP on a stream of ours, whose waiting has an end."""

    def __init__(self, stream: Stream) -> None:
        super().__init__()
        self._stream = stream

    def send(self, s: Any) -> None:  # noqa: ANN401 - as smtplib has it
        data = s.encode(self.command_encoding) if isinstance(s, str) else bytes(s)
        try:
            self._stream.send(data)
        except OSError:
            self.close()
            raise

    def getreply(self) -> tuple[int, bytes]:
        """Give an answer: its code, and its lines. Raises `OSError` where it has no end."""
        try:
            return self._read_answer()
        except OSError:
            self.close()
            raise

    def _read_answer(self) -> tuple[int, bytes]:
        self._stream.begin_answer()
        lines: list[bytes] = []
        while len(lines) < _MOST_LINES:
            line = self._stream.read_line(_LONGEST_LINE)
            if not line:
                raise smtplib.SMTPServerDisconnected("it has ended the connection")
            code = line[:3]
            if not code.isdigit():
                raise OSError("it does not speak SMTP")
            lines.append(line[4:].strip(b" \t\r\n"))
            if line[3:4] != b"-":
                return int(code), b"\n".join(lines)
        raise TooMuchError("the server's answer does not end")

    def expect_welcome(self) -> None:
        """Read what a server says first. Raises `SMTPConnectError` where it is no welcome."""
        code, text = self.getreply()
        if code != _READY:
            raise smtplib.SMTPConnectError(code, text)

    def encrypt(self, context: ssl.SSLContext, host: str) -> None:
        """Ask for encryption, and encrypt; what was known of the server is forgotten (RFC 3207)."""
        code, text = self.docmd("STARTTLS")
        if code != _READY:
            raise smtplib.SMTPResponseException(code, text)
        self._stream.encrypt(context, host)
        self.helo_resp = self.ehlo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False

    def close(self) -> None:
        self._stream.close()
        super().close()


class Connection:
    """An open connection to a server."""

    def __init__(self, server: Server, stop: Event) -> None:
        """Connect, encrypt and log in. Raises `ServerError`, and `StoppedError` once it is set."""
        self._server = server
        self._is_within_message = False
        self._stream = Stream(stop, _PATIENCE)
        try:
            self._smtp = self._connect()
        except ssl.SSLCertVerificationError as error:
            raise ServerError(
                f"{server.name}: The certificate is not to be trusted: {error.verify_message}."
            ) from error
        except smtplib.SMTPAuthenticationError as error:
            said = self._answer(error.smtp_code, error.smtp_error)
            raise ServerError(
                f"{server.name}: The login has failed: {said} "
                "Mend BRIEFINGS_SMTP_USER and BRIEFINGS_SMTP_PASSWORD."
            ) from error
        except smtplib.SMTPResponseException as error:
            said = self._answer(error.smtp_code, error.smtp_error)
            raise ServerError(f"{server.name}: The server says: {said}") from error
        except (smtplib.SMTPException, OSError) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            reason = server.without_secrets(reason)
            raise ServerError(f"{server.name}: There is no connection: {reason}.") from error

    def _connect(self) -> _Session:
        server, trusted = self._server, ssl.create_default_context()
        smtp = _Session(self._stream)
        try:
            self._stream.connect(server.host, server.port)
            if server.is_tls:
                self._stream.encrypt(trusted, server.host)
            smtp.expect_welcome()
            smtp.ehlo_or_helo_if_needed()
            if not (server.is_tls or server.is_plain):
                self._encrypt(smtp, trusted)
            if server.user:
                smtp.login(server.user, server.password)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _encrypt(self, smtp: _Session, trusted: ssl.SSLContext) -> None:
        if smtp.has_extn("starttls"):
            smtp.encrypt(trusted, self._server.host)
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
        Raises `DisconnectedError`, `DoubtfulError`, `StoppedError` where it had not begun, or
        `ServerError` if it takes no mail from us.
        """
        try:
            no = self._announce(sender, to)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise DisconnectedError from error
        if no is not None:
            return no
        self._is_within_message = True
        about_to_send()
        self._stream.grace = _GRACE
        try:
            # A line with nothing but a full stop ends a message, so others get a second one.
            self._smtp.send(re.sub(rb"(?m)^\.", b"..", data) + b".\r\n")
            answer = self._answer(*self._smtp.getreply())
        except (smtplib.SMTPServerDisconnected, OSError, StoppedError) as error:
            raise DoubtfulError from error
        self._stream.grace = 0.0
        if not answer.is_of_smtp:
            raise DoubtfulError
        self._is_within_message = False
        return answer

    def _announce(self, sender: Mailbox, to: Mailbox) -> Answer | None:
        """Say whom a message is for; give the answer if that is no."""
        options = ("SMTPUTF8", "BODY=8BITMIME") if to.needs_utf8 else ()
        answer = self._answer(*self._smtp.mail(sender.address, options))
        if answer.is_for_good and answer.code not in _NO_LOGIN:
            raise ServerError(
                f"{self._server.name}: The server takes nothing from {sender.address}: {answer}"
            )
        if answer.is_yes:
            answer = self._answer(*self._smtp.rcpt(to.address))
        if answer.is_yes:
            answer = self._answer(*self._smtp.docmd("DATA"))
            if answer.code == _GO_ON:
                return None
        if answer.code == _CLOSING:
            raise DisconnectedError
        if answer.code in _NO_LOGIN:
            raise ServerError(f"{self._server.name}: The server wants a login: {answer}")
        if not answer.is_no:
            # A yes where the message has not been handed over, say.
            raise ServerError(
                f"{self._server.name}: The server says {str(answer)!r} where it has to say that it "
                "takes a message, or does not."
            )
        with suppress(smtplib.SMTPServerDisconnected, OSError):  # which the next message will find
            self._smtp.rset()
        return answer

    def _answer(self, code: int, text: bytes | str) -> Answer:
        said = text.decode(errors="replace") if isinstance(text, bytes) else text
        said = self._server.without_secrets(said)
        shown = "".join(character if character.isprintable() else " " for character in said)
        return Answer(code, " ".join(shown.split())[:200])

    def close(self) -> None:
        """Take leave; within a message, without a word that would become a part of it."""
        if not self._is_within_message:
            self._stream.patience = _GRACE
            with suppress(smtplib.SMTPException, OSError, StoppedError):
                self._smtp.quit()
        self._smtp.close()
