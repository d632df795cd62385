"""The build that MkDocs is in the middle of: what its hooks keep for those that come later."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, cast

from mkdocs_briefings.configuration.feed_options import unknown_sources
from mkdocs_briefings.docs_engines.links import with_marks, without_marks
from mkdocs_briefings.plugin.linked_files import LinkedFiles
from mkdocs_briefings.plugin.theme_files import pass_over_hidden_files
from mkdocs_briefings.plugin.translated_pages import config_in, placed
from mkdocs_briefings.rendering.environment import TEMPLATES, copied, prepare
from mkdocs_briefings.rendering.mkdocs_inputs import has_listeners, templates_compiled_with
from mkdocs_briefings.rendering.mkdocs_site import MkDocsSite
from mkdocs_briefings.rendering.page.extras import extras
from mkdocs_briefings.rendering.page.language_switch import with_languages, without_index
from mkdocs_briefings.rendering.page.policy import inline_scripts, with_policy
from mkdocs_briefings.rendering.page.standing import (
    address,
    drop_ours,
    names_of_ours,
    standing_files,
)
from mkdocs_briefings.rendering.page.template_cache import TemplateCache
from mkdocs_briefings.rendering.page.translated_pages import tag_of_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_briefings.build.pipeline import PlanStep, RenderStep, StandStill
    from mkdocs_briefings.build.session import Session
    from mkdocs_briefings.configuration.markdown_words import ExtensionWords
    from mkdocs_briefings.rendering.page.standing import StandingFiles


_COMPILED = "templates"
"""Where compiled templates are, in what a build keeps."""


def compiled_templates(cache: Path) -> Iterable[Path]:
    """Give the files of all compiled templates that a build has kept there."""
    return (cache / _COMPILED).glob("*/*")


class RunningBuild:
    """What MkDocs has told of a build so far, and the last step that was taken."""

    planned: PlanStep
    files: LinkedFiles
    rendered: RenderStep | StandStill
    nav: Navigation

    def __init__(self, session: Session, extensions: ExtensionWords) -> None:
        self.session = session
        self._settings, self._extensions = session.settings, extensions
        extensions.speak(self._settings.words)
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
        is_preview = self.session.is_preview
        return standing_files(files, self._settings, is_preview=is_preview, place_file=placed)

    def linked(self, planned: PlanStep, files: Files) -> LinkedFiles:
        """Give MkDocs' files, in which pages of `docs/` find what is planned."""
        docs = self._settings.relative(self._settings.docs_dir)
        self.planned = planned
        self.files = LinkedFiles(files, planned.linker, docs, str(self.session.stage))
        return self.files

    def warnings(self) -> Iterable[str]:
        """Give what is odd about the options, now that it is known what there is."""
        archive = self.planned.before.loaded.archive
        return unknown_sources(self._settings.combined_feeds, archive.sources)

    def prepare(self, environment: Environment, config: MkDocsConfig, files: Files) -> None:
        """Prepare the theme's environment for our templates."""
        self._environment, added = environment, extras(config, files)
        self._read_in(self._settings.tag)
        for step in self.planned.before.all_sites:
            settings = step.settings
            if not settings.is_default:
                # Filters and globals know the language.
                self._environments[settings.language] = copied(environment)
        for step in self.planned.before.all_sites:
            settings = step.settings
            its = self._environments.get(settings.language, environment)
            prepare(its, step.loaded.archive, settings, added, step.standing)
            # Compiled templates are kept: compiling the theme's takes longer than most changes do.
            # Those of another language have other words in them.
            its.bytecode_cache = TemplateCache(
                self.session.cache / _COMPILED / settings.language,
                templates_compiled_with(config, settings),
                "" if has_listeners(config) else f"with-mkdocs/{settings.language}",
            )

    def read(self, page: Page) -> None:
        """Read a page of `docs/` in its language."""
        if self._is_of_docs(page):
            self._read_in(self._language_of(page))

    def _language_of(self, page: Page) -> str:
        return tag_of_page(page.file.src_uri, self._settings)

    def _read_in(self, tag: str) -> None:
        """Let links lead to what there is in a language, and extensions speak it, from now on."""
        step = self._step_in(tag)
        self.files.lead_by(step.linker)
        self._extensions.speak(step.before.settings.words)

    def _step_in(self, tag: str) -> PlanStep:
        return next(each for each in self.planned.all_sites if each.before.settings.tag == tag)

    def with_marks(self, markdown: str, page: Page) -> str:
        """Mark links in HTML that lead to the news: MkDocs resolves those of Markdown alone."""
        if "<" not in markdown or not self._is_of_docs(page):
            return markdown
        path, root = self._path_of(page), self._settings.root
        return with_marks(markdown, path, root, self._is_of_news, of_html=True)

    def without_marks(self, html: str, page: Page) -> str:
        """Let them lead there, and keep the names of drafts out of the page."""
        if not self._is_of_docs(page):
            return html
        linker, path = self._step_in(self._language_of(page)).linker, self._path_of(page)
        url = address(page.file)
        folder = posixpath.dirname(path)
        made = without_marks(html, folder, lambda link: linker.resolve(link, path, url, {}))
        return linker.without_hidden(made, page.file.src_uri)

    def _path_of(self, page: Page) -> str:
        return f"{self._settings.relative(self._settings.docs_dir)}/{page.file.src_uri}"

    def _is_of_news(self, path: str) -> bool:
        _, *places = self._settings.places
        if not path.startswith(tuple(f"{place}/" for place in places)):
            return False
        docs = self._settings.relative(self._settings.docs_dir)
        return self.planned.linker.page_of_docs(posixpath.relpath(path, docs)) is None

    def choose_templates(self) -> None:
        """Let MkDocs render the translations of pages of `docs/` in their languages."""
        for file in self.files.documentation_pages(inclusion=lambda _level: True):
            if file.page is not None:
                environment = self._environments.get(self._language_of(file.page))
                if environment is not None:
                    # MkDocs asks for it by what stands here, and Jinja gives it back as it is.
                    name = file.page.meta.get("template", "main.html")
                    file.page.meta["template"] = environment.get_template(name)

    def config_for(self, page: Page, config: MkDocsConfig) -> MkDocsConfig:
        """Give the configuration as a theme shall see it on a page of `docs/`."""
        tag = self._language_of(page)
        if tag == self._settings.tag or not self._is_of_docs(page):
            return config
        settings = next(each for each in self._settings.translations if each.tag == tag)
        return config_in(config, settings)

    def with_languages(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Tell of a page's translations, and lead to them, where the theme does not do so."""
        if not self._settings.languages or not self._is_of_docs(page):
            return output
        environment = self._environments.get(self._language_of(page), self._environment)
        has_switch = bool(config.extra.get("alternate"))
        return with_languages(output, page, environment, has_switch=has_switch)

    def without_index(self, output: str, page: Page) -> str:
        """Keep a page of `docs/` out of search engines, if the whole site is."""
        if not self._settings.noindex or not self._is_of_docs(page):
            return output
        return without_index(output)

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
        return self.files.src_uris.get(page.file.src_uri) is page.file

    def site(self, config: MkDocsConfig) -> MkDocsSite:
        """Give MkDocs' view of the site."""
        return MkDocsSite(
            config,
            self.files,
            self.nav,
            self._environment,
            self._scripts,
            self._environments,
            # In a build all files are MkDocs'.
            cast("Mapping[str, Mapping[str, File]]", self.planned.before.standing.translations),
            self._extensions.in_all(self._settings),
        )
