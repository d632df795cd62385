"""Tell of running stories that nobody has named, and of profiles of stories that nobody tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.reading.close_words import did_you_mean
from mkdocs_briefings.reading.positions import line_of_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.settings import Settings


def story_problems(archive: Archive, settings: Settings) -> Iterator[Problem]:
    """Give a warning for each story without a profile, and for each profile without a briefing."""
    unused = _unused(archive)
    folder = settings.relative(settings.stories_dir)
    named = archive.story_profiles.keys() | archive.given.stories.keys()
    for slug in archive.stories.keys() - named:
        path = archive.stories[slug][-1].item.path
        yield Problem(
            path,
            line_of_key(settings.root, path, "story"),
            f"The story {quoted(slug)} has no title: its page is called by its newest headline.",
            did_you_mean(slug, unused) or f"Write one into {folder}/{slug}.md.",
            Severity.WARNING,
        )
    for slug in unused:
        yield Problem(
            archive.story_profiles[slug].path,
            1,
            f"No briefing tells the story {quoted(slug)}, so it has no page.",
            f"Write `story: {slug}` into one, or remove the file.",
            Severity.WARNING,
        )


def _unused(archive: Archive) -> list[str]:
    unused = archive.story_profiles.keys() - archive.stories.keys()
    if not unused:
        return []
    # A story may wait for its first briefing. So all are looked through, which takes a while.
    days, store = archive.store.days, archive.store
    told = {record.story for day in days for record in store.of_day(day)}
    return sorted(unused - told)
