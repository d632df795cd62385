"""The hooks that MkDocs calls: settings in, build, report out."""

from __future__ import annotations

import errno
import gc
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from mkdocs_briefings.archive.urls import NOT_FOUND
from mkdocs_briefings.build.files import files_below
from mkdocs_briefings.build.finish import finish
from mkdocs_briefings.build.load import LoadResult, load
from mkdocs_briefings.build.lock import BuildLock
from mkdocs_briefings.build.render import BuildContext, render
from mkdocs_briefings.build.report import BuildReport, note_changed_feeds
from mkdocs_briefings.build.state import STATE, DamagedStateError, State, site_name
from mkdocs_briefings.errors import BriefingsError, InvalidNewsroomError
from mkdocs_briefings.outputs.plan import make_plan
from mkdocs_briefings.outputs.product import SiteView
from mkdocs_briefings.outputs.products import BUILT_IN, OPTIONAL
from mkdocs_briefings.outputs.search import pagefind
from mkdocs_briefings.plugin.feed_options import unknown_sources
from mkdocs_briefings.plugin.options import Options, make_settings
from mkdocs_briefings.plugin.preview_index import PreviewIndex
from mkdocs_briefings.plugin.warnings import WarningCounter
from mkdocs_briefings.plugin.watching import watch
from mkdocs_briefings.rendering.environment import TEMPLATES, prepare
from mkdocs_briefings.rendering.full_rebuild import full_rebuild_reason
from mkdocs_briefings.rendering.global_inputs import global_inputs
from mkdocs_briefings.rendering.mkdocs_site import MkDocsSite
from mkdocs_briefings.rendering.page.extras import extras
from mkdocs_briefings.rendering.page.headers import write_headers
from mkdocs_briefings.rendering.page.links import LinkedFiles, Linker, address
from mkdocs_briefings.rendering.page.policy import POLICY_META, inline_scripts, with_policy
from mkdocs_briefings.rendering.page.template_cache import TemplateCache
from mkdocs_briefings.rendering.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.settings import Settings

log = get_plugin_logger("briefings")

CACHE = STATE.parent
"""What a build keeps for the next one, relative to the project."""

_FIRST, _LAST = 100, -100

_NO_ROOM = frozenset({errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC, errno.EROFS})
"""Errors of a full or broken disk, which no traceback helps with."""


class BriefingsPlugin(BasePlugin[Options]):
    """Makes a news site of the briefings, within the site that MkDocs makes of `docs/`.

    MkDocs empties the folder that it builds into. So for the time of a build it is given a folder
    of our own, and the published site is brought up to date when all has gone well.
    """

    settings: Settings
    loaded: LoadResult
    report: BuildReport | None = None
    """What the last build has done; None before one has ended well."""

    progress: Callable[[int, int], None]
    """Is told, while pages are rendered, how much is done, and of how much."""

    def __init__(self) -> None:
        self._lock: BuildLock | None = None
        self._warnings = WarningCounter()
        self._is_serving = False
        self._is_stale = False
        self._told: set[str] = set()
        self._preview_index = PreviewIndex()
        self.progress = lambda _done, _total: None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Take note of what the site is built for."""
        if dirty:
            raise PluginError("--dirty leaves pages out of date. Build without it.")
        self._is_serving = command == "serve"
        self._told.clear()

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and validate everything; nothing is written before that has succeeded."""
        self._started = time.monotonic()
        self._preview_index.stop()
        self._warnings.start()
        try:
            self.settings = make_settings(config, self.config, is_preview=self._is_serving)
            self._warn_of_search()
            self._wait_for_turn()
            # MkDocs empties it too, except for hidden files that a killed build has left.
            shutil.rmtree(self._stage, ignore_errors=True)
            self._memory = State(self.settings.root / STATE)
            self._load()
            self._is_stale = False
        except InvalidNewsroomError as error:
            _log_problems(error.problems)
            self._is_stale = self._is_serving and self.report is not None
            if not self._is_stale:
                raise PluginError(_count_files(error)) from error
        except (BriefingsError, OSError) as error:
            raise PluginError(_told(error)) from error
        else:
            _log_problems(self.loaded.problems)
        config.site_dir = str(self._stage)
        config.theme.dirs.insert(-1, str(TEMPLATES))
        config.theme.static_templates -= self._in_our_hands
        self._scripts: frozenset[str] = frozenset()
        return config

    def _warn_of_search(self) -> None:
        if self.config.search == "full" and not pagefind.version():
            log.warning(
                "Pagefind is not installed, so titles and summaries are searched, but no texts. "
                "Install mkdocs-briefings[search], or set the option search: titles."
            )

    def _load(self) -> None:
        with _without_collector():
            self._load_all()

    def _load_all(self) -> None:
        self.loaded = self._memory.through_damage(
            lambda: load(self.settings, self._memory, self._site_name)
        )
        if self._memory.was_damaged:
            log.info("What the last build remembered is unreadable; all is rendered anew.")
        elif self._memory.was_other:
            log.info("Another version has made what is remembered; all is rendered anew.")

    @event_priority(_LAST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Plan, and let the pages of `docs/` link to briefings."""
        profiles = (source.path for source in self.loaded.archive.sources.values())
        # What is left out because of an error is no page of MkDocs' either.
        for path in (*profiles, *self.loaded.skipped):
            profile = files.get_file_from_path(self._inside_docs(path))
            if profile is not None:
                files.remove(profile)  # it is a page of ours, with the briefings below it
        self._drop_theme_files(files)
        self._plan(files, config)
        self._standing = {file.dest_uri: f"docs/{file.src_uri}" for file in files}
        return self._files

    def _plan(self, files: Files, config: MkDocsConfig) -> None:
        for problem in unknown_sources(self.settings.combined_feeds, self.loaded.archive.sources):
            log.warning(problem)
        self._linker = Linker(self.loaded.archive, self.settings, log.warning)
        self._linker.files = files
        self._files = LinkedFiles(files, self._linker, self.settings, config)
        pages = [file for file in files.documentation_pages() if file.inclusion.is_included()]
        urls = [address(file) for file in pages]
        own = frozenset(name for name in OPTIONAL if files.get_file_from_path(name) is not None)
        view = SiteView(self.loaded.archive, self.settings, tuple(urls), own)
        self._news = make_plan(view, [product() for product in BUILT_IN])

    def _drop_theme_files(self, files: Files) -> None:
        # No static templates any more, they would be copied as they are.
        for name in self._in_our_hands:
            file = files.get_file_from_path(name)
            if file is not None and file.src_dir != str(self.settings.docs_dir):
                files.remove(file)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation for the theme."""
        self._nav = nav
        return nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Keep the names of drafts out of the pages of `docs/`."""
        return self._linker.without_hidden(html, f"{self._docs}/{page.file.src_uri}")

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Let a page run its own scripts and nothing else."""
        if not self.settings.has_policy:
            return output
        if POLICY_META not in output:  # a page of `docs/`
            self._scripts |= inline_scripts(output)
        return with_policy(output)

    @event_priority(_LAST)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Prepare the theme's environment for our templates."""
        prepare(env, self.loaded.archive, self.settings, extras(config, files))
        # Compiled templates are kept: compiling the theme's takes longer than most changes do.
        env.bytecode_cache = TemplateCache(self.settings.root / CACHE / "templates")
        self._environment = env
        return env

    @event_priority(_FIRST)
    def _render(self, config: MkDocsConfig) -> None:
        if self._is_stale:
            return
        write_headers(self._stage, self._scripts, self.settings)
        reason = full_rebuild_reason(config)
        if reason:
            log.debug("Every page is rendered anew, on one core: %s.", reason)
        self._of_mkdocs = files_below(self._stage)
        try:
            try:
                self._render_news(config, reason)
            except DamagedStateError:
                self._memory.forget_everything()
                self._load()
                self._plan(self._files, config)
                self._render_news(config, reason)
        except (BriefingsError, OSError) as error:
            raise PluginError(_told(error)) from error

    def _render_news(self, config: MkDocsConfig, reason: str) -> None:
        site = MkDocsSite(config, self._files, self._nav, self._environment)
        self._context = BuildContext(
            plan=self._news,
            loaded=self.loaded,
            renderer=Renderer(
                site,
                self.settings,
                self._linker,
                self.loaded.store.keys,
                self.settings.root / CACHE / "images",
            ),
            linker=self._linker,
            settings=self.settings,
            state=self._memory,
            site=self._site_name,
            stage=self._stage,
            standing=self._standing,
            jobs=1 if reason else self.settings.jobs,
            reuses=not reason,
            warn=log.warning,
            progress=self.progress,
        )
        self._tell(self._context.renderer.notice)
        self._rendered = render(self._context, global_inputs(site, self.settings))

    def _tell(self, notice: str) -> None:
        # Once: a preview builds again and again, and after damage all is rendered a second time.
        if notice and notice not in self._told:
            log.info(notice)
            self._told.add(notice)

    @event_priority(_LAST)
    def _publish(self, config: MkDocsConfig) -> None:
        # `mkdocs gh-deploy` reads it after the build.
        config.site_dir = str(self.settings.site_dir)
        warnings = self._warnings.stop()
        # In strict mode MkDocs ends the build with an error, right after this.
        if self._is_stale or (config.strict and warnings):
            self._release()
            return
        try:
            finished = finish(self._context, self._rendered, self._files_of_others())
        except (BriefingsError, OSError) as error:
            raise PluginError(_told(error)) from error
        shutil.rmtree(self._stage, ignore_errors=True)
        self._release()
        self.report = BuildReport(
            self.loaded,
            self._rendered.stale,
            self._rendered.reused,
            finished,
            time.monotonic() - self._started,
        )
        try:
            if not self._is_serving:  # nobody subscribes to a preview
                note_changed_feeds(self.report.feeds, self.settings.root)
        except OSError as error:
            raise PluginError(_told(error)) from error
        for notice in finished.notices:
            self._tell(notice)
        log.info(self.report.summary)
        if self.loaded.skipped:
            log.error("Left out because of errors: %s", ", ".join(self.loaded.skipped))
        if self._is_serving and self.config.search == "full" and pagefind.version():
            self._preview_index.start(self._context)

    def _files_of_others(self) -> Collection[str]:
        if not self._context.renderer.listeners.may_write:
            return self._of_mkdocs
        news = {stale.path for stale in self._rendered.stale}
        return [path for path in files_below(self._stage) if path not in news]

    on_post_build = CombinedEvent(_render, _publish)

    def on_shutdown(self) -> None:
        """Forget the folder that a preview was served from; MkDocs has removed it."""
        self._preview_index.stop()
        if self._is_serving and self.report is not None:
            State(self._state).forget(self._site_name)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the published site as it was; of a full disk, say no more than that."""
        self._warnings.stop()
        if isinstance(error, DamagedStateError):
            self._memory.forget_everything()
        self._release()
        if isinstance(error, DamagedStateError):
            raise PluginError(
                "What the last build remembered is unreadable, and is forgotten now. Build again."
            ) from error
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            raise PluginError(f"{_told(error)} The published site is as it was.") from error

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        builder: object,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Rebuild when a briefing or an image beside it is saved."""
        # It cannot watch for a folder that the first briefing will make.
        self.settings.briefings_dir.mkdir(parents=True, exist_ok=True)
        watch(server, self.settings.briefings_dir)
        return server

    def _wait_for_turn(self) -> None:
        self._lock = BuildLock(self.settings.root / CACHE / "lock")
        self._lock.acquire(lambda: log.info("Waiting for another build of this site to end."))

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def _inside_docs(self, path: str) -> str:
        return path.removeprefix(f"{self._docs}/")

    @property
    def _in_our_hands(self) -> frozenset[str]:
        """The theme's files that we make ourselves: its sitemap lists the pages of docs/ only."""
        names = {"sitemap.xml", NOT_FOUND} if self.settings.makes_not_found else {"sitemap.xml"}
        return frozenset(names)

    @property
    def _docs(self) -> str:
        return self.settings.relative(self.settings.docs_dir)

    @property
    def _stage(self) -> Path:
        return self.settings.root / CACHE / "stage"

    @property
    def _state(self) -> Path:
        return self.settings.root / STATE

    @property
    def _site_name(self) -> str:
        return site_name(self.settings)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Load many objects that all stay: looking for garbage among them finds none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # As old as what has always been there; the collector would look at all of it at once.
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()


def _log_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        # The log says itself which messages are warnings.
        text = str(problem).replace(": warning: ", ": ", 1)
        (log.error if problem.is_error else log.warning)(text)


def _told(error: Exception) -> str:
    if not isinstance(error, OSError):
        return str(error)
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}."


def _count_files(error: InvalidNewsroomError) -> str:
    number = len({problem.path for problem in error.problems if problem.is_error})
    files = "One file has" if number == 1 else f"{number} files have"
    return f"{files} errors. Nothing was written; the published site is as it was."
