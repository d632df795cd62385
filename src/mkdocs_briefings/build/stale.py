"""Compare what is planned with what was published, and find what has to be rendered."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_briefings.build.records import BESIDE
from mkdocs_briefings.fingerprint import Fingerprints, digest_of, fingerprint_of
from mkdocs_briefings.outputs.output import FileSet, Output
from mkdocs_briefings.rendering.global_inputs import is_look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from mkdocs_briefings.build.records import OutputRecord, Outputs


class Comparer:
    """Tells stale outputs from fresh ones, by all that each of them depends on."""

    def __init__(
        self,
        before: Mapping[str, str],
        now: Mapping[str, str],
        unfinished: frozenset[str],
        url_of: Callable[[str], str | None],
        site: Path,
    ) -> None:
        """Take the global inputs of the last build and of this one, and how to ask for an address.

        `unfinished` are the paths of files that the last build has not finished.
        """
        self.inputs, self.unfinished = now, unfinished
        self.whole = fingerprint_of(*(part for pair in sorted(now.items()) for part in pair))
        """Stands for all global inputs."""

        self._text = fingerprint_of(
            *(part for name, part in sorted(now.items()) if not is_look(name))
        )
        """The same for what is no page, and so does not follow the look of pages."""

        self._change = _change_of_all(before, now)
        self._url_of, self._site = url_of, str(site)

    def parts_of(self, output: Output, fingerprints: Fingerprints) -> dict[str, bytes]:
        """Give the fingerprints of all that an output holds."""
        return {
            "site": self.whole if output.follows_look else self._text,
            "kind": type(output).__name__.encode(),
            **fingerprints.of_fields(output),
        }

    def compare(
        self, output: Output, parts: Mapping[str, bytes], known: Outputs
    ) -> tuple[Outputs, str]:
        """Give the records of a fresh output's files; of one that has to be rendered, say why."""
        reason = self._reason(output, parts, known)
        if reason:
            return {}, reason
        current = {path: self.current(path, record) for path, record in _records_of(output, known)}
        return current, "" if all(current.values()) else "its published file"

    def are_same(self, lookups: Mapping[str, str | None]) -> bool:
        """Whether links would be given the same addresses as they were."""
        return all(self._url_of(path) == url for path, url in lookups.items())

    def _reason(self, output: Output, parts: Mapping[str, bytes], known: Outputs) -> str:
        path = output.path
        if path not in known:
            return "new"
        record = known[path]
        if record is None:
            return "the last build warned of it"
        if record.parts != parts:
            return self._difference(record.parts, parts, output.called)
        for target, url in record.lookups.items():
            if self._url_of(target) != url:
                return f"a link to {target}"
        return ""

    def current(self, path: str, record: OutputRecord) -> OutputRecord | None:
        """Give a record with its file's time; None where the file is another."""
        name = f"{self._site}/{path}"
        try:
            found = os.stat(name)  # noqa: PTH116 - one for each file
            if found.st_size != record.size:
                return None
            # The time only spares reading the file. That of one that a killed build may have put
            # there tells nothing where two changes can have one.
            if found.st_mtime_ns == record.time and path not in self.unfinished:
                return record
            with open(name, "rb") as file:  # noqa: PTH123 - one for each file
                is_same = digest_of(file.read()) == record.digest
        except OSError:
            return None
        return record._replace(time=found.st_mtime_ns) if is_same else None

    def _difference(
        self, before: Mapping[str, bytes], now: Mapping[str, bytes], called: Mapping[str, str]
    ) -> str:
        if before.get("site") != now.get("site"):
            return self._change
        names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
        return ", ".join(called.get(name, name) for name in names)


def _records_of(output: Output, known: Outputs) -> Iterable[tuple[str, OutputRecord]]:
    names = known if isinstance(output, FileSet) else (output.path,)
    place = output.path.encode()
    for path in names:
        record = known[path]
        if record is not None and (path == output.path or record.parts.get(BESIDE) == place):
            yield path, record


def _change_of_all(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    names = sorted(name for name in {**before, **now} if before.get(name) != now.get(name))
    return ", ".join(names) or "everything"
