"""Other people's text in Markdown: it reads as it was, whatever signs are in it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from mkdocs_briefings.wire.draft.markdown import block, joined, linked, paragraph, plain
from mkdocs_briefings.wire.records import BlockKind, Link
from tests.site import ALL_EXTENSIONS

_NAMES = [each if isinstance(each, str) else next(iter(each)) for each in ALL_EXTENSIONS]
_CONFIGS = {
    name: options
    for each in ALL_EXTENSIONS
    if isinstance(each, dict)
    for name, options in each.items()
}
CONVERTER = Markdown(
    extensions=[*_NAMES, "pymdownx.caret", "pymdownx.tilde", "pymdownx.mark"],
    extension_configs=_CONFIGS,
)

SIGNS = st.sampled_from(
    [
        *("*", "_", "`", "[", "]", "(", ")", "<", ">", "&", "&amp;", "&#60;", "\\", "{", "}"),
        *("{: .a}", "#", "##", "+", "-", "1.", "2)", "|", "!", "![", "~~", "==", "^^", ":"),
        *("[^1]", "*[a]:", "http://a.example", "<b>", "</p>", "!!! note", "??? a", ":: "),
        *("~~~", "```", "---", "$$", "a", "word", "Über", "水", " ", " ", "  "),
    ]
)

TEXTS = st.lists(SIGNS, max_size=12).map("".join)


def shown(markdown: str) -> str:
    """Give what a reader sees of Markdown."""
    CONVERTER.reset()
    made = CONVERTER.convert(markdown)
    return " ".join(html.fragment_fromstring(made, create_parent="div").text_content().split())


@given(TEXTS)
@example("1. The first")
@example("# 5")
@example("a  <script>alert(1)</script>")
def test_a_paragraph_reads_as_it_was(text: str) -> None:
    """Whatever stands in a text, a reader sees just that."""
    assert shown(paragraph(text)) == " ".join(text.split())


@given(TEXTS)
def test_text_within_a_paragraph_reads_as_it_was(text: str) -> None:
    """The same holds for text in the middle of a line."""
    assert shown(f"So {plain(text)} it is") == f"So {' '.join(text.split())} it is".replace(
        "  ", " "
    )


@given(TEXTS, st.sampled_from(["https://a.example/b", "http://a.example/(b)?c=<d>&e= f"]))
def test_a_link_leads_where_it_says(text: str, url: str) -> None:
    """A link's words are its own, and its address is whole."""
    CONVERTER.reset()
    words = text.strip() or "x"
    tree = html.fragment_fromstring(
        CONVERTER.convert(f"See {linked(words, url)}."), create_parent="div"
    )
    (link,) = tree.xpath(".//a")
    assert " ".join(link.text_content().split()) == " ".join(words.split())
    assert link.get("href").startswith(url[:17])
    assert not set("<> ") & set(link.get("href"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "/a", "", "http://["])
def test_no_link_to_what_is_no_page(url: str) -> None:
    """An address that is none of the web leaves the words alone."""
    assert linked("Words", url) == "Words"


def test_blocks() -> None:
    """Each kind of block has its sign, and items that follow one another are one list."""
    kinds = (
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.ITEM,
        BlockKind.QUOTE,
    )
    text = joined((kind, block(kind, f"{at}. Text")) for at, kind in enumerate(kinds))
    assert text == "## 0\\. Text\n\n1\\. Text\n\n- 2\\. Text\n- 3\\. Text\n\n> 4\\. Text"


def test_links_stand_on_their_words() -> None:
    """A link stands where its words do; one that overlaps another, or has none, is left out."""
    links = (
        Link("new bridge", "https://a.example/1"),
        Link("The", "https://a.example/2"),
        Link("bridge", "https://a.example/3"),
        Link("gone", "https://a.example/4"),
    )
    assert block(BlockKind.PARAGRAPH, "The new bridge *is* open.", links) == (
        "[The](https://a.example/2) [new bridge](https://a.example/1) \\*is\\* open."
    )
