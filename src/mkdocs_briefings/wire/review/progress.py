"""How far the day is: of how many countries there is something to publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.model.names import Names
from mkdocs_briefings.reading.file import UnreadableError
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.review.draft_file import read_draft_file
from mkdocs_briefings.wire.store.drafts import DraftState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.wire.records import Outlet
    from mkdocs_briefings.wire.review.cases import Cases, Named
    from mkdocs_briefings.wire.review.guarded_file import GuardedFiles
    from mkdocs_briefings.wire.review.waiting import WaitingDraft
    from mkdocs_briefings.wire.store.store import Store


@dataclass(frozen=True, slots=True)
class CountryProgress:
    """A country's drafts of the day."""

    country: Named
    accepted: int
    waiting: int


class Progress:
    """Counts what was accepted on a day, by country."""

    def __init__(
        self, settings: Settings, outlets: Iterable[Outlet], files: GuardedFiles, cases: Cases
    ) -> None:
        """Take the outlets: the countries of those that are carried are to be covered."""
        self._settings, self._files, self._cases = settings, files, cases
        self._names = Names(settings.locale)
        self._wanted = frozenset(outlet.country for outlet in outlets if not outlet.edition)
        self._countries: dict[str, tuple[str, ...]] = {}
        """Countries of files that were accepted, by their paths."""

    def of(
        self,
        store: Store,
        waiting: Iterable[WaitingDraft],
        accepted: Mapping[str, datetime],
        now: datetime,
    ) -> tuple[CountryProgress, ...]:
        """Give the progress of each country that is followed, those without any first.

        `accepted` are the drafts that this session has accepted, which the store need not know.
        """
        local = now.astimezone(self._settings.zone)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        known = {row.path for row in store.drafts.since(midnight, DraftState.ACCEPTED)}
        done = sorted(known | {path for path, at in accepted.items() if at >= midnight})
        counts = {code: [0, 0] for code in sorted(self._wanted)}
        for place, files in enumerate(
            (map(self._of, done), (draft.file.countries for draft in waiting))
        ):
            for countries in files:
                for code in countries:
                    if code in counts:
                        counts[code][place] += 1
        found = [
            CountryProgress(self._cases.country(code), accepted, waits)
            for code, (accepted, waits) in counts.items()
        ]
        in_order = self._names.place
        return tuple(
            sorted(found, key=lambda each: (each.accepted > 0, in_order(each.country.name)))
        )

    def _of(self, path: str) -> tuple[str, ...]:
        if path not in self._countries:
            try:
                self._countries[path] = read_draft_file(path, self._files.read(path)).countries
            except (UnreadableError, WireError):
                return ()  # moved or broken since; `briefings check` names what is broken
        return self._countries[path]
