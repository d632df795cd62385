"""Build a site of which MkDocs makes nothing: its news, and what an engine makes of `docs/`.

Where no engine makes anything of it, files beside the pages, such as styles and pictures, are
published as MkDocs would publish them.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.build import pipeline
from mkdocs_briefings.configuration.docs_engine import ALONE
from mkdocs_briefings.configuration.feed_options import unknown_sources
from mkdocs_briefings.configuration.listener import listener_for
from mkdocs_briefings.configuration.markdown_words import ExtensionWords
from mkdocs_briefings.configuration.options import make_settings
from mkdocs_briefings.docs_engines.docs import DocsFinisher, stand_docs
from mkdocs_briefings.errors import BriefingsError, Problem, SettingsError
from mkdocs_briefings.rendering.own_site import own_site
from mkdocs_briefings.rendering.page.docs_files import DocsFiles
from mkdocs_briefings.rendering.page.standing import drop_ours, drop_profiles, standing_files

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from mkdocs_briefings.build.messages import Messages
    from mkdocs_briefings.build.pipeline import PlanStep
    from mkdocs_briefings.build.report import BuildReport
    from mkdocs_briefings.build.session import Session
    from mkdocs_briefings.build.steps import LoadStep
    from mkdocs_briefings.configuration.loaded_config import LoadedConfig
    from mkdocs_briefings.configuration.markdown_words import MarkdownOptions
    from mkdocs_briefings.docs_engines.docs import StandingDocs
    from mkdocs_briefings.rendering.own_site import OwnSite
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings

_TEMPLATES = "templates"
"""Where compiled templates are, in what a build keeps."""


def build_news(
    config: LoadedConfig,
    messages: Messages,
    progress: Callable[[int, int], None],
    *,
    is_preview: bool = False,
) -> BuildReport | None:
    """Build, and give what was done; None where warnings stop a strict build.

    Raises `BriefingsError` and `OSError`; the published site is then as it was.
    """
    messages.count()
    try:
        settings = make_settings(config, config.options, is_preview=is_preview)
        messages.warn(*config.warnings)
        listener = listener_for(settings, config.options, messages, progress)
        if not config.has_pages:
            for text in _left_out(config, settings):
                listener.notice(text)
        begun = pipeline.begin(settings, listener, is_preview=is_preview)
        with _abandoned_by_errors(begun) as session:
            rendered = _rendered(config, session, messages)
            report = pipeline.publish(rendered, messages.warnings())
    finally:
        messages.warnings()
    if report is not None:
        messages.tell(report)
    return report


@contextmanager
def _abandoned_by_errors(session: Session) -> Iterator[Session]:
    """Let the next build begin when this one fails."""
    try:
        yield session
    except (BriefingsError, OSError) as error:
        message = pipeline.abandon(session, error)
        if message:
            raise BriefingsError(message) from error
        raise


def _rendered(
    config: LoadedConfig, session: Session, messages: Messages
) -> pipeline.RenderStep | pipeline.StandStill:
    settings = session.settings
    extensions = ExtensionWords(config)
    extensions.speak(settings.words)
    files = _files(config)
    drop_ours(files, settings)
    standing = standing_files(files, settings, is_preview=session.is_preview)
    loaded = pipeline.load(session, standing)
    # What is wrong with the news is told before an engine takes its time.
    docs = _made(config, loaded, messages) if config.has_pages else None
    planned = pipeline.plan(
        loaded if docs is None else pipeline.with_standing(loaded, docs.standing)
    )
    archive = planned.before.loaded.archive
    messages.warn(*unknown_sources(settings.combined_feeds, archive.sources))
    site = _site(config, files, extensions.in_all(settings), planned)
    _copy(planned.before.standing, session.stage, docs.files if docs is not None else ())
    if docs is not None:
        linkers = {each.before.settings.tag: each.linker for each in planned.all_sites}
        finisher = DocsFinisher(docs, site, linkers, config, settings)
        site = replace(site, scripts=finisher.finish(session.stage), made=docs.folder)
    return pipeline.render(planned, site)


def _files(config: LoadedConfig) -> DocsFiles:
    files = config.files()
    if files is None and config.has_pages:
        raise SettingsError(
            "docs_dir: Two of its pages would have one address, such as index.md and README.md. "
            "Rename one of them."
        )
    return files or DocsFiles()


def _made(config: LoadedConfig, loaded: LoadStep, messages: Messages) -> StandingDocs:
    session, name = loaded.session, config.options.docs_engine
    docs = stand_docs(name, config, loaded.standing, session.settings, session.cache)
    for warning in docs.warnings:
        if isinstance(warning, Problem):
            session.listener.problem(warning)
        else:
            messages.warn(warning)
    session.listener.debug(f"{name} has {'made' if docs.has_run else 'not had to make'} the docs.")
    return docs


def _site(
    config: LoadedConfig,
    files: DocsFiles,
    markdown: Mapping[str, MarkdownOptions],
    planned: PlanStep,
) -> OwnSite:
    steps = planned.before.all_sites
    archives = [(each.loaded.archive, each.settings, each.standing) for each in steps]
    templates = planned.before.session.cache / _TEMPLATES
    return own_site(config, files, archives, markdown, templates)


def _copy(standing: StandingFiles, stage: Path, made: Collection[str]) -> None:
    """Publish the files that are no pages, and that no engine publishes."""
    for file in standing.files:
        is_ours = file.dest_uri in standing.places and file.dest_uri not in made
        if is_ours and file.src_dir is not None:
            place = stage / file.dest_uri
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(file.src_dir, file.src_uri), place)


def _left_out(config: LoadedConfig, settings: Settings) -> Iterator[str]:
    """Say which pages of `docs/` nobody makes; profiles and stories are ours."""
    pages = DocsFiles(config.pages())
    drop_profiles(pages, settings)
    paths = [f"{settings.relative(settings.docs_dir)}/{each.src_uri}" for each in pages]
    if paths:
        number = "1 page" if len(paths) == 1 else f"{len(paths)} pages"
        yield f"Left out with `docs_engine: {ALONE}`: {number} of docs_dir, such as {paths[0]}."
