"""Find the groups that have changed, and render what is stale of them into the stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.build.collisions import CollisionError, are_free, collisions, describe
from mkdocs_briefings.build.group_renderer import (
    GroupRenderer,
    GroupResult,
    RenderError,
    StaleOutput,
    group_fingerprint,
)
from mkdocs_briefings.build.requirements import (
    Requirements,
    are_new,
    known_findings,
    required_by,
)
from mkdocs_briefings.build.stage import FolderStage
from mkdocs_briefings.build.stale import Comparer
from mkdocs_briefings.build.texts import Texts
from mkdocs_briefings.build.verify import damaged_groups
from mkdocs_briefings.fingerprint import Fingerprints, digest_of
from mkdocs_briefings.outputs.plan import outputs_of
from mkdocs_briefings.reading.links import is_markdown
from mkdocs_briefings.rendering.findings import ListenerFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from mkdocs_briefings.build.context import BuildContext
    from mkdocs_briefings.build.records import Files, GroupRecord, PackedFiles
    from mkdocs_briefings.outputs.group import OutputGroup
    from mkdocs_briefings.rendering.page.ids import Anchors

MKDOCS = "MkDocs"
"""Name of the group of all that MkDocs writes itself."""


@dataclass(frozen=True, slots=True)
class RenderResult:
    """What a build has rendered of the news, and what it did not have to."""

    done: tuple[GroupResult, ...]
    kept: Mapping[str, PackedFiles]
    """Published files of groups that are as they were, by the groups' names."""

    replaced: Mapping[str, Files]
    """What had been published of the groups that are done."""

    vanished: Mapping[str, Files]
    """The same of groups that are no more."""

    unfinished: frozenset[str]
    """Paths of files that an earlier build has begun to write and not finished."""

    global_inputs: Mapping[str, str]
    """Fingerprints of what every page depends on, by names for people."""

    requirements: Requirements
    """What plugins and hooks of others required."""

    is_whole: bool
    """Whether all of it was rendered, and is in the stage."""

    @property
    def once_ours(self) -> frozenset[str]:
        """Paths of files that we made before, those of groups that are as they were left out."""
        before = chain(self.replaced.values(), self.vanished.values())
        groups = chain((done.files for done in self.done), before)
        return self.unfinished.union(path for files in groups for path, *_ in files)

    @property
    def paths(self) -> Iterator[tuple[str, str]]:
        """The path of each file that the site has of the news, and the name of its group."""
        for done in self.done:
            for path, *_ in done.files:
                yield path, done.name
        yield from self._kept_paths

    @property
    def _kept_paths(self) -> Iterator[tuple[str, str]]:
        for name, files in self.kept.items():
            for path, *_ in files.load():
                yield path, name

    @property
    def files(self) -> int:
        """How many files the site has of the news."""
        return sum(len(done.files) for done in self.done) + sum(
            files.total for files in self.kept.values()
        )

    def left_of(self, paths: Collection[str]) -> set[str]:
        """Give those of some paths at which the site has none of these files."""
        left = set(paths).difference(path for done in self.done for path, *_ in done.files)
        # Most builds have nothing left to ask after here: all that is kept is much to go through.
        return left.difference(path for path, _ in self._kept_paths) if left else left

    @property
    def anchors(self) -> dict[str, Anchors]:
        """The anchors that were noted of pages, by the paths of their files."""
        return {path: anchors for done in self.done for path, anchors in done.anchors.items()}

    @property
    def undrawn(self) -> frozenset[str]:
        """Scripts of headlines that share cards could not show, for want of a font."""
        return frozenset().union(*(done.undrawn for done in self.done))

    @property
    def pages(self) -> int:
        """How many pages the site has of the news."""
        done = (path for done in self.done for path, *_ in done.files)
        kept = sum(files.pages for files in self.kept.values())
        return kept + sum(path.endswith(".html") for path in done)

    @property
    def stale(self) -> tuple[StaleOutput, ...]:
        """What was rendered, each with the reason."""
        return tuple(stale for done in self.done for stale in done.stale)

    @property
    def reused(self) -> int:
        """How many outputs were left as they were published."""
        return self.files - sum(len(done.stale) for done in self.done)


class RenderedSite(NamedTuple):
    """The site in one language, whose news are in the stage."""

    context: BuildContext
    rendered: RenderResult


def render(context: BuildContext, global_inputs: Mapping[str, str]) -> RenderResult:
    """Render every stale output into the stage. Raises `RenderError` and `CollisionError`."""
    listeners = context.renderer.listeners
    now = inputs_of(context, global_inputs)
    before = context.state.global_inputs(context.site)
    findings = known_findings(listeners, before, now)
    while True:
        requirements = required_by(findings, listeners, is_new=are_new(before, now))
        listeners.watch.know(findings)
        try:
            rendered = _render(context, requirements.completed(now), before, requirements)
        except ListenerFoundError as error:
            # What workers have rendered does not count; no plugin in this process was told of it.
            findings = (*findings, error.finding)
        else:
            if listeners.may_survey:
                listeners.watch_site(context.stage, context.standing)
            return rendered


def inputs_of(context: BuildContext, global_inputs: Mapping[str, str]) -> dict[str, str]:
    """Give fingerprints of all that every page depends on, by names for people."""
    inputs = chain(global_inputs.items(), context.renderer.listeners.inputs())
    return {name: digest_of(text.encode(errors="surrogatepass")).hex() for name, text in inputs}


def _render(
    context: BuildContext,
    now: Mapping[str, str],
    before: Mapping[str, str],
    requirements: Requirements,
) -> RenderResult:
    if requirements.everything:
        context = replace(context, reuses=False)
    state, site = context.state, context.site
    before = before if context.reuses else {}
    unfinished = state.unfinished(site)
    files = state.files(site)
    groups = state.groups(site) if before == now and not unfinished else {}
    comparer = Comparer(before, now, unfinished, context.linker.url_of, context.settings.site_dir)
    is_dirty = _DirtyGroups(context, groups, files, requirements)
    done = tuple(_render_dirty(context, is_dirty, comparer, requirements))
    known = {each.name for each in done}
    planned = {group.name for group in context.plan.groups}
    rendered = RenderResult(
        done,
        {name: files[name] for name in planned - known},
        {name: files[name].load() for name in files.keys() & known},
        {name: files[name].load() for name in files.keys() - planned},
        unfinished,
        now,
        requirements,
        not context.reuses,
    )
    _refuse_collisions(context, rendered)
    return rendered


class _DirtyGroups:
    """Tells the groups that have to be planned anew."""

    def __init__(
        self,
        context: BuildContext,
        groups: Mapping[str, GroupRecord],
        files: Mapping[str, PackedFiles],
        requirements: Requirements,
    ) -> None:
        self._context, self._groups = context, groups
        # Which groups have pages, or texts, only planning them shows.
        self._are_all = bool(requirements.pages or requirements.texts)
        kept = {name: files[name] for name in groups}
        self._damaged = damaged_groups(kept, context.settings.site_dir, context.jobs)
        self._moved = (
            context.moved() if any(each.links for each in groups.values()) else frozenset()
        )
        self._fingerprints = Fingerprints()
        self._languages = context.linker.languages
        self._briefings = f"{context.settings.relative(context.settings.briefings_dir)}/"

    def __call__(self, group: OutputGroup) -> bool:
        record = self._groups.get(group.name)
        return (
            self._are_all
            or record is None
            or record.fingerprint != group_fingerprint(group, self._fingerprints)
            or group.name in self._damaged
            or any(self._has_moved(path, url) for path, url in record.links.items())
        )

    def _has_moved(self, path: str, url: str | None) -> bool:
        if is_markdown(path):
            # A page tells of the same one in other languages, too.
            article = path.partition(":")[2] if self._languages.is_lookup(path) else path
            if article.startswith(self._briefings):
                return article in self._moved
        return self._context.linker.url_of(path) != url


def _render_dirty(
    context: BuildContext,
    is_dirty: Callable[[OutputGroup], bool],
    comparer: Comparer,
    requirements: Requirements,
) -> Iterator[GroupResult]:
    of_days = [group for group in context.plan.of_days if is_dirty(group)]
    others = [group for group in context.plan.others if is_dirty(group)]
    dirty = (*of_days, *others)
    names = {group.name for group in dirty} if context.reuses else ()
    known = context.state.outputs(context.site, names)
    work = GroupRenderer(
        context.plan.context,
        context.renderer,
        comparer,
        known,
        FolderStage(context.stage),
        requirements,
    )
    progress = _Progress(context.progress, sum(group.weight + 1 for group in dirty))
    texts = Texts(context, comparer, of_days, others)
    with texts.spooled():
        for groups in (of_days, others):
            results = context.runner.run(groups, work, context.jobs)
            for group, done in zip(groups, results, strict=True):
                texts.take(done.bodies)
                for message in done.warnings:
                    context.warn(message)
                progress.add(group.weight + 1)
                yield done._replace(bodies={})
            if groups is of_days:
                texts.hand_on()
    texts.remember()


class _Progress:
    """Counts what is done."""

    def __init__(self, tell: Callable[[int, int], None], total: int) -> None:
        self._tell, self._total, self._done = tell, total, 0

    def add(self, weight: int) -> None:
        self._done += weight
        self._tell(self._done, self._total)


def _refuse_collisions(context: BuildContext, rendered: RenderResult) -> None:
    """Raise `CollisionError` where two outputs would be written to one place."""
    # What is unfinished may be new too: the build that began to write it has remembered nothing.
    is_new = bool(rendered.unfinished) or any(stale.reason == "new" for stale in rendered.stale)
    twice = [(path, done.name) for done in rendered.done for path in done.twice]
    known = {path for path, *_ in rendered.vanished.get(MKDOCS, ())}
    blocked = [path for done in rendered.done for path in done.blocked]
    is_told = bool(twice or blocked) or not context.standing.keys() <= known
    if not is_told and (not is_new or _have_room(context, rendered)):
        return
    claims: Iterable[tuple[str, str]] = chain(
        rendered.paths,
        ((path, origin) for path, origin in context.standing.items()),
        twice,
    )
    found = collisions(claims)
    if blocked and not found:
        raise RenderError(f"{blocked[0]}: Something else stands in its place in the stage.")
    if not found:
        return
    groups = {group.name: group for group in context.plan.groups}
    told = {}
    for place, claimants in found.items():
        names: list[str] = []
        for claimant in claimants:
            group = groups.get(claimant)
            names += [claimant] if group is None else _origins(group, place, context)
        told[place] = list(dict.fromkeys(names))
    raise CollisionError(describe(told))


def _have_room(context: BuildContext, rendered: RenderResult) -> bool:
    """Whether nothing stands in the place of a new file, without looking at all other files."""
    new: list[str] = []
    for done in rendered.done:
        before = {path for path, *_ in rendered.replaced.get(done.name, ())}
        new += (path for path, *_ in done.files if path not in before)
    return are_free(new, context.settings.site_dir) and not collisions((path, "") for path in new)


def _origins(group: OutputGroup, place: str, context: BuildContext) -> list[str]:
    return [
        output.origin
        for output in outputs_of(group, context.plan.context)
        if output.path == place or output.path.startswith(f"{place}/")
    ]
