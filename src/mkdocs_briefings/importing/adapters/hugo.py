"""Import sites of Hugo."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.adapters.folder_importer import FolderImporter
from mkdocs_briefings.importing.adapters.hugo_config import (
    config_path,
    read_hugo_config,
    read_languages,
    read_rules,
)
from mkdocs_briefings.importing.adapters.hugo_content import HugoContent, Mount, read_mounts
from mkdocs_briefings.importing.adapters.hugo_front_matter import HugoFrontMatter
from mkdocs_briefings.importing.adapters.hugo_publication import PUBLICATION_KEYS, as_published
from mkdocs_briefings.importing.adapters.hugo_sections import (
    SectionPages,
    read_sections,
    sections_of,
)
from mkdocs_briefings.importing.adapters.layout import FolderLayout, is_markdown
from mkdocs_briefings.importing.adapters.people import read_people
from mkdocs_briefings.importing.addresses.hugo import HugoAddresses, HugoRules, unknown_parts
from mkdocs_briefings.importing.file_names import day_and_name, day_of_folders
from mkdocs_briefings.importing.importer import MarkdownDialect, OldSite, TemplateLanguage
from mkdocs_briefings.importing.old_post import PostFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_briefings.importing.adapters.old_config import OldConfig
    from mkdocs_briefings.importing.old_post import OldPost

_PEOPLE = ("data/authors.yml", "data/authors.yaml")


def _layout(folder: Path, shown: Callable[[Path], str]) -> FolderLayout:
    """Give the layout of a site of Hugo, of its folder `content`, or of one section."""
    root = _root(folder)
    config = read_hugo_config(root, shown)
    content = _content(folder, root, config)
    sections = read_sections(content)
    front_matter = HugoFrontMatter(config, sections)
    outer = content.mounts[0].source
    scheme = _scheme(config, content, sections)
    is_bundle = cache(content.is_bundle)
    people = read_people((root, folder.parent), _PEOPLE, shown)
    return FolderLayout(
        folder=folder,
        starts=content.starts(folder),
        site=OldSite(
            root=root,
            assets=(root / "static", root / "assets"),
            address_scheme=scheme,
            path=config.path_of_address("baseURL"),
            zone=config.zone("timeZone"),
            default_language=_default_language(config, content),
            registry=outer / "sources" if outer.is_relative_to(root) else None,
            people=people.names,
            template_language=TemplateLanguage.SHORTCODES,
            markdown_dialect=MarkdownDialect.GOLDMARK,
            steering_keys=PUBLICATION_KEYS | {"type", "layout", "cascade"},
            notes=config.notes,
            data_notes=people.notes,
        ),
        why_no_post=lambda file: _why_no_post(file, content, is_bundle),
        post=lambda file, post: _post(file, post, content, front_matter),
    )


def _root(folder: Path) -> Path:
    """Give the folder of the site: the one given, or the one around it whose content it is in."""
    if config_path(folder) or (folder / "content").is_dir():
        return folder
    for root in folder.parents:
        if config_path(root):
            config = read_hugo_config(root, Path.as_posix)
            mounts = read_mounts(config, root, read_languages(config))
            if any(folder.is_relative_to(mount.source) for mount in mounts):
                return root
    above = next((path for path in (folder, *folder.parents) if path.name == "content"), None)
    return above.parent if above else folder


def _content(folder: Path, root: Path, config: OldConfig) -> HugoContent:
    if config.is_there:
        languages = read_languages(config)
        return HugoContent(read_mounts(config, root, languages), languages)
    inside = root / "content"
    # Without a folder `content` around it, what was given is a section: its name is in the address.
    return HugoContent((Mount(source=inside if inside.is_dir() else folder.parent),), None)


def _default_language(config: OldConfig, content: HugoContent) -> str | None:
    languages = content.languages
    if languages is None:
        return None
    written = config.language("locale") or config.language("languageCode")
    # Many a site never changed what its configuration began with.
    ours = None if written in {"en", "en-US"} else written
    return languages.tags.get(languages.main) or ours


def _scheme(config: OldConfig, content: HugoContent, sections: SectionPages) -> HugoAddresses:
    if content.languages is None:
        known = sections_of(sections.get("", {}), config)
        return HugoAddresses(rules=HugoRules(sections=known), has_config=False)
    rules = {
        key: replace(each, sections=sections_of(sections.get(key, {}), config))
        for key, each in read_rules(config, content.languages).items()
    }
    return HugoAddresses(rules=rules[content.languages.main], languages=rules)


def _why_no_post(file: Path, content: HugoContent, is_bundle: Callable[[Path], bool]) -> str:
    mount = content.mount_of(file)
    if mount is None or not mount.has(file):
        return "The site's configuration leaves it out."
    base, _language = content.name_of(file.name)
    if base == "_index":
        return "It is a section's own page, not a post."
    if base == "index" and is_markdown(file):
        is_outer = file.parent == mount.source
        return "It is the page of the folder itself, not a post." if is_outer else ""
    parents = (path for path in file.parents if path.is_relative_to(mount.source))
    is_part = any(path != mount.source and is_bundle(path) for path in parents)
    return "It is part of a page bundle, not a post of its own." if is_part else ""


def _post(
    file: Path, post: OldPost, content: HugoContent, front_matter: HugoFrontMatter
) -> OldPost:
    path = content.path_of(file)
    bundle = file.parent if path.base == "index" else None
    base = file.parent.name if bundle else path.base
    day, name = day_and_name(base)
    path = replace(path, base=base, folders=path.folders[:-1] if bundle else path.folders)
    inner = path.folders + ((base,) if bundle else ())
    return replace(
        as_published(front_matter.read(post, path, file), is_bundle=bundle is not None),
        language=content.tag_of(path),
        day=day or day_of_folders(inner),
        file=PostFile(
            path=file,
            place=PurePosixPath(*inner, file.name),
            base=base,
            name=name,
            sections=path.folders,
            bundle=bundle,
            language_key=path.language,
        ),
    )


HUGO = FolderImporter("hugo", _layout, unknown_parts)
