"""What a site's own `_headers` says of its files, for hosts that do not read that file.

The form is that of Netlify and Cloudflare Pages: a pattern of addresses in a line of its own, and
below it, indented, the headers. Of several patterns that fit, the last one that names a header
decides. An object carries few headers with it; the others are for the host to send.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.rendering.page.headers import HEADERS
from mkdocs_briefings.upload.errors import UploadError

if TYPE_CHECKING:
    from pathlib import Path

CARRIED = ("cache-control", "content-type")
"""Headers that an object keeps."""


@dataclass(frozen=True, slots=True)
class HeadersFile:
    """The rules of a `_headers`."""

    rules: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = ()
    """Patterns of addresses, each with the headers that objects keep, in small letters."""

    others: tuple[str, ...] = ()
    """Names of headers that no object can keep, in the order of the file."""

    _any: re.Pattern[str] = field(init=False, repr=False)
    """Fits what any of the patterns fits: few files of a site have a rule at all."""

    def __post_init__(self) -> None:
        every = "|".join(f"(?:{pattern.pattern})" for pattern, _ in self.rules)
        object.__setattr__(self, "_any", re.compile(every or "(?!)"))

    @property
    def texts(self) -> tuple[str, ...]:
        """The rules as texts: others for other rules."""
        return tuple(f"{pattern.pattern} {headers}" for pattern, headers in self.rules)

    def of(self, path: str) -> dict[str, str]:
        """Give the headers of a file that its object keeps."""
        found: dict[str, str] = {}
        for address in _addresses(path):
            if self._any.fullmatch(address):
                for pattern, headers in self.rules:
                    if pattern.fullmatch(address):
                        found |= headers
        return found


def read_headers_file(site: Path) -> HeadersFile:
    """Read the file of a site; of one that has none, no rules. Raises `UploadError`."""
    path = site / HEADERS
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UploadError(f"{path}:1: The file cannot be read: {error}.") from error
    rules: list[tuple[re.Pattern[str], dict[str, str]]] = []
    others: dict[str, None] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            rules.append((_pattern(line.strip()), {}))
            continue
        if line.lstrip().startswith("!"):
            continue  # It takes back what rules above say, for hosts that would add up both.
        name, colon, value = line.strip().partition(":")
        if not colon or not rules:
            raise UploadError(
                f"{path}:{number}: This is no header. Write `Name: value`, indented, below an "
                "address."
            )
        if name.lower() in CARRIED:
            rules[-1][1][name.lower()] = value.strip()
        else:
            others[name.strip()] = None
    return HeadersFile(tuple(rule for rule in rules if rule[1]), tuple(others))


def _pattern(address: str) -> re.Pattern[str]:
    """Give what an address with `*` and `:names` fits; a host before it is no matter here."""
    if "://" in address:
        address = "/" + address.split("://", 1)[1].partition("/")[2]
    parts = re.split(r"(\*|:[A-Za-z]\w*)", address)
    return re.compile(
        "".join(
            ".*" if part == "*" else "[^/]+" if part.startswith(":") else re.escape(part)
            for part in parts
        )
    )


def _addresses(path: str) -> tuple[str, ...]:
    if path == "index.html" or path.endswith("/index.html"):
        return f"/{path}", f"/{path.removesuffix('index.html')}"
    return (f"/{path}",)
