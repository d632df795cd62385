"""Pagefind as it is installed: what every command asks that reads a site's options."""

from __future__ import annotations

import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_PACKAGES = ("pagefind_bin", "pagefind_extended")
_NAMES = ("pagefind", "pagefind_extended", "pagefind.exe", "pagefind_extended.exe")


@cache
def executable() -> Path | None:
    """Give the path of the program, where it is installed for this system."""
    for package in _PACKAGES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
            for name in _NAMES:
                path = Path(folder) / name
                if path.is_file():
                    return path
    return None


@cache
def version() -> str:
    """Give the version of the program; empty where there is none that runs."""
    program = executable()
    if program is None:
        return ""
    try:
        told = subprocess.run(  # noqa: S603 - the program of a package that is installed
            [program, "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return "".join(told.stdout.split()[-1:])
