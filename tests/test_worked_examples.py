"""The worked examples of the handbook do what they say: their code is run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.site import Site, environment

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs/handbook"
EXAMPLE = ROOT / "tests/example_package"

_STEP = re.compile(
    r'<!-- in (?P<path>\S+), before: "(?P<before>.*?)" -->\n```\w+\n(?P<code>.*?)```\n', re.DOTALL
)


def code_blocks(page: str, language: str) -> list[str]:
    """Give the code of a page of the handbook that is in a language."""
    text = (HANDBOOK / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


def test_a_key_is_added_as_the_handbook_says(tmp_path: Path) -> None:
    """After its steps a copy of the package knows the key, checks it, and shows it."""
    package = tmp_path / "package"
    shutil.copytree(ROOT / "src", package / "src", ignore=shutil.ignore_patterns("__pycache__"))
    steps = list(_STEP.finditer((HANDBOOK / "adding-a-key.md").read_text(encoding="utf-8")))
    assert len(steps) == 2
    for step in steps:
        path = package / step["path"]
        before = step["before"].replace("\\n", "\n")
        head, found, tail = path.read_text(encoding="utf-8").partition(before)
        assert found, step["before"]
        path.write_text(head + step["code"] + found + tail, encoding="utf-8")
    site = Site(tmp_path / "site")
    site.root.mkdir()
    site.configure()
    site.briefing("2026/03/01/a", place="Lviv")
    env = {**environment(), "PYTHONPATH": str(package / "src")}

    def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "mkdocs_briefings", *command],
            cwd=folder, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip

    assert run(package, "schema", "--check").returncode == 1
    assert run(package, "schema", "--write").returncode == 0
    assert "Where it happened" in (package / "briefing.schema.json").read_text(encoding="utf-8")
    done = run(site.root, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert b"<bdi>Lviv</bdi>" in site.read("2026/03/01/a/")
    site.briefing("2026/03/01/a", place=["Lviv"])
    bad = run(site.root, "check")
    assert bad.returncode == 1
    assert "`place`" in bad.stdout + bad.stderr


def test_the_product_of_the_handbook_is_the_package() -> None:
    """All code of the page stands in the example package, which other tests install and run."""
    module = (EXAMPLE / "src/briefings_example/recent.py").read_text(encoding="utf-8")
    blocks = code_blocks("adding-a-product.md", "python")
    assert len(blocks) == 3
    for block in blocks:
        assert block in module
    project = (EXAMPLE / "pyproject.toml").read_text(encoding="utf-8")
    [entry] = code_blocks("adding-a-product.md", "toml")
    assert entry in project
