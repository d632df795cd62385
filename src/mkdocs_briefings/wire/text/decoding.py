"""The characters of a page: its encoding by mark, by validity, by what is declared, or by guess."""

from __future__ import annotations

import codecs
import re
from types import MappingProxyType

from charset_normalizer import from_bytes

LONGEST_HEAD = 4096
"""Bytes at the beginning of a page in which it may declare its encoding."""

_SAMPLE = 8192
"""Bytes that are looked at for a guess."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_RARE = 10
"""In a page of UTF-8, of so many characters beyond ASCII at most one is broken."""

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_IN_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)

_LABELS = MappingProxyType(
    {
        "iso-8859-8-i": "iso8859-8",
        "windows-874": "cp874",
        "x-gbk": "gb18030",
        "x-sjis": "cp932",
    }
)
"""Names of encodings on the web that Python does not know."""

_READ_AS = MappingProxyType({
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
})  # fmt: skip
"""Encodings that browsers read as a larger one, since pages use its signs (WHATWG's standard)."""

_OF_LANGUAGES = MappingProxyType({
    "ar": ("cp1256", "iso8859-6"),
    "be": ("cp1251", "koi8-r"),
    "bg": ("cp1251", "iso8859-5"),
    "bs": ("cp1250", "iso8859-2"),
    "cs": ("cp1250", "iso8859-2"),
    "el": ("cp1253", "iso8859-7"),
    "et": ("cp1257", "iso8859-4"),
    "fa": ("cp1256",),
    "he": ("cp1255", "iso8859-8"),
    "hr": ("cp1250", "iso8859-2"),
    "hu": ("cp1250", "iso8859-2"),
    "ja": ("cp932", "euc_jp", "iso2022_jp"),
    "ko": ("cp949",),
    "lt": ("cp1257", "iso8859-13"),
    "lv": ("cp1257", "iso8859-13"),
    "mk": ("cp1251", "iso8859-5"),
    "pl": ("cp1250", "iso8859-2"),
    "ro": ("cp1250", "iso8859-2"),
    "ru": ("cp1251", "koi8-r", "cp866"),
    "sk": ("cp1250", "iso8859-2"),
    "sl": ("cp1250", "iso8859-2"),
    "sq": ("cp1252", "cp1250"),
    "sr": ("cp1250", "cp1251", "iso8859-2"),
    "th": ("cp874",),
    "tr": ("cp1254",),
    "uk": ("cp1251", "koi8-u"),
    "ur": ("cp1256",),
    "vi": ("cp1258",),
    "zh": ("gb18030", "big5hkscs"),
})  # fmt: skip
"""Older encodings of languages, the commonest first."""


def decode(body: bytes, content_type: str, language: str) -> str:
    """Give a page's characters.

    A mark at the beginning goes first. What is UTF-8, but for a stray byte, is read as that,
    whatever is declared: text with letters beyond ASCII is hardly ever that by chance. Then come
    the header, the page's own word, the encodings of its outlet's language, and a guess.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, errors="replace")
    text = body.decode("utf-8", errors="replace")
    strange = text.count(_REPLACEMENT)
    if not strange or strange * _RARE <= sum(letter > "\x7f" for letter in text):
        return text
    for name in [*_IN_HEADER.findall(content_type), *_declared(body)]:
        encoding = _known(name)
        if encoding and not encoding.startswith("utf"):
            return body.decode(encoding, errors="replace")
    return _guessed(body, language)


def _declared(body: bytes) -> list[str]:
    return [name.decode("ascii") for name in _DECLARED.findall(body[:LONGEST_HEAD])]


def _known(name: str) -> str:
    try:
        found = codecs.lookup(_LABELS.get(name.lower(), name)).name
    except LookupError:
        return ""
    return _READ_AS.get(found, found)


def _guessed(body: bytes, language: str) -> str:
    own = _OF_LANGUAGES.get(language.split("-", maxsplit=1)[0].lower(), ("cp1252",))
    fitting = [encoding for encoding in own if _fits(body, encoding)]
    if len(fitting) == 1:
        return body.decode(fitting[0], errors="replace")
    sample = _telling(body)
    found = from_bytes(sample, cp_isolation=fitting or None).best()
    encoding = found.encoding if found else (fitting or ["utf-8"])[0]
    return body.decode(encoding, errors="replace")


def _fits(body: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(body)
    except UnicodeDecodeError:
        return False
    return True


def _telling(body: bytes) -> bytes:
    """Give lines of the body that have letters beyond ASCII, without tags: enough for a guess."""
    lines = (line for line in re.sub(rb"<[^>]{0,2000}>", b"\n", body).splitlines())
    told = (line for line in lines if not line.isascii())
    sample = bytearray()
    for line in told:
        sample += line + b"\n"
        if len(sample) > _SAMPLE:
            break
    return bytes(sample[:_SAMPLE])
