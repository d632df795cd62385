"""What a build has done, for people and for the program that uploads the site."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_briefings.build.state import STATE

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.build.finish import PublishResult
    from mkdocs_briefings.build.group_renderer import StaleOutput
    from mkdocs_briefings.build.load import LoadResult
    from mkdocs_briefings.build.publish import SiteChanges
    from mkdocs_briefings.build.render import RenderedSite

CHANGED_FEEDS = STATE.with_name("feeds.json")
"""The part of the last build's report that `briefings ping` reads, relative to the project."""

_FEW = 10
"""How many files with one reason are named one by one."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """A build that has ended well."""

    sites: tuple[RenderedSite, ...]
    """The site in each of its languages, the default first."""

    finished: PublishResult
    seconds: float
    """How long it took, from the first file that was read."""

    @property
    def loaded(self) -> LoadResult:
        """What was read, as the site in its default language has it."""
        return self.sites[0].context.loaded

    @property
    def rendered(self) -> tuple[StaleOutput, ...]:
        """Outputs that were rendered, each with the reason."""
        return tuple(stale for each in self.sites for stale in each.rendered.stale)

    @property
    def reused(self) -> int:
        """How many outputs were left as they were published."""
        return sum(each.rendered.reused for each in self.sites)

    @property
    def briefings(self) -> int:
        """How many are published, those in each language counted."""
        return sum(each.context.loaded.archive.count for each in self.sites)

    @property
    def published(self) -> SiteChanges:
        """What was changed in the site."""
        return self.finished.published

    @property
    def feeds(self) -> list[str]:
        """Whole addresses of the feeds that have changed, without the parts of their archives."""
        urls = self.loaded.archive.urls
        written = filter(urls.is_feed, self.published.written)
        return [urls.absolute(quote(path)) for path in written]

    @property
    def summary(self) -> str:
        """The build in one line."""
        archive, published = self.loaded.archive, self.published
        return (
            f"Briefings: {self.briefings}; countries: {len(archive.countries)}; "
            f"sources: {len(archive.sources)}. "
            f"Rendered: {len(self.rendered)}; reused: {self.reused}. "
            f"Files written: {len(published.written)}; unchanged: {self.finished.unchanged}; "
            f"removed: {len(published.removed)}. "
            f"{self.seconds:.1f} s, {self.finished.megabytes:.1f} MB."
        )

    @property
    def explanation(self) -> str:
        """What was rendered and why: a line each, or one for all that have a reason in common."""
        by_reason: dict[str, list[str]] = {}
        for stale in self.rendered:
            by_reason.setdefault(stale.reason, []).append(f"/{stale.url}")
        lines = []
        for reason, urls in by_reason.items():
            few = len(urls) <= _FEW
            lines += (
                [f"{url}: {reason}" for url in urls] if few else [f"{len(urls)} files: {reason}"]
            )
        return "\n".join(lines)

    def as_json(self) -> str:
        """Give the report as JSON text; paths are relative to the site's folder."""
        rendered = [{"path": stale.path, "reason": stale.reason} for stale in self.rendered]
        whole = {
            "briefings": self.briefings,
            "rendered": rendered,
            "reused": self.reused,
            "written": self.published.written,
            "unchanged": self.finished.unchanged,
            "removed": self.published.removed,
            "feeds": self.feeds,
            "skipped": self.loaded.skipped,
            "seconds": round(self.seconds, 3),
            "megabytes": round(self.finished.megabytes, 3),
        }
        return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def note_changed_feeds(feeds: list[str], root: Path) -> None:
    """Keep the addresses of the feeds that a build has changed. Raises `OSError`."""
    (root / CHANGED_FEEDS).write_text(json.dumps({"feeds": feeds}), encoding="utf-8")
