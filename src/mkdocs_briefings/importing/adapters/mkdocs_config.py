"""What the configuration of a project of MkDocs says of its blogs and their addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime
from markdown.extensions import toc

from mkdocs_briefings.importing.adapters.config_file import ConfigError, read_config_file
from mkdocs_briefings.importing.adapters.old_config import OldConfig
from mkdocs_briefings.importing.addresses.material import (
    LOWER_SLUGS,
    Blog,
    MaterialAddresses,
    Slugs,
    page_address,
    unknown_parts,
)
from mkdocs_briefings.importing.file_names import read_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.adapters.config_file import ConfigFile
    from mkdocs_briefings.importing.addresses.material import Slugify

_FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")
_ANY_DAY = datetime(2020, 1, 2, tzinfo=UTC)
_NAMES = ("mkdocs.yml", "mkdocs.yaml")
_TAG = re.compile(r"!!python/(?:name|object/apply):(?P<name>[\w.]+)")
_OF_TOC: dict[str, Slugify] = {
    "markdown.extensions.toc.slugify": toc.slugify,
    "markdown.extensions.toc.slugify_unicode": toc.slugify_unicode,
}
_OLDER: dict[str, Slugify] = {
    "pymdownx.slugs.uslugify": Slugs(case="lower"),
    "pymdownx.slugs.uslugify_encoded": Slugs(case="lower", percent_encode=True),
    "pymdownx.slugs.uslugify_cased": Slugs(),
    "pymdownx.slugs.uslugify_cased_encoded": Slugs(percent_encode=True),
    "pymdownx.slugs.gfm": Slugs(case="lower-ascii"),
    "pymdownx.slugs.gfm_encoded": Slugs(case="lower-ascii", percent_encode=True),
}
"""Functions of older releases, and what means the same in those of today."""


def config_path(root: Path) -> Path | None:
    """Give the configuration in the folder of a project."""
    return next((root / name for name in _NAMES if (root / name).is_file()), None)


def read_mkdocs_config(root: Path, shown: Callable[[Path], str]) -> OldConfig:
    """Read the configuration of a project, on top of those that it inherits from."""
    files: list[ConfigFile] = []
    notes: list[Problem] = []
    path, seen = config_path(root), set[Path]()
    while path is not None and path not in seen:
        seen.add(path)
        try:
            files.insert(0, read_config_file(path, shown(path)))
        except ConfigError as error:
            notes.append(error.problem)
            break
        inherited = files[0].values.get("INHERIT")
        path = (path.parent / inherited).resolve() if isinstance(inherited, str) else None
    return OldConfig(files, notes)


def _blogs(config: OldConfig, locale: str) -> tuple[Blog, ...]:
    blogs = tuple(_blog(config, place, locale) for place in plugin_places(config, "blog"))
    return blogs or (Blog(),)


def plugin_places(config: OldConfig, name: str) -> Iterator[tuple[str | int, ...]]:
    """Give the ways to the settings of each plugin of that name, which may have none."""
    plugins = config.value("plugins")
    names = {name, f"material/{name}"}
    if isinstance(plugins, dict):
        yield from (("plugins", key) for key in plugins if key in names)
    for position, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        for key in plugin if isinstance(plugin, dict) else [plugin]:
            if isinstance(key, str) and key in names:
                yield ("plugins", position, key)


def _blog(config: OldConfig, place: tuple[str | int, ...], locale: str) -> Blog:
    default = Blog()
    folder = PurePosixPath(config.text(*place, "blog_dir") or default.folder).as_posix()
    posts = (config.text(*place, "post_dir") or "{blog}/posts").replace("{blog}", folder)
    url_format = config.text(*place, "post_url_format") or default.url_format
    if unknown := unknown_parts(url_format):
        config.note(f"`post_url_format`: there is no {unknown[0]!r}.", *place, "post_url_format")
        url_format = default.url_format
    return Blog(
        folder=folder,
        posts=PurePosixPath(posts).as_posix(),
        url_format=url_format,
        date_format=_date_format(config, (*place, "post_url_date_format"), locale),
        max_categories=_number(config, (*place, "post_url_max_categories"), default.max_categories),
        slugify=_slugify(config, (*place, "post_slugify")),
        separator=config.text(*place, "post_slugify_separator") or default.separator,
        slugify_category=_slugify(config, (*place, "categories_slugify")),
        category_separator=config.text(*place, "categories_slugify_separator") or default.separator,
    )


def _date_format(config: OldConfig, place: tuple[str | int, ...], locale: str) -> str:
    default = Blog().date_format
    written = config.text(*place) or default
    try:
        for hour in range(24):  # not every one has a name in each language
            format_datetime(_ANY_DAY.replace(hour=hour), written, locale=locale)
    except (KeyError, ValueError, AttributeError):
        config.note(f"`{place[-1]}`: {written!r} is no format of dates.", *place)
        return default
    return written


def _number(config: OldConfig, place: tuple[str | int, ...], default: int) -> int:
    written = config.text(*place)
    if written and not written.isdecimal():
        config.note(f"`{place[-1]}`: {written!r} is no number.", *place)
    return int(written) if written.isdecimal() else default


def _slugify(config: OldConfig, place: tuple[str | int, ...]) -> Slugify:
    """Give the function that a setting names, if it is one of those that Material tells of."""
    parent = config.value(*place[:-1])
    if not (isinstance(parent, dict) and place[-1] in parent):
        return LOWER_SLUGS
    tag = _TAG.search(config.line(*place))
    name = tag["name"] if tag else ""
    if known := (_OF_TOC | _OLDER).get(name):
        return known
    if name == "pymdownx.slugs.slugify":
        return _slugs(config, (*place, "kwds"))
    config.note(f"`{place[-1]}`: what {name or 'it'} does is not known here.", *place)
    return LOWER_SLUGS


def _slugs(config: OldConfig, place: tuple[str | int, ...]) -> Slugify:
    written = config.text(*place, "normalize") or "NFC"
    form = next((form for form in _FORMS if form == written), None)
    if form is None:
        config.note(f"`normalize`: there is no form {written!r}.", *place, "normalize")
    return Slugs(
        case=config.text(*place, "case") or "none",
        percent_encode=config.truth(*place, "percent_encode"),
        normalize=form or "NFC",
    )


def read_scheme(config: OldConfig) -> MaterialAddresses:
    """Read how the addresses of a project's posts are made."""
    has_folders = config.truth("use_directory_urls", default=True)
    languages, locale = read_languages(config), _locale(config)
    if not languages.tags:
        for place in plugin_places(config, "i18n"):
            config.note("The addresses that the plugin `i18n` makes are not known here.", *place)
    return MaterialAddresses(
        blogs=_blogs(config, locale),
        has_folders=has_folders,
        locale=locale,
        redirects=_redirects(config, has_folders=has_folders),
        languages=frozenset(languages.tags) - {languages.main},
    )


@dataclass(frozen=True, slots=True)
class MkDocsLanguages:
    """The languages of a project with the plugin `i18n`."""

    tags: Mapping[str, str] = field(default_factory=dict)
    """Language tags by what the plugin calls the languages; none without it."""

    main: str = ""
    """The one whose pages stand at the root."""

    have_folders: bool = False
    """Whether each has a folder of its own, and no suffix."""

    def name_of(self, tag: str | None) -> str:
        """Give what the plugin calls a language; empty for the main one."""
        found = (name for name, each in self.tags.items() if each == tag and name != self.main)
        return next(found, "")


def read_languages(config: OldConfig) -> MkDocsLanguages:
    """Read the languages of a project, as the plugin `i18n` is told them."""
    for place in plugin_places(config, "i18n"):
        languages = config.value(*place, "languages")
        tags: dict[str, str] = {}
        main = ""
        for position, each in enumerate(languages if isinstance(languages, list) else []):
            name = config.text(*place, "languages", position, "locale")
            tag = read_language(name) if isinstance(each, dict) else None
            if tag is None:
                config.note("It names no language.", *place, "languages", position)
                continue
            tags[name] = tag
            if config.truth(*place, "languages", position, "default"):
                main = name
        structure = config.text(*place, "docs_structure")
        return MkDocsLanguages(tags, main or next(iter(tags), ""), structure == "folder")
    return MkDocsLanguages()


def _locale(config: OldConfig) -> str:
    written = theme_language(config).replace("-", "_") or "en"
    try:
        return str(Locale.parse(written))
    except (UnknownLocaleError, ValueError):
        config.note(f"`theme.language`: there is no language {written!r}.", "theme", "language")
        return "en"


def theme_language(config: OldConfig) -> str:
    """Give the language of the theme; empty where none is said."""
    is_table = isinstance(config.value("theme"), dict)
    return config.text("theme", "language") if is_table else ""


def _redirects(config: OldConfig, *, has_folders: bool) -> dict[str, tuple[str, ...]]:
    """Give the old addresses that the plugin `redirects` leads to each page."""
    found: dict[str, tuple[str, ...]] = {}
    for place in plugin_places(config, "redirects"):
        for old, new in config.spelled(*place, "redirect_maps").items():
            page, path = str(new).partition("#")[0], PurePosixPath(old.partition("#")[0])
            if path.suffix == ".md":
                address = page_address(path.with_suffix("").as_posix(), has_folders=has_folders)
                found[page] = (*found.get(page, ()), address)
    return found
