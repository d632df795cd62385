"""`python -m bench run` measures, `python -m bench page` writes the handbook's page of it."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from bench import commands, defaults, languages, subscribers
from bench import page as handbook
from bench.newsroom import SEED
from bench.programs import OURS, Program, programs
from bench.report import tables
from bench.results import RESULTS, Figure, Results, load, machine, python_version, wall
from bench.run import run as measure
from bench.run_bars import run_bars

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from click.decorators import FC

    from bench.bars import Bar

ROOT = Path(__file__).parents[1]
"""The repository."""

LOG_WIDTH = 120
"""Width of the tables where there is no terminal."""


def work_option(default: Path) -> Callable[[FC], FC]:
    """Give the option for the folder to measure in, wherever a bench is started."""
    kind = click.Path(path_type=Path, resolve_path=True)
    return click.option("--work", type=kind, default=default)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Measure news sites of made-up articles, side by side with other programs."""


@main.command("run")
@click.option("--size", "sizes", default="1000", help="How many articles: 1000,20000,100000")
@click.option("--peers", default="", help="Measure these beside ours, at every size: hugo,pelican")
@click.option("--repeat", type=click.IntRange(1), default=3, help="How often short runs are made.")
@click.option("--patience", default=60.0, help="Seconds to wait at most for a calm machine.")
@work_option(ROOT / ".bench")
def run_command(sizes: str, peers: str, repeat: int, patience: float, work: Path) -> None:
    """Measure, print tables and keep the results as JSON.

    Ends with code 1 where a build failed, or a bar is missed.
    """
    everything = programs()
    wanted = _split(peers)
    unknown = set(wanted) - {program.name for program in everything}
    if unknown:
        names = ", ".join(program.name for program in everything)
        raise click.UsageError(f"There is no program {min(unknown)!r}. There are: {names}.")

    def chosen(size: int) -> Sequence[Program]:
        if wanted:
            return [each for each in everything if each.name in {OURS, *wanted}]
        return [each for each in everything if each.limit is None or size <= each.limit]

    console = Console(width=None if sys.stdout.isatty() else LOG_WIDTH)
    figures: list[Figure] = []
    numbers = [int(size) for size in _split(sizes)]
    for figure in measure(numbers, chosen, work, repeat=repeat, patience=patience):
        figures.append(figure)
        style = "red" if figure.problem else None
        console.print(_line(figure), style=style, highlight=False, soft_wrap=True)
    results, last = _results(figures, everything), _newest()
    for table in tables(results):
        console.print(table)
    bars = list(run_bars(results, load(last) if last else None))
    _tell_bars(bars)
    console.print(f"Kept in {results.save().relative_to(ROOT)}")
    if any(figure.problem for figure in figures) or not all(bar.is_held for bar in bars):
        raise SystemExit(1)


@main.command("page")
@click.argument("path", type=click.Path(path_type=Path, exists=True), required=False)
def page_command(path: Path | None) -> None:
    """Write docs/handbook/performance.md and its plot from results; by default the newest."""
    path = path or _newest()
    if path is None:
        raise click.UsageError("There are no results yet. Make some: make bench.")
    for written in handbook.write(load(path), ROOT / "docs"):
        click.echo(f"Written: {written.relative_to(ROOT)}")


@main.command("reading")
@click.option("--node", default="node", help="Node.js, which Lighthouse runs on.")
@click.option("--chromium", envvar="CHROMIUM", default="chromium", help="The browser.")
@click.option("--sizes", is_flag=True, help="Measure sizes alone; Lighthouse's part stays.")
def reading_command(node: str, chromium: str, *, sizes: bool) -> None:
    """Measure what pages of the demonstration cost a reader; write the handbook's page of it."""
    # Playwright is there for the tests, and not where builds are measured.
    from bench import reading, reading_page  # noqa: PLC0415

    path = shutil.which(chromium)
    if path is None or not (sizes or reading.LIGHTHOUSE.is_file()):
        raise click.UsageError("Chromium or Lighthouse is missing. Run: make reading.")
    known, scored = reading.load(max(RESULTS.glob("reading-*.json"))) if sizes else ([], None)
    readings = []
    with reading.demonstration(ROOT) as site:
        measured = reading.weigh(site, path, known) if sizes else reading.measure(site, path, node)
        for each in measured:
            readings.append(each)
            click.echo(each)
    kept = reading.save(readings, machine(), RESULTS, scored)
    written = reading_page.write(kept, ROOT / "docs")
    click.echo(f"Kept in {kept.relative_to(ROOT)}, written: {written.relative_to(ROOT)}")


@main.command("stand-ins")
@click.option("--chromium", envvar="CHROMIUM", default="chromium", help="The browser.")
def stand_ins_command(chromium: str) -> None:
    """Measure the fonts that stand in for the news' own, and write the styles of them."""
    # As above.
    from bench import stand_ins  # noqa: PLC0415

    path = shutil.which(chromium)
    if path is None or not stand_ins.FONTS.is_dir():
        raise click.UsageError("Chromium or the fonts are missing. Run: make stand-ins.")
    click.echo(f"Written: {stand_ins.write(ROOT, path).relative_to(ROOT)}")


@main.command("search")
@click.option("--size", "sizes", default="20000,100000", help="Articles indexed at once, searched.")
@click.option("--repeat", type=click.IntRange(1), default=3, help="How often short runs are made.")
@click.option("--patience", default=60.0, help="Seconds to wait at most for a calm machine.")
@work_option(ROOT / ".bench")
@click.option("--chromium", envvar="CHROMIUM", default="chromium", help="The browser.")
def search_command(sizes: str, repeat: int, patience: float, work: Path, chromium: str) -> None:
    """Measure what searching costs builds and readers; write the handbook's page of it.

    With one size, all of it is measured at that. Ends with code 1 where an aim is missed.
    """
    # As above.
    from bench import search, search_page  # noqa: PLC0415

    path = shutil.which(chromium)
    if path is None:
        raise click.UsageError("Chromium is missing. Run: make bench-search.")
    numbers = sorted(int(size) for size in _split(sizes))
    if len(numbers) not in {1, 2}:
        raise click.UsageError("One size or two are needed: 20000,100000")

    def tell(figure: object) -> None:
        click.echo(_line(figure) if isinstance(figure, Figure) else figure)

    results = search.run(
        (numbers[0], numbers[-1]), work, path, repeat=repeat, patience=patience, tell=tell
    )
    kept = results.save(RESULTS)
    written = search_page.write(results, ROOT / "docs")
    _tell_bars(results.bars())
    click.echo(f"Kept in {kept.relative_to(ROOT)}, written: {written.relative_to(ROOT)}")
    if results.problems or not all(bar.is_held for bar in results.bars()):
        raise SystemExit(1)


@main.command("subscribers")
@click.option("--size", default=100_000, help="How many articles.")
@click.option("--repeat", type=click.IntRange(1), default=3, help="How often short runs are made.")
@click.option("--patience", default=60.0, help="Seconds to wait at most for a calm machine.")
@work_option(ROOT / ".bench")
def subscribers_command(size: int, repeat: int, patience: float, work: Path) -> None:
    """Measure what feeds, sitemaps and share cards cost; write the handbook's page of it.

    Ends with code 1 where a day costs more than it may.
    """
    results = subscribers.run(
        size, work, repeat=repeat, patience=patience, tell=lambda each: click.echo(_line(each))
    )
    kept = results.save(RESULTS)
    written = subscribers.write(results, ROOT / "docs")
    click.echo(f"Kept in {kept.relative_to(ROOT)}, written: {written.relative_to(ROOT)}")
    added = results.added(subscribers.DAY, wall)
    mark = "held  " if results.is_held else "MISSED"
    told = "no figure" if added is None else f"{added:.2f} s"
    click.echo(f"{mark}  a day adds: {told}, at most {subscribers.LIMIT:.0f} s")
    if not results.is_held:
        raise SystemExit(1)


@main.command("defaults")
@click.option("--size", default=20_000, help="How many articles.")
@click.option("--patience", default=60.0, help="Seconds to wait at most for a calm machine.")
@work_option(ROOT / ".bench")
def defaults_command(size: int, patience: float, work: Path) -> None:
    """Measure a first build with every default on, beside the same with them off.

    Ends with code 1 where it costs more than it may.
    """
    results = defaults.run(size, work, patience=patience, tell=lambda each: click.echo(_line(each)))
    _tell_bars(results.bars())
    click.echo(f"Kept in {results.save(RESULTS).relative_to(ROOT)}")
    if not results.is_held:
        raise SystemExit(1)


@main.command("languages")
@click.option("--size", default=1_000, help="How many articles in each of three languages.")
@click.option("--patience", default=60.0, help="Seconds to wait at most for a calm machine.")
@work_option(ROOT / ".bench")
def languages_command(size: int, patience: float, work: Path) -> None:
    """Measure a first build in three languages, beside that of as many articles in one.

    Ends with code 1 where it costs more than it may.
    """
    results = languages.run(
        size, work, patience=patience, tell=lambda each: click.echo(_line(each))
    )
    for name, title in languages.TITLES.items():
        pages = sum(each.pages["pages"] for each in results.figures if each.program == name)
        spent = results.each_page(name)
        told = "" if spent is None else f", {spent:.2f} ms of processors each"
        click.echo(f"{title}: {pages:,} pages{told}")
    _tell_bars(results.bars())
    click.echo(f"Kept in {results.save(RESULTS).relative_to(ROOT)}")
    if not results.is_held:
        raise SystemExit(1)


@main.command("commands")
@click.option("--size", default=100_000, help="How many articles.")
@click.option("--patience", default=60.0, help="Seconds to wait at most for a calm machine.")
@work_option(ROOT / ".bench")
def commands_command(size: int, patience: float, work: Path) -> None:
    """Measure `briefings stats`, and `briefings links` inside of a site that is built.

    Ends with code 1 where one takes more than it may.
    """
    bars = list(commands.run(size, work, patience=patience).bars())
    _tell_bars(bars)
    if not all(bar.is_held for bar in bars):
        raise SystemExit(1)


@main.command("cluster")
@click.option("--size", default=20_000, help="How many articles.")
@work_option(ROOT / ".bench")
def cluster_command(size: int, work: Path) -> None:
    """Measure a first build on a Dask cluster, beside one on as many processes of this machine.

    Ends with code 1 where it costs more than it may.
    """
    # As above: Dask comes with the tests.
    from bench import cluster  # noqa: PLC0415

    figures = cluster.measure(size, work)
    click.echo(
        f"here: {figures.local:.1f} s; {figures.files:,} files, {figures.bytes / 1e6:,.0f} MB"
    )
    here = f"{figures.builder:.1f} s of processors and {figures.peak / 1e6:.0f} MB here"
    click.echo(
        f"cluster: {figures.cluster:.1f} s, {figures.cluster_cpu:.1f} s of processors; {here}"
    )
    click.echo(f"a worker killed: {figures.killed:.1f} s")
    bars = list(figures.bars())
    _tell_bars(bars)
    click.echo(f"Kept in {figures.save(RESULTS).relative_to(ROOT)}")
    if not all(bar.is_held for bar in bars):
        raise SystemExit(1)


@main.command("upload")
@click.option("--size", default=100_000, help="How many files.")
@work_option(ROOT / ".bench/upload")
def upload_command(size: int, work: Path) -> None:
    """Measure `briefings publish` beside rclone's copy of just what has changed.

    Ends with code 1 where an aim is missed.
    """
    # As above: rclone comes with the tests.
    from bench import upload  # noqa: PLC0415

    figures = upload.measure(size, work)
    for name in ("first", "rclone", "day", "nothing"):
        cost = getattr(figures, name)
        click.echo(
            f"{name}: {cost.wall:.1f} s, {cost.user + cost.system:.1f} core seconds, "
            f"{cost.peak / 1e6:.0f} MB; others kept {cost.others:.1f} cores busy"
        )
    click.echo(f"start: {figures.start:.1f} s")
    bars = list(figures.bars())
    _tell_bars(bars)
    if not all(bar.is_held for bar in bars):
        raise SystemExit(1)


@main.command("wire")
@click.option("--data", type=click.Path(path_type=Path), help="Folder of the data of others.")
@click.option("--only", "wanted", default="", help="Measure these rooms alone: feeds,text")
def wire_command(data: Path | None, wanted: str) -> None:
    """Measure the wire, on what is made up and on public data in a folder that you name.

    Says how to get what is missing there. Ends with code 1 where an aim is missed.
    """
    # As above: what they need is there for the tests.
    from bench.wire import rooms  # noqa: PLC0415

    names = _split(wanted) or rooms.ROOMS
    if strange := set(names) - set(rooms.ROOMS):
        known = ", ".join(rooms.ROOMS)
        raise click.UsageError(f"There is no room {min(strange)!r}. There are: {known}.")
    bars: list[Bar] = []
    for name in names:
        for bar in rooms.measure(name, data):
            _tell_bars([bar])
            bars.append(bar)
    if not all(bar.is_held for bar in bars):
        raise SystemExit(1)


def _newest() -> Path | None:
    """Give the file of the newest results of a run, if there are any."""
    # A checkout gives all of them one time, so their names count: a date, from the second on with
    # its number behind it.
    return max(
        RESULTS.glob("2*.json"),
        key=lambda each: (each.stem[:10], len(each.stem), each.stem),
        default=None,
    )


def _tell_bars(bars: Iterable[Bar]) -> None:
    for bar in bars:
        mark = "held  " if bar.is_held else "MISSED"
        click.echo(f"{mark}  {bar.name}: {bar.told}, {bar.wanted}")


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _line(figure: Figure) -> str:
    parts = [f"{figure.size:>7,}  {figure.step:<10}{figure.program:<18}{figure.wall:8.2f} s"]
    parts.append(f"{figure.cpu:8.2f} s CPU{figure.peak / 1e6:8,.0f} MB")
    if not figure.is_undisturbed:
        parts.append(f"  (others kept {figure.others:.1f} cores busy)")
    if figure.problem:
        parts.append(f"  {figure.problem}")
    return "".join(parts)


def _results(figures: Sequence[Figure], everything: Sequence[Program]) -> Results:
    measured = {figure.program for figure in figures}
    used = [program for program in everything if program.name in measured]
    return Results(
        date=datetime.now(tz=UTC).date().isoformat(),
        seed=SEED,
        machine=machine(),
        versions={
            **{program.title: program.version() for program in used},
            "Python": python_version(),
        },
        titles={program.name: program.title for program in used},
        figures=tuple(figures),
    )


if __name__ == "__main__":
    main()
