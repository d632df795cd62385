"""Translations: files beside an original that hold what differs, such as `a.uk.md` beside `a.md`.

A translation is read as a briefing whose front matter is its own and, for all that does not depend
on a language, its original's. So whatever is said of briefings holds for it, too.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import AliasChoices

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.translation_keys import (
    ABOUT_ITSELF,
    IN_ITS_SCRIPT,
    MADE_FROM,
    OF_IMAGE,
    OF_IMAGE_IN_ITS_SCRIPT,
    WORDS,
)
from mkdocs_briefings.reading.sibling_names import sibling_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.settings import Settings

_NOT_INHERITED = frozenset({*WORDS, "translation", "review", "aliases", "language", MADE_FROM})

_OWN = frozenset({*WORDS, *IN_ITS_SCRIPT, *ABOUT_ITSELF})

_DIGITS = 10
"""How long what stands for a version of an original is, in hexadecimal digits."""


def words_of(original: OpenFile, own: Sequence[str] = ()) -> dict[str, Any]:
    """Give all in an original that a translation has to follow, by its keys and `body`.

    `own` are the keys of a profile that are in a language.
    """
    values = original.front_matter.values
    if own:
        return {**{key: values.get(key) for key in own}, "body": original.body.strip()}
    image = values.get("image")
    reason = values.get("overlooked")
    return {
        **{key: values.get(key) for key in WORDS},
        "overlooked": reason if _is_reason(reason) else None,
        "image": [image.get(key) for key in OF_IMAGE] if isinstance(image, dict) else None,
        "body": original.body.strip(),
    }


def version_of(original: OpenFile, own: Sequence[str] = ()) -> str:
    """Give what stands for all in an original that a translation has to follow."""
    whole = json.dumps(words_of(original, own), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(whole.encode(errors="surrogatepass")).hexdigest()[:_DIGITS]


def joined(file: OpenFile, original: OpenFile, tag: str) -> OpenFile:
    """Give a translation as if it were a whole briefing: with what it has of its original."""
    own, inherited = file.front_matter.values, original.front_matter.values
    values = {key: value for key, value in inherited.items() if key not in _NOT_INHERITED}
    values.update(
        (key, value)
        for key, value in own.items()
        if _is_own(key) and (key != "draft" or not _is_true(values.get(key)))
    )
    if _is_reason(inherited.get("overlooked")):
        # Why it is a pick is told in the language of the original.
        values["overlooked"] = "true"
    if "overlooked" in own and inherited.get("overlooked") is not None:
        values["overlooked"] = own["overlooked"]
    image = inherited.get("image")
    if isinstance(image, dict):
        values["image"] = _image(image, own.get("image"))
    values["language"] = tag
    return with_original(file, values, original)


def with_original(file: OpenFile, values: dict[str, Any], original: OpenFile) -> OpenFile:
    """Give a translation with those values, known by the bytes of both files."""
    digest = hashlib.sha256(f"{file.digest} {original.digest}".encode()).hexdigest()
    return replace(file, front_matter=replace(file.front_matter, values=values), digest=digest)


def _is_own(key: str) -> bool:
    """Whether a key is a translation's own; one that nobody knows is for the model to judge."""
    if key == MADE_FROM:
        return False
    return key in _OWN or key not in _known_keys()


@cache
def _known_keys() -> frozenset[str]:
    found = set(BriefingKeys.model_fields)
    for field in BriefingKeys.model_fields.values():
        if isinstance(field.validation_alias, AliasChoices):
            found.update(map(str, field.validation_alias.choices))
    return frozenset(found)


def _image(inherited: Mapping[str, Any], own: object) -> dict[str, Any]:
    words = own if isinstance(own, dict) else {}
    others = {key: value for key, value in inherited.items() if key not in OF_IMAGE}
    own_keys = (*OF_IMAGE, *OF_IMAGE_IN_ITS_SCRIPT)
    return {**others, **{key: words[key] for key in own_keys if key in words}}


def misplaced(file: OpenFile, original: OpenFile, settings: Settings) -> Iterator[Problem]:
    """Give an error for each key of a translation that is its original's to say."""
    own, inherited = file.front_matter.values, original.front_matter.values
    for key, value in own.items():
        if key in _OWN or key not in _known_keys():
            continue
        if key == "language":
            message = "The file's name says in which language it is."
            line = file.front_matter.line_of((key,))
            yield Problem(file.path, line, message, "Remove the key.")
            continue
        if key == "overlooked" and _is_reason(value) and inherited.get("overlooked") is not None:
            continue
        if key == "image" and isinstance(value, dict) and isinstance(inherited.get(key), dict):
            for each in value:
                if each not in {*OF_IMAGE, *OF_IMAGE_IN_ITS_SCRIPT}:
                    yield misplaced_key(file, ("image", each), original)
            continue
        yield misplaced_key(file, (key,), original)
    if _tag_of(original, settings) == _tag_in_name(file, settings):
        message = f"{original.path} is in this language already."
        yield Problem(file.path, 1, message, "Remove this file, or give it another ending.")


def _tag_of(original: OpenFile, settings: Settings) -> str:
    written = original.front_matter.values.get("language")
    return settings.tag_of(written.strip() if isinstance(written, str) else None)


def _tag_in_name(file: OpenFile, settings: Settings) -> str:
    sibling = sibling_of(file.path, settings)
    return sibling.tag if sibling is not None else ""


def misplaced_key(file: OpenFile, location: tuple[str, ...], original: OpenFile) -> Problem:
    """Give the error of a key that is the original's to say."""
    key = ".".join(location)
    message = f"`{key}` is the same in every language."
    return Problem(
        file.path,
        file.front_matter.line_of(location),
        message,
        f"Remove it here, and write it in {original.path}.",
    )


def is_made_from(file: OpenFile, original: OpenFile) -> bool:
    """Whether a translation was made from its original as it is now, or does not say."""
    made_from = file.front_matter.values.get(MADE_FROM)
    return made_from is None or str(made_from).strip() == version_of(original)


def version_problem(file: OpenFile, original: OpenFile) -> Problem | None:
    """Warn of a translation that was made from another version of its original, or says of none."""
    made_from, version = file.front_matter.values.get(MADE_FROM), version_of(original)
    if made_from is None:
        message = f"It does not say which version of {original.path} it was made from."
        hint = f"If it is up to date, write `{MADE_FROM}: {version}`."
        return Problem(file.path, 1, message, hint, Severity.WARNING)
    if str(made_from).strip() == version:
        return None
    return _behind(file, original, ", which readers are told", version)


def profile_problem(file: OpenFile, original: OpenFile, own: Sequence[str]) -> Problem | None:
    """Warn of the translation of a profile that says it was made from another version of it.

    One that says nothing of it may hold no more than a name.
    """
    made_from, version = file.front_matter.values.get(MADE_FROM), version_of(original, own)
    if made_from is None or str(made_from).strip() == version:
        return None
    return _behind(file, original, "", version)


def _behind(file: OpenFile, original: OpenFile, told: str, version: str) -> Problem:
    line = file.front_matter.line_of((MADE_FROM,))
    message = f"{original.path} has changed since it was translated{told}."
    hint = f"Bring the translation up to date, then write `{MADE_FROM}: {version}`."
    return Problem(file.path, line, message, hint, Severity.WARNING)


def _is_reason(value: object) -> bool:
    return isinstance(value, str) and value.strip().lower() not in {"", "true", "false"}


def _is_true(value: object) -> bool:
    return isinstance(value, str) and value.strip().lower() == "true"
