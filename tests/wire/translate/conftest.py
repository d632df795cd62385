"""What the tests of translating share: a store with reports, and engines that are exact."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.wire.engines.engine import Limits
from mkdocs_briefings.wire.records import (
    Article,
    Block,
    BlockKind,
    Entry,
    Join,
    Outlet,
)
from mkdocs_briefings.wire.settings import WireSettings
from mkdocs_briefings.wire.store.pages import Page, PageState
from mkdocs_briefings.wire.store.store import Store
from mkdocs_briefings.wire.translate.choice import choose_reports
from mkdocs_briefings.wire.translate.step import TranslationReport, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs_briefings.wire.records import Link

LIMITS = Limits(texts=10, characters=1_000)

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


@dataclass
class Shouting:
    """An engine that gives texts back in capitals, or does what it is told to."""

    name: str = "shouting"
    version: str = "1"
    method: str = "rules"
    limits: Limits = LIMITS
    price: float = 0.0
    is_remote: bool = False
    sources: tuple[str, ...] = ("pt",)
    error: Exception | None = None
    stumbles_over: str = "\0"
    """Texts with this in them make it raise `error`; all, if it is empty."""

    words: dict[str, str] = field(default_factory=dict)
    given: list[str] = field(default_factory=list)
    """All texts that it was ever given."""

    is_killed_after: int = 1_000_000
    """It does not live longer than so many requests."""

    requests: int = 0

    def translates(self, source: str, target: str) -> bool:
        """Tell whether that is one of its languages to English."""
        return source.partition("-")[0] in self.sources and target == "en"

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Give the texts in capitals, or as its words say."""
        del source, target
        self.requests += 1
        if self.requests > self.is_killed_after:
            raise KeyboardInterrupt
        if self.error and any(self.stumbles_over in text for text in texts):
            raise self.error
        self.given += texts
        return [self.words.get(text, text.upper()) for text in texts]

    def close(self) -> None:
        """Do nothing."""


OUTLETS = tuple(
    Outlet(
        source=source,
        title=source,
        home=f"https://{source}.example/",
        path=f"docs/sources/{source}.md",
        country="BR",
        language="pt",
        feeds=(),
        family=source,
    )
    for source in ("folha", "diario", "jornal")
)


@dataclass
class Newsroom:
    """A store, what is put into it, and the step that works on it."""

    store: Store
    outlets: tuple[Outlet, ...] = OUTLETS
    settings: WireSettings = field(default_factory=WireSettings)
    now: datetime = NOW

    def report(
        self,
        title: str,
        *blocks: Block | str,
        language: str = "pt",
        source: str = "folha",
        event: int | None = None,
        age: timedelta = timedelta(),
    ) -> tuple[int, int]:
        """Store a report that was read, in an event; give the ids of both."""
        seen = self.now - age
        address = f"https://{source}.example/{title}"
        self.store.items.put(source, "feed", [Entry(guid=address, url=address, title=title)], seen)
        item = max(each.id for each in self.store.items.since(seen))
        article = Article(
            url=address,
            canonical=address,
            title=title,
            blocks=tuple(each if isinstance(each, Block) else block(each) for each in blocks),
            language=language,
        )
        page = Page(item=item, state=PageState.READ, at=seen, article=article)
        self.store.pages.put(page)
        event = self.store.events.add(seen) if event is None else event
        self.store.events.join(event, Join(item, item, ()), seen)
        return item, event

    def translate(self, *engines: Shouting) -> TranslationReport:
        """Run the step, into English."""
        return translate(
            self.store, self.settings, self.outlets, self.now, target="en", engines=engines
        )


def chosen(
    newsroom: Newsroom, outlets: Sequence[Outlet] = OUTLETS, *, most: int = 100
) -> list[tuple[int, int]]:
    """Give the events that are told, each with the report that tells it."""
    found = choose_reports(newsroom.store, outlets, newsroom.now, most=most, target="en")
    return [(told.event.id, told.report.item.id) for told in found]


def block(text: str, *links: Link) -> Block:
    """Give a paragraph."""
    return Block(BlockKind.PARAGRAPH, text, links)


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    """Give a newsroom without reports."""
    newsroom = Newsroom(Store(tmp_path / "wire.sqlite"))
    yield newsroom
    newsroom.store.close()
