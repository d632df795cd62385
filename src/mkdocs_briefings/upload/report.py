"""What an upload has done, or would do."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.upload.destination import Request

if TYPE_CHECKING:
    from collections.abc import Mapping


_NAMES = {
    Request.WRITE: "writes",
    Request.COPY: "copies",
    Request.READ: "reads",
    Request.REMOVAL: "removals",
}


@dataclass(frozen=True, slots=True)
class Purging:
    """What caches were told, or would be."""

    addresses: tuple[str, ...]
    """Of what they had to forget, as readers ask for it; sorted."""

    left: tuple[str, ...]
    """Those of them that are not purged yet, and will be by the next upload; sorted."""

    requests: int
    problem: str = ""
    """Why some are left, as a sentence."""

    @property
    def by(self) -> str:
        """By how many requests, in words."""
        return "1 request" if self.requests == 1 else f"{self.requests} requests"


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadReport:
    """An upload that has ended well, or the plan of one."""

    destination: str
    written: tuple[str, ...]
    """Paths of the files that were written, in the order in which they went."""

    removed: tuple[str, ...]
    left: int
    """How many files are no longer published, and stay for a while."""

    unchanged: int
    release: str = ""
    """The prefix of the release that readers get; empty where there are no releases."""

    copied: int = 0
    """How many files of the release before were copied."""

    requests: Mapping[Request, int]
    sent: int
    """In bytes."""

    seconds: float
    addresses: tuple[str, ...] = ()
    """Of all that has changed or is removed, as readers ask for it; sorted."""

    purging: Purging | None = None
    """What became of the caches before the destination, where something purges them."""

    strangers: tuple[str, ...] = ()
    """What is at the destination and was not brought there by us; known after a listing only."""

    refused: tuple[str, ...] = ()
    """What of the site is no plain file, and was not published."""

    has_conditions: bool = True
    """Whether the storage could keep two uploads apart."""

    @property
    def summary(self) -> str:
        """The upload in a line."""
        purged = ""
        if self.purging is not None:
            done = len(self.purging.addresses) - len(self.purging.left)
            purged = f" Addresses purged: {done}, by {self.purging.by}."
        return (
            f"Files written: {len(self.written)}; {self._copied('copied')}"
            f"unchanged: {self.unchanged}; removed: {len(self.removed)}; "
            f"to be removed later: {self.left}. Requests: {self._asked}. "
            f"{self.sent / 1e6:.1f} MB, {self.seconds:.1f} s.{purged}"
        )

    @property
    def plan(self) -> str:
        """The same in a line where nothing of it has been done."""
        purged = ""
        if self.purging is not None:
            purged = f" Addresses to purge: {len(self.purging.addresses)}, by {self.purging.by}."
        return (
            f"Nothing was changed. Files to write: {len(self.written)}; {self._copied('to copy')}"
            f"unchanged: {self.unchanged}; to remove: {len(self.removed)}; "
            f"to remove later: {self.left}. Requests: {self._asked}. "
            f"{self.sent / 1e6:.1f} MB to send.{purged}"
        )

    @property
    def _asked(self) -> str:
        return ", ".join(
            f"{self.requests.get(kind, 0)} {name}"
            for kind, name in _NAMES.items()
            if kind is not Request.COPY or self.release
        )

    def _copied(self, word: str) -> str:
        return f"{word}: {self.copied}; " if self.release else ""

    def as_json(self) -> str:
        """Give it for programs: a JSON object."""
        purging = self.purging
        whole = {
            "destination": self.destination,
            "written": self.written,
            "removed": self.removed,
            "left": self.left,
            "release": self.release,
            "copied": self.copied,
            "addresses": self.addresses,
            "purged": sorted({*purging.addresses} - {*purging.left}) if purging else [],
            "unpurged": purging.left if purging else [],
            "unchanged": self.unchanged,
            "requests": {kind.value: self.requests.get(kind, 0) for kind in Request},
            "bytes": self.sent,
            "seconds": round(self.seconds, 3),
        }
        return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
