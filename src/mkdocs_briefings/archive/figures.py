"""What the published briefings of a day come to, counted in every way that somebody asks for."""

from __future__ import annotations

import datetime as dt
import pickle
from collections import defaultdict
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.model.choices import Method
from mkdocs_briefings.model.countries import REGION_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.reading.record import BriefingRecord


class Making(Enum):
    """How a text came into its language."""

    OWN = "not translated"
    """It was written in it, as far as it says."""

    HUMAN = "human"
    POST_EDITED = "post-edited"
    REVIEWED = "machine, reviewed"
    MACHINE = "machine, not reviewed"


class Tally(NamedTuple):
    """How many briefings there are of something, and how long they are together."""

    briefings: int
    words: int

    def __add__(self, other: object) -> Tally:
        """Count both."""
        if not isinstance(other, Tally):
            return NotImplemented
        return Tally(self.briefings + other.briefings, self.words + other.words)


class DayFigures(NamedTuple):
    """What a day's published briefings come to."""

    tallies: Mapping[str, Tally]
    """By the keys of the sections that they are in; besides `region/` with UN M49's code,
    `language/` with the tag of the one that its original or else its text is in, `author/` with a
    name, and `making/`."""

    corrections: tuple[int, ...]
    """After how many seconds each correction came; one of the day itself after none."""

    delays: tuple[int, ...]
    """How many seconds after its original a briefing was published, where both tell the time."""


def count_day(
    entries: Sequence[PublishedBriefing], section_keys: Iterable[Sequence[str]]
) -> DayFigures:
    """Count a day's published briefings, each of which is in the sections with those keys."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (record, card), keys in zip(entries, section_keys, strict=True):
        for key in chain(keys, _other_groups(record, card.language)):
            tally = found[key]
            tally[0] += 1
            tally[1] += record.words
    records = [entry.record for entry in entries]
    return DayFigures(
        {key: Tally(*counted) for key, counted in found.items()},
        tuple(
            max(0, int((each.date - record.date).total_seconds()))
            for record in records
            for each in record.corrections
        ),
        # Who is told to have been quicker than the original gives the wrong time of one of them.
        tuple(
            int((record.date - record.original_published).total_seconds())
            for record in records
            if record.original_published is not None
            and record.original_published <= record.date
            and _tells_the_time(record.original_published)
            and _tells_the_time(record.date)
        ),
    )


def _tells_the_time(moment: dt.datetime) -> bool:
    """Whether it is more than a day: a date alone is read as the moment at which that begins."""
    return moment.time() != dt.time()


def making_of(record: BriefingRecord) -> Making:
    """Give how a briefing's text came into its language."""
    match record.method:
        case None:
            return Making.OWN
        case Method.HUMAN:
            return Making.HUMAN
        case Method.POST_EDITED:
            return Making.POST_EDITED
    return Making.MACHINE if record.is_unreviewed else Making.REVIEWED


def _other_groups(record: BriefingRecord, language: str) -> Iterator[str]:
    yield from sorted({f"region/{REGION_OF[code]}" for code in record.countries})
    yield f"language/{record.original_language or language}"
    yield from (f"author/{name}" for name in dict.fromkeys(record.authors))
    yield f"making/{making_of(record).value}"


def pack(figures: DayFigures) -> bytes:
    """Give figures as bytes: of a large archive they are a million numbers, which a build keeps."""
    return pickle.dumps(figures, pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> DayFigures:
    """Give the figures of these bytes, which are our own."""
    figures: DayFigures = pickle.loads(data)  # noqa: S301 - of our own memory
    return figures
