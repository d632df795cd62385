"""Spellings of one topic are told from names that a sign makes another's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.model.slugs import LONGEST_SLUG, slugify
from mkdocs_briefings.model.topics import Topics, spell_out, topic_key


def slugs(*names: str) -> list[str]:
    """Give the slugs of topics that stand on one site."""
    topics = Topics(map(topic_key, names))
    return list(map(topics.slug, names))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("East Africa", "east-africa"),
        ("OPEC+", "opec +"),
        ("R&D", "R & D"),
        ("#Ukraine", "Ukraine"),
        ("Yahoo!", "Yahoo"),
        ("Ukraine 🇺🇦", "Ukraine"),
        ("São Tomé", "sao tome"),
        ("C\uff0b\uff0b", "C++"),
        ("IŞIK", "ışık"),
        ("AZƏRBAYCAN QADINI", "Azərbaycan qadını"),
        ("İZMİR", "izmir"),
    ],
)
def test_one_topic(one: str, other: str) -> None:
    """Case, accents, spaces, punctuation, emoji and a hashtag's sign make no other topic."""
    assert topic_key(one) == topic_key(other)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("OPEC+",), ["opec"]),
        (("OPEC", "OPEC+"), ["opec", "opec-plus"]),
        (("C", "C++", "C#"), ["c", "c-plus-plus", "c-sharp"]),
        (("C++", "C#"), ["c-plus-plus", "c-sharp"]),
        (("A&B", "A B"), ["a-and-b", "a-b"]),
        (("100", "$100", "100%", "€100"), ["100", "dollar-100", "100-percent", "euro-100"]),
        (("A&B", "A B", "A and B"), ["a-and-b-2", "a-b", "a-and-b"]),
        (("中", "中+"), ["中", "中-plus"]),
        (("Water", "Snow"), ["water", "snow"]),
    ],
)
def test_slugs(names: tuple[str, ...], expected: list[str]) -> None:
    """Where names meet, their signs are spelled out; any other has the plain slug."""
    assert slugs(*names) == expected


@given(st.lists(st.text(alphabet="aB+#&%$ -中", min_size=1).filter(slugify), max_size=6))
def test_each_topic_has_an_address_of_its_own(names: list[str]) -> None:
    """As many addresses as topics, whatever they are called, and in whatever order they come."""
    found = dict(zip(map(topic_key, names), slugs(*names), strict=True))
    assert len(set(found.values())) == len(found)
    assert slugs(*reversed(names)) == [found[topic_key(name)] for name in reversed(names)]


def test_many_signs_make_no_long_address() -> None:
    """What a file system takes is enough for any number of signs."""
    assert len(spell_out("x" + "+" * 100)) <= LONGEST_SLUG
