"""Write small newsrooms of real files, and read them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.build.open_archive import open_archives
from mkdocs_briefings.settings import Settings
from tests.plain_reading import Newsroom, check_addresses, read_newsroom

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.reading.documents import Briefing

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
"""The moment at which the newsrooms are read."""

KEYS: Mapping[str, str] = {
    "title": "Rail link opens",
    "date": "2026-10-30",
    "summary": "The first train has run.",
    "countries": "[UA]",
}
"""The required keys of a briefing, each with its value in YAML."""

PROFILE = """\
---
title: Kyiv Post
url: https://www.kyivpost.com/
country: UA
language: en
---
"""
"""A valid profile of a source."""


def text(body: str = "", **keys: str | None) -> str:
    """Give a briefing whose keys have these values in YAML; None leaves a key out."""
    merged = {**KEYS, **keys}
    lines = (f"{key}: {value}\n" for key, value in merged.items() if value is not None)
    return f"---\n{''.join(lines)}---\n{body}"


@dataclass(frozen=True, slots=True)
class NewsroomFolder:
    """A project's folder, and how it is read."""

    settings: Settings

    @property
    def root(self) -> Path:
        """Absolute path of the folder."""
        return self.settings.root

    def having(self, **changes: Any) -> NewsroomFolder:  # noqa: ANN401 - settings of many types
        """Give the same folder, read with other settings."""
        return NewsroomFolder(replace(self.settings, **changes))

    def write(self, files: Mapping[str, str | bytes]) -> NewsroomFolder:
        """Write files by their path relative to the folder; text as UTF-8."""
        for path, content in files.items():
            place = self.root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def read(self) -> Newsroom:
        """Read every file."""
        return read_newsroom(self.settings)

    def problems(self) -> list[str]:
        """Give every problem as it is printed, address clashes included."""
        newsroom = self.read()
        problems = (*newsroom.problems, *check_addresses(newsroom, self.settings))
        return [str(problem) for problem in sorted(problems, key=lambda each: each.sort_key)]

    def briefing(self, content: str | bytes, path: str = "briefings/a.md") -> Briefing:
        """Write and read one briefing that has no errors."""
        newsroom = self.write({path: content}).read()
        found = [briefing for briefing in newsroom.briefings if briefing.path == path]
        assert found, [str(problem) for problem in newsroom.problems]
        return found[0]

    def archive(self) -> Archive:
        """Read every file and group what is published; there must be no problem."""
        assert self.problems() == []
        return open_archive(self.settings)


def open_archive(settings: Settings) -> Archive:
    """Give what the engine reads of a project, which remembers it there."""
    with open_archives(settings) as (archive, *_):
        return archive


def make_folder(root: Path) -> NewsroomFolder:
    """Give an empty project's folder, read as a site in UTC."""
    return NewsroomFolder(
        Settings(
            root=root,
            docs_dir=root / "docs",
            site_dir=root / "site",
            briefings_dir=root / "briefings",
            sources_dir=root / "docs" / "sources",
            stories_dir=root / "docs" / "stories",
            site_name="Overview",
            site_url="https://overview.example/",
            now=NOW,
        )
    )
