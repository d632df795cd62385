"""A newsroom that is built once, and copied for each test that changes it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.engine.project import run, write_project
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path


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
