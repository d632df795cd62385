"""What was measured of the search, and whether it is within the bars that were set for it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING

from bench.bars import Bar
from bench.indexing import ALONE, DAY, FULL, INDEX, OFF, TYPO, UNCHANGED
from bench.results import Figure, keep, middle, peak, wall
from bench.searching import EVERYTHING, FIRST, OPENED, TYPED, Known, Search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class SearchResults:
    """All that one run has measured."""

    date: str
    seed: int
    machine: dict[str, str]
    versions: dict[str, str]
    index_size: int
    """Articles of the site whose indexes are made at once."""

    archive_size: int
    """Articles of the site that changes and that is searched."""

    figures: tuple[Figure, ...]
    """Of builds."""

    bundles: int
    """How many bundles the archive is searched in."""

    index_bytes: int
    """Of all of them."""

    titles: int
    """How many different titles its articles have."""

    searches: tuple[Search, ...]
    known: tuple[Known, ...]

    def middle(
        self, size: int, program: str, step: str, value: Callable[[Figure], float]
    ) -> float | None:
        """Give the median of a value over all rounds that count."""
        return middle(self.figures, size, program, step, value)

    def added(
        self, size: int, step: str, base: str, base_step: str, value: Callable[[Figure], float]
    ) -> float | None:
        """Give how much more a build with the search takes than another one."""
        with_it = self.middle(size, FULL, step, value)
        without = self.middle(size, base, base_step, value)
        return None if with_it is None or without is None else with_it - without

    def searched(self, way: str) -> tuple[Search, ...]:
        """Give the searches of one way that count."""
        return tuple(each for each in self.searches if each.way == way and not each.problem)

    @property
    def found(self) -> int:
        """How many known articles are among the first results."""
        return sum(1 <= each.place <= FIRST for each in self.known)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why figures do not count."""
        builds = (f"{each.program}, {each.step}: {each.problem}" for each in self.figures
                  if each.problem)  # fmt: skip
        searches = (f"{each.way}, {each.words}: {each.problem}" for each in self.searches
                    if each.problem)  # fmt: skip
        return (*builds, *searches)

    @property
    def is_undisturbed(self) -> bool:
        """Whether nothing else worked on the machine while sites were built."""
        return all(each.is_undisturbed for each in self.figures)

    def bars(self) -> Iterator[Bar]:
        """Give what was aimed at."""
        index = self.added(self.index_size, INDEX, FULL, UNCHANGED, wall)
        memory = self.middle(self.index_size, FULL, INDEX, peak)
        alone = self.middle(self.index_size, ALONE, INDEX, wall)
        most = self.middle(self.index_size, ALONE, INDEX, peak)
        yield Bar("All indexes, time, of Pagefind's alone", _of(index, alone), 1.1, "{:.2f}")
        yield Bar("All indexes, memory, of Pagefind's alone", _of(memory, most), 0.25, "{:.2f}")
        for step, name in ((TYPO, "one typo"), (DAY, "500 more")):
            added = self.added(self.archive_size, step, OFF, step, wall)
            yield Bar(f"Added to a build: {name}", added, 6, "{:.2f} s")
        for way, name in ((TYPED, "typed"), (OPENED, "by address")):
            yield from self._bars_of(way, f"First results, this month, {name}", 300, 300_000)
        yield from self._bars_of(EVERYTHING, "First results, everything", 1_500, 2_000_000)
        share = 100 * self.found / len(self.known) if self.known else None
        yield Bar(
            f"Articles among the first {FIRST} by their titles", share, 95, "{:.0f} %",
            is_least=True,
        )  # fmt: skip

    def _bars_of(self, way: str, name: str, milliseconds: int, size: int) -> Iterator[Bar]:
        found = self.searched(way)
        time = median(each.first for each in found) * 1000 if found else None
        most = max((each.first_bytes for each in found), default=None)
        yield Bar(f"{name}: time", time, milliseconds, "{:,.0f} ms")
        kilobytes = most / 1000 if most is not None else None
        yield Bar(f"{name}: bytes", kilobytes, size / 1000, "{:,.0f} kB")

    def save(self, folder: Path) -> Path:
        """Keep it as JSON, and give the file's path."""
        return keep(asdict(self), folder, f"search-{self.date}")


def _of(value: float | None, base: float | None) -> float | None:
    return value / base if value is not None and base else None


def load(path: Path) -> SearchResults:
    """Read a file of results."""
    data = json.loads(path.read_text("utf-8"))
    return SearchResults(
        **{
            **data,
            "figures": tuple(Figure(**each) for each in data["figures"]),
            "searches": tuple(Search(**each) for each in data["searches"]),
            "known": tuple(Known(**each) for each in data["known"]),
        }
    )
