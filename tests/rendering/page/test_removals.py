"""What the sanitiser takes out of a text, the check has told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from lxml import html

from mkdocs_briefings.reading.allow_list import (
    STYLING_ATTRIBUTES,
    STYLING_TAGS,
    UNSEEN_ATTRIBUTES,
)
from mkdocs_briefings.reading.links import find_links
from mkdocs_briefings.reading.removals import find_removals
from tests.rendering.vectors import VECTORS

if TYPE_CHECKING:
    from tests.rendering.conftest import Clean, Convert

_UNSEEN = UNSEEN_ATTRIBUTES | STYLING_ATTRIBUTES | {"cite", "class"}
_IN_PLACES = {
    "in a paragraph": "Words {} and words.",
    "in a list": "- One\n\n    - Two {}\n",
    "in a list's second paragraph": "1. One\n\n    {}\n",
    "in a quotation": "> Words\n>\n> {}",
    "in a block": "<div>\n\n    {}\n\n</div>",
    "in a table": "| a | b |\n|---|---|\n| {} | c |",
    "in emphasis": "**{}**",
    "in a note": "Words.[^1]\n\n[^1]: {}",
    "in a heading": "## {}",
    "over two lines": "{}\n".replace("{}", "Words\n{}\nwords."),
}
_TAKEN_OUT = (
    '<iframe src="https://x.example/"></iframe>',
    '<object data="a.swf"></object>',
    "<marquee>x</marquee>",
    '<b onclick="x()">x</b>',
    '<a href="sms:+47">x</a>',
    '<img src="data:image/png;base64,AA" alt="x">',
    '<input type="text">',
    "<?php echo 1; ?>",
    "<![CDATA[ x ]]>",
    "![x](data:image/png;base64,AA)",
    "[x](htps://x.example/)",
)


@pytest.mark.parametrize("text", VECTORS.values(), ids=VECTORS.keys())
def test_what_a_vector_loses_is_told(text: str, convert: Convert, clean: Clean) -> None:
    """Of every vector that loses more than looks, something is told."""
    # Where a comment ends with `--!>` Markdown does not know.
    if (
        "--!>" not in text
        and not text.startswith(("```", "    "))
        and (_weighty(convert(text)) - _weighty(clean(text)))
    ):
        assert list(find_removals(text, find_links(text), ()))


@pytest.mark.parametrize("place", _IN_PLACES.values(), ids=_IN_PLACES.keys())
@pytest.mark.parametrize("written", _TAKEN_OUT)
def test_loss_is_told_wherever_it_stands(written: str, place: str) -> None:
    """What is taken out is told once, with its line, in whatever it stands."""
    text = f"First.\n\n{place.replace('{}', written)}\n"
    (removal,) = find_removals(text, find_links(text), ())
    line = text.count("\n", 0, text.index(written)) + 1
    assert removal.line == line


@pytest.mark.parametrize("written", [each for each in _TAKEN_OUT if each.startswith("<")])
@pytest.mark.parametrize(
    "code",
    ["`{}`", "```\n{}\n```", "<div>\n```\n{}\n```\n</div>", "Text.\n\n    {}\n", "<!-- {} -->"],
)
def test_nothing_is_told_of_what_is_shown_as_code(written: str, code: str) -> None:
    """An example of HTML in code is no loss, and neither is a comment."""
    text = code.replace("{}", written)
    assert not list(find_removals(text, find_links(text), ()))


def _weighty(markup: str) -> Counter[str]:
    """Count the tags, and the attributes that change what a reader sees or can do."""
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (ValueError, AssertionError):
        return Counter()
    found: Counter[str] = Counter()
    for element in tree.iterdescendants():
        if isinstance(element.tag, str) and element.tag not in STYLING_TAGS:
            seen = [name for name in element.attrib if not _is_unseen(name)]
            found.update([element.tag, *(f"{element.tag} {name}" for name in seen)])
    return found


def _is_unseen(name: str) -> bool:
    return name in _UNSEEN or name.startswith("data-")
