"""Compare what is planned with what was published, and find what has to be rendered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_briefings.build.fingerprint import Fingerprints, fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from mkdocs_briefings.build.state import Memory, Record
    from mkdocs_briefings.outputs.output import Output


@dataclass(frozen=True, slots=True)
class Stale:
    """An output that has to be rendered."""

    output: Output
    parts: dict[str, str]
    """Fingerprints of all that its plan and its files hold, by names for people."""

    reason: str
    """What has changed, for people."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What has to be rendered, and what has not."""

    stale: tuple[Stale, ...]
    fresh: tuple[str, ...]
    """Paths of outputs whose published files are right, relative to the site's folder."""

    retimed: dict[str, Record]
    """By their paths, fresh outputs whose files have new times: a copy of the site, for one."""


class Comparer:
    """Tells stale outputs from fresh ones, by all that each of them depends on."""

    def __init__(
        self,
        memory: Memory,
        surroundings: Mapping[str, str],
        file_fingerprint: Callable[[str], str],
        url_of: Callable[[str], str | None],
    ) -> None:
        """Take what is known, and how to ask for the state of a file and the address of one."""
        self._memory, self._file_fingerprint, self._url_of = memory, file_fingerprint, url_of
        self._whole = fingerprint(repr(sorted(surroundings.items())).encode())
        self._change = _change_of_all(memory.surroundings, surroundings)
        self._fingerprints = Fingerprints()
        self._retimed: dict[str, Record] = {}

    def compare(self, outputs: Iterable[Output], site: Path) -> Comparison:
        """Look at every output."""
        stale, fresh = [], []
        for output in outputs:
            parts = self.parts_of(output)
            reason = self._reason(output, parts, site)
            if reason:
                stale.append(Stale(output, parts, reason))
            else:
                fresh.append(output.path)
        return Comparison(tuple(stale), tuple(fresh), self._retimed)

    def parts_of(self, output: Output) -> dict[str, str]:
        """Give the fingerprints of all that an output holds and reads."""
        return {
            "site": self._whole,
            "kind": type(output).__name__,
            **self._fingerprints.of_fields(output),
            **{f"file {path}": self._file_fingerprint(path) for path in output.reads},
        }

    def body_key(self, path: str, url: str) -> str:
        """Give the key of a briefing's body: what it depends on besides its links."""
        return fingerprint(f"{self._whole} {url} {self._file_fingerprint(path)}".encode())

    def are_same(self, lookups: Mapping[str, str | None]) -> bool:
        """Whether links would be given the same addresses as they were."""
        return all(self._url_of(path) == url for path, url in lookups.items())

    def _reason(self, output: Output, parts: dict[str, str], site: Path) -> str:
        path = output.path
        if path not in self._memory.records:
            return "new"
        record = self._memory.records[path]
        if record is None:
            return "the last build did not finish it"
        if record.parts != parts:
            return self._difference(record.parts, parts)
        for target, url in record.lookups.items():
            if self._url_of(target) != url:
                return f"a link to {target}"
        return "" if self._is_untouched(site, path, record) else "its published file"

    def _is_untouched(self, site: Path, path: str, record: Record) -> bool:
        try:
            found = (site / path).stat()
            if found.st_size != record.size:
                return False
            # The time only spares reading the file.
            if found.st_mtime_ns != record.time:
                if fingerprint((site / path).read_bytes()) != record.digest:
                    return False
                self._retimed[path] = replace(record, time=found.st_mtime_ns)
        except OSError:
            return False
        return True

    def _difference(self, before: Mapping[str, str], now: Mapping[str, str]) -> str:
        if before.get("site") != now.get("site"):
            return self._change
        names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
        return ", ".join(names)


def _change_of_all(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    names = sorted(name for name in {**before, **now} if before.get(name) != now.get(name))
    return ", ".join(names) or "everything"
