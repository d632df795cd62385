"""An old archive in a temporary folder, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from mkdocs_briefings.importing.context import ImportOptions
from mkdocs_briefings.importing.importers import find_importer
from mkdocs_briefings.importing.mapping import ImportMapping
from mkdocs_briefings.importing.mapping_file import read_mapping
from mkdocs_briefings.importing.run import run_import
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.reading.file import open_file
from mkdocs_briefings.reading.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.importer import Importer
    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.write.report import ImportReport

ANY_KEYS = "title: A title\ndate: 2020-01-02\nsummary: A summary.\n"
"""Front matter in which nothing is wrong or missing."""


NOW = datetime(2026, 1, 1, tzinfo=UTC)
"""The moment of an import."""


@dataclass(frozen=True)
class PostList:
    """An importer of what a test has made."""

    items: tuple[OldPost | Problem, ...]
    name: str = "post-list"

    def posts(self, _path: Path, /) -> Iterator[OldPost | Problem]:
        """Give it, whatever the archive is."""
        return iter(self.items)


@dataclass(frozen=True)
class OldArchive:
    """Imports what a test puts into the old archive."""

    folder: Path
    site_path: str = ""
    """Where on its host the new site stands."""

    languages: tuple[str, ...] = ()
    """Those of a new site in several, the default first."""

    @property
    def old(self) -> Path:
        """The old archive."""
        return self.folder / "old"

    @property
    def new(self) -> Path:
        """The folder of the briefings."""
        return self.folder / "new/briefings"

    def write(self, path: str, content: str | bytes = "") -> Path:
        """Put a file into the old archive."""
        file = self.old / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def post(self, path: str, keys: str = "", body: str = "Text.\n") -> Path:
        """Put a post with sound front matter, and further keys, into the old archive."""
        return self.write(path, f"---\n{ANY_KEYS}{keys}---\n{body}")

    def run(
        self,
        importer: str | Importer = "hugo",
        mapping: str = "",
        folder: str = "",
        country: str | None = "NO",
        media: str = "",
    ) -> ImportReport:
        """Import the archive with that mapping."""
        self.old.mkdir(parents=True, exist_ok=True)
        chosen = find_importer(importer) if isinstance(importer, str) else importer
        keys = ImportMapping()
        if mapping:
            file = self.folder / "mapping.yml"
            file.write_text(mapping, encoding="utf-8")
            keys = read_mapping(file, chosen)
        options = ImportOptions(
            archive=self.old / folder,
            media=self.folder / media if media else None,
            mapping=keys,
            briefings_dir=self.new,
            sources_dir=self.folder / "new/docs/sources",
            country=country,
            site_zone=ZoneInfo("UTC"),
            now=NOW,
            site_path=self.site_path,
            languages={
                tag: f"{tag}/" if number else "" for number, tag in enumerate(self.languages)
            },
        )
        return run_import(chosen, options, lambda *_progress: None)

    def paths(self) -> list[str]:
        """Give the paths of all files among the briefings."""
        files = (path for path in self.new.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.new).as_posix() for path in files)

    def old_addresses(self, report: ImportReport) -> dict[str, tuple[str, ...]]:
        """Give what leads to each briefing, by the path of its post in the archive."""
        return {
            Path(pair.old).relative_to(self.old).as_posix(): self.keys(
                Path(pair.new).relative_to(self.new).as_posix()
            ).aliases
            for pair in report.imported
        }

    def text(self, path: str = "") -> str:
        """Give the text of a briefing; without a path, of the only one."""
        return self._file(path).read_text(encoding="utf-8")

    def keys(self, path: str = "") -> BriefingKeys:
        """Give the validated keys of a briefing; without a path, of the only one."""
        file = open_file(self._file(path), path)
        return validate(BriefingKeys, file.front_matter, path, ReadingContext())

    def body(self, path: str = "") -> str:
        """Give the body of a briefing; without a path, of the only one."""
        return open_file(self._file(path), path).body.strip("\n")

    def _file(self, path: str) -> Path:
        if path:
            return self.new / path
        (only,) = self.new.rglob("*.md")
        return only


@pytest.fixture
def archive(tmp_path: Path) -> OldArchive:
    """Give an empty archive."""
    return OldArchive(tmp_path)
