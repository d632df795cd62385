"""What is said of a build, in a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.build.session import Listener
from mkdocs_briefings.build.warnings import WarningCounter
from mkdocs_briefings.errors import InvalidNewsroomError, describe_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import Logger, LoggerAdapter

    from mkdocs_briefings.build.report import BuildReport
    from mkdocs_briefings.errors import Problem


class Messages:
    """Says how builds of one process go, and counts the warnings of each."""

    def __init__(self, log: Logger | LoggerAdapter[Logger]) -> None:
        """Take the log in which it is said."""
        self._log = log
        self._counter = WarningCounter()
        self._notices: set[str] = set()

    def listener(self, progress: Callable[[int, int], None]) -> Listener:
        """Give what a build tells its messages, and its progress to `progress`."""
        return Listener(
            wait=lambda: self._log.info("Waiting for another build of this site to end."),
            debug=self._log.debug,
            info=self._log.info,
            notice=self._once,
            warn=self._log.warning,
            problem=self._tell_problem,
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
            self._log.warning(text)

    def tell(self, report: BuildReport) -> None:
        """Say what a build has done."""
        self._log.info(report.summary)
        if report.loaded.skipped:
            self._log.error("Left out because of errors: %s", ", ".join(report.loaded.skipped))

    def _tell_problem(self, problem: Problem) -> None:
        # The log says itself which messages are warnings.
        text = str(problem).replace(": warning: ", ": ", 1)
        (self._log.error if problem.is_error else self._log.warning)(text)

    def _once(self, text: str) -> None:
        # A preview builds again and again, and after damage all is rendered a second time.
        if text not in self._notices:
            self._notices.add(text)
            self._log.info(text)


def failure(error: Exception) -> str:
    """Say in a sentence why a build has failed, when each problem of its files was told."""
    return _count_files(error) if isinstance(error, InvalidNewsroomError) else describe_error(error)


def _count_files(error: InvalidNewsroomError) -> str:
    number = len({problem.path for problem in error.problems if problem.is_error})
    files = "One file has" if number == 1 else f"{number} files have"
    return f"{files} errors. Nothing was written; the published site is as it was."
