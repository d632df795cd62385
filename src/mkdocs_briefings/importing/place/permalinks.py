"""The addresses that posts had on the old site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from mkdocs_briefings.importing.file_names import address_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from mkdocs_briefings.importing.old_post import OldPost

_TOKEN = re.compile(r":([a-z_]+)")
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}
"""Jekyll's names for common patterns."""

_INDEX = re.compile(r"(?:^|(?<=/))index\.html?$")


@dataclass(frozen=True, slots=True)
class AddressParts:
    """What an old address is made of."""

    post: OldPost
    date: datetime
    """When the post was published, with the offset that it was written with."""

    title: str
    categories: tuple[str, ...]

    def expand(self, pattern: str) -> str:
        """Give the address that a pattern stands for, with a leading slash."""
        text = _TOKEN.sub(
            lambda found: _PARTS[found[1]](self) if found[1] in _PARTS else found[0],
            _STYLES.get(pattern, pattern),
        )
        return re.sub(r"/{2,}", "/", f"/{text}")

    @property
    def file_name(self) -> str:
        """The post's name in addresses, if it is that of its file."""
        return self.post.file.address_name if self.post.file else ""

    @property
    def sections(self) -> list[str]:
        """The folders that the post stands in."""
        folders = self.post.file.sections if self.post.file else ()
        return [address_part(folder) for folder in folders]

    @property
    def own_slug(self) -> str | None:
        """The post's own slug; None where it has none."""
        return self.post.text_value("slug") if self.post.slug is None else self.post.slug

    @property
    def slug_or_file_name(self) -> str:
        """The post's own slug, or else the name of its file."""
        return self.file_name if self.own_slug is None else self.own_slug

    @property
    def slug(self) -> str:
        """The post's own slug, or else what its title makes one of."""
        return address_part(self.title) if self.own_slug is None else self.own_slug


_PARTS: dict[str, Callable[[AddressParts], str]] = {
    "year": lambda parts: f"{parts.date:%Y}",
    "short_year": lambda parts: f"{parts.date:%y}",
    "month": lambda parts: f"{parts.date:%m}",
    "i_month": lambda parts: str(parts.date.month),
    "day": lambda parts: f"{parts.date:%d}",
    "i_day": lambda parts: str(parts.date.day),
    "y_day": lambda parts: f"{parts.date:%j}",
    "yearday": lambda parts: f"{parts.date:%j}",
    "hour": lambda parts: f"{parts.date:%H}",
    "minute": lambda parts: f"{parts.date:%M}",
    "second": lambda parts: f"{parts.date:%S}",
    "slug": lambda parts: parts.slug,
    "title": lambda parts: parts.slug,
    "slugorfilename": lambda parts: parts.slug_or_file_name,
    "slugorcontentbasename": lambda parts: parts.slug_or_file_name,
    "filename": lambda parts: parts.file_name,
    "contentbasename": lambda parts: parts.file_name,
    "section": lambda parts: "".join(parts.sections[:1]),
    "sections": lambda parts: "/".join(parts.sections),
    "categories": lambda parts: "/".join(category.lower() for category in parts.categories),
    "output_ext": lambda _parts: ".html",
}
"""What the parts of a pattern stand for, in Hugo's and Jekyll's words."""


def unknown_tokens(pattern: str) -> list[str]:
    """Give the parts of a pattern that stand for nothing."""
    if pattern in _STYLES:
        return []
    return [f":{name}" for name in _TOKEN.findall(pattern) if name not in _PARTS]


def old_address(parts: AddressParts, pattern: str, prefix: str) -> str | None:
    """Give the address that a post had; None where nothing says it, empty where it is none.

    `prefix` is what stands in front of those that follow from a pattern.
    """
    if parts.post.addresses:
        return clean_address(parts.post.addresses[0])
    own = parts.post.text_value("url", "permalink")
    chosen = own if own and not own.startswith("http") else pattern
    return clean_address(prefix + parts.expand(chosen)) if chosen else None


def clean_address(address: str, base: str = "/") -> str:
    """Give an address as a path of the site, with a leading slash; `base` is what it starts from.

    Empty for what is no address.
    """
    try:
        path = unquote(urlsplit(urljoin(base, address.strip())).path)
    except ValueError:
        return ""
    path = _INDEX.sub("", re.sub(r"/{2,}", "/", f"/{path}"))
    if any(character in path for character in '\\"<>\n\r\t\0') or {".", ".."} & set(
        path.split("/")
    ):
        return ""
    return quote(path) if any(character in path for character in "?#%") else path


def same_page(address: str) -> str:
    """Give what all spellings of one page's address have in common."""
    return unquote(address).rstrip("/").casefold() or "/"
