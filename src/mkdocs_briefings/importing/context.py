"""What an import depends on besides the archive itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.mapping import ImportMapping

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo
    from pathlib import Path

    from markdown.extensions import Extension

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

    archive_zone: tzinfo | None = None
    """Time zone of the archive's dates without an offset, if not the site's."""

    site_language: str = "en"
    prefix: str = ""
    """Where the news stand below the site's root: empty, or a path with a slash at its end."""

    markdown_extensions: Sequence[str | Extension] = ("toc", "tables", "fenced_code")
    """What the site reads Markdown with; MkDocs' own choice if there is no site yet."""

    markdown_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """How these extensions are set up."""

    dry_run: bool = False

    @property
    def zone(self) -> tzinfo:
        """Time zone of dates without an offset."""
        return self.archive_zone or self.site_zone

    @property
    def default_language(self) -> str:
        """Language of posts that name none."""
        return self.mapping.default_language or self.site_language


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportContext:
    """What every post is read with."""

    options: ImportOptions
    site: OldSite
    sources: frozenset[str] = frozenset()
    """Slugs of the profiles that there are."""
