"""Below which keys the themes of other generators have a post's main image."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.convert.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.importing.convert.old_value import OldValue

_KEYS = (
    "image", "cover", "coverimage", "featuredimage", "featureimage", "featured", "heroimage",
    "hero", "header", "banner", "bannerimage", "images", "thumbnail", "thumb", "teaser",
    "ogimage", "socialimage",
)  # fmt: skip
"""Keys, or the mappings that have it inside, in lower case and without signs; the best first."""

_ONLY_MAPPINGS = frozenset({"featured", "header", "hero", "teaser"})
"""Those that are something else where they are no mapping, such as a truth or a text."""

_SOURCES = (
    "src", "path", "url", "image", "file", "feature", "overlayimage", "featuredimage", "teaser",
    "thumbnail", "ogimage",
)  # fmt: skip
"""Keys of the address inside of a mapping."""

_PARTS = {
    "alt": ("alt", "alttext", "imagealt", "imagedescription"),
    "caption": ("caption", "imagecaption"),
    "credit": ("credit", "attribution", "imagecredit"),
    "license": ("license",),
}
"""What else is said of an image, and how themes call it; as a key beside it, with its name."""

_BESIDE = {
    f"{key}{name}": (key, part)
    for key in sorted(_KEYS, key=len)
    for part, names in _PARTS.items()
    for name in names
}
"""Keys beside that of an image, such as `featuredImageAlt`: the longest name of one is meant."""


def image_target(key: str, value: object) -> str | None:
    """Give what of a main image a key has, such as `image` or `image.alt`; None where it is none.

    A mapping has to have an address in it: `cover: {relative: true}` says nothing of an image.
    """
    name = _bare(key)
    if isinstance(value, str) and value.strip().lower() in {"true", "false"}:
        return None
    if name in _BESIDE:
        return f"image.{_BESIDE[name][1]}"
    if name not in _KEYS or (name in _ONLY_MAPPINGS and not isinstance(value, dict)):
        return None
    is_image = not isinstance(value, dict) or bool(image_parts(value).get("src"))
    return "image" if is_image or name == "image" else None


def image_rank(key: str) -> int:
    """Give a number by which the best of several keys for an image comes first."""
    name = _bare(key)
    return _KEYS.index(_BESIDE[name][0] if name in _BESIDE else name)


def is_said_of(key: str, image: OldValue | None) -> bool:
    """Whether a key says something of the image, rather than of another one that a theme has."""
    name = _bare(key)
    return image is None or name not in _BESIDE or _BESIDE[name][0] == _bare(image.key)


def image_parts(value: object) -> dict[str, str]:
    """Give what is known of a main image, by the names that a briefing has for it."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return {"src": value.strip()} if value.strip() else {}
    if not isinstance(value, dict):
        return {}
    bare = {_bare(key): item for key, item in value.items()}
    parts = {"src": _first_text(bare, _SOURCES)}
    for part, names in _PARTS.items():
        parts[part] = plain_text(_first_text(bare, names))
    return {name: text for name, text in parts.items() if text}


def _bare(key: str) -> str:
    return re.sub(r"[\W_]", "", key.lower())


def _first_text(values: Mapping[str, Any], names: Sequence[str]) -> str:
    found = (values.get(name) for name in names)
    return next((text.strip() for text in found if isinstance(text, str) and text.strip()), "")
