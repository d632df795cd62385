"""The types of front matter values."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from mkdocs_briefings.model.countries import COUNTRIES, REGION_OF, REGIONS
from mkdocs_briefings.model.fields import (
    Countries,
    Language,
    Line,
    Pick,
    Slug,
    Summary,
    Tags,
    Texts,
    Truth,
    WebUrl,
)


def read(kind: Any, value: object) -> object:  # noqa: ANN401 - any type that pydantic takes
    """Give what a value of that type becomes."""
    return TypeAdapter(kind).validate_python(value)


def refusal(kind: Any, value: object) -> str:  # noqa: ANN401 - any type that pydantic takes
    """Give the first complaint about a value of that type."""
    with pytest.raises(ValidationError) as raised:
        read(kind, value)
    return raised.value.errors()[0]["msg"]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("UA", ("UA",)),
        ("ua", ("UA",)),
        ("no", ("NO",)),
        ("xk", ("XK",)),
        (" UA , pl,", ("UA", "PL")),
        (["UA", "pl", "ua", "Pl"], ("UA", "PL")),
        (["PL", " ", "UA"], ("PL", "UA")),
    ],
)
def test_countries(written: object, codes: tuple[str, ...]) -> None:
    """Codes are taken in either case, as a list or with commas; the first stays the main one."""
    assert read(Countries, written) == codes


@pytest.mark.parametrize("written", ["UK", "EU", "ZZ", "UKR", "U", "Україна", ["UA", "SU"], "ÅX"])
def test_unknown_countries(written: object) -> None:
    """What is no code of ISO 3166-1 is refused."""
    assert "is not the code of a country." in refusal(Countries, written)


@pytest.mark.parametrize("written", ["", " ", ",", [], [""], None, 5, {"UA": "PL"}, [["UA"]]])
def test_no_countries(written: object) -> None:
    """A briefing is about a country."""
    assert refusal(Countries, written)


def test_every_country_has_a_region() -> None:
    """All 249 countries of ISO 3166-1 and Kosovo are known, each in one region."""
    assert len(COUNTRIES) == 250
    assert set(REGION_OF.values()) == set(REGIONS)
    assert {"TW", "PS", "EH", "AQ", "XK"} <= COUNTRIES
    assert REGION_OF["UA"] == "150"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("uk", "uk"),
        ("EN", "en"),
        ("pt-br", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("sr-latn", "sr-Latn"),
        ("es-419", "es-419"),
        ("ckb", "ckb"),
        ("mi", "mi"),
        ("und", "und"),
        ("de-u-co-phonebk", "de-u-co-phonebk"),
        ("en-X-AB-Latn", "en-x-ab-latn"),
        (" en ", "en"),
    ],
)
def test_languages(written: str, tag: str) -> None:
    """A language tag of BCP 47 is given in its canonical case."""
    assert read(Language, written) == tag


@pytest.mark.parametrize(
    "written",
    ["english", "xx", "e", "en-", "-en", "en--GB", "en GB", "укр", "en-123456789", "en.UTF8"],
)
def test_unknown_languages(written: str) -> None:
    """What is no tag, or the tag of no language, is refused."""
    assert refusal(Language, written) == f"{written!r} is not a language tag of BCP 47."


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("Rail, rail transport", ("Rail", "rail transport")),
        ("Rail", ("Rail",)),
        (" , Rail,, ", ("Rail",)),
        ("", ()),
        ([], ()),
        (
            ["Climate change", "climate-change", "CLIMATE  CHANGE", "Climate_Change"],
            ("Climate change",),
        ),
        (["São Paulo", "Sao Paulo"], ("São Paulo",)),
        (["a, b"], ("a, b",)),
        (["Rail\n  transport", ""], ("Rail transport",)),
        (["हिन्दी", "हिन्द"], ("हिन्दी", "हिन्द")),
        ("Економіка, 経済", ("Економіка", "経済")),
        (["OPEC", "OPEC+", "Opec +", "#opec"], ("OPEC", "OPEC+")),
    ],
)
def test_tags(written: object, tags: tuple[str, ...]) -> None:
    """Tags are a list or a text with commas; of spellings of one topic the first is kept."""
    assert read(Tags, written) == tags


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        (["#"], "'#' has no letter or digit to make an address of."),
        ("🚆, rail", "'🚆' has no letter or digit to make an address of."),
        ("x" * 201, f"'{'x' * 59}…' is too long for an address."),
    ],
)
def test_tags_without_an_address(written: object, complaint: str) -> None:
    """Each tag has a page, so what makes no address is refused."""
    assert refusal(Tags, written) == complaint


@pytest.mark.parametrize(
    ("written", "texts"),
    [("Ana", ("Ana",)), ("Ana, Bil", ("Ana, Bil",)), (["Ana", " Bil\n"], ("Ana", "Bil")), ([], ())],
)
def test_texts(written: object, texts: tuple[str, ...]) -> None:
    """One text is a list of one, commas and all."""
    assert read(Texts, written) == texts


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("x" * 500, 500),
        (f"  {'x' * 500}\n", 500),
        ("x " * 250, 499),
        ("é" * 500, 500),
        ("a \n\t b", 3),
    ],
)
def test_summaries(written: str, length: int) -> None:
    """A summary has at most 500 characters, spaces too many not counted."""
    summary = read(Summary, written)
    assert isinstance(summary, str)
    assert len(summary) == length


@pytest.mark.parametrize("written", ["x" * 501, "", " \n"])
def test_wrong_summaries(written: str) -> None:
    """A summary that is empty or too long is refused."""
    assert refusal(Summary, written)


@pytest.mark.parametrize("written", [5, 1.5, True, None, [], {}])
def test_a_line_is_text(written: object) -> None:
    """What is not text is refused, and never turned into it."""
    assert refusal(Line, written) == "Input should be a valid string"


@pytest.mark.parametrize(
    "written",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/",
        "https://пошта.укр/новини",
        "https://example.org/a(b)[c]",
        "https://[::1]/",
    ],
)
def test_addresses(written: str) -> None:
    """A whole address of the web is kept as it is."""
    assert read(WebUrl, f" {written} ") == written


@pytest.mark.parametrize(
    "written",
    [
        "example.org",
        "//example.org/",
        "/a/b",
        "https://",
        "https:///a",
        "http://[broken",
        "https://example.org/a b",
        "https://exa\nmple.org/",
        "ftp://example.org/",
        "mailto:desk@example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "javascript://example.org/%0Aalert(1)",
    ],
)
def test_wrong_addresses(written: str) -> None:
    """What a browser would not open as a page of the web is refused."""
    assert refusal(WebUrl, written) == f"{written!r} is not the address of a web page."


@pytest.mark.parametrize(
    ("written", "slug"), [("Kyiv Post", "kyiv-post"), ("0123", "0123"), ("a" * 200, "a" * 200)]
)
def test_slugs(written: str, slug: str) -> None:
    """A slug is made from any text that has a letter or digit."""
    assert read(Slug, written) == slug


def test_slugs_are_measured_in_bytes() -> None:
    """A file system counts bytes, of which a Chinese letter has three."""
    assert read(Slug, "経" * 66) == "経" * 66
    assert "is too long for an address." in refusal(Slug, "経" * 67)


@pytest.mark.parametrize(
    ("written", "truth"),
    [(True, True), ("TRUE", True), ("On", True), (False, False), ("nO", False)],
)
def test_truths(written: object, truth: bool) -> None:  # noqa: FBT001 - a column of the table
    """Every spelling of YAML 1.1 is understood."""
    assert read(Truth, written) is truth


@pytest.mark.parametrize("written", ["", "1", "y", 1, 0, None, [], "maybe"])
def test_no_truths(written: object) -> None:
    """What is neither true nor false is refused."""
    assert refusal(Truth, written) == "Expected true or false."


@pytest.mark.parametrize(
    ("written", "pick"),
    [
        (True, True),
        ("no", False),
        (" Few\n tell it. ", "Few tell it."),
        ("少有人知", "少有人知"),
    ],
)
def test_picks(written: object, pick: object) -> None:
    """A pick is a truth, or a reason of several words or of a script without spaces."""
    assert read(Pick, written) == pick


@pytest.mark.parametrize("written", ["flase", "ture ", "", 1, ["Few tell it."]])
def test_no_picks(written: object) -> None:
    """One word alone is a mistyped truth, and nothing else is a reason."""
    expected = "Expected true, false, or a reason of several words."
    assert refusal(Pick, written) == expected
