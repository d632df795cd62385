"""Our own view of a site of which MkDocs makes nothing: the news, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.rendering.anchors import AnchorReader
from mkdocs_briefings.rendering.environment import TEMPLATES, copied, prepare
from mkdocs_briefings.rendering.global_inputs import files_of_templates, spoken_in, told
from mkdocs_briefings.rendering.page.extras import extras
from mkdocs_briefings.rendering.page.page import OwnPage
from mkdocs_briefings.rendering.page.policy import with_policy
from mkdocs_briefings.rendering.page.standing import addresses_by_language
from mkdocs_briefings.rendering.page.standing_page import coverage_page, standing_links
from mkdocs_briefings.rendering.page.template_cache import TemplateCache, compiled_with
from mkdocs_briefings.toolchain import toolchain_version

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.rendering.fast_markdown.converter import ExtensionOptions
    from mkdocs_briefings.rendering.findings import Finding
    from mkdocs_briefings.rendering.page.docs_files import DocsFile, DocsFiles
    from mkdocs_briefings.rendering.page.head import Head
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


class OwnConfig(Protocol):
    """What `mkdocs.yml` says of such a site."""

    @property
    def site_url(self) -> str | None:
        """Address of its root."""
        ...

    @property
    def nav(self) -> Sequence[Any]:
        """Its navigation, as it is written."""
        ...

    @property
    def extra_css(self) -> Sequence[str]:
        """Its own styles."""
        ...

    @property
    def extra_javascript(self) -> Sequence[str]:
        """Its own scripts."""
        ...

    @property
    def template_folders(self) -> Sequence[str]:
        """Folders with templates of its own."""
        ...

    @property
    def markdown_extensions(self) -> Sequence[str]:
        """The names of Markdown's extensions."""
        ...

    @property
    def mdx_configs(self) -> Mapping[str, Mapping[str, Any]]:
        """What each is told, by its name."""
        ...

    @property
    def shown(self) -> Mapping[str, object]:
        """All that templates may show of it, by names."""
        ...


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """An entry of the navigation that leads somewhere."""

    title: str
    url: str
    """Address, relative to the site's root, or a whole one."""

    file: DocsFile | None = None
    """What the page is made of, if it is one of `docs/`."""

    children: None = None


@dataclass(frozen=True, slots=True)
class Navigation:
    """The navigation, as templates are told it."""

    items: tuple[NavigationLink, ...]

    def __iter__(self) -> Iterator[NavigationLink]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class _NoWatch:
    """Nobody is watched."""

    names: frozenset[str] = frozenset()

    def know(self, findings: Iterable[Finding]) -> None:
        """Take what is known."""

    def check(self) -> None:
        """Find nothing."""


@dataclass(frozen=True, slots=True)
class _NoListeners:
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


@dataclass(frozen=True, slots=True)
class OwnSite:
    """Our own view of the site, when its pages are about to be written: it is a `Site`."""

    config: OwnConfig
    files: DocsFiles
    nav: Navigation
    environment: Environment
    now: datetime
    environments: Mapping[str, Environment] = field(default_factory=dict)
    """The environment for each language besides the default one, by their tags."""

    scripts: frozenset[str] = frozenset()
    """Hashes of the scripts that stand in pages of `docs/`, where an engine makes them."""

    made: Path | None = None
    """The folder with these pages, where an engine has made them."""

    translations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Those that are in several languages, by their paths in `docs/`: each in these."""

    markdown: Mapping[str, ExtensionOptions] = field(default_factory=dict)
    """What Markdown's extensions are told in each language, by its tag; as `config` has it else."""

    def in_language(self, tag: str) -> Self:
        """Give the same with the environment for a language."""
        return replace(self, environment=self.environments.get(tag, self.environment))

    def markdown_in(self, tag: str) -> ExtensionOptions:
        """Give what Markdown's extensions are told of a text in a language."""
        return self.markdown.get(tag, self.config)

    def listeners(self, settings: Settings) -> _NoListeners:
        """Give those that nobody is among."""
        return _NoListeners(settings.has_policy)

    def anchor_reader(self, settings: Settings, standing: StandingFiles) -> AnchorReader:
        """Give what knows the anchors of texts."""
        version = fingerprint_of(toolchain_version("rendering"), told(self.config.shown)).hex()
        return AnchorReader(self.config, settings, standing, version, self.made)

    def inputs(self, settings: Settings) -> dict[str, str]:
        """Give what every page depends on besides ourselves."""
        folders = map(Path, self.config.template_folders)
        return {
            "mkdocs.yml": told(self.config.shown),
            "navigation": repr(
                [
                    *standing_links(self.nav, self.translations, settings),
                    coverage_page(addresses_by_language(self.translations), settings),
                ]
            ),
            **dict(files_of_templates(folders, settings)),
            "extra styles and scripts": repr(extras(self.config, self.files)),
            "Markdown in all languages": spoken_in(self.markdown),
        }

    def page(
        self,
        head: Head,
        template: str,
        path: str | None,  # noqa: ARG002 - templates are told nothing of it
        root: Path,  # noqa: ARG002 - same
        *,
        is_whole: bool,  # noqa: ARG002 - there is nobody else to be given it
    ) -> OwnPage:
        """Make a page."""
        return OwnPage(head, template, self.config.site_url or "", self.now)

    def context(self, page: Any) -> dict[str, Any]:  # noqa: ANN401 - ours, or one of `docs/`
        """Give what a template is told of a page: what MkDocs tells it, without MkDocs' version."""
        return {
            "nav": self.nav,
            "pages": (),
            "base_url": "/".join([".."] * page.url.count("/")) or ".",
            "extra_css": self.config.extra_css,
            "extra_javascript": self.config.extra_javascript,
            "build_date_utc": self.now,
            "config": self.config,
            "page": page,
        }


def own_site(
    config: OwnConfig,
    files: DocsFiles,
    archives: Sequence[tuple[Archive, Settings, StandingFiles]],
    markdown: Mapping[str, ExtensionOptions],
    templates: Path,
) -> OwnSite:
    """Make it; `archives` has what is published in each language, the default first.

    `markdown` has what its extensions are told in each, by the tags; `templates` is the folder in
    which compiled ones are kept.
    """
    _, default, stands = archives[0]
    loader = FileSystemLoader([*config.template_folders, str(TEMPLATES)])
    environment = Environment(loader=loader, auto_reload=False)  # noqa: S701 - `prepare` decides
    environments = {each.tag: copied(environment) for _, each, _ in archives[1:]}
    added = extras(config, files)
    for archive, settings, standing in archives:
        its = environments.get(settings.tag, environment)
        prepare(its, archive, settings, added, standing)
        stamp = compiled_with(settings.words, "without MkDocs")
        its.bytecode_cache = TemplateCache(templates / settings.language, stamp)
    translations = stands.translations
    nav = Navigation(tuple(_links(config.nav or _first_level(files, translations), files)))
    return OwnSite(
        config,
        files,
        nav,
        environment,
        default.now,
        environments,
        translations=translations,
        markdown=markdown,
    )


def _first_level(
    files: DocsFiles, translations: Mapping[str, Mapping[str, Any]]
) -> Iterator[dict[str, str]]:
    """Give the navigation that nobody has written: the pages in no folder, in MkDocs' order."""
    translated = {each.src_uri for its in translations.values() for each in [*its.values()][1:]}
    for file in files.documentation_pages():
        if file.page is not None and "/" not in file.src_uri and file.src_uri not in translated:
            yield {file.page.title: file.src_uri}


def _links(entries: Iterable[Any], files: DocsFiles) -> Iterator[NavigationLink]:
    """Give the links on the first level that lead to something."""
    for entry in entries:
        ((title, target),) = entry.items() if isinstance(entry, dict) else [(None, entry)]
        if not isinstance(target, str):  # a section
            continue
        parts = urlsplit(target)
        file = files.get_file_from_path(target)
        if file is not None and file.inclusion.is_included():
            told = title if title is not None or file.page is None else file.page.title
            yield NavigationLink(str(told), file.url, file)
        elif parts.scheme or parts.netloc or target.startswith("/"):
            yield NavigationLink(str(title), target)
