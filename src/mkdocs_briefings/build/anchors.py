"""Tell which links lead to an anchor that its page does not have, and which ids it has twice.

Which anchors a page has only its converted text tells. Few texts are asked: those with anchors that
something links to. Most are just being rendered. What they have is remembered, by their texts.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.build.workers import run_all
from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.fingerprint import digest_of
from mkdocs_briefings.reading.close_words import did_you_mean
from mkdocs_briefings.reading.site_links import anchor_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from mkdocs_briefings.build.state import State
    from mkdocs_briefings.reading.site_links import SiteLink
    from mkdocs_briefings.reading.written_ids import WrittenId
    from mkdocs_briefings.rendering.anchors import AnchorReader
    from mkdocs_briefings.rendering.page.ids import Anchors

_WORTH_A_FORK = 100
"""Fewer texts are converted more quickly than workers start."""

_FEW = 4
"""So many anchors are named where none is like the one that is missing."""


class AnchorCheck:
    """What the texts of a site say of anchors: links lead to them, and ids give them.

    Where others have a say in texts nothing is known of anchors, and nothing told.
    """

    def __init__(
        self,
        links: Iterable[SiteLink],
        ids: Iterable[WrittenId],
        reader: AnchorReader,
        state: State,
    ) -> None:
        """Take the links to anchors, each with the file of its page, and ids that may be twice."""
        self._reader, self._state = reader, state
        self._links, self._ids = tuple(links), tuple(ids)
        if (self._links or self._ids) and not reader.are_certain:
            self._links, self._ids = (), ()
        paths = {link.file for link in self._links} | {each.path for each in self._ids}
        found = ((path, reader.text(path)) for path in sorted(paths))
        self._texts = {path: text for path, text in found if text is not None}
        self._digests = {
            path: digest_of(text.encode(errors="surrogatepass"))
            for path, text in self._texts.items()
        }
        is_lasting = self._texts and reader.version
        self._known = state.anchors(reader.version, self._digests) if is_lasting else {}

    @property
    def unknown(self) -> frozenset[str]:
        """The files whose anchors no earlier build has found."""
        return frozenset(self._texts.keys() - self._known.keys())

    def problems(self, rendered: Mapping[str, Anchors], jobs: int) -> Iterator[Problem]:
        """Give a warning for each link to an anchor that is not there, and each id that is twice.

        `rendered` are the anchors of pages that this build has rendered; other texts are converted.
        """
        new = {path: rendered[path] for path in self.unknown & rendered.keys()}
        new |= _convert(
            [(path, self._texts[path]) for path in sorted(self.unknown - new.keys())],
            self._reader,
            jobs,
        )
        if new and self._reader.version:
            self._state.remember_anchors(self._reader.version, new, self._digests)
        anchors = {**self._known, **new}
        yield from _dead(self._links, anchors)
        yield from _twice(self._ids, anchors)


def _dead(links: Iterable[SiteLink], anchors: Mapping[str, Anchors]) -> Iterator[Problem]:
    for link in links:
        anchor = anchor_of(link.target)
        if link.file in anchors and anchors[link.file].ids.isdisjoint((anchor, unquote(anchor))):
            yield _problem(link, anchor, anchors[link.file].ids)


def _twice(ids: Iterable[WrittenId], anchors: Mapping[str, Anchors]) -> Iterator[Problem]:
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for path, line, name in ids:
        if path in anchors and name in anchors[path].twice:
            lines[path, name].append(line)
    for (path, name), (first, *others) in lines.items():
        hint = f"It is on line {first} too, where links to it lead. Give one of them another."
        for line in others:
            message = f"The id {quoted(name)} stands twice on the page."
            yield Problem(path, line, message, hint, Severity.WARNING)
        if not others:
            message = f"The id {quoted(name)} is also that of a heading or a footnote."
            yield Problem(path, first, message, "Give another.", Severity.WARNING)


def _problem(link: SiteLink, anchor: str, there: Collection[str]) -> Problem:
    page = "its own page" if link.file == link.path else f"the page of {link.file}"
    message = f"{quoted(link.target)} leads to an anchor that {page} does not have."
    named = sorted(each for each in there if not each.startswith(("__", "fn")))
    hint = did_you_mean(anchor, named)
    if not hint and named:
        more = " and others" if len(named) > _FEW else ""
        hint = f"It has {', '.join(named[:_FEW])}{more}."
    return Problem(link.path, link.line, message, hint, Severity.WARNING)


def _convert(
    texts: Sequence[tuple[str, str]], reader: AnchorReader, jobs: int
) -> dict[str, Anchors]:
    workers = jobs if len(texts) >= _WORTH_A_FORK else 1
    made = run_all(lambda number: reader.anchors(*texts[number]), len(texts), workers, together=16)
    return {path: anchors for (path, _), anchors in zip(texts, made, strict=True)}
