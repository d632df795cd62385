"""Our own view of a site of which MkDocs makes nothing: the news, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

from jinja2 import Environment, FileSystemLoader

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.rendering.anchors import AnchorReader
from mkdocs_briefings.rendering.environment import TEMPLATES, copied, prepare
from mkdocs_briefings.rendering.global_inputs import files_of_templates, spoken_in, told
from mkdocs_briefings.rendering.no_listeners import NoListeners
from mkdocs_briefings.rendering.own_navigation import own_navigation
from mkdocs_briefings.rendering.page.extras import extras
from mkdocs_briefings.rendering.page.page import OwnPage
from mkdocs_briefings.rendering.page.standing import addresses_by_language
from mkdocs_briefings.rendering.page.standing_page import coverage_page, standing_links
from mkdocs_briefings.rendering.page.template_cache import TemplateCache, compiled_with
from mkdocs_briefings.toolchain import toolchain_version

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.rendering.fast_markdown.converter import ExtensionOptions
    from mkdocs_briefings.rendering.own_navigation import Navigation
    from mkdocs_briefings.rendering.page.docs_files import DocsFiles
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

    def listeners(self, settings: Settings) -> NoListeners:
        """Give those that nobody is among."""
        return NoListeners(settings.has_policy)

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
        its.bytecode_cache = TemplateCache(
            templates / settings.language, stamp, f"without-mkdocs/{settings.language}"
        )
    translations = stands.translations
    nav = own_navigation(config.nav, files, translations)
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
