"""The listeners of a site in which nobody but us takes part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from mkdocs_briefings.rendering.page.policy import with_policy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from mkdocs_briefings.rendering.findings import Finding


class _NoWatch:
    """Nobody is watched."""

    names: frozenset[str] = frozenset()

    def know(self, findings: Iterable[Finding]) -> None:
        """Take what is known."""

    def check(self) -> None:
        """Find nothing."""


@dataclass(frozen=True, slots=True)
class NoListeners:
    """Nobody else takes part. In place of events there is what our own plugin does in them."""

    has_policy: bool
    watch: _NoWatch = field(default_factory=_NoWatch)
    subscribed: frozenset[str] = frozenset()
    change_templates: bool = False
    may_write: bool = False
    may_survey: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def events(self) -> Self:
        """What happens to a page."""
        return self

    def hears_texts(self, name: str) -> bool:  # noqa: ARG002 - as all below: nobody does
        """Tell of no one."""
        return False

    def inputs(self) -> Iterator[tuple[str, str]]:
        """Give nothing."""
        return iter(())

    def watch_site(self, stage: Path, standing: Collection[str]) -> None:
        """Watch nobody."""

    def take_surveys(self) -> tuple[Finding, ...]:
        """Give nothing."""
        return ()

    def on_pre_page(self, page: Any, *, config: Any, files: Any) -> Any:  # noqa: ANN401, ARG002
        """Give the page."""
        return page

    def on_page_read_source(self, *, page: Any, config: Any) -> Any:  # noqa: ANN401, ARG002
        """Leave it to its own file."""
        return None

    def on_page_markdown(self, markdown: Any, *, page: Any, config: Any, files: Any) -> Any:  # noqa: ANN401, ARG002
        """Give the text."""
        return markdown

    def on_page_content(self, html: Any, *, page: Any, config: Any, files: Any) -> Any:  # noqa: ANN401, ARG002
        """Give it as it is."""
        return html

    def on_page_context(self, context: Any, *, page: Any, config: Any, nav: Any) -> Any:  # noqa: ANN401, ARG002
        """Give it as it is."""
        return context

    def on_post_page(self, output: Any, *, page: Any, config: Any) -> Any:  # noqa: ANN401, ARG002
        """Let a page run its own scripts and nothing else, if the site wants that."""
        return with_policy(output) if self.has_policy else output
