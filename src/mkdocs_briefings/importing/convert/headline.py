"""The title and the summary of a briefing: found, or derived from the post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.html_text import first_html_heading, first_html_paragraph
from mkdocs_briefings.importing.convert.plain_text import (
    first_heading,
    first_paragraph,
    plain_text,
    shorten,
)
from mkdocs_briefings.importing.old_post import TextKind

if TYPE_CHECKING:
    from mkdocs_briefings.importing.convert.findings import Findings
    from mkdocs_briefings.importing.old_post import OldPost


def title_of(findings: Findings) -> str:
    """Give the title: the post's own, its first heading, or its file's name."""
    found = findings.first("title")
    title = plain_text(found.value) if found and isinstance(found.value, str) else ""
    if title:
        return title
    heading = _heading(findings.post)
    file = findings.post.file
    name = (file.name or file.base if file else "").replace("-", " ").replace("_", " ").strip()
    title = heading or name[:1].upper() + name[1:]
    # Where the first heading is the title, as in Material's blog, nothing is missing.
    if title and not (heading and findings.context.site.titles_are_headings):
        origin = "first heading" if heading else "file's name"
        findings.note(f"It has no title; {title!r} is from its {origin}.", "Give it a better one.")
    return title


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
    paragraph = _paragraph(findings.post)
    if not paragraph:
        message = "It has neither a summary nor text; its title stands in."
        findings.note(message, "Write a summary.")
    return shorten(paragraph or title)


def _heading(post: OldPost) -> str:
    find = first_html_heading if post.kind is TextKind.HTML else first_heading
    return find(post.text)


def _paragraph(post: OldPost) -> str:
    find = first_html_paragraph if post.kind is TextKind.HTML else first_paragraph
    return find(post.text)
