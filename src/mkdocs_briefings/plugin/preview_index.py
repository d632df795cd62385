"""Index the texts of a preview in the background: a saved page must not wait for it.

Until the index is there, titles and summaries are searched. A process of its own makes it, in which
everything of the build is at hand; the next build ends it, and what it has made is not made again.
"""

from __future__ import annotations

import json
import multiprocessing
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import move, write
from mkdocs_briefings.build.workers import can_fork
from mkdocs_briefings.errors import BriefingsError
from mkdocs_briefings.fingerprint import Fingerprints
from mkdocs_briefings.outputs.plan import outputs_of
from mkdocs_briefings.outputs.search import pagefind
from mkdocs_briefings.outputs.search.product import SearchList, search_bundles

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from mkdocs_briefings.build.context import BuildContext
    from mkdocs_briefings.outputs.group import OutputGroup

_MADE = ".made.json"
"""The file beside the bundles that says which of them are there, since it is a preview."""


class PreviewIndex:
    """The process that indexes, while there is one."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None

    def start(self, context: BuildContext) -> None:
        """Begin to index what was built; without Pagefind or a fork, titles have to do."""
        self.stop()
        if can_fork() and pagefind.version():
            forking = multiprocessing.get_context("fork")
            self._process = forking.Process(target=_index, args=(context,), daemon=True)
            self._process.start()

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.join()
            self._process = None


def _index(context: BuildContext) -> None:
    archive = context.loaded.archive
    groups = search_bundles(archive, pagefind.version())
    folder = context.settings.site_dir / archive.urls.search()
    try:
        made, known = _read(folder), Fingerprints()
        # The list comes last: by then all that it tells of is there.
        for group in groups:
            fingerprint = known.of(group).hex()
            if isinstance(group, SearchList) or made.get(group.name) != fingerprint:
                _make(group, context)
                made[group.name] = fingerprint
                _write(folder / _MADE, json.dumps(made).encode())
    except (BriefingsError, OSError) as error:
        context.warn(f"The preview's texts are not searched: {error}")


def _make(group: OutputGroup, context: BuildContext) -> None:
    context.renderer.record_dependencies()
    for output in outputs_of(group, context.plan.context):
        for path, data in output.files(context.renderer):
            _write(context.settings.site_dir / path, data)


def _read(folder: Path) -> dict[str, str]:
    path = folder / _MADE
    made: dict[str, str] = json.loads(path.read_bytes()) if path.is_file() else {}
    return made


def _write(path: Path, data: bytes) -> None:
    """Write a file as a whole: somebody may ask for it meanwhile."""
    new = path.with_name(f".{path.name}.new")
    write(new, data)
    move(new, path)
