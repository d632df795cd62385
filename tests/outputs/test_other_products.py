"""Products of other packages: one that is installed for real, and what one may do wrong."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.packages import PackageFolder
from tests.site import NOW, SITE_URL, Site

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

URL = f"{SITE_URL}2026/03/01/"


@pytest.fixture(scope="module")
def built(example_package: PackageFolder, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a newsroom of three briefings on two countries, built; tests change copies of it."""
    site = Site(tmp_path_factory.mktemp("built")).configure()
    site.briefing("2026/03/01/a", title="First", date="2026-03-01T08:00Z", countries="UA")
    site.briefing("2026/03/01/b", title="Second", date="2026-03-01T09:00Z", countries="UA")
    site.briefing("2026/03/01/c", title="Third", date="2026-03-01T10:00Z", countries="JP")
    done = build(example_package, site, "--strict")
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture
def site(built: Site, tmp_path: Path) -> Site:
    """Give a copy of it."""
    return Site(shutil.copytree(built.root, tmp_path / "site"))


def build(package: PackageFolder, site: Site, *more: str) -> subprocess.CompletedProcess[str]:
    """Build a site with the package at hand."""
    return package.run("build", "--now", NOW, *more, cwd=site.root)


def recent(site: Site, country: str) -> list[dict[str, str]]:
    """Give what the product has written for a country."""
    found: list[dict[str, str]] = json.loads(site.read(f"countries/{country}/recent.json"))
    return found


def test_its_files_are_made_and_kept_right(example_package: PackageFolder, site: Site) -> None:
    """Another headline renders its file and no other; a country that is gone takes it along."""
    assert recent(site, "ua") == [
        {"title": "Second", "url": f"{URL}b/"},
        {"title": "First", "url": f"{URL}a/"},
    ]
    site.briefing("2026/03/01/b", title="Another", date="2026-03-01T09:00Z", countries="UA")
    done = build(example_package, site, "--explain")
    assert [each["title"] for each in recent(site, "ua")] == ["Another", "First"]
    assert "/countries/ua/recent.json: briefings" in done.stdout + done.stderr
    assert "/countries/jp/recent.json" not in done.stdout + done.stderr
    (site.root / "briefings/2026/03/01/c.md").unlink()
    build(example_package, site)
    assert not site.has("countries/jp/recent.json")
    assert site.has("countries/ua/recent.json")


def test_without_the_package_its_files_go(site: Site) -> None:
    """Who uninstalls it has a site without it after the next build."""
    assert site.has("countries/ua/recent.json")
    site.build("--strict")
    assert not site.has("countries/ua/recent.json")


def changed(package: PackageFolder, tmp_path: Path, before: str, after: str) -> PackageFolder:
    """Give the package with a change of its code, or of where it says that its product is."""
    folder = shutil.copytree(package.folder, tmp_path / "changed")
    for path in (folder / "briefings_example/recent.py", *folder.glob("*/entry_points.txt")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(before, after), encoding="utf-8")
    return PackageFolder(folder)


def test_other_code_renders_anew(
    example_package: PackageFolder, site: Site, tmp_path: Path
) -> None:
    """A change of the package's code shows, though its version is the same."""
    other = changed(example_package, tmp_path, '"title": title', '"headline": title')
    assert build(other, site, "--strict").returncode == 0
    assert recent(site, "jp") == [{"headline": "Third", "url": f"{URL}c/"}]


FAULTS = {
    "no such module": (
        "recent:Recent",
        "gone:Recent",
        "'recent' of briefings-example 1.0: It cannot be loaded: ModuleNotFoundError",
    ),
    "name of ours": (
        "recent = briefings_example",
        "feeds = briefings_example",
        "'feeds' of briefings-example 1.0: Another product has that name.",
    ),
    "exception": (
        "for section in view.archive.countries:",
        "for section in view.archive.lands:",
        "The product 'recent' cannot be planned: AttributeError",
    ),
    "same name": (
        'return f"recent {self.country}"',
        'return "recent"',
        "Two output groups are called 'recent'",
    ),
    "no fingerprint": (
        "yield CountryRecent(section.key, section.all.latest_cards(MOST))",
        "yield CountryRecent(section.key, view.archive)",
        "The output group 'recent JP' cannot be compared: Archive has no fingerprint.",
    ),
    "address of another": (
        'recent.json", found)',
        'latest.json", found)',
        "would both be written to countries/",
    ),
    "exception while rendering": (
        "for title, url in self.briefings]",
        "for title, url, _ in self.briefings]",
        "/recent.json: cannot be rendered: ValueError",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_it_does_wrong_is_told(
    fault: str, example_package: PackageFolder, site: Site, tmp_path: Path
) -> None:
    """One line says what is wrong and of which package; the published site stays as it was."""
    before = site.files()
    other = changed(example_package, tmp_path, *FAULTS[fault][:2])
    done = build(other, site)
    assert done.returncode == 1
    assert FAULTS[fault][2] in done.stderr
    assert "Traceback" not in done.stderr
    assert site.files() == before


def test_check_asks_it_without_a_briefing(example_package: PackageFolder, tmp_path: Path) -> None:
    """What it claims nobody knows beforehand, so it is asked where ours need not be."""
    site = Site(tmp_path / "empty")
    site.configure()
    other = changed(example_package, tmp_path, *FAULTS["exception"][:2])
    done = other.run("check", cwd=site.root)
    assert done.returncode == 1
    assert FAULTS["exception"][2] in done.stderr
