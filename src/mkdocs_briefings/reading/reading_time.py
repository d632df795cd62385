"""How long a text is, and how long it takes to read."""

from __future__ import annotations

WORDS = 230
"""Read in a minute, as are letters below: of newspaper texts in 17 languages, standardised by IReST
(Trauzettel-Klosinski and Dietz, 2012), which has 228 words of English."""

_IDEOGRAPHS, _KANA = 255, 530
"""Chinese has the first in IReST. Japanese has 357 letters there, of which about half are kana."""

_THAI = 1270
"""So that with the spaces between its phrases, which count as words do, a text has 1,000 letters
a minute, as many as English has. Lao, Khmer and Burmese are taken to be alike."""

_PACES = (
    *((bytes((lead,)), _IDEOGRAPHS) for lead in range(0xE4, 0xEA)),
    *((bytes((0xE3, second)), _KANA) for second in (0x81, 0x82, 0x83)),
    *((bytes((0xE0, second)), _THAI) for second in (0xB8, 0xB9, 0xBA, 0xBB)),
    *((bytes((0xE1, second)), _THAI) for second in (0x80, 0x81, 0x9E, 0x9F)),
)
"""How the letters of scripts without spaces between words begin in UTF-8, and how many of them are
read in a minute: U+4000 to U+9FFF; hiragana and katakana; Thai and Lao; Burmese and Khmer."""

_OTHERS = bytes({*range(256)} - {start[0] for start, _ in _PACES})
"""Bytes with which no such letter begins."""


def count_words(text: str) -> int:
    """Give how many words a text has.

    Of languages without spaces between words it is as many as take as long to read in English.
    """
    # Spaces will do: cutting a text up into words takes four times as long. So do bytes, since each
    # letter would take longer than all else that is read of a text.
    words = text.count(" ") + text.count("\n") - text.count("\n\n")
    if not text.isascii():
        encoded = text.encode()
        if encoded.translate(None, _OTHERS):
            words += round(sum(encoded.count(start) * WORDS / pace for start, pace in _PACES))
    return words


def minutes_to_read(words: int) -> int:
    """Give how many minutes so many words take, at least one."""
    return max(1, round(words / WORDS))
