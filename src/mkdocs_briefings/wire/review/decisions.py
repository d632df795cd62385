"""What an editor can decide about a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """The draft is to be published."""

    kind: Literal["accept"]
    path: str
    digest: str
    """That of the file which the editor saw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The draft reads otherwise; what is None stays as it is."""

    kind: Literal["edit"]
    path: str
    digest: str
    title: str | None = None
    summary: str | None = None
    key_points: tuple[str, ...] | None = None
    body: str | None = None
    overlooked: bool | None = None
    """Whether it is marked as an editors' pick of what gets missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """The draft is not to be published."""

    kind: Literal["reject"]
    path: str
    digest: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """The draft tells of the same event as another report."""

    kind: Literal["merge"]
    path: str
    digest: str
    item: int
    """A report of the other event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Some reports tell of another event than the draft's."""

    kind: Literal["split"]
    path: str
    digest: str
    items: tuple[int, ...]


AnyDecision = Acceptance | Edit | Rejection | Merger | Split


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done."""

    message: str
    path: str
    digest: str = ""
    """That of the file as it is now; empty where there is none any more."""
