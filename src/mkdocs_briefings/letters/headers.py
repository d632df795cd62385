"""The lines of a message's headers (RFC 5322), each header folded where it may be.

What stands in them is in one line already, as `in_one_line` gives it. Subjects and names are
written word by word and not left to `email`, whose releases fold and encode them differently.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.letters.encoded_words import LONGEST, SHORTEST_ROOM, encoded_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.letters.mailbox import Mailbox

_LINE = 76
"""Characters of a line that has encoded words; others are broken there too."""

_PLAIN_WORD = re.compile(r"[!-~]{1,64}")
"""A word that stands as it is: it goes into any line, that with the header's name too."""

_PLAIN = re.compile(r"[ -~]+")

_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
"""What may stand in a name without quotation marks."""

_SPECIAL = re.compile(r'(["\\])')


def subject_header(text: str) -> str:
    """Give the header of a subject, with its line ends."""
    return _Lines("Subject").add_text(text).end()


def mailbox_header(name: str, mailbox: Mailbox) -> str:
    """Give a header that names one mailbox; that stays one, whatever its name has in it."""
    lines, called = _Lines(name), mailbox.name
    if not called:
        return lines.add(mailbox.address).end()
    quoted = '"' + _SPECIAL.sub(r"\\\1", called) + '"'
    if _ATOMS.fullmatch(called):
        lines.add_text(called)
    elif _PLAIN.fullmatch(called) and "=?" not in called and lines.has_room(quoted):
        lines.add(quoted)
    else:
        # Of what is between quotation marks programs disagree what a fold in it means.
        lines.add_encoded(called)
    return lines.add(f"<{mailbox.address}>").end()


def plain_header(name: str, *words: str) -> str:
    """Give a header of words in ASCII, which are never encoded, and folded only between two.

    No mail program would know an address again that is encoded or broken.
    """
    lines = _Lines(name)
    for word in words:
        lines.add(word)
    return lines.end()


class _Lines:
    """A header on its way: what is added stands behind a space, or in a line of its own."""

    def __init__(self, name: str) -> None:
        self._lines = [f"{name}:"]

    @property
    def _is_begun(self) -> bool:
        return len(self._lines) > 1 or " " in self._lines[0]

    def add(self, word: str) -> _Lines:
        """Add what is never broken."""
        if self._is_begun and not self.has_room(word):
            self._lines.append("")
        self._lines[-1] += f" {word}"
        return self

    def has_room(self, word: str) -> bool:
        """Whether a word goes into the line that is begun."""
        return len(self._lines[-1]) + 1 + len(word) <= _LINE

    def add_text(self, text: str) -> _Lines:
        """Add a text; what is between its first and its last foreign word is encoded."""
        words = text.split(" ") if text else []
        if "" in words:  # which stands between two spaces
            return self.add_encoded(text)
        foreign = [place for place, word in enumerate(words) if _is_foreign(word)]
        if not foreign:
            return self._add_all(words)
        first, last = foreign[0], foreign[-1] + 1
        self._add_all(words[:first])
        self.add_encoded(" ".join(words[first:last]))
        return self._add_all(words[last:])

    def add_encoded(self, text: str) -> _Lines:
        """Add a text as encoded words."""
        room = _LINE - len(self._lines[-1]) - 1
        for word in encoded_words(text, room if room >= SHORTEST_ROOM else LONGEST):
            self.add(word)
        return self

    def _add_all(self, words: Iterable[str]) -> _Lines:
        for word in words:
            self.add(word)
        return self

    def end(self) -> str:
        """Give the header."""
        return "\r\n".join(self._lines) + "\r\n"


def _is_foreign(word: str) -> bool:
    # What looks like an encoded word would be decoded.
    return "=?" in word or _PLAIN_WORD.fullmatch(word) is None
