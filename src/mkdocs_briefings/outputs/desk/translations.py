"""Translations at the desk: what of a form is in a language, and what the desk's script is told.

A translation is a file beside its original, of which it holds what differs. So its form has the
fields of what a translation may say, and no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from babel import Locale

from mkdocs_briefings.model.translation_keys import (
    ABOUT_ITSELF,
    IN_ITS_SCRIPT,
    MADE_FROM,
    OF_IMAGE,
    OF_IMAGE_IN_ITS_SCRIPT,
    OF_SOURCE,
    OF_STORY,
    REASON,
    WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_briefings.outputs.desk.fields import Field
    from mkdocs_briefings.settings import Settings

BEHIND = "behind"
"""What the desk's script adds to an entry: which of its translations are behind."""

MISSING = "missing"
"""What it adds besides: the languages into which it is not translated."""

_IMAGE = "image"

_BODY = "body"

_FOLLOWS: Field = {
    "name": MADE_FROM,
    "label": "Follows the original",
    "hint": "Off where the original has changed since it was translated. Switch it on once the "
    "translation says the same again.",
    "widget": "boolean",
    "i18n": True,
    "required": False,
    "default": True,
}

_FOUND: tuple[Field, ...] = tuple({"name": name, "widget": "hidden"} for name in (BEHIND, MISSING))


@dataclass(frozen=True, slots=True)
class Form:
    """What of a collection's form is in a language."""

    own: frozenset[str]
    """The keys that a translation may say."""

    words: Mapping[str, Any] | None
    """Those that stand for a version of the original; None where none is told."""

    needed: bool
    """Whether a translation has to say what its original has to."""

    def fields(self, fields: Iterable[Field], default: str) -> list[Field]:
        """Give a form's fields, of which those of a translation are marked."""
        *keys, body = (self._field(each, default) for each in fields)
        return [*((_FOLLOWS,) if self.words else ()), *keys, *_FOUND, body]

    def _field(self, field: Field, default: str) -> Field:
        name = field["name"]
        if name == _BODY:
            return {**field, "i18n": True}
        if name not in self.own:
            return field
        of_image = (*OF_IMAGE, *OF_IMAGE_IN_ITS_SCRIPT) if name == _IMAGE else None
        marked = _whole(field, of_image)
        if field.get("required") and not self.needed:
            return {**marked, "required": [default]}
        return marked


def _whole(field: Field, only: Collection[str] | None = None) -> Field:
    """Mark a field, and those below it: all, or some alone."""
    if "fields" not in field:
        return {**field, "i18n": True}
    below = [
        _whole(each) if only is None or each["name"] in only else each for each in field["fields"]
    ]
    return {**field, "i18n": True, "fields": below}


BRIEFING = Form(
    frozenset({*WORDS, *IN_ITS_SCRIPT, *ABOUT_ITSELF, REASON, _IMAGE}),
    {"keys": WORDS, "reason": REASON, _IMAGE: OF_IMAGE},
    needed=True,
)
SOURCE = Form(frozenset(OF_SOURCE), {"keys": OF_SOURCE}, needed=False)
STORY = Form(frozenset(OF_STORY), {"keys": OF_STORY}, needed=False)
PAGE = Form(frozenset({"title", "description"}), None, needed=False)

FORMS: Mapping[str, Form] = {
    "briefings": BRIEFING,
    "sources": SOURCE,
    "stories": STORY,
    "pages": PAGE,
}
"""By the name of a collection."""


def in_languages(config: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """Let the collections of a configuration be in all languages of the site, if it has several."""
    if not settings.languages:
        return config
    default, *others = (each.tag for each in settings.languages)
    collections = [
        {
            **each,
            "i18n": True,
            "fields": FORMS[each["name"]].fields(each["fields"], default),
            "summary": f"{each.get('summary', '{{title}}')}{{{{{BEHIND}}}}}",
            "view_filters": _filters(others, has_versions=FORMS[each["name"]].words is not None),
        }
        for each in config["collections"]
    ]
    return {
        **config,
        "i18n": {
            "structure": "multiple_files",
            "locales": [default, *others],
            "default_locale": default,
            "initial_locales": "default",
            "omit_default_locale_from_file_path": True,
        },
        "collections": collections,
    }


def _filters(tags: Iterable[str], *, has_versions: bool) -> list[dict[str, str]]:
    behind = [{"label": "Translation behind", "field": BEHIND, "pattern": "."}]
    missing = [
        {"label": f"Not in {_name(tag)}", "field": MISSING, "pattern": f" {tag} "} for tag in tags
    ]
    return [*(behind if has_versions else ()), *missing]


def translations(settings: Settings) -> dict[str, Any] | None:
    """Give what the desk's script has to know of translations; None of a site in one language."""
    if not settings.languages:
        return None
    return {
        "names": {each.tag: _name(each.tag) for each in settings.languages},
        "words": {name: form.words for name, form in FORMS.items() if form.words},
        "own": [*ABOUT_ITSELF, MADE_FROM],
        "behind": " · {languages} behind",
    }


def _name(tag: str) -> str:
    """Give what a language is called in English, as all that the desk says."""
    return Locale.parse(tag, sep="-").get_display_name("en") or tag
