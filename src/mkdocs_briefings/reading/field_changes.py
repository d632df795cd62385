"""What has changed in a file of front matter and Markdown, as its reader would tell it."""

from __future__ import annotations

import json
from collections import Counter
from difflib import unified_diff
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_briefings.reading.wording import dotted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.reading.front_matter import Location

_NOTHING: Mapping[str, Any] = {}


class FieldChange(NamedTuple):
    """What has become of a key."""

    field: str
    """The way to it, such as `original.url`."""

    before: tuple[str, ...]
    """What it said and does not say any more; of a list the items, else one text or none."""

    after: tuple[str, ...]
    """What it says now and did not say."""


def changed_fields(before: OpenFile | None, after: OpenFile | None) -> tuple[FieldChange, ...]:
    """Give the keys that say something else, in the order of the file; None is no file."""
    old = before.front_matter.values if before is not None else _NOTHING
    new = after.front_matter.values if after is not None else _NOTHING
    return tuple(_of_mapping(old, new, ()))


def changed_text(before: OpenFile | None, after: OpenFile | None) -> tuple[str, ...]:
    """Give the lines of the body that are not the same, as a unified diff has them."""
    old, new = (each.body.strip().splitlines() if each else [] for each in (before, after))
    found = list(unified_diff(old, new, lineterm="", n=1))
    return tuple(line for line in found[2:] if not line.startswith("@@"))


def _of_mapping(
    old: Mapping[str, Any], new: Mapping[str, Any], place: Location
) -> Iterator[FieldChange]:
    for key in dict.fromkeys((*new, *old)):
        if old.get(key) == new.get(key) and (key in old) is (key in new):
            continue
        one, other = old.get(key), new.get(key)
        if isinstance(one, dict | None) and isinstance(other, dict | None) and (one or other):
            yield from _of_mapping(one or _NOTHING, other or _NOTHING, (*place, key))
        else:
            yield FieldChange(dotted((*place, key)), *_apart(_items(one), _items(other)))


def _items(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(_text, value)) if isinstance(value, list) else (_text(value),)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


def _apart(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give what only one of two lists has; both whole where they have the same in another order."""
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    if not gone and not come:
        return old, new
    return tuple(gone.elements()), tuple(come.elements())
