"""What rendering an output turned out to depend on, besides what its plan holds."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Dependencies:
    """Filled while one output is rendered."""

    lookups: dict[str, str | None] = field(default_factory=dict)
    """Addresses that its links were given, by the path of the file that each leads to.

    As long as all of them are the same, and so are its plan and the files that it reads, its bytes
    are too.
    """

    is_page: bool = False
    """Whether the theme was put around it, and plugins were told of it."""

    holds_texts: bool = False
    """Whether it was given texts of briefings besides that of its own page."""

    def add(self, other: Dependencies) -> None:
        """Take over what a part of the output depends on."""
        self.lookups.update(other.lookups)


@dataclass(frozen=True, slots=True)
class Body:
    """A briefing's text as clean HTML: with links relative to its page, or absolute in feeds."""

    html: str
    dependencies: Dependencies
    front: str = ""
    """What its front matter puts before it, in feeds only: corrections, key points and so on."""
