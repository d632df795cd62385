"""What an editor is shown of a draft: its text, the original's, its event, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.model.names import Names
from mkdocs_briefings.wire.draft.findings import FORGOTTEN
from mkdocs_briefings.wire.draft.words import rights_of
from mkdocs_briefings.wire.review.draft_file import texts
from mkdocs_briefings.writing.markdown_file import body_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.wire.records import (
        Article,
        Coverage,
        Event,
        Finding,
        Item,
        Outlet,
        TranslatedArticle,
    )
    from mkdocs_briefings.wire.review.waiting import WaitingDraft
    from mkdocs_briefings.wire.store.store import Store


@dataclass(frozen=True, slots=True)
class Named:
    """A country, an outlet or a language."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A draft in the queue."""

    path: str
    digest: str
    title: str
    countries: tuple[Named, ...]
    outlet: Named
    language: Named
    """Language of the original."""

    findings: tuple[str, ...]
    """The kinds of what is doubtful, each once."""

    alarms: int
    """How many reasons there are to doubt that the original was read whole."""

    last: str
    """When the event was last told of, in ISO 8601."""

    overlooked: bool
    """Whether it is marked as overlooked, or that is suggested."""

    coverage: Coverage | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at in a sentence."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with that of the original beside it."""

    part: str
    """Where it stands: a part of the draft, or the kind of its block in the report."""

    text: str
    """Empty where it was not translated."""

    original: str
    """Empty where nothing in the original carries it."""

    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """A report of the event."""

    item: int
    title: str
    english: str
    """Its headline in the site's language; empty where it was not translated."""

    url: str
    outlet: Named
    country: Named
    language: Named
    seen: str
    is_copy: bool
    """Whether it is a reprint of another one."""

    is_own: bool
    """Whether it is the one that the draft tells."""

    reasons: tuple[str, ...]
    """Why it was taken for a report of this event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that an editor needs for a decision."""

    path: str
    digest: str
    title: str
    summary: str
    key_points: tuple[str, ...]
    body: str
    url: str
    """Address of the original."""

    published: str
    direction: str
    """`ltr` or `rtl`: that of the original's language."""

    engine: str
    tags: tuple[str, ...]
    story: str
    overlooked: bool
    """Whether it is marked as an editors' pick of what gets missed."""

    suggestion: str
    """Why it may be marked so; empty where nothing speaks for it."""

    sentences: tuple[Sentence, ...]
    """Those of the draft."""

    report: tuple[Sentence, ...]
    """Those of the original, its headline first; empty where the store does not have it."""

    reports: tuple[EventReport, ...]
    reasons: tuple[str, ...]
    rights: tuple[str, ...]
    alarms: tuple[str, ...]


class Cases:
    """Makes of drafts and of what the store knows what an editor is shown."""

    def __init__(self, settings: Settings, outlets: Iterable[Outlet]) -> None:
        self._language = settings.language
        self._names = Names(settings.locale)
        self._outlets: Mapping[str, Outlet] = {outlet.source: outlet for outlet in outlets}

    def country(self, code: str) -> Named:
        """Give a country with its name in the site's language."""
        return Named(code, self._names.country(code))

    @property
    def language(self) -> str:
        """The site's language (BCP 47)."""
        return self._language

    def line(self, draft: WaitingDraft) -> Line:
        """Give what the queue shows of a draft."""
        file, notes = draft.file, draft.file.notes
        findings = notes.findings if notes else ()
        return Line(
            path=file.path,
            digest=file.digest,
            title=file.text("title"),
            countries=tuple(map(self.country, file.countries)),
            outlet=self.outlet(file.text("source")),
            language=self._language_of(file.text("original", "language")),
            findings=tuple(dict.fromkeys(finding.kind.value for finding in findings)),
            alarms=len(notes.alarms) if notes else 0,
            last=draft.last.isoformat(),
            overlooked=draft.is_overlooked,
            coverage=file.coverage,
        )

    def case(self, draft: WaitingDraft, store: Store) -> Case:
        """Give all that is known of a draft."""
        file, notes = draft.file, draft.file.notes
        language = file.text("original", "language")
        item = draft.row.item if draft.row else None
        page = store.pages.get(item) if item is not None else None
        article = page.article if page else None
        translated = store.translations.article(item, self._language) if item is not None else None
        if notes is not None:
            rights, alarms = notes.rights, notes.alarms
        else:
            rights = rights_of(article.rights) if article else ()
            alarms = article.alarms if article else ()
        if item is not None and store.items.get(item) is None:
            alarms = (*alarms, FORGOTTEN)
        return Case(
            path=file.path,
            digest=file.digest,
            title=file.text("title"),
            summary=file.text("summary"),
            key_points=texts(file.values.get("key_points")),
            body=body_text(file.body),
            url=file.text("original", "url"),
            published=file.text("original", "published"),
            direction=self._names.direction(language),
            engine=file.text("translation", "engine") or (translated.engine if translated else ""),
            tags=texts(file.values.get("tags")),
            story=file.text("story"),
            overlooked=file.is_overlooked,
            suggestion=notes.overlooked if notes else "",
            sentences=tuple(_of_draft(draft)),
            report=tuple(_of_report(article, translated)),
            reports=tuple(self._reports(draft, store)),
            reasons=notes.reasons if notes else (),
            rights=rights,
            alarms=alarms,
        )

    def _reports(self, draft: WaitingDraft, store: Store) -> Iterator[EventReport]:
        if draft.row is None:
            return
        event = store.events.get(store.events.of_item(draft.row.item) or draft.row.event)
        for number in event.items:
            item = store.items.get(number)
            if item is not None:
                yield self._report(item, event, draft.row.item, store)

    def _report(self, item: Item, event: Event, own: int, store: Store) -> EventReport:
        outlet = self._outlets.get(item.source)
        translated = store.translations.article(item.id, self._language)
        language = (outlet.language if outlet else "") or item.entry.language
        return EventReport(
            item=item.id,
            title=item.entry.title,
            english=translated.title.translated if translated else "",
            url=item.entry.url,
            outlet=self.outlet(item.source),
            country=self.country(outlet.country if outlet else ""),
            language=self._language_of(language),
            seen=item.seen.isoformat(),
            is_copy=any(copy == item.id for copy, _ in event.copies),
            is_own=item.id == own,
            reasons=tuple(
                reason for join in event.joins if join.item == item.id for reason in join.reasons
            ),
        )

    def outlet(self, slug: str) -> Named:
        """Give an outlet with its name; one that is not followed any more keeps its slug."""
        outlet = self._outlets.get(slug)
        return Named(slug, outlet.title if outlet else slug)

    def _language_of(self, tag: str) -> Named:
        return Named(tag, self._names.language(tag) if tag else "")


def _of_draft(draft: WaitingDraft) -> Iterator[Sentence]:
    notes = draft.file.notes
    if notes is None:
        return
    for number, each in enumerate(notes.sentences):
        yield Sentence(
            part=each.part,
            text=each.text,
            original=each.original,
            doubts=_doubts(notes.findings, number),
        )


def _of_report(article: Article | None, translated: TranslatedArticle | None) -> Iterator[Sentence]:
    """Give a report sentence by sentence, or block by block where its text was not translated."""
    if translated is not None and (translated.blocks or article is None):
        kinds = [block.kind.value for block in translated.blocks for _ in block.sentences]
        for number, (kind, pair) in enumerate(
            zip(("title", *kinds), translated.sentences, strict=True)
        ):
            yield Sentence(
                part=kind,
                text=pair.translated,
                original=pair.original,
                doubts=_doubts(translated.findings, number),
            )
    elif article is not None:
        title = translated.title.translated if translated else ""
        yield Sentence(part="title", text=title, original=article.title)
        for block in article.blocks:
            yield Sentence(part=block.kind.value, text="", original=block.text)


def _doubts(findings: Iterable[Finding], number: int) -> tuple[Doubt, ...]:
    found = (each for each in findings if each.sentence == number)
    return tuple(Doubt(each.kind.value, each.message) for each in found)
