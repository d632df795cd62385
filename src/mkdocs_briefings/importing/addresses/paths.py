"""Addresses as paths of the old site."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urljoin, urlsplit

_IN_CODE = re.compile("[?#%]")
_INDEX = re.compile(r"(?:^|(?<=/))index\.html?$")


def clean_address(address: str, base: str = "/") -> str:
    """Give an address as a path of the site, with a leading slash; `base` is what it starts from.

    Empty for what is no address.
    """
    try:
        path = unquote(urlsplit(urljoin(base, address.strip())).path)
    except ValueError:
        return ""
    return address_of(path)


def address_of(path: str) -> str:
    """Give the address of a page by its path on the old site; empty where it has none.

    In a path every sign stands for itself, in an address three of them have to be written in code.
    """
    path = _INDEX.sub("", re.sub(r"/{2,}", "/", f"/{path}"))
    if any(character in path for character in '\\"<>\n\r\t\0') or {".", ".."} & set(
        path.split("/")
    ):
        return ""
    return _IN_CODE.sub(lambda found: quote(found[0]), path)


def same_page(address: str) -> str:
    """Give what all spellings of one page's address have in common."""
    return unquote(address).rstrip("/").casefold() or "/"
