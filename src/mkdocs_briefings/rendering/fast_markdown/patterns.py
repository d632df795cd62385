"""Know the inline patterns of Python-Markdown: what every match of one holds, and short ways."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from markdown import inlinepatterns as stock
from markdown.util import INLINE_PLACEHOLDER_PREFIX

from mkdocs_briefings.rendering.verified_upstream import verified_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Found = tuple[Element | str | None, int | None, int | None]
    """What is to stand for a match, and where that begins and ends."""

_STOCK = "markdown.inlinepatterns."
LINK = f"{_STOCK}LinkInlineProcessor"
"""The pattern of links, by the name of its class."""

_DELIMITERS = f"{_STOCK}DelimiterProcessor"
TRIGGERS = {
    (f"{_STOCK}BacktickInlineProcessor", stock.BACKTICK_RE): "`",
    (f"{_STOCK}EscapeInlineProcessor", stock.ESCAPE_RE): "\\",
    (f"{_STOCK}ReferenceInlineProcessor", stock.REFERENCE_RE): "[",
    (LINK, stock.LINK_RE): "[",
    (f"{_STOCK}ImageInlineProcessor", stock.IMAGE_LINK_RE): "![",
    (f"{_STOCK}ImageReferenceInlineProcessor", stock.IMAGE_REFERENCE_RE): "![",
    (f"{_STOCK}ShortReferenceInlineProcessor", stock.REFERENCE_RE): "[",
    (f"{_STOCK}ShortImageReferenceInlineProcessor", stock.IMAGE_REFERENCE_RE): "![",
    (f"{_STOCK}AutolinkInlineProcessor", stock.AUTOLINK_RE): "<",
    (f"{_STOCK}AutomailInlineProcessor", stock.AUTOMAIL_RE): "<",
    (f"{_STOCK}SubstituteTagInlineProcessor", stock.LINE_BREAK_RE): "  \n",
    (f"{_STOCK}HtmlInlineProcessor", stock.HTML_RE): "<",
    (f"{_STOCK}HtmlInlineProcessor", stock.ENTITY_RE): "&",
    (_DELIMITERS, r"\*|_"): "*",
    ("markdown.extensions.footnotes.FootnoteInlineProcessor", r"\[\^([^\]]*)\]"): "[^",
}
"""What every match of a pattern holds, by its class and expression; for `*` also `_` may stand."""

# Where no label is defined they read one, do not find it, and leave all as it is.
_NEED_LABELS = frozenset(
    f"{_STOCK}{kind}InlineProcessor"
    for kind in ("Reference", "ImageReference", "ShortReference", "ShortImageReference")
)
# A target without title, brackets and spaces, which the stock pattern reads letter by letter.
_PLAIN_LINK = re.compile(r"\[([^\[\]]*)\]\(([^\s()<>\"'\x02]*)\)")
# One or two asterisks, as many behind, and neither asterisk nor underscore between: they pair in
# one way only, and nothing of it is kept for what follows.
_PLAIN_EMPHASIS = re.compile(r"(\*\*?)(?=[^\s*_])([^*_]*)(?<!\s)\1(?!\*)")


class Step(NamedTuple):
    """A pattern, ready to be tried."""

    trigger: str
    expression: re.Pattern[str]
    handle: Callable[[re.Match[str], str], Found]


def has_trigger(text: str) -> bool:
    """Whether any verified pattern could match, or a placeholder stands in the text."""
    # One after the other is five times as fast as one expression for all.
    return (
        "[" in text
        or "*" in text
        or "&" in text
        or "_" in text
        or "<" in text
        or "`" in text
        or "\\" in text
        or "  \n" in text
        or INLINE_PLACEHOLDER_PREFIX in text
    )


def steps_of(patterns: Sequence[stock.Pattern]) -> dict[bool, list[Step]]:
    """Give the steps for texts without and with labels, or none where a pattern is not verified."""
    names = [verified_name(pattern) for pattern in patterns]
    steps = []
    for name, pattern in zip(names, patterns, strict=True):
        expression = pattern.getCompiledRegExp()
        trigger = TRIGGERS.get((name, expression.pattern))
        if trigger is None or pattern.ANCESTOR_EXCLUDES or expression.flags != _FLAGS:
            return {}
        steps.append(Step(trigger, expression, _handler(name, pattern)))
    plain = [step for name, step in zip(names, steps, strict=True) if name not in _NEED_LABELS]
    return {True: steps, False: plain}


_FLAGS = re.compile("", re.DOTALL | re.UNICODE).flags
_TWO_TAGS = 2


def _handler(name: str, pattern: stock.Pattern) -> Callable[[re.Match[str], str], Found]:
    if isinstance(pattern, stock.DelimiterProcessor) and name == _DELIMITERS:
        return partial(_emphasise, pattern)
    handle: Callable[[re.Match[str], str], Found] = pattern.handleMatch  # type: ignore[assignment]
    return partial(_link, handle) if name == LINK else handle


def _link(
    otherwise: Callable[[re.Match[str], str], Found], match: re.Match[str], text: str
) -> Found:
    found = _PLAIN_LINK.match(text, match.start())
    if found is None:
        return otherwise(match, text)
    link = Element("a", {"href": found[2]})
    link.text = found[1]
    return link, found.start(), found.end()


def _emphasise(processor: stock.DelimiterProcessor, match: re.Match[str], text: str) -> Found:
    asterisk = processor.delimiters["*"]
    found = _PLAIN_EMPHASIS.match(text, match.start())
    if found is None or processor.regions or asterisk.smart or asterisk.tag_count != _TWO_TAGS:
        return processor.handleMatch(match, text)
    emphasis = Element(asterisk.tags[0 if found[1] == "**" else 1])
    emphasis.text = found[2]
    return emphasis, found.start(), found.end()
