"""What each step of a build gives to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_briefings.build.context import BuildContext
    from mkdocs_briefings.build.load import LoadResult
    from mkdocs_briefings.build.render import RenderedSite
    from mkdocs_briefings.build.session import Session
    from mkdocs_briefings.outputs.plan import Plan
    from mkdocs_briefings.reading.site_links import SiteLink
    from mkdocs_briefings.rendering.page.links import Linker
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class LoadStep:
    """All that is published has been read."""

    session: Session
    standing: StandingFiles
    """What MkDocs makes itself."""

    loaded: LoadResult
    is_outdated: bool
    """Whether it is what the last build of a preview had, since some files have errors now."""

    translations: tuple[LoadStep, ...] = ()
    """The same of the site in each other language."""

    @property
    def settings(self) -> Settings:
        """Those of the session."""
        return self.session.settings

    @property
    def all_sites(self) -> tuple[LoadStep, ...]:
        """The site in every language, the default first."""
        return (self, *self.translations)


@dataclass(frozen=True, slots=True)
class PlanStep:
    """It is known what will be made."""

    before: LoadStep
    plan: Plan
    linker: Linker
    to_anchors: tuple[SiteLink, ...]
    """Links of texts to anchors, on their own pages and on others."""

    translations: tuple[PlanStep, ...] = ()
    """The same of the site in each other language."""

    @property
    def all_sites(self) -> tuple[PlanStep, ...]:
        """The site in every language, the default first."""
        return (self, *self.translations)


@dataclass(frozen=True, slots=True)
class RenderStep:
    """What has to be made is in the stage."""

    session: Session
    sites: tuple[RenderedSite, ...]
    """The site in every language, the default first."""

    others: Collection[str] | None
    """Files of the stage that are not of the news; None where others may still write some."""

    @property
    def context(self) -> BuildContext:
        """What the site in its default language was rendered with."""
        return self.sites[0].context


@dataclass(frozen=True, slots=True)
class StandStill:
    """Nothing was rendered, as where the briefings of a preview have errors: the old pages stay."""

    session: Session


class ReadySite(NamedTuple):
    """The site in one language, ready to be rendered."""

    context: BuildContext
    inputs: Mapping[str, str]
    """Fingerprints of what every page depends on, by names for people."""


@dataclass(frozen=True, slots=True)
class Standby:
    """All is ready to render what the build of another process asks for."""

    sites: Mapping[str, ReadySite]
    """The site in every language, by its tag; by an empty one where it is in one."""
