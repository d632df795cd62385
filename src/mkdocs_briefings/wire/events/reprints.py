"""Reprints: the same text in several outlets, which is one report and counts once.

Two reports are the same when one gives the other's address as its own, or when their texts share
most of their word shingles (told by MinHash, so that a text is compared with few others).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - the store reads the annotations
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from mkdocs_briefings.wire.events.agencies import credited
from mkdocs_briefings.wire.events.features import base_of, published
from mkdocs_briefings.wire.events.signatures import Signatures, signature_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.wire.records import Report

SAME = 0.5
"""From this share of common shingles on, two texts are one.

Cutting a fifth off a text and writing its first sentence anew leaves 0.6; two reporters who write
about one event share less than 0.1.
"""

SAME_CREDITED = 0.35
"""The same where both credit one agency, or one the other: its customers edit."""

SAME_OUTLET = 0.8
"""The same within an outlet, whose forecasts or market reports are alike from day to day."""

_BEGINNING = 1_500
"""So many characters are compared, since reprints are cut at their end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What of a report tells reprints."""

    item: int
    at: datetime
    outlet: str
    """Slug of its outlet's profile."""

    title: str
    """Its outlet's name, in lower case."""

    host: str
    addresses: frozenset[str]
    """Its own, and those that it says are its own, without what does not matter in them."""

    canonical: str
    """The one of these that it gives itself."""

    credits: frozenset[str]
    """Agencies and outlets that it names as where it comes from: names in lower case, hosts."""

    signature: str
    """MinHash of its text in hexadecimal digits; empty if the text is too short."""

    language: str
    """Its language's code, without region or script."""

    translated: str
    """MinHash of its text in the site's language; empty if there is none, or it is too short."""


@dataclass(frozen=True, slots=True)
class Copy:
    """That a report has the text of another."""

    item: int
    other: int
    reason: str
    """A sentence for an editor."""


@dataclass(slots=True, eq=False)
class _Text:
    """A text with all the reports that have it."""

    prints: dict[int, Print] = field(default_factory=dict)


class Reprints:
    """The texts of the window, by what tells them apart."""

    def __init__(self) -> None:
        self._as_written, self._translated = Signatures(), Signatures()
        self._text: dict[int, _Text] = {}
        self._by_address: dict[str, int] = {}

    def restore(self, known: Print, copy_of: int | None) -> None:
        """Take in a report that is known, and not before the one that it copies."""
        self._put(known, self._text.get(copy_of) if copy_of is not None else None)

    def restore_all(self, known: Iterable[tuple[Print, int | None]]) -> None:
        """Take in reports that are known, each with the one that it copies, in any order."""
        for one, copy_of in sorted(known, key=lambda pair: pair[1] is not None):
            self.restore(one, copy_of)

    def __contains__(self, item: int) -> bool:
        return item in self._text

    def add(self, new: Print) -> Copy | None:
        """Take in a new report; give which one it is a copy of, or the other way round."""
        copy = self.find(new)
        self._put(new, self._text[copy.other] if copy else None)
        return copy

    def find(self, new: Print) -> Copy | None:
        """Give which other report has the same text as this one, without taking it in."""
        return self._by_canonical(new) or self._by_text(new)

    def forget(self, items: Iterable[int]) -> None:
        """Let go of reports that are out of the window."""
        for item in items:
            text = self._text.pop(item, None)
            if text is None:
                continue
            gone = text.prints.pop(item)
            for address in gone.addresses:
                if self._by_address.get(address) == item:
                    del self._by_address[address]
            self._as_written.forget(item)
            self._translated.forget(item)

    def copies_among(self, items: Iterable[int]) -> dict[int, int]:
        """Give which of these are copies, with the original of each, which is among them, too."""
        texts: dict[int, list[Print]] = {}
        for item in items:
            text = self._text.get(item)
            if text is not None:
                texts.setdefault(id(text), []).append(text.prints[item])
        found = {}
        for prints in texts.values():
            original = original_of(prints).item
            found.update({each.item: original for each in prints if each.item != original})
        return found

    def _put(self, new: Print, text: _Text | None) -> None:
        text = text or _Text()
        text.prints[new.item] = new
        self._text[new.item] = text
        for address in new.addresses:
            self._by_address.setdefault(address, new.item)
        self._as_written.put(new.item, new.signature)
        self._translated.put(new.item, new.translated)

    def _by_canonical(self, new: Print) -> Copy | None:
        for address in sorted(new.addresses):
            other = self._by_address.get(address, new.item)
            if other != new.item:
                return Copy(new.item, other, "Both give the same address as their own.")
        return None

    def _by_text(self, new: Print) -> Copy | None:
        found: list[tuple[float, int, str]] = []
        for other, share in self._as_written.like(new.item, new.signature):
            if share >= _least_share(new, self._text[other].prints[other]):
                found.append((-share, other, "text"))
        for other, share in self._translated.like(new.item, new.translated):
            known = self._text[other].prints[other]
            # Of two texts in one language, what they have in common is seen in themselves.
            if known.language != new.language and share >= _least_share(new, known):
                found.append((-share, other, "translated text"))
        if not found:
            return None
        share, other, what = min(found)
        return Copy(new.item, other, f"About {-share:.0%} of the {what} is the same.")


def print_of(report: Report, site: str = "en") -> Print:
    """Give what of a report tells reprints; `site` is the language of translations."""
    entry, article, outlet = report.item.entry, report.article, report.outlet
    canonical = _bare(article.canonical)
    own = filter(None, (canonical, _bare(article.url), _bare(entry.url)))
    via = {entry.via_title.casefold(), _host(entry.via_url)} - {""}
    language = base_of(article.language)
    signature = signature_of(article.text[:_BEGINNING])
    is_own = language == base_of(site)
    return Print(
        item=report.item.id,
        at=published(report),
        outlet=outlet.source,
        title=outlet.title.casefold(),
        host=_host(outlet.home),
        addresses=frozenset(own),
        canonical=canonical,
        credits=credited(article.text, (*article.authors, *entry.authors)) | via,
        signature=signature,
        language=language,
        translated=signature if is_own else signature_of(report.translation[:_BEGINNING]),
    )


def original_of(prints: Iterable[Print]) -> Print:
    """Give the one that others have their text from.

    It is the one whose address they give as theirs, else the agency or outlet that they name, else
    the one that was published first.
    """

    def rank(one: Print) -> tuple[bool, bool, datetime, int]:
        others = [each for each in known if each.item != one.item]
        at_home = _host(f"https://{one.canonical}") == one.host
        is_given = at_home and any(other.canonical == one.canonical for other in others)
        is_named = any(other.credits & {one.title, one.host} for other in others)
        return not is_given, not is_named, one.at, one.item

    known = list(prints)
    return min(known, key=rank)


def _least_share(one: Print, two: Print) -> float:
    if one.outlet == two.outlet:
        return SAME_OUTLET
    names = {one.title, one.host, two.title, two.host}
    if one.credits & two.credits or (one.credits | two.credits) & names:
        return SAME_CREDITED
    return SAME


def _bare(address: str) -> str:
    """Give an address without what does not matter; empty if it is only a site's."""
    parts = _parts(address)
    path = parts.path.rstrip("/")
    query = urlencode(
        sorted(
            (key, value)
            for key, value in parse_qsl(parts.query)
            if not key.startswith(("utm_", "at_", "fbclid", "gclid", "ref"))
        )
    )
    if not path and not query:
        return ""
    return f"{_host(address)}{path}?{query}" if query else f"{_host(address)}{path}"


def _host(address: str) -> str:
    return (_parts(address).hostname or "").removeprefix("www.")


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:  # a host in brackets that is no address
        return urlsplit("")
