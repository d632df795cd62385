"""Stand for the code and the settings that decide what is made of a file."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import fingerprint_of

if TYPE_CHECKING:
    from mkdocs_briefings.settings import Settings

_PACKAGE = Path(__file__).parent.parent


def reading_version(settings: Settings) -> str:
    """Stand for all that the reading of a file depends on besides the file."""
    chosen = (
        sys.version,
        version("pillow"),
        version("pydantic"),
        str(settings.zone),
        settings.site_url,
        settings.prefix,
        settings.relative(settings.docs_dir),
        settings.relative(settings.briefings_dir),
        settings.relative(settings.sources_dir),
    )
    return _version(chosen, "model", "reading")


def archive_version(settings: Settings) -> str:
    """Stand for all that the index of a day depends on besides its briefings and sources."""
    chosen = reading_version(settings), settings.language, settings.drafts
    return _version(chosen, "archive")


def _version(chosen: tuple[object, ...], *folders: str) -> str:
    return fingerprint_of(repr(chosen), *map(_code_of, folders)).hex()


@cache
def _code_of(folder: str) -> bytes:
    paths = sorted((_PACKAGE / folder).glob("*.py"))
    return fingerprint_of(*(path.read_bytes() for path in paths))
