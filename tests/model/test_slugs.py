"""Slugs are made from names in every script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.model.slugs import shorten, slugify


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kyiv Post", "kyiv-post"),
        ("  Rail -- link!  ", "rail-link"),
        ("snake_case", "snake-case"),
        ("C++ & C#", "c-c"),
        ("0123", "0123"),
        ("São Tomé", "sao-tome"),
        ("Ærø", "ærø"),
        ("Łódź", "łodz"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("IŞIK ışık", "isik-isik"),
        ("Diyarbakır DİYARBAKIR", "diyarbakir-diyarbakir"),
        ("Bakı BAKI", "baki-baki"),
        ("Į̇sa ĮSA", "isa-isa"),
        ("IJsland ĳsland", "ijsland-ijsland"),
        ("x̂y", "xy"),
        ("Ελλάδα", "ελλαδα"),
        ("ΟΔΟΣ οδός", "οδοσ-οδοσ"),
        ("Україна", "україна"),
        ("Ёлка", "ёлка"),
        ("don't", "dont"),
        ("don\u2019t", "dont"),
        ("здоров\u02bcя", "здоровя"),
        ("Hawai\u02bbi", "hawaii"),
        ("أخبار اليوم", "أخبار-اليوم"),
        ("עִבְרִית", "עִבְרִית"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("ข่าวไทย", "ข่าวไทย"),
        ("中文 新聞", "中文-新聞"),
        ("日本が", "日本が"),
        ("한국어", "한국어"),
        ("\uff46\uff55\uff4c\uff4c\u3000\uff57idth", "full-width"),
        ("²", "2"),
        ("№ 5", "no-5"),
        ("1\ufe0f\u20e3 first", "1-first"),
        ("❤\ufe0f", ""),
        ("🚆🚆", ""),
        ("#", ""),
        ("\u0301", ""),
        ("", ""),
    ],
)
def test_slugify(name: str, slug: str) -> None:
    """Case, accents and signs are dropped, and the letters of every script stay."""
    assert slugify(name) == slug


@given(st.text())
def test_a_slug_is_its_own(name: str) -> None:
    """The slug of a slug is that slug, and it holds nothing that an address would split at."""
    slug = slugify(name)
    assert slugify(slug) == slug
    assert not set(slug) & set(" /\\?#%.:_'\"<>")
    assert not slug.startswith("-")
    assert not slug.endswith("-")


@pytest.mark.parametrize(
    ("slug", "most", "shorter"),
    [
        ("rail-link", 9, "rail-link"),
        ("rail-link", 8, "rail"),
        ("rail-link-opens", 9, "rail-link"),
        ("rail-link-opens", 10, "rail-link"),
        ("link", 3, "lin"),
        ("київ", 5, "ки"),
        ("\u0e15\u0e33\u0e23\u0e31", 9, "\u0e15\u0e33"),
    ],
)
def test_shorten(slug: str, most: int, shorter: str) -> None:
    """A name that is too long ends with a word, or else with a letter and all of its marks."""
    assert shorten(slug, most) == shorter


@given(st.text(), st.integers(1, 40))
def test_shortened_slug(name: str, most: int) -> None:
    """What is left of a slug is one, and short enough."""
    short = shorten(slugify(name), most)
    assert len(short.encode()) <= most
    assert slugify(short) == short


@given(st.text(), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_spellings_of_one_name(name: str, form: str) -> None:
    """However a program composed the letters of a name, it has one slug."""
    assert slugify(unicodedata.normalize(form, name)) == slugify(name)  # type: ignore[arg-type]
