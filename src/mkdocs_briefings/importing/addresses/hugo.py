"""Addresses as Hugo makes them."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.importing.addresses.hugo_dates import is_layout
from mkdocs_briefings.importing.addresses.hugo_names import (
    as_query,
    lower,
    path_name,
    sanitized,
    without_accents,
)
from mkdocs_briefings.importing.addresses.hugo_pattern import KNOWN_PARTS, TOKEN, HugoPage, expanded
from mkdocs_briefings.importing.addresses.hugo_sections import HugoSections
from mkdocs_briefings.importing.addresses.paths import address_of, clean_address
from mkdocs_briefings.importing.globs import glob_expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Self

    from mkdocs_briefings.importing.addresses.scheme import AddressParts
    from mkdocs_briefings.importing.old_post import PostFile

_NO_DATE = datetime(1, 1, 1, tzinfo=UTC)
"""What Hugo takes for the date of a page that has none."""

_PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class PermalinkRule:
    """A pattern, and which pages it is for."""

    pages: str
    """Pattern of their paths below `content`, such as `/{posts,posts/**}`."""

    pattern: str

    @classmethod
    def of_section(cls, section: str, pattern: str) -> PermalinkRule:
        """Make the rule of a section, and of all below it; that of the root has an empty name."""
        name = section.strip(" /")
        return cls(f"/{{{name},{name}/**}}" if name else "/*", pattern)


@dataclass(frozen=True, slots=True, kw_only=True)
class HugoRules:
    """How addresses of one language are made."""

    prefix: str = ""
    """What they begin with, such as `fr`."""

    permalinks: tuple[PermalinkRule, ...] = ()
    """The first one that is for a page counts."""

    has_files: bool = False
    """Whether pages are files, `name.html`, and not folders (`uglyURLs`)."""

    sections_with_files: frozenset[str] = frozenset()
    """Sections whose pages are files in any case."""

    keeps_case: bool = False
    drops_accents: bool = False
    sections: HugoSections = field(default_factory=HugoSections)

    def written(self, text: str) -> str:
        """Give a piece of an address as it is written."""
        made = sanitized(text)
        made = without_accents(made) if self.drops_accents else made
        return made if self.keeps_case else lower(made)

    def pattern_for(self, page: str) -> str:
        """Give the pattern for the page at that path; empty where none is for it."""
        found = (
            rule.pattern for rule in self.permalinks if glob_expression(rule.pages).fullmatch(page)
        )
        return next(found, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Release:
    """What differs between releases of Hugo, and between the systems that it runs on."""

    reads_sections: bool
    """Whether the `slug` of a section is in the addresses of its pages."""

    splits_titles: bool
    """Whether a slash in a title parts folders."""

    composes: bool
    """Whether letters with marks in names of files are one sign each."""


def _releases(parts: AddressParts, file: PostFile, rules: HugoRules) -> Iterator[_Release]:
    """Give what may make a difference to a post, the newest release first.

    An archive may have been built by any of them.
    """
    differs = rules.sections.have_slugs or re.search(r"[/\\]", parts.post.text_value("title") or "")
    is_composed = unicodedata.is_normalized("NFC", file.place.as_posix())
    for composes in (True,) if is_composed else (True, False):
        for is_older in (False, True) if differs else (False,):
            yield _Release(reads_sections=not is_older, splits_titles=is_older, composes=composes)


@dataclass(frozen=True, slots=True, kw_only=True)
class HugoAddresses:
    """Makes the addresses of a site of Hugo, by the rules of each language."""

    rules: HugoRules = HugoRules()
    """Those of posts in no language that is known."""

    languages: Mapping[str, HugoRules] = field(default_factory=dict)
    """Those of each language, by its key in the configuration."""

    has_config: bool = True
    """Whether the languages are known; else each one has its tag in front, but the main one."""

    def addresses(self, parts: AddressParts) -> tuple[str, ...]:
        """Give the address of a post, and those that other releases of Hugo made."""
        file = parts.post.file
        if file is None:
            return ()
        rules = self._rules(parts, file)
        url = parts.post.text_value("url")
        made = (_path(parts, file, rules, each, url) for each in _releases(parts, file, rules))
        return tuple(dict.fromkeys(map(address_of, made)))

    def alias(self, written: str, address: str, parts: AddressParts) -> str:
        """Give the address of an alias, which starts from the folder that the page is in."""
        file = parts.post.file
        if file is None or re.match("https?://", written):
            return clean_address(written, address)
        rules = self._rules(parts, file)
        page = unquote(address)
        above = posixpath.dirname(page.rstrip("/"))
        start = f"/{rules.prefix}" if written.startswith("/") else above
        path = posixpath.normpath(f"/{start}/{unquote(written.strip())}")
        if path.lower().endswith(_PAGES):
            return address_of(path)
        return address_of(path + (".html" if _is_file(rules, file) else "/"))

    def with_pattern(self, pattern: str) -> Self:
        """Give the same with one pattern for all pages."""
        permalinks = (PermalinkRule("/**", pattern),)
        languages = {
            key: replace(rules, permalinks=permalinks) for key, rules in self.languages.items()
        }
        rules = replace(self.rules, permalinks=permalinks)
        return replace(self, rules=rules, languages=languages)

    def _rules(self, parts: AddressParts, file: PostFile) -> HugoRules:
        rules = self.languages.get(file.language_key, self.rules)
        language = parts.post.language
        if self.has_config or language in {None, parts.default_language}:
            return rules
        return replace(rules, prefix=str(language).lower())


def _path(
    parts: AddressParts, file: PostFile, rules: HugoRules, release: _Release, url: str | None
) -> str:
    page = _page(parts, file, rules, release)
    if url:
        return _path_of_url(url, page, rules)
    ending = ".html" if _is_file(rules, file) else ""
    if pattern := rules.pattern_for(page.path):
        path = posixpath.normpath(as_query(expanded(pattern, page)) or ".")
        inner = rules.written(f"{path}{ending}") if path != "." else ""
    else:
        inner = _place(file, page, rules, release, ending)
    whole = posixpath.normpath(f"/{rules.prefix}/{inner.strip('/')}")
    return whole if ending and whole.endswith(ending) else f"{whole}/"


def _place(file: PostFile, page: HugoPage, rules: HugoRules, release: _Release, ending: str) -> str:
    """Give the path that follows from that of the file."""
    known = file.sections if rules.keeps_case else page.folders
    slugs = rules.sections.slugs(page.folders) if release.reads_sections else [""] * len(known)
    folder = "/".join(slug or name for slug, name in zip(slugs, known, strict=True))
    name = page.slug or (page.name if rules.keeps_case else path_name(page.name))
    # What is called like the page of a folder is this.
    is_index = name == "index" and file.bundle is None
    name = "" if is_index else f"{name.removesuffix('/')}{ending}"
    return f"{rules.written(folder)}/{rules.written(name)}"


def _page(parts: AddressParts, file: PostFile, rules: HugoRules, release: _Release) -> HugoPage:
    def composed(name: str) -> str:
        return unicodedata.normalize("NFC", name) if release.composes else name

    title = parts.post.text_value("title") or ""
    return HugoPage(
        folders=tuple(path_name(composed(folder)) for folder in file.sections),
        name=composed(file.base),
        slug=(_slug(parts) or "").strip("-"),
        title=title if release.splits_titles else re.sub(r"[/\\]", "-", title),
        moment=parts.moment if parts.dated_by else _NO_DATE,
        sections=rules.sections,
        write=rules.written,
    )


def _slug(parts: AddressParts) -> str | None:
    own = parts.post.value("slug") if parts.post.slug is None else parts.post.slug
    return own if isinstance(own, str) else None


def _path_of_url(url: str, page: HugoPage, rules: HugoRules) -> str:
    """Give the path that the key `url` says: as it is written, whatever else holds."""
    made = as_query(expanded(url, page)) if ":" in url else unquote(url)
    names = [name for name in made.split("/") if name]
    ending = "/" if made.endswith("/") or "." not in made else ""
    prefix = "" if url.startswith("/") else rules.prefix
    return posixpath.normpath("/".join(("", prefix, *names))).rstrip("/") + ending


def _is_file(rules: HugoRules, file: PostFile) -> bool:
    section = path_name(file.sections[0]) if file.sections else ""
    return rules.has_files or section in rules.sections_with_files


def unknown_parts(pattern: str) -> list[str]:
    """Give the parts of a pattern that stand for nothing."""
    found = (match for match in TOKEN.finditer(pattern.replace(r"\:", "")))
    return [
        match[0]
        for match in found
        if match["name"] not in KNOWN_PARTS and not is_layout(match["name"])
    ]
