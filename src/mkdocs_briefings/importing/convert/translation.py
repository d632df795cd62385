"""What a briefing beside its original says of itself, and what it has of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.translation_keys import (
    ABOUT_ITSELF,
    IN_ITS_SCRIPT,
    MADE_FROM,
    OF_IMAGE,
    OF_IMAGE_IN_ITS_SCRIPT,
    REASON,
    WORDS,
)
from mkdocs_briefings.reading.file import open_bytes
from mkdocs_briefings.reading.siblings import version_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.old_post import OldPost


class WrittenOriginal(NamedTuple):
    """A briefing that was written, for its translations."""

    path: str
    """Where it comes from, as problems name it."""

    matter: Mapping[str, Any]
    """Its front matter."""

    version: str
    """What translations of it are made from."""


def written_original(path: str, matter: Mapping[str, Any], text: str) -> WrittenOriginal:
    """Give what translations need of a briefing with that text. Raises `UnreadableError`."""
    return WrittenOriginal(path, matter, version_of(open_bytes(text.encode(), path)))


def translation_matter(
    matter: Mapping[str, Any], slug: str, original: WrittenOriginal
) -> dict[str, Any]:
    """Give the front matter of a translation, in the order of the model."""
    kept = {key: matter[key] for key in (*WORDS, *ABOUT_ITSELF) if key in matter}
    kept.update(
        (key, matter[key]) for key in IN_ITS_SCRIPT if _is_other(key, matter, original.matter)
    )
    if slug:
        kept["slug"] = slug
    if _is_reason(matter.get(REASON)) and original.matter.get(REASON):
        kept[REASON] = matter[REASON]
    picture = original.matter.get("image")
    if isinstance(picture, dict):
        image = matter.get("image")
        own = image if isinstance(image, dict) else {"alt": matter["title"]}
        kept["image"] = {key: own[key] for key in OF_IMAGE if own.get(key)}
        kept["image"].update(
            (key, own[key]) for key in OF_IMAGE_IN_ITS_SCRIPT if _is_other(key, own, picture)
        )
    ordered = {key: kept[key] for key in BriefingKeys.model_fields if key in kept}
    return {**ordered, MADE_FROM: original.version}


def lost_keys(
    matter: Mapping[str, Any], post: OldPost, original: WrittenOriginal
) -> Iterator[Problem]:
    """Give a note for each key of a translation that says something else than its original's."""
    for key, value in matter.items():
        if key in {*WORDS, *IN_ITS_SCRIPT, *ABOUT_ITSELF, REASON, "image", "language"}:
            continue
        if value != original.matter.get(key):
            message = f"`{key}` differs from that of {original.path}, which counts."
            hint = "What is no text is the same in every language."
            yield post.note(message, hint, line=post.line_of_key(key))
    if isinstance(original.matter.get("image"), dict) and "image" not in matter:
        message = f"The main image of {original.path} has no description in this language."
        yield post.note(message, "The title stands in; describe it as `image: {alt}`.")


def _is_other(key: str, own: Mapping[str, Any], original: Mapping[str, Any]) -> bool:
    """Whether a translation says something else than its original, which would hold without it."""
    return bool(own.get(key)) and own[key] != original.get(key)


def _is_reason(value: object) -> bool:
    return isinstance(value, str) and value.strip().lower() not in {"", "true", "false"}
