"""What the newsroom has published and drafted: its topics, its stories, and what it has told."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.topics import topic_key
from mkdocs_briefings.reading.file import UnreadableError, open_file
from mkdocs_briefings.reading.validate import without_empty
from mkdocs_briefings.wire.draft.likeness import stems_in
from mkdocs_briefings.wire.draft.recent import recent_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.wire.store.store import Store

NEAREST = 5
"""So many past briefings that are most like a draft are asked for topics."""

LIKE, CONTINUES = 0.2, 0.35
"""How alike two texts are, from 0 to 1, for one to suggest a topic, and its story."""

OFTEN, _FEW = 0.05, 20
"""A word that more than this part of all briefings have, or so many of few, is not compared."""

AGREE = 2
"""So many of the nearest have to have a topic."""

TAGS = 5
"""Topics of one draft."""


@dataclass(frozen=True, slots=True)
class PastBriefing:
    """A briefing that is there, published or not."""

    path: str
    text: str
    """Headline, summary and key points."""

    tags: tuple[str, ...] = ()
    story: str = ""
    countries: tuple[str, ...] = ()
    original: str = ""
    """Address of the report that it tells."""


_BRIEFING: TypeAdapter[PastBriefing] = TypeAdapter(PastBriefing)

_VERSION = 1
"""Of what is remembered of a file: whoever reads something else of it counts on."""


class Past:
    """The briefings of the last weeks, to be asked what a new one is like."""

    def __init__(self, briefings: Iterable[PastBriefing]) -> None:
        self._told: set[str] = set()
        self._spellings: dict[str, Counter[str]] = defaultdict(Counter)
        self._briefings: list[tuple[tuple[str, ...], str, tuple[str, ...]]] = []
        counts: list[Counter[str]] = []
        for each in briefings:
            self._told.add(each.original)
            keys = tuple(dict.fromkeys(map(topic_key, each.tags)))
            for tag in each.tags:
                self._spellings[topic_key(tag)][tag] += 1
            self._briefings.append((keys, each.story, each.countries))
            counts.append(_counted(each.text))
        self._told.discard("")
        self._topics = {key: set(stems_in(key)) for key in self._spellings}
        self._in = Counter(stem for words in counts for stem in words)
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, words in enumerate(counts):
            for stem, weight in self._weighed(words).items():
                self._postings[stem].append((place, weight))

    def tells(self, addresses: Iterable[str]) -> bool:
        """Whether a briefing tells a report at one of these addresses."""
        return not self._told.isdisjoint(addresses)

    def tags_for(self, text: str) -> tuple[str, ...]:
        """Suggest topics that exist: those that a text names, then those of what is like it."""
        words = set(stems_in(text))
        named = [key for key, own in self._topics.items() if own and own <= words]
        near = [place for place, likeness in self._nearest(text) if likeness >= LIKE][:NEAREST]
        votes = Counter(key for place in near for key in self._briefings[place][0])
        agreed = [key for key, count in votes.items() if count >= AGREE]
        named.sort(key=lambda key: (-self._spellings[key].total(), key))
        agreed.sort(key=lambda key: (-votes[key], key))
        return tuple(map(self._spelling, dict.fromkeys((*named, *agreed))))[:TAGS]

    def story_for(self, text: str, countries: Iterable[str]) -> str:
        """Suggest the running story that a text continues; empty where none is alike enough."""
        wanted = set(countries)
        for place, likeness in self._nearest(text):
            if likeness < CONTINUES:
                break
            _, story, where = self._briefings[place]
            if story and wanted & set(where):
                return story
        return ""

    def _spelling(self, key: str) -> str:
        spellings = self._spellings[key]
        return min(spellings, key=lambda each: (-spellings[each], each))

    def _nearest(self, text: str) -> list[tuple[int, float]]:
        """Give past briefings with how alike they are, the most alike first."""
        found: dict[int, float] = defaultdict(float)
        for stem, weight in self._weighed(_counted(text)).items():
            postings = self._postings.get(stem, ())
            # What many have tells little, and would have most of them compared.
            if len(postings) <= max(_FEW, len(self._briefings) * OFTEN):
                for place, other in postings:
                    found[place] += weight * other
        return sorted(found.items(), key=lambda pair: (-pair[1], -pair[0]))

    def _weighed(self, words: Counter[str]) -> dict[str, float]:
        """Give words with weights whose squares add up to 1: the rarer, the heavier."""
        total = len(self._briefings) + 1
        weights = {
            stem: count * math.log(1 + total / (1 + self._in[stem]))
            for stem, count in words.items()
        }
        length = math.hypot(*weights.values()) or 1.0
        return {stem: weight / length for stem, weight in weights.items()}


def read_past(store: Store, settings: Settings, today: date) -> Iterator[PastBriefing]:
    """Give the briefings of the last weeks; what cannot be read `briefings check` names.

    A file that was read before and has not changed is not read again.
    """
    paths = set()
    for path in recent_files(settings, today):
        name = settings.relative(path)
        paths.add(name)
        try:
            yield _read(store, path, name)
        except UnreadableError:
            continue
    store.readings.keep(paths)


def _read(store: Store, path: Path, name: str) -> PastBriefing:
    try:
        found = path.stat()
    except OSError as error:
        raise UnreadableError(()) from error
    stamp = f"{_VERSION} {found.st_mtime_ns} {found.st_size}"
    if said := store.readings.get(name, stamp):
        return _BRIEFING.validate_json(said)
    briefing = _past(name, without_empty(open_file(path, name).front_matter.values))
    store.readings.put(name, stamp, _BRIEFING.dump_json(briefing).decode())
    return briefing


def _past(path: str, values: dict[str, Any]) -> PastBriefing:
    original = values.get("original")
    url = original.get("url") if isinstance(original, dict) else None
    story = values.get("story")
    parts = (values.get("title"), values.get("summary"), *_listed(values.get("key_points")))
    return PastBriefing(
        path=path,
        text=" ".join(part for part in parts if isinstance(part, str)),
        tags=_listed(values.get("tags"), ","),
        story=slugify(story) if isinstance(story, str) else "",
        countries=tuple(
            code.upper() for code in _listed(values.get("countries") or values.get("country"), ",")
        ),
        original=url.strip() if isinstance(url, str) else "",
    )


def _listed(value: object, separator: str = "") -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(separator) if separator else [value]
    items = value if isinstance(value, list) else []
    return tuple(text for each in items if isinstance(each, str) and (text := each.strip()))


def _counted(text: str) -> Counter[str]:
    return Counter(stems_in(text))
