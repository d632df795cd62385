"""Pictures of the pages that a pull request changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tools.screenshots import changed_pages

ROOT = Path(__file__).parents[2]

PAGE = "<!doctype html><body style='margin:0;background:{}'>"

OLDER = "2026/02/01/dam/index.html"
ARTICLE, TRANSLATED = "2026/03/01/dam/index.html", "uk/2026/03/01/dam/index.html"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a site before and after a change."""
    root = tmp_path_factory.mktemp("sites")
    pages = {
        "before": {"index.html": "red", ARTICLE: "red", "about/index.html": "red"},
        "after": {
            "index.html": "blue", ARTICLE: "blue", TRANSLATED: "blue", "about/index.html": "red",
            OLDER: "blue", "feed.xml": "blue",
        },
    }  # fmt: skip
    for time, colours in pages.items():
        for name, colour in colours.items():
            path = root / time / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PAGE.format(colour))
    return root


def test_pages_of_briefings_come_first(sites: Path) -> None:
    """The newest go before others; what is as it was is left out, and so is what is no page."""
    found = changed_pages(sites / "before", sites / "after")
    assert found == [ARTICLE, TRANSLATED, OLDER, "index.html"]


@pytest.mark.browser
def test_before_and_after(sites: Path) -> None:
    """Each page is shown on a phone and on a desktop, as it was and as it is."""
    command = [sys.executable, "-m", "tools.screenshots", "before", "after", "out", "--limit", "2"]
    told = subprocess.run(
        command,
        cwd=sites,
        env={**os.environ, "PYTHONPATH": os.fspath(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "Changed pages: 4, of which 2 are shown in out/.\n"
    pictures = {path.name: _told(path) for path in (sites / "out").glob("*.png")}
    assert pictures == {
        "2026-03-01-dam.phone.before.png": (390, (255, 0, 0)),
        "2026-03-01-dam.phone.after.png": (390, (0, 0, 255)),
        "2026-03-01-dam.desktop.before.png": (1280, (255, 0, 0)),
        "2026-03-01-dam.desktop.after.png": (1280, (0, 0, 255)),
        "uk-2026-03-01-dam.phone.after.png": (390, (0, 0, 255)),
        "uk-2026-03-01-dam.desktop.after.png": (1280, (0, 0, 255)),
    }
    sheet = (sites / "out/index.html").read_text()
    assert sheet.count("<img") == len(pictures)
    assert sheet.count("(no page)") == 2
    assert "Other pages that have changed: 2." in sheet


def _told(path: Path) -> tuple[int, object]:
    """Give the width of a picture, and the colour of its corner."""
    with Image.open(path) as picture:
        return picture.width, picture.convert("RGB").getpixel((5, 5))


def test_without_a_browser(sites: Path) -> None:
    """What is missing is said in a line."""
    python = shutil.which(sys.executable)
    assert python is not None
    told = subprocess.run(
        [python, "-m", "tools.screenshots", "before", "after", "none"],
        cwd=sites,
        env={"PYTHONPATH": os.fspath(ROOT), "PATH": os.fspath(sites)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert told.stderr == "There is no browser. Name one with --browser or in CHROMIUM.\n"
