"""The headline of a report: of all that a page calls itself, without the name of its outlet."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.wire.text.words import key, one_line, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.wire.text.structured import Structured
    from mkdocs_briefings.wire.text.tree import Tree

LONGEST = 500
"""Characters; what is longer is no headline."""

MOST_HEADS = 50
"""Headings of the first rank that are looked at."""

_BETWEEN = re.compile(r"\s+[|·•–—\-»«›‹*~⁄/:]+\s+|\s*[|｜ㅣ：]\s*|--+")
"""What stands between a headline and the name of the outlet."""

_SHORTEST_NAME = 3
"""Letters: a shorter name is found whole only, and not within another."""


def find_headline(tree: Tree, structured: Structured, outlet: Iterable[str], fed: str) -> str:
    """Give the headline; `outlet` is what the outlet is called, `fed` the feed's title.

    Structured data goes first, then what is shown where the page is shared, its only heading of
    the first rank, the title of its window, and the feed. The structured one is passed over where
    it is the window's title alone, as searchers are to see it, while readers see another.
    """
    names = _names(tree, structured, outlet)
    heads = list(dict.fromkeys(_heads(tree)))
    window = one_line(tree.root.findtext(".//title") or "")
    said = structured.text("headline")
    shared = plain(tree.meta("og:title", "twitter:title")) or _marked(tree)
    # Some put the section behind it, and say elsewhere what stands before that.
    bare = plain(tree.meta("headline"))
    if key(bare) and key(shared).startswith(key(bare)):
        shared = bare
    every = [said, shared, *heads, plain(tree.meta("twitter:title")), fed]
    # There are pages that call their site by the headline.
    names -= {key(each) for each in every}
    said, shared, window = (_without(each, names, every) for each in (said, shared, window))
    shown = _shown(heads, (said, shared, window, fed))
    if said and key(said) == key(window) and shown and key(shown) == key(shared):
        said = shown
    choices = (said, shared, _without(shown, names, every), window, *heads, fed)
    return next((each for each in choices if key(each) and len(each) <= LONGEST), "")


def _heads(tree: Tree) -> Iterator[str]:
    for element in islice(tree.root.iter("h1"), MOST_HEADS):
        text = one_line(" ".join(map(str, element.itertext())))
        if key(text) and len(text) <= LONGEST:
            yield text


def _marked(tree: Tree) -> str:
    for each in tree.root.iterfind(".//*[@itemprop='headline']"):
        text = each.get("content") or " ".join(each.itertext())
        if key(text):
            return plain(text)
    return ""


def _shown(heads: list[str], others: Iterable[str]) -> str:
    """Give the heading that a reader sees first: the only one, or one that is also elsewhere."""
    if len(heads) == 1:
        return heads[0]
    known = {key(each) for each in others if each}
    return next((each for each in heads if key(each) in known), "")


def _names(tree: Tree, structured: Structured, outlet: Iterable[str]) -> set[str]:
    """Give what the outlet is called, as keys: by itself, by its profile and by its address."""
    host = (urlsplit(tree.url).hostname or "").removeprefix("www.")
    labels = host.split(".")[:-1]
    said = tree.metas("og:site_name", "application-name", "apple-mobile-web-app-title")
    accounts = (each.lstrip("@") for each in tree.metas("twitter:site"))
    every = (*outlet, *structured.names, *said, *accounts, host, *labels)
    return {found for each in every if (found := key(each))}


def _without(text: str, names: set[str], others: Iterable[str]) -> str:
    """Give a title without the outlet's name, and without what another title does not have."""
    if len(text) > LONGEST:
        return ""
    whole = {key(each) for each in others if each} - {key(text)}
    while places := list(_BETWEEN.finditer(text)):
        first, last = places[0], places[-1]
        if _is_name(text[last.end() :], names) and key(text[: last.start()]):
            text = text[: last.start()]
        elif _is_name(text[: first.start()], names) and key(text[first.end() :]):
            text = text[first.end() :]
        else:
            starts = (text[: place.start()] for place in reversed(places))
            return next((each for each in starts if key(each) in whole), text)
    return text


def _is_name(part: str, names: set[str]) -> bool:
    found = key(part)
    if found in names:
        return True
    long = (each for each in names if len(each) > _SHORTEST_NAME)
    return bool(found) and any(
        found.endswith(each) or found.startswith(each) or
        (len(found) > _SHORTEST_NAME and each.startswith(found))
        for each in long
    )  # fmt: skip
