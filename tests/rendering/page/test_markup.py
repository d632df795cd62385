"""Pages of every kind are valid HTML, as the Nu Html Checker of the W3C reads them."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.demo import PAGES, ROOT
from tests.patience import DEADLINE

if TYPE_CHECKING:
    from tests.site import Site

CHECKER = ROOT / "frontend" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

OURS = [url for name, url in PAGES.items() if name != "handbook"]
"""What our templates make. Material's own pages have errors that are Material's."""


@pytest.mark.skipif(
    not (CHECKER.is_file() and shutil.which("java")), reason="the checker needs Java"
)
def test_markup(overview: Site) -> None:
    """The checker finds no error in a page of any template."""
    files = [
        str(overview.out / (url if url.endswith(".html") else f"{url}index.html")) for url in OURS
    ]
    checker = ["java", "-XX:TieredStopAtLevel=1", "-Xss2m", "-jar", str(CHECKER)]
    done = subprocess.run(
        [*checker, "--errors-only", "--exit-zero-always", "--format", "json", *files],
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=True,
    )
    found = json.loads(done.stderr)["messages"]
    assert [f"{each['url']}:{each['lastLine']}: {each['message']}" for each in found] == []
