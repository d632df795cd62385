"""Find where the newsroom's files lead to other sites."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.reading.discover import discover
from mkdocs_briefings.reading.file import UnreadableError, open_page
from mkdocs_briefings.reading.front_matter import FrontMatter, FrontMatterError
from mkdocs_briefings.reading.links import find_links
from mkdocs_briefings.reading.ordinary_file import read_ordinary
from mkdocs_briefings.reading.prose_lines import prose_lines
from mkdocs_briefings.reading.text import EncodingError, clean

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.settings import Settings

_WEB = ("https://", "http://", "//")

_IN_ANGLES = re.compile(r"<(https?://[^\s<>]+)>", re.IGNORECASE)
"""An address that is its own text."""


class Place(NamedTuple):
    """Where an address is written."""

    path: str
    """The file, relative to the project."""

    line: int
    """Counted from 1."""


class OutwardLinks:
    """The addresses of other sites that files name, each with all places where it stands."""

    def __init__(self, site_url: str) -> None:
        """Take the address of the site itself, whose pages are no other site's."""
        self.places: dict[str, list[Place]] = {}
        """By address, without its fragment: those of the newest briefings first."""

        self.dates: dict[str, str] = {}
        """By address, the date of the first briefing that names it, as it is written there."""

        self.unread: list[Problem] = []
        """Files that could not be looked through."""

        self._home = site_url

    def add(self, written: str, place: Place, date: str = "") -> None:
        """Note an address of another site; in one line it counts once, and what is none never."""
        if not written.lower().startswith(_WEB) or any(map(str.isspace, written)):
            return
        address, _ = urldefrag(f"https:{written}" if written.startswith("//") else written)
        if not f"{address}/".startswith(self._home):
            places = self.places.setdefault(address, [])
            if date:
                self.dates.setdefault(address, date)
            if place not in places:
                places.append(place)


def find_outward_links(
    settings: Settings, config_file: Path, since: dt.datetime | None = None
) -> OutwardLinks:
    """Look through briefings, standing pages, profiles and the configuration.

    With `since` only briefings dated from then on are looked through, and all of the rest.
    """
    found = OutwardLinks(settings.site_url)
    # Their folders are named by days, as a rule: what is new is asked for before what is old.
    briefings = sorted(discover(settings.briefings_dir), reverse=True)
    first_day = since.astimezone(settings.zone).date().isoformat() if since else ""
    for path in briefings:
        _read(path, settings, found, first_day)
    folders = (settings.docs_dir, settings.sources_dir, settings.stories_dir)
    for path in sorted(set(chain.from_iterable(map(discover, folders)))):
        _read(path, settings, found)
    _read_configuration(config_file, settings, found)
    return found


def _read(path: Path, settings: Settings, found: OutwardLinks, first_day: str = "") -> None:
    name = settings.relative(path)
    try:
        file = open_page(path, name)
    except UnreadableError as error:
        # It is for `briefings check` to tell more than what keeps it from being looked through.
        first = error.problems[-1]
        found.unread.append(Problem(name, first.line, first.message, first.hint, Severity.WARNING))
        return
    keys = file.front_matter
    date = str(keys.values.get("date", ""))
    if date and date[: len(first_day)] < first_day:
        return
    for value, line in keys.strings():
        found.add(value.strip(), Place(name, line), date)
    for target, line in _in_text(file.body):
        found.add(target, Place(name, file.body_line + line - 1), date)


def _in_text(text: str) -> Iterator[tuple[str, int]]:
    for link in find_links(text):
        yield link.target, link.line
    for line, prose in prose_lines(text) if "<" in text else ():
        for written in _IN_ANGLES.finditer(prose):
            yield written[1], line


def _read_configuration(path: Path, settings: Settings, found: OutwardLinks) -> None:
    name = settings.relative(path)
    try:
        text = clean(read_ordinary(path), name).text
        strings = list(FrontMatter({}, (), text, 1).strings())
    except (EncodingError, FrontMatterError, OSError) as error:
        message = f"Its links were not looked at: {error}."
        found.unread.append(Problem(name, 1, message, "", Severity.WARNING))
        return
    for text, line in strings:
        found.add(text.strip(), Place(name, line))
