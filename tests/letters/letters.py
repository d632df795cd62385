"""Write and send letters of small sites, with the real command."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lxml import html

from mkdocs_briefings.letters.letter import Letter
from mkdocs_briefings.letters.mailbox import read_mailbox
from mkdocs_briefings.letters.wishes import Wishes
from tests.letters.server import Host, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from email.message import EmailMessage

    from lxml.html import HtmlElement

    from tests.site import Run, Site

READERS = tuple(f"reader{number}@example.net" for number in range(1, 9))


def write_letter(site: Site, *options: str, code: int = 0) -> str:
    """Write a letter; give what was said."""
    done = site.run("mkdocs_briefings", "letter", *options)
    assert done.code == code, done.output
    return done.output


def letter(site: Site, day: str = "2026-03-20") -> EmailMessage:
    """Read the message that was written."""
    return parsed((site.root / f"letters/{day}.eml").read_bytes())


def html_of(message: EmailMessage) -> str:
    """Give a message's HTML."""
    return _body(message, "html")


def text_of(message: EmailMessage) -> str:
    """Give a message's plain text."""
    return _body(message, "plain")


def tree_of(said: str) -> HtmlElement:
    """Give HTML as a tree."""
    tree: HtmlElement = html.fromstring(said)
    return tree


def _body(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def command(host: Host, *options: str) -> tuple[str, ...]:
    """Give the command that sends to everybody in readers.txt, quickly."""
    return (
        *("mkdocs_briefings", "letter", "--send", "--to", "readers.txt"),
        *("--smtp", f"127.0.0.1:{host.port}", "--from", "My News <news@example.org>"),
        *("--unsubscribe", "https://example.org/leave?e={email}"),
        *("--rate", "60000", "--retry-after", "0", *options),
    )


def send(site: Site, host: Host, *options: str, code: int = 0) -> Run:
    """Send the letter."""
    done = site.run(*command(host, *options))
    assert done.code == code, done.output
    return done


def readers(site: Site, addresses: Iterable[str] = READERS) -> None:
    """Write the file of those who get the letter."""
    site.write("readers.txt", "".join(f"{address}\n" for address in addresses)).chmod(0o600)


def made_up_letter() -> Letter:
    """Give a letter of no site, where it does not matter what it says."""
    moment = datetime(2026, 3, 20, 12, tzinfo=UTC)
    return Letter(
        day=moment.date(),
        moment=moment,
        subject="A subject",
        html=("<p>A letter.</p>",),
        text=("A letter.\n",),
        page="",
        attached=(),
        wishes=Wishes(sender=read_mailbox("news@example.org")),
        language="en",
        host="example.org",
    )
