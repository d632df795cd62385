"""Addresses by a pattern, for archives of no generator that is known here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.addresses.paths import clean_address
from mkdocs_briefings.importing.file_names import address_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from mkdocs_briefings.importing.addresses.scheme import AddressParts

_TOKEN = re.compile(r":([a-z_]+)")


@dataclass(frozen=True, slots=True)
class PatternAddresses:
    """Makes addresses of a pattern, such as `/:year/:month/:slug/`."""

    pattern: str = ""
    """Empty where the addresses of posts follow from nothing."""

    def addresses(self, parts: AddressParts) -> tuple[str, ...]:
        """Give the address that the post's own pattern stands for, or else that of all."""
        own = parts.post.text_value("url", "permalink")
        pattern = own if own and not own.startswith("http") else self.pattern
        if not pattern:
            return ()
        path = _TOKEN.sub(
            lambda found: _PARTS[found[1]](parts) if found[1] in _PARTS else found[0], pattern
        )
        return (clean_address(re.sub(r"/{2,}", "/", f"/{path}")),)

    def alias(self, written: str, address: str, _parts: AddressParts) -> str:
        """Give the address of an alias, which starts from the post's own as a link would."""
        return clean_address(written, address)

    def with_pattern(self, pattern: str) -> Self:
        """Give the same with another pattern."""
        return replace(self, pattern=pattern)


def unknown_parts(pattern: str) -> list[str]:
    """Give the parts of a pattern that stand for nothing."""
    return [f":{name}" for name in _TOKEN.findall(pattern) if name not in _PARTS]


def _slug(parts: AddressParts) -> str:
    own = _own_slug(parts)
    return address_part(parts.title) if own is None else own


def _own_slug(parts: AddressParts) -> str | None:
    return parts.post.text_value("slug") if parts.post.slug is None else parts.post.slug


def _file_name(parts: AddressParts) -> str:
    return address_part(parts.post.file.base) if parts.post.file else ""


def _slug_or_file_name(parts: AddressParts) -> str:
    own = _own_slug(parts)
    return _file_name(parts) if own is None else own


def _sections(parts: AddressParts) -> list[str]:
    folders = parts.post.file.sections if parts.post.file else ()
    return [address_part(folder) for folder in folders]


_PARTS: dict[str, Callable[[AddressParts], str]] = {
    "year": lambda parts: f"{parts.moment:%Y}",
    "short_year": lambda parts: f"{parts.moment:%y}",
    "month": lambda parts: f"{parts.moment:%m}",
    "i_month": lambda parts: str(parts.moment.month),
    "day": lambda parts: f"{parts.moment:%d}",
    "i_day": lambda parts: str(parts.moment.day),
    "y_day": lambda parts: f"{parts.moment:%j}",
    "hour": lambda parts: f"{parts.moment:%H}",
    "minute": lambda parts: f"{parts.moment:%M}",
    "second": lambda parts: f"{parts.moment:%S}",
    "slug": _slug,
    "title": _slug,
    "slugorfilename": _slug_or_file_name,
    "filename": _file_name,
    "section": lambda parts: "".join(_sections(parts)[:1]),
    "sections": lambda parts: "/".join(_sections(parts)),
    "categories": lambda parts: "/".join(category.lower() for category in parts.categories),
}
