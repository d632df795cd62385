"""What a built site's search knows: its files unpacked, and what it says of each briefing."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.site import Site

MARK = b"pagefind_dcd"
"""What a file of an index begins with when it is unpacked."""

FULL: Mapping[str, Any] = {"search": "full", "jobs": 1}
"""Options of a site whose texts are indexed."""


def files(site: Site) -> dict[str, bytes]:
    """Give the files of search as they are published, without its page; paths begin in search/.

    What is searched of pages of `docs/` is not among them.
    """
    return {
        path.removeprefix("search/"): data
        for path, data in site.files().items()
        if path.startswith("search/") and not path.startswith(("search/index", "search/pages"))
    }


def unpacked(site: Site) -> dict[str, bytes]:
    """Give the same, unpacked."""
    return {
        path: gzip.decompress(data).removeprefix(MARK) if data[:2] == b"\x1f\x8b" else data
        for path, data in files(site).items()
    }


def bundles(site: Site) -> list[dict[str, Any]]:
    """Give the bundles that the list tells of."""
    found: list[dict[str, Any]] = json.loads(site.read("search/bundles.json"))["bundles"]
    return found


def found(site: Site) -> dict[str, dict[str, Any]]:
    """Give what indexes hold of each briefing, by its address; each is in one of them."""
    return _found(unpacked(site))


def found_pages(site: Site) -> dict[str, dict[str, Any]]:
    """Give what the index of pages of `docs/` holds of each, by its address."""
    fragments = {
        path: gzip.decompress(data).removeprefix(MARK)
        for path, data in site.files().items()
        if path.startswith("search/pages/fragment/")
    }
    return _found(fragments)


def _found(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = {}
    for path, data in files.items():
        if "/fragment/" in path and not path.startswith("pagefind-"):
            fragment = json.loads(data)
            url = str(fragment["url"]).removeprefix("/")
            assert url not in told
            told[url] = fragment
    return told


def titles(site: Site) -> dict[str, dict[str, Any]]:
    """Give what lists of titles hold of each briefing, by its address; each is in one of them."""
    told: dict[str, dict[str, Any]] = {}
    for path, data in files(site).items():
        if path.endswith("titles.json"):
            for each in json.loads(data):
                assert each["url"] not in told
                told[each["url"]] = each
    return told


def words(site: Site, bundle: str) -> bytes:
    """Give the words of a bundle's index, as they are coded."""
    return b"".join(
        data for path, data in unpacked(site).items() if path.startswith(f"{bundle}/index/")
    )


def has_word(site: Site, bundle: str, word: str) -> bool:
    """Whether a bundle's index has a short word, cut to its stem, on its own."""
    data = word.encode()
    assert len(data) < 24
    return bytes([0x60 + len(data)]) + data in words(site, bundle)
