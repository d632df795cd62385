"""A site's own styles and scripts (`extra_css`, `extra_javascript`), by what is in them.

Their names stay the same when they change. So that a page never meets those of another build, in a
browser that keeps both, their addresses say which bytes are meant.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from mkdocs_briefings.fingerprint import digest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.rendering.page.docs_files import SiteFiles


class ExtraOptions(Protocol):
    """What a configuration says of them."""

    @property
    def extra_css(self) -> Sequence[str]:
        """The paths of styles."""
        ...

    @property
    def extra_javascript(self) -> Sequence[Any]:
        """The paths of scripts; of MkDocs' some have options."""
        ...


@dataclass(frozen=True, slots=True)
class Extras:
    """Addresses of a site's own styles and scripts, in the order of `mkdocs.yml`."""

    styles: tuple[str, ...]
    scripts: tuple[Any, ...]
    """As MkDocs' filter `script_tag` takes them."""


def extras(config: ExtraOptions, files: SiteFiles) -> Extras:
    """Give them; `files` are all that the site has."""
    return Extras(
        tuple(_told(path, files) for path in config.extra_css),
        tuple(_script(script, files) for script in config.extra_javascript),
    )


def _script(script: Any, files: SiteFiles) -> Any:  # noqa: ANN401 - MkDocs takes text and its own type
    if isinstance(script, str):
        return _told(script, files)
    told = copy(script)
    told.path = _told(script.path, files)
    return told


def _told(path: str, files: SiteFiles) -> str:
    file = files.get_file_from_path(path)
    if file is None:  # on another site, or made by another plugin
        return path
    return f"{path}?h={digest_of(file.content_bytes).hex()[:8]}"
