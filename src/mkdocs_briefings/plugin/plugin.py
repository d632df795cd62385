"""The hooks that MkDocs calls: settings in, the pipeline called, a report out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import LegacyConfig, ValidationError
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_briefings.build import pipeline
from mkdocs_briefings.build.collector import calm_collector
from mkdocs_briefings.build.messages import Messages
from mkdocs_briefings.configuration.docs_engine import DEFAULT
from mkdocs_briefings.configuration.listener import listener_for
from mkdocs_briefings.configuration.markdown_words import ExtensionWords
from mkdocs_briefings.configuration.option import OptionError, read_options
from mkdocs_briefings.configuration.options import Options, allowed_hosts, make_settings
from mkdocs_briefings.plugin.guard import Guard
from mkdocs_briefings.plugin.messages import log, plugin_errors
from mkdocs_briefings.plugin.preview_index import PreviewIndex
from mkdocs_briefings.plugin.running_build import RunningBuild
from mkdocs_briefings.plugin.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_briefings.build.pipeline import PlanStep, RenderStep, StandStill
    from mkdocs_briefings.build.report import BuildReport
    from mkdocs_briefings.rendering.mkdocs_site import MkDocsSite

_FIRST, _LAST = 100, -100


class BriefingsPlugin(BasePlugin[LegacyConfig]):
    """Makes a news site of the briefings, within the site that MkDocs makes of `docs/`.

    MkDocs empties the folder that it builds into. So for the time of a build it is given a folder
    of our own, and the published site is brought up to date when all has gone well.
    """

    report: BuildReport | None = None
    """What the last build has done; None before one has ended well."""

    progress: Callable[[int, int], None]
    """Is told, while pages are rendered, how much is done, and of how much."""

    render: Callable[[PlanStep, MkDocsSite], RenderStep | StandStill]
    """Takes the step of a build that renders."""

    publish: Callable[[RenderStep | StandStill, int], BuildReport | None]
    """Takes the step of a build that publishes."""

    cache: Path | None = None
    """Where a build keeps what the next one needs; None for its place in the project."""

    is_preview = False
    """Whether the site is for its editors alone, also where it is not served."""

    def __init__(self) -> None:
        self._is_serving = False
        self._messages = Messages(log)
        self._preview_index = PreviewIndex()
        self._build: RunningBuild | None = None
        self.progress = lambda _done, _total: None
        self.render = pipeline.render
        self.publish = pipeline.publish

    @property
    def _running(self) -> RunningBuild:
        assert self._build is not None  # noqa: S101 - MkDocs has called `on_config`
        return self._build

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options, and give what is wrong and what is odd, for MkDocs to tell."""
        try:
            read = read_options(Options, options)
        except OptionError as error:
            raise ConfigurationError(str(error)) from error
        self.config = LegacyConfig((), config_file_path)
        self.config.update(read.options)
        errors = [(name, ValidationError(text)) for name, text in read.errors]
        return list(errors), list(read.warnings)

    @property
    def options(self) -> Options:
        """The options, as `mkdocs.yml` and whoever has changed them since give them."""
        return Options(self.config)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Take note of what the site is built for."""
        if dirty:
            raise PluginError("--dirty leaves pages out of date. Build without it.")
        self._is_serving = command == "serve"
        if not self._is_serving:
            calm_collector()
        # MkDocs keeps plugins from one command to the next, and each says once what it has to say.
        self._messages = Messages(log)

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin, and let MkDocs write into a stage."""
        self._preview_index.stop()
        self._messages.count()
        engine = self.options.docs_engine
        if engine != DEFAULT:
            raise PluginError(
                f"With `docs_engine: {engine}` MkDocs makes nothing of this site. Build it with "
                "`briefings build` or `briefings preview`, and serve it with `briefings serve`."
            )
        with plugin_errors():
            is_preview = self.is_preview or self._is_serving
            settings = make_settings(config, self.options, is_preview=is_preview)
            listener = listener_for(settings, self.options, self._messages, self.progress)
            session = pipeline.begin(settings, listener, is_preview=is_preview, cache=self.cache)
        self._build = RunningBuild(session, ExtensionWords(config))
        self._build.take_over(config)
        return config

    @event_priority(_LAST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002
        """Read and check everything, plan, and let the pages of `docs/` link to briefings."""
        with plugin_errors():
            standing = self._running.standing(files)
            last = self.report if self._is_serving else None
            loaded = pipeline.load(self._running.session, standing, last)
            linked = self._running.linked(pipeline.plan(loaded), files)
        self._messages.warn(*self._running.warnings())
        return linked

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation for the theme."""
        self._running.nav = nav
        return nav

    @event_priority(_FIRST)
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """Read a page of `docs/` in its language."""
        self._running.read(page)
        return page

    @event_priority(_LAST)
    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,  # noqa: ARG002
    ) -> str:
        """Mark links in HTML of a page of `docs/` that lead to the news."""
        return self._running.with_marks(markdown, page)

    @event_priority(_FIRST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Let links of a page of `docs/` lead to the news, and keep the names of drafts out."""
        return self._running.without_marks(html, page)

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Tell of a page's translations, and let it run its own scripts and nothing else."""
        told = self._running.with_languages(output, page, config)
        told = self._running.without_index(told, page)
        return self._running.with_policy(told, page)

    @event_priority(_LAST)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Prepare the theme's environment for our templates, in every language."""
        self._running.prepare(env, config, files)
        self._running.choose_templates()
        return env

    @event_priority(_LAST)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Let a theme speak the language of a page of `docs/`."""
        context["config"] = self._running.config_for(page, config)
        return context

    @event_priority(_FIRST)
    def _render(self, config: MkDocsConfig) -> None:
        with plugin_errors():
            self._running.rendered = self.render(self._running.planned, self._running.site(config))

    @event_priority(_LAST)
    def _publish(self, config: MkDocsConfig) -> None:
        # `mkdocs gh-deploy` reads it after the build.
        config.site_dir = str(self._running.session.settings.site_dir)
        rendered, warnings = self._running.rendered, self._messages.warnings()
        with plugin_errors():
            report = self.publish(rendered, warnings)
        if report is None or isinstance(rendered, pipeline.StandStill):
            return  # in strict mode MkDocs ends the build with an error, right after this
        self.report = report
        self._messages.tell(report)
        if self._is_serving and self.options.search == "full":
            self._preview_index.start(rendered.context)

    on_post_build = CombinedEvent(_render, _publish)

    def on_shutdown(self) -> None:
        """Forget the folder that a preview was served from; MkDocs has removed it."""
        self._preview_index.stop()
        if self._is_serving and self.report is not None:
            pipeline.forget(self._running.session.settings)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the published site as it was; of a full disk, say no more than that."""
        self._messages.warnings()
        message = pipeline.abandon(self._build.session if self._build else None, error)
        if message:
            raise PluginError(message) from error

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: object,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Rebuild when a briefing or an image beside it is saved; answer this machine only."""
        app = server.get_app()
        assert app is not None  # noqa: S101 - a server is made with one
        server.set_app(Guard(app, config.dev_addr.host, allowed_hosts()))
        # It cannot watch for a folder that the first briefing will make.
        folder = self._running.session.settings.briefings_dir
        folder.mkdir(parents=True, exist_ok=True)
        watch(server, folder)
        settings = self._running.session.settings
        if settings.languages and settings.names_dir is not None:
            # Nor for that of the first names.
            settings.names_dir.mkdir(exist_ok=True)
        for each in (settings.words_dir, settings.names_dir):
            if each is not None and each.is_dir():
                server.watch(str(each))
        return server
