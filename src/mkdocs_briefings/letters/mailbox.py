"""Mailboxes: an address with the name of whoever it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_briefings.letters.lines import in_one_line, is_shown

_WRITTEN = re.compile(r"(?P<name>[^<>]*)<(?P<inside>[^<>]*)>|(?P<bare>[^<>]*)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
# RFC 5322's dot-atom, and with RFC 6531 all that is not ASCII.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 253
"""In bytes, as RFC 5321 has them."""

_DEVIATING = re.compile("[\u00df\u03c2\u200c\u200d]")
"""Characters that two versions of IDNA take for different domains."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address, and the name that stands before it."""

    name: str
    """Empty where there is none."""

    local: str
    """What stands before the @."""

    domain: str
    """In ASCII and lower case, as name servers know it."""

    @property
    def address(self) -> str:
        """The address as it is given to a server."""
        return f"{self.local}@{self.domain}"

    @property
    def key(self) -> str:
        """The same for all spellings of one address.

        Servers could tell capital letters before the @ from small ones, but none is known to.
        """
        return self.address.casefold()

    @property
    def needs_utf8(self) -> bool:
        """Whether only servers with SMTPUTF8 (RFC 6531) can be given it."""
        return not self.local.isascii()

    def __str__(self) -> str:
        """Give it as it is written: `Ada <ada@example.org>`."""
        return f"{self.name} <{self.address}>" if self.name else self.address


def read_mailbox(text: str) -> Mailbox:
    """Read `ada@example.org` or `Ada <ada@example.org>`.

    Raises `ValueError`, whose message is a sentence.
    """
    found = _WRITTEN.fullmatch(text.strip())
    address = "" if found is None else (found["inside"] or found["bare"] or "").strip()
    local, at, domain = address.rpartition("@")
    if found is None or not at:
        raise ValueError("This is not an address.")
    name = (found["name"] or "").strip()
    if quoted := _QUOTED.fullmatch(name):
        name = _ESCAPED.sub(r"\1", quoted[1])
    if not all(map(is_shown, text)):
        raise ValueError("There is a character that nobody can see.")
    if not _LOCAL.fullmatch(local) or len(local.encode()) > _LONGEST_LOCAL:
        raise ValueError("What stands before the @ is not the name of a mailbox.")
    return Mailbox(in_one_line(name), local, _domain(domain))


def _domain(text: str) -> str:
    if _DEVIATING.search(text):
        raise ValueError("The domain can be read in two ways; write it as xn--.")
    try:
        name = text.encode("idna").decode().lower()
    except UnicodeError:
        name = ""
    labels = name.split(".")
    is_whole = all(_LABEL.fullmatch(label) for label in labels) and not labels[-1].isdigit()
    if not is_whole or len(name) > _LONGEST_DOMAIN or (len(labels) == 1 and name != "localhost"):
        raise ValueError("What stands after the @ is not a domain.")
    return name
