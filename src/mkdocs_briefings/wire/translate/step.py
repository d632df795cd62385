"""The step `translate`: what is not in the site's language, stored with how it was translated."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.checks.check import check
from mkdocs_briefings.wire.translate.assemble import (
    anchors_of,
    assemble,
    only_title,
    texts_of,
    titles_of,
    untranslated,
)
from mkdocs_briefings.wire.translate.chain import Attempt, Chain
from mkdocs_briefings.wire.translate.choice import RECENT, choose_report, choose_reports, is_own

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from mkdocs_briefings.wire.engines.engine import Engine
    from mkdocs_briefings.wire.records import Article, Outlet, Report, TranslatedArticle
    from mkdocs_briefings.wire.settings import WireSettings
    from mkdocs_briefings.wire.store.store import Store

_TITLES_AT_ONCE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationReport:
    """What a run of the step has done."""

    titles: int = 0
    texts: int = 0
    untranslated: Mapping[str, int]
    """How many titles and texts no engine could do, by their language."""

    characters: Mapping[str, int]
    """How many characters engines on other machines were sent, by their name and version."""

    cost: float = 0.0
    """What that has cost, in the currency of the engines' prices."""

    notes: tuple[str, ...] = ()
    """What went wrong with engines, a sentence each."""

    findings: int = 0
    """How many doubts the checks have about what was translated."""


class Translating:
    """One run of the step: engines, their budget, and what was done with them."""

    def __init__(
        self,
        store: Store,
        settings: WireSettings,
        engines: Sequence[Engine],
        now: datetime,
        target: str,
    ) -> None:
        self._store = store
        self._now = now
        self._target = target
        self._chain = Chain(engines, store, now, settings.characters_a_day)
        self._done: Counter[str] = Counter()
        self._untranslated: Counter[str] = Counter()

    def titles(self) -> None:
        """Translate the titles of recent reports, which tell what belongs to one event."""
        waiting = self._store.translations.waiting_titles(self._target, self._now - RECENT)
        foreign = ((tag, item) for item, tag in waiting if not self._is_own(tag))
        for language, group in groupby(sorted(foreign), key=itemgetter(0)):
            items = (item for _, item in group)
            while part := list(islice(items, _TITLES_AT_ONCE)):
                self._titles(language, self._articles(part))

    def text(self, item: int, article: Article) -> bool:
        """Translate a report's text, unless that was done; give whether it can be told.

        It can too where an engine may do it later. One that no engine can do is counted.
        """
        if self._is_own(article.language) or self._store.translations.is_whole(item, self._target):
            return True
        attempt = self._ask(texts_of(article), article.language)
        if attempt.rendering is not None:
            links = self._ask(anchors_of(article, attempt.rendering.texts), article.language)
            anchors = links.rendering.texts if links.rendering else {}
            whole = assemble(article, attempt.rendering, self._target, anchors)
            self._put(item, self._checked(whole), whole=True)
            self._done["texts"] += 1
            return True
        self._untranslated[article.language] += 1
        if not attempt.may_work_later:
            known = self._store.translations.article(item, self._target)
            self._put(item, known or untranslated(article, self._target), whole=True)
        return attempt.may_work_later

    def report(self) -> TranslationReport:
        """Give what was done."""
        return TranslationReport(
            titles=self._done["titles"],
            texts=self._done["texts"],
            untranslated=dict(sorted(self._untranslated.items())),
            characters=dict(self._chain.characters),
            cost=self._chain.cost,
            notes=self._chain.notes,
            findings=self._done["findings"],
        )

    def _titles(self, language: str, articles: Mapping[int, Article]) -> None:
        attempt = self._ask(titles_of(articles.values()), language)
        if attempt.rendering is None and len(articles) > 1:
            # One title that an engine stumbles over is not to keep the others from it.
            for item, article in articles.items():
                self._titles(language, {item: article})
            return
        with self._store.transaction():
            for item, article in articles.items():
                if attempt.rendering is not None:
                    title = only_title(article, attempt.rendering, self._target)
                    self._put(item, self._checked(title))
                    self._done["titles"] += 1
                else:
                    self._untranslated[language] += 1
                    self._put(item, untranslated(article, self._target))

    def _ask(self, texts: Iterable[str], source: str) -> Attempt:
        return self._chain.translate(texts, source, self._target)

    def _checked(self, article: TranslatedArticle) -> TranslatedArticle:
        findings = check(article)
        self._done["findings"] += len(findings)
        return replace(article, findings=findings)

    def _put(self, item: int, article: TranslatedArticle, *, whole: bool = False) -> None:
        self._store.translations.put_article(item, article, self._now, whole=whole)

    def _articles(self, items: Iterable[int]) -> dict[int, Article]:
        pages = ((item, self._store.pages.get(item)) for item in items)
        return {item: page.article for item, page in pages if page and page.article}

    def _is_own(self, language: str) -> bool:
        return is_own(language, self._target)


def translate(  # noqa: PLR0913 - what every step is given, the engines and their target
    store: Store,
    settings: WireSettings,
    outlets: Iterable[Outlet],
    now: datetime,
    *,
    target: str,
    engines: Sequence[Engine],
) -> TranslationReport:
    """Translate titles of recent reports, then the texts of those to be told, into a language.

    What is there was translated before and is not translated again, so that a run which was ended
    goes on where it was.
    """
    run = Translating(store, settings, engines, now, target)
    run.titles()
    by_source = {outlet.source: outlet for outlet in outlets}
    most = settings.drafts_a_day
    for told in choose_reports(store, by_source.values(), now, most=most, target=target):
        report: Report | None = told.report
        # Where no engine knows the language of one, the next best report of the event is told.
        while report is not None and not run.text(report.item.id, report.article):
            report = choose_report(told.event, store, by_source, target)
    return run.report()


def translate_titles(
    store: Store,
    settings: WireSettings,
    now: datetime,
    *,
    target: str,
    engines: Sequence[Engine],
) -> TranslationReport:
    """Translate the titles of recent reports alone, before they are grouped."""
    run = Translating(store, settings, engines, now, target)
    run.titles()
    return run.report()
