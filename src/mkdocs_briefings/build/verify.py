"""Look whether the published files are still those that we made."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.build.workers import run_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mkdocs_briefings.build.records import Files, PackedFiles

_WORTH_A_FORK = 20_000
"""With fewer files, starting workers takes longer than looking."""


def damaged_groups(files: Mapping[str, PackedFiles], site: Path, jobs: int) -> frozenset[str]:
    """Give the names of groups of which a published file has another size or time, or is gone."""
    names = list(files)
    count = sum(each.total for each in files.values())
    parts = jobs if count >= _WORTH_A_FORK else 1
    work = partial(_damaged, names, files, str(site), parts)
    return frozenset(name for found in run_all(work, parts, parts) for name in found)


def _damaged(
    names: Sequence[str], files: Mapping[str, PackedFiles], site: str, parts: int, part: int
) -> list[str]:
    return [name for name in names[part::parts] if not _are_untouched(files[name].load(), site)]


def _are_untouched(files: Files, site: str) -> bool:
    stat = os.stat
    try:
        for path, size, time in files:
            found = stat(f"{site}/{path}")
            if found.st_mtime_ns != time or found.st_size != size:
                return False
    except OSError:
        return False
    return True
