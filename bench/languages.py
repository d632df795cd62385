"""What a site in several languages costs, beside as many articles in one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from bench import measure
from bench.bars import Bar
from bench.first_builds import FirstBuildResults, choose, measure_first_builds
from bench.formats import translated
from bench.newsroom import Newsroom
from bench.programs import CONFIGURATIONS, OURS, programs
from bench.results import Figure, cpu, wall
from bench.run import Site, environment
from mkdocs_briefings.reading.file import open_file
from mkdocs_briefings.reading.siblings import version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ONE, SEVERAL = "one", "several"
TITLES = {ONE: "in one language", SEVERAL: "in several languages"}

TAGS = ("en", "uk", "es")
"""The languages of the site, the default first."""

_TIMES = 1.1
"""So many times what as many articles in one language take may those of all languages take."""


@dataclass(frozen=True, slots=True)
class LanguagesResults(FirstBuildResults):
    """All that one run has measured."""

    name: ClassVar[str] = "languages"

    def bars(self) -> Iterator[Bar]:
        """Give the bars, each with what was measured."""
        for name, value in (("time", wall), ("processor time", cpu)):
            times = self.ratio(SEVERAL, ONE, value)
            yield Bar(f"{name}, several languages against one", times, _TIMES, "{:.2f} times")

    def each_page(self, program: str) -> float | None:
        """Give the milliseconds of processors that a page has taken."""
        return self.of(program, lambda figure: 1000 * figure.cpu / figure.pages["pages"])


def run(
    size: int, work: Path, *, patience: float, tell: Callable[[Figure], None]
) -> LanguagesResults:
    """Measure both first builds, once each, and tell of each as soon as it is there.

    `size` is how many articles each of the languages has.
    """
    news = Newsroom()
    sites = [make_site(name, news, size * len(TAGS), work) for name in (ONE, SEVERAL)]

    def build(site: Site, step: str, turn: int) -> Figure:
        return _measure(site, step, turn, patience)

    return measure_first_builds(LanguagesResults, sites, build, tell)


def make_site(name: str, news: Newsroom, size: int, work: Path) -> Site:
    """Write a newsroom of so many articles, translations counted, with every default on.

    Of the site in several languages a part is original, and the others' texts are translations.
    """
    ours, *_ = programs()
    ours = replace(ours, name=name, title=TITLES[name])
    site = Site(ours, news, size, work / f"{size}" / f"languages-{name}")
    shutil.rmtree(site.folder, ignore_errors=True)
    shutil.copytree(CONFIGURATIONS / OURS, site.folder)
    ours.format.write_standing(news, site.folder)
    tags = TAGS if name == SEVERAL else TAGS[:1]
    for place, tag in enumerate(tags):
        many = size // len(tags)
        for number in range(many):
            original, article = news.number(number), news.number(number + place * many)
            if not place:
                ours.format.write([article], site.folder)
                continue
            path = site.folder / ours.format.article_path(original)
            version = version_of(open_file(path, path.name))
            text = translated(original, article, version)
            path.with_suffix(f".{tag}.md").write_text(text, "utf-8")
    chosen = f"      languages: [{', '.join(tags)}]\n" if len(tags) > 1 else ""
    choose(site.folder / "mkdocs.yml", chosen)
    return site


def _measure(site: Site, step: str, turn: int, patience: float) -> Figure:
    """Build, and count the pages."""
    site.change(step, turn)
    log = site.folder.with_name(f"{site.program.name}-{step}.log")
    calm = measure.wait_for_calm(patience)
    cost = measure.run(site.program.command, site.folder, log, environment())
    published = site.folder / site.program.output
    files, total = measure.size_of(published)
    pages = {
        "pages": sum(1 for _ in published.rglob("*.html")),
        "articles": sum(1 for _ in published.glob("**/[0-9]*/[0-9]*/[0-9]*/*/index.html")),
    }
    problem = f"it ended with code {cost.code}; see {log.name}" if cost.code else ""
    if not problem and pages["articles"] != site.size:
        problem = f"it has {pages['articles']:,} articles"
    return Figure.of(
        cost,
        size=site.size,
        program=site.program.name,
        step=step,
        round=turn,
        calm=calm,
        files=files,
        bytes=total,
        pages=pages,
        problem=problem,
    )
