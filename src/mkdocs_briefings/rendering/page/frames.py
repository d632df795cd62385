"""Put links in the place of frames of other sites, where a site lets them stand.

The style sheet draws each of them as a card with a picture of ours. The sanitiser comes after
this, so that nothing has to be trusted here.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from mkdocs_briefings.reading.embeds import frame_address, host_of, is_embedded, page_of
from mkdocs_briefings.reading.html_tags import find_tags

if TYPE_CHECKING:
    from collections.abc import Collection

_FRAME = re.compile(r"""<iframe(?=[\s/>])(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*>""", re.IGNORECASE)
_END = re.compile(r"</iframe\s*>", re.IGNORECASE)


def with_links_for_frames(html: str, hosts: Collection[str]) -> str:
    """Give a body in which frames of these hosts, and of those below them, are links."""
    written: list[str] = []
    place, last_end = 0, max((end.end() for end in _END.finditer(html)), default=0)
    for found in _FRAME.finditer(html):
        if found.start() < place:
            continue
        frame = next(find_tags([(1, found[0])]), None)
        source = frame.attributes.get("src", "") if frame is not None else ""
        if frame is None or not is_embedded(source, hosts):
            continue
        end = _END.search(html, found.end()) if found.end() < last_end else None
        written += html[place : found.start()], _link(source, frame.attributes.get("title", ""))
        # What stands in it is for browsers that have no frames.
        place = end.end() if end else found.end()
    return "".join([*written, html[place:]])


def _link(source: str, title: str) -> str:
    page = page_of(frame_address(source))
    host = escape(host_of(page))
    title = escape(" ".join(title.split()))
    name = f"<strong>{title}</strong> <span>{host}</span>" if title else f"<strong>{host}</strong>"
    return f'\n<a class="news-embed" href="{escape(page)}">{name}</a>\n'
