"""The option `organization`: who publishes the site, as search engines are told.

Its keys are properties of schema.org's NewsMediaOrganization, under the names that they have there.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs.config import base
from mkdocs.config import config_options as option

from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.plugin.pages import is_inside, page_address
from mkdocs_briefings.settings import Organization

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class OrganizationOptions(base.Config):
    """Options below `organization:`; whoever has no such page leaves it out."""

    name = option.Type(str, default="")
    """Its name; by default the site's."""

    alternateName = option.ListOfItems(option.Type(str), default=[])
    """Other names of it, such as the one under which its desk signs."""

    legalName = option.Type(str, default="")
    """What it is called in law."""

    foundingDate = option.Type((str, int), default="")
    """When it was founded: a year, a month or a day."""

    email = option.Type(str, default="")
    """Where one writes to it."""

    logo = option.Type(str, default="")
    """Its logo, below `docs_dir` or the theme's `custom_dir`; by default the theme's."""

    sameAs = option.ListOfItems(option.URL(), default=[])
    """Pages elsewhere that are its own, such as an account or an encyclopedia's article."""

    publishingPrinciples = option.Type(str, default="")
    """Page of its editorial principles."""

    ethicsPolicy = option.Type(str, default="")
    """Page of what its staff may and may not do."""

    correctionsPolicy = option.Type(str, default="")
    """Page of how it corrects errors."""

    verificationFactCheckingPolicy = option.Type(str, default="")
    """Page of how it checks facts."""

    unnamedSourcesPolicy = option.Type(str, default="")
    """Page of when sources stay unnamed."""

    actionableFeedbackPolicy = option.Type(str, default="")
    """Page of how readers take part."""

    missionCoveragePrioritiesPolicy = option.Type(str, default="")
    """Page of its mission, and what it covers first."""

    noBylinesPolicy = option.Type(str, default="")
    """Page of when an article has no author."""

    diversityPolicy = option.Type(str, default="")
    """Page of whom it employs and asks."""

    ownershipFundingInfo = option.Type(str, default="")
    """Page of who owns it and pays for it."""

    masthead = option.Type(str, default="")
    """Page of who works there."""


_PAGES = (
    "publishingPrinciples", "ethicsPolicy", "correctionsPolicy", "verificationFactCheckingPolicy",
    "unnamedSourcesPolicy", "actionableFeedbackPolicy", "missionCoveragePrioritiesPolicy",
    "noBylinesPolicy", "diversityPolicy", "ownershipFundingInfo", "masthead",
)  # fmt: skip

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def read_organization(options: OrganizationOptions, config: MkDocsConfig) -> Organization:
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
        (name, page_address(options[name], f"organization.{name}", config))
        for name in _PAGES
        if options[name]
    )
    return Organization(
        name=options.name,
        logo=_logo(options.logo, config),
        pages=tuple(pages),
        facts=tuple((name, value) for name, value in facts.items() if value),
    )


def _logo(written: str, config: MkDocsConfig) -> str:
    folders = [Path(config.docs_dir)]
    if config.theme.custom_dir:
        folders.append(Path(config.theme.custom_dir))
    path = written or str(config.theme.get("logo") or "")
    if path and any(is_inside(folder, path) for folder in folders):
        return quote(path)
    if written:
        raise SettingsError(
            f"organization.logo: {written!r} is not a file of the site. "
            "Give its path, relative to docs_dir or to the theme's custom_dir."
        )
    return ""
