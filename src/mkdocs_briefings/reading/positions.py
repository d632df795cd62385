"""Where something stands in a file that has been read before, so that a problem can name the line.

Few problems need it, so no line is kept: the file is read again.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mkdocs_briefings.reading.file import OpenFile, UnreadableError, open_file
from mkdocs_briefings.reading.file_names import one_form
from mkdocs_briefings.reading.links import find_links, local_path
from mkdocs_briefings.reading.site_links import target_of

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.settings import Settings


def line_of_alias(root: Path, path: str, alias: str) -> int:
    """Give the line of a briefing on which an old address stands; 1 where it is not found."""
    file = _open(root, path)
    if file is None:
        return 1
    aliases = file.front_matter.values.get("aliases")
    if isinstance(aliases, list):
        for position, written in enumerate(aliases):
            if isinstance(written, str) and written.strip() == alias:
                return file.front_matter.line_of(("aliases", position))
    return file.front_matter.line_of(("aliases",))


def line_of_file(settings: Settings, path: str, needed: str) -> int:
    """Give the first line of a briefing that leads to a file of the project; 1 if none does."""
    file = _open(settings.root, path)
    if file is None:
        return 1
    folder = posixpath.dirname(path)
    image = file.front_matter.values.get("image")
    source = image.get("src") if isinstance(image, dict) else None
    shown = local_path(source.strip(), folder) if isinstance(source, str) else None
    if shown is not None and one_form(shown) == one_form(needed):
        return file.front_matter.line_of(("image", "src"))
    for link in find_links(file.body):
        target = target_of(link, folder, settings)
        if target is not None and target.file == needed:
            return file.body_line + link.line - 1
    return 1


def line_of_key(root: Path, path: str, key: str) -> int:
    """Give the line of a briefing on which a key stands; 1 where it does not."""
    file = _open(root, path)
    if file is None or key not in file.front_matter.values:
        return 1
    return file.front_matter.line_of((key,))


def _open(root: Path, path: str) -> OpenFile | None:
    try:
        return open_file(root / path, path)
    except UnreadableError:  # changed or gone since it was read: the problem is the same
        return None
