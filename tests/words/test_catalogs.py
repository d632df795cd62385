"""The catalogs: complete, and right in all that a program can tell."""

from __future__ import annotations

import re
from functools import cache
from gettext import c2py
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.words.catalogs import FOLDER, TEMPLATE, names_for, read_catalog, tag_of
from mkdocs_briefings.words.checks import flaws_of
from mkdocs_briefings.words.plurals import categories, form_of, plural_forms
from mkdocs_briefings.words.po_file import po_file
from tools.words import template, updated

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog

    from mkdocs_briefings.words.catalogs import Entry

CATALOGS = sorted(FOLDER.glob("*.po"))

ALIKE = frozenset({"Atom", "JSON", "OPML", "RSS"})
"""Words that are the same in all languages."""


@cache
def entries(path: Path) -> tuple[Entry, ...]:
    """Give the messages of a catalog, read once for all tests."""
    found, problems = read_catalog(path, path.name)
    assert problems == ()
    return found


@pytest.fixture(scope="module")
def messages() -> Catalog:
    """Give what `make words` finds, once for all catalogs, as it does itself."""
    return template()


def test_the_template_has_every_message(messages: Catalog) -> None:
    """`make words` finds no other messages than the committed template has."""
    assert TEMPLATE.read_bytes() == po_file(messages)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_catalog_is_as_make_words_writes_it(path: Path, messages: Catalog) -> None:
    """`make words` leaves a committed catalog alone, its header and its order too."""
    assert path.read_bytes() == updated(path, messages)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_catalog_is_complete(path: Path) -> None:
    """Every message is translated, in every plural form, and nothing is left to look at."""
    found = {each.key: each for each in entries(path)}
    assert [each.message for each in found.values() if not each.is_translated] == []
    assert {each.key for each in entries(TEMPLATE)} == found.keys()


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_catalog_has_no_flaw(path: Path) -> None:
    """Values, tags, spaces and the number of forms are those of the English text."""
    told = [
        f"{each.line}: {each.message}: {flaw[0]}"
        for each in entries(path)
        for flaw in flaws_of(each, tag_of(path))
    ]
    assert told == []


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_no_sentence_is_left_in_english(path: Path) -> None:
    """A text of several words is nowhere the same as in English."""
    same = [
        each.message
        for each in entries(path)
        if each.message in each.forms and len(re.findall(r"[a-z]{2,}", _bare(each.message))) > 1
    ]
    assert same == []


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_plural_forms_are_those_of_cldr(path: Path) -> None:
    """A catalog's header chooses the form that CLDR has for each number."""
    language = tag_of(path)
    told = re.search(r'"Plural-Forms: (.*)\\n"', path.read_text(encoding="utf-8"))
    assert told is not None
    assert_header(told[1], language)


@pytest.mark.parametrize("language", ["ar", "cy", "fr", "ga", "he", "ja", "lv", "sl", "uk", "vi"])
def test_the_header_says_in_c_what_cldr_says(language: str) -> None:
    """Headers are right of languages with one form, with six, and with millions of their own."""
    assert_header(plural_forms(language), language)


def assert_header(header: str, language: str) -> None:
    """Compare the rule of a header with CLDR's, number by number."""
    count, _, rule = header.removeprefix("nplurals=").rstrip(";").partition("; plural=")
    assert int(count) == len(categories(language))
    choose = c2py(rule)
    for number in (*range(1_200), 999_999, 1_000_000, 5_000_000):
        assert choose(number) == form_of(language, number), number


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("pt-BR", "pt_BR"),
        ("pt-AO", "pt"),
        ("zh", "zh_Hans"),
        ("zh-SG", "zh_Hans"),
        ("zh-TW", "zh_Hant"),
        ("zh-Hant-HK", "zh_Hant"),
        ("de-AT", "de"),
        ("es-MX", "es"),
        ("iw", "he"),
        ("nn", "nb"),
    ],
)
def test_a_language_has_the_catalog_of_its_nearest_parent(language: str, name: str) -> None:
    """Regions, scripts and old codes of a language lead to its catalog."""
    assert name in names_for(language)


def test_words_in_another_script_are_not_taken() -> None:
    """Who reads Serbian in Latin letters is not given Cyrillic ones, nor traditional for simple."""
    assert "sr" not in names_for("sr-Latn")
    assert "zh_Hans" not in names_for("zh-TW")


def _bare(message: str) -> str:
    """Take values, tags and words that are the same everywhere out of a message."""
    text = re.sub(r"%\(\w+\)s|<[^>]*>", "", message)
    return " ".join(word for word in text.split() if word.strip(".,:") not in ALIKE)
