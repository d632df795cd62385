"""Compare the words of an old post with those of its briefing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.dialects.old_text import old_html
from mkdocs_briefings.importing.convert.html_text import html_words
from mkdocs_briefings.importing.convert.markdown_html import markdown_to_html
from mkdocs_briefings.importing.convert.plain_text import (
    without_attributes,
    without_hidden_words,
    without_template_tags,
)
from mkdocs_briefings.importing.convert.template_tags import (
    replace_wordpress_tags,
    replace_wordpress_tags_in_prose,
)
from mkdocs_briefings.importing.convert.wordpress_tags import WORDPRESS_TAGS, convert_wordpress_tag
from mkdocs_briefings.importing.importer import TemplateLanguage
from mkdocs_briefings.importing.old_post import TextKind

if TYPE_CHECKING:
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.importer import OldSite
    from mkdocs_briefings.importing.old_post import OldPost

_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"(?:https?:)?//[^\s<>]+")
_SHOWN = 5
"""How many lost words a note has."""

_FEW, _PERCENT = 5, 2
"""Losses that say nothing: so many words, or so many of a hundred."""


@dataclass(frozen=True, slots=True)
class WordCount:
    """How many words a text has before and after, counted alike."""

    before: int
    after: int
    lost: tuple[str, ...]
    """Words that are there less often than before, in their order."""

    @property
    def is_loss(self) -> bool:
        """Whether more is lost than a mark that the old site read, or a word of a link."""
        return len(self.lost) > max(_FEW, self.before * _PERCENT // 100)


def compare_words(post: OldPost, title: str, new_text: str, site: OldSite) -> WordCount:
    """Count the words of a post's text, and of the briefing's.

    Addresses are no words, and neither are the tags of the old site, unless readers saw something
    in their places, nor a heading that only was the title.
    """
    before = _words(_old_page(post, site))
    after = _words(markdown_to_html(f"{new_text}\n\n"))
    fewer = Counter(before) - Counter([*after, *_WORD.findall(title)])
    lost = []
    for word in before:
        if fewer[word] > 0:
            fewer[word] -= 1
            lost.append(word)
    return WordCount(len(before), len(after), tuple(lost))


def loss_note(post: OldPost, count: WordCount) -> list[Problem]:
    """Give the note on a post that lost words, if it did."""
    if not count.is_loss:
        return []
    words = " ".join(count.lost[:_SHOWN])
    message = f"Of {count.before} words {len(count.lost)} are missing: {words!r} and so on."
    line = post.line_of_text(count.lost[0])
    return [post.note(message, "Compare it with the old page.", line=line)]


def _old_page(post: OldPost, site: OldSite) -> str:
    text = post.text
    if site.template_language is TemplateLanguage.WORDPRESS:
        text = replace_wordpress_tags(
            text,
            lambda tag: convert_wordpress_tag(tag, site.media) or tag.inner or "",
            WORDPRESS_TAGS,
        )
    elif site.template_language:
        # An archive of Jekyll may once have been WordPress'.
        text = replace_wordpress_tags_in_prose(
            without_template_tags(without_hidden_words(text)),
            lambda tag: tag.inner or "",
            WORDPRESS_TAGS,
        )
    if post.kind is TextKind.HTML:
        return text
    if site.markdown_dialect:
        return old_html(text, site.markdown_dialect)
    return markdown_to_html(f"{without_attributes(text)}\n\n")


def _words(page: str) -> list[str]:
    return _WORD.findall(_ADDRESS.sub(" ", html_words(page)))
