"""Check keys and texts as `briefings check` will; keys that do not fit are moved out of its way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from mkdocs_briefings.archive.publication import Status, status_at
from mkdocs_briefings.importing.convert.elsewhere import keys_from_elsewhere
from mkdocs_briefings.importing.convert.moments import NotImportedError
from mkdocs_briefings.importing.old_post import TextKind
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.reading.file import UnreadableError, open_bytes
from mkdocs_briefings.reading.limits import first_excess
from mkdocs_briefings.reading.links import IMAGE_SUFFIXES, find_links, local_path, suffix
from mkdocs_briefings.reading.validate import InvalidKeysError, validate, without_empty

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import tzinfo

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.context import ImportOptions
    from mkdocs_briefings.importing.old_post import OldPost

_REQUIRED = frozenset({"title", "date", "summary", "countries"})


@dataclass(frozen=True, slots=True)
class ValidKeys:
    """Keys that the model accepts."""

    values: dict[str, Any]
    status: Status
    """Whether such a briefing is published at the moment of the import."""

    notes: tuple[Problem, ...]


def check_limits(post: OldPost, options: ImportOptions) -> None:
    """Raise `NotImportedError` for a text that the site could not publish.

    To read such Markdown takes the square of its length, here as in a build.
    """
    if post.kind is not TextKind.MARKDOWN:
        return
    excess = first_excess(post.text, options.nesting_limit, options.markup_limit)
    if excess is not None:
        line = post.text_line + excess.line - 1 if post.text_line else 0
        hint = "Write it in a simpler way, and import again."
        raise NotImportedError(post.error(excess.message, hint, line=line))


def check_keys(
    post: OldPost, values: dict[str, Any], origins: Mapping[str, str], options: ImportOptions
) -> ValidKeys:
    """Give the keys that the model accepts; optional ones that it does not go below `extra`.

    Raises `NotImportedError` for a required one. `origins` has the old key of each new one.
    """

    def find_line(location: Sequence[str | int]) -> int:
        old = origins.get(str(location[0])) if location else None
        return post.line_of_key(old) if old else post.line

    if "countries" not in values:
        hint = "Give one with --country, or by `from_tags` or `defaults` of the mapping."
        raise NotImportedError(post.error("It names no country.", hint))
    context = ReadingContext(zone=options.site_zone)
    values, notes = _without_misfits(post, values, origins, context)
    try:
        matter = keys_from_elsewhere(values, find_line)
        valid = validate(BriefingKeys, matter, post.path, context)
    except InvalidKeysError as error:
        raise NotImportedError(*error.problems) from error
    return ValidKeys(values, status_at(valid, options.now), tuple(notes))


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
        extra[key] = post.keys.typed.get(old, values[key])
        sentence = f"`{old}`: {message.rstrip('.')}."
        line = post.line_of_key(old)
        notes.append(post.note(sentence, "It stands below `extra`.", line=line))
    if extra:
        kept["extra"] = extra
    return kept, notes


def check_text(
    text: str, post: OldPost, target: Path, is_there: Callable[[Path], bool], zone: tzinfo
) -> list[Problem]:
    """Give what `briefings check` would find in the text of a briefing; usually nothing.

    `target` is the briefing's file, and `is_there` tells which others there will be.
    """
    name = post.path
    try:
        file = open_bytes(text.encode(), name)
        validate(BriefingKeys, file.front_matter, name, ReadingContext(zone=zone))
    except (UnreadableError, InvalidKeysError) as error:
        return [post.error(problem.message, problem.hint) for problem in error.problems]
    problems = []
    for link in find_links(file.body):
        path = local_path(link.target, target.parent.as_posix())
        is_checked = path is not None and suffix(path) in {".md", *IMAGE_SUFFIXES}
        if path is None or not (is_checked or ".." in link.target):
            continue
        if not is_there(Path(path)):
            line = post.line_of_text(link.target)
            message = f"{link.target!r} leads to a file that is not there."
            problems.append(post.error(message, "Mend or remove the link.", line=line))
    return problems
