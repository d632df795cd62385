"""How MkDocs tells what is said of a build: in its log, and by its errors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_briefings.build.messages import failure
from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

log = get_plugin_logger("briefings")
"""The plugin's own part of MkDocs' log."""


@contextmanager
def plugin_errors() -> Iterator[None]:
    """Let MkDocs print what goes wrong as a sentence, without a traceback."""
    try:
        yield
    except (BriefingsError, OSError) as error:
        raise PluginError(failure(error)) from error
