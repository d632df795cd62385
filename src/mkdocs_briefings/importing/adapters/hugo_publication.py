"""Whether a site of Hugo showed a post to all of its readers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.old_keys import OldKeys

if TYPE_CHECKING:
    from mkdocs_briefings.importing.old_post import OldPost

PUBLICATION_KEYS = frozenset({"build", "_build", "headless"})
"""Keys that say how far a post is published, and nothing else."""

_BUILD = ("build", "_build")
_NEVER = frozenset({"never", "false"})
_NO_PAGE = _NEVER | {"link"}
_NO = frozenset({"false", "no", "off", "0"})
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?.*", re.DOTALL)


def as_published(post: OldPost, *, is_bundle: bool) -> OldPost:
    """Give a post as a draft, with the reason, if it was not for all readers.

    `is_bundle` tells whether it has a folder of its own: others cannot be headless.
    """
    post = _with_publish_date(post)
    key, reason = _reason(post, is_bundle=is_bundle)
    if not reason:
        return post
    keys = (written for written in post.keys.lines if written.lower() == key)
    line = post.line_of_key(next(keys, ""))
    note = post.note(f"{reason}, so it is a draft.", "Publish it if all may read it.", line=line)
    return replace(post, is_draft=True, notes=(*post.notes, note))


def _with_publish_date(post: OldPost) -> OldPost:
    """Give the date that may stand as `published` the name that it has in front of others."""
    value = post.text_value("published")
    if value is None or not _DATE.fullmatch(value):
        return post
    names = {"published": "publishDate"}
    if post.value("publishdate", "pubdate") is not None:
        names = {}
    keys, inherited = (_renamed(each, names) for each in (post.keys, post.inherited))
    return replace(post, keys=keys, inherited=inherited)


def _renamed(keys: OldKeys, names: dict[str, str]) -> OldKeys:
    texts, typed, lines = (
        {names.get(key.lower(), key): value for key, value in values.items()}
        for values in (keys.texts, keys.typed, keys.lines)
    )
    return OldKeys(texts, typed, lines)


def _reason(post: OldPost, *, is_bundle: bool) -> tuple[str, str]:
    """Give why a post was not for all readers, and the key that says so; empty where it was."""
    for key in _BUILD:
        build = post.value(key)
        table = build if isinstance(build, dict) else {}
        options = {name.lower(): each for name, each in table.items()}
        render, listed = (str(options.get(name, "")).lower() for name in ("render", "list"))
        if render in _NO_PAGE:
            return key, f"It had no page (`{key}.render`: {render})"
        if listed in _NEVER:
            return key, f"It was in no list (`{key}.list`: {listed})"
    if is_bundle and (post.text_value("headless") or "").lower() not in {"", *_NO}:
        return "headless", "It had no page (`headless`)"
    if post.value("draft") is None and (post.text_value("published") or "").lower() in _NO:
        return "published", "It was not published (`published`)"
    return "", ""
