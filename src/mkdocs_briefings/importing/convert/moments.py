"""Read the dates of a post: published, changed, held back, expired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.old_dates import OldDate, read_old_date

if TYPE_CHECKING:
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.convert.findings import Findings

_OPTIONAL = ("updated", "embargo_until", "expires")


class NotImportedError(Exception):
    """A post cannot be imported; carries the reasons."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


@dataclass(frozen=True, slots=True)
class Moments:
    """The dates of a post."""

    date: OldDate
    """When it was published."""

    dated_by: str
    """The key of a briefing that says so; empty where only the post's path or file does."""

    keys: dict[str, str]
    """Keys of a briefing, as its front matter has them."""


def read_moments(findings: Findings) -> Moments:
    """Read the dates of a post. Raises `NotImportedError` where it has none.

    What is no date is noted, and kept below `extra`.
    """
    reader = _MomentsReader(findings)
    date, dated_by = reader.date()
    keys = {"date": date.text}
    for target in _OPTIONAL:
        moment = reader.optional(target)
        # An update, or the end of an embargo, before the publication says nothing.
        if moment and (target == "expires" or moment.moment > date.moment):
            keys[target] = moment.text
    return Moments(date, dated_by, keys)


class _MomentsReader:
    def __init__(self, findings: Findings) -> None:
        self._findings, self._context = findings, findings.context
        self._day = findings.post.day

    def date(self) -> tuple[OldDate, str]:
        """Give the date of publication, and the key of a briefing that says it, if one does."""
        written = self._written("date")
        if written is not None:
            try:
                return self._read(written), "date"
            except ValueError as error:
                self._complain(str(error))
        if embargo := self.optional("embargo_until"):
            return embargo, "embargo_until"
        if of_path := self._date_of_path():
            return of_path, ""
        if updated := self.optional("updated"):
            return updated, "updated"
        return self._date_of_file(), ""

    def _date_of_file(self) -> OldDate:
        hint = "Give it a `date`, or name the file YYYY-MM-DD-title.md."
        post = self._findings.post
        if post.file_day is None:
            raise NotImportedError(post.error("It has no date.", hint))
        self._findings.note("It is a draft without a date; that of its file stands in.", hint)
        return self._read(post.file_day)

    def optional(self, target: str) -> OldDate | None:
        written = self._written(target)
        try:
            return self._read(written) if written is not None else None
        except ValueError as error:
            found = self._findings.first(target)
            if found and found.key not in self._findings.extra:
                self._findings.extra[found.key] = found.value
                message = f"`{found.key}`: {error}"
                self._findings.note(message, "It stands below `extra`.", key=target)
            return None

    def _written(self, target: str) -> str | None:
        found = self._findings.first(target)
        value = found.value if found else None
        dated = self._findings.first("date")
        # Material's blog nests: `date: {created, updated}`.
        if target == "date" and isinstance(value, dict):
            value = value.get("created")
        elif value is None and target == "updated" and dated and isinstance(dated.value, dict):
            value = dated.value.get("updated")
        return value if isinstance(value, str) and value.strip() else None

    def _read(self, written: str) -> OldDate:
        zone = self._context.zone
        with_offset = zone != self._findings.options.site_zone
        return read_old_date(written, zone, with_offset=with_offset)

    def _date_of_path(self) -> OldDate | None:
        try:
            return self._read(self._day) if self._day else None
        except ValueError:
            return None

    def _complain(self, sentence: str) -> None:
        hint = "Write it as 2020-10-30 or 2020-10-30T07:00+02:00."
        if self._day is None:
            post = self._findings.post
            raise NotImportedError(post.error(sentence, hint, line=post.line_of_key("date")))
        self._findings.note(f"{sentence} The date in its path is used.", hint, key="date")
