"""The option `organization`: who publishes the site, as search engines are told.

Its keys are properties of schema.org's NewsMediaOrganization, under the names that they have there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_briefings.configuration.option import ListOf, OptionGroup, Type, Url
from mkdocs_briefings.configuration.pages import page_address
from mkdocs_briefings.configuration.pictures import is_own_file
from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.settings import Organization

if TYPE_CHECKING:
    from mkdocs_briefings.configuration.site_config import SiteConfig


class OrganizationOptions(OptionGroup):
    """Options below `organization:`; whoever has no such page leaves it out."""

    name = Type(str, default="")
    """Its name; by default the site's."""

    alternateName = ListOf(Type(str))
    """Other names of it, such as the one under which its desk signs."""

    legalName = Type(str, default="")
    """What it is called in law."""

    foundingDate = Type(str, int, default="")
    """When it was founded: a year, a month or a day."""

    email = Type(str, default="")
    """Where one writes to it."""

    logo = Type(str, default="")
    """Its logo, below `docs_dir` or the theme's `custom_dir`; by default the theme's."""

    sameAs = ListOf(Url())
    """Pages elsewhere that are its own, such as an account or an encyclopedia's article."""

    publishingPrinciples = Type(str, default="")
    """Page of its editorial principles."""

    ethicsPolicy = Type(str, default="")
    """Page of what its staff may and may not do."""

    correctionsPolicy = Type(str, default="")
    """Page of how it corrects errors."""

    verificationFactCheckingPolicy = Type(str, default="")
    """Page of how it checks facts."""

    unnamedSourcesPolicy = Type(str, default="")
    """Page of when sources stay unnamed."""

    actionableFeedbackPolicy = Type(str, default="")
    """Page of how readers take part."""

    missionCoveragePrioritiesPolicy = Type(str, default="")
    """Page of its mission, and what it covers first."""

    noBylinesPolicy = Type(str, default="")
    """Page of when an article has no author."""

    diversityPolicy = Type(str, default="")
    """Page of whom it employs and asks."""

    ownershipFundingInfo = Type(str, default="")
    """Page of who owns it and pays for it."""

    masthead = Type(str, default="")
    """Page of who works there."""


_PAGES = (
    "publishingPrinciples", "ethicsPolicy", "correctionsPolicy", "verificationFactCheckingPolicy",
    "unnamedSourcesPolicy", "actionableFeedbackPolicy", "missionCoveragePrioritiesPolicy",
    "noBylinesPolicy", "diversityPolicy", "ownershipFundingInfo", "masthead",
)  # fmt: skip

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def read_organization(
    options: OrganizationOptions, config: SiteConfig, *, has_pages: bool
) -> Organization:
    """Give who publishes the site. Raises `SettingsError`."""
    founded = str(options.foundingDate)
    if founded and not _DATE.fullmatch(founded):
        raise SettingsError(
            f"organization.foundingDate: {founded!r} is not a date. Write 2019 or 2019-05-01."
        )
    facts: dict[str, str | tuple[str, ...]] = {
        "alternateName": tuple(options.alternateName),
        "legalName": options.legalName,
        "foundingDate": founded,
        "email": options.email,
        "sameAs": tuple(options.sameAs),
    }
    pages = (
        (name, page_address(options[name], f"organization.{name}", config, has_pages=has_pages))
        for name in _PAGES
        if options[name]
    )
    return Organization(
        name=options.name,
        logo=_logo(options.logo, config),
        pages=tuple((name, url) for name, url in pages if url),
        facts=tuple((name, value) for name, value in facts.items() if value),
    )


def _logo(written: str, config: SiteConfig) -> str:
    path = written or str(config.theme.get("logo") or "")
    if path and is_own_file(path, config):
        return quote(path)
    if written:
        raise SettingsError(
            f"organization.logo: {written!r} is not a file of the site. "
            "Give its path, relative to docs_dir or to the theme's custom_dir."
        )
    return ""
