"""The files of a project, for a machine that has nothing of it."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.configuration.inheritance import configuration_files
from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.reading.link_figures import LINK_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_briefings.settings import Settings


def project_files(config: MkDocsConfig, settings: Settings) -> Iterator[Path]:
    """Give all files of a project that a build reads, some of them twice; raises `SettingsError`.

    These are those below its folders, those of its theme, its words and its names among them, its
    hooks, its configuration, and what is known of its links.
    """
    root = settings.root
    configurations = configuration_files(Path(config.config_file_path))
    yield from (_inside(each, root) for each in configurations)
    hooks = (root / name for name in config.hooks)
    yield from (path for path in hooks if path.is_file() and path.is_relative_to(root))
    if settings.icon:
        yield root / settings.icon
    if settings.numbers and (root / LINK_FIGURES).is_file():
        yield root / LINK_FIGURES
    folders = [settings.docs_dir, settings.briefings_dir]
    if settings.words_dir:
        folders.append(settings.words_dir)
    if settings.names_dir:
        folders.append(settings.names_dir)
    custom = config.theme.custom_dir
    # Other themes are installed, and so are where the workers are.
    if custom and Path(custom).resolve().is_relative_to(root):
        folders.append(Path(custom).resolve())
    yield from chain.from_iterable(map(_below, folders))


def _inside(path: Path, root: Path) -> Path:
    """Give the path of a configuration's file. Raises `SettingsError` for one that is elsewhere."""
    if not path.is_relative_to(root):
        raise SettingsError(
            f"{path}: The configuration inherits it from outside of the project, so it cannot "
            "be sent with it. Name the folder in which workers have the project: "
            "dask://host:8786/path."
        )
    return path


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        at = Path(place)
        yield from (at / name for name in names)
        # They are not followed, and stay links.
        yield from (at / name for name in folders if (at / name).is_symlink())
