"""The plain text of a letter: lines of 72 columns, each address on a line of its own.

Lines are broken here and not by the reader's program (`format=flowed`), which half of them ignore.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.letters.contents import Contents
    from mkdocs_briefings.letters.selection import EditionPart
    from mkdocs_briefings.words.words import Words

COLUMNS = 72

_RULE = "-" * COLUMNS
_GAP, _GAPS = "\n\n", re.compile(r"\n{3,}")


def plain_text(contents: Contents, url: Callable[[str], str], words: Words) -> str:
    """Write a letter as plain text; `url` makes addresses whole."""
    lines = "\n".join(_lines(contents, url, words))
    return f"{_GAPS.sub(_GAP, lines)}\n"


def _lines(contents: Contents, url: Callable[[str], str], words: Words) -> Iterator[str]:
    selection = contents.selection
    yield from wrapped(contents.site_name.upper())
    yield from wrapped(contents.day)
    yield from wrapped(contents.size)
    yield contents.online
    yield from ("", _RULE, "", *_briefing(selection.edition.lead, url, words))
    for part in selection.parts:
        yield from _part(part, url, words)
    if selection.picks:
        yield from _heading(words.gettext("Don\u2019t miss what gets missed"))
        for card in selection.picks:
            yield from (*wrapped(card.title), *wrapped(card.why_overlooked))
            yield from (*_meta(card, words), url(card.url), "")
    yield from ("", _RULE, "", *_foot(contents, words))


def _part(part: EditionPart, url: Callable[[str], str], words: Words) -> Iterator[str]:
    yield from _heading(part.name)
    for card in part.cards:
        yield from (*_briefing(card, url, words), "")
    if part.left_out > 0:
        yield f"{part.more}:"
        yield from (url(part.url), "")


def _heading(text: str) -> Iterator[str]:
    title = list(wrapped(text.upper()))
    yield from ("", *title, "=" * max(map(columns, title), default=0), "")


def _briefing(card: Card, url: Callable[[str], str], words: Words) -> Iterator[str]:
    yield from wrapped(card.title)
    yield from _meta(card, words)
    yield from wrapped(card.summary)
    yield url(card.url)


def _meta(card: Card, words: Words) -> Iterator[str]:
    source = (card.source.name,) if card.source else ()
    minutes = words.ngettext("%(num)s min", "%(num)s min", card.minutes)
    parts = [card.country.name, *source, minutes]
    if card.is_unreviewed:
        parts.append(words.gettext("Machine translation, not reviewed by a person"))
    yield from wrapped(" · ".join(parts))


def _foot(contents: Contents, words: Words) -> Iterator[str]:
    yield words.gettext("Read it on the site:")
    yield from (contents.online, "")
    yield words.gettext("Follow in a feed reader:")
    yield from (contents.feed, "")
    yield words.gettext("Unsubscribe:")
    yield from (contents.unsubscribe, "")
    yield from wrapped(contents.imprint or contents.site_name)


def wrapped(text: str) -> Iterator[str]:
    """Give a text in lines; it is broken at spaces, and inside of what is written without them."""
    line = ""
    for word in text.split():
        if line and columns(line) + 1 + columns(word) > COLUMNS:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
        while columns(line) > COLUMNS and not _is_address(line):
            cut = _fitting(line)
            yield line[:cut]
            line = line[cut:]
    if line:
        yield line


def columns(text: str) -> int:
    """Give how wide a text is where all letters are; those of East Asia are twice as wide."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _fitting(line: str) -> int:
    used = 0
    for place, character in enumerate(line):
        used += _width(character)
        if used > COLUMNS:
            return place
    return len(line)


def _is_address(line: str) -> bool:
    return "://" in line
