"""What planning may use besides the fields of a group: what the site has chosen for all pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.media import MediaUrls, media_urls
from mkdocs_briefings.archive.urls import Urls, site_urls
from mkdocs_briefings.model.names import Names

if TYPE_CHECKING:
    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.words.words import Words


@dataclass(frozen=True)
class PlanContext:
    """The settings of a site, and what follows from them.

    Where one of them changes everything is compared anew, so no group has to hold it. What a
    fingerprint of the settings leaves out, such as the moment of the build, is a field of the
    groups that show it.
    """

    settings: Settings

    @cached_property
    def urls(self) -> Urls:
        """Makes the addresses of the site."""
        return site_urls(self.settings)

    @cached_property
    def names(self) -> Names:
        """Names of countries, languages and days in the site's language."""
        return Names(self.settings.locale)

    @cached_property
    def media(self) -> MediaUrls:
        """Makes the addresses of files that briefings show."""
        return media_urls(self.settings, self.urls)

    @property
    def words(self) -> Words:
        """What the interface says, in the site's language."""
        return self.settings.words

    @property
    def site_name(self) -> str:
        """What the site is called."""
        return self.settings.site_name
