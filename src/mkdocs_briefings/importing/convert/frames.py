"""Put links in the place of embedded pages, which a briefing does not show."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.html_markup import words_anywhere
from mkdocs_briefings.importing.convert.plain_text import plain_text
from mkdocs_briefings.reading.embeds import frame_address, page_of
from mkdocs_briefings.reading.links import find_links

if TYPE_CHECKING:
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.old_post import OldPost

# Without an end it is its tag alone: what follows may be all of the text.
_FRAME = re.compile(
    r"<iframe\b(?P<attributes>[^<>]*)>(?:(?:[^<]++|<(?!/?iframe\b))*</iframe\s*>)?",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"""\b(src|title)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE
)
_MARK = re.compile(r'<a href="about:frame-(\d+)">')


def frames_to_links(text: str) -> tuple[str, int]:
    """Give the text with a link for each frame that is not an example in code, and their number."""
    if "<iframe" not in text.lower():
        return text, 0
    frames: list[re.Match[str]] = []

    def mark(found: re.Match[str]) -> str:
        frames.append(found)
        return f'<a href="about:frame-{len(frames) - 1}">'

    marked = _FRAME.sub(mark, text)
    # A link in its place tells whether it stands in prose.
    in_prose = {link.target for link in find_links(marked)}

    def replace(found: re.Match[str]) -> str:
        if int(found[1]) >= len(frames):
            return found.group()
        frame = frames[int(found[1])]
        return _link(frame) if f"about:frame-{found[1]}" in in_prose else frame.group()

    replaced = sum(f"about:frame-{number}" in in_prose for number in range(len(frames)))
    return _MARK.sub(replace, marked), replaced


def _link(frame: re.Match[str]) -> str:
    named = {
        attribute[1].lower(): attribute[2] or attribute[3] or attribute[4] or ""
        for attribute in _ATTRIBUTE.finditer(frame["attributes"])
    }
    address = frame_address(html.unescape(named.get("src", "")))
    name = plain_text(named.get("title", "")) or "Embedded page"
    if not address:
        return ""
    # As HTML, like what it stands for: where that stood, Markdown may not be read.
    return f'<a href="{html.escape(page_of(address))}">{words_anywhere(name)}</a>'


def frame_notes(post: OldPost, frames: int) -> list[Problem]:
    """Give the note on embedded pages that became links, if there are any."""
    if not frames:
        return []
    message = f"A page is embedded ({frames} in all); a link stands there."
    line = post.line_of_text("<iframe")
    return [post.note(message, "A briefing shows no frames.", line=line)]
