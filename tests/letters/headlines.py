"""Headlines in ten scripts, and a reader of encoded words that knows RFC 2047 and nothing else."""

from __future__ import annotations

import re
from base64 import b64decode
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters of each script, with the marks that stand on them; in the last ones with no spaces.
_SCRIPTS = {
    "Latin": "abcdefghijklmnoprstuvwxyzABCDEFGH",
    "Latin with accents": "aeiounrstéèêçàüößñõãøåłżšžğşđ",
    "Cyrillic": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВ",
    "Greek": "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώΑΒΓ",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي\u064b\u064f\u200c",
    "Hebrew": "אבגדהוזחטיכלמנסעפצקרשת\u05b0\u05b8",
    "Devanagari": "कखगघचछजटडतदनपबमयरलवशसह\u093e\u093f\u0940\u094d\u0902",
    "Thai": "กขคงจชซดตทนบปพมยรลวสหอ\u0e31\u0e34\u0e35\u0e48\u0e49",
    "Han and Kana": "京都東北中国日本人大学新聞あいうえおかきくけこアイウエオ",
    "Hangul": "가나다라마바사아자차카타파하서울한국뉴스대통령",
}
_SIGNS = (
    *("5", "2026", "—", "…", "“”", "?=", "=?", "=", "_", "a=?b?=", "(", ")", ",", ";", "@"),
    *(
        '"',
        "\\",
        "<b>",
        "Bcc:",
        "#5",
        "%",
        "🚂",
        "\U0001f469\u200d\U0001f467",
        "🇳🇴🇩🇰",
        "👍🏽",
        "e\u0301\u0323",
    ),
)


def headlines(number: int, seed: int = 0) -> Iterator[str]:
    """Give so many made-up headlines, each script as often as the others."""
    random = Random(seed)  # noqa: S311 - the same on every machine
    scripts = list(_SCRIPTS.values())
    for place in range(number):
        yield _headline(random, scripts[place % len(scripts)])


def _headline(random: Random, letters: str) -> str:
    words = []
    for _ in range(random.randint(1, 18)):
        kind = random.random()
        if kind < 0.1:
            words.append(random.choice(_SIGNS))
        elif kind < 0.2:
            words.append("".join(random.choices(_SCRIPTS["Latin"], k=random.randint(1, 9))))
        else:
            longest = 100 if kind > 0.99 else 12
            words.append("".join(random.choices(letters, k=random.randint(1, longest))))
    return " ".join(words)


# The grammar of RFC 2047, section 2, for the one charset that is used.
_WORD = re.compile(r"=\?utf-8\?([bq])\?([!->@-~]+)\?=", re.IGNORECASE)
_GAP = re.compile(r"(\r\n[ \t]|[ \t])+")
_BYTE = re.compile(rb"=([0-9A-F]{2})")


def read_encoded_words(value: str) -> str:
    """Decode the value of a header. Raises `ValueError` where it is not as RFC 2047 wants it."""
    words = _GAP.split(value)[::2]
    read, was_encoded = "", False
    for place, word in enumerate(words):
        found = _WORD.fullmatch(word)
        if found is None and "=?" in word:
            raise ValueError(f"An encoded word touches something: {word!r}")
        if found and len(word) > 75:
            raise ValueError(f"An encoded word is too long: {word!r}")
        # What is between two encoded words is not shown.
        if place and not (found and was_encoded):
            read += " "
        read += _decoded(found) if found else word
        was_encoded = found is not None
    return read


def _decoded(word: re.Match[str]) -> str:
    data = word[2].encode()
    if word[1] in "bB":
        return b64decode(data, validate=True).decode()
    data = data.replace(b"_", b" ")
    return _BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), data).decode()
