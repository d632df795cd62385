"""What a reader's browser loads: styles, scripts, fonts, and the shapes of countries.

The files beside this module are built from `frontend/` (`make frontend`). A site serves each of
them at an address that changes with its bytes, so that browsers may keep it for good, and a page
never meets a style or a script of another version.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import digest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent

ADDRESS = "assets/briefings/"
"""Where a site serves them, relative to its root."""

_SUFFIXES = frozenset({".css", ".js", ".json", ".txt", ".woff2"})
_NAMED_BY_ESBUILD = ".woff2"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the package that a site serves."""

    name: str
    """Its name in the package."""

    digest: bytes
    """Fingerprint of its bytes."""

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        stem, dot, suffix = self.name.rpartition(".")
        # Style sheets name the fonts, so those have their fingerprint from the bundler.
        if self.name.endswith(_NAMED_BY_ESBUILD):
            return f"{ADDRESS}{self.name}"
        return f"{ADDRESS}{stem}.{self.digest.hex()[:8]}{dot}{suffix}"

    def read(self) -> bytes:
        """Give its bytes."""
        return (FOLDER / self.name).read_bytes()


@cache
def all_assets() -> Mapping[str, Asset]:
    """Give every asset by its name."""
    files = sorted(path for path in FOLDER.iterdir() if path.suffix in _SUFFIXES)
    return MappingProxyType(
        {path.name: Asset(path.name, digest_of(path.read_bytes())) for path in files}
    )


def asset_url(name: str) -> str:
    """Give an asset's address, relative to the site's root. Raises `KeyError`."""
    return all_assets()[name].url
