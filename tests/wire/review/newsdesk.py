"""A project whose wire has written drafts, for an editor to decide on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.model.key_order import NO_ORDER
from mkdocs_briefings.wire.draft.words import rights_of
from mkdocs_briefings.wire.notes import DraftNotes, Support, part_digests, write_notes
from mkdocs_briefings.wire.records import (
    Article,
    Block,
    BlockKind,
    Entry,
    Finding,
    FindingKind,
    Join,
    Rights,
    SentencePair,
    TranslatedArticle,
    TranslatedBlock,
)
from mkdocs_briefings.wire.store.drafts import Draft, DraftState
from mkdocs_briefings.wire.store.pages import Page, PageState
from mkdocs_briefings.wire.store.store import STORE, Store
from mkdocs_briefings.writing.text import write_text
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Report:
    """What an outlet reports, with its translation."""

    source: str
    country: str
    language: str
    sentences: tuple[tuple[str, str], ...]
    """Headline and text, each in the original and in English."""


REPORTS = (
    Report(
        "correio",
        "BR",
        "pt",
        (
            ("Chuva deixa 12 mil sem luz em Recife", "Rain leaves 12,000 without power in Recife"),
            (
                "Doze mil casas ficaram sem luz na quinta-feira.",
                "Twelve thousand homes had no power on Thursday.",
            ),
            (
                "A prefeitura abriu quatro abrigos e pediu calma aos moradores da zona norte.",
                "The city opened four shelters and asked residents of the north to stay calm.",
            ),
            (
                "“Nunca vi nada igual”, disse Maria Souza, que mora no bairro há 30 anos.",
                "“I never saw the like”, said Maria Souza, who has lived there for 30 years.",
            ),
        ),
    ),
    Report(
        "al-sahifa",
        "EG",
        "ar",
        (
            ("إعادة فتح جسر النيل بعد عامين", "Nile bridge reopens after two years"),
            ("افتتح الجسر صباح الجمعة.", "The bridge opened on Friday morning."),
            ("وبلغت تكلفته ثلاثة ملايين جنيه.", "It cost three million pounds."),
        ),
    ),
    Report(
        "seinai-shimbun",
        "JP",
        "ja",
        (
            ("島の学校、生徒一人で再開", "Island school reopens with one pupil"),
            ("四月に学校が再開する。", "The school reopens in April."),
            ("生徒は一人、教師は二人だ。", "There are one pupil and two teachers."),
        ),
    ),
    Report(
        "visnyk",
        "UA",
        "uk",
        (
            ("У Полтаві запустили нічні потяги", "Night trains start in Poltava"),
            ("Перший потяг вирушив о 23:40.", "The first train left at 23:40."),
            ("Квиток коштує 180 гривень.", "A ticket costs 180 hryvnias."),
        ),
    ),
)
"""Each in a country, a language and a script of its own."""


class Newsdesk:
    """A project with followed outlets and a store; drafts are written one by one."""

    def __init__(self, root: Path) -> None:
        self.site = Site(root).configure()
        self.root = root
        for report in REPORTS:
            self._profile(report.source, report.country, report.language)
        for slug, country in (("gazeta", "BR"), ("diario", "AR")):
            self._profile(slug, country, "pt" if country == "BR" else "es")

    def _profile(self, slug: str, country: str, language: str) -> None:
        feed = f"https://{slug}.example/feed"
        self.site.source(slug, country=country, language=language, feed=feed, wire={"rate": "1h"})

    def store(self) -> Store:
        """Open the store."""
        return Store(self.root / STORE)

    def write(self, number: int = 0, **options: Any) -> str:  # noqa: ANN401 - those of `_Writing`
        """Write a draft, of the report with that number, and give its path."""
        return _Writing(self, number, **options).write()

    def text(self, path: str) -> str:
        """Give what stands in a file."""
        return (self.root / path).read_bytes().decode()


@dataclass(frozen=True, slots=True)
class _Writing:
    desk: Newsdesk
    number: int
    findings: tuple[tuple[FindingKind, int, str], ...] = ()
    """Kind, sentence of the draft, and message."""

    coverage: tuple[int, int, int, int] | None = None
    others: int = 0
    """How many other outlets report it."""

    is_known: bool = True
    """Whether the store knows of it; else the file came by git."""

    times: int = 1
    """How often the report has its text, for one that is long."""

    at: datetime = NOW

    @property
    def is_overlooked(self) -> bool:
        """Whether the draft step would suggest that it is overlooked."""
        return self.coverage is not None and self.coverage[2] == 0 and self.coverage[0] > 2

    def write(self) -> str:
        """Write file and rows, and give the file's path."""
        report = REPORTS[self.number % len(REPORTS)]
        title = self._numbered(report.sentences[0][1])
        path = f"briefings/2026/03/20/{report.source}-{self.number}.md"
        event, item = self._remember(report) if self.is_known else (9000, 9000)
        text = self._text(report, title, event, item)
        self.desk.site.write(path, text)
        if self.is_known:
            with self.desk.store() as store:
                store.drafts.put(
                    Draft(
                        event=event,
                        item=item,
                        original=f"https://{report.source}.example/{self.number}",
                        path=path,
                        digest=sha256(text.encode()).digest(),
                        state=DraftState.WAITING,
                        written=self.at,
                        at=self.at,
                    )
                )
        return path

    def _told(self, report: Report) -> tuple[tuple[str, str], ...]:
        return report.sentences[1:] * self.times

    def _numbered(self, text: str) -> str:
        again = self.number // len(REPORTS)
        return f"{text} ({again + 1})" if again else text

    def _text(self, report: Report, title: str, event: int, item: int) -> str:
        original, english = zip(*report.sentences, strict=True)
        body = f"{english[1]}\n\n> {english[-1]}"
        keys: dict[str, Any] = {
            "title": title,
            "date": self.at.isoformat(timespec="minutes"),
            "summary": f"{english[1]} {english[2]}",
            "countries": [report.country],
            "source": report.source,
            "original": {
                "url": f"https://{report.source}.example/{self.number}",
                "title": self._numbered(original[0]),
                "language": report.language,
            },
            "translation": {"method": "machine", "engine": "test 1.0"},
            "tags": ["weather"],
            "key_points": [english[2]],
            "draft": True,
        }
        if self.coverage:
            names = ("families", "countries", "us", "us_polled")
            keys["coverage"] = dict(zip(names, self.coverage, strict=True))
        supports = [("title", 0), ("summary", 1), ("summary", 2), ("key_points", 2), ("body", 1)]
        notes = DraftNotes(
            event=event,
            item=item,
            written=part_digests(keys, body),
            date=keys["date"],
            sentences=tuple(
                Support(part, title if place == 0 else english[place], original[place])
                for part, place in supports
            ),
            findings=tuple(Finding(kind, place, text) for kind, place, text in self.findings),
            rights=rights_of(_rights(report)),
            overlooked="None of 9 American outlets tells it." if self.is_overlooked else "",
            alarms=("Its text is much shorter than this outlet's usually are.",)
            if self.number % 4 == 1
            else (),
        )
        extra = {"extra": {"wire": write_notes(notes)}}
        return write_text({**keys, **extra}, body, NO_ORDER)

    def _remember(self, report: Report) -> tuple[int, int]:
        with self.desk.store() as store:
            item = self._item(store, report.source, report)
            event = store.events.add(self.at)
            store.events.join(event, Join(item, item, ()), self.at)
            for other, slug in enumerate(("gazeta", "diario")[: self.others]):
                joined = self._item(store, slug, report)
                reasons = ("Both name Recife.", "Both say “12,000”.")
                seen = self.at - timedelta(minutes=20 * (other + 1))
                store.events.join(event, Join(joined, item, reasons), seen)
        return event, item

    def _item(self, store: Store, source: str, report: Report) -> int:
        url = f"https://{source}.example/{self.number}"
        title = self._numbered(report.sentences[0][0])
        entry = Entry(guid=url, url=url, title=title, language=report.language)
        store.items.put(source, f"https://{source}.example/feed", [entry], self.at)
        (item,) = (each.id for each in store.items.since(self.at) if each.entry.url == url)
        blocks = (Block(BlockKind.PARAGRAPH, " ".join(old for old, _ in self._told(report))),)
        article = Article(
            url=url, canonical=url, title=title, blocks=blocks, language=report.language,
            rights=_rights(report),
        )  # fmt: skip
        store.pages.put(Page(item=item, state=PageState.READ, at=self.at, article=article))
        pairs = tuple(SentencePair(old, new) for old, new in self._told(report))
        translated = TranslatedArticle(
            title=SentencePair(title, self._numbered(report.sentences[0][1])),
            blocks=(TranslatedBlock(kind=BlockKind.PARAGRAPH, sentences=pairs),),
            source=report.language,
            target="en",
            engine="test 1.0",
            findings=tuple(Finding(kind, 1, text) for kind, _, text in self.findings),
        )
        store.translations.put_article(item, translated, self.at, whole=True)
        return item


def _rights(report: Report) -> Rights:
    return Rights(tdm_reservation="1") if report.language == "ja" else Rights()
