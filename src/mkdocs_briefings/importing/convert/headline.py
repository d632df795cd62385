"""The title and the summary of a briefing: found, or derived from the post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.dialects.old_text import old_html
from mkdocs_briefings.importing.convert.html_text import first_html_heading, first_html_paragraph
from mkdocs_briefings.importing.convert.plain_text import (
    first_heading,
    first_paragraph,
    plain_text,
    shorten,
    without_hidden_words,
    without_template_tags,
)
from mkdocs_briefings.importing.convert.template_tags import replace_wordpress_tags
from mkdocs_briefings.importing.convert.wordpress_tags import WORDPRESS_TAGS
from mkdocs_briefings.importing.importer import TemplateLanguage
from mkdocs_briefings.importing.old_post import TextKind

if TYPE_CHECKING:
    from mkdocs_briefings.importing.convert.findings import Findings
    from mkdocs_briefings.importing.old_post import OldPost

_UNTITLED = "Untitled"
_LONGEST_TITLE = 80
"""Characters of a title that is made of a text."""


def title_of(findings: Findings) -> str:
    """Give the title: the post's own, its first heading, or its file's name."""
    found = findings.first("title")
    title = plain_text(found.value) if found and isinstance(found.value, str) else ""
    if title:
        return title
    heading, name = _heading(findings), _name(findings.post)
    title = heading or name or shorten(_paragraph(findings), _LONGEST_TITLE)
    if not title:
        findings.note(f"It has no title and no text; {_UNTITLED!r} stands in.", "Give it one.")
        return _UNTITLED
    # Where the first heading is the title, as in Material's blog, nothing is missing.
    if title and not (heading and findings.context.site.titles_are_headings):
        named = "file's name" if findings.post.file else "old address"
        origin = "first heading" if heading else named if name else "text"
        findings.note(f"It has no title; {title!r} is from its {origin}.", "Give it a better one.")
    return title


def _name(post: OldPost) -> str:
    file = post.file
    written = file.name or file.base if file else post.slug or ""
    name = written.replace("-", " ").replace("_", " ").strip()
    # A number is no name: some systems give one to a post without a title.
    return "" if name.isdigit() and file is None else name[:1].upper() + name[1:]


def summary_of(findings: Findings, title: str) -> str:
    """Give the summary: the post's own, its first paragraph, or its title."""
    for found in findings.sorted.targets.get("summary", ()):
        text = plain_text(found.value) if isinstance(found.value, str) else ""
        if shorten(text) != text:
            findings.note("Its summary has more than 500 characters and was cut.", key="summary")
            findings.extra.setdefault(found.key, found.value)
        if text:
            return shorten(text)
    if "summary" in findings.options.mapping.defaults:
        return ""
    paragraph = _paragraph(findings)
    if not paragraph:
        message = "It has neither a summary nor text; its title stands in."
        findings.note(message, "Write a summary.")
    return shorten(paragraph or title)


def _heading(findings: Findings) -> str:
    text, kind = _words(findings)
    return first_html_heading(text) if kind is TextKind.HTML else first_heading(text)


def _paragraph(findings: Findings) -> str:
    text, kind = _words(findings)
    return first_html_paragraph(text) if kind is TextKind.HTML else first_paragraph(text)


def _words(findings: Findings) -> tuple[str, TextKind]:
    """Give the text without the tags of the old site, as the page that this made of it."""
    post, site = findings.post, findings.context.site
    text = post.text
    if site.template_language is TemplateLanguage.WORDPRESS:
        text = replace_wordpress_tags(
            text,
            lambda tag: "" if tag.name.lower() in WORDPRESS_TAGS else tag.inner or "",
            WORDPRESS_TAGS,
        )
    elif site.template_language is not None:
        text = without_template_tags(without_hidden_words(text))
    if site.markdown_dialect is None or post.kind is TextKind.HTML:
        return text, post.kind
    page = old_html(text, site.markdown_dialect)
    return page, TextKind.HTML
