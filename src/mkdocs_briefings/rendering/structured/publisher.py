"""Who publishes the site (schema.org's NewsMediaOrganization), and the site itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.settings import Settings


class Publisher:
    """What pages say of whoever publishes the site."""

    def __init__(self, settings: Settings, urls: Urls) -> None:
        self._settings, self._home = settings, urls.absolute(urls.home())
        self.urls = urls
        """Makes the addresses of the site."""

        organization = settings.organization
        self.bylines = settings.bylines
        """The keys of its names, as those of an author."""

        self.brief: dict[str, Any] = {
            "@type": "NewsMediaOrganization",
            "@id": f"{self._home}#publisher",
            "name": organization.name or settings.site_name,
            "url": self._home,
        }
        """What an article says of it."""

        if organization.logo:
            self.brief["logo"] = urls.absolute(organization.logo)

    @property
    def reference(self) -> dict[str, str]:
        """Points to it, where the same page says more."""
        return {"@id": self.brief["@id"]}

    def on_home(self) -> Iterator[dict[str, Any]]:
        """Give what the front page says: all of the publisher, and the site."""
        settings, organization = self._settings, self._settings.organization
        pages = {name: self.urls.absolute(url) for name, url in organization.pages}
        yield {**self.brief, **dict(organization.facts), **pages}
        site = {
            "@type": "WebSite",
            "@id": f"{self._home}#website",
            "url": self._home,
            "name": settings.site_name,
            "description": settings.site_description,
            "inLanguage": settings.language,
            "publisher": self.reference,
        }
        yield {name: value for name, value in site.items() if value}
