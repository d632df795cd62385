"""Texts in parts that an engine takes, and languages by the names that it has for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.wire.engines.batches import batches
from mkdocs_briefings.wire.engines.engine import Limits
from mkdocs_briefings.wire.engines.errors import EngineError
from mkdocs_briefings.wire.engines.languages import name_at_engine, pair_at_engine

TEXTS = st.lists(st.integers(0, 10).map(lambda length: "x" * length), max_size=20)


@given(TEXTS, st.integers(1, 5), st.integers(10, 30))
def test_batches(texts: list[str], most: int, characters: int) -> None:
    """Batches have all texts in their order, none of them too many, and none is empty."""
    found = list(batches(texts, Limits(most, characters)))
    assert [text for batch in found for text in batch] == texts
    for batch in found:
        assert 1 <= len(batch) <= most
        assert sum(map(len, batch)) <= characters


def test_long_text() -> None:
    """A text that is longer than an engine takes is an error, and is not cut."""
    with pytest.raises(EngineError, match="has 11 characters, and it takes 10 at most"):
        list(batches(["a", "b" * 11], Limits(5, 10)))


@pytest.mark.parametrize(
    ("language", "offered", "name"),
    [
        ("en", "en de", "en"),
        ("en-GB", "en de", "en"),
        ("en", "en-GB en-US", "en-US"),
        ("en-GB", "en-GB en-US", "en-GB"),
        ("en-AU", "en-GB en-US", "en-US"),
        ("pt", "pt-PT pt-BR", "pt-BR"),
        ("pt-PT", "pt pt-BR", "pt"),
        ("zh", "zh-CN zh-TW", "zh-CN"),
        ("zh-TW", "zh-Hans zh-Hant", "zh-Hant"),
        ("zh-Hant-HK", "zh-CN zh-TW", "zh-TW"),
        ("he", "iw", "iw"),
        ("nb", "no da", "no"),
        ("no", "nb", "nb"),
        ("sr", "sr-Latn sr-Cyrl", "sr-Cyrl"),
        ("sr-Latn", "sr", "sr"),
        ("EN-us", "EN-US", "EN-US"),
        ("zh", "zh_Hans", "zh_Hans"),
        ("de", "en nl", None),
        ("", "en", None),
    ],
)
def test_names_of_languages(language: str, offered: str, name: str | None) -> None:
    """A language is found by its own name, by another one, or by the kind that is meant."""
    assert name_at_engine(language, offered.split()) == name


def test_pairs() -> None:
    """A pair of languages needs both of them, and in that direction."""
    pairs = {"pt": ["en-GB"], "de": ["fr"]}
    assert pair_at_engine(pairs, "pt-BR", "en") == ("pt", "en-GB")
    assert pair_at_engine(pairs, "en", "pt") is None
    assert pair_at_engine(pairs, "de", "en") is None
