"""What a page says of its report as structured data (JSON-LD of schema.org)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.wire.characters import whole_json
from mkdocs_briefings.wire.text.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.wire.text.tree import Tree

MOST_LETTERS = 1_000_000
"""Characters of JSON that are read of a page."""

_DEEPEST = 8

_REPORTS = ("Article", "Posting", "Report", "Review")
"""How the types of reports end, such as `NewsArticle` and `LiveBlogPosting`."""

_LISTINGS = frozenset({"CollectionPage", "ItemList", "SearchResultsPage"})

_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where a report may stand within another thing. Elsewhere, as in a list, stand those of others."""

_REFERENCE = 2
"""Properties of a node that only names another one: its `@id`, perhaps its `@type`."""

_PUBLISHERS = frozenset({"NewsMediaOrganization", "Organization", "WebSite"})

_AROUND = re.compile(
    r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$|;\s*$", re.MULTILINE
)
"""What hides a script from programs that are no longer around."""

_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")

_BROKEN_PAIR = re.compile(r'"(headline|datePublished)"\s*:\s*("(?:[^"\\\n]|\\.)*")')


@dataclass(frozen=True, slots=True)
class Structured:
    """Structured data of a page."""

    report: Mapping[str, Any] = field(default_factory=dict)
    """The node of the report; empty where there is none."""

    names: tuple[str, ...] = ()
    """What its publisher is called."""

    is_listing: bool = False
    """Whether the page calls itself a list of things, and has no report."""

    known: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Nodes by their `@id`, which others name in place of them."""

    @property
    def is_free(self) -> bool:
        """Whether nothing says that one has to pay for the report."""
        parts = _several(self.report.get("hasPart"))
        said = [each.get("isAccessibleForFree") for each in parts if isinstance(each, dict)]
        return not any(
            each is False
            or (isinstance(each, str) and each.rsplit("/", maxsplit=1)[-1].lower() == "false")
            for each in (self.report.get("isAccessibleForFree"), *said)
        )

    def text(self, *keys: str) -> str:
        """Give the first of these properties that is a text, without markup."""
        return next(iter(self.texts(*keys)), "")

    def texts(self, *keys: str) -> Iterator[str]:
        """Give the texts of these properties; of a thing its name, or else its address."""
        for key in keys:
            for each in self._values(key):
                found = plain(each if isinstance(each, str) else _name(each))
                if found:
                    yield found

    def addresses(self, *keys: str) -> Iterator[str]:
        """Give the addresses of these properties; of a thing its own."""
        for key in keys:
            for each in self._values(key):
                found = each if isinstance(each, str) else _first(each, "url", "contentUrl", "@id")
                if isinstance(found, str) and found.strip():
                    yield found.strip()

    def _values(self, key: str) -> Iterator[Any]:
        for each in _several(self.report.get(key)):
            node = each.get("@id") if isinstance(each, dict) and len(each) <= _REFERENCE else None
            yield self.known.get(node, each) if isinstance(node, str) else each


def read_structured(tree: Tree) -> Structured:
    """Give the structured data of a page; what cannot be read of it is passed over."""
    reports: list[Mapping[str, Any]] = []
    names: list[str] = []
    known: dict[str, Mapping[str, Any]] = {}
    is_listing, left = False, MOST_LETTERS
    for script in tree.scripts:
        if "ld+json" not in script.type or len(script.text) > left:
            continue
        left -= len(script.text)
        for node in _nodes(_parse(script.text)):
            types = _types(node)
            if isinstance(node.get("@id"), str) and len(node) > _REFERENCE:
                known.setdefault(node["@id"], node)
            is_listing = is_listing or bool(types & _LISTINGS)
            if any(each.endswith(_REPORTS) for each in types):
                reports.append(node)
            if types & _PUBLISHERS:
                names.append(_name(node))
            names.extend(_name(each) for each in _several(node.get("publisher")))
    report = _chosen(reports, tree)
    called = tuple(dict.fromkeys(filter(None, map(plain, names))))
    return Structured(report, called, is_listing and not report, known)


def _parse(text: str) -> object:
    stripped = whole_json(_AROUND.sub("", text).strip())
    for each in (stripped, _TRAILING_COMMA.sub("", stripped)):
        try:
            found, _ = json.JSONDecoder(strict=False).raw_decode(each)
        except (ValueError, RecursionError):
            continue
        return found
    # One bad comma or quote, and a whole script is lost; these two are worth a second look.
    pairs = {key: json.loads(value, strict=False) for key, value in _broken_pairs(stripped)}
    return {"@type": "Article", **pairs} if pairs else None


def _broken_pairs(text: str) -> Iterator[tuple[str, str]]:
    seen = set()
    for key, value in _BROKEN_PAIR.findall(text):
        if key not in seen:
            seen.add(key)
            yield key, value


def _nodes(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _INSIDE:
            yield from _nodes(value.get(key), depth + 1)


def _chosen(reports: list[Mapping[str, Any]], tree: Tree) -> Mapping[str, Any]:
    """Give the report that is the page's own: the one with its address, or the first."""
    told = [each for each in reports if each.get("headline")] or reports
    for each in told:
        places = Structured(each).addresses("url", "mainEntityOfPage", "@id")
        if any(tree.address(place) == tree.address(tree.url) for place in places):
            return each
    return told[0] if told else {}


def _types(node: Mapping[str, Any]) -> set[str]:
    return {each.rsplit("/", maxsplit=1)[-1] for each in _several(node.get("@type"))
            if isinstance(each, str)}  # fmt: skip


def _several(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _name(value: object) -> str:
    found = _first(value, "name", "legalName", "headline", "url", "@id")
    return found if isinstance(found, str) else ""


def _first(value: object, *keys: str) -> object:
    if isinstance(value, dict):
        for key in keys:
            for each in _several(value.get(key)):
                if isinstance(each, str) and each.strip():
                    return each
    return value if isinstance(value, str) else None
