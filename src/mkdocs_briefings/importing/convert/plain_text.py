"""Plain text out of markup: titles, and summaries where a post has none."""

from __future__ import annotations

import html
import re

from mkdocs_briefings.reading.text import without_forbidden

SUMMARY_LIMIT = 500
"""How many characters a briefing's summary may have."""

_SHORT_PARAGRAPH = 20
# What has no end ends where the next one begins.
_TEMPLATE_TAG = re.compile(
    r"\{\{[<%](?:[^{>%]++|\{(?!\{)|[>%](?!\}\}))*[>%]\}\}"
    r"|\{%(?:[^{%]++|\{(?!%)|%(?!\}))*%\}"
    r"|\{\{(?:[^{}]++|\{(?!\{)|\}(?!\}))*\}\}",
    re.DOTALL,
)
_ADDRESS_TAG = re.compile(
    rf"""(?<=[("'=<])(?:{_TEMPLATE_TAG.pattern})|(?<=\]:[ ])(?:{_TEMPLATE_TAG.pattern})""",
    re.DOTALL,
)
_HIDING = re.compile(r"\{%-?\s*+(?P<end>end)?(?P<name>comment|highlight)\b[^%{]*+%\}")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/li|/div|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_IMAGE = re.compile(r"!\[[^\]\n]{0,1000}\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]\n]*\])"
)
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_EMPHASIS = tuple(
    (
        mark,
        re.compile(
            rf"(?<![\w\\*]){re.escape(mark)}(?=[^\s*_])(.+?)(?<=[^\s\\]){re.escape(mark)}(?![\w*])",
            re.DOTALL,
        ),
        re.compile(rf"(?<=[^\s\\]){re.escape(mark)}(?![\w*])"),
    )
    for mark in ("***", "**", "*", "___", "__", "_")
)
"""Each with what ends it."""

_ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}|\{[#.][\w\-.# =\"]*\}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_FENCED = re.compile(
    r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)
_QUOTE_MARK = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
_NO_PARAGRAPH = re.compile(r"\s{0,3}(?:#|\||={3}|-{3}|\*{3}|_{3}|\[TOC\]|\{:|\[[^\]]+\]:\s)")
_LIST = re.compile(r"^\s{0,3}(?:[-*+]|\d{1,3}[.)])\s", re.MULTILINE)
_SETEXT = re.compile(r"[^\n]+\n[=-]{2,}\s*$")
# A full stop may have a closing quote or bracket behind it; full-width ones have no space.
_SENTENCE_END = re.compile(
    "[.!?\u2026](?=[\"'\u201d\u2019)\u00bb]*\\s)|[\u3002\uff01\uff1f\u0964\u061f]"
)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_SETEXT_HEADING = re.compile(r"^(?P<text>[^\s#>|\-*+=][^\n]*)\n={2,}[ \t]*$", re.MULTILINE)


def without_hidden_words(text: str) -> str:
    """Give a text without what tags of Liquid take out of it, or show as code."""
    pieces, end, hidden = [], 0, ""
    for tag in _HIDING.finditer(text):
        if not hidden and not tag["end"]:
            pieces.append(text[end : tag.start()])
            end, hidden = tag.start(), tag["name"]
        elif hidden == tag["name"] and tag["end"]:
            end, hidden = tag.end(), ""
    return "".join([*pieces, text[end:]])


def without_template_tags(markup: str) -> str:
    """Give a text without the tags of Hugo and Jekyll; what these enclose remains."""
    # Where one is the address of a link, something has to stand, or it would be none.
    return _TEMPLATE_TAG.sub("", _ADDRESS_TAG.sub("#", markup))


def without_attributes(markup: str) -> str:
    """Give a text without attributes in braces, whatever has them: `{: .lead}`, `{#id}`."""
    return _ATTRIBUTES.sub("", markup)


def plain_text(markup: str) -> str:
    """Give a text in one line, without Markdown, HTML, entities and template tags."""
    text = _HIDDEN.sub(" ", _COMMENT.sub(" ", _TEMPLATE_TAG.sub(" ", markup)))
    text = _AUTOLINK.sub(r"\1", _IMAGE.sub("", text))
    text = _TAG.sub("", _BREAK.sub(" ", text))
    text = _NOTE.sub("", _LINK.sub(r"\1", text))
    text = _ATTRIBUTES.sub("", _CODE.sub(r"\2", text))
    for _level in range(3):
        text = _without_emphasis(text)
    text = _ESCAPE.sub(r"\1", text)
    # Twice: an archive that came from elsewhere has `&amp;#8217;`.
    for _time in range(2):
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    return " ".join(without_forbidden(text).split())


def _without_emphasis(text: str) -> str:
    for mark, pattern, ending in _EMPHASIS:
        if mark not in text:
            continue
        # Behind the last end, each beginning would be looked through to the end of the text.
        last = max((found.end() for found in ending.finditer(text)), default=0)
        text = pattern.sub(r"\1", text[:last]) + text[last:]
    return text


def first_heading(body: str) -> str:
    """Give the first heading of a Markdown text as plain text; empty where it has none."""
    body = _FENCED.sub("", body)
    found = [match for match in (_HEADING.search(body), _SETEXT_HEADING.search(body)) if match]
    if not found:
        return ""
    return plain_text(min(found, key=lambda match: match.start())[1])


def first_paragraph(body: str) -> str:
    """Give the first paragraph of a Markdown text as plain text; empty where it has none."""
    body = _QUOTE_MARK.sub("", _FENCED.sub("\n\n", _COMMENT.sub("\n\n", body)))
    short = ""
    for block in re.split(r"\n[ \t]*\n", _TEMPLATE_TAG.sub("", body)):
        if not block.strip() or _NO_PARAGRAPH.match(block) or _SETEXT.match(block.strip("\n")):
            continue
        text = plain_text(block)
        if not _has_letters(text):
            continue
        if len(text) >= _SHORT_PARAGRAPH and not _LIST.match(block):
            return text
        short = short or plain_text(_LIST.sub("", block))
    return short


def shorten(text: str, limit: int = SUMMARY_LIMIT) -> str:
    """Cut a plain text at the end of a sentence, or else of a word, within the limit."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text[: limit + 1])]
    if ends and limit // 3 <= ends[-1] <= limit:
        return text[: ends[-1]].rstrip()
    cut = text[: limit - 1]
    at_word = cut.rsplit(None, 1)[0] if not text[limit - 1].isspace() else cut
    # Chinese and Thai have no spaces: there a word's end is not to be seen.
    kept = at_word if len(at_word) > limit // 2 else cut
    return kept.rstrip(" ,;:\u2013\u2014-") + "…"


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)
