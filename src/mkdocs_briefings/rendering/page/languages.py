"""A site in several languages: what of it there is in each, as its pages tell one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.rendering.page.head import Alternate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.settings import Settings, SiteLanguage

_QUIET = "#"
"""The mark of an address that search engines are not told of; no page's address has it."""


@dataclass(frozen=True, slots=True)
class LanguageSites:
    """The site in each of its languages.

    What a page has asked for is noted as an address that a link was given, by a *lookup*: the
    language, a colon, and the path of a file or, after a slash, an address below its root.
    """

    settings: Settings
    """Those of the site in its default language."""

    archives: Mapping[str, Archive] = field(default_factory=dict)
    """By the languages' tags; none of a site in one language."""

    pages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Addresses of the pages that are no articles, by the same tags."""

    quiet: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Addresses of countries' pages without news, which search engines are not told of."""

    def url_of(self, lookup: str) -> str | None:
        """Give what a lookup leads to; None where that language has nothing of the kind.

        What search engines are not told of has a mark at its end, since its first news change what
        other pages tell.
        """
        tag, _, named = lookup.partition(":")
        if named.startswith("/"):
            url = f"{self._root(tag)}{named[1:]}"
            if url in self.quiet.get(tag, ()):
                return f"{url}{_QUIET}"
            return url if url in self.pages[tag] else None
        return self.archives[tag].address_of(named)

    def is_lookup(self, path: str) -> bool:
        """Whether a link was given its address by a language."""
        return bool(self.archives) and path.partition(":")[0] in self.archives

    def lookups_of_article(self, original: str) -> Mapping[str, str]:
        """Give, by languages, the lookups of an article, by the path of the original."""
        return {tag: f"{tag}:{original}" for tag in self.archives}

    def lookups_of_page(self, url: str, tag: str) -> Mapping[str, str]:
        """Give, by languages, the lookups of the page at an address of one of them."""
        inside = url.removeprefix(self._root(tag))
        return {each: f"{each}:/{inside}" for each in self.archives}

    def alternates(self, found: Mapping[str, str | None]) -> tuple[Alternate, ...]:
        """Give what a page says of the site in each language; `found` are its own addresses."""
        return tuple(self._alternate(each, found[each.tag]) for each in self.settings.languages)

    def _alternate(self, language: SiteLanguage, url: str | None) -> Alternate:
        archive = self.archives[language.tag]
        direction = archive.names.direction(language.tag)
        shown, quiet, _ = (archive.urls.home() if url is None else url).partition(_QUIET)
        return Alternate(
            language.tag,
            language.name,
            direction,
            shown,
            is_same=url is not None,
            is_listed=not quiet,
        )

    def _root(self, tag: str) -> str:
        return self.archives[tag].urls.own("")
