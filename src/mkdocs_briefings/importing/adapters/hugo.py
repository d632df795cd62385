"""Import sites of Hugo."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.adapters.folder_importer import FolderImporter
from mkdocs_briefings.importing.adapters.layout import FolderLayout, is_markdown
from mkdocs_briefings.importing.adapters.people import read_people
from mkdocs_briefings.importing.file_names import address_part, day_of_folders, take_apart
from mkdocs_briefings.importing.importer import MarkdownDialect, OldSite, TemplateLanguage
from mkdocs_briefings.importing.old_post import PostFile

if TYPE_CHECKING:
    from mkdocs_briefings.importing.old_post import OldPost

_PEOPLE = ("../data/authors.yml", "../data/authors.yaml")


def _layout(folder: Path) -> FolderLayout:
    """Give the layout of a site of Hugo, of its folder `content`, or of one section."""
    inside = folder / "content"
    start = inside if inside.is_dir() else folder
    above = next((path for path in (start, *start.parents) if path.name == "content"), None)
    # Without a folder `content` around it, what was given is a section: its name is in the address.
    content = above or folder.parent
    root = above.parent if above else folder
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

    return FolderLayout(
        folder=folder,
        start=start,
        site=OldSite(
            root=root,
            assets=(root / "static", root / "assets"),
            permalink="/:sections/:slugorfilename/",
            registry=content / "sources" if above else None,
            people=read_people((start, content), _PEOPLE),
            template_language=TemplateLanguage.SHORTCODES,
            markdown_dialect=MarkdownDialect.GOLDMARK,
            steering_keys=frozenset({"type", "layout"}),
            languages_are_prefixes=True,
        ),
        why_no_post=why_no_post,
        post=lambda file, post: _post(file, post, content),
    )


def _is_bundle(folder: Path) -> bool:
    return any(
        is_markdown(path) and take_apart(path.name).base == "index" for path in folder.iterdir()
    )


def _post(file: Path, post: OldPost, content: Path) -> OldPost:
    place = PurePosixPath(file.relative_to(content).as_posix())
    name = take_apart(file.name)
    bundle = file.parent if name.base == "index" else None
    named = take_apart(file.parent.name) if bundle else name
    base = file.parent.name if bundle else name.base
    return replace(
        post,
        language=name.language,
        day=named.day or day_of_folders(place.parent.parts),
        file=PostFile(
            path=file,
            place=place,
            base=base,
            name=named.name,
            address_name=address_part(base),
            sections=place.parent.parts[:-1] if bundle else place.parent.parts,
            bundle=bundle,
        ),
    )


HUGO = FolderImporter("hugo", _layout)
