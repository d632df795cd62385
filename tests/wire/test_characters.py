"""What others send is made text that can be stored, and nothing else of it is changed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.wire.characters import read_json, whole_characters

ANY_TEXT = st.text(st.characters(exclude_categories=()))
"""With halves of characters."""

SENT = st.one_of(
    st.text().map(lambda text: json.dumps(text, ensure_ascii=False)),
    ANY_TEXT.map(json.dumps),
    st.lists(st.sampled_from(["\\\\", "\\ud83d", "\\uDE00", "u", "\\n", "\\u00e9"])).map(
        lambda parts: f'"{"".join(parts)}"'
    ),
)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Rain", "Rain"),
        ("a\ud83d", "a\ufffd"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("😀 \udfff.", "😀 \ufffd."),
    ],
)
def test_halves_of_characters(text: str, whole: str) -> None:
    """Two halves become their character, and one that is alone is replaced."""
    assert whole_characters(text) == whole
    assert read_json(json.dumps({"a": [text]})) == {"a": [whole]}


@given(SENT)
def test_what_json_says(sent: str) -> None:
    """JSON is read as ever, but for its halves of characters."""
    assert read_json(sent) == whole_characters(json.loads(sent))


@given(ANY_TEXT)
def test_any_text(text: str) -> None:
    """Whatever comes can be stored, and has as many characters or fewer."""
    whole = whole_characters(text)
    assert whole.encode().decode() == whole
    assert len(whole) <= len(text)


def test_bytes_that_are_no_text() -> None:
    """Bytes of another encoding are replaced, and a byte order mark is passed over."""
    assert read_json(b'\xef\xbb\xbf["\xff\xed\xa0\x80"]') == ["\ufffd" * 4]
