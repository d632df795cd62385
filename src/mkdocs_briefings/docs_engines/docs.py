"""The standing pages of a site whose `docs/` an engine makes, from its run to the stage."""

from __future__ import annotations

import posixpath
import re
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.archive.urls import SITEMAP
from mkdocs_briefings.docs_engines.errors import DocsEngineError
from mkdocs_briefings.docs_engines.links import without_marks
from mkdocs_briefings.docs_engines.marks import standing_content, with_parts
from mkdocs_briefings.docs_engines.pages import DocsPage, docs_page
from mkdocs_briefings.docs_engines.project import write_project
from mkdocs_briefings.docs_engines.run import make_docs
from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.rendering.page.docs_files import DocsFile
from mkdocs_briefings.rendering.page.language_switch import with_languages, without_index
from mkdocs_briefings.rendering.page.policy import inline_scripts, with_policy
from mkdocs_briefings.rendering.page.relative import RelativeUrls
from mkdocs_briefings.rendering.page.standing import names_of_ours
from mkdocs_briefings.rendering.page.translated_pages import tag_of_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from mkdocs_briefings.configuration.loaded_config import LoadedConfig
    from mkdocs_briefings.docs_engines.project import EngineProject
    from mkdocs_briefings.docs_engines.run import EngineWarning
    from mkdocs_briefings.rendering.own_site import OwnSite
    from mkdocs_briefings.rendering.page.links import Linker
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings

_FOLDER = "docs"
"""Where the projects of engines are, in what a build keeps."""

_LANGUAGE = re.compile(r"(<html\b[^>]*?\slang=)(?:\"[^\"]*\"|[^\s>]+)")
_DIRECTION = re.compile(r"(<body\b[^>]*?\sdir=)(?:\"[^\"]*\"|[^\s>]+)")

_LEAVING_OUT = ("exclude_docs", "draft_docs")
"""Settings by which an engine may leave pages out."""


@dataclass(frozen=True, slots=True)
class StandingDocs:
    """What an engine has made of the pages of `docs/`."""

    standing: StandingFiles
    """All of it, as the rest of a build knows what stands."""

    pages: Mapping[str, DocsPage]
    """The pages, by the files in `docs/` that they are made of."""

    folder: Path
    files: frozenset[str]
    """What is taken over from that folder, by its paths there."""

    warnings: tuple[Problem | str, ...]
    has_run: bool


def stand_docs(
    name: str, config: LoadedConfig, standing: StandingFiles, settings: Settings, cache: Path
) -> StandingDocs:
    """Let an engine make the pages of `docs/`. Raises `DocsEngineError` and `OSError`.

    `standing` is what it is to make; what it leaves out, or adds, is told by the result.
    """
    project = write_project(cache / _FOLDER / name, name, config, standing, settings)
    made = make_docs(name, project, config)
    ours = {*names_of_ours(settings), f"{SITEMAP}.gz"}
    there = made.files - ours
    _refuse_missing(name, config, standing, there, settings)
    pages = _pages(standing, project, there, config)
    return StandingDocs(
        _as_made(name, standing, there, pages, settings),
        pages,
        project.site,
        there,
        tuple(_told(name, each, project, settings) for each in made.warnings),
        made.has_run,
    )


def _refuse_missing(
    name: str,
    config: LoadedConfig,
    standing: StandingFiles,
    there: frozenset[str],
    settings: Settings,
) -> None:
    """Raise `DocsEngineError` where pages are missing that nothing has told it to leave out."""
    if any(setting in config.left for setting in _LEAVING_OUT):
        return
    docs = settings.relative(settings.docs_dir)
    missing = [
        f"{docs}/{each.src_uri}"
        for each in standing.files.documentation_pages()
        if each.dest_uri not in there
    ]
    if missing:
        raise DocsEngineError(
            f"{name} has made no page of {missing[0]}. The published site is as it was."
        )


def _pages(
    standing: StandingFiles, project: EngineProject, there: frozenset[str], config: LoadedConfig
) -> dict[str, DocsPage]:
    found = {}
    titles = dict(_titles(config.nav))
    for file in standing.files.documentation_pages():
        if file.dest_uri in there:
            assert isinstance(file, DocsFile)  # noqa: S101 - read without MkDocs there are no others
            html = (project.site / file.dest_uri).read_text("utf-8")
            page = docs_page(file, html, config.site_url or "", titles.get(file.src_uri))
            page.file = replace(file, page=page)
            found[file.src_uri] = page
    return found


def _titles(entries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Give what a navigation calls pages, by their paths."""
    for entry in entries:
        if isinstance(entry, dict):
            ((title, below),) = entry.items()
            if isinstance(below, str):
                yield below, str(title)
            else:
                yield from _titles(below)


def _as_made(
    name: str,
    standing: StandingFiles,
    there: frozenset[str],
    pages: Mapping[str, DocsPage],
    settings: Settings,
) -> StandingFiles:
    docs = str(settings.docs_dir)
    gone: set[str] = set()
    for file in tuple(standing.files):
        if file.src_uri in pages:
            standing.files.append(pages[file.src_uri].file)
        elif file.src_dir == docs and file.dest_uri not in there:
            gone.add(file.dest_uri)
            standing.files.remove(file)
    urls = {each.url for each in pages.values()}
    places = {place: path for place, path in standing.places.items() if place not in gone}
    translations = {
        path: {
            tag: pages[file.src_uri].file for tag, file in files.items() if file.src_uri in pages
        }
        for path, files in standing.translations.items()
        if path in pages
    }
    return replace(
        standing,
        places={**{place: f"{name}'s {place}" for place in there}, **places},
        pages=tuple(each for each in standing.pages if each in urls),
        pages_elsewhere={
            tag: tuple(each for each in there if each in urls)
            for tag, there in standing.pages_elsewhere.items()
        },
        translations=translations,
    )


def _told(
    name: str, warning: EngineWarning, project: EngineProject, settings: Settings
) -> Problem | str:
    if not warning.path:
        return f"{name}: {warning.text}"
    source = project.sources.get(warning.path, warning.path)
    path = f"{settings.relative(settings.docs_dir)}/{source}"
    text = warning.text[:1].upper() + warning.text[1:].rstrip(".")
    return Problem(path, warning.line, f"{name}: {text}.", severity=Severity.WARNING)


class DocsFinisher:
    """Puts what an engine has made into the stage, completed by what only we know."""

    def __init__(
        self,
        docs: StandingDocs,
        site: OwnSite,
        linkers: Mapping[str, Linker],
        config: LoadedConfig,
        settings: Settings,
    ) -> None:
        """Take the docs, the site, and what knows where links lead to in each language."""
        self._docs, self._site, self._linkers = docs, site, linkers
        self._config, self._settings = config, settings
        self._path = f"{settings.relative(settings.docs_dir)}/"

    def finish(self, stage: Path) -> frozenset[str]:
        """Do it; give the hashes of the scripts that stand in pages. Raises `OSError`."""
        pages = {page.file.dest_uri: page for page in self._docs.pages.values()}
        scripts: set[str] = set()
        for path in sorted(self._docs.files):
            made, place = self._docs.folder / path, stage / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if not path.endswith(".html"):
                shutil.copyfile(made, place)
                continue
            html = self._page(made.read_text("utf-8"), pages.get(path) or self._other(path))
            if self._settings.has_policy:
                scripts |= inline_scripts(html)
                html = with_policy(html)
            place.write_text(html, "utf-8")
        return frozenset(scripts)

    def _other(self, path: str) -> DocsPage:
        """Give a page that is made of no file, such as a list that an engine's plugin makes."""
        file = DocsFile(path, str(self._settings.docs_dir), place=path)
        return DocsPage(file, "", {}, self._config.site_url or "")

    def _page(self, html: str, page: DocsPage) -> str:
        tag = tag_of_page(page.file.src_uri, self._settings)
        site, linker = self._site.in_language(tag), self._linkers[tag]
        path = f"{self._path}{page.file.src_uri}"

        def address(link: str) -> str | None:
            return linker.resolve(link, path, page.url, {})

        html = without_marks(html, posixpath.dirname(path), address)
        environment, context = site.environment, site.context(page)
        urls = RelativeUrls.of(environment)
        urls.start(page, page.url)

        def part(name: str) -> str:
            return environment.get_template(f"briefings/{name}").render(context)

        try:
            text = standing_content(html)
            if text is not None:
                page.content = text
                return part("standing.html")
            html = with_parts(html, part)
            if page.file.page is None:
                return html
            return self._of_docs(html, page, environment)
        finally:
            urls.end()

    def _of_docs(self, html: str, page: DocsPage, environment: Environment) -> str:
        """Say of a page what a theme does not: its language, and whether it is to be found."""
        settings = self._settings
        if settings.languages:
            html = _spoken(html, environment.globals["news"])
            has_switch = bool(self._config.extra.get("alternate"))
            html = with_languages(html, page, environment, has_switch=has_switch)
        return without_index(html) if settings.noindex else html


def _spoken(html: str, news: Any) -> str:  # noqa: ANN401 - what templates are told
    """Let a page say its own language, which a theme takes to be that of the whole site."""
    html = _LANGUAGE.sub(rf'\g<1>"{news.language}"', html, count=1)
    return _DIRECTION.sub(rf'\g<1>"{news.direction}"', html, count=1)
