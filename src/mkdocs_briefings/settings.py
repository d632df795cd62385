"""What a newsroom has chosen, in the form that the rest of the program uses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.fingerprint import Fingerprints, left_out
from mkdocs_briefings.model.bylines import byline_key
from mkdocs_briefings.words.words import Words

_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class CombinedFeed:
    """A feed of the briefings that belong to one section or more of each kind that it names."""

    title: str
    slug: str
    """Last part of its address."""

    places: tuple[frozenset[str], ...]
    """Keys of sections: of countries, of sources, and of tags by the keys of their topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where the desk reads and writes what the site is made of, and how editors sign in there."""

    backend: str
    """A forge by its name (`github`, `gitlab`, `gitea`), a `local` folder, or the `test-repo`."""

    repo: str = ""
    """Path of the repository on the forge, such as `newsroom/site`."""

    branch: str = ""
    """Its branch; by default the repository's own default."""

    base_url: str = ""
    """Address of what signs editors in: the forge, or a server that asks it."""

    api_root: str = ""
    """Address of the forge's interface, where it is not the usual one."""

    app_id: str = ""
    """What the forge knows the desk by."""

    review: bool = False
    """Whether what editors save becomes a proposal that somebody accepts."""


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """One of the languages that a site is in."""

    tag: str
    """BCP 47 tag."""

    name: str
    """What it calls itself."""

    root: str = ""
    """Where its part of the site stands: empty, or a path with a slash at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """Who publishes the site, as search engines are told."""

    name: str = ""
    """Empty where it is the site's name."""

    logo: str = ""
    """Address of its logo, relative to the site's root."""

    pages: tuple[tuple[str, str], ...] = ()
    """Schema.org's names of its policies, with addresses relative to the site's root or whole."""

    facts: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    """What else is told of it, each with schema.org's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that a build depends on besides the files themselves."""

    root: Path = left_out("Wherever a project lies, its site has the same bytes.")
    """Absolute path of the project's folder, the one with `mkdocs.yml`."""

    docs_dir: Path = left_out("`fingerprint` covers where it is in the project.")
    """Absolute path of the folder with the standing pages."""

    site_dir: Path = left_out("Each site has a memory of its own.")
    """Absolute path of the published site."""

    briefings_dir: Path = left_out("`fingerprint` covers where it is in the project.")
    """Absolute path of the folder with the briefings."""

    sources_dir: Path = left_out("`fingerprint` covers where it is in the project.")
    """Absolute path of the folder with the sources' profiles."""

    stories_dir: Path = left_out("`fingerprint` covers where it is in the project.")
    """Absolute path of the folder with the texts of running stories."""

    site_name: str
    site_url: str
    """Address of the site's root, with a slash at the end; feeds and canonical links need it."""

    site_description: str = ""

    tagline: str = ""
    """What stands beside the paper's name."""

    has_policy: bool = True
    """Whether pages have a Content-Security-Policy."""

    search: str = "full"
    """What is searched: texts in `full`, `titles` and summaries, or nothing (`off`)."""

    offline: bool = True
    """Whether browsers keep pages, to show them where there is no network."""

    embeds: tuple[str, ...] = ()
    """Hosts whose frames become links; other frames are left out."""

    markup_limit: int = 1_000
    """How often a text may have what Python-Markdown takes the square of its number for."""

    nesting_limit: int = 100
    """How deep lists and quotes of a text may be nested."""

    cards_since: date | None = date.min
    """The first day whose briefings have share cards; None where nothing is made for sharing."""

    colors: tuple[str, str] = ("#ffffff", "#101318")
    """The paper's colour by day and by night, which browsers give to their own bars."""

    icon: str = ""
    """Path of a square PNG, relative to the project, that stands for the site as an app."""

    logo: str = ""
    """Address of the picture that stands beside the paper's name; empty without one."""

    favicon: str = ""
    """Address of the site's own picture in a browser's tab; empty where it has none."""

    makes_not_found: bool = True
    """Whether the page for addresses that lead nowhere is ours, and not the site's own."""

    organization: Organization = Organization()
    """Who publishes the site."""

    coverage_page: str = ""
    """Address of the page that explains how coverage is measured, relative to the site's root.

    It may be a whole one; empty where there is no such page.
    """

    prefix: str = ""
    """Where the news stand below the site's root: empty, or a path with a slash at its end."""

    zone: ZoneInfo = _UTC
    """Time zone of the newsroom: it decides on which day a briefing appears."""

    language: str = "en"
    """BCP 47 tag of the site's language."""

    words_dir: Path | None = left_out("`words` holds what was read in it.", default=None)
    """Absolute path of the folder with the site's own catalogs; None without one."""

    names_dir: Path | None = left_out("What shows a name holds it.", default=None)
    """Absolute path of the folder with what is called how in each language; it may be missing."""

    words: Words = Words()  # noqa: RUF009 - it is frozen
    """What the interface says, in that language."""

    languages: tuple[SiteLanguage, ...] = ()
    """All languages of a site that is in several, the default first; empty for one in one."""

    language_root: str = ""
    """Where the site in this language stands: empty, or a path with a slash at its end."""

    translations: tuple[Settings, ...] = left_out(
        "Each of these sites has a memory of its own.", default=()
    )
    """Those of the site in each other language; empty in these themselves."""

    now: datetime = left_out("A group of outputs that shows it has it among its fields.")
    """The moment of the build, with its offset; what lies after it is not published."""

    latest: int = 40
    """How many briefings a listing and a feed show before the archive takes over."""

    feed_formats: str = "all"
    """In which formats feeds are written: `all`, or in `rss` alone."""

    feed_content: str = "full"
    """What feeds hold of a briefing: its `full` text, or its `summary` alone."""

    feed_archives: str = "all"
    """Which feeds have an archive: `all`, that of the whole `site`, or none (`off`).

    Archives are written in Atom and JSON Feed, so there are none of feeds in RSS alone.
    """

    combined_feeds: tuple[CombinedFeed, ...] = ()
    """What the site offers besides the feeds of its sections."""

    websub_hub: str = ""
    """Address of the WebSub hub that is told of changed feeds; empty without one."""

    desk: Desk | None = left_out("The desk's own outputs hold it.", default=None)
    """The page on which editors change what the site is made of; None without one."""

    all_countries: bool = False
    """Whether a country has a page, a map and a feed before its first briefing."""

    numbers: bool = False
    """Whether a page tells what was published in numbers."""

    month_limit: int = 300
    """How many briefings a month's page lists before it is split by day."""

    skip_invalid: bool = left_out(
        "It decides whether there is a site, not what it is.", default=False
    )
    """Whether the good briefings are published while others have errors."""

    jobs: int = left_out("However many work, they make the same.", default=1)
    """How many processes may render."""

    drafts: bool = False
    """Whether a preview shows what is not published, marked as such."""

    noindex: bool = False
    """Whether search engines shall know no page of the site, as of a preview."""

    strict: bool = left_out("It decides whether there is a site, not what it is.", default=False)
    """Whether warnings stop a build as errors do."""

    @property
    def is_default(self) -> bool:
        """Whether these are a site's only language, or its first."""
        return not self.languages or self.language == self.languages[0].tag

    @property
    def has_choice(self) -> bool:
        """Whether no language stands at the root, which is a choice between all of them."""
        return bool(self.languages and self.languages[0].root)

    @property
    def all_sites(self) -> tuple[Settings, ...]:
        """Those of the site in every language, the default first."""
        return (self, *self.translations)

    def tag_of(self, written: str | None) -> str:
        """Give the language in whose site a briefing stands that says this language, or none.

        What is in none of the site's languages stands in its default one. Of a site in one language
        it is empty.
        """
        if not self.languages:
            return ""
        found = (each.tag for each in self.languages if each.tag == written)
        return next(found, self.languages[0].tag)

    @property
    def tag(self) -> str:
        """The language of this one among those of the site; empty where there is one."""
        return self.language if self.languages else ""

    @property
    def bylines(self) -> frozenset[str]:
        """The keys of the names that whoever publishes the site has, as an author for example."""
        organization = self.organization
        others = dict(organization.facts).get("alternateName", ())
        return frozenset(map(byline_key, (self.site_name, organization.name, *others)))

    @property
    def has_share_pictures(self) -> bool:
        """Whether pictures are made for where briefings are shared: crops, and cards."""
        return self.cards_since is not None

    @property
    def places(self) -> tuple[str, str, str, str]:
        """Where standing pages, briefings, profiles and stories are, relative to the project."""
        folders = self.docs_dir, self.briefings_dir, self.sources_dir, self.stories_dir
        docs, briefings, sources, stories = map(self.relative, folders)
        return docs, briefings, sources, stories

    @property
    def fingerprint(self) -> bytes:
        """That of all settings on which the bytes of the site depend."""
        return Fingerprints().of((self, self.places))

    @property
    def has_full_feeds(self) -> bool:
        """Whether feeds hold the texts of briefings."""
        return self.feed_content == "full"

    @property
    def in_all_formats(self) -> bool:
        """Whether feeds are written in Atom and JSON Feed too."""
        return self.feed_formats == "all"

    @property
    def locale(self) -> Locale:
        """CLDR locale of the site's language, for names and dates."""
        return Locale.parse(self.language, sep="-")

    def relative(self, path: Path) -> str:
        """Give a path as problems and links name it: relative to the project, with `/`."""
        return path.relative_to(self.root).as_posix()


def read_zone(name: str) -> ZoneInfo:
    """Give the time zone of that IANA name. Raises `SettingsError`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"timezone: {name!r} is not a time zone. Use an IANA name such as Europe/Kyiv."
        raise SettingsError(message) from error


def read_language(tag: str) -> str:
    """Give the BCP 47 tag of a language that names and dates can be written in.

    Raises `SettingsError`.
    """
    normal = tag.replace("_", "-")
    try:
        Locale.parse(normal, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        message = f"language: {tag!r} is not a language tag. Use a BCP 47 tag such as en or pt-BR."
        raise SettingsError(message) from error
    return normal


def read_prefix(text: str) -> str:
    """Give the path below which the news stand, without a leading and with a closing slash.

    Raises `SettingsError` for a path that leaves the site.
    """
    parts = PurePosixPath(text.strip().strip("/")).parts
    if ".." in parts:
        message = f"path: {text!r} leaves the site. Give a path below the site's root."
        raise SettingsError(message)
    return "".join(f"{part}/" for part in parts)


def clock() -> datetime:
    """Give the present moment, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)
