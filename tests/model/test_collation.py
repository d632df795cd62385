"""Names are sorted as readers of the site's language expect it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.model.collation import Collation
from mkdocs_briefings.model.countries import COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = (
    "am ar az bg bn bs ca cs cy da de el en eo es et eu fa fi fil fo fr ga gl hi hr hy id is it ka"
    " hu he ja kk ko ky lt lv mk mn mt nb nl nn no pl pt pt_BR ro ru sk sl sq sr sr_Latn sv sw"
    " th tk tr uk vi zh zh_Hans zh_Hant zh_Hant_HK"
)

WORDS = (
    "Іран Ґрунт Гуска Європа Яхта Абетка Ёлка Ельник Łódź Lund Ærø Aero Zebra Þór Čech Chata Cibule"
    " Ăn An Ấn Iğdır Igel Đà Dax Œuvre Öl Ol Opal Žena 5G 10 Ñandú Nube Ľad Lyžník Csaba Cukor"
    " OPEC OPEC+ C C++ C# US U.S. us G7 G-7 loccsan locsan lócsiszár hosszú hoszú"
)

COMPARISON = """
const lists = JSON.parse(require("fs").readFileSync(0, "utf8"));
function compare(language) {
  const { compare } = new Intl.Collator(language);
  return (one, other) => compare(one, other) || (one < other ? -1 : 1);
}
const sorted = Object.entries(lists).map(([language, names]) =>
  [language, names.sort(compare(language.replaceAll("_", "-")))]);
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
        ("hu", "Ászok, asszony, citrom, cukor, Csaba, Szeged"),
        ("da", "Nauru, nauru, Zambia"),
        ("sr_Latn", "Centralna Afrika, Čad, Ćuprija, Đakarta, Ljubljana, Njegoš"),
        ("bn", "ঔষধ, ংকার, কলকাতা"),
        ("zh", "5G, 阿富汗, 埃及, 巴西, 德国, 乌克兰, 中国, ASEAN"),
        ("zh_Hant", "5G, 乍得, 印度, 希臘, 法國, 烏克蘭, 德國, ASEAN"),
        ("th", "กรีซ, เกาหลี, ไทย, ยูเครน, เยอรมนี"),
        ("ja", "ASEAN, アイルランド, コートジボワール, コスタリカ, フェロー, ブラジル, プラハ"),
        ("ar", "آيسلندا, إثيوبيا, أرمينيا, اليمن, تونس"),
    ],
)
def test_order(language: str, names: str) -> None:
    """Letters of their own stand at their place, others with the one that they are made of."""
    expected = names.split(", ")
    assert in_order(language, expected[::-1]) == expected


EXPECTED: Mapping[str, list[str]] = json.loads(
    Path(__file__).with_name("country_order.json").read_text(encoding="utf-8")
)["countries"]


@pytest.mark.parametrize("language", EXPECTED)
def test_countries(language: str) -> None:
    """The countries of a language come in the order that ICU gives them."""
    expected = EXPECTED[language]
    shuffled = random.Random(language).sample(expected, len(expected))  # noqa: S311 - of no account
    assert in_order(language.replace("-", "_"), shuffled) == expected


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
