"""Catalogs: gettext's `.po` files, one for each language, and the template of all messages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global, parse_locale

from mkdocs_briefings.errors import Problem
from mkdocs_briefings.words.plurals import plural_forms
from mkdocs_briefings.words.words import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message

FOLDER = Path(__file__).parent / "catalogs"

TEMPLATE = FOLDER / "briefings.pot"
"""Every message of the package, without translations."""

_OF_SCRIPTS = "frontend/"
"""What the places of messages begin with that scripts say."""

_ALIKE = {"nb": ("no",), "nn": ("no", "nb"), "no": ("nb",)}
"""Languages whose readers read another one's words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message of a catalog."""

    message: str
    plural: str
    """The English text for other numbers than one; empty where there is no number."""

    context: str
    forms: tuple[str, ...]
    """Its translation, or that of each plural form; empty texts where there are none."""

    is_fuzzy: bool
    """Whether somebody has to look at the translation, since the English has changed."""

    line: int
    """Where it stands in its file, from 1."""

    is_of_scripts: bool
    """Whether scripts say it."""

    @property
    def key(self) -> str:
        """What it is known by."""
        return key_of(self.message, self.context)

    @property
    def is_translated(self) -> bool:
        """Whether all of it is, and nobody doubts it."""
        return all(self.forms) and not self.is_fuzzy


def names_for(language: str) -> Iterator[str]:
    """Give what the catalog of a language (BCP 47) may be called, the nearest first.

    These are the parents of its locale in CLDR, with the script that it is usually written in.
    """
    locale = Locale.parse(language, sep="-")
    code, territory = locale.language, locale.territory
    usual = _script_of(code)
    script = locale.script or (territory and _script_of(f"{code}_{territory}")) or usual
    if territory:
        yield f"{code}_{script}_{territory}"
        yield f"{code}_{territory}"
        parent = get_global("parent_exceptions").get(f"{code}_{territory}")
        yield from [parent] if parent else []
    yield f"{code}_{script}"
    # Words in another script than the usual one are of no use to a reader.
    if script == usual:
        yield code
        yield from _ALIKE.get(code, ())


def _script_of(name: str) -> str:
    """Give the script that a locale is usually written in, as far as CLDR knows."""
    likely = get_global("likely_subtags").get(name)
    return str(parse_locale(likely)[2] or "") if likely else ""


def find_catalog(language: str, folder: Path = FOLDER) -> Path | None:
    """Give the catalog in a folder that is nearest to a language; None without one."""
    paths = (folder / f"{name}.po" for name in names_for(language))
    return next((path for path in paths if path.is_file()), None)


def tag_of(path: Path) -> str:
    """Give the language (BCP 47) of a catalog, which its file is named for."""
    return path.stem.replace("_", "-")


def read_catalog(path: Path, name: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Give the messages of a catalog, in order, and what is wrong with it as a file.

    Problems call it by its `name`.
    """
    # It takes as long to load as all else of a small build.
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    data = path.read_bytes()
    try:
        lines = data.decode().splitlines()
        catalog = read_po(BytesIO(data), abort_invalid=True, ignore_obsolete=True)
    except PoFileError as error:
        return (), (_problem(error.lineno, str(error), tag_of(path), name),)
    except (UnicodeError, ValueError) as error:
        return (), (Problem(name, 1, f"It cannot be read: {error}.", _AS_PO),)
    broken = [number for number, line in enumerate(lines, start=1) if not _LINE.fullmatch(line)]
    if broken:
        # Babel would drop a letter of it.
        return (), (Problem(name, broken[0], "A text has no closing quote.", _AS_PO),)
    return tuple(_entries(catalog)), ()


def _problem(line: int, error: str, language: str, name: str) -> Problem:
    if "num_plurals" in error:
        message = "It has more plural forms than the header tells."
        hint = f'Write `"Plural-Forms: {plural_forms(language)}\\n"` there.'
        return Problem(name, line + 1, message, hint)
    return Problem(name, line + 1, f"It cannot be read: {error.rpartition(' on ')[0]}.", _AS_PO)


_AS_PO = "Write it as gettext's .po files are, in UTF-8."

_LINE = re.compile(
    r"""(?:msg(?:id|id_plural|ctxt|str(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*|#.*|\s*"""
)


def _entries(catalog: Catalog) -> Iterator[Entry]:
    for message in catalog:
        if message.id:
            yield _entry(message)


def _entry(message: Message) -> Entry:
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    one, more = ids if len(ids) > 1 else (*ids, "")
    return Entry(
        one,
        more,
        str(message.context or ""),
        _texts(message.string),
        message.fuzzy,
        message.lineno or 1,
        any(place.startswith(_OF_SCRIPTS) for place, _ in message.locations),
    )


def _texts(string: object) -> tuple[str, ...]:
    many = string if isinstance(string, (tuple, list)) else (string,)
    return tuple(str(text or "") for text in many)
