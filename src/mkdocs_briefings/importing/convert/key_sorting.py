"""Decide which old key goes where: by the mapping first, then by what keys are usually called."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.convert.image_keys import image_rank, image_target
from mkdocs_briefings.importing.convert.old_value import OldValue
from mkdocs_briefings.model.briefing import BriefingKeys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_briefings.importing.mapping import ImportMapping
    from mkdocs_briefings.importing.old_post import OldPost

_USUAL = {
    "description": "summary", "excerpt": "summary", "country": "countries",
    "tag": "tags", "categories": "tags", "category": "tags",
    "author": "authors", "lang": "language", "locale": "language",
    "lastmod": "updated", "last_modified_at": "updated", "modified": "updated",
    "expirydate": "expires", "unpublishdate": "expires",
    "publishdate": "embargo_until", "pubdate": "embargo_until",
    "redirect_from": "aliases",
}  # fmt: skip
"""What other generators and their themes call the keys of a briefing; images have a table apart."""

_ADDRESSES = frozenset({"slug", "url", "permalink"})
"""Keys that only say what the old address is."""

LISTS = frozenset({"tags", "authors", "countries", "aliases", "key_points", "related"})
"""Keys of a briefing that gather the values of several old keys."""


@dataclass(frozen=True, slots=True)
class KeyAssignment:
    """The values of a post, by the key of a briefing that they belong to."""

    targets: Mapping[str, tuple[OldValue, ...]]
    """By key; one such as `original.url` is inside another. The first value is the best."""

    extra: dict[str, Any] = field(default_factory=dict)
    """What no key of a briefing takes."""

    def first(self, target: str) -> OldValue | None:
        """Give the best value for a key."""
        return next(iter(self.targets.get(target, ())), None)


def sort_keys(post: OldPost, mapping: ImportMapping, steering: frozenset[str]) -> KeyAssignment:
    """Sort the front matter of a post; `steering` are keys that say nothing of it.

    What it inherited and no key of a briefing takes was not said of it in particular.
    """
    texts, remaining, inherited = _with_inherited(post)
    renamed, rest = _renamed(texts, remaining, mapping.rename)
    dropped = {key.lower() for key in mapping.drop}
    dropped |= _ADDRESSES | steering
    same: list[tuple[str, OldValue]] = []
    usual: list[tuple[str, OldValue]] = []
    for key in list(remaining):
        value = rest.get(key)
        target = _target(key, value)
        if key.lower() in dropped:
            del remaining[key]
        elif target and not is_empty(value):
            (same if target == key.lower() else usual).append((target, OldValue(key, value)))
            del remaining[key]
        elif is_empty(remaining[key]) or key in inherited:
            del remaining[key]
    # Of two keys for one thing, the order in the table says which is meant.
    usual.sort(key=lambda pair: _rank(*pair))
    return _gather((*renamed, *same, *usual), remaining)


def _with_inherited(post: OldPost) -> tuple[dict[str, Any], dict[str, Any], frozenset[str]]:
    """Give all keys of a post, as texts and typed, and the names of those that it inherited."""
    own = {key.lower() for key, value in post.keys.texts.items() if not is_empty(value)}
    inherited = [key for key in post.inherited.texts if key.lower() not in own]
    texts = post.keys.texts | {key: post.inherited.texts[key] for key in inherited}
    typed = post.keys.typed | {key: post.inherited.typed[key] for key in inherited}
    return texts, copy.deepcopy(typed), frozenset(inherited)


def _rank(target: str, found: OldValue) -> int:
    if target.partition(".")[0] == "image":
        return image_rank(found.key)
    return list(_USUAL).index(found.key.lower())


def _target(key: str, value: object) -> str | None:
    lower = key.lower()
    if lower in BriefingKeys.model_fields and lower not in _ADDRESSES and lower != "extra":
        return lower
    return _USUAL.get(lower) or image_target(key, value)


def _renamed(
    keys: dict[str, Any], remaining: dict[str, Any], rename: Mapping[str, str]
) -> tuple[list[tuple[str, OldValue]], dict[str, Any]]:
    rest = copy.deepcopy(keys)
    found = []
    for old, new in rename.items():
        value = _take(rest, old.split("."))
        typed = _take(remaining, old.split("."))
        if not is_empty(value):
            top = next((key for key in keys if key.lower() == old.split(".")[0].lower()), old)
            is_extra = new.split(".")[0] == "extra"
            found.append((new, OldValue(top, typed if is_extra else value)))
    return found, rest


def _take(data: dict[str, Any], way: list[str]) -> Any:  # noqa: ANN401 - any front matter
    key = next((key for key in data if key.lower() == way[0].lower()), None)
    if key is None:
        return None
    if len(way) == 1:
        return data.pop(key)
    inner = data[key]
    value = _take(inner, way[1:]) if isinstance(inner, dict) else None
    if inner == {}:
        del data[key]
    return value


def _gather(found: Iterable[tuple[str, OldValue]], extra: dict[str, Any]) -> KeyAssignment:
    targets: dict[str, list[OldValue]] = {}
    for target, value in found:
        if target.startswith("extra."):
            extra[target.removeprefix("extra.")] = value.value
            continue
        there = targets.setdefault("countries" if target == "country" else target, [])
        if there and target not in LISTS and there[0].value != value.value:
            extra.setdefault(value.key, value.value)
        there.append(value)
    return KeyAssignment({target: tuple(values) for target, values in targets.items()}, extra)


def is_empty(value: object) -> bool:
    """Whether a value says nothing."""
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())
