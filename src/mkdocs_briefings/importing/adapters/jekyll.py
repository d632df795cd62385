"""Import sites of Jekyll."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.adapters.config_file import ConfigError, read_config_file
from mkdocs_briefings.importing.adapters.folder_importer import FolderImporter
from mkdocs_briefings.importing.adapters.jekyll_defaults import JekyllDefaults
from mkdocs_briefings.importing.adapters.layout import FolderLayout, is_folder
from mkdocs_briefings.importing.adapters.old_config import OldConfig
from mkdocs_briefings.importing.adapters.people import read_people
from mkdocs_briefings.importing.addresses.jekyll import (
    JekyllAddresses,
    categories,
    take_name_apart,
    unknown_parts,
)
from mkdocs_briefings.importing.file_names import day_of_folders
from mkdocs_briefings.importing.importer import MarkdownDialect, OldSite, TemplateLanguage
from mkdocs_briefings.importing.old_post import PostFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_briefings.importing.old_keys import OldKeys
    from mkdocs_briefings.importing.old_post import OldPost

_FOLDERS = frozenset({"_posts", "_drafts"})
_PEOPLE = ("_data/authors.yml", "_data/authors.yaml")
_CONFIGS = ("_config.yml", "_config.yaml", "_config.toml")
_UTC_TIME = re.compile(
    r"^(?P<key>[\w-]+):[ \t]+(?P<time>\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?)"
    r"[ \t]*(?:#.*)?$",
    re.MULTILINE,
)
"""A whole time without an offset or quotes: what reads YAML for Jekyll takes it for UTC."""


@dataclass(frozen=True, slots=True)
class _Site:
    """Where the posts of a site are, and what its configuration gives them."""

    posts: Path
    """The folder that its collections are in: most often that of the site."""

    defaults: JekyllDefaults


def _layout(folder: Path, shown: Callable[[Path], str]) -> FolderLayout:
    """Give the layout of a site of Jekyll, or of its folder `_posts` or `_drafts`."""
    root = _root(folder)
    config = _config(root, shown)
    source = _inner(config, root, "source")
    posts = _inner(config, source, "collections_dir")
    base = config.text("baseurl").strip("/")
    collections = "" if posts == source else posts.relative_to(source).as_posix()
    site = _Site(posts, JekyllDefaults(config, collections))

    def why_no_post(file: Path) -> str:
        if not _FOLDERS & set(file.relative_to(root).parts):
            return "It stands in no `_posts` or `_drafts` folder."
        return "" if file.is_relative_to(posts) else "The site's configuration leaves it out."

    people = read_people((folder, source), _PEOPLE, shown)
    return FolderLayout(
        folder=folder,
        starts=(folder,),
        site=OldSite(
            root=root,
            assets=(source,),
            address_scheme=_scheme(config),
            path=f"/{base}" if base else "",
            zone=config.zone("timezone"),
            default_language=config.language("lang") or config.language("locale"),
            people=people.names,
            template_language=TemplateLanguage.LIQUID,
            markdown_dialect=MarkdownDialect.KRAMDOWN,
            steering_keys=frozenset({"layout", "excerpt_separator", "published"}),
            words_are_tags=True,
            notes=config.notes,
            data_notes=people.notes,
        ),
        why_no_post=why_no_post,
        post=lambda file, post: _post(file, post, site),
    )


def _inner(config: OldConfig, folder: Path, key: str) -> Path:
    """Give the folder that a key names, below another one; this itself where none is there."""
    inner = config.folder(folder, key)
    if is_folder(inner) and inner.is_relative_to(folder):
        return inner
    config.note(f"`{key}`: there is no such folder in the site.", key)
    return folder


def _root(folder: Path) -> Path:
    """Give the folder of the site: of posts alone the nearest one with a configuration."""
    inner = next((path for path in (folder, *folder.parents) if path.name in _FOLDERS), None)
    if inner is None:
        return folder
    with_config = (path for path in inner.parents if _config_path(path))
    return next(with_config, inner.parent)


def _config_path(root: Path) -> Path | None:
    return next((root / name for name in _CONFIGS if (root / name).is_file()), None)


def _config(root: Path, shown: Callable[[Path], str]) -> OldConfig:
    path = _config_path(root)
    try:
        return OldConfig([read_config_file(path, shown(path))] if path else [])
    except ConfigError as error:
        return OldConfig([], [error.problem])


def _scheme(config: OldConfig) -> JekyllAddresses:
    # What is said of the collection of posts counts more, and has to be a pattern.
    keys: tuple[str, ...] = ("collections", "posts", "permalink")
    pattern = config.text(*keys) if isinstance(config.value("collections"), dict) else ""
    scheme = JekyllAddresses(pattern) if pattern else JekyllAddresses()
    if not pattern and (pattern := config.text("permalink")):
        keys, scheme = ("permalink",), scheme.with_pattern(pattern)
    if unknown := unknown_parts(scheme.pattern):
        config.note(f"`{'.'.join(keys)}`: Jekyll has no part {unknown[0]!r}.", *keys)
        return JekyllAddresses()
    return scheme


def _post(file: Path, post: OldPost, site: _Site) -> OldPost:
    place = PurePosixPath(file.relative_to(site.posts).as_posix())
    name = take_name_apart(file.name)
    folder = min(place.parts.index(part) for part in _FOLDERS if part in place.parts)
    is_draft = place.parts[folder] == "_drafts"
    found = replace(
        post,
        keys=_with_utc(post),
        inherited=site.defaults.keys_of(place),
        day=name.day or day_of_folders(place.parent.parts),
        file_day=_day_of(file) if is_draft else None,
        categories=place.parts[:folder],
        file=PostFile(path=file, place=place, base=name.slug, name=name.slug),
    )
    published = (found.text_value("published") or "").lower()
    return replace(
        found,
        categories=tuple(categories(found)),
        is_draft=is_draft or published in {"false", "no"},
    )


def _with_utc(post: OldPost) -> OldKeys:
    """Give the keys with the offset of what is UTC without saying so."""
    times = {
        found["key"]: f"{found['time']}Z"
        for found in _UTC_TIME.finditer(post.head)
        if post.keys.texts.get(found["key"]) == found["time"]
    }
    return replace(post.keys, texts=post.keys.texts | times) if times else post.keys


def _day_of(file: Path) -> str:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC).isoformat(timespec="seconds")


JEKYLL = FolderImporter("jekyll", _layout, unknown_parts)
