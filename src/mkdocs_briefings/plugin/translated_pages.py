"""What MkDocs has to be told of translations of pages of `docs/`."""

from __future__ import annotations

from copy import copy, deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.theme import Theme

    from mkdocs_briefings.rendering.page.docs_files import SiteFile
    from mkdocs_briefings.settings import Settings


def placed(file: SiteFile, place: str, *, is_listed: bool) -> SiteFile:
    """Give a file of MkDocs in another place; one that is not listed is not in the navigation."""
    assert isinstance(file, File)  # noqa: S101 - MkDocs has no others
    is_shown = file.inclusion.is_included()
    return File(
        file.src_uri,
        file.src_dir,
        file.dest_dir,
        file.use_directory_urls,
        dest_uri=place,
        inclusion=InclusionLevel.NOT_IN_NAV if is_shown and not is_listed else file.inclusion,
    )


def config_in(config: MkDocsConfig, settings: Settings) -> MkDocsConfig:
    """Give a configuration in which a site is called as in another of its languages.

    A theme such as Material, which has words of its own, speaks that language if it knows it.
    """
    its = copy(config)
    its.site_name, its.site_description = settings.site_name, settings.site_description
    if "language" in config.theme:
        tags = (settings.language, settings.language.partition("-")[0])
        spoken = next((tag for tag in tags if _speaks(config.theme, tag)), None)
        if spoken is not None:
            its.theme = deepcopy(config.theme)
            its.theme["language"] = spoken
    return its


def _speaks(theme: Theme, tag: str) -> bool:
    # There Material has a template for each of its languages.
    return any(Path(folder, "partials/languages", f"{tag}.html").is_file() for folder in theme.dirs)
