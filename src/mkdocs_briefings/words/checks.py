"""What is wrong with a translation, seen beside its English text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_briefings.words.plurals import categories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.words.catalogs import Entry

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_PERCENT = re.compile(r"%(?!\(\w+\)s|%)")
_TAG = re.compile(r"</?[a-z][^<>]*>")

_Flaw = tuple[str, str]


def flaws_of(entry: Entry, language: str) -> Iterator[_Flaw]:
    """Give what is wrong with a translation into a language, each with what to do about it."""
    forms = entry.forms
    if not all(forms):
        yield "Some of its plural forms are empty.", "Fill all of them, or none."
        return
    names = categories(language) if entry.plural else ("",)
    if len(forms) != len(names):
        order = ", ".join(names)
        hint = f"Write {len(names)}, in this order: {order}." if entry.plural else "Write one text."
        yield f"It has {_many(len(forms))}.", hint
        return
    for form, name in zip(forms, names, strict=True):
        yield from _flaws_of_form(entry, form, name)


def _many(number: int) -> str:
    return "one form" if number == 1 else f"{number} forms"


def _flaws_of_form(entry: Entry, form: str, category: str) -> Iterator[_Flaw]:
    told = f"{entry.message}{entry.plural}"
    wanted = set(_PLACEHOLDER.findall(told))
    got = set(_PLACEHOLDER.findall(form))
    # A form that a single number has may say it as a word, or not at all: "an article", "nothing".
    needed = set(_PLACEHOLDER.findall(entry.message)) if not entry.plural else wanted - {"num"}
    if entry.plural and category in {"few", "many", "other", ""}:
        needed = wanted
    for name in sorted(needed - got):
        yield f"%({name})s is missing.", "Put it where the value goes."
    for name in sorted(got - wanted):
        yield f"%({name})s is not in the English text.", "Remove it."
    if wanted and _PERCENT.search(form):
        yield "A percent sign stands alone.", "Write it twice."
    english = (entry.message, entry.plural or entry.message)
    if Counter(_TAG.findall(form)) not in [Counter(_TAG.findall(each)) for each in english]:
        yield "Its tags are not those of the English text.", "Copy them from there."
    # Signs have the spaces that their language sets around them.
    is_text = any(map(str.isalpha, entry.message))
    if is_text and _ends(form) != _ends(entry.message):
        yield "It begins or ends with other spaces than the English text.", "Write the same."


def _ends(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
