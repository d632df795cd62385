"""Import sites of Jekyll."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.adapters.folder_importer import FolderImporter
from mkdocs_briefings.importing.adapters.layout import FolderLayout
from mkdocs_briefings.importing.adapters.people import read_people
from mkdocs_briefings.importing.file_names import address_part, day_of_folders, take_apart
from mkdocs_briefings.importing.importer import MarkdownDialect, OldSite, TemplateLanguage
from mkdocs_briefings.importing.old_post import PostFile

if TYPE_CHECKING:
    from mkdocs_briefings.importing.old_post import OldPost

_FOLDERS = frozenset({"_posts", "_drafts"})
_PEOPLE = ("_data/authors.yml", "_data/authors.yaml")


def _layout(folder: Path) -> FolderLayout:
    """Give the layout of a site of Jekyll, or of its folder `_posts` or `_drafts`."""
    around = (path.parent for path in (folder, *folder.parents) if path.name in _FOLDERS)
    root = next(around, folder)

    def why_no_post(file: Path) -> str:
        is_there = _FOLDERS & set(file.relative_to(root).parts)
        return "" if is_there else "It stands in no `_posts` or `_drafts` folder."

    return FolderLayout(
        folder=folder,
        start=folder,
        site=OldSite(
            root=root,
            assets=(root,),
            permalink="/:categories/:year/:month/:day/:title.html",
            people=read_people((folder, root), _PEOPLE),
            template_language=TemplateLanguage.LIQUID,
            markdown_dialect=MarkdownDialect.KRAMDOWN,
            steering_keys=frozenset({"layout", "excerpt_separator", "published"}),
            words_are_tags=True,
        ),
        why_no_post=why_no_post,
        post=lambda file, post: _post(file, post, root),
    )


def _post(file: Path, post: OldPost, root: Path) -> OldPost:
    place = PurePosixPath(file.relative_to(root).as_posix())
    name = take_apart(file.name)
    base = name.name or name.base
    slug = post.text_value("slug")
    folder = min(place.parts.index(part) for part in _FOLDERS if part in place.parts)
    published = (post.text_value("published") or "").lower()
    return replace(
        post,
        slug=address_part(slug) if slug else base,
        language=name.language,
        day=name.day or day_of_folders(place.parent.parts),
        categories=place.parts[:folder],
        is_draft=place.parts[folder] == "_drafts" or published in {"false", "no"},
        file=PostFile(path=file, place=place, base=base, name=name.name, address_name=base),
    )


JEKYLL = FolderImporter("jekyll", _layout)
