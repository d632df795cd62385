"""Begin profiles of outlets, with what is known of them; the rest is the editor's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.key_order import key_order
from mkdocs_briefings.model.slugs import LONGEST_SLUG, shorten, slugify
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.reading.file import UnreadableError, open_file
from mkdocs_briefings.reading.profile_files import source_profiles
from mkdocs_briefings.writing.files import Outcome, write_new
from mkdocs_briefings.writing.text import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.settings import Settings

_DOMAINS_FOR_ANYBODY = (
    "AC AD AG AI AM BZ CC CD CF CO CX DJ FM GA GG GL GQ IM IO JE LA LC LI LY ME ML MS MU NR NU PM "
    "PN PW RE SC SH SM SO ST SU TF TK TO TV VC VG WF WS YT"
)
"""Codes of countries whose top-level domains are sold, or given, to outlets of all others."""

_TEXT = "Write here who is behind {title}, and for whom it writes."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOutlet:
    """What is known of an outlet that has no profile yet."""

    title: str
    home: str
    """Address of its home page."""

    is_home_known: bool = True
    """Whether that is its home page, and not only the host of its feed."""

    feeds: tuple[str, ...]
    country: str = ""
    """ISO 3166-1 alpha-2 or XK; empty where it is not certain."""

    language: str = ""
    """BCP 47; empty where it is not certain."""


def country_of(url: str) -> str:
    """Give the country that a host's top-level domain stands for; empty where it need not."""
    code = (urlsplit(url).hostname or "").rpartition(".")[2].upper()
    code = "GB" if code == "UK" else code
    is_sure = code in COUNTRIES and code not in _DOMAINS_FOR_ANYBODY.split()
    return code if is_sure else ""


def site_of(url: str) -> str:
    """Give a host as what tells two outlets apart: without `www.` and in lower case."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


class Profiles:
    """The profiles that there are, whether they are valid yet or not."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._by_address: dict[str, str] = {}
        for path in source_profiles(settings):
            name = settings.relative(path)
            try:
                values = open_file(path, name).front_matter.values
            except UnreadableError:
                continue
            feeds = values.get("feed")
            addresses = feeds if isinstance(feeds, list) else [feeds]
            self._know(name, [*addresses, values.get("url")])

    def of(self, outlet: NewOutlet) -> str | None:
        """Give the path of the profile that an outlet has, by its home page or one of its feeds."""
        addresses = [*outlet.feeds, *([outlet.home] if outlet.is_home_known else [])]
        return next(filter(None, map(self._by_address.get, map(_page, addresses))), None)

    def add(self, outlet: NewOutlet) -> str | None:
        """Write the profile of an outlet, and nothing over another; give its path.

        An outlet of whose name there is another one is told from it by its host. Gives None where
        that name is taken, too. Raises `OSError`.
        """
        host = site_of(outlet.home)
        for title in (outlet.title, f"{outlet.title} {host}"):
            slug = shorten(slugify(title), LONGEST_SLUG) or slugify(host)
            path = self._settings.sources_dir / f"{slug}.md"
            if slug != "index" and write_new(path, _text(outlet).encode()) is Outcome.WRITTEN:
                name = self._settings.relative(path)
                self._know(name, [*outlet.feeds, outlet.home])
                return name
        return None

    def _know(self, name: str, addresses: Iterable[object]) -> None:
        for address in addresses:
            if isinstance(address, str):
                self._by_address.setdefault(_page(address), name)


def _page(url: str) -> str:
    """Give an address as it is compared: `http:` and `https:`, with `www.` or not, are one."""
    parts = urlsplit(url)
    return f"{site_of(url)}{parts.path.rstrip('/')}?{parts.query}"


def _text(outlet: NewOutlet) -> str:
    values: dict[str, Any] = {
        "title": outlet.title,
        "url": outlet.home,
        "country": outlet.country or None,
        "language": outlet.language or None,
        "feed": outlet.feeds[0] if len(outlet.feeds) == 1 else list(outlet.feeds),
        "wire": {"follow": True},
    }
    # What is missing stands there with nothing behind it, so that it is seen and not forgotten.
    return write_text(values, _TEXT.format(title=outlet.title), key_order(SourceKeys))


def gaps_in(outlet: NewOutlet, path: str) -> Iterator[Problem]:
    """Give what an editor has to complete in a profile before it is valid, as warnings."""
    if not outlet.is_home_known:
        message = "`url` is the host of its feed, and may not be its home page."
        yield Problem(path, 3, message, "Correct it.", Severity.WARNING)
    hints = {
        "country": "Write its two letters from ISO 3166-1, such as UA.",
        "language": "Write its tag of BCP 47, such as uk or pt-BR.",
    }
    for line, (key, hint) in enumerate(hints.items(), 4):
        if not getattr(outlet, key):
            message = f"`{key}` is not certain, so it is left to you."
            yield Problem(path, line, message, hint, Severity.WARNING)
