"""Plain text in feeds keeps its direction, and turns nothing else around."""

from __future__ import annotations

import pytest

from mkdocs_briefings.outputs.feeds.plain_text import plain

RLM, LRM = "\u200f", "\u200e"


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("Plain", "ltr", "Plain"),
        ("Été", "ltr", "Été"),
        ("مرحبا", "rtl", "مرحبا"),
        ("BBC: مرحبا", "rtl", f"{RLM}BBC: مرحبا"),
        ("BBC", "rtl", f"{RLM}BBC"),
        ("12 مرحبا", "rtl", "12 مرحبا"),
        ("שלום in Haifa", "ltr", f"{LRM}שלום in Haifa"),
        ("…", "rtl", "…"),
        ("a\u202eb", "ltr", "a\u202eb\u202c"),
        ("é\u2067x\u202ay", "ltr", "é\u2067x\u202ay\u202c\u2069"),
        ("é\u2067x\u202ay\u2069z", "ltr", "é\u2067x\u202ay\u2069z"),
        ("é\u202ex\u202c", "ltr", "é\u202ex\u202c"),
        ("é\u202c\u2069", "ltr", "é\u202c\u2069"),
    ],
)
def test_plain(text: str, direction: str, expected: str) -> None:
    """A mark stands before what would begin on the wrong side, and what is begun is ended."""
    assert plain(text, direction) == expected
