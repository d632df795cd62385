"""An archive that is large enough to be searched bundle by bundle, with rare words in it."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MONTHS = MappingProxyType(
    {
        date(2026, 3, 1): (20, 18),
        date(2026, 2, 1): (28, 4),
        date(2026, 1, 1): (31, 4),
        date(2025, 12, 1): (31, 4),
        date(2025, 11, 1): (30, 4),
        date(2025, 2, 1): (28, 4),
    }
)
"""How many days of a month have briefings, and how many each of them: in the newest one enough that
a week has more than are shown at once. The last one is older than twelve months."""

BARE = date(2025, 2, 28)
"""Briefings up to that day have no source and no topic."""

COUNTRIES = ("UA", "KE", "BR", "JP")
SOURCES = ("kyiv-daily", "nairobi-post", None)
TAGS = ("energy", "water", "rivers")

STROKED = ("lodz", "łódź", "HOME", "oeuvre", "won't", "wont", '"oeuvre won\'t wait"', "home—of")
"""What finds the title below that has strokes and dashes in it."""

HOSTILE = '<img src=x onerror="alert(1)"> &lt;b&gt; <mark>zebu</mark> "quoted" & more'
"""A title, and what is to be seen of it."""

WORDS = MappingProxyType(
    {
        "Arabic": ("الزعفران", "الزعفران", "ar"),
        "Chinese": ("熊猫", "大熊猫保护区", "zh"),
        "Japanese": ("桜祭り", "今年の桜祭りは中止", "ja"),
        "Thai": ("กล้วยไม้", "ตลาดกล้วยไม้เปิดแล้ว", "th"),
        "Cyrillic": ("соловейко", "Соловейко співає", "uk"),
        "Greek": ("ελαιόλαδο", "Το ελαιόλαδο ακριβαίνει", "el"),  # noqa: RUF001
        "diacritics": ("smörgåsbord", "A smörgåsbord of plans", None),
        "diacritics left out": ("smorgasbord", "A smörgåsbord of plans", None),
        "strokes": ("łódź", "Łódź—home of the œuvre—won’t wait", None),  # noqa: RUF001
    }
)
"""What is searched for, the title of what is found, and its language; by the script's name."""


STEMS = MappingProxyType(
    {
        "Ballots": "The election was calm.",
        "Electricity for all": "Electricity, and electric trains.",
        "Experiments": "An experiment on experiments.",
        "Careers": "It takes experience.",
    }
)
"""Titles and texts whose words begin alike and mean something else."""


PAGES = MappingProxyType(
    {
        "mistakes.md": "# Our mistakes\n\nWe err.\n\n## Whom to tell\n\nWrite to the pangolin.\n",
        **{f"rule-{each}.md": f"# Axolotl rule {each}\n\nIt is a rule.\n" for each in range(6)},
        "hidden.md": "---\nsearch:\n  exclude: true\n---\n# Hidden\n\nNo pangolin.\n",
    }
)
"""Pages of `docs/`, and their texts. Of their rare words the news have none."""


class Briefing(NamedTuple):
    """A briefing of the archive."""

    day: date
    slug: str
    body: str
    keys: Mapping[str, Any]

    @property
    def path(self) -> str:
        """Its path among the briefings, and its address without the last slash."""
        return f"{self.day:%Y/%m/%d}/{self.slug}"


def briefings() -> Iterator[Briefing]:
    """Give all that are published."""
    yield from _ordinary()
    yield from _rare()


def _ordinary() -> Iterator[Briefing]:
    number = 0
    for month, (days, many) in MONTHS.items():
        for at in range(days):
            day = month + timedelta(at)
            for each in range(many):
                number += 1
                # Every fifth one is about the harvest.
                body = f"So the council met again, item {each}.\n"
                if number % 5 == 0:
                    body = f"So the council spoke of the harvest, item {each}.\n"
                keys: dict[str, Any] = {"countries": [COUNTRIES[number % 4]]}
                if day > BARE:
                    keys |= {"source": SOURCES[number % 3], "tags": [TAGS[number % 2]]}
                yield Briefing(day, f"report-{number}", body, keys)


def _rare() -> Iterator[Briefing]:
    def rare(day: str, slug: str, body: str, **keys: Any) -> Briefing:  # noqa: ANN401 - any key's
        return Briefing(date.fromisoformat(day), slug, body, keys)

    bird = "Some words before it. Then a quetzal flew over the old square. It was seen by many.\n"
    yield rare("2026-03-20", "bird", bird, title="A bird", countries=["KE"], source="nairobi-post")
    yield rare("2026-02-03", "monkey", "A marmoset was seen.\n")
    yield rare("2025-02-10", "giraffe", "An okapi was seen.\n")
    for day in ("2026-03-20", "2026-03-14", "2026-03-13", "2026-02-01", "2025-12-05"):
        yield rare(day, "goat", "An ibex was seen, they say.\n", title=f"Goat of {day}")
    yield rare("2025-02-10", "goat", "An ibex, and one more ibex.\n", title="The ibex")
    for number, (title, language) in enumerate({each[1:] for each in WORDS.values()}):
        yield rare("2026-03-19", f"word-{number}", f"{title}\n", title=title, language=language)
    for title, body in STEMS.items():
        yield rare("2026-03-17", title.partition(" ")[0].lower(), f"{body}\n", title=title)
    body = "Read: &lt;img src=x onerror=alert(1)&gt; zebu &lt;mark&gt;no&lt;/mark&gt; &amp;lt;\n"
    yield rare("2026-03-18", "hostile", body, title=HOSTILE, summary=HOSTILE, tags=["<i>rivers"])


def write_archive(root: Path, **options: Any) -> Site:  # noqa: ANN401 - the plugin's
    """Write the archive, and some briefings that nobody is to find."""
    site = Site(root).configure(briefings={"search": "full", **options})
    site.source("kyiv-daily")
    site.source("nairobi-post", country="KE", language="sw")
    for path, text in PAGES.items():
        site.write(f"docs/{path}", text)
    for each in briefings():
        site.briefing(each.path, each.body, **each.keys)
    for slug, keys in (
        ("draft", {"draft": True}),
        ("later", {"embargo_until": "2026-03-25"}),
        ("future", {"date": "2026-04-01"}),
        ("over", {"expires": "2026-03-10"}),
        ("unlisted", {"noindex": True}),
    ):
        site.briefing(f"2026/03/01/{slug}", "A narwhal.\n", title="Narwhal", **keys)
    return site
