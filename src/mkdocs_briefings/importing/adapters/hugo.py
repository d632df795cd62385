"""Find one's way in a site of Hugo."""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath

from mkdocs_briefings.importing.adapters.layout import Layout, is_markdown
from mkdocs_briefings.importing.file_names import day_of_folders, take_apart
from mkdocs_briefings.importing.old_post import Candidate


def hugo_layout(folder: Path) -> Layout:
    """Give the layout of a site of Hugo, of its folder `content`, or of one section."""
    inside = folder / "content"
    start = inside if inside.is_dir() else folder
    above = next((path for path in (start, *start.parents) if path.name == "content"), None)
    # Without a folder `content` around it, what was given is a section: its name is in the address.
    content = above or folder.parent
    site = above.parent if above else folder
    is_bundle = cache(_is_bundle)

    def why_no_post(file: Path) -> str:
        base = take_apart(file.name).base
        if base == "_index":
            return "It is a section's own page, not a post."
        if base == "index" and is_markdown(file):
            return (
                "It is the page of the folder itself, not a post." if file.parent == start else ""
            )
        parents = (path for path in file.parents if path != start and path.is_relative_to(start))
        is_part = any(map(is_bundle, parents))
        return "It is part of a page bundle, not a post of its own." if is_part else ""

    return Layout(
        folder=folder,
        start=start,
        content=content,
        site=site,
        assets=(site / "static", site / "assets"),
        registry=content / "sources" if above else None,
        permalink="/:sections/:slugorfilename/",
        why_no_post=why_no_post,
        candidate=lambda file, path: _candidate(file, path, content),
    )


def _is_bundle(folder: Path) -> bool:
    return any(
        is_markdown(path) and take_apart(path.name).base == "index" for path in folder.iterdir()
    )


def _candidate(file: Path, path: str, content: Path) -> Candidate:
    place = PurePosixPath(file.relative_to(content).as_posix())
    name = take_apart(file.name)
    bundle = file.parent if name.base == "index" else None
    named = take_apart(file.parent.name) if bundle else name
    return Candidate(
        file=file,
        path=path,
        place=place,
        base=file.parent.name if bundle else name.base,
        name=named.name,
        sections=place.parent.parts[:-1] if bundle else place.parent.parts,
        language=name.language,
        day=named.day or day_of_folders(place.parent.parts),
        bundle=bundle,
    )
