"""What plugins and hooks of others turned out to do while pages were rendered."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from mkdocs_briefings.errors import BriefingsError

_STATE = "state of "

_FOUND = (_STATE, "pages of docs/", "template globals")
"""What the names of inputs begin with that tell what listeners hold, and not what they are."""


class Trait(StrEnum):
    """What a listener does that cannot be left out for pages that are as they were."""

    GATHERS = "gathers"
    """It keeps something of pages, or writes files while they are rendered."""

    READS = "reads"
    """While pages are rendered, it reads what nobody knows of."""

    SURVEYS = "surveys"
    """It looks at files of the finished site."""


class Finding(NamedTuple):
    """What a listener turned out to do."""

    listener: str
    trait: Trait
    detail: str
    """What exactly, for people."""


class ListenerFoundError(BriefingsError):
    """A listener does what a build has not reckoned with."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(*finding)
        self.finding = finding

    def __reduce__(self) -> tuple[type[ListenerFoundError], tuple[Finding]]:
        """Let workers tell of it."""
        return type(self), (self.finding,)


def is_state(name: str) -> bool:
    """Whether an input, by its name, tells what listeners hold, and not what they are."""
    return name.startswith(_FOUND)


def state_of(listener: str) -> str:
    """Give the name of the input that tells what a listener holds."""
    return f"{_STATE}{listener}"
