"""Find one's way in a blog of Material for MkDocs."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from mkdocs_briefings.importing.adapters.layout import Layout, folders_to_search
from mkdocs_briefings.importing.file_names import day_of_folders, take_apart
from mkdocs_briefings.importing.old_post import Candidate


def mkdocs_blog_layout(folder: Path) -> Layout:
    """Give the layout of a blog, from the folder of its project, its pages or its posts."""
    start = _posts_folder(folder) or folder
    blog = start.parent if start.name == "posts" else start
    above = [path for path in (blog, *blog.parents) if (path.parent / "mkdocs.yml").is_file()]
    docs = above[0] if above else blog.parent
    prefix = blog.relative_to(docs).as_posix().strip(".")
    return Layout(
        folder=folder,
        start=start,
        content=docs,
        site=docs,
        assets=(docs,),
        permalink=f"/{prefix}/:year/:month/:day/:slug/",
        why_no_post=lambda _file: "",
        candidate=lambda file, path: _candidate(file, path, docs),
    )


def _posts_folder(folder: Path) -> Path | None:
    if folder.name == "posts":
        return folder
    for parent, folders, _names in os.walk(folder):
        folders[:] = sorted(folders_to_search(folders))
        if "posts" in folders:
            return Path(parent, "posts")
    return None


def _candidate(file: Path, path: str, docs: Path) -> Candidate:
    place = PurePosixPath(file.relative_to(docs).as_posix())
    name = take_apart(file.name)
    named = take_apart(file.parent.name) if name.base == "index" else name
    return Candidate(
        file=file,
        path=path,
        place=place,
        base=named.base,
        name=named.name,
        language=name.language,
        day=named.day or day_of_folders(place.parent.parts),
    )
