"""Spellings of one person's name are told from other names."""

from __future__ import annotations

import pytest

from mkdocs_briefings.model.bylines import byline_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada  Lovelace", "ADA LOVELACE"),
        ("Işıl Yılmaz", "IŞIL YILMAZ"),
        ("İrem Çınar", "irem çınar"),
        ("Γιώργος", "ΓΙΏΡΓΟΣ"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    """Case and spaces make no other name, in Turkish neither."""
    assert byline_key(one) == byline_key(other)


def test_other_name() -> None:
    """A mark makes another name: `Işıl` is not `Isil`."""
    assert byline_key("Işıl") != byline_key("Isil")
