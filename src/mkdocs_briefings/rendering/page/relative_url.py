"""Addresses as a page links to them: relative to its own."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import urlsplit


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


def normalize_url(path: str, page_url: str | None, base: str = "") -> str:
    """Give an address as MkDocs' filters write it: from a page, or else below a base.

    What leads to another site, or to the root of this one's host, is given as it is.
    """
    path = path.replace("\\", "/") or "."
    level = _level(path)
    if level is None:
        return path
    if page_url is None:
        return posixpath.join(base, path)
    return "../" * level + relative_url(path, page_url)


@lru_cache(maxsize=1 << 14)
def _level(path: str) -> int | None:
    """Tell how many folders above its own a relative address begins; None if it is not relative."""
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or path.startswith(("/", "#")):
        return None
    steps = f"{posixpath.normpath(path)}/".split("/")
    return next(number for number, step in enumerate(steps) if step != "..")


def _parts(path: str) -> list[str]:
    # Higher than the root nothing leads.
    path = posixpath.normpath(path if path.startswith("/") else f"/{path}")[1:]
    return path.split("/") if path else []
