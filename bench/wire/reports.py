"""Made-up reports of made-up events, in ten languages, as the wire's steps store them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.records import Article, Block, BlockKind, Entry, Outlet

if TYPE_CHECKING:
    from collections.abc import Iterator

START = datetime(2026, 3, 1, tzinfo=UTC)

OUTLETS = 150
HOMES = {
    "en": "GB", "es": "MX", "pt": "BR", "fr": "FR", "de": "DE", "pl": "PL", "ru": "KZ", "tr": "TR",
    "id": "ID", "sw": "KE",
}  # fmt: skip
"""Languages, each with the country of its outlets."""

_ALONE = 2 / 3
"""So many events are told by one outlet."""

_REPRINTED = 0.1
"""So many reports have another's text, where there is one in their language."""

_MOST = 25
"""So many outlets tell an event at most."""

_SENTENCES = 12

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
_CYRILLIC = str.maketrans("abdefgiklmnoprstuvz", "абдефгиклмнопрстувз")


@dataclass(frozen=True, slots=True)
class MadeUpReport:
    """What an outlet reports."""

    outlet: Outlet
    entry: Entry
    article: Article
    english: str
    """Its headline, translated."""

    event: int


@dataclass(frozen=True, slots=True)
class _Event:
    """What reports tell of."""

    number: int
    begin: datetime
    names: tuple[str, ...]
    figures: tuple[int, ...]
    subject: tuple[int, ...]
    """Numbers of words that have to do with it."""


class _Language:
    """Words of a made-up language, the common ones first."""

    def __init__(self, code: str, words: int = 20_000) -> None:
        chance = random.Random(code)
        found = {"".join(chance.choices(_SYLLABLES, k=1 + at % 4)) for at in range(2 * words)}
        self._words = sorted(found, key=lambda word: (len(word), word))[:words]
        self._is_cyrillic = code == "ru"

    def common(self, chance: random.Random) -> str:
        """Give a word, rather a common one."""
        return self._spelled(self._words[int(len(self._words) * chance.random() ** 3)])

    def subject(self, number: int) -> str:
        """Give a word that few texts have."""
        return self._spelled(self._words[500 + number])

    def name(self, name: str) -> str:
        """Give a name as this language spells it."""
        return self._spelled(name.lower()).capitalize()

    def _spelled(self, word: str) -> str:
        return word.translate(_CYRILLIC) if self._is_cyrillic else word


class MadeUpWire:
    """Outlets, and what they report day by day; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._languages = {code: _Language(code) for code in HOMES}
        self._names = sorted(
            "".join(self._chance.choices(_SYLLABLES, k=2 + at % 3)).capitalize()
            for at in range(20_000)
        )
        self.outlets = [_outlet(number) for number in range(OUTLETS)]
        self._events = 0
        self._reports = 0

    def day(self, day: int, reports: int) -> list[MadeUpReport]:
        """Give a day's reports, the first published first."""
        found: list[MadeUpReport] = []
        while len(found) < reports:
            found += self._of_event(START + timedelta(days=day))
        return sorted(found[:reports], key=lambda report: report.article.published or START)

    def _of_event(self, day: datetime) -> Iterator[MadeUpReport]:
        chance = self._chance
        self._events += 1
        event = _Event(
            number=self._events,
            begin=day + timedelta(minutes=chance.randint(0, 1100)),
            names=tuple(chance.choices(self._names, k=5)),
            figures=tuple(chance.randint(2, 10 ** chance.randint(1, 4)) for _ in range(3)),
            subject=tuple(chance.randint(0, 3000) for _ in range(8)),
        )
        is_alone = chance.random() < _ALONE
        outlets = 1 if is_alone else min(2 + int(chance.expovariate(0.4)), _MOST)
        texts: dict[str, str] = {}
        for outlet in chance.sample(self.outlets, outlets):
            reprinted = texts.get(outlet.language, "") if chance.random() < _REPRINTED else ""
            report = self._report(outlet, event, reprinted)
            texts[outlet.language] = report.article.text
            yield report

    def _report(self, outlet: Outlet, event: _Event, text: str) -> MadeUpReport:
        self._reports += 1
        url = f"{outlet.home}{self._reports}"
        at = event.begin + timedelta(minutes=self._chance.randint(0, 300))
        title = self._sentence(outlet.language, event, 8)
        if not text:
            sentences = (self._sentence(outlet.language, event, 16) for _ in range(_SENTENCES))
            text = " ".join(f"{sentence}." for sentence in sentences)
        article = Article(
            url=url, canonical=url, title=title, published=at, language=outlet.language,
            blocks=(Block(BlockKind.PARAGRAPH, text),),
        )  # fmt: skip
        return MadeUpReport(
            outlet=outlet,
            entry=Entry(guid=url, url=url, title=title, published=at),
            article=article,
            english=self._sentence("en", event, 8),
            event=event.number,
        )

    def _sentence(self, code: str, event: _Event, words: int) -> str:
        """Give common words, a name, a number and some of the subject's words among them."""
        chance, language = self._chance, self._languages[code]
        said = [language.common(chance) for _ in range(words)]
        for at in chance.sample(range(1, words), words // 4):
            said[at] = language.subject(chance.choice(event.subject))
        said[chance.randrange(1, words)] = language.name(chance.choice(event.names))
        said[chance.randrange(1, words)] = str(chance.choice(event.figures))
        return " ".join([said[0].capitalize(), *said[1:]])


def _outlet(number: int) -> Outlet:
    language = list(HOMES)[number % len(HOMES)]
    home = f"https://outlet-{number}.example/"
    return Outlet(
        source=f"outlet-{number}", title=f"Outlet {number}", home=home,
        path=f"docs/sources/outlet-{number}.md", country=HOMES[language], language=language,
        feeds=(f"{home}feed",), family=f"family-{number // 2}",
    )  # fmt: skip
