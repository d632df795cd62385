"""Workers bring what they render to where the site lives, and readers see no difference."""

from __future__ import annotations

import gzip
import json
import random
import shlex
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_briefings.outputs.redirects import RULES
from mkdocs_briefings.rendering.page.headers import HEADERS
from mkdocs_briefings.upload.kinds import Kind, kind_of
from mkdocs_briefings.upload.manifest import FOLDER, MANIFEST, read_manifest
from mkdocs_briefings.upload.stage import STAGE
from tests.cluster.dask_cluster import dask_cluster
from tests.engine.project import clean, run
from tests.forked import start
from tests.patience import wait_until
from tests.site import NOW, changed
from tests.thorough import IS_THOROUGH
from tests.upload.servers import BUCKET, Faults, moto, proxy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from tests.cluster.dask_cluster import DaskCluster
    from tests.cluster.newsroom import Built
    from tests.site import Site
    from tests.upload.servers import Storage


BUILD = "mkdocs_briefings.cli.main:main"

KEEP = "import sys; open(sys.argv[1], 'w').write(sys.stdin.read())"
"""A program that keeps what it is told in a file."""


@pytest.fixture(scope="module")
def storage() -> Iterator[Storage]:
    """Give a storage that keeps to conditions."""
    with moto() as storage:
        yield storage


def options(cluster: DaskCluster, prefix: str) -> tuple[str, ...]:
    """Give the options that let this cluster bring a site to a prefix of the bucket."""
    address = cluster.address.replace("tcp://", "dask://")
    return "--executor", address, "--to", f"s3://{BUCKET}/{prefix}"


def for_readers(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give what of a site a storage hands out."""
    return {path: data for path, data in files.items() if path not in {HEADERS, RULES}}


def published(storage: Storage, prefix: str) -> dict[str, bytes]:
    """Give what readers can get."""
    names = storage.names(f"{prefix}/")
    return storage.read(f"{prefix}/", (each for each in names if not each.startswith(f"{FOLDER}/")))


def kept(storage: Storage, prefix: str) -> list[str]:
    """Give the names of what is kept for uploads."""
    return [each for each in storage.names(f"{prefix}/") if each.startswith(f"{FOLDER}/")]


def test_delivered(large: Built, storage: Storage, tmp_path: Path) -> None:
    """The site is that of a build on this machine, whose bytes most never were on this machine.

    It is compressed, in releases, with keys and purged, where that is asked for.
    """
    site, report = large.site, tmp_path / "report.json"
    environment = storage.environment
    purged = tmp_path / "purged"
    as_wished = (
        *("--compress", "gzip", "--releases", "1", "--keys"),
        *("--purge-command", shlex.join([sys.executable, "-c", KEEP, str(purged)])),
    )
    with dask_cluster(tmp_path / "cluster", environment=environment) as cluster:
        site.build(
            *options(cluster, "released"),
            *as_wished,
            program="mkdocs_briefings",
            env=environment,
        )
        to = (*options(cluster, "delivered"), "--report", str(report))
        said = site.build(*to, program="mkdocs_briefings", env=environment)
        assert changed(for_readers(large.local), published(storage, "delivered")) == set()
        assert kept(storage, "delivered") == [MANIFEST]
        told = json.loads(report.read_text())
        assert told["requests"]["copy"] > 10
        assert f"Files written: {len(told['written'])};" in said
        assert not site.out.exists()
        # What is published already is neither brought nor copied: the manifest is read twice and
        # written three times.
        site.build(*to, program="mkdocs_briefings", env=environment)
        assert json.loads(report.read_text())["requests"] == {
            "write": 3, "copy": 0, "read": 2, "removal": 0,
        }  # fmt: skip
    run(site)
    publish = ("mkdocs_briefings", "publish")
    command = (*publish, f"s3://{BUCKET}/delivered")
    assert "Files written: 0;" in site.run(*command, env=environment).output

    release = storage.read("released/", ["current"])["current"].decode()
    found = published(storage, f"released/{release}")
    compressed = {path for path, data in found.items() if data.startswith(b"\x1f\x8b")}
    assert changed(for_readers(large.local), {**found, **unpacked(found, compressed)}) == set()
    assert {"index.html", "feed.xml"} <= compressed
    key = f"released/{release}/2026/02/01/number-0/index.html"
    head = storage.client.head_object(Bucket=BUCKET, Key=key)
    assert head["Metadata"] == {"surrogate-key": "/paper/2026/02/01/number-0/"}
    assert len(purged.read_text().splitlines()) == len(found)
    again = (*publish, f"s3://{BUCKET}/released", *as_wished)
    assert "Files written: 0;" in site.run(*again, env=environment).output


def unpacked(files: Mapping[str, bytes], paths: Iterable[str]) -> dict[str, bytes]:
    """Give the bytes of some files as readers see them."""
    return {path: gzip.decompress(files[path]) for path in paths}


@pytest.mark.posix
def test_killed(large: Built, storage: Storage, tmp_path: Path) -> None:
    """Killed at any request, readers get each kind after what it needs; the next run goes on."""
    site, prefix, faults = large.site, "killed", Faults()
    chance = random.Random(31)  # noqa: S311 - of a test
    with (
        proxy(storage, faults) as through,
        dask_cluster(tmp_path / "cluster", environment=through.environment) as cluster,
    ):
        environment = {**through.environment, "BRIEFINGS_NOW": NOW}
        command = ["build", "-f", str(site.root / "mkdocs.yml"), *options(cluster, prefix)]
        site.build(*options(cluster, prefix), program="mkdocs_briefings", env=environment)
        old = for_readers(large.local)
        for number in range(50 if IS_THOROUGH else 1):
            new = change_all(site, f"Number {number}", tmp_path / "clean")
            for _ in range(2):
                moment = len(faults.seen) + chance.randrange(1, 2 * len(new))
                log = tmp_path / "log"
                process = start(BUILD, command, environment=environment, log=log)
                wait_until(
                    lambda: len(faults.seen) >= moment or not process.is_alive(),  # noqa: B023
                    log,
                )
                process.kill()
                process.join()
                assert_in_order(published(storage, prefix), old, new)
            site.build(*options(cluster, prefix), program="mkdocs_briefings", env=environment)
            assert published(storage, prefix).items() >= new.items()
            assert kept(storage, prefix) == [MANIFEST]
            old = published(storage, prefix)


def test_scheduler_that_restarts(large: Built, storage: Storage, tmp_path: Path) -> None:
    """Where all of a cluster ends while files are brought, and comes back, the site is the same."""
    site, prefix, faults, log = large.site, "restarted", Faults(), tmp_path / "log"
    with ExitStack() as stack:
        environment = stack.enter_context(proxy(storage, faults)).environment

        def cluster(name: str, port: int = 0) -> DaskCluster:
            started = dask_cluster(tmp_path / name, workers=1, environment=environment, port=port)
            return stack.enter_context(started)

        first = cluster("first")
        command = ["build", "-f", str(site.root / "mkdocs.yml"), *options(first, prefix)]
        process = start(BUILD, command, environment={**environment, "BRIEFINGS_NOW": NOW}, log=log)
        wait_until(
            lambda: not process.is_alive() or any(STAGE in path for _, path, _ in faults.seen), log
        )
        first.kill()
        cluster("second", first.port)
        process.join()
    assert process.exitcode == 0, log.read_text()
    assert log.read_text().count("Workers were lost") == 1
    assert "is lost" not in log.read_text()
    assert changed(for_readers(large.local), published(storage, prefix)) == set()
    assert kept(storage, prefix) == [MANIFEST]


def change_all(site: Site, motto: str, folder: Path) -> dict[str, bytes]:
    """Change all pages of a newsroom; give the site that this machine makes of it."""
    config = yaml.safe_load((site.root / "mkdocs.yml").read_text())
    site.write("mkdocs.yml", yaml.safe_dump({**config, "extra": {"motto": motto}}))
    return for_readers(clean(site, folder))


def assert_in_order(
    found: Mapping[str, bytes], old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> None:
    """Hold what readers get against the order of kinds: none is begun before the last is whole."""
    is_whole = True
    for kind in Kind:
        paths = {path for path in changed(old, new) if path in new and kind_of(path) is kind}
        fresh = {path for path in paths if found.get(path) == new[path]}
        assert is_whole or not fresh, f"{kind.name} is not after what it needs"
        assert all(found.get(path) == old.get(path) for path in paths - fresh)
        is_whole = is_whole and fresh == paths


def test_unreachable(large: Built, storage: Storage, tmp_path: Path) -> None:
    """Where workers may not write there, the build ends in a line, and others can begin."""
    with dask_cluster(tmp_path / "cluster") as cluster:
        to = options(cluster, "unreachable")
        environment = storage.environment
        said = large.site.build(*to, program="mkdocs_briefings", env=environment, code=1)
    assert "A worker cannot bring files to the destination: s3://news/unreachable" in said
    assert "Traceback" not in said
    assert published(storage, "unreachable") == {}
    data = storage.read("unreachable/", [MANIFEST])[MANIFEST]
    claim = read_manifest(data, "").claim
    assert claim is not None
    assert claim.until <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("--to", "s3://news/x"), "--to needs a cluster: --executor."),
        (("--executor", "dask://127.0.0.1:1", "--to", "file:///x"), "--to is for storages that"),
        (("--compress", "gzip"), "--compress is for a build with --to."),
    ],
)
def test_unusable(given: tuple[str, ...], message: str, large: Built) -> None:
    """What cannot be is told before anything is built."""
    said = large.site.build(*given, program="mkdocs_briefings", code=2)
    assert message in said
    assert not large.site.out.exists()
