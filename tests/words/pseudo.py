"""A made-up translation, in which every word of the interface is marked as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.words.catalogs import TEMPLATE, read_catalog
from mkdocs_briefings.words.plurals import categories, plural_forms

if TYPE_CHECKING:
    from mkdocs_briefings.words.catalogs import Entry

OPEN, CLOSE = "⟦", "⟧"

LANGUAGE = "be"
"""Belarusian has a script of its own in CLDR, three plural forms, and no catalog here."""


def pseudo_catalog() -> str:
    """Give a catalog in which every message is itself, between marks."""
    entries, _ = read_catalog(TEMPLATE, TEMPLATE.name)
    head = f'msgid ""\nmsgstr ""\n"Plural-Forms: {plural_forms(LANGUAGE)}\\n"\n'
    return "\n".join([head, *map(_translated, entries)])


def marked(text: str) -> str:
    """Give a text between marks, its spaces outside of them."""
    bare = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{OPEN}{bare}{CLOSE}{after}"


def _translated(entry: Entry) -> str:
    lines = [f"msgctxt {_quoted(entry.context)}"] if entry.context else []
    lines.append(f"msgid {_quoted(entry.message)}")
    if not entry.plural:
        return "\n".join([*lines, f"msgstr {_quoted(marked(entry.message))}", ""])
    lines.append(f"msgid_plural {_quoted(entry.plural)}")
    lines += (
        f"msgstr[{place}] {_quoted(marked(entry.plural))}"
        for place, _ in enumerate(categories(LANGUAGE))
    )
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
