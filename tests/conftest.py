"""What tests of several layers share."""

from __future__ import annotations

import gc
import multiprocessing
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from mkdocs_briefings.build.collector import calm_collector
from mkdocs_briefings.build.workers import can_fork
from mkdocs_briefings.cores import usable_cores
from tests.demo import build_demo
from tests.newsroom import NewsroomFolder, make_folder
from tests.once import make_once
from tests.packages import EXAMPLE, PackageFolder, install
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

# Quick for every save, and the same on every machine; HYPOTHESIS_PROFILE=thorough is for searching.
settings.register_profile(
    "quick",
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", settings.get_profile("quick"), derandomize=False)
settings.register_profile("thorough", settings.get_profile("thorough"), max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_xdist_auto_num_workers() -> int:
    """Give two workers to each core for `-n auto`: half of a test's time is waiting for another."""
    return 2 * usable_cores()


def pytest_configure() -> None:
    """Look for garbage as seldom as `briefings build` does: tests build sites in this process."""
    calm_collector()


def pytest_collection_finish() -> None:
    """Look for no garbage among modules and tests, which all stay."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this system cannot do, and leave the browser to the end."""
    # A browser's driver keeps a loop running in the thread of the tests, in which none of ours can
    # start: every worker runs in this order, so what the wire does has been tested by then.
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    has_fork = "fork" in multiprocessing.get_all_start_methods()
    missing = {"posix": not has_fork, "workers": not can_fork()}
    for item in items:
        for mark in (mark for mark, is_missing in missing.items() if is_missing):
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=f"needs {mark}"))


@pytest.fixture
def newsroom(tmp_path: Path) -> NewsroomFolder:
    """Give an empty project's folder."""
    return make_folder(tmp_path)


@pytest.fixture(scope="session")
def overview(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the site that this repository ships, built strictly; tests only read it."""
    return Site(make_once(tmp_path_factory, "overview", build_demo))


@pytest.fixture(scope="session")
def example_package(tmp_path_factory: pytest.TempPathFactory) -> PackageFolder:
    """Give the handbook's worked examples, installed as a package of others."""
    return install(EXAMPLE, tmp_path_factory.mktemp("example-package"))
