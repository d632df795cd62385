"""Uploads that switch from one whole release to the next."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.upload.manifest import MANIFEST
from tests.thorough import IS_THOROUGH
from tests.upload.networks import Network, listening
from tests.upload.newspaper import ARTICLES, FILES, read_site
from tests.upload.servers import BUCKET, Faults, proxy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.upload.publishing import Publishing

RELEASES = ("--releases", "2")
AT_ONCE = ("--grace", "0s")


def pointer_of(publishing: Publishing) -> str:
    """Give what the pointer says."""
    return publishing.read("current")["current"].decode()


def current(publishing: Publishing) -> dict[str, bytes]:
    """Give the files that readers get by the pointer."""
    return release(publishing, pointer_of(publishing))


def release(publishing: Publishing, name: str) -> dict[str, bytes]:
    """Give the files of a release."""
    start = f"{name}/"
    found = publishing.read(*(path for path in publishing.names() if path.startswith(start)))
    return {path.removeprefix(start): data for path, data in found.items()}


def releases(publishing: Publishing) -> set[str]:
    """Give the releases that are there."""
    paths = publishing.names()
    return {"/".join(path.split("/")[:2]) for path in paths if path.startswith("releases/")}


def test_what_has_not_changed_is_copied(publishing: Publishing) -> None:
    """Each release is whole; the storage copies what is as it was, and the pointer goes last."""
    assert publishing.run(*RELEASES, *AT_ONCE).exit_code == 0
    first = current(publishing)
    assert first == read_site(publishing.site)
    publishing.write(2)
    second = read_site(publishing.site)
    same = {path for path in second if first.get(path) == second[path]}
    faults, report = Faults(), publishing.root / "report.json"
    with proxy(publishing.storage, faults) as storage:
        done = publishing.through(storage).run(*RELEASES, *AT_ONCE, "--report", str(report))
    assert done.exit_code == 0, done.output
    assert current(publishing) == second
    written = [
        (path, "X-Amz-Copy-Source" in _titled(h)) for m, path, h in faults.seen if m == "PUT"
    ]
    assert sum(is_copy for _, is_copy in written) == len(same) == ARTICLES - 1
    assert written[-1][0].endswith("/current")
    told = json.loads(report.read_text())
    assert told["release"] == pointer_of(publishing)
    assert told["copied"] == len(same)
    assert told["requests"] == {
        "write": len(second) - len(same) + 3,
        "copy": len(same),
        "read": 2,
        "removal": 0,
    }
    # The old one is as it was.
    old = releases(publishing) - {pointer_of(publishing)}
    assert [release(publishing, name) for name in old] == [first]


def _titled(headers: Mapping[str, str]) -> set[str]:
    return {name.title() for name in headers}


def test_nothing_has_changed(publishing: Publishing) -> None:
    """Without a change there is no release: the manifest and the pointer are read."""
    publishing.run(*RELEASES)
    faults = Faults()
    with proxy(publishing.storage, faults) as storage:
        done = publishing.through(storage).run(*RELEASES)
    assert f"Files written: 0; copied: 0; unchanged: {FILES}" in done.output
    assert [method for method, _, _ in faults.seen] == ["GET", "GET"]


def test_headers_are_copied(publishing: Publishing) -> None:
    """A copy has the headers and the key of what it is a copy of."""
    publishing.run(*RELEASES, "--keys")
    publishing.write(2)
    publishing.run(*RELEASES, "--keys")
    key = f"{publishing.prefix}/{pointer_of(publishing)}/2025/10/04/story-3.png"
    found = publishing.storage.client.head_object(Bucket=BUCKET, Key=key)
    assert found["ContentType"] == "image/png"
    assert found["CacheControl"] == "public, max-age=3600"
    assert found["Metadata"] == {"surrogate-key": "/2025/10/04/story-3.png"}


def test_old_releases_go(publishing: Publishing) -> None:
    """As many old releases stay as are asked for, and none goes before its time."""
    for day in range(1, 6):
        publishing.write(day)
        publishing.run(*RELEASES, "--grace", "1h")
    assert len(releases(publishing)) == 5
    publishing.write(6)
    publishing.run(*RELEASES, *AT_ONCE)
    assert len(releases(publishing)) == 3
    assert pointer_of(publishing) == max(releases(publishing))
    assert current(publishing) == read_site(publishing.site)


def test_what_is_gone_is_carried_along(publishing: Publishing) -> None:
    """A page from before the switch finds what it needs: that is in the next releases, too."""
    publishing.run(*RELEASES)
    first = read_site(publishing.site)
    publishing.write(2)
    publishing.run(*RELEASES, "--grace", "1h")
    assert current(publishing) == first | read_site(publishing.site)
    publishing.write(3)
    publishing.run(*RELEASES, *AT_ONCE)
    assert current(publishing) == read_site(publishing.site)


def test_a_copy_of_nothing(publishing: Publishing) -> None:
    """What others have removed from the last release is sent."""
    publishing.run(*RELEASES)
    key = f"{publishing.prefix}/{pointer_of(publishing)}/2025/10/04/story-3.png"
    publishing.storage.client.delete_object(Bucket=BUCKET, Key=key)
    publishing.write(2)
    done = publishing.run(*RELEASES, *AT_ONCE)
    assert done.exit_code == 0, done.output
    assert current(publishing) == read_site(publishing.site)


def test_verify(publishing: Publishing) -> None:
    """What others have changed in the last release is repaired by a new one."""
    publishing.run(*RELEASES)
    old = pointer_of(publishing)
    key = f"{publishing.prefix}/{old}/index.html"
    publishing.storage.client.put_object(Bucket=BUCKET, Key=key, Body=b"theirs")
    done = publishing.run(*RELEASES, *AT_ONCE, "--verify")
    assert f"Files written: 1; copied: {FILES - 1};" in done.output
    assert pointer_of(publishing) != old
    assert current(publishing) == read_site(publishing.site)


@pytest.mark.parametrize("manifest", [None, b"no gzip"])
def test_without_a_manifest(publishing: Publishing, manifest: bytes | None) -> None:
    """Where the manifest is gone or damaged, the release that readers get is still not touched."""
    publishing.run(*RELEASES)
    first, old = current(publishing), pointer_of(publishing)
    client, key = publishing.storage.client, f"{publishing.prefix}/{MANIFEST}"
    client.delete_object(Bucket=BUCKET, Key=key)
    if manifest is not None:
        client.put_object(Bucket=BUCKET, Key=key, Body=manifest)
    publishing.write(2)
    assert publishing.run(*RELEASES, *AT_ONCE, "--verify").exit_code == 0
    assert current(publishing) == read_site(publishing.site)
    assert release(publishing, old) == first
    assert pointer_of(publishing) != old


def test_the_pointer_is_put_right(publishing: Publishing) -> None:
    """A pointer that leads elsewhere is set again, as after a kill before it was written."""
    publishing.run(*RELEASES)
    old = pointer_of(publishing)
    publishing.write(2)
    publishing.run(*RELEASES, *AT_ONCE)
    new, key = pointer_of(publishing), f"{publishing.prefix}/current"
    publishing.storage.client.put_object(Bucket=BUCKET, Key=key, Body=old.encode())
    assert publishing.run(*RELEASES).exit_code == 0
    assert pointer_of(publishing) == new


def test_all_is_purged_after_going_back(publishing: Publishing) -> None:
    """Where the pointer was set back, caches may keep anything: all addresses are purged."""
    publishing.run(*RELEASES)
    old, key = pointer_of(publishing), f"{publishing.prefix}/current"
    publishing.write(2)
    publishing.run(*RELEASES, *AT_ONCE)
    publishing.storage.client.put_object(Bucket=BUCKET, Key=key, Body=old.encode())
    with listening(Network()) as network:
        environment = {**publishing.storage.environment, **network.environment}
        options = (*RELEASES, *AT_ONCE, "--purge", "fastly")
        assert publishing.run(*options, environment=environment).exit_code == 0
        assert len(network.purged) == FILES
        assert publishing.run(*options, environment=environment).exit_code == 0
    assert len(network.purged) == FILES


def test_a_lost_answer_of_the_pointer(publishing: Publishing) -> None:
    """Where the answer to the pointer is lost, it is read, and not taken for another's."""
    writes = FILES + 2
    with proxy(publishing.storage, Faults(["pass"] * (2 + writes) + ["lose"])) as storage:
        done = publishing.through(storage).run(*RELEASES)
    assert done.exit_code == 0, done.output
    assert current(publishing) == read_site(publishing.site)


def test_names_of_all_languages(publishing: Publishing) -> None:
    """A file is copied whatever it is called."""

    def add() -> None:
        page = publishing.site / "länder/côte, d'Ivoire + 100%?/index.html"
        page.parent.mkdir(parents=True)
        page.write_text("page")

    add()
    publishing.run(*RELEASES)
    publishing.write(2)
    add()
    done = publishing.run(*RELEASES, *AT_ONCE)
    assert f"copied: {ARTICLES};" in done.output
    assert current(publishing) == read_site(publishing.site)


def test_dry_run(publishing: Publishing) -> None:
    """A dry run says what a release costs."""
    publishing.run(*RELEASES)
    before = publishing.published()
    publishing.write(2)
    done = publishing.run(*RELEASES, *AT_ONCE, "--dry-run")
    same = ARTICLES - 1
    asked = f"Requests: {FILES - same + 3} writes, {same} copies, 2 reads, 0 removals."
    assert asked in done.output
    assert publishing.published() == before
    done = publishing.run(*RELEASES, *AT_ONCE)
    assert asked in done.output


def test_not_both(publishing: Publishing, tmp_path: Path) -> None:
    """A destination holds releases or a site; who asks for the other is told."""
    publishing.run()
    done = publishing.run(*RELEASES)
    assert done.exit_code == 1
    assert "holds a site without releases." in done.output
    url = (tmp_path / "www").as_uri()
    publishing.run(*RELEASES, url=url)
    done = publishing.run(url=url)
    assert done.exit_code == 1
    assert "The destination holds releases. Publish with --releases." in done.output


@pytest.mark.posix
def test_a_folder(publishing: Publishing, tmp_path: Path) -> None:
    """In a folder what is unchanged is one file with several names, and a link is switched."""
    www = tmp_path / "www"
    publishing.run(*RELEASES, url=www.as_uri())
    first, old = read_site(publishing.site), (www / "current").resolve()
    picture = "2025/10/04/story-3.png"
    publishing.write(2)
    done = publishing.run(*RELEASES, *AT_ONCE, url=www.as_uri())
    assert done.exit_code == 0, done.output
    assert (www / "current").is_symlink()
    assert read_site(www / "current") == read_site(publishing.site)
    assert read_site(old) == first
    assert (www / "current" / picture).stat().st_ino == (old / picture).stat().st_ino
    (www / "current/index.html").write_text("theirs")
    publishing.run(*RELEASES, *AT_ONCE, "--verify", url=www.as_uri())
    assert read_site(www / "current") == read_site(publishing.site)
    publishing.write(4)
    publishing.run(*RELEASES, *AT_ONCE, url=www.as_uri())
    assert len(list((www / "releases").iterdir())) == 3
    assert not old.exists()


@pytest.mark.posix
def test_a_file_in_the_place_of_the_link(publishing: Publishing, tmp_path: Path) -> None:
    """What is no link is not replaced."""
    www = tmp_path / "www"
    (www / "current").mkdir(parents=True)
    done = publishing.run(*RELEASES, url=www.as_uri())
    assert done.exit_code == 1
    assert "current: This is no symbolic link." in done.output


def test_only_what_has_changed_is_purged(publishing: Publishing) -> None:
    """Copies are no changes: caches keep what they have of them."""
    with listening(Network()) as network:
        environment = {**publishing.storage.environment, **network.environment}
        options = (*RELEASES, *AT_ONCE, "--purge", "fastly")
        publishing.run(*options, environment=environment)
        network.batches.clear()
        publishing.write(2)
        assert publishing.run(*options, environment=environment).exit_code == 0
    assert "news.example/" in network.purged
    assert "news.example/2025/10/02/story-1/" in network.purged
    assert "news.example/2025/10/04/story-3.png" not in network.purged


@pytest.mark.posix
def test_killed(publishing: Publishing) -> None:
    """Killed at any request, readers get one whole release, and the next run ends with the site."""
    publishing.run(*RELEASES, *AT_ONCE)
    shown = read_site(publishing.site)
    faults, chance = Faults(), random.Random(29)  # noqa: S311 - of a test
    with proxy(publishing.storage, faults) as storage:
        through = publishing.through(storage)
        for day in range(2, 102 if IS_THOROUGH else 5):
            publishing.write(day)
            new = read_site(publishing.site)
            for _ in range(2):
                moment = len(faults.seen) + chance.randrange(1, 2 * FILES)
                through.run_killed(
                    *(*RELEASES, *AT_ONCE, "--at-once", "4"),
                    when=lambda: len(faults.seen) >= moment,  # noqa: B023
                )
                got = current(publishing)
                assert got in (shown, new)
                shown = got
                publishing.write(day + chance.choice((0, 1)))
                new = read_site(publishing.site)
            done = publishing.run(*RELEASES, *AT_ONCE)
            assert done.exit_code == 0, done.output
            shown = current(publishing)
            assert shown == new
            assert len(releases(publishing)) <= 4


@pytest.mark.posix
def test_killed_elsewhere(publishing: Publishing, tmp_path: Path) -> None:
    """What a machine has left that was killed is removed by another one."""
    publishing.run(*RELEASES, *AT_ONCE)
    publishing.write(2)
    faults = Faults()
    with proxy(publishing.storage, faults) as storage:
        publishing.through(storage).run_killed(
            *(*RELEASES, "--at-once", "1", "--rate", "50"),
            when=lambda: len(faults.seen) >= FILES // 2,
        )
    left = releases(publishing) - {pointer_of(publishing)}
    assert len(left) == 1
    memory = publishing.root / ".cache"
    memory.rename(tmp_path / "other")
    done = publishing.run(*RELEASES, *AT_ONCE, "--take-over")
    assert done.exit_code == 0, done.output
    assert current(publishing) == read_site(publishing.site)
    assert not left & releases(publishing)
