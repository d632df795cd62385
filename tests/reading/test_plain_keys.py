"""A front matter of plain keys is read at once, to what YAML's parser makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.reading.front_matter import FREE_KEYS, FrontMatterError, read_yaml
from mkdocs_briefings.reading.plain_keys import read_plain

PLAIN = """\
title: "Council votes: 3 to 2 — for now"
date: 2026-10-30T07:00Z
summary: 'A # in quotes'
countries: [NO, "UA", 'XK']
source: kyiv-post

original:
  url: https://news.example/a?b=c#d
  language: uk
  title:
tags:
  - pre-war
  - "a, b"
authors:
- A. Writer
- Ö. Øst
updated:
draft: ~
slug: 0123
story:  water\x20
related: []
"""


def _expected(text: str) -> object:
    """Give what the parser makes of a text; None where that is an error or has duplicates."""
    try:
        found = read_yaml(text, 1)
    except FrontMatterError:
        return None
    return None if found.duplicates else found.values


def test_plain_keys() -> None:
    """All that is usual is read at once, in its order."""
    found = read_plain(PLAIN, FREE_KEYS)
    assert found == _expected(PLAIN)
    assert found is not None
    assert list(found) == list(read_yaml(PLAIN, 1).values)
    assert found["original"] == {
        "url": "https://news.example/a?b=c#d",
        "language": "uk",
        "title": None,
    }
    assert found["authors"] == ["A. Writer", "Ö. Øst"]
    assert (found["updated"], found["draft"], found["story"]) == (None, None, "water")


@pytest.mark.parametrize(
    "text",
    [
        'a: "\\x07"\n', "a: b: c\n", "a: b # c\n", "a: b\n  c\n", "a: b\n  c: d\n", "a: |\n  b\n",
        "a: &b c\nd: *b\n", "a: {b: c}\n", "a: [b, [c]]\n", "a: [b: c]\n", "a: 'b''c'\n", "a:b\n",
        "a: b\na: c\n", "a:\n  b: c\n  b: d\n", "a:\n  - b: c\n", "a:\n  b:\n    c: d\n", "? a\n",
        "a:\n  b:\n  - c\n", "a:\n  - b\n - c\n", "a:\n  b: c\n   d: e\n", "- a\n", "a\n",
        "  a: b\n",
        "a: !!str b\n", "a: @b\n", "a: b:\n", "a: -\n", "a: - b\n", "a: b\u00a0c\n", "a: b\tc\n",
        "extra:\n  b: 1\n", "extra: 1\n", "a: b", "", "# a\n", "a: [b,\n  c]\n", 'a: "b\n  c"\n',
        "a: [b #c]\n", "a: ]\n", "a: ,\n", 'a: "b" c\n', "a: \u2028b\n", "a:\n -\n", "'a': b\n",
    ],
)  # fmt: skip
def test_what_may_mean_more(text: str) -> None:
    """Whatever may mean something else is left to the parser."""
    assert read_plain(text, FREE_KEYS) is None


_PIECES = [
    *("a: ", "b: ", "b:", "tags:", "title: ", "  ", " ", "- ", "-", "\n", "\n", "\n", "[", "]"),
    *(", ", ",", ":", "#", " #", '"', "'", "\\", "é", "語", "🎈", "~", "null", "0x1", "1.5", "<<"),
    *("=", "?", "? ", "|", ">", "&", "*", "!", "%", "@", "`", "{", "}", "...", "---", ".", "/"),
    *("\t", "\u0301", "\u200d", "\ufeff", "\x85", "\u2028", "(", ")", "$", "^", "+", ";", "word"),
]
_TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=2), max_size=24).map("".join)
_VALUES = st.sampled_from([
    *("word", "two words", "a-b", "x:y", "x#y", "https://a.example/?b=c", "~", "null", "2026-10"),
    *('"quoted"', "'quoted'", '""', '"a: b # c"', "[]", "[a, b]", '["a, b", c d]', "[ a , 'b' ]"),
    *("", "", "é", "語", "🎈", "-1", "a - b", "a 'b' c", "0x1f", "<<", "=", "[null, ~]"),
])  # fmt: skip
_BROKEN = st.tuples(_VALUES, st.sampled_from(_PIECES), _VALUES).map("".join)
_LINES = st.lists(
    st.tuples(
        st.sampled_from(["a: ", "b: ", "tags:", "title: ", "  a: ", "  b: ", "  - ", "- ", "c:"]),
        _VALUES | _VALUES | _BROKEN,
        st.just("\n"),
    ).map("".join),
    max_size=4,
).map("".join)


@given(text=_TEXTS.map(lambda text: f"{text}\n") | _LINES)
def test_same_for_any_text(text: str) -> None:
    """What is read at once is what the parser gives, order included."""
    found = read_plain(text, FREE_KEYS)
    if found is not None:
        assert found == _expected(text)
        assert repr(found) == repr(read_yaml(text, 1).values)
