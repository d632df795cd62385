"""The plugin's options in `mkdocs.yml`, and the settings that they make."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import NOT_FOUND
from mkdocs_briefings.configuration.desk_options import DeskOptions, read_desk
from mkdocs_briefings.configuration.docs_engine import ALONE, DEFAULT, DOCS_ENGINES
from mkdocs_briefings.configuration.feed_options import combined_feeds, hub
from mkdocs_briefings.configuration.language_options import default_language, in_languages
from mkdocs_briefings.configuration.located import located
from mkdocs_briefings.configuration.option import (
    Choice,
    Group,
    Option,
    Optional,
    OptionError,
    OptionGroup,
    Switch,
    Type,
)
from mkdocs_briefings.configuration.organization import OrganizationOptions, read_organization
from mkdocs_briefings.configuration.pages import coverage_page
from mkdocs_briefings.configuration.pictures import favicon
from mkdocs_briefings.configuration.wire_options import WireOptions, read_wire
from mkdocs_briefings.cores import usable_cores
from mkdocs_briefings.drawing.icons import png_size
from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.model.dates import parse_date
from mkdocs_briefings.outputs.search import pagefind
from mkdocs_briefings.reading.metadata import strip
from mkdocs_briefings.settings import Settings, clock, read_language, read_prefix, read_zone
from mkdocs_briefings.words.choice import choose_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from mkdocs_briefings.configuration.site_config import SiteConfig

NOW_VARIABLE = "BRIEFINGS_NOW"
"""Environment variable that sets the moment of the build."""

DRAFTS_VARIABLE = "BRIEFINGS_DRAFTS"
"""Environment variable that lets a preview, and nothing else, show what is not published."""

HOSTS_VARIABLE = "BRIEFINGS_ALLOWED_HOSTS"
"""Environment variable with the names, besides this machine's, that a preview answers for."""


def allowed_hosts() -> frozenset[str]:
    """Give these names, in lower case."""
    return frozenset(os.environ.get(HOSTS_VARIABLE, "").lower().replace(",", " ").split())


class _ShareCards(Option["date | None"]):
    """True, false, or the day from which on briefings have cards."""

    def __init__(self) -> None:
        super().__init__(default=True)

    def read(self, value: object, warnings: list[str]) -> date | None:  # noqa: ARG002
        """Give the first day of which briefings have cards; None where none has one."""
        if isinstance(value, bool):
            return date.min if value else None
        since = value.get("since") if isinstance(value, dict) and len(value) == 1 else None
        with suppress(ValueError):
            if isinstance(since, str):
                return date.fromisoformat(since)
        if isinstance(since, date) and not isinstance(since, datetime):
            return since
        raise OptionError(
            f"{value!r} is none of its values. Write true, false, or {{since: 2026-10-30}}."
        )


class Options(OptionGroup):
    """Options below `- briefings:` in `mkdocs.yml`."""

    briefings_dir = Type(str, default="briefings")
    """Folder of the briefings, relative to `mkdocs.yml`."""

    sources_dir = Type(str, default="sources")
    """Folder of the sources' profiles, relative to `docs_dir`."""

    stories_dir = Type(str, default="stories")
    """Folder of the texts of running stories, relative to `docs_dir`."""

    docs_engine = Choice(DOCS_ENGINES, default=DEFAULT)
    """What makes the pages of `docs/`: MkDocs, another program, or nothing at all."""

    path = Type(str, default="")
    """Where the news stand below the site's root; empty makes them the front page."""

    timezone = Type(str, default="UTC")
    """IANA name of the newsroom's time zone."""

    language = Optional(Type(str))
    """BCP 47 tag of the site's language; by default the theme's."""

    words = Type(dict, default={})
    """What the interface says otherwise than we do: texts by their English ones."""

    words_dir = Type(str, default="")
    """Folder with catalogs of the site's own, such as `uk.po`, relative to `mkdocs.yml`."""

    names_dir = Type(str, default="names")
    """Folder with what topics, sources and stories are called in each language, such as `uk.yml`.

    It is relative to `mkdocs.yml`.
    """

    languages = Type(list, default=[])
    """The languages that the site is in, the default first; none is one in one language."""

    prefix_all_languages = Type(bool, default=False)
    """Let the default language stand below its tag, too, and the root be a choice between all."""

    tagline = Type(str, default="")
    """A few words that stand beside the paper's name."""

    content_security_policy = Type(bool, default=True)
    """Let browsers load and run nothing but the site's own files."""

    search = Switch(("full", "titles", "off"), default="full")
    """What readers can search: the whole text, titles and summaries, or nothing."""

    embeds = Type(list, default=[])
    """Hosts whose frames become links with a picture of ours; other frames are left out."""

    markup_limit = Type(int, default=1_000)
    """How many open brackets a paragraph, and how many footnotes a text may have."""

    nesting_limit = Type(int, default=100)
    """How deep lists and quotes may be nested."""

    offline = Type(bool, default=True)
    """Let browsers keep what was read, what was saved and the latest edition."""

    share_cards = _ShareCards()
    """Make a picture of each briefing for where it is shared: a crop of its image, or a card."""

    icon = Type(str, default="")
    """A square PNG of 512 pixels or more, relative to `mkdocs.yml`: the site's icon as an app."""

    organization = Group(OrganizationOptions)
    """Who publishes the site, by schema.org's names: logo, policies, other places."""

    coverage_page = Optional(Type(str))
    """Page that explains how coverage is measured; by default `coverage.md`, if it is there."""

    color = Type(str, default="#ffffff")
    """The paper's colour, as `#rrggbb`."""

    color_dark = Type(str, default="#101318")
    """The same by night."""

    latest = Type(int, default=40)
    """How many briefings a listing and a feed show."""

    feed_formats = Choice(("all", "rss"), default="all")
    """In which formats feeds are written: RSS, Atom and JSON Feed, or RSS alone."""

    feed_content = Choice(("full", "summary"), default="full")
    """What feeds hold of a briefing: its whole text, or its summary alone."""

    feed_archives = Switch(("all", "site", "off"), default="all")
    """Which feeds have an archive: all, that of the whole site, or none."""

    feeds = Type(list, default=[])
    """Feeds of what is on some countries, from some sources and on some topics at once."""

    websub_hub = Type(str, default="")
    """Address of a WebSub hub, which `briefings ping` tells of changed feeds."""

    wire = Group(WireOptions)
    """How reports of other outlets are read, translated and drafted, by `briefings wire`."""

    desk = Optional(Group(DeskOptions))
    """The page `/admin/`, on which editors change what the site is made of."""

    all_countries = Type(bool, default=False)
    """Make a page, a map and a feed of every country, also of those without a briefing."""

    numbers = Type(bool, default=False)
    """Make a page that tells readers in numbers what was published, and who was not heard."""

    month_limit = Type(int, default=300)
    """How many briefings a month's page lists before it is split by day."""

    jobs = Type(int, default=0)
    """How many processes may render; 0 is one for each core."""

    skip_invalid = Type(bool, default=False)
    """Publish the good briefings while others have errors."""

    now = Optional(Type(str))
    """Moment of the build, for builds that can be repeated; by default the clock's."""


def make_settings(config: SiteConfig, options: Options, *, is_preview: bool = False) -> Settings:
    """Make the settings of a build. Raises `SettingsError`, with the line of the mistake."""
    try:
        return _make_settings(config, options, is_preview=is_preview)
    except SettingsError as error:
        raise located(error, Path(config.config_file_path or "mkdocs.yml")) from error


def _make_settings(config: SiteConfig, options: Options, *, is_preview: bool) -> Settings:
    if not config.site_url:
        raise SettingsError(
            "site_url: It is missing. Set it in mkdocs.yml to the address of the published site."
        )
    for name in ("latest", "month_limit", "markup_limit", "nesting_limit"):
        if options[name] < 1:
            raise SettingsError(f"{name}: {options[name]} is too small. Use 1 or more.")
    read_wire(options.wire)  # A mistake in it is told by every command, not by the wire's alone.
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    docs_dir, site_dir = Path(config.docs_dir).resolve(), Path(config.site_dir).resolve()
    zone = read_zone(options.timezone)
    chosen = default_language(options.languages, options.language)
    language = read_language(chosen or _theme_language(config))
    words_dir = _words_dir(options.words_dir, root)
    folder = options.words_dir.strip("/")
    has_pages = options.docs_engine != ALONE
    settings = Settings(
        root=root,
        docs_dir=_inside(docs_dir, root, "docs_dir"),
        site_dir=site_dir,
        briefings_dir=_briefings_dir(root / options.briefings_dir, root, docs_dir, site_dir),
        sources_dir=_inside((docs_dir / options.sources_dir).resolve(), root, "sources_dir"),
        stories_dir=_inside((docs_dir / options.stories_dir).resolve(), root, "stories_dir"),
        site_name=config.site_name,
        site_url=config.site_url.rstrip("/") + "/",
        site_description=config.site_description or "",
        tagline=options.tagline,
        has_policy=options.content_security_policy,
        search=_search(options.search, is_preview=is_preview),
        embeds=_embeds(options.embeds),
        markup_limit=options.markup_limit,
        nesting_limit=options.nesting_limit,
        # Who edits a site wants to see what is there now, and not what a browser has kept.
        offline=options.offline and not is_preview,
        # Nobody shares what only its editors see, and a first preview must not wait for it.
        cards_since=None if is_preview else options.share_cards,
        colors=(_color(options.color, "color"), _color(options.color_dark, "color_dark")),
        icon=_icon(options.icon, root),
        logo=str(config.theme.get("logo") or ""),
        favicon=favicon(config),
        organization=read_organization(options.organization, config, has_pages=has_pages),
        coverage_page=coverage_page(options.coverage_page, config, has_pages=has_pages),
        # Nobody else renders a site's own.
        makes_not_found=not has_pages or not _has_own_not_found(config),
        prefix=read_prefix(options.path),
        zone=zone,
        language=language,
        words_dir=words_dir,
        names_dir=_inside((root / options.names_dir).resolve(), root, "names_dir"),
        words=choose_words(language, options.words, words_dir, folder),
        now=_moment(options.now, zone),
        latest=options.latest,
        feed_formats=options.feed_formats,
        feed_content=options.feed_content,
        feed_archives=options.feed_archives,
        combined_feeds=combined_feeds(options.feeds),
        websub_hub=hub(options.websub_hub),
        desk=read_desk(options.desk),
        all_countries=options.all_countries,
        numbers=options.numbers,
        month_limit=options.month_limit,
        jobs=options.jobs or usable_cores(),
        skip_invalid=options.skip_invalid,
        drafts=is_preview and bool(os.environ.get(DRAFTS_VARIABLE)),
        noindex=is_preview,
        strict=config.strict,
    )
    return in_languages(
        settings,
        options.languages,
        lambda tag, own: choose_words(tag, own, words_dir, folder),
        prefixes_all=options.prefix_all_languages,
    )


def search_warning(options: Options) -> Iterator[str]:
    """Say so where texts are to be searched and nothing that does so is installed."""
    if options.search == "full" and not pagefind.version():
        yield (
            "Pagefind is not installed, so titles and summaries are searched, but no texts. "
            "Install mkdocs-briefings[search], or set the option search: titles."
        )


def _words_dir(name: str, root: Path) -> Path | None:
    if not name:
        return None
    folder = _inside((root / name).resolve(), root, "words_dir")
    if not folder.is_dir():
        raise SettingsError(f"words_dir: {name!r} is not a folder. Make it, or remove the option.")
    return folder


def _search(wanted: str, *, is_preview: bool) -> str:
    # An index takes seconds, and a preview must not wait for it.
    if wanted == "full" and (is_preview or not pagefind.version()):
        return "titles"
    return wanted


def _inside(path: Path, root: Path, name: str) -> Path:
    if not path.is_relative_to(root) or path == root:
        raise SettingsError(
            f"{name}: {path.name!r} is not a folder inside the project. Move it there."
        )
    return path


def _briefings_dir(path: Path, root: Path, docs_dir: Path, site_dir: Path) -> Path:
    folder = _inside(path.resolve(), root, "briefings_dir")
    if site_dir.is_relative_to(folder) or folder.is_relative_to(site_dir):
        raise SettingsError(
            "site_dir: The site cannot be built among its briefings. Give it a folder of its own."
        )
    if folder.is_relative_to(docs_dir):
        raise SettingsError(
            f"briefings_dir: {folder.name!r} is inside docs_dir: MkDocs would publish its drafts. "
            "Move it beside docs_dir."
        )
    return folder


_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]*[^\W\d][\w-]*")


def _embeds(hosts: list[object]) -> tuple[str, ...]:
    """Give the hosts as addresses name them: in lower case, and `www.` is a host like any other."""
    for host in hosts:
        if not isinstance(host, str) or not _HOST.fullmatch(host):
            raise SettingsError(f"embeds: {host!r} is no host. Write it as youtube.com.")
    return tuple(sorted({str(host).lower().removeprefix("www.") for host in hosts}))


_COLOR = re.compile(r"#[0-9a-fA-F]{6}")

_SMALLEST_ICON = 512


def _color(text: str, name: str) -> str:
    if not _COLOR.fullmatch(text):
        raise SettingsError(f"{name}: {text!r} is not a colour. Write it as #fdf9f1.")
    return text.lower()


def _icon(name: str, root: Path) -> str:
    if not name:
        return ""
    path = (root / name).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        raise SettingsError(
            f"icon: {name!r} is not a file inside the project. "
            "Give the path of one, relative to mkdocs.yml."
        )
    data = path.read_bytes()
    size = png_size(data)
    if size is None or size[0] != size[1] or size[0] < _SMALLEST_ICON:
        raise SettingsError(
            f"icon: {name!r} is not a square PNG of {_SMALLEST_ICON} pixels or more. "
            "Save it as one."
        )
    if not strip(data).is_whole:
        raise SettingsError(f"icon: {name!r} is damaged or ends too early. Save it again.")
    return path.relative_to(root).as_posix()


def _has_own_not_found(config: SiteConfig) -> bool:
    folder = config.theme.custom_dir
    return folder is not None and (Path(folder) / NOT_FOUND).is_file()


def _theme_language(config: SiteConfig) -> str:
    return str(config.theme.get("language") or "en")


def _moment(option_value: str | None, zone: ZoneInfo) -> datetime:
    """Take the moment from the environment, the option, or the clock, in this order.

    `SOURCE_DATE_EPOCH` is the convention of reproducible-builds.org.
    """
    text = os.environ.get(NOW_VARIABLE) or option_value
    if text:
        try:
            return parse_date(text, zone)
        except ValueError as error:
            raise SettingsError(f"now: {error} Write 2026-10-30T07:00Z.") from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), tz=UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise SettingsError(
                f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds."
            ) from error
    return clock()
