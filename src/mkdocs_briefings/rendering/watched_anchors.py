"""Find the anchors on the pages of a site in whose texts plugins and hooks may have a say."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_briefings.rendering.anchors import AnchorReader
from mkdocs_briefings.rendering.full_rebuild import full_rebuild_reason
from mkdocs_briefings.rendering.listeners.page_events import TEXT_EVENTS, find_listeners
from mkdocs_briefings.rendering.mkdocs_inputs import chosen_for

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


class WatchedAnchorReader(AnchorReader):
    """Knows the anchors of texts, and whether others change these."""

    def __init__(self, config: MkDocsConfig, settings: Settings, standing: StandingFiles) -> None:
        super().__init__(config, settings, standing)
        self._mkdocs, self._ours = config, settings

    @cached_property
    def are_certain(self) -> bool:
        """Whether nobody else has a say in what becomes of a text."""
        return not any(
            each.is_unknown and not each.events.isdisjoint(TEXT_EVENTS | {"page_content"})
            for each in find_listeners(self._mkdocs)
        )

    @cached_property
    def version(self) -> str:
        """Stands for all that anchors depend on besides the text; empty where nothing does."""
        if full_rebuild_reason(self._mkdocs):
            return ""
        return chosen_for(self._mkdocs, self._ours)
