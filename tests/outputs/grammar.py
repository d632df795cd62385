"""Hold feeds against what their formats ask for."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
from jsonschema import Draft202012Validator
from lxml import etree

if TYPE_CHECKING:
    from tests.site import Site

_FOLDER = Path(__file__).parent / "grammars"
_ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def _grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(_FOLDER / f"{name}.rng")))


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((_FOLDER / "json_feed.json").read_text()))


def assert_valid_feeds(site: Site) -> int:
    """Hold every feed of a site against its format; give how many there are."""
    count = 0
    for path in sorted(site.out.rglob("*")):
        check = {"feed.xml": _rss, "atom.xml": _atom, "feed.json": _json}.get(path.name)
        if check is not None:
            check(path)
            count += 1
    return count


def _rss(path: Path) -> None:
    tree = etree.fromstring(path.read_bytes())
    _assert_follows("rss", tree, path)
    links = tree.findall(f"channel/{_ATOM}link")
    assert [link.get("rel") for link in links].count("self") == 1
    _assert_once([str(guid.text) for guid in tree.findall("channel/item/guid")], path)
    _assert_parses(path, "rss20", len(tree.findall("channel/item")))


def _atom(path: Path) -> None:
    tree = etree.fromstring(path.read_bytes())
    _assert_follows("atom", tree, path)
    for links in (tree.findall(f"{_ATOM}link"), *map(_links, tree.findall(f"{_ATOM}entry"))):
        rels = [link.get("rel") for link in links]
        _assert_once(rels, path)
        assert "alternate" in rels
    ids = [str(each.text) for each in tree.findall(f"{_ATOM}entry/{_ATOM}id")]
    _assert_once(ids, path)
    _assert_parses(path, "atom10", len(ids))


def _links(entry: etree._Element) -> list[etree._Element]:
    return entry.findall(f"{_ATOM}link")


def _json(path: Path) -> None:
    feed = json.loads(path.read_text(encoding="utf-8"))
    errors = [f"{error.json_path}: {error.message}" for error in _schema().iter_errors(feed)]
    assert not errors, f"{path}: {errors[:3]}"
    _assert_once([item["id"] for item in feed["items"]], path)


def _assert_follows(name: str, tree: etree._Element, path: Path) -> None:
    grammar = _grammar(name)
    assert grammar.validate(tree), f"{path}: {grammar.error_log}"


def _assert_parses(path: Path, version: str, count: int) -> None:
    feed: Any = feedparser.parse(path.read_bytes())
    assert not feed.bozo, f"{path}: {feed.get('bozo_exception')}"
    assert (feed.version, len(feed.entries)) == (version, count)


def _assert_once(values: list[Any], path: Path) -> None:
    assert len(values) == len(set(values)), path
