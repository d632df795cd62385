"""What an import amounts to, in figures."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_briefings.archive.publication import Status


@dataclass(slots=True)
class Figures:
    """Counts over all posts that are briefings now, written in this run or in an earlier one."""

    posts: int = 0
    published: int = 0
    """Those of them that readers get now."""

    scheduled: int = 0
    """Those whose date, or the end of whose embargo, is still to come."""

    expired: int = 0
    drafts: int = 0
    words_before: int = 0
    words_after: int = 0
    images: int = 0
    """Images that go beside briefings."""

    links: int = 0
    links_to_briefings: int = 0
    """Those of them that lead to another briefing."""

    addresses: int = 0
    """Posts whose old address is known."""

    addresses_kept: int = 0
    """Those of them whose old address leads to the briefing."""

    differing: int = 0
    """Posts whose text reads otherwise than before; each is named."""

    def count(self, status: Status) -> None:
        """Count a briefing among those of its status."""
        match status:
            case Status.PUBLISHED:
                self.published += 1
            case Status.SCHEDULED | Status.EMBARGOED:
                self.scheduled += 1
            case Status.EXPIRED:
                self.expired += 1
            case Status.DRAFT:
                self.drafts += 1
