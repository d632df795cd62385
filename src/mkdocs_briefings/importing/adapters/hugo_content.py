"""Where the content of a site of Hugo is, and what the paths of its files say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.adapters.layout import is_markdown
from mkdocs_briefings.importing.file_names import read_language, take_apart, without_ending
from mkdocs_briefings.importing.globs import glob_expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.importing.adapters.hugo_config import HugoLanguages
    from mkdocs_briefings.importing.adapters.old_config import OldConfig

_CONTENT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """A folder with content, and the place that Hugo gives it."""

    source: Path
    target: tuple[str, ...] = ()
    """The folders below `content` that its files seem to be in."""

    language: str = ""
    """The key of the language of files that do not name theirs."""

    patterns: tuple[str, ...] = ()
    """Which files count, and with a `!` in front which do not; none for all."""

    def has(self, file: Path) -> bool:
        """Whether a file of the folder counts."""
        path = "/" + file.relative_to(self.source).as_posix()
        kept = [pattern for pattern in self.patterns if not pattern.startswith("!")]
        dropped = [pattern[1:].strip() for pattern in self.patterns if pattern.startswith("!")]
        return not _any_fits(dropped, path) and (not kept or _any_fits(kept, path))


def _any_fits(patterns: list[str], path: str) -> bool:
    rooted = (f"/{pattern.lstrip('/')}" for pattern in patterns)
    return any(glob_expression(pattern.lower()).fullmatch(path.lower()) for pattern in rooted)


def read_mounts(config: OldConfig, root: Path, languages: HugoLanguages) -> tuple[Mount, ...]:
    """Read where the content of a site is."""
    mounted = tuple(_mounted(config, root))
    if mounted:
        return mounted
    main = config.folder(root, "contentDir", default=_CONTENT)
    sources = {
        key: config.folder(root, *place) if config.value(*place) else main
        for key, place in ((key, ("languages", key, "contentDir")) for key in languages.keys)
    }
    # Of a folder that several languages have, the main one is that of files that name none.
    ordered = sorted(languages.keys, key=lambda key: key != languages.main)
    firsts = {sources[key]: key for key in reversed(ordered)}
    return tuple(Mount(source=source, language=key) for source, key in firsts.items())


def _mounted(config: OldConfig, root: Path) -> Iterator[Mount]:
    mounts = config.value("module", "mounts")
    for position in range(len(mounts) if isinstance(mounts, list) else 0):
        place = ("module", "mounts", position)
        target = PurePosixPath(config.text(*place, "target"))
        if target.parts[:1] == (_CONTENT,):
            yield Mount(
                source=config.folder(root, *place, "source"),
                target=target.parts[1:],
                language=_language(config, place),
                patterns=(
                    *_patterns(config, (*place, "files")),
                    *_patterns(config, (*place, "includeFiles")),
                    *(f"!{each}" for each in _patterns(config, (*place, "excludeFiles"))),
                ),
            )


def _language(config: OldConfig, place: tuple[str | int, ...]) -> str:
    matrix = config.value(*place, "sites", "matrix", "languages")
    if not isinstance(matrix, list):
        return config.text(*place, "lang").lower()
    if len(matrix) != 1 or not str(matrix[0]).isalpha():
        keys = (*place, "sites", "matrix", "languages")
        config.note("A folder of content for several languages is taken for the first.", *keys)
    return str(matrix[0]).lower() if matrix else ""


def _patterns(config: OldConfig, keys: tuple[str | int, ...]) -> list[str]:
    value = config.value(*keys)
    return (
        [str(each) for each in value]
        if isinstance(value, list)
        else [config.text(*keys)] * bool(value)
    )


@dataclass(frozen=True, slots=True)
class ContentPath:
    """What the path of a file of content says."""

    folders: tuple[str, ...]
    """The folders below `content` that it is in."""

    base: str
    """Its name without ending and language."""

    language: str
    """The key of its language; empty where the site has none, or none is known."""

    has_suffix: bool
    """Whether its name says that language."""


@dataclass(frozen=True, slots=True)
class HugoContent:
    """Knows the place of each file of content."""

    mounts: tuple[Mount, ...]
    languages: HugoLanguages | None
    """None where they are not known: then each tag in a name is one."""

    def starts(self, folder: Path) -> tuple[Path, ...]:
        """Give the folders of content that are in a folder, none of them inside of another."""
        sources = sorted(
            {mount.source for mount in self.mounts if mount.source.is_relative_to(folder)}
        )
        if not sources and any(folder.is_relative_to(mount.source) for mount in self.mounts):
            return (folder,)
        return tuple(
            source
            for source in sources
            if not any(source != each and source.is_relative_to(each) for each in sources)
        )

    def mount_of(self, file: Path) -> Mount | None:
        """Give the innermost folder of content that a file is in."""
        around = [mount for mount in self.mounts if file.is_relative_to(mount.source)]
        return max(around, key=lambda mount: len(mount.source.parts), default=None)

    def path_of(self, file: Path) -> ContentPath:
        """Take the path of a file of content apart."""
        mount = self.mount_of(file)
        base, named = self.name_of(file.name)
        if mount is None:
            return ContentPath((), base, named, bool(named))
        folders = (*mount.target, *file.relative_to(mount.source).parts[:-1])
        main = self.languages.main if self.languages else ""
        return ContentPath(folders, base, named or mount.language or main, bool(named))

    def name_of(self, file_name: str) -> tuple[str, str]:
        """Part the name of a file, without its ending, from the language behind it."""
        if self.languages is None:
            parts = take_apart(file_name)
            return parts.base, (parts.language or "").lower()
        stem = without_ending(file_name)
        base, _dot, suffix = stem.rpartition(".")
        is_language = bool(base) and suffix.lower() in self.languages.keys
        return (base, suffix.lower()) if is_language else (stem, "")

    def tag_of(self, path: ContentPath) -> str | None:
        """Give the language tag of a file; None for the main language of the site."""
        if self.languages is None:
            return read_language(path.language) if path.language else None
        return (
            None if path.language == self.languages.main else self.languages.tags.get(path.language)
        )

    def is_bundle(self, folder: Path) -> bool:
        """Whether all in a folder belongs to one page."""
        return any(
            is_markdown(path) and self.name_of(path.name)[0] == "index" for path in folder.iterdir()
        )
