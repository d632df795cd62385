"""What a worker has to have in common with the builder, so that both make the same bytes."""

from __future__ import annotations

import platform
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings import __version__
from mkdocs_briefings.cluster.errors import RefusalError
from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.toolchain import libraries

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).parent.parent


@cache
def versions() -> dict[str, str]:
    """Give the versions that decide what bytes are made, by names for people."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.is_file() and _is_ours(path))
    code = (part for path in files for part in (str(path.relative_to(_PACKAGE)), path.read_bytes()))
    return {
        "Python": platform.python_version(),
        "mkdocs-briefings": __version__,
        **libraries("outputs"),
        "another build of Python": sys.version,
        "other code of mkdocs-briefings": fingerprint_of(*code).hex(),
    }


def refuse_others(builders: Mapping[str, str], here: str) -> None:
    """Raise `RefusalError` where this process, which is called `here`, has other versions."""
    own = versions()
    names = [name for name in {**builders, **own} if builders.get(name) != own.get(name)]
    if names:
        told = "; ".join(_told(name, own.get(name, ""), builders.get(name, "")) for name in names)
        raise RefusalError(
            f"The worker {here} would not make the same bytes: it has {told}. "
            "Install there what is installed here, from the same lock file."
        )


def _told(name: str, theirs: str, builders: str) -> str:
    if name.startswith(("another ", "other ")):
        return name
    return f"{name} {theirs or 'not at all'} ({builders or 'none'} here)"


def _is_ours(path: Path) -> bool:
    # There are what Python and Jinja have compiled, of what stands elsewhere.
    return "__pycache__" not in path.parts
