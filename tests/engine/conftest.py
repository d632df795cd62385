"""A newsroom that is built once, and copied for each test that changes it."""

from __future__ import annotations

import shutil
from functools import cache
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from mkdocs_briefings.drawing import icons
from mkdocs_briefings.drawing.cards import card_cache
from mkdocs_briefings.drawing.maps import png, svg
from mkdocs_briefings.words import catalogs
from tests.compiling import compiled_once
from tests.engine.project import run, write_project
from tests.preloaded import keep_themes
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session", autouse=True)
def _drawn_once() -> Iterator[None]:
    """Keep the maps of a country, which follow from its code alone: 250 of them take 20 s.

    And what follows from a picture or a catalog alone, the list of the themes that are installed,
    and what templates are compiled to.
    """
    keep_themes()
    with (
        patch("mkdocs_briefings.outputs.maps.draw_svg", cache(svg.draw_svg)),
        patch.object(png, "draw_png", cache(png.draw_png)),
        patch.object(card_cache, "_drawn", cache(card_cache._drawn)),  # noqa: SLF001 - a card's map
        patch("mkdocs_briefings.outputs.app.icon", cache(icons.icon)),
        patch("mkdocs_briefings.words.choice.read_catalog", _read_once()),
        compiled_once(),
    ):
        yield


def _read_once() -> Callable[[Path, str], object]:
    @cache
    def read(path: Path, name: str, data: bytes) -> object:  # noqa: ARG001 - what the file says
        return catalogs.read_catalog(path, name)

    return lambda path, name: read(path, name, path.read_bytes())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the newsroom, built with its cache; tests only read it."""
    site = write_project(tmp_path_factory.mktemp("engine") / "project")
    run(site)
    return site


@pytest.fixture
def site(built: Site, tmp_path: Path) -> Site:
    """Give a copy of the newsroom with its cache and its published site."""
    # As `cp -r` does, which CI's restored cache beside a fresh checkout amounts to: new times.
    shutil.copytree(built.root, tmp_path / "project", copy_function=shutil.copyfile)
    return Site(tmp_path / "project")
