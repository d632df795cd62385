"""Problems are told in one line, to a person or to GitHub."""

from __future__ import annotations

import pytest

from mkdocs_briefings.errors import (
    BriefingsError,
    InvalidNewsroomError,
    Problem,
    Severity,
    errors_in,
    quoted,
)

ERROR = Problem("briefings/a.md", 3, "`title` is empty.", "Write one.")
WARNING = Problem("briefings/a.md", 2, "It is long.", severity=Severity.WARNING)


def test_in_one_line() -> None:
    """An error is `path:line: message. Hint.`, and a warning says that it is one."""
    assert str(ERROR) == "briefings/a.md:3: `title` is empty. Write one."
    assert str(WARNING) == "briefings/a.md:2: warning: It is long."


def test_github_annotation() -> None:
    """GitHub is told the file and line as properties, with what would end them escaped."""
    assert ERROR.as_github_annotation() == (
        "::error file=briefings/a.md,line=3::`title` is empty. Write one."
    )
    odd = Problem("a,b:c%.md", 1, "50%\r\nof it.", severity=Severity.WARNING)
    assert odd.as_github_annotation() == "::warning file=a%2Cb%3Ac%25.md,line=1::50%25%0D%0Aof it."


def test_errors_in() -> None:
    """A warning does not stop a build."""
    assert errors_in([WARNING, ERROR]) == (ERROR,)
    assert (ERROR.is_error, WARNING.is_error) == (True, False)


def test_invalid_newsroom() -> None:
    """The error carries every problem in the order of reading."""
    elsewhere = Problem("a.md", 9, "It is wrong.")
    error = InvalidNewsroomError([ERROR, WARNING, elsewhere])
    assert error.problems == (elsewhere, WARNING, ERROR)
    assert str(error) == "\n".join(map(str, error.problems))
    assert isinstance(error, BriefingsError)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Київ", "'Київ'"),
        ("it's", '"it\'s"'),
        ("a\nb\u2028c", r"'a\nb\u2028c'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 59}…'"),
    ],
)
def test_quoted(text: str, expected: str) -> None:
    """What an editor wrote is quoted in one line, and not at any length."""
    assert quoted(text) == expected
