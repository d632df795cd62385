"""How texts are written for the index, in the build and in the browser alike."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from mkdocs_briefings.outputs.search.spelling import LETTERS, SIGNS, written

FRONTEND = Path(__file__).parents[2] / "frontend"

BROWSER = """
import { read, written } from "./src/search/spelling.ts"
import { folded } from "./src/folded.ts"
let asked = ""
for await (const part of process.stdin) asked += part
const told = JSON.parse(asked).map(it => [written(it), folded(it), read(written(it))])
process.stdout.write(JSON.stringify(told))
"""


def in_browser(texts: list[str]) -> list[tuple[str, str, str]]:
    """Give each text as the scripts write it for Pagefind, folded, and read back."""
    node = Path(sys.executable).parent / "node"
    if not node.exists():
        pytest.skip("Node is not installed.")
    ran = subprocess.run(
        [node, "--import", FRONTEND / "tests/setup.mjs", "--input-type=module", "--eval", BROWSER],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        cwd=FRONTEND,
    )
    return [tuple(each) for each in json.loads(ran.stdout)]


def plain(text: str) -> str:
    """Give what Pagefind makes of a word: without marks, and without what is no letter or digit."""
    kept = (each for each in unicodedata.normalize("NFD", text) if each.isalnum())
    return "".join(kept).lower()


def test_build_and_browser_agree() -> None:
    """Every letter, mark and sign of Unicode is written alike by both, alone and between words."""
    letters = [chr(code) for code in range(0x20, 0x20000) if not 0xD800 <= code < 0xE000]
    known = [each for each in letters if unicodedata.category(each) not in {"Cn", "Co", "Cc"}]
    texts = [f"a{each}b {each} {each}c" for each in known if each not in "<>&\"'"]
    decoded = [written(each).replace("&quot;", '"').replace("&#39;", "'") for each in texts]
    there = in_browser(texts)
    assert [each for each, _, _ in there] == decoded
    # Soft hyphens before spaces, and marks of medieval texts, are taken for ours.
    ours = re.compile("[\u00ad\u0363-\u036f]")
    pairs = ((text, back) for text, (_, _, back) in zip(texts, there, strict=True))
    assert all(text == back for text, back in pairs if not ours.search(text))


def test_plain_spelling_in_the_browser() -> None:
    """Letters are folded to what they are written as, and to nothing else."""
    folded = [each for _, each, _ in in_browser(list(LETTERS))]
    assert folded == [plain(each) for each in LETTERS.values()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Đà Nẵng, Łódź, Søndre, Iğdır", "da nang lodz sondre igdir"),
        ("Þór, Straßburg, STRAẞE, œuvre, Ærø, ŋ", "thor strassburg strasse oeuvre aero n"),
        ("won’t, Hawaiʻi, Ukraine’s, O’Neil", "wont hawaii ukraines oneil"),  # noqa: RUF001
        ("The mayor—Okafor—said no", "the mayor okafor said no"),
        ("Ruo–Tavi in 2019–2021. Wait…what?", "ruo tavi in 2019 2021 wait what"),  # noqa: RUF001
        ("Kyiv→Lviv, مصر،القاهرة", "kyiv lviv مصر القاهرة"),
        ("<em>mayor</em>—<em>Okafor</em>", "emmayorem emokaforem"),
        ("Ｋｙｉｖ, ﬁre, CO₂, 5 km², Part Ⅳ, 𝐁𝐨𝐥𝐝, ĳ", "kyiv fire co2 5 km2 part iv bold ij"),  # noqa: RUF001
        ("ΟΔΥΣΣΕΑΣ Οδυσσέας νόμος", "οδυσσεασ οδυσσεασ νομοσ"),
        ("Donau\u00addampf\u00adschiff, a\u200bb", "donaudampfschiff ab"),
        ("U.S., 9/11, well-known, l·l, 20°C", "us 911 wellknown ll 20c"),
    ],
)
def test_words_of_the_index(text: str, words: str) -> None:
    """Words beside joining signs are words, and letters are spelled plainly."""
    found = written(text).replace("&quot;", '"').replace("&#39;", "'").split()
    assert " ".join(filter(None, map(plain, found))) == words


def test_every_letter_is_told_apart() -> None:
    """No two are written alike, each as its plain spelling with one mark, capitals as capitals."""
    all_written = [*LETTERS.values(), *SIGNS.values()]
    assert len(set(all_written)) == len(all_written)
    for letter, text in LETTERS.items():
        bare = "".join(each for each in text if not unicodedata.category(each).startswith("M"))
        assert len(text) == len(bare) + 1
        assert bare.isascii() or bare == "σ"  # noqa: RUF001
        assert text[0].isupper() == (letter.isupper() and bare != "σ")  # noqa: RUF001


def test_markup_stays() -> None:
    """What stands for a quotation mark ends no attribute."""
    text = '<p title="“a—b”">“x’y”</p>'  # noqa: RUF001
    assert written(text).count('"') == 2
    assert written("plain <b>text</b>") == "plain <b>text</b>"
