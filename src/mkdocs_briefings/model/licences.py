"""Licences that are known by their names, and by their addresses."""

from __future__ import annotations

import re

_COMMONS = "https://creativecommons.org"

_CREATIVE_COMMONS = re.compile(
    r"(?:CC|Creative Commons)[ -]"
    r"(?P<terms>BY(?:-(?:SA|ND|NC(?:-SA|-ND)?))?)[ -](?P<version>\d\.\d)",
    re.IGNORECASE,
)
"""Names of these licences, as https://creativecommons.org/share-your-work/cclicenses/ has them."""

_ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/licenses/"
    r"(?P<terms>by(?:-(?:sa|nd|nc(?:-sa|-nd)?))?)/(?P<version>\d\.\d)(?:/[^?#]*)?",
    re.IGNORECASE,
)
"""Their addresses, also those of their legal texts and of versions for a country."""

_PUBLIC = {
    "cc0": f"{_COMMONS}/publicdomain/zero/1.0/",
    "cc0 1.0": f"{_COMMONS}/publicdomain/zero/1.0/",
    "public domain": f"{_COMMONS}/publicdomain/mark/1.0/",
}


def licence_url(name: str) -> str | None:
    """Give the address of a licence: written as one, or known by its name."""
    if _is_address(name):
        return name
    found = _CREATIVE_COMMONS.fullmatch(name)
    if found is not None:
        return f"{_COMMONS}/licenses/{found['terms'].lower()}/{found['version']}/"
    return _PUBLIC.get(name.lower())


def licence_name(text: str) -> str:
    """Give what a licence is called that is written as a name or as an address."""
    found = _ADDRESS.fullmatch(text)
    if found is not None:
        return f"CC {found['terms'].upper()} {found['version']}"
    if _is_address(text) and "creativecommons.org/publicdomain/zero/" in text:
        return "CC0 1.0"
    return text


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and " " not in text
