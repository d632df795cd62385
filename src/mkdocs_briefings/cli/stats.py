"""`briefings stats`: what was published, how it came about, and who was not heard."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import click

from mkdocs_briefings.archive.statistics import Dimension, Statistics, typical
from mkdocs_briefings.build.open_archive import open_archive
from mkdocs_briefings.cli.archives import ended_by_errors, waiting_listener
from mkdocs_briefings.cli.build import set_moment
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import (
    config_option,
    in_language,
    log_to_stderr,
    open_settings,
)
from mkdocs_briefings.cli.span import Span, moment_at
from mkdocs_briefings.cli.table import columns
from mkdocs_briefings.errors import quoted
from mkdocs_briefings.model.populations import POPULATIONS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from datetime import timedelta

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.statistics import Group
    from mkdocs_briefings.settings import Settings

_MILLION = 1_000_000
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400

Figures = dict[str, Any]
"""What the command tells, as JSON has it."""


@click.command("stats")
@config_option
@click.option(
    "--since",
    metavar="WHEN",
    help="From this day on, such as 2026-10-01, or for so long back: 30d.  [default: all]",
)
@click.option(
    "--by",
    "dimension",
    type=click.Choice([each.value for each in Dimension]),
    help="List the briefings of each one of these.  [default: an overview]",
)
@click.option(
    "--quiet-for",
    type=Span(),
    default="30d",
    show_default=True,
    help="A source that was not heard for so long is told of, and a country without any that was.",
)
@click.option("--language", metavar="TAG", help="The language, of a site that is in several.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print: for people, for programs, or for a spreadsheet.",
)
@click.option("--now", metavar="WHEN", help="Tell what is published then: 2026-10-30T07:00Z.")
def stats_command(
    config_file: str | None,
    since: str | None,
    dimension: str | None,
    quiet_for: timedelta,
    language: str | None,
    form: str,
    now: str | None,
) -> None:
    """Print how much is published: in all, or by country, source, topic and the like.

    Without --by it is an overview: briefings and words; how texts came into their language, and
    whether a person has looked at a machine's; corrections, and how late they came; how long after
    its original a briefing was published; which countries' outlets have gone quiet.

    A briefing on two countries counts in both. It counts as in the language of its original. Drafts
    and what is still to come are left out.
    """
    log_to_stderr()
    set_moment(now)
    settings = open_settings(config_file)
    first = _first(since, settings) if since else None
    spoken = in_language(settings, language)
    with (
        ended_by_errors("What is published cannot be counted."),
        open_archive(settings, waiting_listener(), spoken.language) as archive,
    ):
        statistics = Statistics(archive, first)
        if dimension:
            rows = _by(statistics, Dimension(dimension))
            _print_groups(rows, dimension, form)
        else:
            today = settings.now.astimezone(settings.zone).date()
            _print_overview(_overview(statistics, archive, today - quiet_for), form)


def _first(text: str, settings: Settings) -> dt.date:
    try:
        return moment_at(text, settings, -1).astimezone(settings.zone).date()
    except ValueError:
        fail(
            f"--since: {quoted(text)} is neither a day nor a span of time. "
            "Write 2026-10-01 or 30d.",
            2,
        )


def _by(statistics: Statistics, dimension: Dimension) -> list[Figures]:
    whole = statistics.total.briefings
    rows = [_group(each, whole) for each in statistics.by(dimension)]
    if dimension is Dimension.COUNTRY:
        for row in rows:
            people = POPULATIONS.get(row["key"])
            row["population"] = people
            row["per_million"] = round(row["briefings"] * _MILLION / people, 2) if people else None
    return rows


def _group(group: Group, whole: int) -> Figures:
    return {
        "key": group.key,
        "name": group.name,
        "briefings": group.tally.briefings,
        "share": round(group.tally.briefings / whole, 4),
        "words": group.tally.words,
    }


def _overview(statistics: Statistics, archive: Archive, before: dt.date) -> Figures:
    days, total = statistics.days, statistics.total
    return {
        "since": str(days[0]) if days else None,
        "until": str(days[-1]) if days else None,
        "briefings": total.briefings,
        "words": total.words,
        "countries": len(statistics.by(Dimension.COUNTRY)),
        "sources": len(statistics.by(Dimension.SOURCE)),
        "languages": len(statistics.by(Dimension.LANGUAGE)),
        "topics": len(statistics.by(Dimension.TOPIC)),
        "texts": {each.value: tally.briefings for each, tally in statistics.makings.items()},
        "overlooked": statistics.overlooked.briefings,
        "corrections": len(statistics.corrections),
        "correction_after": typical(statistics.corrections),
        "originals_with_time": len(statistics.delays),
        "published_after": typical(statistics.delays),
        "quiet_since": str(before),
        "blind_spots": [
            {
                "country": each.code,
                "name": each.name,
                "outlets": each.outlets,
                "heard": str(each.heard) if each.heard else None,
                "told_of": str(each.told_of) if each.told_of else None,
                "population": each.population,
                "neighbours": each.neighbours,
            }
            for each in statistics.blind_spots(before)
        ],
        "quiet_sources": [
            {
                "source": each.slug,
                "name": each.name,
                "country": archive.names.country(each.country),
                "heard": str(each.heard) if each.heard else None,
            }
            for each in statistics.quiet_sources(before)
        ],
    }


def _print_groups(rows: Sequence[Figures], dimension: str, form: str) -> None:
    if form == "json":
        click.echo(json.dumps({"by": dimension, "groups": rows}, ensure_ascii=False, indent=2))
        return
    heads = tuple(rows[0]) if rows else ("key", "name", "briefings", "share", "words")
    if form == "csv":
        _print_csv([heads, *(tuple(row.values()) for row in rows)])
        return
    shown = [[_HEADS[each] for each in heads]]
    shown += [[_SHOWN.get(key, _shown)(value) for key, value in row.items()] for row in rows]
    if all(row["key"] == row["name"] for row in rows):  # weeks and authors
        shown = [[cells[0], *cells[2:]] for cells in shown]
    for line in columns(shown, numbers=len(heads) - 2):
        click.echo(line)


_HEADS = {
    "key": "",
    "name": "",
    "briefings": "briefings",
    "share": "share",
    "words": "words",
    "population": "people",
    "per_million": "per million",
}


def _print_overview(figures: Figures, form: str) -> None:
    if form == "json":
        click.echo(json.dumps(figures, ensure_ascii=False, indent=2))
        return
    if form == "csv":
        flat = {key: value for key, value in figures.items() if not isinstance(value, (dict, list))}
        texts = {f"texts, {how}": number for how, number in figures["texts"].items()}
        numbers = {key: len(figures[key]) for key in ("blind_spots", "quiet_sources")}
        _print_csv([("figure", "value"), *{**flat, **texts, **numbers}.items()])
        return
    for line in _lines(figures):
        click.echo(line)


def _lines(figures: Figures) -> list[str]:
    whole = figures["briefings"]
    if not whole:
        lines = ["Nothing is published in that time."]
    else:
        lines = columns(
            [
                ["Briefings", f"{whole:,}, from {figures['since']} to {figures['until']}"],
                ["Words", f"{figures['words']:,}"],
                ["Countries", f"{figures['countries']:,}"],
                ["Sources", f"{figures['sources']:,}"],
                ["Languages", f"{figures['languages']:,}"],
                ["Topics", f"{figures['topics']:,}"],
                *(
                    [f"Texts: {how}", f"{number:,} ({number / whole:.0%})"]
                    for how, number in figures["texts"].items()
                    if number
                ),
                ["Overlooked picks", f"{figures['overlooked']:,}"],
                [
                    "Corrections",
                    _with_time(figures["corrections"], figures["correction_after"], "later"),
                ],
                [
                    "With the original's time",
                    _with_time(
                        figures["originals_with_time"], figures["published_after"], "after it"
                    ),
                ],
            ]
        )
    since = figures["quiet_since"]
    if figures["blind_spots"]:
        heads = ["", "outlets", "last heard", "last news of it", "people", "news around it"]
        rows = [
            [each["name"], *(_shown(each[key]) for key in _OF_A_BLIND_SPOT)]
            for each in figures["blind_spots"]
        ]
        lines += ["", f"Countries whose outlets were not heard since {since}:"]
        lines += columns([heads, *rows], numbers=5)
    if figures["quiet_sources"]:
        rows = [
            [each["name"], each["country"], _shown(each["heard"])]
            for each in figures["quiet_sources"]
        ]
        lines += ["", f"Sources that were not heard since {since}:"]
        lines += columns([["", "", "last heard"], *rows])
    return lines


_OF_A_BLIND_SPOT = "outlets", "heard", "told_of", "population", "neighbours"


def _with_time(number: int, seconds: int | None, when: str) -> str:
    return f"{number:,}" if seconds is None else f"{number:,}, {_span(seconds)} {when} (median)"


def _span(seconds: int) -> str:
    if seconds < _HOUR:
        return f"{seconds // _MINUTE} min"
    if seconds < 2 * _DAY:
        return f"{seconds // _HOUR} h {seconds % _HOUR // _MINUTE} min"
    return f"{seconds // _DAY} d {seconds % _DAY // _HOUR} h"


def _shown(value: object) -> str:
    """Give a cell of a table; a dash where nothing is known."""
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, (int, float)) else str(value)


_SHOWN = {"share": "{:.1%}".format}


def _print_csv(rows: Sequence[Sequence[object]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    click.echo(buffer.getvalue(), nl=False)
