"""How long texts take to read, in scripts with spaces between words and without."""

from __future__ import annotations

import unicodedata

import pytest

from mkdocs_briefings.reading.reading_time import count_words, minutes_to_read

UNSPACED = ("CJK UNIFIED", "HIRAGANA", "KATAKANA", "THAI", "LAO", "MYANMAR", "KHMER")
"""How the names of letters begin that are written without spaces between words."""

RARE = (*range(0x1080, 0x10A0), *range(0x31F0, 0x3200), *range(0x3400, 0x4000))
"""Letters of Shan and Ainu, and ideographs that newspapers hardly have."""


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 1),
        ("one line\n", 1),
        ("word " * 690, 3),
        ("слово " * 690, 3),
        ("Zeile eins\n\n" * 345, 3),
        ("它的" * 510, 4),
        ("川が" * 714, 4),
        ("기사 " * 690, 3),
        ("ข่าวต่างประเทศนี้ " * 175, 3),
        ("ព័ត៌មានអន្តរជាតិ " * 175, 3),
        ("word " * 460 + "它的" * 255, 4),
    ],
)
def test_minutes(text: str, minutes: int) -> None:
    """A script without spaces takes as long as it takes its readers, also within another text."""
    assert minutes_to_read(count_words(text)) == minutes


def test_letters() -> None:
    """Letters are counted of the scripts without spaces, and of no other."""
    for code in range(0x80, 0xA000):
        letter = chr(code)
        if letter.isalpha() and code not in RARE:
            is_counted = count_words(letter * 20) > 0
            assert is_counted == unicodedata.name(letter).startswith(UNSPACED), letter
