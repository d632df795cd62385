"""Import blogs of Material for MkDocs."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.adapters.folder_importer import FolderImporter
from mkdocs_briefings.importing.adapters.layout import FolderLayout, folders_to_search
from mkdocs_briefings.importing.adapters.people import read_people
from mkdocs_briefings.importing.file_names import address_part, day_of_folders, take_apart
from mkdocs_briefings.importing.importer import OldSite
from mkdocs_briefings.importing.old_post import PostFile

if TYPE_CHECKING:
    from mkdocs_briefings.importing.old_post import OldPost

_PEOPLE = (".authors.yml", "../.authors.yml")


def _layout(folder: Path) -> FolderLayout:
    """Give the layout of a blog, from the folder of its project, its pages or its posts."""
    start = _posts_folder(folder) or folder
    blog = start.parent if start.name == "posts" else start
    above = [path for path in (blog, *blog.parents) if (path.parent / "mkdocs.yml").is_file()]
    docs = above[0] if above else blog.parent
    prefix = blog.relative_to(docs).as_posix().strip(".")
    return FolderLayout(
        folder=folder,
        start=start,
        site=OldSite(
            root=docs,
            assets=(docs,),
            permalink=f"/{prefix}/:year/:month/:day/:slug/",
            people=read_people((start, docs), _PEOPLE),
            steering_keys=frozenset({"template", "hide"}),
            titles_are_headings=True,
        ),
        why_no_post=lambda _file: "",
        post=lambda file, post: _post(file, post, docs),
    )


def _posts_folder(folder: Path) -> Path | None:
    if folder.name == "posts":
        return folder
    for parent, folders, _names in os.walk(folder):
        folders[:] = sorted(folders_to_search(folders))
        if "posts" in folders:
            return Path(parent, "posts")
    return None


def _post(file: Path, post: OldPost, docs: Path) -> OldPost:
    place = PurePosixPath(file.relative_to(docs).as_posix())
    name = take_apart(file.name)
    named = take_apart(file.parent.name) if name.base == "index" else name
    slug = post.text_value("slug")
    return replace(
        post,
        slug=address_part(slug) if slug else None,
        language=name.language,
        day=named.day or day_of_folders(place.parent.parts),
        file=PostFile(
            path=file,
            place=place,
            base=named.base,
            name=named.name,
            address_name=address_part(named.base),
        ),
    )


MKDOCS_BLOG = FolderImporter("mkdocs-blog", _layout)
