"""Read a newsroom the plain way: every file, one after the other, without any memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.addresses import clashes
from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.reading.discover import discover
from mkdocs_briefings.reading.documents import Briefing, Source
from mkdocs_briefings.reading.newsroom import read_briefings
from mkdocs_briefings.reading.profiles import read_sources
from mkdocs_briefings.reading.record import record_briefing
from mkdocs_briefings.reading.sibling_names import sibling_of

if TYPE_CHECKING:
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What was read: the good files, and what is wrong with the others."""

    briefings: tuple[Briefing, ...]
    """Every valid briefing, published or not, sorted by path."""

    sources: tuple[Source, ...]
    """Every valid source's profile, sorted by path."""

    problems: tuple[Problem, ...]
    """Every problem of every file, sorted by path and line."""


def read_newsroom(settings: Settings) -> Newsroom:
    """Read every original and every source. Problems are gathered, never raised."""
    problems: list[Problem] = []
    sources, slugs = read_sources(settings, problems)
    files = map(settings.relative, discover(settings.briefings_dir))
    names = [name for name in files if sibling_of(name, settings) is None]
    checked = list(read_briefings(names, slugs, settings))
    problems.extend(problem for each in checked for problem in each.problems)
    problems.sort(key=lambda problem: problem.sort_key)
    return Newsroom(
        tuple(each.briefing for each in checked if isinstance(each.briefing, Briefing)),
        sources,
        tuple(problems),
    )


def check_addresses(newsroom: Newsroom, settings: Settings) -> tuple[Problem, ...]:
    """Give a problem for every file that claims an address which another one has."""
    urls = Urls(settings.site_url, settings.prefix)
    records = map(record_briefing, newsroom.briefings)
    return tuple(clashes(records, newsroom.sources, urls, settings))
