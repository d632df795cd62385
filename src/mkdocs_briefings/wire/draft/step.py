"""The step `draft`: a briefing with `draft: true` for each event that is to be told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity, errors_in, quoted
from mkdocs_briefings.model.names import Names
from mkdocs_briefings.reading.file import open_bytes
from mkdocs_briefings.reading.newsroom import validate_briefing
from mkdocs_briefings.reading.profile_files import source_profiles, source_slugs
from mkdocs_briefings.wire.draft.compose import Material, compose, original_url
from mkdocs_briefings.wire.draft.files import SPOOL, DraftFiles
from mkdocs_briefings.wire.draft.findings import problems_of
from mkdocs_briefings.wire.draft.past import Past, read_past
from mkdocs_briefings.wire.draft.people import Seen, look_at_drafts
from mkdocs_briefings.wire.draft.sentences import as_translated, as_written
from mkdocs_briefings.wire.store.drafts import DraftState
from mkdocs_briefings.wire.translate.choice import SHORTEST, choose_reports, is_own

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.wire.draft.compose import Composition
    from mkdocs_briefings.wire.draft.sentences import ReportText
    from mkdocs_briefings.wire.records import Coverage, Event, Outlet, Report
    from mkdocs_briefings.wire.settings import WireSettings
    from mkdocs_briefings.wire.store.store import Store
    from mkdocs_briefings.wire.translate.choice import Told


class Passed(Enum):
    """Why an event was not drafted, as an editor is told."""

    TOLD = "told already"
    UNTRANSLATED = "not translated yet"
    SHORT = "too little text"
    INVALID = "refused by the check"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReport:
    """What a run of the step has done."""

    written: tuple[str, ...]
    """Paths of new drafts."""

    findings: tuple[Problem, ...]
    """What their sentences are doubted for, each with its line."""

    passed: Mapping[Passed, int]
    """How many events were not drafted, by the reason."""

    seen: Seen
    """What people have done with earlier drafts."""

    problems: tuple[Problem, ...]
    """Why the check refused drafts, which were not written."""


def draft(  # noqa: PLR0913 - what every step is given, the site, and how coverage is measured
    store: Store,
    wire: WireSettings,
    outlets: Iterable[Outlet],
    now: datetime,
    *,
    settings: Settings,
    measure: Callable[[Event], Coverage | None],
) -> DraftReport:
    """Draft what is to be told, and record what people have done with earlier drafts.

    A run that was ended at any moment is gone on with. Raises `WireError` where the system is in
    the way.
    """
    files = DraftFiles(store, settings, now)
    finished = [files.finish(each) for each in list(store.drafts.of(DraftState.WRITING))]
    _sweep(settings)
    run = _Drafting(store, settings, files, now, measure)
    run.written += (each.path for each in finished if each.state is DraftState.WAITING)
    seen = look_at_drafts(store, settings, files, now)
    for told in choose_reports(
        store, outlets, now, most=wire.drafts_a_day, target=settings.language
    ):
        run.tell(told)
    return run.report(seen)


class _Drafting:
    """One run of the step."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        files: DraftFiles,
        now: datetime,
        measure: Callable[[Event], Coverage | None],
    ) -> None:
        self._store, self._settings, self._files = store, settings, files
        self._moment = now.astimezone(settings.zone)
        self._measure = measure
        self._names = Names(settings.locale)
        self._slugs = source_slugs(source_profiles(settings))
        self._passed: Counter[Passed] = Counter()
        self._problems: list[Problem] = []
        self.written: list[str] = []
        """Paths of new drafts."""

    @cached_property
    def _past(self) -> Past:
        # Most runs find nothing to tell, and need none of it.
        return Past(read_past(self._store, self._settings, self._moment.date()))

    def tell(self, told: Told) -> None:
        """Draft an event, or note why not."""
        passed = self._tell(told)
        if passed is not None:
            self._passed[passed] += 1

    def report(self, seen: Seen) -> DraftReport:
        """Give what was done."""
        return DraftReport(
            written=tuple(self.written),
            findings=tuple(self._findings()),
            passed=dict(self._passed),
            seen=seen,
            problems=tuple(self._problems),
        )

    def _tell(self, told: Told) -> Passed | None:
        if self._is_told(told.event):
            return Passed.TOLD
        text = self._text(told.report)
        if text is None:
            return Passed.UNTRANSLATED
        composition = self._compose(told, text)
        if composition is None:
            return Passed.SHORT
        refused = tuple(self._refusals(composition, told.report.outlet))
        if refused:
            self._problems += refused
            return Passed.INVALID
        done = self._files.write(told.event.id, told.report.item.id, composition)
        self.written.append(done.path)
        return None

    def _is_told(self, event: Event) -> bool:
        """Whether a briefing tells a report of the event: one of a person's, or an older draft."""
        addresses = set(self._addresses(event))
        return self._past.tells(addresses) or any(map(self._store.drafts.tells, addresses))

    def _addresses(self, event: Event) -> Iterator[str]:
        for number in event.items:
            item, page = self._store.items.get(number), self._store.pages.get(number)
            if item is not None and item.entry.url:
                yield item.entry.url
            if page is not None and page.article is not None:
                yield page.article.url
                yield original_url(page.article)

    def _text(self, report: Report) -> ReportText | None:
        target = self._settings.language
        if is_own(report.article.language, target):
            return as_written(report.article)
        translated = self._store.translations.article(report.item.id, target)
        if translated is None or not self._store.translations.is_whole(report.item.id, target):
            return None
        return as_translated(translated) if translated.blocks else None

    def _compose(self, told: Told, text: ReportText) -> Composition | None:
        if len(told.report.article.text) < SHORTEST:
            return None
        return compose(
            Material(
                event=told.event,
                report=told.report,
                text=text,
                coverage=self._measure(told.event),
                past=self._past,
                names=self._names,
                target=self._settings.language,
                moment=self._moment,
            )
        )

    def _refusals(self, composition: Composition, outlet: Outlet) -> Iterator[Problem]:
        """Give what the check has against a draft, at the profile of its outlet."""
        briefings = self._settings.relative(self._settings.briefings_dir)
        file = open_bytes(composition.text.encode(), f"{briefings}/draft.md")
        result = validate_briefing(file, self._slugs, self._settings)
        for problem in errors_in(result.problems):
            message = f"No draft was made of {quoted(composition.original)}: {problem.message}"
            yield Problem(outlet.path, 1, message, problem.hint, Severity.WARNING)

    def _findings(self) -> Iterator[Problem]:
        for path in self.written:
            place = self._settings.root / path
            if place.is_file():
                yield from problems_of(path, place.read_bytes())


def _sweep(settings: Settings) -> None:
    """Remove the texts that a run has left which was killed before the store knew of them."""
    for path in (settings.root / SPOOL).glob("*.md"):
        path.unlink(missing_ok=True)
