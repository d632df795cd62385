"""First builds of two sites, once each, in turns: what such a benchmark measures and keeps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from typing import TYPE_CHECKING, ClassVar, TypeVar

from bench.newsroom import SEED
from bench.programs import OURS
from bench.results import Figure, keep, machine, middle, python_version
from bench.run import Site, alternate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bench.bars import Bar

COLD = "cold"
"""The one step of it."""


@dataclass(frozen=True, slots=True)
class FirstBuildResults(ABC):
    """All that one run has measured."""

    name: ClassVar[str]
    """What the files of such results begin with."""

    date: str
    seed: int
    machine: dict[str, str]
    versions: dict[str, str]
    size: int
    """How many articles each site has, translations counted."""

    figures: tuple[Figure, ...]

    @abstractmethod
    def bars(self) -> Iterator[Bar]:
        """Give the bars, each with what was measured."""

    @property
    def is_held(self) -> bool:
        """Whether every figure counts, and is within its bar."""
        return all(bar.is_held for bar in self.bars()) and not any(
            figure.problem for figure in self.figures
        )

    def save(self, folder: Path) -> Path:
        """Keep the results as JSON; give the file."""
        return keep(asdict(self), folder, f"{self.name}-{self.date}")

    def of(self, program: str, value: Callable[[Figure], float]) -> float | None:
        """Give a value of a site's build, if there is one that counts."""
        return middle(self.figures, self.size, program, COLD, value)

    def ratio(self, program: str, base: str, value: Callable[[Figure], float]) -> float | None:
        """Give a value of a site's build as a multiple of another one's."""
        own, other = self.of(program, value), self.of(base, value)
        return None if own is None or other is None else own / other


_Results = TypeVar("_Results", bound=FirstBuildResults)


def measure_first_builds(
    kind: type[_Results],
    sites: Sequence[Site],
    build: Callable[[Site, str, int], Figure],
    tell: Callable[[Figure], None],
) -> _Results:
    """Measure the sites, which are as large, and tell of each as soon as it is there."""
    figures = []
    for figure in alternate(sites, (COLD,), build, 1):
        figures.append(figure)
        tell(figure)
    return kind(
        date=datetime.now(tz=UTC).date().isoformat(),
        seed=SEED,
        machine=machine(),
        versions={
            **{name: metadata.version(name) for name in (OURS, "pillow", "pagefind")},
            "Python": python_version(),
        },
        size=sites[0].size,
        figures=tuple(figures),
    )


def choose(settings: Path, options: str = "") -> None:
    """Put other options of the plugin into an `mkdocs.yml`; without any, every default is on.

    Raises `ValueError` where it has no options of the plugin, or none after them.
    """
    before, plugin, after = settings.read_text("utf-8").partition("  - briefings:\n")
    chosen, nav, rest = after.partition("nav:\n")
    if not (plugin and chosen and nav):
        raise ValueError(f"{settings} has no options of the plugin, or none after them.")
    plugin = plugin if options else "  - briefings\n"
    settings.write_text(f"{before}{plugin}{options}{nav}{rest}", "utf-8")
