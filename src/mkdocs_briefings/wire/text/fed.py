"""What a feed itself carries of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.model.source import Publish
from mkdocs_briefings.wire.language import identify
from mkdocs_briefings.wire.records import Article, Block, BlockKind
from mkdocs_briefings.wire.text.anchors import with_links
from mkdocs_briefings.wire.text.blocks import read_fragment
from mkdocs_briefings.wire.text.obstacles import size
from mkdocs_briefings.wire.text.tree import MOST_BYTES, parse
from mkdocs_briefings.wire.text.words import key, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.wire.records import Entry, Outlet

_WHOLE, _LEAST_PARAGRAPHS = 1_000, 3
"""Size and paragraphs of a whole text, at least."""

_TELLING = 60
"""Size of a summary that says what happened, at least."""

_ENDS = ("…", "...", "[…]", "[...]", "(…)", "[&#8230;]")
"""How a text ends that goes on elsewhere."""


def read_fed(outlet: Outlet, entry: Entry) -> Article:
    """Give the article that a feed's entry is by itself: its content, or else its summary."""
    blocks = _content(entry) or _summary(entry)
    return Article(
        url=entry.url,
        canonical=entry.url,
        title=one_line(entry.title),
        blocks=blocks,
        published=entry.published,
        authors=entry.authors,
        image=entry.image,
        language=language_of(entry.title, blocks, outlet.language),
    )


def is_whole(entry: Entry) -> bool:
    """Tell whether an entry carries the whole text of its report, so that no page is needed."""
    blocks = _content(entry)
    paragraphs = [block for block in blocks if block.kind is not BlockKind.HEADING]
    if len(paragraphs) < _LEAST_PARAGRAPHS or size(blocks) < _WHOLE:
        return False
    last = paragraphs[-1]
    leads_on = any(link.url == entry.url for link in last.links)
    return not last.text.endswith(_ENDS) and not leads_on


def is_enough(outlet: Outlet, entry: Entry) -> bool:
    """Tell whether a feed says all that is needed of a report.

    What an outlet reports that only counts has to be grouped, and no more: a summary does.
    """
    if is_whole(entry):
        return True
    return outlet.publish is Publish.NONE and size(_content(entry) or _summary(entry)) >= _TELLING


def language_of(title: str, blocks: Iterable[Block], own: str) -> str:
    """Give the language of a text, where `own` is what its outlet mainly publishes in."""
    return identify("\n".join((title, *(block.text for block in blocks))), own).tag


def _content(entry: Entry) -> tuple[Block, ...]:
    tree = parse(f"<body>{entry.content[:MOST_BYTES]}</body>", entry.url) if entry.content else None
    body = None if tree is None else tree.root.find("body")
    if tree is None or body is None:
        return ()
    return with_links(read_fragment(body, entry.title).blocks, tree)


def _summary(entry: Entry) -> tuple[Block, ...]:
    text = one_line(entry.summary)
    return (Block(BlockKind.PARAGRAPH, text),) if key(text) else ()
