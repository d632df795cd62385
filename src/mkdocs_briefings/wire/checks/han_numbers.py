"""Numbers in the characters of East Asia, and what these multiply digits by."""

from __future__ import annotations

import re
from decimal import Decimal

EAST_ASIAN = frozenset({"ja", "ko", "yue", "zh"})
"""Languages that write numbers in these characters."""

COUNTERS = frozenset("人名个個家年天次位场項项条种艘辆岁歳日周週回校本枚台件")
"""Signs behind a number of things: without one, a sign for a number is often part of a word."""

SOME = frozenset("多余餘来來数")
"""Signs between digits and what multiplies them: 600多万 is more than six million."""

LARGE = {
    sign: 10**power
    for sign, power in zip("万萬만亿億억兆조", (4, 4, 4, 8, 8, 8, 12, 12), strict=True)
}
"""What multiplies all that stands before it."""

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""Years before those that Japan counts by the names of its emperors."""

HAN = "零〇一二两兩三四五六七八九十百千万萬亿億兆"
"""All characters of numbers."""

_DIGITS = {"零": 0, "〇": 0, "两": 2, "兩": 2} | {
    sign: value for value, sign in enumerate("一二三四五六七八九", 1)
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_ABOUT = re.compile(r"([一二三四五六七八])([二三四五六七八九])(?![一-九])")
_MULTIPLIER = re.compile(r"[十百千]?[万萬만亿億억兆조]|[百千]")


def han_values(text: str) -> frozenset[Decimal]:
    """Read 十二, 三百万 and 二〇二一; 五六百 is either five hundred or six hundred."""
    about = _ABOUT.search(text)
    if about and _DIGITS[about[2]] - _DIGITS[about[1]] == 1:
        start, end = about.span()
        few, many = (text[:start] + sign + text[end:] for sign in about.groups())
        return han_values(few) | han_values(many)
    if len(text) > 1 and all(sign in _DIGITS for sign in text):
        return frozenset({Decimal("".join(str(_DIGITS[sign]) for sign in text))})
    total = section = current = 0
    for sign in text:
        if sign in _DIGITS:
            current = _DIGITS[sign]
        elif sign in _TENS:
            section += (current or 1) * _TENS[sign]
            current = 0
        else:
            total += (section + current or 1) * LARGE[sign]
            section = current = 0
    return frozenset({Decimal(total + section + current)})


def han_factor(text: str) -> int | None:
    """Give what the characters multiply by that a text begins with; None where they do not."""
    found = _MULTIPLIER.match(text)
    if found is None:
        return None
    factor = 1
    for sign in found[0]:
        factor *= _TENS.get(sign) or LARGE[sign]
    return factor
