"""Turn a text in HTML into one that a briefing can have: clean HTML, block for block."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import nh3

from mkdocs_briefings.errors import quoted
from mkdocs_briefings.importing.convert.converted_text import ConvertedText
from mkdocs_briefings.importing.convert.frames import frame_notes
from mkdocs_briefings.importing.convert.html_blocks import HtmlBlocks
from mkdocs_briefings.importing.convert.html_markup import without_comments
from mkdocs_briefings.importing.convert.html_text import html_words
from mkdocs_briefings.importing.place.destinations import NOWHERE, Substitute
from mkdocs_briefings.reading.allow_list import FIELD_TYPES, READ_ATTRIBUTES, SCHEMES, TAGS
from mkdocs_briefings.reading.text import without_forbidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.convert.html_to_markdown import MarkdownBlocks
    from mkdocs_briefings.importing.convert.template_text import TemplateText
    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.place.destinations import Destinations

_LEFT_OUT = frozenset({"applet", "canvas", "embed", "math", "noscript", "object", "script",
                       "style", "svg", "template"})  # fmt: skip
_OF_FORMS = frozenset({"button", "form", "select", "textarea"})
_NOTED = (_LEFT_OUT | _OF_FORMS) - {"style"}
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ATTRIBUTES = {
    **READ_ATTRIBUTES,
    "iframe": {"src", "title"},
}
_CLEANER = nh3.Cleaner(
    tags=set(TAGS | {"iframe"}) - _LEFT_OUT,
    clean_content_tags=set(_LEFT_OUT),
    attributes={tag: names for tag, names in _ATTRIBUTES.items() if tag not in _LEFT_OUT},
    tag_attribute_values={"input": {"type": FIELD_TYPES}},
    filter_style_properties={"text-align"},
    url_schemes={*SCHEMES, "data"},
    link_rel=None,
)
"""Lets through what a briefing may hold, and what the importer makes something of."""


def convert_html(
    post: OldPost,
    title: str,
    destinations: Destinations,
    tags: TemplateText,
    markdown: MarkdownBlocks | None,
) -> ConvertedText:
    """Give the text of a post as HTML that a briefing may hold: tags, links and images converted.

    With `markdown`, blocks that can be said in Markdown are.
    """
    writer = HtmlBlocks(destinations)
    blocks = writer.blocks_of(_CLEANER.clean(without_forbidden(tags.replace(post.text))))
    if blocks and blocks[0].startswith("<h1") and html_words(blocks[0]) == title:
        del blocks[0]
    notes = [*tags.notes(), *_survey_notes(post), *frame_notes(post, writer.frames)]
    text = markdown.text_of(blocks) if markdown else "\n\n".join(blocks)
    # A tag for an address may stand among the words, too.
    return ConvertedText(text=text.replace(NOWHERE, ""), notes=notes)


def clean_html(html: str) -> str:
    """Give HTML as blocks that a briefing may hold, its links and images as they are."""
    return "\n\n".join(HtmlBlocks(_AsWritten()).blocks_of(_CLEANER.clean(without_forbidden(html))))


class _AsWritten:
    """Leaves addresses as they are."""

    def link(self, written: str) -> str:
        return written

    def image(self, written: str) -> str | None:
        return written

    def substitute(self, alt: str, _written: str, _kind: str = "image") -> Substitute:
        return Substitute(alt)


class _Survey(HTMLParser):
    """Finds in a text what a briefing cannot have."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NOTED:
            self.tags[tag] += 1
        address = dict(attrs).get("href") if tag == "a" else None
        scheme = _SCHEME.match(address or "")
        if address and scheme and scheme[1].lower() not in SCHEMES:
            self.links.append(address)


def _survey_notes(post: OldPost) -> Iterator[Problem]:
    survey = _Survey()
    survey.feed(without_comments(post.text))
    survey.close()
    for tag, count in survey.tags.items():
        yield _tag_note(post, tag, count)
    if survey.links:
        first = survey.links[0]
        message = (
            f"The link to {quoted(first)} cannot be kept ({len(survey.links)} in all); "
            "its text stands there."
        )
        hint = "A briefing links to web pages, mail addresses and telephones."
        yield post.note(message, hint, line=post.line_of_text(first))


def _tag_note(post: OldPost, tag: str, count: int) -> Problem:
    line = post.line_of_match(re.compile(rf"<{tag}\b", re.IGNORECASE))
    what = "only the text of it is kept" if tag in _OF_FORMS else "it is left out"
    message = f"`<{tag}>` stands in its HTML ({count} in all): {what}."
    return post.note(message, "A briefing cannot have it: look at the place.", line=line)
