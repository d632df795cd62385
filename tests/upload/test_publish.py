"""`briefings publish`, against a storage that really answers."""

from __future__ import annotations

import gzip
import json
import os
from base64 import b64encode
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.upload.manifest import MANIFEST
from tests.upload.newspaper import FILES, missing_parts, read_site
from tests.upload.publishing import make_publishing
from tests.upload.servers import BUCKET, Faults, proxy, rclone

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.upload.publishing import Publishing


def test_only_what_has_changed_is_sent(publishing: Publishing) -> None:
    """The second day costs one read, two writes of the manifest, and the files that changed."""
    assert publishing.run("--grace", "0s").exit_code == 0
    assert publishing.is_published()
    before = read_site(publishing.site)
    publishing.write(2)
    after = read_site(publishing.site)
    changed = [path for path in after if before.get(path) != after[path]]
    report = publishing.root / "report.json"

    done = publishing.run("--grace", "0s", "--report", str(report))

    assert publishing.is_published(), done.output
    told = json.loads(report.read_text())
    assert sorted(told["written"]) == sorted(changed)
    assert sorted(told["removed"]) == sorted(set(before) - set(after))
    assert told["requests"] == {
        "write": len(changed) + 2,
        "copy": 0,
        "read": 1,
        "removal": 1,
    }


def test_nothing_is_asked_twice(publishing: Publishing) -> None:
    """Where nothing has changed one request is made, and the manifest is not even sent."""
    publishing.run()
    faults = Faults()
    with proxy(publishing.storage, faults) as storage:
        done = publishing.through(storage).run()
    assert done.output.startswith(f"Files written: 0; unchanged: {FILES}; removed: 0"), done.output
    assert [method for method, _, _ in faults.seen] == ["GET"]
    assert "If-None-Match" in {name.title() for name in faults.seen[0][2]}


def test_a_fresh_checkout_sends_nothing(publishing: Publishing) -> None:
    """Another machine, whose files have other times, sends only what differs."""
    publishing.run()
    other = make_publishing(publishing.root / "other", publishing.storage)
    done = other.run(url=publishing.url)
    assert f"Files written: 0; unchanged: {FILES}" in done.output


def test_an_edit_of_one_size(publishing: Publishing) -> None:
    """Bytes decide: a file of the same size and time is sent when it has others."""
    publishing.run()
    page = publishing.site / "countries/ke/feed.xml"
    text, times = page.read_bytes(), page.stat()
    page.write_bytes(text.replace(b"story-3", b"story-7", 1))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    publishing.run()
    assert publishing.is_published()


def test_order(publishing: Publishing) -> None:
    """Styles and pictures go before pages, those before listings, and front pages are last."""
    _add_a_language(publishing)
    faults = Faults()
    with proxy(publishing.storage, faults) as storage:
        publishing.through(storage).run("--at-once", "1")
    written = [
        path.split(f"{publishing.prefix}/")[1] for method, path, _ in faults.seen if method == "PUT"
    ]
    assert written[0] == written[-1] == MANIFEST
    kinds = [_kind(path) for path in written[1:-1]]
    assert kinds == sorted(kinds)
    assert set(kinds) == {0, 1, 2, 3}


def _kind(path: str) -> int:
    if path in {"index.html", "sw.js", "pt-BR/index.html", "pt-BR/sw.js"}:
        return 3
    if "countries/" in path:
        return 2
    return 1 if path.endswith(".html") else 0


def _add_a_language(publishing: Publishing) -> None:
    """Let the site have a second language, below its tag."""
    for name in ("index.html", "sw.js", "2025/10/01/story/index.html", "countries/ke/index.html"):
        path = publishing.site / "pt-BR" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def test_what_is_gone_stays_for_a_while(publishing: Publishing) -> None:
    """A file that is no longer published goes with a later upload, when nobody can need it."""
    publishing.run()
    old = read_site(publishing.site)
    publishing.write(2)
    publishing.run("--grace", "1h")
    assert publishing.published() == old | read_site(publishing.site)
    publishing.run("--grace", "0s")
    assert publishing.is_published()
    assert f"unchanged: {FILES}; removed: 0" in publishing.run("--grace", "0s").output


def test_what_is_gone_comes_back(publishing: Publishing) -> None:
    """A file that was to go and is published again stays."""
    publishing.run()
    publishing.write(2)
    publishing.run()
    publishing.write(1)
    publishing.run("--grace", "0s")
    assert publishing.is_published()


def test_headers(publishing: Publishing) -> None:
    """Each file is served as what it is, and for as long as it can be kept."""
    (publishing.site / "manifest.webmanifest").write_text("{}")
    _add_a_language(publishing)
    publishing.run()
    client = publishing.storage.client

    def head(path: str) -> tuple[str, str]:
        found = client.head_object(Bucket=BUCKET, Key=f"{publishing.prefix}/{path}")
        return found["ContentType"], found["CacheControl"]

    for language in ("", "pt-BR/"):
        assert head(f"{language}index.html") == ("text/html; charset=utf-8", "public, max-age=60")
        assert head(f"{language}sw.js") == ("text/javascript; charset=utf-8", "no-cache")
    assert head("assets/news.00000001.css") == (
        "text/css; charset=utf-8",
        "public, max-age=31536000, immutable",
    )
    assert head("manifest.webmanifest")[0] == "application/manifest+json"


def test_the_sites_own_headers(publishing: Publishing) -> None:
    """What `_headers` says of files goes before what is usual, and a change of it is a change."""
    publishing.run()
    rules = publishing.site / "_headers"
    rules.write_text("/*\n  X-Frame-Options: DENY\n/countries/*\n  Cache-Control: no-store\n")

    done = publishing.run()

    assert "Files written: 2;" in done.output
    key = f"{publishing.prefix}/countries/ke/feed.xml"
    found = publishing.storage.client.head_object(Bucket=BUCKET, Key=key)
    assert found["CacheControl"] == "no-store"
    assert "_headers" not in publishing.published()

    rules.write_text("/*\nCache-Control no-store\n  Nothing\n")
    done = publishing.run()
    assert done.exit_code == 1
    assert "_headers:3: This is no header." in done.output


@pytest.mark.parametrize(("name", "encoding"), [("gzip", "gzip"), ("brotli", "br")])
def test_compressed(publishing: Publishing, name: str, encoding: str) -> None:
    """Texts are compressed ahead where that is asked for, images are not."""
    (publishing.site / "countries/ke/long.html").write_text("word " * 5000)
    (publishing.site / "all.json").write_bytes(b"0" * (17 << 20))
    publishing.run()
    publishing.run("--compress", name)
    client = publishing.storage.client
    found = client.get_object(Bucket=BUCKET, Key=f"{publishing.prefix}/countries/ke/long.html")
    data = found["Body"].read()
    assert found["ContentEncoding"] == encoding
    assert len(data) < 200
    # What is large, too: readers are told that it is.
    large = client.head_object(Bucket=BUCKET, Key=f"{publishing.prefix}/all.json")
    assert large["ContentEncoding"] == encoding
    assert large["ContentLength"] < 100_000
    if encoding == "gzip":
        assert gzip.decompress(data) == b"word " * 5000
    image = f"{publishing.prefix}/2025/10/05/story-4.png"
    assert "ContentEncoding" not in client.head_object(Bucket=BUCKET, Key=image)
    assert "Files written: 0;" in publishing.run("--compress", name, "--verify").output


def test_dry_run(publishing: Publishing) -> None:
    """A dry run says what would be written and asked, and changes nothing."""
    done = publishing.run("--dry-run")
    assert done.exit_code == 0
    assert "write assets/news.00000001.css\n" in done.output
    assert f"Nothing was changed. Files to write: {FILES};" in done.output
    assert f"Requests: {FILES + 2} writes, 1 reads" in done.output
    assert publishing.published() == {}
    publishing.run()
    publishing.write(2)
    before = publishing.published()
    done = publishing.run("--dry-run", "--grace", "0s")
    assert "remove assets/news.00000001.css\n" in done.output
    assert publishing.published() == before


def test_verify(publishing: Publishing) -> None:
    """What others have changed, shortened or removed is repaired, what they brought is named."""
    publishing.run()
    client = publishing.storage.client
    index = (publishing.site / "index.html").read_bytes()
    for path, data in {
        "index.html": index.replace(b"Kenya", b"Congo"),
        "sw.js": b"",
        "notes.txt": b"mine",
    }.items():
        client.put_object(Bucket=BUCKET, Key=f"{publishing.prefix}/{path}", Body=data)
    client.delete_object(Bucket=BUCKET, Key=f"{publishing.prefix}/countries/ke/feed.xml")

    assert "Files written: 0;" in publishing.run().output
    done = publishing.run("--verify")

    assert "Files written: 3;" in done.output
    assert "1 file there came from elsewhere: notes.txt." in done.output
    assert publishing.published() == {**read_site(publishing.site), "notes.txt": b"mine"}


def test_a_damaged_manifest(publishing: Publishing) -> None:
    """A manifest that cannot be read stops the upload, and is written anew where that is asked."""
    publishing.run()
    key = f"{publishing.prefix}/{MANIFEST}"
    publishing.storage.client.put_object(Bucket=BUCKET, Key=key, Body=b"no gzip")
    done = publishing.run()
    assert done.exit_code == 1
    assert "is damaged" in done.output
    assert publishing.run("--verify").exit_code == 0
    assert "Files written: 0;" in publishing.run().output


def test_a_claim_of_others(publishing: Publishing) -> None:
    """Whoever comes second is told, unless the first has ended long ago."""
    publishing.run()
    publishing.write(2)
    _claim(publishing, until=datetime(2999, 1, 1, tzinfo=UTC))
    done = publishing.run()
    assert done.exit_code == 1
    assert "Another upload is at work here" in done.output
    assert publishing.published() != read_site(publishing.site)

    _claim(publishing, until=datetime(2001, 1, 1, tzinfo=UTC))
    assert publishing.run("--grace", "0s").exit_code == 0
    assert publishing.is_published()

    _claim(publishing, until=datetime(2999, 1, 1, tzinfo=UTC))
    assert publishing.run("--grace", "0s", "--take-over").exit_code == 0
    assert publishing.is_published()


def _claim(publishing: Publishing, until: datetime) -> None:
    """Let another machine be at work: it has taken the front page away."""
    client, key = publishing.storage.client, f"{publishing.prefix}/{MANIFEST}"
    whole = json.loads(gzip.decompress(client.get_object(Bucket=BUCKET, Key=key)["Body"].read()))
    whole["claim"] = {"by": "other", "until": until.isoformat(), "paths": ["index.html", "x.html"]}
    data = gzip.compress(json.dumps(whole).encode())
    client.put_object(Bucket=BUCKET, Key=key, Body=data)
    for path in ("index.html", "x.html"):
        client.put_object(Bucket=BUCKET, Key=f"{publishing.prefix}/{path}", Body=b"theirs")


def test_a_folder(publishing: Publishing, tmp_path: Path) -> None:
    """A folder is a destination, too; what hosts read is in it."""
    (publishing.site / "_headers").write_text("/*\n  X-Frame-Options: DENY\n")
    target = tmp_path / "the www"
    assert publishing.run("--dry-run", url=target.as_uri()).exit_code == 0
    assert not target.exists()
    assert publishing.run(url=target.as_uri()).exit_code == 0
    publishing.write(2)
    (target / "sw.js").write_text("theirs")
    (target / "CNAME").write_text("news.example")
    done = publishing.run("--grace", "0s", "--verify", url=target.as_uri())
    assert "CNAME" in done.output
    found = {p: d for p, d in read_site(target).items() if not p.startswith(".briefings/")}
    assert found == {**read_site(publishing.site), "CNAME": b"news.example"}


def test_rclone(tmp_path: Path) -> None:
    """A storage that knows nothing of conditions gets the site as well."""
    (tmp_path / "disk").mkdir()
    with rclone(tmp_path / "disk") as storage:
        publishing = make_publishing(tmp_path / "project", storage)
        assert publishing.run().exit_code == 0
        publishing.write(2)
        done = publishing.run("--grace", "0s")
        assert done.exit_code == 0, done.output
        found = read_site(tmp_path / "disk" / BUCKET / publishing.prefix)
    assert {p: d for p, d in found.items() if not p.startswith(".briefings/")} == read_site(
        publishing.site
    )


def test_links_are_not_followed(publishing: Publishing) -> None:
    """A link in the site is named, and what it leads to is not published."""
    (publishing.root / "secret").write_text("secret")
    (publishing.site / "leak.txt").symlink_to(publishing.root / "secret")
    done = publishing.run()
    assert "warning: leak.txt: This is no plain file, and is not published." in done.output
    assert "leak.txt" not in publishing.published()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://host/news", "'ftp://host/news' is no destination."),
        ("news", "'news' is no destination."),
        ("s3:///prefix", "'s3:///prefix' is no destination."),
        ("az://account", "'az://account' is no destination."),
    ],
)
def test_no_destination(publishing: Publishing, url: str, message: str) -> None:
    """What is no address of a storage is refused in a line."""
    done = publishing.run(url=url)
    assert done.exit_code == 1
    assert message in done.output
    assert done.output.count("\n") == 1


def test_not_built(publishing: Publishing) -> None:
    """Without a built site there is nothing to publish."""
    (publishing.site / "index.html").unlink()
    done = publishing.run()
    assert done.exit_code == 1
    assert "There is no built site here. Run `briefings build` first." in done.output


def test_no_such_bucket(publishing: Publishing) -> None:
    """What the storage refuses is said in a line."""
    done = publishing.run("--retries", "0", url="s3://nowhere/news")
    assert done.exit_code == 1
    assert done.output.startswith("s3://nowhere/news/")
    assert done.output.count("\n") == 1


def test_azure(publishing: Publishing) -> None:
    """The account of an address signs, and the container is what comes after it."""
    faults = Faults(always="404")
    with proxy(publishing.storage, faults) as storage:
        environment = {
            "AZURE_STORAGE_ENDPOINT": storage.endpoint,
            "AZURE_STORAGE_ACCOUNT_KEY": b64encode(b"key").decode(),
        }
        url = "az://account/container/prefix"
        done = publishing.run("--retries", "0", url=url, environment=environment)
    assert done.output.startswith(f"{url}/"), done.output
    method, path, headers = faults.seen[0]
    assert (method, path) == ("GET", f"/container/prefix/{MANIFEST}")
    assert headers["authorization"].startswith("SharedKey account:")


def test_no_keys(publishing: Publishing) -> None:
    """Where no keys are found the message says what to set, and not which address was asked."""
    files = dict.fromkeys(("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"), os.devnull)
    with proxy(publishing.storage, Faults(always="404")) as machine:
        environment = {**files, "AWS_METADATA_ENDPOINT": machine.endpoint}
        done = publishing.run("--retries", "0", environment=environment)
    assert done.exit_code == 1
    assert done.output.endswith(
        "There are no keys for this storage. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
        "AWS_PROFILE.\n"
    )


def test_profiles(publishing: Publishing, tmp_path: Path) -> None:
    """Keys and the endpoint of a profile are used as Amazon's own tools use them."""
    given = publishing.storage.environment
    credentials = tmp_path / "credentials"
    credentials.write_text(
        f"[desk]\naws_access_key_id = {given['AWS_ACCESS_KEY_ID']}\n"
        f"aws_secret_access_key = {given['AWS_SECRET_ACCESS_KEY']}\n"
    )
    config = tmp_path / "config"
    config.write_text(
        f"[profile desk]\nregion = us-east-1\nendpoint_url = {publishing.storage.endpoint}\n"
    )
    files = {"AWS_SHARED_CREDENTIALS_FILE": str(credentials), "AWS_CONFIG_FILE": str(config)}

    def run(profile: str) -> Result:
        return publishing.run(environment={**files, "AWS_PROFILE": profile})

    assert run("desk").exit_code == 0
    assert publishing.is_published()
    assert "There is no profile 'nobody'." in run("nobody").output


def test_whole_after_each_upload(publishing: Publishing) -> None:
    """From day to day nothing that is published leads to what is not there."""
    for day in (1, 2, 3):
        publishing.write(day)
        publishing.run("--grace", "0s")
        assert missing_parts(publishing.published()) == []
