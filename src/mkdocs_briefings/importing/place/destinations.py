"""Find out where the links of an old post shall lead from now on."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from mkdocs_briefings.importing.addresses.paths import clean_address
from mkdocs_briefings.importing.file_names import MARKDOWN_SUFFIXES, without_ending
from mkdocs_briefings.reading.links import suffix
from mkdocs_briefings.reading.media_types import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.place.attachments import Attachments
    from mkdocs_briefings.importing.place.placement import Placement
    from mkdocs_briefings.importing.place.post_index import PostIndex

NOWHERE = "about:nowhere"
"""Destination of a link that leads nowhere any more: its text remains."""

_HOST_WITHOUT_SCHEME = re.compile(r"www\.[\w-]+\.\w")


@dataclass(frozen=True, slots=True)
class Substitute:
    """What stands in for an image that is not there."""

    text: str
    """May be empty."""

    address: str = ""
    """Where the text leads; empty where it is no link."""


class Destinations:
    """Knows where the links and images of one post lead, and notes those that lead nowhere.

    `site_addresses` are those of the old site, if they are known, the main one first.
    """

    def __init__(
        self,
        post: OldPost,
        placement: Placement,
        index: PostIndex,
        attachments: Attachments,
        site_addresses: Sequence[str],
    ) -> None:
        self._post, self._placement, self._index = post, placement, index
        self._attachments = attachments
        self._place = post.file.place.as_posix() if post.file else ""
        self._language = post.file.language_key if post.file else ""
        self._site_url = site_addresses[0].rstrip("/") if site_addresses else ""
        self._hosts = {_host(urlsplit(address).netloc) for address in site_addresses}
        self._notes: list[Problem] = []
        self._missing: dict[str, list[str]] = {}
        self._elsewhere: dict[str, list[str]] = {}
        self._left: list[str] = []

    def link(self, written: str) -> str:
        """Give the new destination of a link; `NOWHERE` for one that cannot be kept."""
        parts = self._split(written)
        if parts is not None and parts.query and (named := self._named(parts)):
            return self._to(named, parts)
        if parts is None or not (parts.path or parts.query) or parts.scheme or parts.netloc:
            return self._whole(written, parts)
        if _HOST_WITHOUT_SCHEME.match(written):
            return f"https://{written}"
        file = self._attachments.find(parts.path)
        if file is None or file.name.lower().endswith(MARKDOWN_SUFFIXES):
            return self._page(written, parts)
        if _is_template(file):
            message = f"{written!r} was filled in by the old site; its old address stands there."
            self._notes.append(self._note(written, message, "Mend or remove the link."))
            return self._page(written, parts)
        return self._attachments.relative(file) + _rest(parts)

    def image(self, written: str) -> str | None:
        """Give the new address of an image; None where it is not among the archive's files."""
        parts = self._split(written)
        if parts is None or not parts.path:
            return None
        path = parts.path if not (parts.scheme or parts.netloc) else self._path_on_old_site(parts)
        file = self._attachments.find(path) if path else None
        return self._attachments.relative(file) if file else None

    def substitute(self, alt: str, written: str, kind: str = "image") -> Substitute:
        """Give what stands in for an image that is not there: a link to it, or its description.

        `kind` is what it is called, if it is no image but a video or an audio.
        """
        parts = self._split(written)
        if parts and parts.netloc and parts.scheme in {"http", "https", ""}:
            there = self._missing if self._path_on_old_site(parts) else self._elsewhere
            there.setdefault(kind, []).append(written)
            return Substitute(
                alt or kind.capitalize(), written if parts.scheme else f"https:{written}"
            )
        self._missing.setdefault(kind, []).append(written)
        if parts and parts.path.startswith("/") and not parts.scheme:
            return Substitute(alt or PurePosixPath(parts.path).name, self._outside(written))
        return Substitute(alt)

    def notes(self) -> list[Problem]:
        """Give what an editor has to look at."""
        notes = list(self._notes)
        for kind, written in self._missing.items():
            where, instead = "not among the archive's files", "what describes it"
            hint = "Put it beside the briefing."
            notes.append(self._note_on_files(kind, written, f"{where}; {instead}", hint))
        for kind, written in self._elsewhere.items():
            hint = "Copy it beside the briefing, whose readers fetch nothing from elsewhere."
            notes.append(self._note_on_files(kind, written, "on another site; a link to it", hint))
        if self._left:
            what = "not among the archive's files; the link to it"
            notes.append(self._note_on_files("file", self._left, what, "Put it beside."))
        return notes

    def _note_on_files(self, kind: str, written: list[str], what: str, hint: str) -> Problem:
        more = f" and {len(written) - 1} more" if len(written) > 1 else ""
        verb = "are" if more else "is"
        message = f"The {kind} {written[0]!r}{more} {verb} {what} stands there."
        return self._note(written[0], message, hint)

    def _note(self, written: str, message: str, hint: str) -> Problem:
        post = self._post
        # What a template of the mapping made stands nowhere, but its last part does.
        lines = (post.line_of_text(text) for text in (written, written.rpartition("/")[2]) if text)
        line = next((line for line in lines if line > post.line), post.line)
        return post.note(message, hint, line=line)

    def _split(self, written: str) -> SplitResult | None:
        try:
            return urlsplit(written)
        except ValueError:
            return None

    def _named(self, parts: SplitResult) -> Placement | None:
        """Give the post that a link such as `?p=12` leads to, by the last part of it."""
        is_here = not (parts.scheme or parts.netloc) or self._path_on_old_site(parts) is not None
        name = f"{parts.path.rpartition('/')[2]}?{parts.query}"
        return self._index.at_path(name) if is_here else None

    def _whole(self, written: str, parts: SplitResult | None) -> str:
        path = self._path_on_old_site(parts) if parts else None
        if parts is None or not path:
            return written
        if placement := self._index.at_address(clean_address(path)):
            return self._to(placement, parts)
        file = self._attachments.find(path)
        if file is not None:
            return self._attachments.relative(file) + _rest(parts)
        if self._attachments.is_media(path):
            self._left.append(written)
        return written

    def _path_on_old_site(self, parts: SplitResult) -> str | None:
        is_old = parts.netloc and _host(parts.netloc) in self._hosts
        return parts.path if is_old and parts.scheme in {"http", "https", ""} else None

    def _page(self, written: str, parts: SplitResult) -> str:
        path = unquote(parts.path)
        address = clean_address(parts.path, self._placement.old_address)
        # Posts that only share a name are no target of a relative path that leads elsewhere.
        is_markdown = path.lower().endswith(MARKDOWN_SUFFIXES)
        at_path = self._at_place(path) if is_markdown else None
        placement = at_path or self._index.at_address(address)
        if placement:
            return self._to(placement, parts)
        if suffix(path) in PUBLISHED:
            self._left.append(written)
        if is_markdown and not path.startswith("/"):
            message = f"{written!r} leads to a page that is not imported."
            self._notes.append(self._note(written, message, "Its old address stands in the link."))
            place = self._joined_place(path)
            address = f"/{re.sub(r'(?:^|/)_?index$', '', without_ending(place))}/"
        if parts.path.startswith("/"):
            return self._outside(written)
        return self._outside(quote(address) + _rest(parts)) if address else NOWHERE

    def _at_place(self, path: str) -> Placement | None:
        whole = path if path.startswith("/") else self._joined_place(path)
        ways = (whole, PurePosixPath(path).name)
        found = (self._index.at_path(way, self._language) for way in ways)
        return next((placement for placement in found if placement), None)

    def _joined_place(self, path: str) -> str:
        return urljoin(f"/{self._place}", quote(path)).lstrip("/")

    def _to(self, placement: Placement, parts: SplitResult) -> str:
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        own, target = self._placement.target, placement.target
        if target == own:
            return fragment or f"{quote(target.name)}"
        relative = os.path.relpath(target, own.parent)
        return quote(PurePosixPath(Path(relative)).as_posix()) + fragment

    def _outside(self, address: str) -> str:
        return f"{self._site_url}{address}" if self._site_url else address


def _host(netloc: str) -> str:
    return netloc.lower().removeprefix("www.")


def _is_template(file: Path) -> bool:
    """Whether a file has front matter, so that what readers got was made of it."""
    try:
        with file.open("rb") as opened:
            return opened.readline(8).rstrip() == b"---"
    except OSError:
        return False


def _rest(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return f"{query}#{parts.fragment}" if parts.fragment else query
