"""The private project that an engine builds: a copy of what of the site is its business.

What has not changed is not written again, so that an engine may go by the times of files.
"""

from __future__ import annotations

import os
import posixpath
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import files_below
from mkdocs_briefings.docs_engines.configuration import written_for
from mkdocs_briefings.docs_engines.links import with_marks
from mkdocs_briefings.docs_engines.marks import marking_templates
from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.rendering.page.docs_files import DocsFile
from mkdocs_briefings.rendering.page.standing import names_of_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.configuration.loaded_config import LoadedConfig
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings

CONFIGURATION = "mkdocs.yml"
"""What its configuration is called, whatever the engine."""

_OURS = "briefings"
"""The folder of a theme in which templates of the news are."""


@dataclass(frozen=True, slots=True)
class EngineProject:
    """The folder of an engine."""

    folder: Path
    sources: Mapping[str, str]
    """The pages in it, by their paths in its `docs/`: each with that of the file it is made of."""

    fingerprint: str
    """Stands for all that is in it."""

    @property
    def site(self) -> Path:
        """The folder that the engine builds into."""
        return self.folder / "site"

    @property
    def configuration(self) -> Path:
        """Its configuration."""
        return self.folder / CONFIGURATION


def write_project(
    folder: Path, name: str, config: LoadedConfig, standing: StandingFiles, settings: Settings
) -> EngineProject:
    """Write it for the engine of that name. Raises `OSError`."""
    docs = [file for file in standing.files if file.src_dir == str(settings.docs_dir)]
    # Nothing of it is made from a file that MkDocs leaves out of every site.
    pages = {
        _place(each): each.src_uri
        for each in docs
        if each.is_documentation_page() and each.inclusion.is_included()
    }
    moved = {source: place for place, source in pages.items() if source != place}
    nav = _navigation(pages, standing) if moved and not config.nav else None
    path = Path(config.config_file_path)
    files = {
        CONFIGURATION: written_for(name, path, moved, nav).encode(),
        **dict(_pages(pages, moved, standing, settings)),
        **{f"theme/{place}": data for place, data in _theme(config, settings)},
    }
    made_of = set(pages.values())
    others = [each for each in docs if each.src_uri not in made_of]
    files |= {f"docs/{each.src_uri}": each.content_bytes for each in others}
    for place, data in files.items():
        _write(folder / place, data)
    _remove_others(folder, files)
    stamp = fingerprint_of(*(part for pair in sorted(files.items()) for part in pair))
    return EngineProject(folder, pages, stamp.hex())


def _place(file: object) -> str:
    """Give where a page stands in the project, so that it is made where it is to be."""
    assert isinstance(file, DocsFile)  # noqa: S101 - read without MkDocs there are no others
    if not file.place:
        return file.src_uri
    folder, name = posixpath.split(file.place)
    is_folder = file.has_folders and name == "index.html" and not _is_index(file.src_uri)
    return f"{folder}.md" if is_folder else posixpath.join(folder, f"{name[: -len('.html')]}.md")


def _is_index(path: str) -> bool:
    return posixpath.basename(path).partition(".")[0] in {"index", "README"}


def _pages(
    pages: Mapping[str, str], moved: Mapping[str, str], standing: StandingFiles, settings: Settings
) -> Iterator[tuple[str, bytes]]:
    docs = settings.relative(settings.docs_dir)
    there = {
        f"{docs}/{file.src_uri}" for file in standing.files if file.inclusion.is_included()
    } - {f"{docs}/{each}" for each in moved}
    outside = tuple(
        f"{settings.relative(folder)}/"
        for folder in (settings.briefings_dir, settings.sources_dir, settings.stories_dir)
    )
    translated = {f"{docs}/{each}" for each in standing.translations}
    for place, source in pages.items():
        text = standing.files.src_uris[source].content_string
        is_moved = source in moved

        def is_foreign(path: str, *, is_moved: bool = is_moved) -> bool:
            if path in translated or path.startswith(outside):
                return True
            is_known = path in there or path.removeprefix(f"{docs}/") in moved
            return is_known and (is_moved or path not in there)

        marked = with_marks(text, f"{docs}/{source}", settings.root, is_foreign)
        yield f"docs/{place}", marked.encode(errors="surrogatepass")


def _navigation(pages: Mapping[str, str], standing: StandingFiles) -> list[object]:
    """Give that of a site that writes none: without translations, which stand in no navigation."""
    languages = standing.translations.values()
    translated = {file.src_uri for files in languages for file in list(files.values())[1:]}
    tree: dict[str, object] = {}
    for source in sorted(pages.values(), key=_in_order):
        if source not in translated:
            *folders, _ = source.split("/")
            below: dict[str, object] = tree
            for each in folders:
                below = below.setdefault(f"{each}/", {})  # type: ignore[assignment]
            below[source] = source
    return _listed(tree)


def _in_order(path: str) -> tuple[bool, str, bool, str]:
    folder = posixpath.dirname(path)
    return folder != "", folder, not _is_index(path), path


def _listed(tree: Mapping[str, object]) -> list[object]:
    return [
        {name.strip("/").replace("-", " ").replace("_", " ").capitalize(): _listed(below)}
        if isinstance(below, dict)
        else below
        for name, below in tree.items()
    ]


def _theme(config: LoadedConfig, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Give the site's own templates and files; what is ours to make leaves a mark in theirs."""
    own = config.theme.custom_dir
    for path in files_below(Path(own)) if own is not None else ():
        if not path.startswith(f"{_OURS}/"):
            yield path, Path(own or "", path).read_bytes()
    for name in names_of_ours(settings):
        yield name, b""  # and not the theme's, which may not be made to be a page of this site
    for name, text in marking_templates(own):
        yield f"{_OURS}/{name}", text.encode()


def _write(path: Path, data: bytes) -> None:
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _remove_others(folder: Path, known: Iterable[str]) -> None:
    wanted = set(known)
    for name in ("docs", "theme"):
        for place, folders, names in os.walk(folder / name, topdown=False):
            for each in names:
                path = Path(place, each)
                if path.relative_to(folder).as_posix() not in wanted:
                    path.unlink()
            for each in folders:
                path = Path(place, each)
                if not any(path.iterdir()):
                    shutil.rmtree(path)
