"""Addresses: every address on the site is made here, and only here.

An address is relative to the site's root, without a leading slash, percent-encoded as RFC 3986
asks. That of a page ends in a slash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from mkdocs_briefings.assets import ADDRESS as ASSETS
from mkdocs_briefings.reading.links import published_name

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_briefings.settings import Settings, SiteLanguage

NOT_FOUND = "404.html"
"""Where hosts look for the page that they send in place of one that is not there."""

SITEMAP = "sitemap.xml"
"""Where the list of all pages is, or that of its parts."""

MANIFEST = "manifest.webmanifest"
"""Where what makes the site an app is told."""

WORKER = "sw.js"
"""Where the service worker is: at the root, since it may only see to what is below it."""

DESK = "admin/"
"""Where the desk and its files are: at the root, whatever the site's languages."""

_RSS, _ATOM, _JSON = "feed.xml", "atom.xml", "feed.json"

_PERIOD = re.compile(r"(?:^|/)[0-9]{4}/[0-9]{2}(?:/[0-9]{2})?$")
"""The end of the folder of a month or a day."""

_YEAR = re.compile("[0-9]{4}")

_MAIN_SECTIONS = frozenset(
    {
        "archive",
        "countries",
        "feeds",
        "my-countries",
        "numbers",
        "saved",
        "search",
        "sources",
        "stories",
        "tags",
    }
)

_FOLDERS = _MAIN_SECTIONS | {DESK.removesuffix("/"), "offline", "overlooked"}
"""What the news have besides the folders of years, directly below one of their roots."""


@dataclass(frozen=True, slots=True)
class PagePosition:
    """Where a page of the news stands on the site."""

    section: str | None
    """Address of the main section that it belongs to; None for a briefing and for a day."""

    is_front: bool
    """Whether it is that section's own first page."""


@dataclass(frozen=True, slots=True)
class Urls:
    """Makes the addresses of a site."""

    root: str
    """Address of the site's root, with a slash at its end."""

    prefix: str = ""
    """Where the news stand below the root: empty, or a path with a slash at its end."""

    language_root: str = ""
    """The beginning of it that is a language's own, in a site that is in several."""

    def home(self) -> str:
        """Give the front page's address."""
        return _quoted(self.prefix)

    def briefing(self, day: date, name: str) -> str:
        """Give a briefing's address, by the day in the site's time zone and its slug."""
        # Of a slug in ASCII nothing is to be quoted.
        return f"{self.edition(day)}{name if name.isascii() else quote(name)}/"

    def edition(self, day: date) -> str:
        """Give the address of a day's edition."""
        return f"{self.month(day)}{day.day:02}/"

    def edition_data(self, day: date) -> str:
        """Give the address of the list of a day's briefings in their order, as JSON."""
        return f"{self.edition(day)}briefings.json"

    def month(self, day: date) -> str:
        """Give the address of the archive of that day's month."""
        return f"{self.year(day.year)}{day.month:02}/"

    def year(self, year: int) -> str:
        """Give the address of a year's archive."""
        return f"{self.home()}{year:04}/"

    def archive(self) -> str:
        """Give the address of the list of all years."""
        return f"{self.home()}archive/"

    def overlooked(self) -> str:
        """Give the address of what is overlooked."""
        return f"{self.home()}overlooked/"

    def countries(self) -> str:
        """Give the address of the list of countries."""
        return f"{self.home()}countries/"

    def country(self, code: str) -> str:
        """Give a country's address by its ISO 3166-1 alpha-2 code."""
        return f"{self.countries()}{code.lower()}/"

    def countries_data(self) -> str:
        """Give the address of the numbers that the globe shows, as JSON."""
        return f"{self.countries()}index.json"

    def globe_picture(self, page: str) -> str:
        """Give the address of the globe's picture on the page at that address, as SVG."""
        return f"{page}globe.svg"

    def latest_data(self, section: str) -> str:
        """Give the address of the latest headlines of the section at that address, as JSON."""
        return f"{section}latest.json"

    def sources(self) -> str:
        """Give the address of the list of sources."""
        return f"{self.home()}sources/"

    def source(self, slug: str) -> str:
        """Give a source's address."""
        return f"{self.sources()}{quote(slug)}/"

    def tags(self) -> str:
        """Give the address of the list of tags."""
        return f"{self.home()}tags/"

    def tag(self, slug: str) -> str:
        """Give a tag's address."""
        return f"{self.tags()}{quote(slug)}/"

    def stories(self) -> str:
        """Give the address of the list of running stories."""
        return f"{self.home()}stories/"

    def story(self, slug: str) -> str:
        """Give a running story's address."""
        return f"{self.stories()}{quote(slug)}/"

    def feeds(self) -> str:
        """Give the address of the page that offers the feeds."""
        return f"{self.home()}feeds/"

    def search(self) -> str:
        """Give the address of the page on which one searches."""
        return f"{self.home()}search/"

    def bundle(self, name: str) -> str:
        """Give the address of a folder with what is searched of some days."""
        return f"{self.search()}{name}/"

    def bundles(self) -> str:
        """Give the address of the list of these folders."""
        return f"{self.search()}bundles.json"

    def page_bundles(self) -> str:
        """Give the address of the list that tells where pages of `docs/` are searched."""
        return f"{self.search()}pages.json"

    def page_bundle(self) -> str:
        """Give the address of the folder with what is searched of these pages."""
        return self.bundle("pages")

    def search_programs(self, version: str) -> str:
        """Give the address of the folder with what searches, by its version."""
        return f"{self.search()}pagefind-{quote(version)}/"

    def search_description(self) -> str:
        """Give the address of what tells browsers how to search the site."""
        return f"{self.search()}opensearch.xml"

    def saved(self) -> str:
        """Give the address of the page that lists what its reader has saved."""
        return f"{self.home()}saved/"

    def followed(self) -> str:
        """Give the address of the page that lists the countries that its reader follows."""
        return f"{self.home()}my-countries/"

    def numbers(self) -> str:
        """Give the address of the page that tells what was published in numbers."""
        return f"{self.home()}numbers/"

    def offline(self) -> str:
        """Give the address of the page that stands in for one that cannot be reached."""
        return f"{self.home()}offline/"

    def latest_edition(self) -> str:
        """Give the address of the list of what a browser keeps of the latest edition."""
        return f"{self.home()}edition.json"

    @staticmethod
    def feed(section: str) -> str:
        """Give the address of the RSS feed of the section at that address."""
        return f"{section}{_RSS}"

    @staticmethod
    def atom_feed(section: str) -> str:
        """Give the address of the same in Atom; of a month or a day it is a part of an archive."""
        return f"{section}{_ATOM}"

    @staticmethod
    def json_feed(section: str) -> str:
        """Give the address of the same in JSON Feed."""
        return f"{section}{_JSON}"

    def combined(self, slug: str) -> str:
        """Give the address below which the feeds stand that a site has combined."""
        return f"{self.feeds()}{slug}/"

    def feed_list(self) -> str:
        """Give the address of the list of all feeds, as OPML."""
        return f"{self.feeds()}feeds.opml"

    @staticmethod
    def is_feed(path: str) -> bool:
        """Whether a file of the site, by its path, is a feed that one subscribes to.

        The parts of a feed's archive are none.
        """
        folder, _, name = path.rpartition("/")
        return name in {_RSS, _ATOM, _JSON} and _PERIOD.search(folder) is None

    def own(self, name: str) -> str:
        """Give the address of a file that hosts and browsers look for at the root of a site.

        Where a site is in several languages, each has a root of its own.
        """
        return f"{_quoted(self.language_root)}{name}"

    def from_own(self, url: str) -> str:
        """Give an address as a file at that root tells it."""
        root = self.own("")
        if url.startswith(root) or urlsplit(url).scheme:
            return url.removeprefix(root)
        return f"{'../' * root.count('/')}{url}"

    def shared(self, url: str) -> str:
        """Give the address at which all languages of a site have what this one has at `url`."""
        return url.removeprefix(_quoted(self.language_root))

    def map(self, country: str) -> str:
        """Give the address of the map of the country whose page is at that address."""
        return f"{self.shared(country)}map.svg"

    def share_map(self, country: str) -> str:
        """Give the address of that country's map for where pages are shared."""
        return f"{self.shared(country)}map.png"

    def section_month(self, section: str, day: date) -> str:
        """Give the address of a section's archive for that day's month."""
        return f"{section}{day.year:04}/{day.month:02}/"

    def section_day(self, section: str, day: date) -> str:
        """Give the address of a section's archive for that day."""
        return f"{self.section_month(section, day)}{day.day:02}/"

    def place(self, url: str) -> PagePosition:
        """Give where the page at that address stands."""
        home = self.home()
        name, _, below = url.removeprefix(home).partition("/")
        if not name:
            return PagePosition(home, is_front=True)
        if name in _MAIN_SECTIONS:
            return PagePosition(f"{home}{name}/", is_front=not below)
        return PagePosition(None, is_front=False)

    def may_claim(self, place: str) -> bool:
        """Whether what is made of the archive may want a place in the site's folder, or one below.

        Old addresses of briefings and the files beside them may be anywhere besides.
        """
        below_its_root = self.prefix.removeprefix(self.language_root)
        roots = {"", self.language_root, below_its_root, self.prefix}
        return any(
            root.startswith(f"{place}/")
            or (place.startswith(root) and _may_claim_below_root(place.removeprefix(root)))
            for root in roots
        )

    @property
    def path(self) -> str:
        """Path of the site's root on its host, with slashes at both ends."""
        return urlsplit(self.root).path or "/"

    def media(self, path: str) -> str:
        """Give the address of a file that stands among the briefings.

        `path` is relative to the folder of the briefings; the site mirrors it.
        """
        return f"{self.shared(self.home())}{quote(published_name(path))}"

    @staticmethod
    def variant(url: str, width: int) -> str:
        """Give the address of an image's copy of that width, by the image's address."""
        # With the image's whole name: a photo.jpg and a photo.png may lie in one folder.
        return f"{url}.{width}.webp"

    @staticmethod
    def crop(url: str, name: str) -> str:
        """Give the address of an image's crop of that name, by the image's address."""
        return f"{url}.{name}.jpg"

    @staticmethod
    def share_card(briefing: str) -> str:
        """Give the address of the card that is drawn for the briefing at that address."""
        return f"{briefing}share-card.png"

    def absolute(self, url: str) -> str:
        """Give the whole address, with scheme and host."""
        # Joining takes twenty times as long as adding, and adding suffices for almost all.
        return f"{self.root}{url}" if _can_be_added(self.root, url) else urljoin(self.root, url)


_quoted = lru_cache(quote)
"""For the beginnings of addresses, which are few: nearly every address is made of one."""


def _may_claim_below_root(path: str) -> bool:
    name, slash, _ = path.partition("/")
    return (
        not slash
        or name in _FOLDERS
        or _YEAR.fullmatch(name) is not None
        or f"{path}/".startswith(ASSETS)
        # A language that has moved leaves one behind that takes itself away.
        or path.endswith(f"/{WORKER}")
    )


_PLAIN = re.compile(r"[A-Za-z0-9_%~-][A-Za-z0-9_%~-]*(?:/[A-Za-z0-9_%~-][A-Za-z0-9_%~.-]*)*/?")


@cache
def _ends_in_a_folder(root: str) -> bool:
    return urljoin(root, "a/b") == f"{root}a/b"


@lru_cache(maxsize=1 << 14)  # A page names its own address half a dozen times.
def _can_be_added(root: str, url: str) -> bool:
    return _ends_in_a_folder(root) and _PLAIN.fullmatch(url) is not None


def site_urls(settings: Settings) -> Urls:
    """Give what makes the addresses of a site."""
    return Urls(settings.site_url, settings.prefix, settings.language_root)


def home_in(language: SiteLanguage, settings: Settings) -> str:
    """Give the address of the front page in one of a site's languages, by the settings of any."""
    below = settings.prefix.removeprefix(settings.language_root)
    return Urls(settings.site_url, f"{language.root}{below}", language.root).home()


def destination(url: str) -> str:
    """Give the file that an address is served from, relative to the site's folder."""
    path = unquote(url)
    return f"{path}index.html" if path.endswith("/") or not path else path
