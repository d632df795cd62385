"""Check keys as `briefings check` will, and move what does not fit out of its way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from mkdocs_briefings.importing.convert.elsewhere import keys_from_elsewhere
from mkdocs_briefings.importing.convert.moments import NotImportedError
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.reading.file import UnreadableError, open_bytes
from mkdocs_briefings.reading.links import IMAGE_SUFFIXES, find_links, local_path, suffix
from mkdocs_briefings.reading.validate import InvalidKeysError, validate, without_empty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.context import ImportOptions
    from mkdocs_briefings.importing.convert.body import NewBody
    from mkdocs_briefings.importing.old_post import OldPost
    from mkdocs_briefings.importing.place.placement import Placed, PostIndex

_REQUIRED = frozenset({"title", "date", "summary", "countries"})


@dataclass(frozen=True, slots=True)
class CheckedKeys:
    """Keys that the model accepts."""

    values: dict[str, Any]
    notes: tuple[Problem, ...]


def check_keys(
    post: OldPost, values: dict[str, Any], origins: Mapping[str, str], options: ImportOptions
) -> CheckedKeys:
    """Give the keys that the model accepts; optional ones that it does not go below `extra`.

    Raises `NotImportedError` for a required one. `origins` has the old key of each new one.
    """

    def find_line(location: Sequence[str | int]) -> int:
        old = origins.get(str(location[0])) if location else None
        return post.file.find_line(old) if old else 1

    if "countries" not in values:
        hint = "Give one with --country, or by `from_tags` or `defaults` of the mapping."
        raise NotImportedError(post.error("It names no country.", hint))
    context = ReadingContext(zone=options.site_zone)
    values, notes = _without_misfits(post, values, origins, context)
    try:
        validate(BriefingKeys, keys_from_elsewhere(values, find_line), post.candidate.path, context)
    except InvalidKeysError as error:
        raise NotImportedError(*error.problems) from error
    return CheckedKeys(values, tuple(notes))


def _without_misfits(
    post: OldPost, values: dict[str, Any], origins: Mapping[str, str], context: ReadingContext
) -> tuple[dict[str, Any], list[Problem]]:
    try:
        BriefingKeys.model_validate(without_empty(values), context=context)
    except ValidationError as error:
        misfits = {str(one["loc"][0]): one["msg"] for one in error.errors() if one["loc"]}
    else:
        return values, []
    kept = {key: value for key, value in values.items() if key in _REQUIRED or key not in misfits}
    extra = dict(values.get("extra", {}))
    notes = []
    for key, message in misfits.items():
        if key in _REQUIRED or key == "extra":
            continue
        old = origins.get(key, key)
        extra[key] = post.file.typed.get(old, values[key])
        sentence = f"`{old}`: {message.rstrip('.')}."
        line = post.file.find_line(old)
        notes.append(post.note(sentence, "It stands below `extra`.", line=line))
    if extra:
        kept["extra"] = extra
    return kept, notes


def check_text(
    text: str, placed: Placed, index: PostIndex, body: NewBody, options: ImportOptions
) -> list[Problem]:
    """Give what `briefings check` would find in the text of a briefing; usually nothing."""
    post, name = placed.post, placed.post.candidate.path
    try:
        file = open_bytes(text.encode(), name)
        validate(BriefingKeys, file.front_matter, name, ReadingContext(zone=options.site_zone))
    except (UnreadableError, InvalidKeysError) as error:
        return [post.error(problem.message, problem.hint) for problem in error.problems]
    targets = set(body.files.values())
    folder = placed.target.parent
    problems = []
    for link in find_links(file.body):
        path = local_path(link.target, folder.as_posix())
        is_checked = path is not None and suffix(path) in {".md", *IMAGE_SUFFIXES}
        if path is None or not (is_checked or ".." in link.target):
            continue
        if not (index.has_target(Path(path)) or Path(path) in targets):
            line = post.file.line_of_text(link.target)
            message = f"{link.target!r} leads to a file that is not there."
            problems.append(post.error(message, "Mend or remove the link.", line=line))
    return problems
