"""A configuration that was read without MkDocs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.configuration.docs_engine import ALONE
from mkdocs_briefings.configuration.setting_kinds import FITS
from mkdocs_briefings.rendering.page.docs_files import DocsFile, DocsFiles, find_docs_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from mkdocs_briefings.configuration.installed_theme import InstalledTheme
    from mkdocs_briefings.configuration.options import Options
    from mkdocs_briefings.configuration.setting_kinds import MarkdownSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedConfig:
    """A configuration that is read without MkDocs; it is a `SiteConfig`."""

    config_file_path: str
    site_name: str
    site_url: str | None
    site_description: str | None
    docs_dir: str
    site_dir: str
    use_directory_urls: bool
    strict: bool
    theme: InstalledTheme
    markdown_extensions: Sequence[str]
    mdx_configs: dict[str, dict[str, Any]]
    options: Options
    """What stands below our plugin's name."""

    written: Mapping[str, Any] = field(default_factory=dict)
    """All settings as they are written, by their names."""

    left: frozenset[str] = frozenset()
    """Names of settings that stand there, and that whoever makes the pages of `docs/` reads."""

    warnings: tuple[str, ...] = ()
    """What is not done that is written there."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - of YAML
        """Give a setting as it is written, as templates ask for it."""
        return self.written[name]

    @classmethod
    def of(  # noqa: PLR0913 - what is found out about a configuration
        cls,
        written: Mapping[str, Any],
        path: Path,
        *,
        folders: tuple[str, str],
        theme: InstalledTheme,
        markdown: MarkdownSettings,
        options: Options,
        warnings: tuple[str, ...] = (),
    ) -> Self:
        """Make one of the settings that a file has; `folders` are `docs/` and that of the site."""
        docs_dir, site_dir = folders
        return cls(
            config_file_path=str(path),
            site_name=written["site_name"],
            site_url=written.get("site_url"),
            site_description=written.get("site_description"),
            docs_dir=docs_dir,
            site_dir=site_dir,
            use_directory_urls=written.get("use_directory_urls", True),
            strict=written.get("strict", False),
            theme=theme,
            markdown_extensions=markdown.extensions,
            mdx_configs=markdown.configs,
            options=options,
            written={name: value for name, value in written.items() if name in FITS},
            left=frozenset(written.keys() - FITS.keys()),
            warnings=warnings,
        )

    @property
    def has_pages(self) -> bool:
        """Whether something makes the pages of `docs/`."""
        return self.options.docs_engine != ALONE

    @property
    def nav(self) -> Sequence[Any]:
        """The navigation, as it is written."""
        return self.written.get("nav") or ()

    @property
    def extra(self) -> Mapping[str, Any]:
        """What the site says to templates of its own."""
        return self.written.get("extra") or {}

    @property
    def extra_css(self) -> Sequence[str]:
        """The site's own styles."""
        return self.written.get("extra_css") or ()

    @property
    def extra_javascript(self) -> Sequence[Any]:
        """The site's own scripts."""
        return tuple(map(script, self.written.get("extra_javascript") or ()))

    @property
    def template_folders(self) -> Sequence[str]:
        """Folders with templates of the site's own."""
        return () if self.theme.custom_dir is None else (self.theme.custom_dir,)

    @property
    def shown(self) -> Mapping[str, object]:
        """All that templates may show of it, by names."""
        changing = ("docs_dir", "nav", "plugins", "site_dir", "strict", "theme")
        shown = {name: value for name, value in self.written.items() if name not in changing}
        return {**shown, "theme": self.theme.options}

    def files(self) -> DocsFiles | None:
        """Give the files of `docs/` and of the theme; without pages where nothing makes them.

        None where two would have one address, of which MkDocs warns.
        """
        folders = self.use_directory_urls
        docs = tuple(find_docs_files(self.docs_dir, has_folders=folders))
        if not self.has_pages:
            docs = tuple(each for each in docs if not each.is_documentation_page())
        if len({each.dest_uri for each in docs}) < len(docs):
            return None
        known = {each.src_uri for each in docs}
        added = self.theme.files(has_folders=folders)
        return DocsFiles((*docs, *(each for each in added if each.src_uri not in known)))

    def pages(self) -> Iterator[DocsFile]:
        """Give the pages of `docs/`, whether something makes them or not."""
        for each in find_docs_files(self.docs_dir, has_folders=self.use_directory_urls):
            if each.is_documentation_page() and each.inclusion.is_included():
                yield each


@dataclass(slots=True)
class Script:
    """A script of the site that is not of the oldest kind."""

    path: str
    type: str = ""
    defer: bool = False
    async_: bool = False

    def __str__(self) -> str:
        return self.path


def script(path: str) -> str | Script:
    """Give a script as MkDocs' filter `script_tag` takes it; a module says so by its ending."""
    return Script(path, "module") if path.endswith(".mjs") else path
