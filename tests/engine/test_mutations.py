"""Whatever changes, and however a site is set up: a build makes the bytes of a clean one."""

from __future__ import annotations

import os
import shutil
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from mkdocs_briefings.archive import archive
from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.neighbours import neighbours_of
from mkdocs_briefings.outputs.search import pagefind
from tests.engine.differences import differences
from tests.engine.mutations.everything import mutations, rounds
from tests.engine.mutations.mutation import TARGET, Tries
from tests.engine.mutations.paper import make_paper
from tests.engine.project import run
from tests.site import Site, changed
from tests.thorough import IS_THOROUGH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from tests.engine.mutations.mutation import Mutation, Variant
    from tests.engine.mutations.pairwise import Row
    from tests.engine.mutations.paper import Paper

ROUNDS = rounds()
ROWS = list(chain.from_iterable(ROUNDS))


@pytest.fixture(autouse=True)
def _small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few of the countries have a page without news: they are all made alike.

    Rows in which every country has a page took thrice as long as the others. A thorough walk has
    the whole world.
    """
    near = {"LK", "MU", *neighbours_of("LK"), *neighbours_of("MU")}  # the newsroom's, and by them
    if not IS_THOROUGH:
        monkeypatch.setattr(archive, "COUNTRIES", near.union(sorted(COUNTRIES)[::50]))


@pytest.fixture(scope="module", autouse=True)
def _indexed_once() -> Iterator[None]:
    """Have Pagefind index the same pages once: one process for each of them is a sixth of the time.

    That it makes the same of them each time, `tests/outputs/test_search.py` looks at.
    """
    index_anew = pagefind._run  # noqa: SLF001 - where it is started

    @lru_cache(maxsize=64)
    def index(*pages_and_more: Any) -> tuple[tuple[str, bytes], ...]:  # noqa: ANN401 - as given
        return tuple(index_anew(*pages_and_more))

    def run(
        pages: Iterable[tuple[str, str]], language: str, patterns: tuple[str, ...]
    ) -> Iterator[tuple[str, bytes]]:
        yield from index(tuple(pages), language, patterns)

    with patch.object(pagefind, "_run", run):
        yield


@pytest.mark.parametrize("number", range(len(ROWS)))
def test_whatever_changes(number: int, tmp_path: Path) -> None:
    """After any change, with any two options, a build makes the bytes of a clean one."""
    walk = Walk(ROWS[number], tmp_path)
    failures = list(chain.from_iterable(walk.take(*case) for case in cases(number)))
    assert not failures, "\n".join([f"With {ROWS[number]}:", *failures])


def cases(number: int) -> Iterator[tuple[Mutation, Variant]]:
    """Give what is changed in the row of that number, and how.

    A thorough walk changes everything in every way in every row. Otherwise each thing is changed in
    rows of one round or in one row, a different way in each.
    """
    turn, place = divmod(number, len(ROUNDS[0]))
    for position, mutation in enumerate(mutations(ROWS[number])):
        variants = mutation.variants
        if IS_THOROUGH:
            yield from ((mutation, variant) for variant in variants)
        elif mutation.tries is Tries.ROUND and position % len(ROUNDS) == turn:
            yield from ((mutation, variant) for variant in variants[place : place + 1])
        elif mutation.tries is Tries.ROW and position % len(ROWS) == number:
            yield mutation, variants[position // len(ROWS) % len(variants)]


class Walk:
    """Makes one change after another, each in a site as it was built at first."""

    def __init__(self, row: Row, folder: Path) -> None:
        """Build a site with those options in a folder of its own."""
        self._paper = make_paper()
        options = {name: value for name, value in row.items() if name != TARGET}
        self._paper.options |= {name: each for name, each in options.items() if each is not None}
        self._site = Site(folder / "site")
        self._clean, self._anew = Site(folder / "clean"), Site(folder / "anew")
        self._paper.write(self._site.root)
        self._paper.age(self._site.root)
        run(self._site, now="")
        self._before = self._site.files()
        self._kept = shutil.copytree(self._site.root, folder / "kept")

    def take(self, mutation: Mutation, variant: Variant) -> Iterator[str]:
        """Make a change, and build; give what is wrong then, for people."""
        paper, what = self._paper.copy(), f"{mutation.name}: {variant.told}"
        variant.change(paper)
        # In the same place: compiled templates are known by where their text stands, too.
        shutil.rmtree(self._site.root)
        shutil.copytree(self._kept, self._site.root, ignore=shutil.ignore_patterns("site"))
        # A build moves others into the places of published files, and writes into none of them.
        shutil.copytree(self._kept / "site", self._site.root / "site", copy_function=os.link)
        try:
            expected = self._made_clean(paper)
            found = self._made(paper)
        except SystemExit as error:
            # A key or an option that is new here: its type does not tell what it takes.
            told = "\n".join(error.__notes__)
            yield f"{what}:\n  A build refuses it. Give it values in site.py or paper.py.\n{told}"
            return
        yield from _wrong(what, expected, found)
        if variant.is_shown and not changed(self._before, expected):
            yield f"{what}:\n  It shows nowhere, so this tests nothing. Let paper.py show it."
        if IS_THOROUGH:
            yield from _wrong(f"{what}, and taken back", self._before, self._made(self._paper))

    def _made(self, paper: Paper) -> dict[str, bytes]:
        paper.write(self._site.root)
        run(self._site, now="")
        return self._site.files()

    def _made_clean(self, paper: Paper) -> dict[str, bytes]:
        clean = self._anew
        shutil.rmtree(clean.root, ignore_errors=True)
        if (paper.options, paper.config) == (self._paper.options, self._paper.config):
            # Templates are known by their text then, and compiling them takes a third of the time.
            clean = self._clean
            _remove_all_but(clean.root / ".cache/briefings/templates", clean.root)
        paper.write(clean.root)
        run(clean, now="")
        return clean.files()


def _remove_all_but(kept: Path, folder: Path) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path in kept.parents:
            _remove_all_but(kept, path)
        elif path.is_dir() and path != kept:
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()


def _wrong(what: str, expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> Iterator[str]:
    told = differences(expected, found)
    if told:
        yield f"{what}:\n{told}"
