"""The files of the desk: its script with Sveltia CMS in it, the words and the fonts of that.

They are in the folder `cms`, built from `frontend/` as the others are, and have names that change
with their bytes. Only a site that has a desk serves them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mkdocs_briefings.assets import FOLDER
from mkdocs_briefings.fingerprint import digest_of

_FOLDER = FOLDER / "cms"


@dataclass(frozen=True, slots=True)
class DeskAsset:
    """A file of the desk."""

    name: str
    digest: bytes
    """Fingerprint of its bytes."""

    @property
    def is_script(self) -> bool:
        """Whether it is the one that the page loads, and that loads the others."""
        return self.name.startswith("desk-") and self.name.endswith(".js")

    def read(self) -> bytes:
        """Give its bytes."""
        return (_FOLDER / self.name).read_bytes()


@cache
def desk_assets() -> tuple[DeskAsset, ...]:
    """Give every file of the desk."""
    files = sorted(_FOLDER.iterdir())
    return tuple(DeskAsset(path.name, digest_of(path.read_bytes())) for path in files)
