"""Addresses as a page links to them: relative to its own."""

from __future__ import annotations

import posixpath


def relative_url(url: str, page_url: str) -> str:
    """Give the way from a page to an address, both relative to the site's root.

    The last part of the page's address is passed over if it has a dot in it, as that of a file.
    """
    folder, _, name = page_url.rpartition("/")
    here = _parts(folder if "." in name else page_url)
    there = _parts(url)
    common = 0
    for ours, theirs in zip(here, there, strict=False):
        if ours != theirs:
            break
        common += 1
    way = "/".join([".."] * (len(here) - common) + there[common:]) or "."
    return f"{way}/" if url.endswith("/") else way


def _parts(path: str) -> list[str]:
    # Higher than the root nothing leads.
    path = posixpath.normpath(path if path.startswith("/") else f"/{path}")[1:]
    return path.split("/") if path else []
