"""Turn a text in the Markdown of an old site into one that a briefing can have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.frames import frame_notes, frames_to_links
from mkdocs_briefings.importing.convert.links import rewrite_links
from mkdocs_briefings.importing.convert.plain_text import plain_text
from mkdocs_briefings.importing.convert.template_text import TemplateText

if TYPE_CHECKING:
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.context import ImportContext
    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.place.destinations import Destinations
    from mkdocs_briefings.importing.place.post_index import PostIndex

_MORE = re.compile(r"^[ \t]*<!--[ \t]*more[ \t]*-->[ \t]*\n?|<!--[ \t]*more[ \t]*-->", re.MULTILINE)
_KRAMDOWN_TOC = re.compile(
    r"^[-*\d.]+[ \t]+[^\n]*\n\{:[ \t]*toc\b[^}\n]*\}[ \t]*$|^\{:toc[^}\n]*\}[ \t]*$", re.MULTILINE
)
_TITLE_HEADING = re.compile(
    r"\s*#[ \t]+(?P<atx>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)|\s*(?P<setext>[^\n]+)\n=+[ \t]*(?:\n|\Z)"
)


def convert_markdown(
    post: OldPost,
    title: str,
    destinations: Destinations,
    index: PostIndex,
    context: ImportContext,
) -> tuple[str, list[Problem]]:
    """Give the text of a post with its template tags, frames, links and images converted.

    Also gives what an editor has to look at.
    """
    tags = TemplateText(post, context.site, index, context.options.mapping)
    text = tags.replace(post.text)
    text = _without_title(_KRAMDOWN_TOC.sub("", _MORE.sub("", text)), title)
    text, frames = frames_to_links(text)
    return rewrite_links(text, destinations), [*tags.notes(), *frame_notes(post, frames)]


def _without_title(text: str, title: str) -> str:
    found = _TITLE_HEADING.match(text)
    if found and plain_text(found["atx"] or found["setext"]) == title:
        return text[found.end() :]
    return text
