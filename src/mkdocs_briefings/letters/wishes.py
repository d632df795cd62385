"""What is asked for when a letter is made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from mkdocs_briefings.letters.errors import LetterError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.letters.mailbox import Mailbox

SUBJECT = "{date}: {title}"
"""The subject of a letter for which no other one is asked."""

PLACEHOLDER = "{unsubscribe_url}"
"""Stands in a letter's file where whoever sends it puts the way out."""

_NAMED = re.compile(r"\{(\w*)\}")
_ADDRESS = re.compile(r"[!-;=?-~]+")
"""ASCII without spaces, `<` and `>`: what may stand in a header."""

_LONGEST_EMAIL = "x" * (64 * 3 + len("%40") + 253)
"""As an address stands in another one, its signs before the @ written with percent signs."""

_LONGEST_WAY = 998 - len("List-Unsubscribe: <>,")
"""RFC 5322's longest line; an address cannot be broken."""


class Images(Enum):
    """Where a letter's images are."""

    HOSTED = "hosted"
    """On the site."""

    EMBEDDED = "embedded"
    """In the message."""

    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How a letter is to be."""

    sender: Mailbox
    reply_to: Mailbox | None = None
    bounce: Mailbox | None = None
    """Where mail servers report what they cannot deliver; else to the sender."""

    subject: str = SUBJECT
    """With `{site}`, `{date}` and `{title}` in it."""

    unsubscribe: tuple[str, ...] = ()
    """Ways out: addresses with `{email}` in it, the one to link to first."""

    imprint: str = ""
    """Who sends it, and from where."""

    images: Images = Images.HOSTED

    @property
    def envelope_sender(self) -> Mailbox:
        """Who mail servers are told that it comes from (RFC 5321, MAIL FROM)."""
        return self.bounce or self.sender


def fill(template: str, values: Mapping[str, str], option: str) -> str:
    """Put values in the place of their names in braces. Raises `LetterError`."""

    def value(found: re.Match[str]) -> str:
        if found[1] not in values:
            known = ", ".join(f"{{{name}}}" for name in values)
            raise LetterError(f"{option}: {found[0]} is not known. There are: {known}.")
        return values[found[1]]

    return _NAMED.sub(value, template)


def check_unsubscribe(ways: tuple[str, ...]) -> tuple[str, ...]:
    """Give ways to unsubscribe that can stand in a header. Raises `LetterError`."""
    for way in ways:
        if len(fill(way, {"email": _LONGEST_EMAIL}, "--unsubscribe")) > _LONGEST_WAY:
            raise LetterError("--unsubscribe: It is too long for a line of a message. Shorten it.")
        is_way = _ADDRESS.fullmatch(way) and "," not in way
        scheme, host, path, *_ = urlsplit(way) if is_way else ("", "", "")
        if not ((scheme == "https" and host) or (scheme == "mailto" and "@" in path)):
            raise LetterError(
                f"--unsubscribe: {way!r} is no way out. "
                "Write https://example.org/leave?e={email} or mailto:leave@example.org."
            )
    return ways


def way_out(template: str, mailbox: Mailbox) -> str:
    """Give somebody's own way to unsubscribe."""
    return template.replace("{email}", quote(mailbox.address, safe=""))
