"""Stand for the code and the settings that decide what is made of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import site_urls
from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.toolchain import toolchain_version, zone_rules

if TYPE_CHECKING:
    from mkdocs_briefings.settings import Settings


def reading_version(settings: Settings) -> str:
    """Stand for all that the reading of a file depends on besides the file."""
    return _version(
        toolchain_version("reading"),
        settings.zone.key,
        zone_rules(settings.zone.key).hex(),
        settings.site_url,
        site_urls(settings).shared(settings.prefix),
        *(each.tag for each in settings.languages),
        *settings.places,
        *settings.embeds,
        settings.markup_limit,
        settings.nesting_limit,
    )


def archive_version(settings: Settings) -> str:
    """Stand for all that the index of a day depends on besides its briefings and sources."""
    toolchain = toolchain_version("archive")
    return _version(
        reading_version(settings), toolchain, settings.prefix, settings.language, settings.drafts
    )


def _version(*chosen: object) -> str:
    return fingerprint_of(repr(chosen)).hex()
