"""What MkDocs knows of the site."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Self

from mkdocs.commands.build import get_context

from mkdocs_briefings.rendering.global_inputs import spoken_in
from mkdocs_briefings.rendering.listeners.listeners import Listeners
from mkdocs_briefings.rendering.mkdocs_inputs import mkdocs_inputs
from mkdocs_briefings.rendering.page.mkdocs_page import LightPage, make_page
from mkdocs_briefings.rendering.watched_anchors import WatchedAnchorReader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_briefings.rendering.fast_markdown.converter import ExtensionOptions
    from mkdocs_briefings.rendering.page.head import Head
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class MkDocsSite:
    """MkDocs' own view of the site, when it is about to write pages: it is a `Site`."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    environment: Environment
    scripts: frozenset[str] = frozenset()
    """Hashes of the scripts that stand in pages of `docs/`, as a policy names them."""

    environments: Mapping[str, Environment] = field(default_factory=dict)
    """The theme's environment for each language besides the default one, by their tags."""

    translations: Mapping[str, Mapping[str, File]] = field(default_factory=dict)
    """Pages of `docs/` that are in several languages, by their paths there: each in these."""

    markdown: Mapping[str, ExtensionOptions] = field(default_factory=dict)
    """What Markdown's extensions are told in each language, by its tag; as `config` has it else."""

    def in_language(self, tag: str) -> Self:
        """Give the same with the theme's environment for a language."""
        return replace(self, environment=self.environments.get(tag, self.environment))

    def markdown_in(self, tag: str) -> ExtensionOptions:
        """Give what Markdown's extensions are told of a text in a language."""
        return self.markdown.get(tag, self.config)

    def listeners(self, settings: Settings) -> Listeners:
        """Give the plugins and hooks of others."""
        return Listeners(self, settings)

    def anchor_reader(self, settings: Settings, standing: StandingFiles) -> WatchedAnchorReader:
        """Give what knows the anchors of texts, in which others may have a say."""
        return WatchedAnchorReader(self.config, settings, standing)

    def inputs(self, settings: Settings) -> dict[str, str]:
        """Give what every page depends on of MkDocs."""
        found = mkdocs_inputs(self.config, self.files, self.nav, self.translations, settings)
        return {**found, "Markdown in all languages": spoken_in(self.markdown)}

    def page(
        self, head: Head, template: str, path: str | None, root: Path, *, is_whole: bool
    ) -> Page:
        """Make a page as MkDocs has it."""
        make = make_page if is_whole else LightPage
        return make(head, template, self.config, path=path, root=root)

    def context(self, page: Page) -> Mapping[str, Any]:
        """Give what MkDocs tells a theme's templates of a page."""
        return get_context(self.nav, self.files, self.config, page)
