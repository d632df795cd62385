"""Names of translations, such as `a.uk.md` beside `a.md`: what they tell before a file is read."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale, UnknownLocaleError

from mkdocs_briefings.errors import Problem, Severity, quoted

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_briefings.settings import Settings


_LEAST_DOTS = 2
"""A translation's name has one before its language, and one after it."""


class Sibling(NamedTuple):
    """A file that is, by its name, a translation of another one."""

    original: str
    """Path of the other file."""

    tag: str
    """The language that it is in, as the site's options write it."""


def sibling_of(path: str, settings: Settings) -> Sibling | None:
    """Tell what a file is a translation of, by its name; None for an original."""
    # Most files are originals, and every page asks for several.
    if not settings.languages or path.count(".") < _LEAST_DOTS:
        return None
    stem, end = posixpath.splitext(path)
    inner, dot, written = stem.rpartition(".")
    if not dot or "/" in written or inner.endswith("/") or not inner:
        return None
    for language in settings.languages:
        if language.tag.lower() == written.lower():
            return Sibling(f"{inner}{end}", language.tag)
    return None


def path_in(path: str, tag: str, settings: Settings) -> str:
    """Give the path of a briefing's translation into a language, by that of any of its files."""
    stem, end = posixpath.splitext(original_path(path, settings))
    return f"{stem}.{tag}{end}"


def original_path(path: str, settings: Settings) -> str:
    """Give the path of the original that a file is a translation of, or its own."""
    sibling = sibling_of(path, settings)
    return sibling.original if sibling is not None else path


def odd_sibling(
    path: str, names: Collection[str], settings: Settings, kind: str = "an article"
) -> Problem | None:
    """Warn of a file that looks like a translation into a language that the site is not in.

    `names` are those of the files in its folder; `kind` is what becomes of it.
    """
    if not settings.languages or sibling_of(path, settings) is not None:
        return None
    folder, _, name = path.rpartition("/")
    stem, end = posixpath.splitext(name)
    inner, _, written = stem.rpartition(".")
    if f"{inner}{end}" not in names or not inner or not _is_language(written):
        return None
    message = f"The site is not in the language {quoted(written)}, so this is {kind} by itself."
    tags = ", ".join(each.tag for each in settings.languages)
    hint = f"Add it to the option `languages`, which has {tags}, or rename the file."
    return Problem(f"{folder}/{name}", 1, message, hint, Severity.WARNING)


def _is_language(tag: str) -> bool:
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return True


def orphan(path: str, sibling: Sibling) -> Problem:
    """Give the error of a translation without its original."""
    message = f"It is a translation of {sibling.original}, which does not exist."
    name = sibling.original.rpartition("/")[2]
    hint = f"Write that, or rename this to {name} and write `language: {sibling.tag}` in it."
    return Problem(path, 1, message, hint)


def orphan_profile(path: str, sibling: Sibling) -> Problem:
    """Give the error of a profile's translation without the profile."""
    message = f"It is a translation of {sibling.original}, which does not exist."
    return Problem(path, 1, message, "Write that first, or remove this.")
