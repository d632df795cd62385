"""Whether a text may give ids itself, which is asked of every text."""

from __future__ import annotations

import re
from random import Random

import pytest

from mkdocs_briefings.reading.written_ids import may_give_ids

_PLAIN = re.compile(r"\b(?:id|name)\s*=|\{:?[^{}\n]*#", re.IGNORECASE)
"""The same in one expression, which takes thirty times as long."""

_PARTS = ("id", "name", "ID", "Name", "=", "{", "}", ":", "#", " ", "\n", "x", "_", "é", "\u00a0")


def test_as_the_plain_expression() -> None:
    """Texts of all that matters to it, in any order."""
    rng = Random(5)  # noqa: S311 - the same texts each time
    texts = ["".join(rng.choices(_PARTS, k=rng.randrange(9))) for _ in range(5_000)]
    found = [text for text in texts if _PLAIN.search(text)]
    assert [text for text in texts if may_give_ids(text)] == found
    assert len(found) > 100


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ('<p id="a">', True),
        ('<a\nname\n = "a">', True),
        ("# A heading {: .wide #a }", True),
        ("[A link](https://paper.example/?page=2&valid=1)", False),
        ("A {name} and # a number", False),
    ],
)
def test_signs_of_ids(text: str, may: bool) -> None:  # noqa: FBT001 - a column of the table
    """An attribute of a tag, or a list of them; no part of another word, and no address."""
    assert may_give_ids(text) is may
