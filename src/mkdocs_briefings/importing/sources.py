"""Read the archive's own list of sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import BriefingsError, Problem
from mkdocs_briefings.importing.adapters.old_file import (
    NoFrontMatterError,
    UnreadableOldFileError,
    open_old_file,
)
from mkdocs_briefings.importing.context import settled_language
from mkdocs_briefings.importing.convert.profiles import NewProfile, make_profile
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.reading.discover import discover
from mkdocs_briefings.reading.validate import InvalidKeysError

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.importing.context import ImportOptions
    from mkdocs_briefings.importing.importer import OldSite


class UnknownSourceError(BriefingsError):
    """The source that posts shall have by default has no profile."""


@dataclass(frozen=True, slots=True)
class SourceRegistry:
    """The archive's own list of sources."""

    folder: Path | None = None
    """Where it stands, links resolved; None where there is none."""

    profiles: tuple[NewProfile, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What is wrong with some of them."""

    files: frozenset[Path] = frozenset()
    """The files that were read, links resolved: they are no posts."""


def read_registry(site: OldSite, options: ImportOptions) -> SourceRegistry:
    """Read the list of sources in the mapping's folder, or in that of the old site."""
    named = options.mapping.sources.folder
    folder = options.archive / named if named else site.registry
    if folder is None or not folder.is_dir():
        return SourceRegistry()
    language = settled_language(options, site)
    profiles: list[NewProfile] = []
    problems: list[Problem] = []
    files = [file for file in discover(folder) if file.stem not in {"_index", "index"}]
    for file in files:
        name = f"{folder.as_posix()}/{file.relative_to(folder).as_posix()}"
        try:
            old = open_old_file(file, name).as_post(name)
            profiles.append(make_profile(old, file.stem, options, language))
        except UnreadableOldFileError as error:
            problems.append(error.problem)
        except InvalidKeysError as error:
            problems.extend(error.problems)
        except NoFrontMatterError:
            problems.append(Problem(name, 1, "It has no front matter, so it is no source."))
    resolved = frozenset(file.resolve() for file in files)
    return SourceRegistry(folder.resolve(), tuple(profiles), tuple(problems), resolved)


def known_sources(registry: SourceRegistry, options: ImportOptions) -> frozenset[str]:
    """Give the slugs of the profiles that there are, and of those that there will be."""
    there = {slugify(file.stem) for file in discover(options.sources_dir) if file.stem != "index"}
    return frozenset(there | {profile.slug for profile in registry.profiles})


def check_default_sources(known: frozenset[str], options: ImportOptions) -> None:
    """Make sure that posts can have the source that they shall have by default.

    Raises `UnknownSourceError`.
    """
    mapping = options.mapping
    for origin, source in (
        ("--source", options.source),
        ("The mapping's `defaults`", mapping.defaults.get("source")),
        ("The mapping's `constants`", mapping.constants.get("source")),
    ):
        if source and slugify(str(source)) not in known:
            profile = options.sources_dir / f"{slugify(str(source))}.md"
            message = f"{origin}: There is no profile {profile.as_posix()}. Write it first."
            raise UnknownSourceError(message)
