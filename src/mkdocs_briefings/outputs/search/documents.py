"""Documents: what is indexed of a briefing, as a page that no reader sees.

It holds the words to be found, what a result shows, and what results are filtered and sorted by
(Pagefind's `data-pagefind-*` attributes), and nothing of the theme: so another look of the site
leaves all indexes as they are.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.model.country_names import other_names, spelled_out
from mkdocs_briefings.outputs.search.spelling import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.model.briefing import BriefingKeys

_TITLE, _SUMMARY, _POINTS = 10, 4, 3
"""How much more a word counts there than in the text. Pagefind takes weights up to 10."""

# Scripts without spaces between words, of which every character is a word of its own: Thai, Lao,
# Burmese, Khmer, Kana, Han.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"

# Signs above and below them, which belong to the character before: alone, they would be no word.
_SIGNS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074"
    "\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd\u3099\u309a"
)
_BETWEEN = re.compile(rf"(?:(?<=[{_UNSPACED}])(?=\S)|(?<=\S)(?=[{_UNSPACED}]))(?![{_SIGNS}])")
SEAM = " "
"""What stands between such words: Pagefind parts words at white space and at nothing else."""


class SearchDocument(NamedTuple):
    """A briefing that is to be found."""

    card: Card
    file: str
    """Digest of the briefing's file, which holds its text."""

    language: str
    """Language of its source, in which it was written where it says nothing else; or empty."""

    def page(self, keys: BriefingKeys, body: str) -> str:
        """Give the page that is indexed; `body` is the briefing's text as HTML."""
        card = self.card
        lines = [
            f"<html><head>{''.join(self._marks(keys))}</head><body data-pagefind-body>",
            f'<h1 data-pagefind-weight="{_TITLE}">{search_text(card.title)}</h1>',
            f'<p data-pagefind-weight="{_SUMMARY}">{search_text(card.summary)}</p>',
            *(
                f'<p data-pagefind-weight="{_POINTS}">{search_text(point)}</p>'
                for point in filter(None, (*keys.key_points, keys.why_it_matters))
            ),
            f"{_indexed(body)}</body></html>",
        ]
        return "\n".join(lines)

    def _marks(self, keys: BriefingKeys) -> Iterator[str]:
        card = self.card
        yield search_mark("sort", "date", str(int(card.date.timestamp())))
        yield from _marks("filter", "country", (country.key.lower() for country in card.countries))
        yield from _marks("filter", "tag", (tag.key for tag in card.tags))
        yield from _marks("filter", "source", (card.source.key,) if card.source else ())
        yield from _marks("filter", "language", filter(None, (self.written_in(keys),)))
        yield search_mark("filter", "day", card.day.isoformat())
        yield search_mark("filter", "text", card.language)
        # What stands here is searched too.
        yield search_mark("meta", "country", card.country.name)
        yield from _marks("meta", "also", filter(None, (self.also,)))
        yield from _marks("meta", "source", (card.source.name,) if card.source else ())
        if card.tags:
            yield search_mark("meta", "topic", ", ".join(tag.name for tag in card.tags))

    @property
    def also(self) -> str:
        """What its country is called besides, in words as they are searched for."""
        country = self.card.country
        return ", ".join(filter(None, (spelled_out(country.name), *other_names(country.key))))

    def written_in(self, keys: BriefingKeys) -> str:
        """Give the language that it was first written in, as a BCP 47 tag; or empty."""
        original = keys.original.language if keys.original else None
        return original or self.language


def _marks(kind: str, name: str, values: Iterable[str]) -> Iterator[str]:
    return (search_mark(kind, name, value) for value in values)


def search_mark(kind: str, name: str, value: str) -> str:
    """Give an element by which Pagefind knows a value of a page: its kind is as Pagefind has it."""
    # What is narrowed and sorted by is never typed; what a result shows is found by its words too.
    content = written(escape(value)) if kind == "meta" else escape(value)
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{content}">'


def search_text(text: str) -> str:
    """Give a text as HTML, as it is indexed."""
    return _indexed(escape(text))


def _indexed(html: str) -> str:
    return html if html.isascii() else written(_BETWEEN.sub(SEAM, html))
