"""A source's page: a collection of briefings, which is about an outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.model.source import Kind

if TYPE_CHECKING:
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.model.source import SourceKeys
    from mkdocs_briefings.rendering.page.head import Head

_TYPES: dict[Kind | None, str] = {
    Kind.NGO: "NGO",
    Kind.GOVERNMENT: "GovernmentOrganization",
    Kind.OTHER: "Organization",
}
"""Kinds of outlets that are no news media in schema.org's sense."""

_YEAR = re.compile(r"\d{4}")


def about_outlet(head: Head, keys: SourceKeys, urls: Urls) -> dict[str, Any]:
    """Give what the page of a source says."""
    outlet = {
        "@type": _TYPES.get(keys.kind, "NewsMediaOrganization"),
        "name": keys.title,
        "url": keys.url,
    }
    if keys.founded and _YEAR.fullmatch(keys.founded):
        outlet["foundingDate"] = keys.founded
    return {
        "@type": "CollectionPage",
        "url": urls.absolute(head.url),
        "name": head.title,
        "description": head.description,
        "about": outlet,
    }
