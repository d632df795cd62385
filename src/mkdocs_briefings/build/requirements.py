"""What plugins and hooks of others require of a build, besides rendering what is stale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_briefings.build.workers import can_fork
from mkdocs_briefings.rendering.findings import Finding, Trait, is_state, state_of
from mkdocs_briefings.rendering.global_inputs import is_look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_briefings.outputs.output import Output
    from mkdocs_briefings.rendering.site import Listeners

_MARK = "found "
"""What the names of inputs begin with that hold a finding."""


@dataclass(frozen=True, slots=True)
class Requirements:
    """What has to be rendered although it is fresh, and where."""

    findings: tuple[Finding, ...] = ()
    """What is known of listeners: by one build of the next, too."""

    pages: str = ""
    """Why every page has to be rendered; empty if none has to."""

    texts: str = ""
    """The same for all else that holds texts of briefings."""

    everything: str = ""
    """The same for everything, so that all of the site is in the stage."""

    in_order: bool = False
    """Whether pages are rendered one after the other, in the process that plugins end in."""

    apart: bool = False
    """Whether all else is rendered in workers, so that no plugin in this process notices it."""

    watches: bool = False
    """Whether listeners are watched, and may bring more findings."""

    def reason(self, output: Output) -> str:
        """Say why an output has to be rendered in each build; empty if it has not."""
        if output.is_page:
            return self.pages
        return self.texts if output.holds_texts else ""

    def with_more(self, findings: Iterable[Finding]) -> Requirements:
        """Give the same with findings of which the next build has to know."""
        return replace(self, findings=_once(*self.findings, *findings))

    def completed(self, inputs: Mapping[str, str]) -> dict[str, str]:
        """Give fingerprints of global inputs with the findings, as the next build will know them.

        Whoever gathers pages sees all of them in each build, whatever it held before.
        """
        gatherers = {each.listener for each in self.findings if each.trait is Trait.GATHERS}
        states = {state_of(name) for name in gatherers}
        found = {f"{_MARK}{each.trait} {each.listener}": each.detail for each in self.findings}
        return {name: part for name, part in inputs.items() if name not in states} | found


def known_findings(
    listeners: Listeners, before: Mapping[str, str], now: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Give what is known of listeners, by what was remembered as long as they are the same."""
    if are_new(before, now):
        return _once(*listeners.findings)
    remembered = (_finding(name, detail) for name, detail in before.items())
    return _once(*listeners.findings, *filter(None, remembered))


def required_by(findings: Iterable[Finding], listeners: Listeners, *, is_new: bool) -> Requirements:
    """Tell what follows from findings; `is_new` is whether the listeners may be other ones."""
    findings = _once(*findings)
    of_pages = [each for each in findings if each.trait is not Trait.SURVEYS]
    of_texts = [each for each in of_pages if listeners.hears_texts(each.listener)]
    of_site = [each.listener for each in findings if each.trait is Trait.SURVEYS]
    in_order = any(each.trait is Trait.GATHERS for each in findings)
    is_watched = bool(listeners.watch.names)
    everything = ", ".join(of_site)
    if (in_order or is_watched) and not can_fork():
        everything = "plugins and hooks of others, where there are no workers"
    elif listeners.may_survey and is_new:
        # Only a whole site can show whether somebody looks at it.
        everything = everything or "plugins and hooks of others"
    is_apart = (in_order or is_watched) and can_fork()
    return Requirements(
        findings,
        pages=_names(of_pages),
        texts=_names(of_texts),
        everything=everything,
        in_order=in_order and can_fork(),
        apart=is_apart,
        watches=is_watched and is_apart,
    )


def notices(findings: Iterable[Finding], pages: int) -> tuple[str, ...]:
    """Say what listeners cost, in a sentence for each; `pages` is how many the site has."""
    count = f"all {pages:,} pages"
    return tuple(
        f"{each.listener} {_COSTS[each.trait].format(pages=count)} ({each.detail})."
        for each in findings
    )


_COSTS: Mapping[Trait, str] = {
    Trait.GATHERS: "keeps something of every page: each build renders {pages}, one after the other",
    Trait.READS: "needs more than a page to make it: each build renders {pages}",
    Trait.SURVEYS: "looks through the finished site: each build renders everything",
}


def _once(*findings: Finding) -> tuple[Finding, ...]:
    """Give one finding for each trait of each listener: the first."""
    found: dict[tuple[str, Trait], Finding] = {}
    for each in findings:
        found.setdefault((each.listener, each.trait), each)
    return tuple(found.values())


def _finding(name: str, detail: str) -> Finding | None:
    if not name.startswith(_MARK):
        return None
    trait, _, listener = name.removeprefix(_MARK).partition(" ")
    return Finding(listener, Trait(trait), detail)


def _names(findings: Iterable[Finding]) -> str:
    return ", ".join(dict.fromkeys(each.listener for each in findings))


def are_new(before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Whether listeners, or how they are configured, may be others than in the last build."""
    return _of_code(before) != _of_code(now)


def _of_code(inputs: Mapping[str, str]) -> dict[str, str]:
    return {
        name: part
        for name, part in inputs.items()
        if not (is_look(name) or is_state(name) or name.startswith(_MARK))
    }
