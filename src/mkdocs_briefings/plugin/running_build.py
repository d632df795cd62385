"""The build that MkDocs is in the middle of: what its hooks keep for those that come later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.plugin.feed_options import unknown_sources
from mkdocs_briefings.plugin.theme_files import pass_over_hidden_files
from mkdocs_briefings.rendering.environment import TEMPLATES, copied, prepare
from mkdocs_briefings.rendering.global_inputs import compiled_with
from mkdocs_briefings.rendering.mkdocs_site import MkDocsSite
from mkdocs_briefings.rendering.page.extras import extras
from mkdocs_briefings.rendering.page.policy import inline_scripts, with_policy
from mkdocs_briefings.rendering.page.standing import drop_ours, names_of_ours, standing_files
from mkdocs_briefings.rendering.page.template_cache import TemplateCache

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_briefings.build.pipeline import PlanStep, RenderStep, StandStill
    from mkdocs_briefings.build.session import Session
    from mkdocs_briefings.rendering.page.standing import StandingFiles


_COMPILED = "templates"
"""Where compiled templates are, in what a build keeps."""


def compiled_templates(cache: Path) -> Iterable[Path]:
    """Give the files of all compiled templates that a build has kept there."""
    return (cache / _COMPILED).glob("*")


class RunningBuild:
    """What MkDocs has told of a build so far, and the last step that was taken."""

    planned: PlanStep
    rendered: RenderStep | StandStill
    nav: Navigation

    def __init__(self, session: Session) -> None:
        self.session = session
        self._settings = session.settings
        self._environment: Environment
        self._environments: dict[str, Environment] = {}
        self._scripts: frozenset[str] = frozenset()

    def take_over(self, config: MkDocsConfig) -> None:
        """Let MkDocs write into the stage, look for our templates, and leave our pages to us."""
        config.site_dir = str(self.session.stage)
        config.theme.dirs.insert(-1, str(TEMPLATES))
        config.theme.static_templates -= names_of_ours(self._settings)
        pass_over_hidden_files(config.theme)

    def standing(self, files: Files) -> StandingFiles:
        """Give what MkDocs makes itself, once what is ours is taken out of its files."""
        # No static templates any more, they would be copied as they are.
        drop_ours(files, self._settings)
        return standing_files(files, self._settings, is_preview=self.session.is_preview)

    def warnings(self) -> Iterable[str]:
        """Give what is odd about the options, now that it is known what there is."""
        archive = self.planned.before.loaded.archive
        return unknown_sources(self._settings.combined_feeds, archive.sources)

    def prepare(self, environment: Environment, config: MkDocsConfig, files: Files) -> None:
        """Prepare the theme's environment for our templates."""
        self._environment, added = environment, extras(config, files)
        for step in self.planned.before.all_sites:
            settings = step.settings
            if not settings.is_default:
                # Filters and globals know the language.
                self._environments[settings.language] = copied(environment)
        for step in self.planned.before.all_sites:
            settings = step.settings
            its = self._environments.get(settings.language, environment)
            prepare(its, step.loaded.archive, settings, added)
            # Compiled templates are kept: compiling the theme's takes longer than most changes do.
            its.bytecode_cache = TemplateCache(
                self.session.cache / _COMPILED, compiled_with(config, settings)
            )

    def with_policy(self, output: str, page: Page) -> str:
        """Give a page that runs its own scripts and nothing else, if the site wants that."""
        if not self._settings.has_policy:
            return output
        made = with_policy(output)
        # One that has no script or style in itself is given back as it was.
        if made is not output and self._is_of_docs(page):
            self._scripts |= inline_scripts(output)
        return made

    def _is_of_docs(self, page: Page) -> bool:
        return self.planned.files.get_file_from_path(page.file.src_uri) is page.file

    def site(self, config: MkDocsConfig) -> MkDocsSite:
        """Give MkDocs' view of the site."""
        return MkDocsSite(
            config,
            self.planned.files,
            self.nav,
            self._environment,
            self._scripts,
            self._environments,
        )
