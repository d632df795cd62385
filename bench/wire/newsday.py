"""Made-up outlets on addresses of this machine, and what they report day by day.

All that they say is made of lines that are there in four languages, so that a program which looks
translations up can take the place of an engine. A part of the events is told by one outlet, others
by up to twelve, some of which have the text of another.
"""

from __future__ import annotations

import json
import random
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from tests.fetch.web import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.fetch.web import Web

_LINES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
LANGUAGES: tuple[str, ...] = tuple(_LINES["languages"])
HOMES = {
    "en": ("GB", "KE", "IN"), "pt": ("PT", "BR"), "es": ("ES", "MX", "PE"), "fr": ("FR", "SN"),
}  # fmt: skip
COUNTRIES = ("Angola", "Bolivia", "Kenya", "Nepal", "Peru", "Samoa", "Uganda", "Vietnam")
"""Called so in most languages, or near enough."""

AMERICAN = 16
"""One in so many outlets is American, and only counted."""

MOST, USUAL = 12, 4.6
"""So many outlets tell an event at most, and on average, about."""

_REPRINTED = 0.25
"""So many of the later reports have another's text, where there is one in their language."""

_SENTENCES = 14
_LISTED = 30
"""Entries of a feed."""

_LINKS = 120
"""Links around the text of a page."""

_SCRIPT = "window.loaded=window.loaded||[];function load(x){window.loaded.push(x)};" * 250

LOOK_UP = '''"""Looks translations up, as an engine's command, and notes what time that took."""
import json, os, sys, time
from pathlib import Path
folder = Path(__file__).parent
known = {}
for line in sys.stdin:
    asked = json.loads(line)
    source = asked["source"]
    if source not in known:
        known[source] = json.loads((folder / f"{source}.json").read_text(encoding="utf-8"))
    print(json.dumps({"text": known[source][asked["text"]]}))
sys.stdout.flush()
if sys.platform == "linux":
    started = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    now = float(Path("/proc/uptime").read_text().split()[0])
    wall = now - started / os.sysconf("SC_CLK_TCK")
    with open(folder / "took", "a") as file:
        file.write(f"{wall} {time.process_time()}\\n")
os._exit(0)  # to take what is known apart would cost time that nobody has noted
'''


@dataclass(slots=True)
class MadeUpOutlet:
    """An outlet: what it is, and what it has published, the newest first."""

    number: int
    address: str
    language: str
    country: str
    family: str
    is_american: bool
    reports: list[MadeUpReport] = field(default_factory=list)

    def profile(self, port: int) -> str:
        """Give the file of its profile."""
        home = f"http://{self.address}:{port}/"
        wire = {"family": self.family} | ({"edition": "us"} if self.is_american else {})
        matter = {
            "title": f"Outlet {self.number}", "url": home, "country": self.country,
            "language": self.language, "kind": "newspaper", "feed": f"{home}feed", "wire": wire,
        }  # fmt: skip
        return f"---\n{yaml.safe_dump(matter, sort_keys=False)}---\n\nIt is made up.\n"


@dataclass(frozen=True, slots=True)
class MadeUpReport:
    """What an outlet reports, with its place on the outlet's site."""

    path: str
    event: int
    title: str
    sentences: tuple[str, ...]
    published: datetime


@dataclass(frozen=True, slots=True)
class _Event:
    number: int
    begin: datetime
    values: Mapping[str, str]
    thing: tuple[str, ...]
    """In each language."""


class NewsDay:
    """Outlets, and days of theirs; the same for the same seed."""

    def __init__(self, seed: int, outlets: int) -> None:
        self._chance = random.Random(seed)
        self.outlets = [self._outlet(number) for number in range(outlets)]
        self.translations: dict[str, dict[str, str]] = {code: {} for code in LANGUAGES}
        """Into English, by language."""

        self.event_of: dict[str, int] = {}
        """Which event a report tells, by the address of its outlet and its path."""

        self._events = 0

    def write_project(self, folder: Path, port: int, **wire: object) -> None:
        """Write a project that follows the outlets."""
        sources = folder / "docs" / "sources"
        sources.mkdir(parents=True)
        (folder / "briefings").mkdir()
        (folder / "engine").mkdir()
        program = folder / "engine" / "look_up.py"
        program.write_text(LOOK_UP, encoding="utf-8")
        pairs = {code: ["en"] for code in LANGUAGES if code != "en"}
        run = ["python3", "-I", str(program.resolve())]
        engine = {"run": run, "pairs": pairs, "version": "1"}
        options = {
            "allow_hosts": [outlet.address for outlet in self.outlets],
            "engines": [{"command": engine}],
            **wire,
        }
        config = {
            "site_name": "Day",
            "site_url": "https://day.example/",
            "theme": {"name": "material", "font": False},
            "plugins": [{"briefings": {"share_cards": False, "wire": options}}],
        }
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        for outlet in self.outlets:
            path = sources / f"outlet-{outlet.number}.md"
            path.write_text(outlet.profile(port), encoding="utf-8")

    def publish(self, server: Web, now: datetime, reports: int) -> None:
        """Have the outlets publish so many reports in the day before a moment."""
        left = reports
        while left > 0:
            for outlet, report in self._of_event(now, left):
                outlet.reports.insert(0, report)
                self.event_of[f"{outlet.address}{report.path}"] = report.event
                left -= 1
        for outlet in self.outlets:
            site = server.host(outlet.address)
            site.pages = {
                report.path: Page(_page(outlet, report)) for report in outlet.reports[:_LISTED]
            }
            site["/feed"] = Page(_feed(outlet), "application/rss+xml", etag=f'"{now:%d%H}"')

    def write_translations(self, folder: Path) -> None:
        """Write what the engine of a project looks up."""
        for code, texts in self.translations.items():
            path = folder / "engine" / f"{code}.json"
            path.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")

    def _outlet(self, number: int) -> MadeUpOutlet:
        is_american = number % AMERICAN == AMERICAN - 1
        language = "en" if is_american else LANGUAGES[number % len(LANGUAGES)]
        return MadeUpOutlet(
            number=number,
            address=f"127.0.{1 + number // 100}.{1 + number % 100}",
            language=language,
            country="US" if is_american else self._chance.choice(HOMES[language]),
            family=f"family-{number if number % 3 else number + 4}",
            is_american=is_american,
        )

    def _of_event(self, now: datetime, most: int) -> Iterator[tuple[MadeUpOutlet, MadeUpReport]]:
        chance = self._chance
        self._events += 1
        event = self._event(now)
        count = min(MOST, 1 + int(chance.expovariate(1 / (USUAL - 1))), most, len(self.outlets))
        told: dict[str, tuple[str, tuple[str, ...]]] = {}
        for outlet in chance.sample(self.outlets, count):
            if outlet.language in told and chance.random() < _REPRINTED:
                title, sentences = told[outlet.language]
            else:
                title, sentences = self._told(event, outlet.language)
            told[outlet.language] = title, sentences
            published = min(now, event.begin + timedelta(minutes=chance.randint(0, 240)))
            path = f"/{event.number}-{outlet.number}"
            yield outlet, MadeUpReport(path, event.number, title, sentences, published)

    def _event(self, now: datetime) -> _Event:
        chance = self._chance
        values = {
            "town": _name(chance, 3),
            "person": f"{_name(chance, 2)} {_name(chance, 3)}",
            "other": f"{_name(chance, 2)} {_name(chance, 3)}",
            "country": chance.choice(COUNTRIES),
            "number": str(chance.randint(13, 970)),
            "figure": str(chance.randint(3, 97)),
            "year": str(chance.randint(11, 99)),
            "day": str(chance.randint(4, 20)),
        }
        begin = now - timedelta(minutes=chance.randint(60, 1300))
        return _Event(self._events, begin, values, tuple(chance.choice(_LINES["things"])))

    def _told(self, event: _Event, language: str) -> tuple[str, tuple[str, ...]]:
        """Give headline and sentences, and remember what they are in English."""
        own = LANGUAGES.index(language)
        lines = [
            self._chance.choice(_LINES["headlines"]),
            *self._chance.sample(_LINES["sentences"], _SENTENCES),
        ]
        said = [_filled(line[own], event, own) for line in lines]
        english = [_filled(line[0], event, 0) for line in lines]
        title, *sentences = said
        whole = tuple(f"{sentence}." for sentence in sentences)
        self.translations[language] |= {
            title: english[0],
            **dict(zip(whole, (f"{each}." for each in english[1:]), strict=True)),
        }
        return title, whole


def _filled(line: str, event: _Event, language: int) -> str:
    thing = event.thing[language]
    filled = line.format(thing=thing, Thing=thing[0].upper() + thing[1:], **event.values)
    return filled[0].upper() + filled[1:]


def _name(chance: random.Random, syllables: int) -> str:
    parts = (chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(syllables))
    return ("".join(parts) + chance.choice("lnrs")).capitalize()


def _feed(outlet: MadeUpOutlet) -> str:
    items = "".join(
        f"<item><title>{escape(report.title)}</title><link>{report.path}</link>"
        f"<guid isPermaLink='false'>{report.path}</guid>"
        f"<pubDate>{format_datetime(report.published)}</pubDate>"
        f"<description>{escape(report.sentences[0])}</description></item>"
        for report in outlet.reports[:_LISTED]
    )
    return f"<rss version='2.0'><channel><title>{outlet.number}</title>{items}</channel></rss>"


def _page(outlet: MadeUpOutlet, report: MadeUpReport) -> str:
    parts = (report.sentences[at : at + 2] for at in range(0, _SENTENCES, 2))
    text = "".join(f"<p>{escape(' '.join(part))}</p>" for part in parts)
    links = "".join(f'<li><a href="/s{at}/">Section {at}</a></li>' for at in range(_LINKS))
    return (
        f'<!doctype html><html lang="{outlet.language}"><head><meta charset="utf-8">'
        f"<title>{escape(report.title)} | Outlet {outlet.number}</title><script>{_SCRIPT}</script>"
        f'<meta property="article:published_time" content="{report.published.isoformat()}">'
        f"</head><body><nav><ul>{links}</ul></nav><main><article><h1>{escape(report.title)}</h1>"
        f"{text}</article></main><footer><ul>{links}</ul></footer></body></html>"
    )
