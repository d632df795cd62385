"""Lists of outlets as other programs keep them: OPML, in and out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from babel import Locale
from lxml.etree import (
    Element,
    ParserError,
    SubElement,
    XMLParser,
    XMLSyntaxError,
    fromstring,
    tostring,
)

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.country_names import other_names
from mkdocs_briefings.model.names import Names
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.feeds.entries import language_tag
from mkdocs_briefings.wire.feeds.links import clean_url
from mkdocs_briefings.wire.feeds.plain import plain
from mkdocs_briefings.wire.profiles import NewOutlet, country_of, site_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from mkdocs_briefings.wire.records import Outlet


@dataclass(frozen=True, slots=True)
class FeedList:
    """What a list says."""

    outlets: tuple[tuple[int, NewOutlet], ...]
    """Each with the line where it stands first."""

    problems: tuple[Problem, ...]
    """What was left out, as warnings."""


def read_opml(data: bytes, path: str) -> FeedList:
    """Read a list; `path` is what problems call it. Raises `WireError`."""
    root = _parsed(data, path)
    countries = _countries_by_name()
    found: dict[tuple[str, str], tuple[int, NewOutlet]] = {}
    problems: list[Problem] = []
    for outline in root.iter("outline"):
        if not _attribute(outline, "xmlUrl"):
            if outline.get("type", "").lower() in {"rss", "atom", "feed"}:
                problems.append(_warning(path, outline, "This outline has no `xmlUrl`."))
            continue
        outlet = _outlet(outline, countries)
        if outlet is None:
            problems.append(_warning(path, outline, "Its `xmlUrl` is no address of the web."))
            continue
        key = outlet.title.casefold(), site_of(outlet.home)
        line, first = found.setdefault(key, (_line(outline), outlet))
        feeds = tuple(dict.fromkeys((*first.feeds, *outlet.feeds)))
        # Several feeds of one outlet stand under its name, each in an outline of its own.
        found[key] = line, replace(first, feeds=feeds)
    return FeedList(tuple(found.values()), tuple(problems))


def _parsed(data: bytes, path: str) -> _Element:
    parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = fromstring(data, parser)
    except (XMLSyntaxError, ParserError) as error:
        line = getattr(error, "lineno", None) or 1
        raise WireError(f"{path}:{line}: This is no XML: {error.msg}.") from error
    except ValueError as error:
        raise WireError(f"{path}:1: This is no XML: {error}.") from error
    if root.tag != "opml":
        raise WireError(f"{path}:1: This is XML, and no OPML: it begins with <{root.tag}>.")
    return root


def _outlet(outline: _Element, countries: dict[str, str]) -> NewOutlet | None:
    feed = clean_url(_attribute(outline, "xmlUrl"))
    if not feed:
        return None
    page = clean_url(_attribute(outline, "htmlUrl"), feed)
    home = page or urljoin(feed, "/")
    title = plain(_attribute(outline, "title") or _attribute(outline, "text")) or site_of(home)
    groups = (
        countries.get(plain(_attribute(group, "text")).casefold(), "") for group in _above(outline)
    )
    return NewOutlet(
        title=title,
        home=home,
        is_home_known=bool(page),
        feeds=(feed,),
        country=next(filter(None, groups), "") or country_of(home),
        language=language_tag(_attribute(outline, "language")),
    )


def _above(outline: _Element) -> Iterator[_Element]:
    parent = outline.getparent()
    while parent is not None and parent.tag == "outline":
        yield parent
        parent = parent.getparent()


def _attribute(outline: _Element, name: str) -> str:
    """Give an attribute, however its name is written: programs disagree about capitals."""
    for key, value in outline.attrib.items():
        if str(key).lower() == name.lower():
            return str(value).strip()
    return ""


def _countries_by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for code in sorted(COUNTRIES):
        for name in (code, *other_names(code), Locale("en").territories[code]):
            names[name.casefold()] = code
    return names


def _warning(path: str, outline: _Element, message: str) -> Problem:
    title = _attribute(outline, "title") or _attribute(outline, "text")
    hint = f"It is left out: {title}." if title else "It is left out."
    return Problem(path, _line(outline), message, hint, Severity.WARNING)


def _line(outline: _Element) -> int:
    return int(getattr(outline, "sourceline", 1))


def write_opml(outlets: Iterable[Outlet], title: str) -> bytes:
    """Write the outlets that are followed as OPML 2.0, below their countries' names in English."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    names = Names(Locale("en"))
    by_country: dict[str, list[Outlet]] = defaultdict(list)
    for outlet in outlets:
        by_country[names.country(outlet.country)].append(outlet)
    for name in sorted(by_country, key=names.place):
        inner = SubElement(body, "outline", text=name)
        group = by_country[name]
        for outlet in sorted(group, key=lambda each: (names.place(each.title), each.source)):
            for feed in outlet.feeds:
                SubElement(
                    inner,
                    "outline",
                    type="rss",
                    text=outlet.title,
                    title=outlet.title,
                    xmlUrl=feed,
                    htmlUrl=outlet.home,
                    language=outlet.language,
                )
    written: bytes = tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)
    return written
