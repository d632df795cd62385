"""Import blogs of Material for MkDocs."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.adapters.folder_importer import FolderImporter
from mkdocs_briefings.importing.adapters.layout import (
    FolderLayout,
    folders_to_search,
    is_folder,
)
from mkdocs_briefings.importing.adapters.mkdocs_config import (
    MkDocsLanguages,
    config_path,
    plugin_places,
    read_languages,
    read_mkdocs_config,
    read_scheme,
    theme_language,
)
from mkdocs_briefings.importing.adapters.mkdocs_meta import MetaFiles
from mkdocs_briefings.importing.adapters.people import read_people
from mkdocs_briefings.importing.addresses.material import Blog, unknown_parts
from mkdocs_briefings.importing.file_names import (
    day_and_name,
    day_of_folders,
    read_language,
    take_apart,
    without_ending,
)
from mkdocs_briefings.importing.importer import OldSite
from mkdocs_briefings.importing.old_post import PostFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_briefings.importing.old_post import OldPost

_PEOPLE = (".authors.yml", "../.authors.yml")


def _layout(folder: Path, shown: Callable[[Path], str]) -> FolderLayout:
    """Give the layout of a blog, from the folder of its project, its pages or its posts."""
    root = next((path for path in (folder, *folder.parents) if config_path(path)), folder)
    config = read_mkdocs_config(root, shown)
    scheme = read_scheme(config)
    docs = config.folder(root, "docs_dir", default="docs")
    languages = read_languages(config)
    roots = _roots(docs, languages)
    starts = tuple(
        dict.fromkeys(start for root in roots for start in _starts(folder, root, scheme.blogs))
    )
    if not starts:
        docs, start = _by_looks(folder, docs)
        starts, scheme = (start,), replace(scheme, blogs=(_blog_of(start, docs, scheme.blogs[0]),))
    names = [config.text(*place, "meta_file") for place in plugin_places(config, "meta")]
    meta = MetaFiles(docs, names[0] or ".meta.yml", shown) if names else None
    has_languages = not config.is_there or any(plugin_places(config, "i18n"))
    people = read_people((*starts, docs), _PEOPLE, shown)
    return FolderLayout(
        folder=folder,
        starts=starts,
        site=OldSite(
            root=docs,
            assets=(docs, *(root for root in roots if root != docs)),
            address_scheme=scheme,
            path=config.path_of_address("site_url"),
            default_language=languages.tags.get(languages.main)
            or read_language(theme_language(config)),
            people=people.names,
            steering_keys=frozenset({"template", "hide"}),
            titles_are_headings=True,
            notes=config.notes,
            data_notes=people.notes,
        ),
        why_no_post=lambda _file: "",
        post=lambda file, post: _in_language(
            _post(file, post, docs, meta, has_languages=has_languages), roots, languages
        ),
    )


def _roots(docs: Path, languages: MkDocsLanguages) -> dict[Path, str]:
    """Give the folders of pages, each with what its language is called; or empty."""
    if not languages.have_folders:
        return {docs: ""}
    # The main one first: what it shows, others may show too.
    names = sorted(languages.tags, key=lambda name: name != languages.main)
    return {(docs / name).resolve(): name for name in names}


def _in_language(post: OldPost, roots: dict[Path, str], languages: MkDocsLanguages) -> OldPost:
    """Give a post with the language of its folder or name, and a place without that."""
    file = post.file
    assert file is not None  # noqa: S101 - each has one
    root = next((each for each in roots if file.path.is_relative_to(each)), None)
    if root is None or not roots[root]:
        name = languages.name_of(post.language)
        return replace(post, file=replace(file, language_key=name)) if name else post
    name = roots[root]
    place = PurePosixPath(file.path.relative_to(root).as_posix())
    is_main = name == languages.main
    return replace(
        post,
        language=None if is_main else languages.tags[name],
        file=replace(file, place=place, language_key="" if is_main else name),
    )


def _starts(folder: Path, docs: Path, blogs: tuple[Blog, ...]) -> Iterator[Path]:
    """Give the folders of posts that are in a folder, or that one itself if it is in such."""
    for posts in dict.fromkeys((docs / blog.posts).resolve() for blog in blogs):
        if folder.is_relative_to(posts):
            yield folder
        elif posts.is_relative_to(folder) and posts.is_relative_to(docs) and is_folder(posts):
            yield posts


def _by_looks(folder: Path, docs: Path) -> tuple[Path, Path]:
    """Give the folder of pages and that of posts where no configuration says them."""
    start = _posts_folder(folder) or folder
    blog = start.parent if start.name == "posts" else start
    return docs if blog.is_relative_to(docs) else blog.parent, start


def _blog_of(start: Path, docs: Path, settings: Blog) -> Blog:
    blog = start.parent if start.name == "posts" else start
    folder, posts = (path.relative_to(docs).as_posix() for path in (blog, start))
    return replace(settings, folder=folder, posts=posts)


def _posts_folder(folder: Path) -> Path | None:
    if folder.name == "posts":
        return folder
    for parent, folders, _names in os.walk(folder):
        folders[:] = sorted(folders_to_search(folders))
        if "posts" in folders:
            return Path(parent, "posts")
    return None


def _post(
    file: Path, post: OldPost, docs: Path, meta: MetaFiles | None, *, has_languages: bool
) -> OldPost:
    place = PurePosixPath(file.relative_to(docs).as_posix())
    # Without a plugin for languages, what looks like one is a part of the name.
    own = take_apart(file.name)
    base, language = (
        (own.base, own.language) if has_languages else (without_ending(file.name), None)
    )
    named = file.parent.name if base == "index" else base
    day, name = day_and_name(named)
    return replace(
        meta.add_to(post, file) if meta else post,
        language=language,
        day=day or day_of_folders(place.parent.parts),
        file=PostFile(path=file, place=place, base=named, name=name),
    )


MKDOCS_BLOG = FolderImporter("mkdocs-blog", _layout, unknown_parts)
