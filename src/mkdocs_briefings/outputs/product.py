"""Products: each makes one kind of thing of the archive, such as articles, feeds or maps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from mkdocs_briefings.outputs.plan_context import PlanContext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.outputs.group import OutputGroup
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class SiteView:
    """What a product is told of a site; it puts into its groups what these need of it."""

    archive: Archive
    settings: Settings
    standing: tuple[str, ...] = ()
    """Addresses of the pages that MkDocs makes itself."""

    own_files: frozenset[str] = frozenset()
    """Files, by their paths in `docs/`, that the site has itself and no product may make."""

    pages: Mapping[str, float | None] = field(default_factory=dict)
    """Addresses of all pages that are of no month, each with when it last changed, in seconds since
    1970, if that is known: what products tell by `Product.pages`."""

    others: tuple[Archive, ...] = ()
    """The archives of the same site in its other languages, in the order of these."""

    standing_alternates: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Pages that MkDocs makes in several languages: by the address in each, that in all."""

    @property
    def in_languages(self) -> tuple[Archive, ...]:
        """The archives of the site in all of its languages, in the order of these.

        Of a site in one language there are none.
        """
        known = {each.language: each for each in (self.archive, *self.others)}
        found = (known.get(each.tag) for each in self.settings.languages)
        return tuple(each for each in found if each is not None)

    @property
    def context(self) -> PlanContext:
        """What planning may use without telling."""
        return PlanContext(self.settings)


class Product(ABC):
    """One kind of thing that is made of the archive."""

    name: ClassVar[str]
    """What it is called, in messages; no two products have one name."""

    @abstractmethod
    def groups(self, view: SiteView) -> Iterable[OutputGroup]:
        """Give its outputs, in groups that share nothing.

        Nothing of the archive is loaded for that: whatever is large is `Lazy` in a group.
        """

    def pages(self, view: SiteView) -> Mapping[str, float | None]:  # noqa: ARG002 - most have none
        """Give the addresses of pages that sitemaps shall list and that are of no month.

        Each comes with when it last changed, in seconds since 1970, or None where nobody knows.
        """
        return {}

    def after_pages(self, view: SiteView) -> Iterable[str]:  # noqa: ARG002 - most have nothing there
        """Give the addresses of what a build makes for it of the finished pages of `docs/`.

        These stand in the stage before anything is published, and are no outputs of its groups. The
        address of a folder stands for all that is in it.
        """
        return ()
