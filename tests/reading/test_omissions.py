"""What YAML leaves out of a front matter is told, with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.reading import front_matter
from mkdocs_briefings.reading.file import UnreadableError, open_bytes

COMMENT, TAG, ANCHOR = (
    f"is taken for {kind}, and left out. Put the whole text in quotes."
    for kind in ("a comment", "a tag of YAML", "an anchor of YAML")
)

CASES: dict[str, tuple[str, list[str]]] = {
    "number": ("title: Win no. #9 for Oslo", [f"2: warning: '#9 for Oslo' {COMMENT}"]),
    "all of it": ("summary: #9", [f"2: warning: '#9' {COMMENT}"]),
    "other letters": ("title: Čaj — чай #tea", [f"2: warning: '#tea' {COMMENT}"]),
    "two lines": ("title: a\n  second #tea\nslug: b", [f"3: warning: '#tea' {COMMENT}"]),
    "items": (
        "tags:\n  - one #two\n  - #three\n  - four",
        [f"3: warning: '#two' {COMMENT}", f"4: warning: '#three' {COMMENT}"],
    ),
    "list in a line": ("tags: [one #two\n  , three]", [f"2: warning: '#two' {COMMENT}"]),
    "below a key": ("image:\n  caption: Gate #4", [f"3: warning: '#4' {COMMENT}"]),
    "below extra": ("extra:\n  place: Gate #4", [f"3: warning: '#4' {COMMENT}"]),
    "exclamation": ("title: !Ay caramba", [f"2: warning: '!Ay' {TAG}"]),
    "sign alone": ("title: ! Stop", [f"2: warning: '!' {TAG}"]),
    "of Python": ("tags: !!python/tuple [a]", [f"2: warning: '!!python/tuple' {TAG}"]),
    "ampersand": ("title: &more opens", [f"2: warning: '&more' {ANCHOR}"]),
    "both": (
        "title: !a &b c #d",
        [f"2: warning: '!a' {TAG}", f"2: warning: '&b' {ANCHOR}", f"2: warning: '#d' {COMMENT}"],
    ),
}

KEPT: dict[str, str] = {
    "quotes": "title: 'Win #9'  # a note\nsummary: \"!a &b #c\"",
    "within a word": "title: C#, F# and a#b\nsummary: Q&A, A & B, stop!",
    "own line": "# all of it\ntitle: a\n  # within\ntags:\n  # above\n  - a",
    "after a list": "tags: [a, b]  # two",
    "anchor that is used": "title: &words Same\nsummary: *words",
    "block": "summary: >-\n  Win #9 and\n  # two",
}


def problems(text: str) -> list[str]:
    """Give what is told of a file with that front matter, without its name."""
    file = open_bytes(f"---\n{text}\n---\nText.\n".encode(), "a.md")
    return [str(each).removeprefix("a.md:") for each in file.warnings]


@pytest.mark.parametrize("name", CASES)
def test_what_is_left_out(name: str) -> None:
    """Each comment, tag and anchor that takes words of a text is named."""
    text, expected = CASES[name]
    assert problems(text) == expected


@pytest.mark.parametrize("name", KEPT)
def test_what_is_not(name: str) -> None:
    """Signs within a text, comments that stand alone, and anchors in use are not."""
    assert problems(KEPT[name]) == []


WORDS = st.text(st.sampled_from("ab #!&:'é\u05d0"), min_size=1, max_size=12)


@pytest.mark.parametrize("words", ["!Ay, caramba", "!a!b c"])
def test_tag_that_is_none(words: str) -> None:
    """Where what begins like a tag is none, the error tells what to do."""
    with pytest.raises(UnreadableError, match=r"Put a text that starts with ! in quotes\."):
        problems(f"title: {words}")


@given(WORDS)
def test_nothing_is_lost_in_silence(words: str) -> None:
    """A text without quotes is read whole, or is no YAML, or something of it is named."""
    try:
        told = problems(f"title: {words}")
    except UnreadableError:
        return
    value = front_matter.read(f"title: {words}\n", 1).values["title"]
    is_whole = (value or "").split() == words.split()
    is_quoted = words.strip()[:1] == "'"
    assert is_whole or is_quoted or told
