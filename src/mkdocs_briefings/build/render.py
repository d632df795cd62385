"""Find the blocks that have changed, and render what is stale of them into the stage."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from mkdocs_briefings.build.blocks import BlockDone, BlockRenderer, RenderError, Stale
from mkdocs_briefings.build.collisions import are_free, collisions, describe
from mkdocs_briefings.build.stale import Comparer
from mkdocs_briefings.build.texts import Texts
from mkdocs_briefings.build.verify import damaged_blocks
from mkdocs_briefings.build.workers import run_all
from mkdocs_briefings.fingerprint import hash_of
from mkdocs_briefings.outputs.plan import PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.build.load import Loaded
    from mkdocs_briefings.build.records import BlockRecord, Files
    from mkdocs_briefings.build.state import State
    from mkdocs_briefings.outputs.block import Block
    from mkdocs_briefings.rendering.page.links import Linker
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

MKDOCS = "MkDocs"
"""Name of the block of all that MkDocs writes itself."""

_OF_A_DAY = PARTS + 1
"""How many blocks a large day has, its edition's too: a worker that takes all loads it once."""

_MANY_DAYS = 10
"""So many for each worker are shared out by the day."""

_WORTH_A_FORK = 60
"""With fewer briefings to show, starting workers takes longer than rendering."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All that rendering works with."""

    articles: Sequence[Block]
    others: Sequence[Block]
    """Blocks that may hold texts of articles, and so come after them."""

    loaded: Loaded
    renderer: Renderer
    linker: Linker
    settings: Settings
    state: State
    site: str
    """What the state knows the site by."""

    stage: Path
    standing: Mapping[str, str]
    """What MkDocs writes itself: by its place in the site, the file that it is made from."""

    jobs: int
    """How many processes may work."""

    reuses: bool
    """Whether what is fresh is left as it is; otherwise everything is rendered."""

    warn: Callable[[str], None]
    progress: Callable[[int, int], None]
    """Is told, again and again, how much is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a build has rendered of the news, and what it did not have to."""

    done: tuple[BlockDone, ...]
    kept: Mapping[str, Files]
    """Published files of blocks that are as they were, by the blocks' names."""

    replaced: Mapping[str, Files]
    """What had been published of the blocks that are done."""

    vanished: Mapping[str, Files]
    """The same of blocks that are no more."""

    doubts: frozenset[str]
    """Paths of files that an earlier build has begun to write and not finished."""

    global_inputs: Mapping[str, str]
    """Fingerprints of what every page depends on, by names for people."""

    @property
    def once_ours(self) -> frozenset[str]:
        """Paths of files that we made before, those of blocks that are as they were left out."""
        before = chain(self.replaced.values(), self.vanished.values())
        blocks = chain((done.files for done in self.done), before)
        return self.doubts.union(path for files in blocks for path, *_ in files)

    def present(self, standing: Iterable[str]) -> set[str]:
        """Give the paths of all files that the site has to hold."""
        done = (path for done in self.done for path, *_ in done.files)
        kept = (path for files in self.kept.values() for path, *_ in files)
        return {*standing, *done, *kept}

    @property
    def stale(self) -> tuple[Stale, ...]:
        """What was rendered, each with the reason."""
        return tuple(stale for done in self.done for stale in done.stale)

    @property
    def reused(self) -> int:
        """How many outputs were left as they were published."""
        kept = sum(len(files) for files in self.kept.values())
        return kept + sum(len(done.files) - len(done.stale) for done in self.done)


def render(desk: Desk, global_inputs: Mapping[str, str]) -> Rendered:
    """Render every stale output into the stage. Raises `RenderError`."""
    parts = {
        name: hash_of(text.encode(errors="surrogatepass")).hex()
        for name, text in global_inputs.items()
    }
    state, site = desk.state, desk.site
    before = state.global_inputs(site) if desk.reuses else {}
    doubts = state.doubts(site)
    files = dict(state.files(site))
    blocks = state.blocks(site) if before == parts and not doubts else {}
    comparer = Comparer(before, parts, doubts, desk.linker.url_of, desk.settings.site_dir)
    is_dirty = _Dirty(desk, blocks, files)
    done = tuple(_render_dirty(desk, is_dirty, comparer))
    known = {each.name for each in done}
    planned = {block.name for block in chain(desk.articles, desk.others)}
    rendered = Rendered(
        done,
        {name: files[name] for name in planned - known},
        {name: files[name] for name in files.keys() & known},
        {name: files[name] for name in files.keys() - planned},
        doubts,
        parts,
    )
    _refuse_collisions(desk, rendered)
    return rendered


class _Dirty:
    """Tells the blocks that have to be planned anew."""

    def __init__(
        self, desk: Desk, blocks: Mapping[str, BlockRecord], files: Mapping[str, Files]
    ) -> None:
        self._desk, self._blocks = desk, blocks
        kept = {name: files[name] for name in blocks}
        self._damaged = damaged_blocks(kept, desk.settings.site_dir, desk.jobs)
        self._moved = _moved(desk) if any(each.links for each in blocks.values()) else frozenset()
        self._briefings = f"{desk.settings.relative(desk.settings.briefings_dir)}/"

    def __call__(self, block: Block) -> bool:
        record = self._blocks.get(block.name)
        return (
            record is None
            or record.key != block.key
            or block.name in self._damaged
            or any(self._has_moved(path, url) for path, url in record.links.items())
        )

    def _has_moved(self, path: str, url: str | None) -> bool:
        if path.startswith(self._briefings) and path.endswith(".md"):
            return path in self._moved
        return self._desk.linker.url_of(path) != url


def _moved(desk: Desk) -> frozenset[str]:
    """Give the paths of briefings that have another address than they were published at."""
    archive, remembered = desk.loaded.archive, desk.loaded.remembered
    moved: set[str] = set()
    for day in remembered.keys() | archive.indexes.keys():
        index = archive.indexes.get(day)
        if index is not None and index is remembered.get(day):
            continue
        old = desk.state.urls(desk.site, day)
        new = urls_of(archive, day) if index is not None else {}
        moved.update(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
    return frozenset(moved)


def urls_of(archive: Archive, day: date) -> dict[str, str]:
    """Give the addresses of a day's published briefings, by their paths."""
    return {card.path: card.url for card in archive.day(day).cards}


def _render_dirty(
    desk: Desk, is_dirty: Callable[[Block], bool], comparer: Comparer
) -> Iterator[BlockDone]:
    articles = [block for block in desk.articles if is_dirty(block)]
    others = [block for block in desk.others if is_dirty(block)]
    names = {block.name for block in chain(articles, others)} if desk.reuses else ()
    known = desk.state.outputs(desk.site, names)
    work = BlockRenderer(desk.renderer, comparer, known, desk.stage)
    progress = _Progress(desk.progress, sum(block.weight + 1 for block in chain(articles, others)))
    texts = Texts(desk, comparer, articles, others)
    for blocks in (articles, others):
        for block, done in zip(blocks, _run(blocks, work, desk.jobs), strict=True):
            texts.take(done.bodies)
            for message in done.warnings:
                desk.warn(message)
            progress.add(block.weight + 1)
            yield done._replace(bodies={})
        if blocks is articles:
            texts.hand_on()
    texts.remember()


class _Progress:
    """Counts what is done."""

    def __init__(self, tell: Callable[[int, int], None], total: int) -> None:
        self._tell, self._total, self._done = tell, total, 0

    def add(self, weight: int) -> None:
        self._done += weight
        self._tell(self._done, self._total)


def _run(blocks: Sequence[Block], work: BlockRenderer, jobs: int) -> Iterator[BlockDone]:
    weight = sum(block.weight + 1 for block in blocks)
    workers = jobs if weight >= _WORTH_A_FORK else 1
    # At the end workers wait for the last one, so that of few blocks each is taken by itself.
    is_many = len(blocks) >= _OF_A_DAY * _MANY_DAYS * workers
    together = _OF_A_DAY if is_many else 1
    return run_all(lambda position: work(blocks[position]), len(blocks), workers, together)


def _refuse_collisions(desk: Desk, rendered: Rendered) -> None:
    """Raise `RenderError` where two outputs would be written to one place."""
    # What is in doubt may be new too: the build that began to write it has remembered nothing.
    is_new = bool(rendered.doubts) or any(stale.reason == "new" for stale in rendered.stale)
    twice = [(path, done.name) for done in rendered.done for path in done.twice]
    known = {path for path, *_ in rendered.vanished.get(MKDOCS, ())}
    blocked = [path for done in rendered.done for path in done.blocked]
    is_told = bool(twice or blocked) or not desk.standing.keys() <= known
    if not is_told and (not is_new or _have_room(desk, rendered)):
        return
    claims: Iterable[tuple[str, str]] = chain(
        ((path, done.name) for done in rendered.done for path, *_ in done.files),
        ((path, name) for name, files in rendered.kept.items() for path, *_ in files),
        ((path, origin) for path, origin in desk.standing.items()),
        twice,
    )
    found = collisions(claims)
    if blocked and not found:
        raise RenderError(f"{blocked[0]}: Something else stands in its place in the stage.")
    if not found:
        return
    blocks = {block.name: block for block in chain(desk.articles, desk.others)}
    told = {}
    for place, claimants in found.items():
        names: list[str] = []
        for claimant in claimants:
            block = blocks.get(claimant)
            names += [claimant] if block is None else _origins(block, place)
        told[place] = list(dict.fromkeys(names))
    raise RenderError(describe(told))


def _have_room(desk: Desk, rendered: Rendered) -> bool:
    """Whether nothing stands in the place of a new file, without looking at all other files."""
    new: list[str] = []
    for done in rendered.done:
        before = {path for path, *_ in rendered.replaced.get(done.name, ())}
        new += (path for path, *_ in done.files if path not in before)
    return are_free(new, desk.settings.site_dir) and not collisions((path, "") for path in new)


def _origins(block: Block, place: str) -> list[str]:
    return [
        output.origin
        for output in block.plan()
        if output.path == place or output.path.startswith(f"{place}/")
    ]
