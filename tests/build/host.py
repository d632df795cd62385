"""What MkDocs knows of a project when each step of a build asks for it, without its life cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from mkdocs_briefings.build import pipeline
from mkdocs_briefings.configuration.markdown_words import ExtensionWords
from mkdocs_briefings.configuration.options import make_settings
from mkdocs_briefings.plugin.plugin import BriefingsPlugin
from mkdocs_briefings.plugin.running_build import RunningBuild

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from mkdocs_briefings.build.pipeline import PlanStep
    from mkdocs_briefings.build.report import BuildReport
    from mkdocs_briefings.build.session import Listener
    from mkdocs_briefings.rendering.mkdocs_site import MkDocsSite
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from tests.site import Site


class Host:
    """Takes one build of a project through its steps."""

    def __init__(
        self,
        site: Site,
        listener: Listener | None = None,
        *,
        is_preview: bool = False,
        strict: bool = False,
    ) -> None:
        self._config = load_config(str(site.root / "mkdocs.yml"), strict=strict)
        plugin = self._config.plugins["briefings"]
        assert isinstance(plugin, BriefingsPlugin)
        self.settings = make_settings(self._config, plugin.options, is_preview=is_preview)
        self.session = pipeline.begin(self.settings, listener, is_preview=is_preview)
        self._running = RunningBuild(self.session, ExtensionWords(self._config))
        self._running.take_over(self._config)
        self._environment = self._config.theme.get_env()
        self._files: Files = get_files(self._config)
        self._files.add_files_from_theme(self._environment, self._config)

    def standing(self) -> StandingFiles:
        """Give what MkDocs makes itself."""
        return self._running.standing(self._files)

    def site(self, planned: PlanStep) -> MkDocsSite:
        """Give what MkDocs tells of the site before pages are rendered."""
        files = self._running.linked(planned, self._files)
        self._running.nav = get_navigation(files, self._config)
        self._running.prepare(self._environment, self._config, files)
        return self._running.site(self._config)

    def planned(self, last: BuildReport | None = None) -> PlanStep:
        """Take the first two steps."""
        return pipeline.plan(pipeline.load(self.session, self.standing(), last))

    def build(self) -> BuildReport | None:
        """Take all steps."""
        planned = self.planned()
        return pipeline.publish(pipeline.render(planned, self.site(planned)))
