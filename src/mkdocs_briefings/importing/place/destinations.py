"""Find out where the links of an old post shall lead from now on."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from mkdocs_briefings.importing.convert.links import NOWHERE, Rewriter
from mkdocs_briefings.importing.file_names import MARKDOWN_SUFFIXES, without_ending
from mkdocs_briefings.importing.place.permalinks import clean_address

if TYPE_CHECKING:
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.adapters.folder_importer import Archive
    from mkdocs_briefings.importing.place.attachments import Media
    from mkdocs_briefings.importing.place.placement import Placed, PostIndex

_HOST_WITHOUT_SCHEME = re.compile(r"www\.[\w-]+\.\w")


class Destinations:
    """Knows where the links and images of one post lead, and notes those that lead nowhere."""

    def __init__(
        self, placed: Placed, index: PostIndex, archive: Archive, media: Media, site_url: str
    ) -> None:
        self._placed, self._index, self._archive, self._media = placed, index, archive, media
        self._site_url = site_url.rstrip("/")
        self._candidate = placed.post.candidate
        self._notes: list[Problem] = []
        self._missing: list[str] = []
        self._elsewhere: list[str] = []

    @property
    def rewriter(self) -> Rewriter:
        """What rewrites the links of the post's text."""
        return Rewriter(self.link, self.image, self.substitute)

    def link(self, written: str) -> str:
        """Give the new destination of a link."""
        parts = self._split(written)
        if parts is None or not (parts.path or parts.query) or parts.scheme or parts.netloc:
            return self._whole(written, parts)
        if _HOST_WITHOUT_SCHEME.match(written):
            return f"https://{written}"
        file = self._file(parts.path)
        if file is None or file.name.lower().endswith(MARKDOWN_SUFFIXES):
            return self._page(written, parts)
        return self._media.relative(file, self._placed) + _rest(parts)

    def image(self, written: str) -> str | None:
        """Give the new address of an image; None where it is not among the archive's files."""
        parts = self._split(written)
        if parts is None or not parts.path:
            return None
        path = parts.path if not (parts.scheme or parts.netloc) else self._path_on_old_site(parts)
        file = self._file(path) if path else None
        return self._media.relative(file, self._placed) if file else None

    def substitute(self, alt: str, written: str) -> str:
        """Give what stands in for an image that is not there: a link to it, or its description."""
        parts = self._split(written)
        if parts and parts.netloc and parts.scheme in {"http", "https", ""}:
            self._elsewhere.append(written)
            address = written if parts.scheme else f"https:{written}"
            return f"[{alt or 'Image'}]({address})"
        self._missing.append(written)
        if parts and parts.path.startswith("/") and not parts.scheme:
            return f"[{alt or PurePosixPath(parts.path).name}]({self._outside(written)})"
        return alt

    def notes(self) -> list[Problem]:
        """Give what an editor has to look at."""
        notes = list(self._notes)
        for written, where, instead, hint in (
            (
                self._missing,
                "not among the archive's files",
                "what describes it",
                "Put it beside the briefing.",
            ),
            (
                self._elsewhere,
                "on another site",
                "a link to it",
                "Copy it beside the briefing, whose readers fetch nothing from elsewhere.",
            ),
        ):
            if written:
                more = f" and {len(written) - 1} more" if len(written) > 1 else ""
                verb = "are" if more else "is"
                message = f"The image {written[0]!r}{more} {verb} {where}; {instead} stands there."
                notes.append(self._note(written[0], message, hint))
        return notes

    def _note(self, written: str, message: str, hint: str) -> Problem:
        file = self._placed.post.file
        # What a template of the mapping made stands nowhere, but its last part does.
        lines = (file.line_of_text(text) for text in (written, written.rpartition("/")[2]) if text)
        line = next((line for line in lines if line > 1), 1)
        return self._placed.post.note(message, hint, line=line)

    def _split(self, written: str) -> SplitResult | None:
        try:
            return urlsplit(written)
        except ValueError:
            return None

    def _whole(self, written: str, parts: SplitResult | None) -> str:
        path = self._path_on_old_site(parts) if parts else None
        placed = self._index.at_address(clean_address(path)) if path else None
        return self._to(placed, parts) if placed and parts else written

    def _path_on_old_site(self, parts: SplitResult) -> str | None:
        host = urlsplit(self._site_url).netloc.removeprefix("www.")
        is_old = host and parts.netloc.removeprefix("www.") == host
        return parts.path if is_old and parts.scheme in {"http", "https", ""} else None

    def _page(self, written: str, parts: SplitResult) -> str:
        path = unquote(parts.path)
        address = clean_address(parts.path, self._placed.old_address)
        # Posts that only share a name are no target of a relative path that leads elsewhere.
        is_markdown = path.lower().endswith(MARKDOWN_SUFFIXES)
        placed = (self._at_place(path) if is_markdown else None) or self._index.at_address(address)
        if placed:
            return self._to(placed, parts)
        if is_markdown and not path.startswith("/"):
            message = f"{written!r} leads to a page that is not imported."
            self._notes.append(self._note(written, message, "Its old address stands in the link."))
            place = self._joined_place(path)
            address = f"/{re.sub(r'(?:^|/)_?index$', '', without_ending(place))}/"
        if parts.path.startswith("/"):
            return self._outside(written)
        return self._outside(quote(address) + _rest(parts)) if address else NOWHERE

    def _at_place(self, path: str) -> Placed | None:
        exact = self._index.at_path(path if path.startswith("/") else self._joined_place(path))
        return exact or self._index.at_path(PurePosixPath(path).name)

    def _joined_place(self, path: str) -> str:
        return urljoin(f"/{self._candidate.place.as_posix()}", quote(path)).lstrip("/")

    def _to(self, placed: Placed, parts: SplitResult) -> str:
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        if placed.target == self._placed.target:
            return fragment or f"{quote(placed.target.name)}"
        relative = os.path.relpath(placed.target, self._placed.target.parent)
        return quote(PurePosixPath(Path(relative)).as_posix()) + fragment

    def _outside(self, address: str) -> str:
        return f"{self._site_url}{address}" if self._site_url else address

    def _file(self, path: str) -> Path | None:
        path = unquote(path)
        folders = (
            self._archive.layout.assets if path.startswith("/") else (self._candidate.file.parent,)
        )
        for folder in folders:
            found = self._media.inside_archive(folder / path.lstrip("/"))
            if found:
                return found
        return None


def _rest(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return f"{query}#{parts.fragment}" if parts.fragment else query
