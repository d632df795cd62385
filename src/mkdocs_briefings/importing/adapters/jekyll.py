"""Find one's way in a site of Jekyll."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from mkdocs_briefings.importing.adapters.layout import Layout
from mkdocs_briefings.importing.file_names import day_of_folders, take_apart
from mkdocs_briefings.importing.old_post import Candidate

_FOLDERS = frozenset({"_posts", "_drafts"})


def jekyll_layout(folder: Path) -> Layout:
    """Give the layout of a site of Jekyll, or of its folder `_posts` or `_drafts`."""
    around = (path.parent for path in (folder, *folder.parents) if path.name in _FOLDERS)
    site = next(around, folder)

    def why_no_post(file: Path) -> str:
        is_there = _FOLDERS & set(file.relative_to(site).parts)
        return "" if is_there else "It stands in no `_posts` or `_drafts` folder."

    return Layout(
        folder=folder,
        start=folder,
        content=site,
        site=site,
        assets=(site,),
        permalink="/:categories/:year/:month/:day/:title.html",
        why_no_post=why_no_post,
        candidate=lambda file, path: _candidate(file, path, site),
    )


def _candidate(file: Path, path: str, site: Path) -> Candidate:
    place = PurePosixPath(file.relative_to(site).as_posix())
    name = take_apart(file.name)
    mark = min(place.parts.index(part) for part in _FOLDERS if part in place.parts)
    return Candidate(
        file=file,
        path=path,
        place=place,
        base=name.name or name.base,
        name=name.name,
        categories=place.parts[:mark],
        language=name.language,
        day=name.day or day_of_folders(place.parent.parts),
        is_draft=place.parts[mark] == "_drafts",
    )
