"""Packages of others, installed for real in a folder of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

EXAMPLE = Path(__file__).parent / "example_package"


@dataclass(frozen=True)
class PackageFolder:
    """A folder with an installed package, which the commands that are run here find."""

    folder: Path

    def run(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run `briefings` with these arguments in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "mkdocs_briefings", *arguments],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )


def install(source: Path, folder: Path) -> PackageFolder:
    """Build a package and install it, without asking any index."""
    copy = shutil.copytree(source, folder / "source")
    target = folder / "installed"
    options = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--no-cache-dir"]
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, "--target", target, copy],
        check=True,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
    return PackageFolder(target)
