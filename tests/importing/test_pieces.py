"""The small parts: dates, plain text, names, addresses, values."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from mkdocs_briefings.importing.addresses.paths import clean_address
from mkdocs_briefings.importing.convert.image_keys import image_parts
from mkdocs_briefings.importing.convert.languages import right_to_left_language
from mkdocs_briefings.importing.convert.old_dates import read_old_date
from mkdocs_briefings.importing.convert.plain_text import first_paragraph, plain_text, shorten
from mkdocs_briefings.importing.convert.values import author_names, tag_texts
from mkdocs_briefings.importing.file_names import day_of_folders, take_apart
from mkdocs_briefings.model.key_order import NO_ORDER
from mkdocs_briefings.reading import front_matter
from mkdocs_briefings.writing.text import write_text
from tests.growth import assert_in_proportion

OSLO = ZoneInfo("Europe/Oslo")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2020-01-02", "2020-01-02"),
        ("2020-1-2", "2020-01-02"),
        ("2020/01/02", "2020-01-02"),
        ("20200102", "2020-01-02"),
        ("January 2, 2020", "2020-01-02"),
        ("2nd Jan 2020", "2020-01-02"),
        ("2 January 2020 at 7:05", "2020-01-02T07:05:00"),
        ("2020-01-02 3:04:05", "2020-01-02T03:04:05"),
        ("2020-01-02 03:04:05 -0400", "2020-01-02T03:04:05-04:00"),
        ("2020-01-02 03:04:05 -0400 EST", "2020-01-02T03:04:05-04:00"),
        ("2020-01-02T03:04:05.123Z", "2020-01-02T03:04:05Z"),
        ("2020-01-02T03:04:05+0000", "2020-01-02T03:04:05Z"),
        ("Thu, 02 Jan 2020 03:04:05 +0100", "2020-01-02T03:04:05+01:00"),
    ],
)
def test_dates(written: str, text: str) -> None:
    """Dates in many shapes are read, and written as ISO 8601 without an invented offset."""
    assert read_old_date(written, OSLO, with_offset=False).text == text


def test_dates_of_an_archive_in_its_own_zone() -> None:
    """With a zone of its own, an archive's times get their offset, and days stay days."""
    date = read_old_date("2020-07-02 03:04", OSLO, with_offset=True)
    assert date.text == "2020-07-02T03:04:00+02:00"
    assert read_old_date("2020-07-02", OSLO, with_offset=True).text == "2020-07-02"


@pytest.mark.parametrize("written", ["soon", "2020-13-01", "Foo 2, 2020", "1577923200", "99999999"])
def test_no_dates(written: str) -> None:
    """What is no date raises an error that is a sentence."""
    with pytest.raises(ValueError, match=r"is not a date.*\."):
        read_old_date(written, OSLO, with_offset=False)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("**a** _b_ *c* __d__ snake_case_name 2*3*4", "a b c d snake_case_name 2*3*4"),
        ("[a [b]](x) ![no](y) [c][d] <https://e.example>", "a [b] c https://e.example"),
        ("a<br>b <span class='x'>c</span> 1 < 2 > 1", "a b c 1 < 2 > 1"),
        ("&lt;b&gt; &amp;#8217; AT&T &nosuch;", "<b> \u2019 AT&T &nosuch;"),
        ("`code` \\*no\\* x[^1] {{< a >}}{% b %}<!-- c --><script>d</script>", "code *no* x"),
    ],
)
def test_plain_text(markup: str, text: str) -> None:
    """Markup goes, and what only looks like markup stays."""
    assert plain_text(markup) == text


def test_first_paragraph() -> None:
    """Headings, images, tables, code and rules are no paragraphs; a quotation is."""
    body = (
        "# Heading\n\nTitle\n=====\n\n![x](y)\n\n```\ncode\n```\n\n---\n\n| a |\n\n"
        "> The *first* words,\n> and more.\n\nOther.\n"
    )
    assert first_paragraph(body) == "The first words, and more."
    assert first_paragraph("* Only\n* a list - no more\n") == "Only a list - no more"
    assert first_paragraph("# Only a heading\n") == ""


def test_shorten() -> None:
    """A text is cut behind a sentence, else behind a word, else anywhere."""
    assert shorten("One. Two three.", 10) == "One."
    assert shorten("One two three four", 14) == "One two three…"
    assert shorten("\u4e2d" * 20, 10) == "\u4e2d" * 9 + "…"
    assert shorten("short", 10) == "short"


def test_file_names() -> None:
    """Date, name and language are told apart, and what is no language is part of the name."""
    parts = take_apart("2020-01-02-news.pt-br.md")
    assert (parts.base, parts.name, parts.language, parts.day) == (
        "2020-01-02-news",
        "news",
        "pt-BR",
        "2020-01-02",
    )
    assert take_apart("release-1.10.md").language is None
    assert take_apart("2020-01-02.md").name == ""
    assert day_of_folders(["news", "2020", "1", "02"]) == "2020-1-02"
    assert day_of_folders(["news", "2020", "one", "02"]) is None


def test_languages_by_script() -> None:
    """Arabic, Persian, Urdu and Hebrew are told by their letters; Latin and Greek are not."""
    assert right_to_left_language("مرحبا بالعالم") == "ar"
    assert right_to_left_language("چطور هستید پدر") == "fa"
    assert right_to_left_language("یہ لڑکا ہے ٹھیک") == "ur"
    assert right_to_left_language("שלום עולם") == "he"
    assert right_to_left_language("Hello, مرحبا world") is None


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("/a/b/", "/a/b/"),
        ("b", "/old/b"),
        ("../b", "/b"),
        ("https://e.example//a/index.html?x#y", "/a/"),
        ("/a%20b/", "/a b/"),
        ("/a%3Fb/", "/a%3Fb/"),
        ("http://[", ""),
        ("/a/../../b", "/b"),
        ("/%2e%2e/a", ""),
    ],
)
def test_clean_address(address: str, clean: str) -> None:
    """Old addresses become paths from the root; what is none becomes nothing."""
    assert clean_address(address, "/old/here") == clean


def test_values() -> None:
    """Tags, authors and images are read from texts, lists and objects."""
    assert list(tag_texts("a, b c", words_are_tags=True)) == ["a", "b c"]
    assert list(tag_texts("a b", words_are_tags=True)) == ["a", "b"]
    assert list(tag_texts({"a": ["b", "c"]}, words_are_tags=False)) == ["a", "b", "c"]
    authors = [{"name": "Ada, PhD"}, "Bo, MD", {"x": 1}, "id"]
    assert list(author_names(authors, {"id": "Cy"})) == ["Ada", "PhD", "Bo, MD", "x", "Cy"]
    assert image_parts([{"Path": "a.png", "alt": "<b>A</b>"}]) == {"src": "a.png", "alt": "A"}
    assert image_parts([]) == {}
    assert image_parts(3) == {}


def test_front_matter_is_read_back_as_it_was_written() -> None:
    """Texts that look like something else are quoted, dates and codes are not."""
    values = {
        "title": "Yes: #1 \u201cquoted\u201d \u4e2d",
        "date": "2020-01-02T03:04:05Z",
        "countries": ["NO"],
        "extra": {"a": "1", "b": 1, "c": "true", "d": True, "e": "~", "f": ["x: y", "é"]},
    }
    text = write_text(values, "Body.", NO_ORDER)
    assert "date: 2020-01-02T03:04:05Z\n" in text
    assert "countries: [NO]\n" in text
    pieces = front_matter.split(text)
    assert front_matter.read(pieces.front_matter, 2).values == values


@pytest.mark.parametrize("piece", ["*a ", "_a ", "![", "[^", "**a*", "{{ ", "<a "])
def test_plain_text_takes_time_in_proportion(piece: str) -> None:
    """A text of four times as many pieces takes about four times as long."""
    assert_in_proportion(lambda size: plain_text(piece * size), 8000)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("***a*** **b** *c* _d_", "a b c d"),
        ("*a **b** c*", "a b c"),
        ("2*3*4 snake_case_x a * b * c", "2*3*4 snake_case_x a * b * c"),
        (r"\*a\* **b*c", "*a* **b*c"),
    ],
)
def test_emphasis_in_plain_text(markup: str, text: str) -> None:
    """Signs that stress words go, and others stay."""
    assert plain_text(markup) == text
