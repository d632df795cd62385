"""Give the text of a WordPress post as the HTML that its readers got, but for shortcodes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.adapters.wordpress_paragraphs import paragraphs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKS = re.compile(r"<!--\s*(?:more|noteaser|nextpage)\b[^<>]*?-->", re.IGNORECASE)
# WordPress writes `<`, `>` and `--` in a block's settings as escapes.
_BLOCK = re.compile(r"<!--\s+(?P<end>/)?wp:(?P<name>[a-z][\w/-]*)(?P<rest>[^<>]*?)(?P<empty>/)?-->")
_REUSED = re.compile(r'"ref"\s*:\s*(\d+)')
_EMBEDDED = re.compile(
    r'(?P<start><div class="wp-block-embed__wrapper">|<p>)\s*(?P<address>https?://[^\s<>]+)'
    r"\s*(?P<end></div>|</p>)"
)
_MOST_REUSED = 100
"""How many shared blocks one text may ask for: they can stand within each other."""


@dataclass(frozen=True, slots=True)
class WordPressText:
    """A text in HTML, its shortcodes still in it."""

    html: str
    missing: Counter[str]
    """Blocks that WordPress filled in while it showed the post, and how many there are of each."""


def text_of(content: str, shared: Mapping[str, str]) -> WordPressText:
    """Give the text of a post; `shared` has the blocks that posts have in common, by their ids."""
    content = _MARKS.sub("", content.replace("\r\n", "\n"))
    missing: Counter[str] = Counter()
    # As in WordPress: a text with blocks says itself where its paragraphs are.
    if _BLOCK.search(content):
        html = _without_blocks(content, shared, missing)
    else:
        html = paragraphs_of(content)
    return WordPressText(_EMBEDDED.sub(_link, html), missing)


def _without_blocks(content: str, shared: Mapping[str, str], missing: Counter[str]) -> str:
    around: list[str] = []
    left = _MOST_REUSED

    def replace(found: re.Match[str]) -> str:
        nonlocal left
        if found["end"] or not found["empty"]:
            return ""
        reference = _REUSED.search(found["rest"])
        number = reference[1] if reference and found["name"] == "block" else ""
        if number in shared and number not in around and left:
            left -= 1
            around.append(number)
            inside = _BLOCK.sub(replace, shared[number])
            around.pop()
            return f"\n{inside}\n"
        if found["name"] not in {"separator", "spacer"}:
            missing[found["name"]] += 1
        return ""

    return _BLOCK.sub(replace, content)


def _link(found: re.Match[str]) -> str:
    # An address that stands alone was shown as what it leads to.
    return f"{found['start']}[embed]{found['address']}[/embed]{found['end']}"
