"""What `briefings publish` tells the caches before a destination."""

from __future__ import annotations

import json
import random
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.upload.purging.token_bucket import TokenBucket
from tests.thorough import IS_THOROUGH
from tests.upload.networks import TOKEN, Network, listening
from tests.upload.newspaper import FILES, read_site
from tests.upload.publishing import make_publishing
from tests.upload.servers import BUCKET, Faults, proxy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from click.testing import Result

    from tests.upload.publishing import Publishing

FASTLY = ("--purge", "fastly")
CLOUDFLARE = ("--purge", "cloudflare")
BY_KEY = ("--purge-by", "key")

HOST = "https://news.example"


@pytest.fixture
def network() -> Iterator[Network]:
    """Give networks of caches that listen."""
    with listening(Network()) as network:
        yield network


def publish(publishing: Publishing, network: Network, *options: str, url: str = "") -> Result:
    """Publish with all that a storage and networks of caches need."""
    environment = {**publishing.storage.environment, **network.environment}
    return publishing.run("--grace", "0s", *options, url=url, environment=environment)


def changed_paths(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    """Give the paths that are new, other or gone, as readers ask for them."""
    paths = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    return {
        f"/{path.removesuffix('index.html') if path.endswith('index.html') else path}"
        for path in paths
    }


def many(publishing: Publishing, count: int) -> None:
    """Let the site have so many pages more."""
    for number in range(count):
        page = publishing.site / f"more/{number}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"{number}")


def test_just_what_has_changed(publishing: Publishing, network: Network, tmp_path: Path) -> None:
    """New, changed and removed pages are purged by the addresses that readers use, once."""
    assert publish(publishing, network, *FASTLY).exit_code == 0
    network.batches.clear()
    before = read_site(publishing.site)
    publishing.write(2)
    report = tmp_path / "report.json"

    done = publish(publishing, network, *FASTLY, "--report", str(report))

    assert done.exit_code == 0, done.output
    wanted = changed_paths(before, read_site(publishing.site))
    assert "/2025/10/04/story-3.png" not in wanted
    assert "/2025/10/06/story-5/" in wanted
    assert sorted(network.purged) == sorted(f"news.example{path}" for path in wanted)
    told = json.loads(report.read_text())
    assert told["purged"] == told["addresses"] == sorted(f"{HOST}{path}" for path in wanted)
    assert told["unpurged"] == []
    asked = len(network.seen)
    assert publish(publishing, network, *FASTLY).exit_code == 0
    assert len(network.seen) == asked


def test_names_of_all_languages(publishing: Publishing, network: Network) -> None:
    """An address is named as it goes over the wire."""
    page = publishing.site / "länder/côte, d'Ivoire/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("page")
    publish(publishing, network, *FASTLY, *BY_KEY)
    assert "/l%C3%A4nder/c%C3%B4te%2C%20d%27Ivoire/" in network.purged


def test_fastly_by_keys(publishing: Publishing, network: Network, tmp_path: Path) -> None:
    """Keys go to Fastly by 256, with the token, and softly where that is asked for."""
    many(publishing, 2 * 256 + 1 - FILES)
    url = (tmp_path / "www").as_uri()
    done = publish(publishing, network, *FASTLY, *BY_KEY, "--soft-purge", url=url)
    assert done.exit_code == 0, done.output
    assert [len(batch) for batch in sorted(network.batches, key=len)] == [1, 256, 256]
    assert set(network.purged) == changed_paths({}, read_site(publishing.site))
    assert {headers["Fastly-Soft-Purge"] for _, headers in network.seen} == {"1"}


def test_fastly_is_not_soft_by_itself(publishing: Publishing, network: Network) -> None:
    """Without the option what has changed is forgotten at once."""
    publish(publishing, network, *FASTLY)
    assert all("Fastly-Soft-Purge" not in headers for _, headers in network.seen)


def test_cloudflare_by_addresses(publishing: Publishing, network: Network, tmp_path: Path) -> None:
    """Both addresses of a page go to Cloudflare, never more than 100 at once."""
    many(publishing, 200)
    url = (tmp_path / "www").as_uri()
    done = publish(publishing, network, *CLOUDFLARE, url=url)
    assert done.exit_code == 0, done.output
    paths = changed_paths({}, read_site(publishing.site))
    both = {f"{HOST}{path}" for path in paths} | {
        f"{HOST}{path}index.html" for path in paths if path.endswith("/")
    }
    assert len(network.purged) == len(both)
    assert set(network.purged) == both
    assert len(network.batches) == -(-len(both) // 100)


def test_cloudflare_by_tags(publishing: Publishing, network: Network) -> None:
    """Tags go to Cloudflare as tags, and what it says of waiting is done."""
    network.tokens = 0
    done = publish(publishing, network, *CLOUDFLARE, *BY_KEY)
    assert done.exit_code == 0, done.output
    assert set(network.purged) == changed_paths({}, read_site(publishing.site))
    assert len(network.seen) == len(network.batches) + 1


def test_tokens() -> None:
    """A bucket lets go what is in it at once, and then one request in each span."""
    bucket = TokenBucket(3, 5 / 60)
    assert [bucket.take(100.0) for _ in range(5)] == pytest.approx([0, 0, 0, 12, 24])
    assert bucket.take(124.0) == pytest.approx(12)
    # However long it was left alone, it holds no more than it can.
    assert [bucket.take(9999.0) for _ in range(4)] == pytest.approx([0, 0, 0, 12])


@pytest.mark.parametrize("options", [FASTLY, CLOUDFLARE, (*FASTLY, *BY_KEY)])
def test_out_of_order_for_a_moment(
    publishing: Publishing, network: Network, options: tuple[str, ...]
) -> None:
    """A network that is busy is asked again when it says, one with a fault after a while."""
    network.script = [(429, {"Retry-After": "0"}), (500, {}), (503, {"Retry-After": "0"})]
    done = publish(publishing, network, *options)
    assert done.exit_code == 0, done.output
    assert len(network.seen) == len(network.batches) + 3


def test_connections_that_end(publishing: Publishing, network: Network) -> None:
    """A connection that was ended while nobody used it is no fault, and counts as no try."""
    network.hangs_up = True
    done = publish(publishing, network, *FASTLY, "--retries", "0")
    assert done.exit_code == 0, done.output
    assert len(network.purged) == FILES


def test_left_alone_for_long(publishing: Publishing, network: Network) -> None:
    """Nobody waits for hours: what is left is purged by the next run."""
    network.script = [(429, {"Retry-After": "7200"})]
    done = publish(publishing, network, *CLOUDFLARE)
    assert done.exit_code == 3
    assert len(network.seen) == 1
    assert publish(publishing, network, *CLOUDFLARE).exit_code == 0
    assert f"{HOST}/" in network.purged


@pytest.mark.parametrize("options", [FASTLY, CLOUDFLARE, (*FASTLY, *BY_KEY)])
@pytest.mark.parametrize("status", [302, 401, 500])
def test_refused(
    publishing: Publishing, network: Network, options: tuple[str, ...], status: int
) -> None:
    """What is refused leaves the site published, is told without the secret, and done again."""
    network.script = [(status, {})] * 40
    done = publish(publishing, network, *options, "--retries", "0")
    assert done.exit_code == 3
    assert publishing.is_published()
    assert f"answers {status}: As it was written, …." in done.output
    assert f"The site is published, but of {FILES} changed files {FILES} not purged" in done.output
    assert TOKEN not in done.output
    network.script.clear()

    other = make_publishing(publishing.root / "other", publishing.storage)
    done = publish(other, network, *options, url=publishing.url)
    assert done.exit_code == 0, done.output
    assert "Files written: 0;" in done.output
    assert f"Addresses purged: {FILES}," in done.output
    assert len(network.purged) >= FILES


def test_no_success(publishing: Publishing, network: Network) -> None:
    """What Cloudflare says in its answer counts, and not the status alone."""
    network.script = [(200, {})]
    done = publish(publishing, network, *CLOUDFLARE)
    assert done.exit_code == 3
    assert "answers: As it was written, …." in done.output
    assert publish(publishing, network, *CLOUDFLARE).exit_code == 0


def test_nobody_there(publishing: Publishing, network: Network) -> None:
    """A network that cannot be reached is told in a line."""
    environment = {**network.environment, "FASTLY_API_ENDPOINT": "http://127.0.0.1:9"}
    environment |= publishing.storage.environment
    done = publishing.run(*FASTLY, "--retries", "1", "--quiet", environment=environment)
    assert done.exit_code == 3
    assert "127.0.0.1:9 cannot be reached" in done.output
    assert done.output.count("\n") == 1


def test_only_what_is_left(publishing: Publishing, network: Network, tmp_path: Path) -> None:
    """Where one of several requests is refused, the next run names what that one did."""
    many(publishing, 150 - FILES)
    url = (tmp_path / "www").as_uri()
    network.script = []
    network.tokens = 1
    done = publish(publishing, network, *CLOUDFLARE, *BY_KEY, "--retries", "0", url=url)
    assert done.exit_code == 3
    assert "of 150 changed files 50 not purged" in done.output
    first = set(network.purged)
    network.batches.clear()
    assert publish(publishing, network, *CLOUDFLARE, *BY_KEY, url=url).exit_code == 0
    assert len(network.purged) == 50
    assert not first & set(network.purged)


def test_kept_by_runs_that_purge_nothing(publishing: Publishing, network: Network) -> None:
    """What is left stays in mind while others publish who purge nothing."""
    network.script = [(401, {})] * 8
    publish(publishing, network, *FASTLY)
    publishing.write(2)
    assert publish(publishing, network).exit_code == 0
    network.script.clear()
    assert publish(publishing, network, *FASTLY).exit_code == 0
    assert "news.example/2025/10/02/story-1/" in network.purged


def test_a_command(publishing: Publishing, network: Network, tmp_path: Path) -> None:
    """A command reads the addresses, and its exit code is told; the next run calls it again."""
    script, got = tmp_path / "purge.py", tmp_path / "got"
    script.write_text(
        "import pathlib, sys\n"
        f"pathlib.Path({str(got)!r}).write_bytes(sys.stdin.buffer.read())\n"
        "sys.exit(int(sys.argv[1]))\n"
    )
    line = f"{sys.executable} '{script}' "
    done = publish(publishing, network, "--purge-command", f"{line} 7")
    assert done.exit_code == 3
    assert "ended with exit code 7." in done.output
    assert publishing.is_published()
    got.unlink()

    done = publish(publishing, network, "--purge-command", f"{line} 0")

    assert done.exit_code == 0, done.output
    wanted = changed_paths({}, read_site(publishing.site))
    assert got.read_text().splitlines() == sorted(f"{HOST}{path}" for path in wanted)
    got.unlink()
    publish(publishing, network, "--purge-command", f"{line} 0")
    assert not got.exists()


def test_no_such_command(publishing: Publishing, network: Network) -> None:
    """A command that is not there is told after the site is published."""
    done = publish(publishing, network, "--purge-command", "no-such-command-anywhere --now")
    assert done.exit_code == 3
    assert "no-such-command-anywhere cannot be run: No such file or directory." in done.output


def test_dry_run(publishing: Publishing, network: Network) -> None:
    """A dry run says what would be purged, and asks nobody."""
    done = publish(publishing, network, *CLOUDFLARE, "--dry-run")
    assert f"purge {HOST}/countries/ke/\n" in done.output
    assert f"Addresses to purge: {FILES}, by 1 request." in done.output
    # The manifest is written once more than without.
    assert f"Requests: {FILES + 3} writes" in done.output
    assert network.seen == []


def test_keys(publishing: Publishing, network: Network) -> None:
    """An object carries its key where that is asked for; else its headers are as they were."""
    publishing.run()
    client, key = publishing.storage.client, f"{publishing.prefix}/countries/ke/index.html"
    assert client.head_object(Bucket=BUCKET, Key=key)["Metadata"] == {}
    assert "Files written: 0;" in publishing.run().output

    assert f"Files written: {FILES};" in publish(publishing, network, "--keys").output
    found = client.head_object(Bucket=BUCKET, Key=key)["Metadata"]
    assert found == {"surrogate-key": "/countries/ke/"}
    assert "Files written: 0;" in publish(publishing, network, "--keys").output


@pytest.mark.parametrize(
    ("options", "without", "message"),
    [
        (FASTLY, "FASTLY_API_TOKEN", "FASTLY_API_TOKEN"),
        ((*FASTLY, *BY_KEY), "FASTLY_SERVICE_ID", "FASTLY_SERVICE_ID"),
        (CLOUDFLARE, "CLOUDFLARE_API_TOKEN", "CLOUDFLARE_API_TOKEN"),
        (CLOUDFLARE, "CLOUDFLARE_ZONE_ID", "CLOUDFLARE_ZONE_ID"),
        ((*CLOUDFLARE, "--soft-purge"), "", "--soft-purge is for --purge fastly"),
        ((*FASTLY, "--purge-command", "true"), "", "cannot be used together"),
        (("--purge-command", "'"), "", "The command cannot be read"),
        (("--purge-command", ""), "", "The command is empty"),
    ],
)
def test_unusable(
    publishing: Publishing,
    network: Network,
    options: tuple[str, ...],
    without: str,
    message: str,
) -> None:
    """What is missing is told before anything is published."""
    environment = {**publishing.storage.environment, **network.environment}
    environment.pop(without, None)
    done = publishing.run(*options, environment=environment)
    assert done.exit_code == 2
    assert message in done.output
    assert publishing.published() == {}


@pytest.mark.posix
def test_killed_before_it_is_done(publishing: Publishing, network: Network) -> None:
    """Killed when the manifest is written and nothing is purged, the next run purges it."""
    network.gate.clear()
    through = publishing.through(publishing.storage, network.environment)
    through.run_killed(*FASTLY, when=lambda: network.seen)
    # What the killed run has sent may still arrive: the next run asks another network.
    with listening(Network()) as other:
        done = publish(publishing, other, *FASTLY)
    assert "Files written: 0;" in done.output
    assert len(other.purged) == FILES


@pytest.mark.posix
def test_killed_anywhere(publishing: Publishing, network: Network) -> None:
    """Killed at any request, the next run leaves no copy that is not what is published."""
    publish(publishing, network)
    faults, chance = Faults(), random.Random(23)  # noqa: S311 - of a test
    kept: dict[str, bytes] = {}

    def read_all() -> None:
        """Let readers ask for everything: copies are kept of what was not kept before."""
        for path, data in publishing.published().items():
            address = f"news.example/{path.removesuffix('index.html')}"
            if address not in network.kept:
                network.kept.add(address)
                kept[path] = data

    with proxy(publishing.storage, faults) as storage:
        through = publishing.through(storage, network.environment)
        for day in range(2, 102 if IS_THOROUGH else 6):
            publishing.write(day)
            read_all()
            moment = len(faults.seen) + len(network.seen) + chance.randrange(1, 2 * FILES)
            through.run_killed(
                *("--grace", "0s", "--at-once", "4", *FASTLY),
                when=lambda: len(faults.seen) + len(network.seen) >= moment,  # noqa: B023
            )
            read_all()
            publishing.write(day + chance.choice((0, 1)))
            done = publish(publishing, network, *FASTLY)
            assert done.exit_code == 0, done.output
            published = publishing.published()
            for path, data in kept.items():
                if f"news.example/{path.removesuffix('index.html')}" in network.kept:
                    assert published.get(path) == data
