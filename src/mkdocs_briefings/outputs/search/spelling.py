"""Spelling: how a text is written for Pagefind, so that its words are found as people type them.

Pagefind parts words at white space alone. Of a word it takes letters and digits, without the marks
on them, and besides whatever stands between ASCII's signs. So here

- a letter that has no mark to take off, as `ł` and `æ`, becomes its plain spelling with a mark;
- a printer's sign, as an apostrophe or a dash, becomes ASCII's with a soft hyphen before it;
- behind a sign that joins two words without a space, as a dash does, comes a seam.

Each of these is taken back to the byte where a result is shown. The browser writes what is searched
for in the same way: frontend/src/search/spelling.ts, which a test holds equal to this.
"""

from __future__ import annotations

import re
from types import MappingProxyType

_PLAIN = (
    "æae œoe ßss þth ıi đd ðd ħh łl øo ŋn ŧt əa ɓb ƀb ƃb ƈc ȼc ɗd ɖd ɛe ǝe ɇe ƒf ɣg ǥg ɠg ɦh ɨi ɩi "  # noqa: RUF001
    "ɉj ƙk ĸk ƚl ɲn ƞn ɔo ɵo ƥp ɍr ƭt ʈt ʉu ʊu ʋv ƴy ɏy ƶz ʒz"  # noqa: RUF001 - letters of Latin
)
"""Letters of living languages that are typed in plain spelling, and that spelling."""

_FIRST_MARK = 0x363
"""The first of the marks that medieval texts have and news has not; it is taken off as any mark."""

SIGNS = MappingProxyType(
    {
        "–": "\u00ad-",  # noqa: RUF001 - what it is about
        "—": "\u00ad\u00ad-",
        "\u2010": "\u00ad\u00ad\u00ad-",
        "\u2011": "\u00ad\u00ad\u00ad\u00ad-",
        "…": "\u00ad.",
        "“": '\u00ad"',
        "”": '\u00ad\u00ad"',
        "‘": "\u00ad`",  # noqa: RUF001
        "\u02bb": "\u00ad\u00ad`",
        "\u00b4": "\u00ad\u00ad\u00ad`",
        "’": "\u00ad'",  # noqa: RUF001
        "\u02bc": "\u00ad\u00ad'",
        "\u2032": "\u00ad\u00ad\u00ad'",
    }
)
"""Signs, and those of ASCII in their place."""

PARTING = (
    "\u00b1\u00d7\u00f7\u0589\u058a\u05be\u060c\u061b\u061f\u06d4\u0964\u0965\u0f0b-\u0f14"
    "\u1360-\u1368\u2012-\u2017\u2020-\u2026\u203b-\u203e\u2041-\u2044\u204a-\u205e"
    "\u2190-\u22ff\u2e00-\u2e5d\u301c\u3030"
)
"""Signs that part words: dashes, dots, arrows, and the commas of scripts with spaces.

Those that stand within a word, as an apostrophe, are none (UAX #29, MidLetter and MidNumLet).
"""

# There may be tags between the sign and the next word.
_JOINED = re.compile(rf"[{PARTING}](?<=\S.)(?=(?:<[^>]*>)*[^\s<])")
_SEAM = "\u00ad "


def _letters() -> dict[str, str]:
    written: dict[str, str] = {}
    marks: dict[str, int] = {}
    for pair in _PLAIN.split():
        letter, first, rest = pair[0], pair[1], pair[2:]
        mark = marks[first] = marks.get(first, _FIRST_MARK - 1) + 1
        written[letter] = f"{first}{chr(mark)}{rest}"
        capital = "ẞ" if letter == "ß" else letter.upper()
        if capital != letter and not capital.isascii():
            written[capital] = f"{first.upper()}{chr(mark)}{rest}"
    return written


LETTERS = MappingProxyType(_letters())
"""Letters, and what is written for them."""

# In HTML a quotation mark could be taken for the end of an attribute.
_IN_HTML = MappingProxyType(
    {
        **LETTERS,
        **{
            sign: written.replace('"', "&quot;").replace("'", "&#39;")
            for sign, written in SIGNS.items()
        },
    }
)
# To look for these takes a quarter of the time of looking each letter up.
_REPLACED = re.compile(rf"[{''.join(_IN_HTML)}]")


def written(html: str) -> str:
    """Give HTML as Pagefind is to read it."""
    if html.isascii():
        return html
    parted = _JOINED.sub(rf"\g<0>{_SEAM}", html)
    return _REPLACED.sub(lambda found: _IN_HTML[found[0]], parted)
