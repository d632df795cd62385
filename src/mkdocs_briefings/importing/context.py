"""What an import depends on besides the archive itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.addresses.pattern import PatternAddresses
from mkdocs_briefings.importing.mapping import ImportMapping

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, tzinfo
    from pathlib import Path

    from markdown.extensions import Extension

    from mkdocs_briefings.importing.addresses.scheme import AddressScheme
    from mkdocs_briefings.importing.importer import OldSite


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What a person asks of an import."""

    archive: Path
    """The old archive: a folder or a file."""

    media: Path | None = None
    """A folder with the archive's images and other files, if it is not a part of it."""

    mapping: ImportMapping = field(default_factory=ImportMapping)
    briefings_dir: Path
    """Where the briefings go."""

    sources_dir: Path
    """Where the sources' profiles are, and go."""

    country: str | None = None
    """Country of posts that name none."""

    source: str | None = None
    """Source of posts that name none."""

    site_zone: tzinfo
    """Time zone of the site: it decides on which day a briefing appears."""

    now: datetime
    """The moment for which the summary tells what is published, with an offset."""

    site_path: str = ""
    """Where on its host the site stands, such as `/news`; empty where it has the whole."""

    archive_zone: tzinfo | None = None
    """Time zone of the archive, if somebody says it."""

    site_language: str = "en"
    languages: Mapping[str, str] = field(default_factory=dict)
    """The languages of a site that is in several, the default first.

    By their tags, each with where its news stand below the site's root.
    """

    prefix: str = ""
    """Where the news stand below the site's root: empty, or a path with a slash at its end."""

    markup_limit: int = 1_000
    nesting_limit: int = 100
    """The limits of the site: what goes past one of them cannot be published."""

    markdown_extensions: Sequence[str | Extension] = ("toc", "tables", "fenced_code")
    """What the site reads Markdown with; MkDocs' own choice if there is no site yet."""

    markdown_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """How these extensions are set up."""

    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportContext:
    """What every post is read with."""

    options: ImportOptions
    site: OldSite
    sources: frozenset[str] = frozenset()
    """Slugs of the profiles that there are."""

    @property
    def old_zone(self) -> tzinfo | None:
        """Time zone of the old site: what a person says counts more than its configuration."""
        return self.options.archive_zone or self.site.zone

    @property
    def zone(self) -> tzinfo:
        """Time zone of dates without an offset."""
        return self.old_zone or self.options.site_zone

    @property
    def default_language(self) -> str:
        """Language of posts that name none."""
        return settled_language(self.options, self.site)

    @property
    def address_scheme(self) -> AddressScheme:
        """What makes the old addresses, with the mapping's pattern if it has one."""
        scheme = self.site.address_scheme or PatternAddresses(self.site.permalink)
        pattern = self.options.mapping.permalink
        return scheme.with_pattern(pattern) if pattern else scheme


def settled_language(options: ImportOptions, site: OldSite) -> str:
    """Give the language of posts that name none: what the mapping says, the old site, or ours.

    An old site in `en-US` is not in another language than ours in `en`.
    """
    old = options.mapping.default_language or site.default_language or options.site_language
    names = {tag.partition("-")[0] for tag in (old, options.site_language)}
    is_ours = len(names) == 1 and options.mapping.default_language is None
    return options.site_language if is_ours else old
