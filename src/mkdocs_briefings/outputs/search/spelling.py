"""Spelling: how a text is written for Pagefind, so that its words are found as people type them.

Pagefind parts words at white space alone. Of a word it takes letters and digits, without the marks
on them, and besides whatever stands between ASCII's signs. So here

- a letter that has no mark to take off, as `ł` and `æ`, becomes its plain spelling with a mark;
- a letter or a digit in another shape (wide, joined, raised), as in `CO₂` and `ﬁre`, becomes the
  plain one with three marks (Unicode's compatibility mappings, UAX #15);
- a printer's sign, as an apostrophe or a dash, becomes ASCII's with a soft hyphen before it;
- behind a sign that joins two words without a space, as a dash does, comes a seam.

Each of these is taken back to the byte where a result is shown. The browser writes what is searched
for in the same way: frontend/src/search/spelling.ts, which a test holds equal to this.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from types import MappingProxyType

_PLAIN = (
    "æae œoe ßss þth ıi đd ðd ħh łl øo ŋn ŧt əa ɓb ƀb ƃb ƈc ȼc ɗd ɖd ɛe ǝe ɇe ƒf ɣg ǥg ɠg ɦh ɨi ɩi "  # noqa: RUF001
    "ɉj ƙk ĸk ƚl ɲn ƞn ɔo ɵo ƥp ɍr ƭt ʈt ʉu ʊu ʋv ƴy ɏy ƶz ʒz ςσ"  # noqa: RUF001 - Latin and Greek
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
        if letter == "ς":
            # Its capital is small too: at the end of a word, programs take it for either small one.
            written["Σ"] = f"{first}{chr(mark + 1)}"
            continue
        capital = "ẞ" if letter == "ß" else letter.upper()
        if capital != letter and not capital.isascii():
            written[capital] = f"{first.upper()}{chr(mark)}{rest}"
    return written


LETTERS = MappingProxyType(_letters())
"""Letters, and what is written for them."""

SHAPED = (
    "\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u0132\u0133\u017f\u01c4-\u01cc\u01f1-\u01f3"
    "\u02b0-\u02b8\u02e0-\u02e4\u03d0-\u03d6\u03f0-\u03f5\u03f9\u0587\u0675-\u0678"
    "\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2070-\u209c\u2100-\u218b\u2460-\u24ff\u2c7c\u2c7d"
    "\u3380-\u33df\ufb00-\ufdfb\ufe70-\ufefc\uff10-\uff5a\U0001d400-\U0001d7ff"
    "\U0001f100-\U0001f1ff"
)
"""Where letters and digits in another shape are: wide, joined, raised, circled, of mathematics.

Those of scripts without spaces, and half as wide, are left out: each of them is a word.
"""

_FIRST_OF_THREE = 0xE0100
"""The first of the marks that tell a shape. News has one of them behind a sign, and never three."""


@cache
def plain_shape(letter: str) -> str:
    """Give a letter or a digit in its plain shape, with marks that tell the other one."""
    plain = unicodedata.normalize("NFKC", letter)
    if plain == unicodedata.normalize("NFC", letter) or not _IS_WORD.fullmatch(plain):
        return letter
    code = ord(letter)
    marks = (chr(_FIRST_OF_THREE + (code >> shift & 63)) for shift in (12, 6, 0))
    return f"{plain[0]}{''.join(marks)}{plain[1:]}"


_IS_WORD = re.compile(r"[^\W_]+")

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
_REPLACED = re.compile(rf"[{''.join(_IN_HTML)}{SHAPED}]")


def written(html: str) -> str:
    """Give HTML as Pagefind is to read it."""
    if html.isascii():
        return html
    parted = _JOINED.sub(rf"\g<0>{_SEAM}", html)
    return _REPLACED.sub(lambda found: _IN_HTML.get(found[0]) or plain_shape(found[0]), parted)
