"""What a page, its server and its site say of uses by machines, as it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.wire.characters import read_json
from mkdocs_briefings.wire.records import Rights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.wire.text.structured import Structured
    from mkdocs_briefings.wire.text.tree import Tree

RSL = "application/rsl+xml"
"""Media type of licences of Really Simple Licensing."""

MOST_LICENSES = 10

LONGEST = 500
"""Characters that are kept of a statement."""

_LINK = re.compile(r"<([^<>]*)>([^<]*)")
_TYPE = re.compile(r"""type\s*=\s*["']?([^"';,\s]+)""", re.IGNORECASE)
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#\r\n]*)")
_MOST_LINES, _MOST_RULES = 10_000, 1_000

_USAGE = ("content-usage", "content-signal")
"""Rules of robots.txt: the one of the IETF's draft, and the one that came before it."""


def read_rights(tree: Tree, structured: Structured, headers: Mapping[str, str]) -> Rights:
    """Give what a page and its server say.

    Of TDMRep the page's word goes before the server's, as its norm has it.
    """
    licences = [*_licences(tree), *_in_header(headers.get("link", ""))]
    rsl = (address for address, kind in licences if kind == RSL)
    others = [address for address, kind in licences if kind != RSL]
    others.extend(structured.addresses("license"))
    whole = dict.fromkeys(filter(None, map(tree.address, others)))
    return Rights(
        robots=_together((headers.get("x-robots-tag", ""), *tree.metas("robots"))),
        tdm_reservation=_short(tree.meta("tdm-reservation") or headers.get("tdm-reservation", "")),
        tdm_policy=_short(tree.meta("tdm-policy") or headers.get("tdm-policy", "")),
        content_usage=_short(headers.get("content-usage", "")),
        rsl=next(filter(None, map(tree.address, rsl)), ""),
        licenses=tuple(whole)[:MOST_LICENSES],
    )


@dataclass(frozen=True, slots=True)
class SiteRights:
    """What a site says of all its pages."""

    robots: str = ""
    """The text of its robots.txt; empty where there is none."""

    tdmrep: bytes = b""
    """Its `/.well-known/tdmrep.json`; empty where there is none."""

    def added_to(self, rights: Rights, url: str) -> Rights:
        """Give the rights of a page with what its site says; what the page says stays."""
        parts = urlsplit(url)
        path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        reservation, policy = rights.tdm_reservation, rights.tdm_policy
        if not reservation:
            reservation, policy = _of_site(self.tdmrep, path)
        rsl, usage = _of_robots(self.robots, path)
        return replace(
            rights,
            tdm_reservation=_short(reservation),
            tdm_policy=_short(policy),
            content_usage=rights.content_usage or _short(usage),
            rsl=rights.rsl or _short(rsl),
        )


def _licences(tree: Tree) -> Iterator[tuple[str, str]]:
    for link in tree.links("license"):
        yield link.get("href") or "", (link.get("type") or "").lower()


def _in_header(links: str) -> Iterator[tuple[str, str]]:
    for address, parameters in _LINK.findall(links[: LONGEST * MOST_LICENSES]):
        if re.search(r"""rel\s*=\s*["']?[^"';]*\blicense\b""", parameters, re.IGNORECASE):
            kind = _TYPE.search(parameters)
            yield address, kind[1].lower() if kind else ""


def _of_site(tdmrep: bytes, path: str) -> tuple[str, str]:
    """Give the values of the first rule that fits, as the norm has it."""
    try:
        rules = read_json(tdmrep or b"[]")
    except (ValueError, RecursionError):
        return "", ""
    for rule in rules[:_MOST_RULES] if isinstance(rules, list) else ():
        if isinstance(rule, dict) and _fits(str(rule.get("location", "")), path):
            reservation = rule.get("tdm-reservation", "")
            return str(reservation), str(rule.get("tdm-policy", ""))
    return "", ""


def _of_robots(robots: str, path: str) -> tuple[str, str]:
    """Give the address of the site's licence, and what it says of a path's uses to all robots."""
    rsl, best, usage = "", -1, ""
    is_for_all, is_in_rules = True, True
    for line in robots.splitlines()[:_MOST_LINES]:
        if (found := _LINE.match(line)) is None:
            continue
        name, value = found[1].lower(), found[2].strip()
        if name == "user-agent":
            is_for_all = value == "*" or (is_for_all and not is_in_rules)
        elif name == "license":
            rsl = rsl or value
        elif name in _USAGE and is_for_all:
            pattern, _, rest = value.partition(" ") if value.startswith("/") else ("/", "", value)
            if len(pattern) > best and _fits(pattern, path):
                best, usage = len(pattern), rest.strip()
        is_in_rules = name != "user-agent"
    return rsl, usage


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a rule speaks of a path: `*` stands for anything, `$` for its end."""
    if not pattern.startswith(("/", "*")):
        return False
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for part in rest:
        # The first place that fits leaves most for what follows.
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    if not pattern.endswith("$"):
        return True
    last = rest[-1] if rest else first
    return place == len(path) or (bool(rest) and path.endswith(last))


def _together(said: Iterable[str]) -> str:
    return _short(", ".join(dict.fromkeys(filter(None, map(str.strip, said)))))


def _short(text: str) -> str:
    return text.strip()[:LONGEST]
