"""Output groups: outputs that are planned together, from the same part of the archive."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.outputs.output import Output
    from mkdocs_briefings.outputs.plan_context import PlanContext

Claim = tuple[str, str]
"""A place in the site, and what it is made from."""

ANYWHERE = ""
"""The folder of the site itself."""


@dataclass(frozen=True, slots=True)
class OutputGroup(ABC):
    """Outputs that are planned together.

    Its fields are all that they are planned from, besides what every build of a site has in common:
    a group has nothing else to ask. So while the fingerprint of its fields is the same, so is all
    that its outputs hold, and none of them has to be planned. What is large is a `Lazy` field,
    which is loaded only where a group is planned.
    """

    is_of_a_day: ClassVar[bool] = False
    """Whether it belongs to one day, named by its `batch`; such groups come before all others."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What it is called, and remembered by; no two groups of a site have one name."""

    @property
    def batch(self) -> str:
        """What groups have in common that one worker should plan one after the other; or empty."""
        return ""

    @property
    def weight(self) -> int:
        """About how many articles are rendered in the time that its outputs take."""
        return 1

    def places(self, context: PlanContext) -> Iterable[str]:  # noqa: ARG002 - most are few
        """Give where all of its outputs are, without planning them; by default anywhere.

        These are paths in the site's folder: of files, and of folders with a slash at the end.
        Whoever asks what else is at an address need not plan a group that is elsewhere.
        """
        return (ANYWHERE,)

    @abstractmethod
    def plan(self, context: PlanContext) -> Iterable[Output]:
        """Give its outputs."""

    def claims(self, context: PlanContext) -> Iterable[Claim]:
        """Give every place of its outputs with their origin; by default by planning them.

        A group of many outputs, which are asked for this alone in each build, may know it sooner.
        """
        return ((place, each.origin) for each in self.plan(context) for place in each.places)

    def texts(self) -> Iterable[PublishedBriefing]:
        """Give the briefings whose texts its outputs hold, if they hold any."""
        return ()

    @property
    def holds_texts(self) -> bool:
        """Whether its outputs hold texts of briefings: those that `texts` gives."""
        return False

    @property
    def indexes_texts(self) -> bool:
        """Whether its outputs are made of the texts of all briefings of some days."""
        return False
