"""Processes that begin with their imports behind them, which take longer than what they do."""

from __future__ import annotations

import os
from multiprocessing import get_context
from pkgutil import resolve_name
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from multiprocessing.process import BaseProcess
    from pathlib import Path

_MODULES = [
    "distributed.cli.dask_scheduler",
    "distributed.cli.dask_worker",
    "mkdocs_briefings.cli.main",
    "mkdocs_briefings.cluster.worker",
    "mkdocs_briefings.plugin.standby",
    "mkdocs_briefings.upload.upload",
]


def start(
    command: str,
    arguments: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
    is_fresh: bool = False,
) -> BaseProcess:
    """Call a command, such as `module:main`, in a process; what it prints goes to a file.

    `is_fresh` starts Python anew, where imports are to be measured, too.
    """
    given = (command, list(arguments), dict(environment or {}), str(log or os.devnull))
    process: BaseProcess
    if is_fresh:
        process = get_context("spawn").Process(target=_become, args=given)
    else:
        context = get_context("forkserver")
        context.set_forkserver_preload(_MODULES)
        process = context.Process(target=_become, args=given)
    process.start()
    return process


def _become(command: str, arguments: list[str], environment: dict[str, str], log: str) -> None:
    os.environ.update(environment)
    sink = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    resolve_name(command)(arguments)
