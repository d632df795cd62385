"""Bytes become text that every later step can rely on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.reading.text import (
    CleanText,
    EncodingError,
    clean,
    first_forbidden,
    is_clean,
    without_forbidden,
)
from tests.growth import assert_in_proportion

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r\n\rc", "a\nb\n\nc"),
        (BOM + b"---\n", "---\n"),
        (BOM + BOM + b"---\n", "---\n"),
        (BOM, ""),
        ("Київ\u2028\u200d\ufeff\U0001f686".encode(), "Київ\u2028\u200d\ufeff\U0001f686"),
    ],
)
def test_clean_text(data: bytes, text: str) -> None:
    """Line ends become one character, a byte order mark is dropped, and all else stays."""
    assert clean(data, "a.md") == CleanText(text, ())


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\xff\xfet\0i\0t\0l\0e\0", 1),
        (b"one\ntwo\n\xe9t\xe9\n", 3),
        (BOM + b"\n\n\xff", 3),
        (b"one\rtwo\r\nthree\n\xff", 4),
        (b"one\n\xed\xa0\x80", 2),
        (b"one\n\n\xf0\x9f\x9a", 3),
    ],
)
def test_not_utf_8(data: bytes, line: int) -> None:
    """Bytes of another encoding are an error, on the line where they stand."""
    with pytest.raises(EncodingError) as raised:
        clean(data, "a.md")
    expected = f"a.md:{line}: The file is not in UTF-8. Save it with that encoding."
    assert str(raised.value.problem) == expected


@pytest.mark.parametrize(
    "character",
    ["\0", "\x07", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"],
)
def test_forbidden_characters(character: str) -> None:
    """A character that XML or YAML forbids is left out, with one warning a line."""
    text = f"one\n{character}tw{character}o{character}\n{character}"
    cleaned = clean(text.encode(), "a.md")
    assert cleaned.text == "one\ntwo\n"
    assert [(problem.line, problem.is_error) for problem in cleaned.problems] == [
        (2, False),
        (3, False),
    ]
    assert f"U+{ord(character):04X}" in cleaned.problems[0].message


def test_a_file_of_nothing_else() -> None:
    """The time that cleaning a binary file takes grows with the file, not with its square."""

    def clean_binary(size: int) -> None:
        lines = size // 50
        cleaned = clean(b"\0a" * size + b"\n\0" * lines, "a.md")
        assert cleaned.text == "a" * size + "\n" * lines

    assert_in_proportion(clean_binary, 500_000)


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    """Any bytes give text without forbidden characters, or the line of the first wrong one."""
    line, text = 1, ""
    try:
        text = clean(data, "a.md").text
    except EncodingError as error:
        line = error.problem.line
    assert 1 <= line <= data.count(b"\n") + data.count(b"\r") + 1
    assert is_clean(text)
    assert "\r" not in text


@given(st.text())
def test_without_forbidden(text: str) -> None:
    """Cleaning drops what is forbidden and nothing else."""
    kept = without_forbidden(text)
    assert first_forbidden(kept) == ""
    assert (kept == text) == is_clean(text)


@given(
    st.text(
        st.one_of(
            st.sampled_from("\x00\n\r\t\x1f\x7f\x80\x84\x85\x86\x9f\xa0\xb6\xc2\ufffe\uffff\uffef"),
            st.characters(),
        )
    )
)
def test_any_forbidden_character_is_found(text: str) -> None:
    """Exactly what XML or YAML forbids is left out, whatever stands around it."""
    codes = {*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF} - {*b"\t\n\r\x85"}
    allowed = "".join(character for character in text if ord(character) not in codes)
    assert without_forbidden(text) == allowed
    assert is_clean(text) == (text == allowed)
