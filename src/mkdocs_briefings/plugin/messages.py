"""What is said of a build, in MkDocs' log and by its errors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_briefings.build.session import Listener
from mkdocs_briefings.errors import BriefingsError, InvalidNewsroomError, describe_error
from mkdocs_briefings.plugin.warnings import WarningCounter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_briefings.build.report import BuildReport
    from mkdocs_briefings.errors import Problem

log = get_plugin_logger("briefings")


class Messages:
    """Says how builds of one process go, and counts the warnings of each."""

    def __init__(self) -> None:
        self._counter = WarningCounter()
        self._notices: set[str] = set()

    def listener(self, progress: Callable[[int, int], None]) -> Listener:
        """Give what a build tells its messages, and its progress to `progress`."""
        return Listener(
            wait=lambda: log.info("Waiting for another build of this site to end."),
            debug=log.debug,
            info=log.info,
            notice=self._once,
            warn=log.warning,
            problem=_log_problem,
            progress=progress,
        )

    def count(self) -> None:
        """Begin to count warnings, from nought."""
        self._counter.start()

    def warnings(self) -> int:
        """End counting, and give how many there were."""
        return self._counter.stop()

    def warn(self, *texts: str) -> None:
        """Say what may not be as it was meant."""
        for text in texts:
            log.warning(text)

    def tell(self, report: BuildReport) -> None:
        """Say what a build has done."""
        log.info(report.summary)
        if report.loaded.skipped:
            log.error("Left out because of errors: %s", ", ".join(report.loaded.skipped))

    def _once(self, text: str) -> None:
        # A preview builds again and again, and after damage all is rendered a second time.
        if text not in self._notices:
            self._notices.add(text)
            log.info(text)


@contextmanager
def plugin_errors() -> Iterator[None]:
    """Let MkDocs print what goes wrong as a sentence, without a traceback."""
    try:
        yield
    except InvalidNewsroomError as error:
        raise PluginError(_count_files(error)) from error
    except (BriefingsError, OSError) as error:
        raise PluginError(describe_error(error)) from error


def _log_problem(problem: Problem) -> None:
    # The log says itself which messages are warnings.
    text = str(problem).replace(": warning: ", ": ", 1)
    (log.error if problem.is_error else log.warning)(text)


def _count_files(error: InvalidNewsroomError) -> str:
    number = len({problem.path for problem in error.problems if problem.is_error})
    files = "One file has" if number == 1 else f"{number} files have"
    return f"{files} errors. Nothing was written; the published site is as it was."
