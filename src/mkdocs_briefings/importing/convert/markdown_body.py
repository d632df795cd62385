"""Turn a text in the Markdown of an old site into one that a briefing can have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import quoted
from mkdocs_briefings.importing.convert.converted_text import ConvertedText
from mkdocs_briefings.importing.convert.frames import frame_notes, frames_to_links
from mkdocs_briefings.importing.convert.links import rewrite_links
from mkdocs_briefings.importing.convert.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.convert.dialects.translation import Translation, Translator
    from mkdocs_briefings.importing.convert.template_text import TemplateText
    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.place.destinations import Destinations

_MORE = re.compile(r"^[ \t]*<!--[ \t]*more[ \t]*-->[ \t]*\n?|<!--[ \t]*more[ \t]*-->", re.MULTILINE)
_TITLE_HEADING = re.compile(
    r"\s*#[ \t]+(?P<atx>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)|\s*(?P<setext>[^\n]+)\n=+[ \t]*(?:\n|\Z)"
)


def convert_markdown(
    post: OldPost,
    title: str,
    destinations: Destinations,
    tags: TemplateText,
    translator: Translator | None,
) -> ConvertedText:
    """Give the text of a post with its template tags, frames, links and images converted.

    Also gives what an editor has to look at.
    """
    text = tags.replace(post.text)
    text = _without_title(_MORE.sub("", text), title)
    text, frames = frames_to_links(text)
    notes = [*tags.notes(), *frame_notes(post, frames)]
    reads_otherwise = False
    if translator:
        translation = translator.translate(text)
        text, reads_otherwise = translation.text, bool(translation.difference)
        notes.extend(_translation_notes(post, translation))
    text = rewrite_links(text, destinations)
    return ConvertedText(text=text, notes=notes, reads_otherwise=reads_otherwise)


def _translation_notes(post: OldPost, translation: Translation) -> Iterator[Problem]:
    if words := translation.difference:
        message = f"It reads otherwise than on the old site, from {quoted(words)} on."
        hint = "Compare the two, and mend its Markdown."
        yield post.note(message, hint, line=_line_of(post, words))
    if translation.has_maths:
        message = "It has formulas; they stand as code."
        yield post.note(message, "Look at each.", line=post.line_of_text("$$"))


def _line_of(post: OldPost, words: str) -> int:
    """Give the line on which words begin, of which some may be written in another way."""
    some = words.split()
    starts = (" ".join(some[:count]) for count in range(min(len(some), 6), 0, -1))
    return next((line for each in starts if (line := post.line_of_text(each)) > post.line), 0)


def _without_title(text: str, title: str) -> str:
    found = _TITLE_HEADING.match(text)
    if found and plain_text(found["atx"] or found["setext"]) == title:
        return text[found.end() :]
    return text
