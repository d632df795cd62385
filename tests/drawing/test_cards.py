"""Share cards: what is drawn, with which fonts, and how small it is."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from struct import iter_unpack, unpack
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from mkdocs_briefings.drawing.cards import lettering
from mkdocs_briefings.drawing.cards.card import draw_card
from mkdocs_briefings.drawing.cards.fonts import find_fonts, fonts_for
from mkdocs_briefings.drawing.cards.lacking import script_without_font, told_of_fonts
from mkdocs_briefings.drawing.cards.sheet import Base, draw_land
from mkdocs_briefings.drawing.cards.typeface import read_typefaces
from mkdocs_briefings.drawing.cards.typesetting import Box, typeset
from mkdocs_briefings.drawing.cards.words import CardWords, drawable
from tests.fonts import OWN, font_of, machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Have = Callable[[Mapping[str, bytes]], None]

PAPER = "#fdf9f1"

WORDS = CardWords(
    headline="Night train to the coast runs again",
    language="en",
    country="Kenya",
    source="River Post",
    day="2 March 2026",
    brand="Overview",
    site_language="en",
    direction="ltr",
)

HEADLINES = dict(
    line.split(" ", 1)
    for line in (Path(__file__).parent / "headlines.txt").read_text("utf-8").splitlines()
)
"""By their languages."""

ARABIC, HEBREW, JAPANESE = (HEADLINES[language] for language in ("ar", "he", "ja"))

HEADLINE = (60, 205, 720, 530)
"""Where a headline is on a card whose map is on the right."""


@pytest.fixture
def have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Have]:
    """Let the machine have these fonts and no others, from when that is called."""

    def change(fonts: Mapping[str, bytes]) -> None:
        for name, value in machine(tmp_path, fonts).items():
            monkeypatch.setenv(name, value)
        find_fonts()

    change({})
    yield change
    monkeypatch.undo()
    find_fonts()


def _card(code: str = "KE", paper: str = PAPER, **words: str) -> Image.Image:
    return Image.open(BytesIO(draw_card(replace(WORDS, **words), code, paper))).convert("RGB")


def _ink(card: Image.Image, box: tuple[int, int, int, int] = HEADLINE) -> int:
    """Give how many pixels of a part of a card are dark."""
    return sum(card.crop(box).convert("L").histogram()[:80])


def test_size(have: Have) -> None:  # noqa: ARG001 - no fonts but our own
    """A card has the size that networks ask for, and is small."""
    data = draw_card(WORDS, "KE", PAPER)
    image = Image.open(BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(data) < 30_000
    assert data == draw_card(WORDS, "KE", PAPER)


@pytest.mark.parametrize("code", ["RU", "CA", "NO", "ID", "MT", "BH"])
def test_the_largest_cards(code: str, have: Have) -> None:
    """Not even much text beside the longest coasts takes more than 60 kB."""
    dense = "".join(map(chr, range(0x9F00, 0x9F40)))
    have({"dense.ttf": font_of(dense)})
    for headline in (dense, "WMQ&@ " * 70):
        long = replace(WORDS, headline=headline, source="WM" * 60, brand="W" * 80)
        assert len(draw_card(long, code, PAPER)) <= 60_000


@pytest.mark.parametrize("language", ["uk", "el", "vi", "az", "cs"])
def test_scripts_of_our_font(language: str, have: Have) -> None:  # noqa: ARG001 - as above
    """Latin, Cyrillic and Greek need nothing of the machine."""
    headline = HEADLINES[language]
    assert drawable(headline) == headline
    assert replace(WORDS, headline=headline).fonts == WORDS.fonts
    card = _card(headline=headline)
    assert _ink(card) > 5000
    assert card.tobytes() != _card(headline="").tobytes()


@pytest.mark.parametrize(("headline", "language"), [(ARABIC, "ar"), (JAPANESE, "ja")])
def test_no_font(headline: str, language: str, have: Have) -> None:  # noqa: ARG001 - as above
    """Where no font has a headline's letters, the country stands in its place, and no boxes."""
    card = _card(headline=headline, language=language)
    assert card.tobytes() == _card(headline="", language=language).tobytes()
    assert _ink(card) > 2000


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (ARABIC, "Arabic"),
        (JAPANESE, "Chinese and Japanese"),
        ("봄이 왔다 春", "Korean"),
        ("ฤดูใบไม้ผลิ in Thai", "Thai"),
        ("Весна в Києві", ""),
        ("", ""),
    ],
)
def test_what_has_no_font(text: str, script: str, have: Have) -> None:
    """It is told by the name of the script, until a font has its letters."""
    assert script_without_font(text) == script
    have({"some.ttf": font_of(text + "…")})
    find_fonts()
    assert script_without_font(text) == ""


def test_what_to_install() -> None:
    """Each script once, and the packages that have them."""
    assert "(Thai). On Debian and Ubuntu, install fonts-noto-core." in told_of_fonts(["Thai"])
    told = told_of_fonts(["Korean", "Thai", "Chinese and Japanese"])
    assert "(Chinese and Japanese, Korean, Thai)" in told
    assert told.endswith("install fonts-noto-core and fonts-noto-cjk.")


def test_a_font_of_the_machine(have: Have) -> None:
    """A font that has the letters is found, wherever below a folder of fonts it lies."""
    before = replace(WORDS, headline=JAPANESE, language="ja")
    without, key = before.fonts, find_fonts()
    have({"some.TTF": font_of(JAPANESE + "…")})
    assert before.fonts != without
    assert find_fonts() != key
    assert draw_card(before, "JP", PAPER) != draw_card(replace(before, headline=""), "JP", PAPER)


@pytest.mark.skipif(not lettering.HAS_RAQM, reason="letters are shaped with Raqm")
@pytest.mark.parametrize("headline", [ARABIC, HEBREW])
def test_right_to_left(headline: str, have: Have) -> None:
    """A headline that runs leftwards mirrors the card: the map is on the left."""
    have({"some.ttf": font_of(headline)})
    card = _card(headline=headline, language="ar")
    red = (0xB3, 0x26, 0x1E)
    assert card.getpixel((220, 315)) == red
    assert _card().getpixel((980, 315)) == red
    # It begins on the right: its first line ends where the column does.
    assert _ink(card, (1100, 205, 1140, 300)) > 50
    assert _ink(card, (1140, 0, 1200, 630)) == 0


@pytest.mark.skipif(not lettering.HAS_RAQM, reason="letters are shaped with Raqm")
def test_two_fonts_in_a_headline(have: Have) -> None:
    """Latin words in an Arabic headline come from our font, in the order in which they are read."""
    text = "شركة Apple تطلق iPhone 15 في القاهرة"
    have({"some.ttf": font_of(ARABIC + "شركةتطلقفيالقاهرة")})
    fonts = fonts_for(frozenset(map(ord, text)))
    assert fonts is not None
    assert fonts.main.path == OWN
    assert fonts.other is not None
    pieces = lettering.cut(text, fonts, "rtl")
    assert [piece.text for piece in reversed(pieces)] == [
        "شركة ", "Apple", " تطلق ", "iPhone 15", " في القاهرة",
    ]  # fmt: skip
    assert [piece.direction for piece in pieces] == ["rtl", "ltr", "rtl", "ltr", "rtl"]


WITHOUT_RAQM = """
import sys
from PIL import features
check = features.check
features.check = lambda part: part != "raqm" and check(part)
from mkdocs_briefings.drawing.cards.lettering import lettering_for
print(*[lettering_for(text, "ar", "ltr") is not None for text in sys.argv[1:]])
"""


def test_without_raqm(tmp_path: Path) -> None:
    """Where letters cannot be shaped, only what needs no shaping is drawn."""
    fonts = {"some.ttf": font_of("".join(HEADLINES.values()) + "…")}
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            WITHOUT_RAQM,
            *map(HEADLINES.__getitem__, ("uk", "ja", "ar", "he", "hi")),
        ],
        env={**os.environ, **machine(tmp_path, fonts)},
        capture_output=True,
        check=True,
    )
    assert done.stdout.split() == [b"True", b"True", b"False", b"False", b"False"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("🚀 Rocket 🇺🇦 hits\u202e evil \u2066target\u2069", "Rocket hits evil target"),
        ("A\x00 bell\x07 and\ta\nline\u2028more", "A bell and a line more"),
        ("1\ufe0f\u20e3 Zero\u200bwidth \ue000private", "1 Zero\u200bwidth private"),
        ("Cafe\u0301 at 20 °C, № 5 © us", "Café at 20 °C, № 5 © us"),
        (HEADLINES["fa"], HEADLINES["fa"]),
        ("🚀🚀", ""),
        ("x" * 5000, "x" * 400),
    ],
)
def test_what_is_no_writing(title: str, shown: str) -> None:
    """Emoji, controls and what changes directions are left out; signs and joiners are not."""
    assert drawable(title) == shown


@pytest.mark.parametrize("headline", ["", "A", "x" * 400, "\u0301" * 400, "a \u0338" * 100, "…"])
def test_odd_headlines(headline: str, have: Have) -> None:  # noqa: ARG001 - as above
    """A headline that is no headline raises nothing, and leaves the margins free."""
    for words in (replace(WORDS, headline=headline), replace(WORDS, source="", day=headline)):
        card = Image.open(BytesIO(draw_card(words, "MT", PAPER))).convert("RGB")
        assert _ink(card, (0, 0, 50, 630)) == 0
        assert _ink(card, (730, 0, 760, 630)) == 0


def test_dark_paper() -> None:
    """On dark paper the letters are light."""
    card = _card(paper="#101318")
    assert card.getpixel((10, 10)) == (0x10, 0x13, 0x18)
    assert sum(card.crop(HEADLINE).convert("L").histogram()[200:]) > 5000


def test_a_long_source(have: Have) -> None:  # noqa: ARG001 - as above
    """The source's name is cut, so that the date stays."""
    long, longer = (_card(source="River Post " * count) for count in (8, 20))
    assert long.crop((0, 530, 760, 590)).tobytes() == longer.crop((0, 530, 760, 590)).tobytes()
    assert _card(source="River Post " * 8, day="3 May 2026").tobytes() != long.tobytes()


BOX = Box(width=600, height=330, sizes=(80, 60, 40), most=5, leading=1.1)


def _set(text: str, box: Box = BOX, language: str = "en") -> tuple[tuple[str, ...], int]:
    """Set a text in a font whose letters are all half as wide as they are high."""
    lines, size = typeset(text, language, lambda part: len(part) / 2, box)
    assert all(len(line) * size / 2 <= box.width for line in lines)
    assert len(lines) * size * box.leading <= box.height
    return lines, size


def test_lines_are_alike() -> None:
    """A headline is as large as it fits, and its lines are of like length."""
    assert _set("One two three four five six") == (("One two three", "four five six"), 80)
    assert _set("Short") == (("Short",), 80)
    assert _set("aaaa bbbb cccc dddd")[0] == ("aaaa bbbb", "cccc dddd")


def test_what_cards_share(have: Have) -> None:  # noqa: ARG001 - as above
    """A card is the same whichever cards of its country were drawn before it."""
    headlines = ("Night train", "Night train to the coast runs again", "Ẫ" * 60, "W" * 400, "")
    bases = [Base(draw_land("KE")) for _ in range(2)]
    words = [replace(WORDS, headline=each) for each in headlines]
    drawn = {each: draw_card(each, "KE", PAPER, bases[0]) for each in words}
    for each in reversed(words):
        assert draw_card(each, "KE", PAPER, bases[1]) == drawn[each]
        assert draw_card(each, "KE", PAPER) == drawn[each]


def test_what_does_not_fit_is_cut() -> None:
    """Of a headline that is too long for the smallest size the rest is left out, and says so."""
    lines, size = _set("word " * 100)
    assert (len(lines), size) == (5, 40)
    assert lines[-1].endswith("word…")


def test_long_words_are_broken() -> None:
    """A word that is wider than the column is broken, and its marks stay with their letters."""
    lines, _ = _set("a\u0301" * 70)
    assert all(line.startswith("a") for line in lines)


NO_START, NO_END = "\u3001\uff09\u300d\u30fc\u30e7\u30c3", "\uff08\u300c"
"""Comma, closing brackets, long vowel, small kana; opening brackets."""


@pytest.mark.parametrize("language", ["ja", "ja2"])
def test_japanese_lines(language: str) -> None:
    """Japanese is broken between letters, but closing marks begin no line, and opening end none."""
    text = HEADLINES[language]
    for width in range(240, 700, 20):
        lines, _ = _set(text, BOX._replace(width=width))
        if not lines[-1].endswith("…"):
            assert "".join(lines) == text
        assert not any(line[0] in NO_START or line[-1] in NO_END for line in lines)


def test_korean_lines() -> None:
    """Korean is broken at its spaces alone."""
    text = HEADLINES["ko"]
    assert " ".join(_set(text)[0]) == text


@pytest.mark.parametrize("is_short", [False, True])
def test_letters_of_a_font(is_short: bool, tmp_path: Path) -> None:  # noqa: FBT001 - pytest's
    """The letters of a font are told from its file, whichever table it has."""
    path = tmp_path / "x.ttf"
    path.write_bytes(font_of("ابت日", is_short=is_short))
    (face,) = read_typefaces(path)
    assert face.has(frozenset(map(ord, "با日 ")))
    assert not any(ord(letter) in face.letters for letter in "xث本\U0001f680")


def test_damaged_fonts(tmp_path: Path) -> None:
    """A file that is no font, or a part of one, raises nothing and draws nothing."""
    path, data = tmp_path / "x.ttf", OWN.read_bytes()
    for end in (0, 3, 11, 12, 200, 300, 4000):
        path.write_bytes(data[:end])
        assert read_typefaces(path) == []
    for start in range(0, 400, 7):
        path.write_bytes(data[:start] + b"\xff" * 9 + data[start + 9 :])
        for face in read_typefaces(path):
            assert not face.has(frozenset({0x10FFFF}))
    assert read_typefaces(tmp_path / "none.ttf") == []


def test_a_font_that_cannot_be_opened(have: Have) -> None:
    """A font that is damaged, though not in its table of letters, stops nothing."""
    data = font_of(JAPANESE + "…")
    (count,) = unpack(">4xH", data[:6])
    tables = dict(iter_unpack(">4s4xI4x", data[12 : 12 + 16 * count]))
    start = tables[b"head"]
    have({"some.ttf": data[:start] + bytes(54) + data[start + 54 :]})
    assert fonts_for(frozenset(map(ord, JAPANESE))) is not None
    assert _card(headline=JAPANESE).tobytes() == _card(headline="").tobytes()


def test_fonts_that_pretend(have: Have) -> None:
    """A font that has a box for everything is not taken."""
    have({"LastResort.otf": font_of(JAPANESE + "…")})
    assert fonts_for(frozenset(map(ord, JAPANESE))) is None


def test_order_of_fonts(have: Have) -> None:
    """Of two fonts that have the letters, the same one is taken always: the better by its name."""
    data = font_of(JAPANESE + "…")
    have({"a-hand.ttf": data, "b-serif.ttf": data, "c-sansmono.ttf": data})
    fonts = fonts_for(frozenset(map(ord, JAPANESE)))
    assert fonts is not None
    assert fonts.main.path.name == "b-serif.ttf"
