"""Tell of names that are given to what is not there, and of those that are given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.topics import topic_key
from mkdocs_briefings.reading.close_words import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.reading.documents import Source, StoryProfile
    from mkdocs_briefings.reading.given_names import NamesFile
    from mkdocs_briefings.reading.translated_profiles import TranslatedProfiles


def twice_named(
    file: NamesFile, originals: TranslatedProfiles, translated: TranslatedProfiles
) -> Iterator[Problem]:
    """Give an error for each name that the translation of a profile gives, too."""
    yield from _twice(file, "sources", file.keys.sources, originals.sources, translated.sources)
    yield from _twice(file, "stories", file.keys.stories, originals.stories, translated.stories)


def _twice(
    file: NamesFile,
    kind: str,
    written: Mapping[str, str],
    originals: Iterable[Source | StoryProfile],
    translated: Iterable[Source | StoryProfile],
) -> Iterator[Problem]:
    titles = {each.slug: each.keys.title for each in originals}
    others = {each.slug: each for each in translated if each.keys.title != titles.get(each.slug)}
    for key in written:
        profile = others.get(slugify(key))
        if profile is not None:
            message = f"{profile.path} has a `title`, too, which is the name."
            yield file.problem(kind, key, message, "Remove one of them.")


def unknown_names(
    files: Iterable[NamesFile], archives: Iterable[Archive], sources: Iterable[str]
) -> Iterator[Problem]:
    """Give a warning for each name of what no briefing has, and of sources without a profile.

    `archives` are those of the site in each language, `sources` the slugs of all profiles.
    """
    files, archives = tuple(files), tuple(archives)
    if not files:
        return
    topics = {key: text for each in archives for key, (text, _) in each.topics.items()}
    stories = {slug for each in archives for slug in (*each.stories, *each.story_profiles)}
    slugs = frozenset(sources)
    for file in files:
        for key in file.keys.topics:
            if topic_key(key) not in topics:
                message = f"No briefing that is published has the topic {quoted(key)}."
                near = did_you_mean(key, (each.lower() for each in topics.values()))
                yield _unknown(file, "topics", key, message, near)
        for key in file.keys.sources:
            if slugify(key) not in slugs:
                message = f"There is no source {quoted(key)}."
                yield _unknown(file, "sources", key, message, did_you_mean(key, slugs))
        for key in file.keys.stories:
            if slugify(key) not in stories:
                message = f"There is no story {quoted(key)}."
                yield _unknown(file, "stories", key, message, did_you_mean(key, stories))


def _unknown(file: NamesFile, kind: str, key: str, message: str, near: str) -> Problem:
    hint = near or "Correct it, or remove the line."
    return file.problem(kind, key, message, hint, Severity.WARNING)
