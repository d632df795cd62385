"""Measure the fonts that stand in for the news' own where it comes late; write the styles of them.

A stand-in is what systems have: scaled, weight by weight, so that the demonstration's headlines and
texts are as wide in it as in Newsreader, with Newsreader's heights. Fonts that no package may hold
are measured by free ones whose letters are as wide: Gelasio for Georgia, Tinos for Times New Roman.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from mkdocs_briefings.reading.file import open_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

FONTS = Path(__file__).parent / "fonts" / "node_modules"
"""Where `make stand-ins` puts the fonts that are measured."""

STYLES = "frontend/styles/stand-ins.css"

ASSETS = "src/mkdocs_briefings/assets"

_LEAST_TEXT = 120
"""Characters of a paragraph that is set in more than a line or two."""

HEAD = """\
/* What stands in for Newsreader on pages that came before it: as wide, weight by weight, and as
   high. `make stand-ins` measures it, and writes this file. Do not edit it. */
"""

FACE = """
@font-face {{
  font-family: "Newsreader Stand-in {family}";
  font-style: {style};
  font-weight: {weight};
  src: {names};
  size-adjust: {size:.1%};
  ascent-override: {ascent:.1%};
  descent-override: {descent:.1%};
  line-gap-override: 0%;
}}
"""

_MEASURED = """async ([own, other, lines]) => {
  const canvas = document.createElement("canvas").getContext("2d")
  const width = async font => {
    await document.fonts.load(font)
    canvas.font = font
    return lines.reduce((sum, line) => sum + canvas.measureText(line).width, 0)
  }
  return await width(own) / await width(other)
}"""

_HEIGHTS = """async () => {
  await document.fonts.load("1000px Newsreader")
  const canvas = document.createElement("canvas").getContext("2d")
  canvas.font = "1000px Newsreader"
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = canvas.measureText("x")
  return [ascent / 1000, descent / 1000]
}"""


@dataclass(frozen=True, slots=True)
class Family:
    """Fonts of systems that have the same widths."""

    name: str
    systems: tuple[str, ...]
    """What systems call them."""

    path: str
    """File of the one that is measured, with a place for its style."""

    styles: tuple[str, str, str]
    """What stands in that place for the regular, the bold and the italic one."""


_FONTSOURCE = ("400-normal", "700-normal", "400-italic")

FAMILIES = (
    Family(
        name="Georgia",
        systems=("Georgia", "Gelasio"),
        path="@fontsource/gelasio/files/gelasio-latin-{}.woff2",
        styles=_FONTSOURCE,
    ),
    Family(
        name="Times",
        systems=("Times New Roman", "Liberation Serif", "Tinos"),
        path="@fontsource/tinos/files/tinos-latin-{}.woff2",
        styles=_FONTSOURCE,
    ),
    Family(
        name="Noto",
        systems=("Noto Serif",),
        path="@fontsource/noto-serif/files/noto-serif-latin-{}.woff2",
        styles=_FONTSOURCE,
    ),
    Family(
        name="DejaVu",
        systems=("DejaVu Serif",),
        path="dejavu-fonts-ttf/ttf/DejaVuSerif{}.ttf",
        styles=("", "-Bold", "-Italic"),
    ),
)
"""In the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A weight and style of Newsreader, and which font of a family stands in for it."""

    weight: int
    style: str
    suffix: str
    """What the names of systems add for it."""

    index: int
    """Its place in a family's styles."""

    is_of_headlines: bool = False


CUTS = (
    Cut(400, "normal", "", 0),
    Cut(600, "normal", " Bold", 1, is_of_headlines=True),
    Cut(700, "normal", " Bold", 1, is_of_headlines=True),
    Cut(400, "italic", " Italic", 2),
)


def write(root: Path, chromium: str) -> Path:
    """Measure over the briefings of the repository, write the styles, and give their path."""
    headlines, texts = _words(root / "briefings")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(f"<style>{''.join(_faces(root / ASSETS))}</style>")
        ascent, descent = page.evaluate(_HEIGHTS)
        faces = []
        for family, cut in product(FAMILIES, CUTS):
            size = _size(page, family, cut, headlines if cut.is_of_headlines else texts)
            faces.append(
                FACE.format(
                    family=family.name,
                    style=cut.style,
                    weight=cut.weight,
                    names=", ".join(f'local("{name}{cut.suffix}")' for name in family.systems),
                    size=size,
                    ascent=ascent / size,
                    descent=descent / size,
                )
            )
        browser.close()
    path = root / STYLES
    path.write_text(HEAD + "".join(faces), "utf-8")
    return path


def _words(folder: Path) -> tuple[list[str], list[str]]:
    """Give headlines and paragraphs of all briefings."""
    headlines, texts = [], []
    for path in sorted(folder.rglob("*.md")):
        file = open_file(path, path.name)
        headlines.append(str(file.front_matter.values["title"]))
        texts += [part for part in file.body.split("\n\n") if len(part) > _LEAST_TEXT]
    return headlines, texts


def _faces(assets: Path) -> Iterator[str]:
    for style in ("normal", "italic"):
        (own,) = assets.glob(f"newsreader-latin-wght-{style}.*.woff2")
        yield _face("Newsreader", own, f"font-style: {style}; font-weight: 400 700;")
    for family in FAMILIES:
        for index, style in enumerate(family.styles):
            yield _face(f"{family.name}{index}", FONTS / family.path.format(style))


def _face(name: str, path: Path, more: str = "") -> str:
    data = base64.b64encode(path.read_bytes()).decode()
    return f"@font-face {{ font-family: {name}; {more} src: url(data:font/ttf;base64,{data}) }}"


def _size(page: Page, family: Family, cut: Cut, lines: Sequence[str]) -> float:
    own = f"{cut.style} {cut.weight} 100px Newsreader"
    size: float = page.evaluate(_MEASURED, [own, f"100px {family.name}{cut.index}", lines])
    return size
