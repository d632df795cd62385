"""Uploads that are killed, and storages that fail."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.thorough import IS_THOROUGH
from tests.upload.newspaper import FILES, missing_parts
from tests.upload.servers import Faults, proxy

if TYPE_CHECKING:
    from tests.upload.publishing import Publishing

FAULTS = ("drop", "lose", "cut", "500", "503", "412")


@pytest.mark.posix
def test_killed(publishing: Publishing) -> None:
    """Killed at any request, what readers see is whole, and the next run ends with the site."""
    publishing.run("--grace", "0s")
    faults, chance = Faults(), random.Random(19)  # noqa: S311 - of a test
    with proxy(publishing.storage, faults) as storage:
        through = publishing.through(storage)
        for day in range(2, 102 if IS_THOROUGH else 5):
            publishing.write(day)
            for _ in range(2):
                moment = len(faults.seen) + chance.randrange(1, FILES)
                through.run_killed(
                    *("--grace", "0s", "--at-once", "4"),
                    when=lambda: len(faults.seen) >= moment,  # noqa: B023
                )
                assert missing_parts(publishing.published()) == []
                # What a killed run has written may be what the manifest says no longer.
                publishing.write(day + chance.choice((0, 1)))
            done = publishing.run("--grace", "0s")
            assert done.exit_code == 0, done.output
            assert publishing.is_published()


def test_injected(publishing: Publishing) -> None:
    """Whatever a storage does to a request, readers see a whole site, and it ends as it has to."""
    publishing.run("--grace", "0s")
    chance = random.Random(7)  # noqa: S311 - of a test
    for day in range(2, 42 if IS_THOROUGH else 5):
        publishing.write(day)
        faults = Faults([chance.choice(("pass", "pass", *FAULTS)) for _ in range(20)])
        with proxy(publishing.storage, faults) as storage:
            publishing.through(storage).run("--grace", "0s", "--retries", "2")
        assert missing_parts(publishing.published()) == []
        done = publishing.run("--grace", "0s")
        assert done.exit_code == 0, done.output
        assert publishing.is_published()


@pytest.mark.posix
@pytest.mark.skipif(not IS_THOROUGH, reason="It takes minutes: `make soak` has it")
def test_a_large_publish(publishing: Publishing) -> None:
    """5,000 files are brought in spite of 200 kills and 200 faults, and readers see a whole site.

    Each run is given a few requests, one of which meets a fault, and is killed.
    """
    publishing.run()
    day, kills, met = 20, 0, 0
    publishing.write(day, articles=2_500)
    faults, chance = Faults(), random.Random(5_000)  # noqa: S311 - of a test
    with proxy(publishing.storage, faults) as storage:
        through = publishing.through(storage)
        while kills < 200 or met < 200:
            moment = len(faults.seen) + chance.randrange(10, 40)
            faults.script[:] = ["pass"] * chance.randrange(10) + [chance.choice(FAULTS)]
            code = through.run_killed(
                *("--at-once", "4"),
                when=lambda: len(faults.seen) >= moment,  # noqa: B023
            )
            met += not faults.script
            kills += code < 0
            if kills % 20 == 0:
                assert missing_parts(publishing.published()) == []
            if code == 0:  # it was quicker: what follows is another one
                day += 1
                publishing.write(day, articles=2_500)
    done = publishing.run("--grace", "0s")
    assert done.exit_code == 0, done.output
    assert publishing.is_published()


def test_down(publishing: Publishing) -> None:
    """A storage that is out of order is told in a line, and the old site stays."""
    publishing.run()
    before = publishing.published()
    publishing.write(2)
    with proxy(publishing.storage, Faults(always="503")) as storage:
        done = publishing.through(storage).run("--retries", "1")
    assert done.exit_code == 1
    assert done.output.count("\n") == 1
    assert "503" in done.output
    assert publishing.published() == before


def test_a_lost_answer_of_the_manifest(publishing: Publishing) -> None:
    """Where the answer to the manifest is lost, it is read, and not taken for another's."""
    with proxy(publishing.storage, Faults(["pass", "lose"])) as storage:
        done = publishing.through(storage).run()
    assert done.exit_code == 0, done.output
    assert publishing.is_published()


@pytest.mark.posix
def test_a_killed_upload_goes_on(publishing: Publishing) -> None:
    """What was taken before a kill is not sent again by the same machine."""
    faults = Faults()
    with proxy(publishing.storage, faults) as storage:
        publishing.through(storage).run_killed(
            *("--at-once", "1", "--rate", "50"), when=lambda: len(faults.seen) >= FILES // 2
        )
        taken = len(faults.seen)
        publishing.through(storage).run()
    files = len(publishing.published())
    assert publishing.is_published()
    # The manifest is read and written twice in each run, and the second one asks whether anything
    # waits at the destination; one file may have been on its way.
    assert len(faults.seen) - taken <= files - (taken - 2) + 1 + 4


@pytest.mark.posix
def test_reverted_after_a_kill(publishing: Publishing) -> None:
    """A file that a killed run has changed is sent again, though the manifest has it already."""
    publishing.run()
    page = publishing.site / "index.html"
    text = page.read_bytes()
    page.write_bytes(b"other")
    with proxy(publishing.storage, Faults(["pass", "pass", "lose"], always="drop")) as storage:
        assert publishing.through(storage).run("--retries", "0").exit_code == 1
    page.write_bytes(text)
    publishing.run()
    assert publishing.is_published()
