"""Names are sorted as readers of the site's language expect it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.model.collation import Collation
from mkdocs_briefings.model.countries import COUNTRIES

LANGUAGES = (
    "am ar az bg bn bs ca cs cy da de el en eo es et eu fa fi fil fo fr ga gl hi hr hy id is it ka"
    " kk ko ky lt lv mk mn mt nb nl nn pl pt ro ru sk sl sq sr sv sw th tk tr uk ur vi"
)

WORDS = (
    "Іран Ґрунт Гуска Європа Яхта Абетка Ёлка Ельник Łódź Lund Ærø Aero Zebra Þór Čech Chata Cibule"
    " Ăn An Ấn Iğdır Igel Đà Dax Œuvre Öl Ol Opal Žena 5G 10 Ñandú Nube Ľad Lyžník Csaba Cukor"
)

COMPARISON = """
const lists = JSON.parse(require("fs").readFileSync(0, "utf8"));
const sorted = Object.entries(lists).map(([language, names]) =>
  [language, names.sort(new Intl.Collator(language).compare)]);
console.log(JSON.stringify(Object.fromEntries(sorted)));
"""


def in_order(language: str, names: list[str]) -> list[str]:
    """Sort names as a site of that language does."""
    return sorted(names, key=Collation(Locale.parse(language)).key)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", "1, ½, 2, ²a, 5%, 54, Ａt, Bat, № 1"),
        ("en", "Ærø, Café, Cafés, Đà Nẵng, Dublin, Łódź, London, Zagreb"),
        ("uk", "Абетка, Ґрунт, Європа, Ємен, Індія, Іран, Япет, Яхта, Atlas"),
        ("pl", "Luksemburg, Łotwa, Polska"),
        ("cs", "Cibule, Česko, Francie, Honduras, Chorvatsko, Irsko"),
        ("da", "Danmark, Zambia, Ærø, Østrig, Åland, Aarhus"),
        ("tr", "Iğdır, Irak, Isparta, İran, İzmir"),
        ("th", "กรีซ, เกาหลี, ไทย, ยูเครน, เยอรมนี"),
        ("ja", "ASEAN, アイルランド, コートジボワール, コスタリカ, フェロー, ブラジル, プラハ"),
        ("ar", "آيسلندا, إثيوبيا, أرمينيا, اليمن, تونس"),
    ],
)
def test_order(language: str, names: str) -> None:
    """Letters of their own stand at their place, others with the one that they are made of."""
    expected = names.split(", ")
    assert in_order(language, expected[::-1]) == expected


def test_as_browsers_sort() -> None:
    """Countries and other words come in the order of CLDR, as browsers have it."""
    lists = {}
    for language in LANGUAGES.split():
        names = Locale.parse(language).territories
        lists[language] = [
            *(str(names[code]) for code in COUNTRIES if code in names),
            *WORDS.split(),
        ]
        random.Random(language).shuffle(lists[language])  # noqa: S311 - an order of no account
    node = Path(sys.executable).parent / "node"
    if not node.exists():
        pytest.skip("what scripts are tested with is not installed")
    done = subprocess.run(
        [node, "-e", COMPARISON],
        input=json.dumps(lists),
        capture_output=True,
        text=True,
        check=True,
    )
    for language, expected in json.loads(done.stdout).items():
        assert in_order(language, lists[language]) == expected, language


@given(name=st.text(max_size=20), language=st.sampled_from(["en", "cs", "ja", "th", "vi"]))
def test_any_name(name: str, language: str) -> None:
    """Every text has a place, and the same one in either form of Unicode."""
    key = Collation(Locale.parse(language)).key
    assert key(unicodedata.normalize("NFD", name)) == key(unicodedata.normalize("NFC", name))
