"""`briefings links`: whether links lead to something, on the site and elsewhere."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.check import form_option, print_problems, strict_option
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.progress import shown_progress
from mkdocs_briefings.cli.project import config_option, log_to_stderr, open_project
from mkdocs_briefings.cli.span import Span, moment_at
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.configuration.wire_options import read_wire
from mkdocs_briefings.errors import Problem, Severity, errors_in, quoted
from mkdocs_briefings.fetch.settings import user_agent
from mkdocs_briefings.linkcheck.answers import Verdict
from mkdocs_briefings.linkcheck.memory import MEMORY, open_memory
from mkdocs_briefings.linkcheck.outward import find_outward_links
from mkdocs_briefings.model.dates import parse_date
from mkdocs_briefings.reading.link_figures import LinkFigures, write_link_figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from mkdocs_briefings.cli.project import Project
    from mkdocs_briefings.linkcheck.answers import Answer
    from mkdocs_briefings.linkcheck.memory import Memory
    from mkdocs_briefings.linkcheck.outward import OutwardLinks
    from mkdocs_briefings.linkcheck.site import DeadLink
    from mkdocs_briefings.settings import Settings

_EXTRA = ("httpx2", "protego")
"""What the extra brings that asking other sites needs."""


@click.command(
    "links",
    epilog="\b\nExamples:\n  briefings build && briefings links --only site\n"
    "  briefings links --only elsewhere --limit 500",
)
@config_option
@click.option(
    "--only",
    type=click.Choice(["site", "elsewhere"]),
    help="Look at the links inside of the built site alone, or at those to other sites.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    help="Ask for so many addresses of other sites at most; the next run goes on.",
)
@click.option(
    "--since",
    metavar="WHEN",
    help="Of briefings, only those dated from then on: 2026-10-01, or 30d back.  [default: all]",
)
@click.option(
    "--again-after",
    "age",
    type=Span(),
    default="30d",
    show_default=True,
    help="Ask again for what was there so long ago; for what was not, after 7d or 1d already.",
)
@click.option(
    "--timegate",
    metavar="URL",
    envvar="BRIEFINGS_TIMEGATE",
    help="Look for copies of what is gone in an archive, such as https://web.archive.org/web/.",
)
@form_option
@strict_option
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def links_command(
    config_file: str | None,
    only: str | None,
    limit: int,
    since: str | None,
    age: timedelta,
    timegate: str | None,
    form: str,
    strict: bool,
    quiet: bool,
) -> None:
    """Look whether links lead to something: on the built site, and elsewhere.

    On the site each path and each anchor has to be there. Other sites are asked politely: one
    request a second and host, with HEAD first, only for what their robots.txt lets robots read, and
    for no more addresses than --limit. Answers are remembered in .cache/, so that each run goes on
    where the last one ended; a build asks nobody.

    Exits with 1 where a link is dead. What may be dead, or has moved, is a warning.
    """
    log_to_stderr()
    project = open_project(config_file)
    problems = list(_of_site(project.settings)) if only != "elsewhere" else []
    if only != "site":
        problems += _elsewhere(project, _Wish(limit, since, age, timegate, quiet))
    print_problems(iter(problems), form)
    if errors_in(problems) or (strict and problems):
        sys.exit(1)


@dataclass(frozen=True, slots=True)
class _Wish:
    """How other sites are to be asked."""

    limit: int
    since: str | None
    age: timedelta
    timegate: str | None
    quiet: bool


@dataclass(frozen=True, slots=True)
class _Visitor:
    """Who asks."""

    contact: str
    allow_hosts: frozenset[str]

    @property
    def user_agent(self) -> str:
        """What we are called to servers."""
        return user_agent("link check", self.contact)


def _of_site(settings: Settings) -> Iterator[Problem]:
    """Give what is dead inside of the built site."""
    # It takes longer to load than what other commands do.
    from mkdocs_briefings.linkcheck.site import dead_links  # noqa: PLC0415
    from mkdocs_briefings.linkcheck.site_memory import SITE_MEMORY  # noqa: PLC0415

    if not (settings.site_dir / "index.html").is_file():
        fail(
            f"{settings.relative(settings.site_dir)}/: The site is not built. Run `briefings build`"
            " first, or look at other sites alone with `--only elsewhere`."
        )
    memory = settings.root / SITE_MEMORY
    for link in dead_links(settings.site_dir, settings.site_url, settings.jobs, memory):
        yield _problem_of_site(link, settings)


def _problem_of_site(link: DeadLink, settings: Settings) -> Problem:
    page = settings.site_dir / link.pages[0]
    what = "a place that its page does not have" if link.landing.anchor else "nothing on the site"
    others = len(link.pages) - 1
    hint = f"{counted(others, 'other page')} {'lead' if others > 1 else 'leads'} there, too."
    return Problem(
        settings.relative(page),
        _line_of(link.target, page),
        f"{quoted(link.target)} leads to {what}.",
        hint if others else "",
    )


def _line_of(written: str, page: Path) -> int:
    before, found, _ = page.read_bytes().partition(written.encode())
    return before.count(b"\n") + 1 if found else 1


def _elsewhere(project: Project, wish: _Wish) -> Iterator[Problem]:
    """Ask for what is due, and give what is known of all that the files lead to."""
    missing = [name for name in _EXTRA if find_spec(name) is None]
    if missing:
        fail(
            "To ask other sites needs more. Run: pip install 'mkdocs-briefings[links]', or look at"
            " the site alone with `--only site`."
        )
    settings = project.settings
    try:
        since = moment_at(wish.since, settings, -1) if wish.since else None
    except ValueError as error:
        fail(f"--since: {error}")
    found = find_outward_links(settings, Path(project.config.config_file_path), since)
    yield from found.unread
    with open_memory(settings.root / MEMORY) as memory:
        due = memory.due(found.places, settings.now, wish.age)
        asked = due[: wish.limit]
        asyncio.run(_ask(project, wish, found, asked, memory))
        left = len(due) - len(asked)
        click.echo(
            f"Links to {counted(len(found.places), 'page')} of other sites, asked for now:"
            f" {len(asked)}{f', left for the next run: {left}' if left else ''}.",
            err=True,
        )
        known = _figures(found, memory, settings)
        if known is not None and since is None:  # of a part of the briefings it would tell nothing
            write_link_figures(known, settings.root)
        yield from _problems_elsewhere(found, memory)


async def _ask(
    project: Project,
    wish: _Wish,
    found: OutwardLinks,
    addresses: list[str],
    memory: Memory,
) -> None:
    """Ask for addresses, and for copies of what is gone."""
    # What they need is an extra's.
    from mkdocs_briefings.fetch.fetcher import Fetcher  # noqa: PLC0415
    from mkdocs_briefings.linkcheck.asking import Asker  # noqa: PLC0415
    from mkdocs_briefings.linkcheck.copies import find_copy  # noqa: PLC0415

    settings, wire = project.settings, read_wire(project.options.wire)
    visitor = _Visitor(wire.contact, wire.allow_hosts)
    with shown_progress(quiet=wish.quiet) as progress:
        async with Fetcher(visitor, settings.now) as fetcher:
            asker, done = Asker(fetcher, settings.now), 0
            async for address, answer in asker.ask_all(addresses):
                memory.keep(address, answer)
                done += 1
                progress(done, len(addresses))
            for address in memory.without_copy(found.places) if wish.timegate else ():
                moment = _moment(found.dates.get(address, ""), settings)
                memory.add_copy(
                    address, await find_copy(fetcher, wish.timegate or "", address, moment)
                )


def _moment(date: str, settings: Settings) -> datetime:
    """Give when a briefing is of; what it names is looked for as it was then."""
    try:
        return parse_date(date, settings.zone)
    except ValueError:
        return settings.now


def _figures(found: OutwardLinks, memory: Memory, settings: Settings) -> LinkFigures | None:
    """Give how many are gone, of those for which an answer is known."""
    told = (memory[address] for address in found.places)
    answers = [each for each in told if each and each.verdict is not Verdict.UNASKED]
    if not answers:
        return None
    dead = sum(each.verdict is Verdict.DEAD for each in answers)
    newest = max(each.asked for each in answers).astimezone(settings.zone).date()
    return LinkFigures(len(answers), dead, newest)


def _problems_elsewhere(found: OutwardLinks, memory: Memory) -> Iterator[Problem]:
    told: list[Problem] = []
    for address, places in found.places.items():
        answer = memory[address]
        if answer is None or answer.verdict is Verdict.ALIVE:
            continue
        message, hint, severity = _said(address, answer)
        told += [Problem(path, line, message, hint, severity) for path, line in places]
    yield from sorted(told, key=lambda problem: problem.sort_key)


def _said(address: str, answer: Answer) -> tuple[str, str, Severity]:
    """Give the message, the hint and the severity of an answer."""
    since = f"So it has been since {answer.since.date().isoformat()}."
    told = f"{answer.reason} {since}" if answer.since != answer.asked else answer.reason
    match answer.verdict:
        case Verdict.DEAD:
            copy = f", or to its copy: {answer.copy}" if answer.copy else "."
            return f"{address} is gone. {told}", f"Link to where it is now{copy}", Severity.ERROR
        case Verdict.MOVED:
            hint = f"Write {answer.leads_to}."
            return f"{address} has moved for good.", hint, Severity.WARNING
        case Verdict.UNASKED:
            return f"{address} was not asked for. {told}", "", Severity.WARNING
        case _:
            return f"{address} may be gone. {told}", "Look at it.", Severity.WARNING
