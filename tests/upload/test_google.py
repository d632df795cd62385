"""`briefings publish` to a storage that speaks Google's language.

It tells objects apart by their generations, and not by ETags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.upload.manifest import MANIFEST
from tests.upload.google import Google, google
from tests.upload.newspaper import FILES, read_site
from tests.upload.publishing import Publishing, make_publishing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

    from tests.upload.servers import Storage

_URL = "gs://bucket/site"


@pytest.fixture
def storage_of_google() -> Iterator[Google]:
    """Give a storage with nothing in it."""
    with google() as storage:
        yield storage


def _publish(publishing: Publishing, storage: Google, *options: str) -> Result:
    done = publishing.run(*options, url=_URL, environment=storage.environment)
    assert done.exit_code == 0, done.output
    return done


def test_days(publishing: Publishing, storage_of_google: Google) -> None:
    """A day after the other goes there, and where nothing has changed one request is made."""
    for day in (1, 2, 3):
        publishing.write(day)
        _publish(publishing, storage_of_google, "--grace", "0s")
        assert storage_of_google.published("bucket/site/") == read_site(publishing.site)
    storage_of_google.seen.clear()
    done = _publish(publishing, storage_of_google)
    assert done.output.startswith(f"Files written: 0; unchanged: {FILES}; removed: 0")
    assert storage_of_google.seen == ["GET"]


def test_headers(publishing: Publishing, storage_of_google: Google) -> None:
    """An object has its type, how long it may be kept, and the key of its address."""
    _publish(publishing, storage_of_google, "--keys", "--compress", "gzip")
    page = storage_of_google.objects["bucket/site/countries/ke/index.html"].headers
    known = {name.lower(): value for name, value in page.items()}
    assert known["content-type"] == "text/html; charset=utf-8"
    assert known["content-encoding"] == "gzip"
    assert known["cache-control"].startswith("public, max-age=60")
    assert known["x-goog-meta-surrogate-key"] == "/countries/ke/"


def test_the_second_is_told(
    publishing: Publishing, storage_of_google: Google, storage: Storage, tmp_path: Path
) -> None:
    """Who has read a manifest that another has replaced since then does not replace that one."""
    _publish(publishing, storage_of_google)
    other = make_publishing(tmp_path / "other", storage)
    name = f"bucket/site/{MANIFEST}"
    of_yesterday = storage_of_google.objects[name]
    other.write(2)
    _publish(other, storage_of_google)
    of_today = storage_of_google.objects[name]
    # As if it was read before the other one has written.
    storage_of_google.objects[name] = of_yesterday
    storage_of_google.replaced_on_write[name] = of_today
    publishing.write(3)
    done = publishing.run(url=_URL, environment=storage_of_google.environment)
    assert done.exit_code == 1
    assert "Somebody else has published here." in done.output
    assert storage_of_google.refused
    assert storage_of_google.objects[name] == of_today


def test_verify(publishing: Publishing, storage_of_google: Google) -> None:
    """What others have removed, and changed without changing its size, is repaired."""
    _publish(publishing, storage_of_google)
    objects = storage_of_google.objects
    del objects["bucket/site/sw.js"]
    page = objects["bucket/site/index.html"]
    objects["bucket/site/index.html"] = type(page)(page.data[::-1], 99, page.headers)
    done = _publish(publishing, storage_of_google, "--verify")
    assert done.output.startswith("Files written: 2;"), done.output
    assert storage_of_google.published("bucket/site/") == read_site(publishing.site)


def test_releases(publishing: Publishing, storage_of_google: Google) -> None:
    """What has not changed is copied by the storage, with its headers."""
    _publish(publishing, storage_of_google, "--releases", "1")
    publishing.write(2)
    _publish(publishing, storage_of_google, "--releases", "1", "--grace", "0s")
    current = storage_of_google.objects["bucket/site/current"].data.decode().strip()
    shown = storage_of_google.published(f"bucket/site/{current}/")
    assert shown == read_site(publishing.site)
    headers = {
        name: {key.lower() for key in each.headers}
        for name, each in storage_of_google.objects.items()
        if name.startswith(f"bucket/site/{current}/")
    }
    assert all("content-type" in some for some in headers.values()), headers
