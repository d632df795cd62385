"""Words are counted as readers would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.reading.words import count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One two, three.", 3),
        ("It's rock'n'roll, the \u2018people\u2019s\u2019 choice", 5),
        ("**Bold** and [a link](https://example.org/x)", 8),
        ("24 of 1,000", 4),
        ("co-operate snake_case x2", 6),
        ("Відкрито новий міст", 3),
        ("- \n> --- |", 0),
    ],
)
def test_count(text: str, count: int) -> None:
    """Letters with apostrophes between them are one word, digits are another."""
    assert count_words(text) == count


@given(st.text(st.sampled_from("ab'\u2019 \n\t\xa0\u2028\x1c1\u0663_-.\xbd\xe9\u6f22\u0301")))
def test_count_of_pieces_is_that_of_the_whole(text: str) -> None:
    """Counting from space to space gives what looking for words in the whole text gives."""
    words = re.findall(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+", text)
    assert count_words(text) == len(words)
