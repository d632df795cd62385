"""Which words a site has: ours in its language, and its own in place of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, SettingsError, quoted
from mkdocs_briefings.words.catalogs import TEMPLATE, Entry, find_catalog, read_catalog, tag_of
from mkdocs_briefings.words.checks import flaws_of
from mkdocs_briefings.words.words import ENGLISH, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

OPTION, FOLDER_OPTION = "words", "words_dir"


def choose_words(
    language: str, own: Mapping[object, object], folder: Path | None, folder_name: str
) -> Words:
    """Give the words of a site.

    `own` are those of the option, and `folder` has the site's own catalogs; in messages it has that
    name. Raises `SettingsError`, with a line for each of the editor's mistakes.
    """
    ours = None if speaks_english(language) else find_catalog(language)
    theirs = find_catalog(language, folder) if folder else None
    fallback = language if speaks_english(language) else ENGLISH
    if ours is None and theirs is None and not own:
        return Words(language, fallback)
    every = {each.key: each for each in _read(TEMPLATE, TEMPLATE.name)}
    nearest = theirs or ours
    spoken = tag_of(nearest) if nearest else fallback
    texts = _translated(_read(ours, ours.name)) if ours else {}
    problems: list[Problem] = []
    if theirs:
        name = f"{folder_name}/{theirs.name}"
        entries, problems = _read_own(theirs, name, every, spoken)
        texts.update(_translated(entries))
    lines = [str(problem) for problem in problems]
    for key, forms in own.items():
        told = _own_text(key, forms, every, spoken)
        if isinstance(told, str):
            lines.append(told)
        else:
            texts[told.key] = told.forms
    if lines:
        raise SettingsError("\n".join(lines))
    of_scripts = tuple(key for key, each in every.items() if each.is_of_scripts and key in texts)
    return Words(language, spoken, texts, of_scripts)


def name_of(entry: Entry) -> str:
    """Give what a message is called in the option: its English text, after its context if any."""
    return f"{entry.context} | {entry.message}" if entry.context else entry.message


def missing_words(words: Words) -> Iterator[str]:
    """Say so where a site's language has no words, and its pages speak English."""
    if speaks_english(words.spoken) and not speaks_english(words.language):
        yield (
            f"There are no words for language: {words.language}, so buttons and headings are in "
            f"English. Run `briefings words --language {words.language}` and fill what it writes."
        )


def speaks_english(language: str) -> bool:
    """Whether a language (BCP 47) is that of the words in the code."""
    return language.replace("_", "-").split("-")[0].lower() == ENGLISH


def _translated(entries: tuple[Entry, ...]) -> dict[str, tuple[str, ...]]:
    return {each.key: each.forms for each in entries if each.is_translated}


def _read(path: Path, name: str) -> tuple[Entry, ...]:
    entries, problems = read_catalog(path, name)
    if problems:
        raise SettingsError("\n".join(map(str, problems)))
    return entries


def _read_own(
    path: Path, name: str, every: Mapping[str, Entry], spoken: str
) -> tuple[tuple[Entry, ...], list[Problem]]:
    entries, found = read_catalog(path, name)
    problems = list(found)
    for each in entries:
        if not any(each.forms):
            continue
        if each.key not in every:
            problems.append(Problem(name, each.line, *_unknown(each.message, every)))
            continue
        entry = replace(each, plural=every[each.key].plural)
        problems += (Problem(name, each.line, *flaw) for flaw in flaws_of(entry, spoken))
    return entries, problems


def _own_text(key: object, value: object, every: Mapping[str, Entry], spoken: str) -> Entry | str:
    """Give a word of the option as an entry, or what is wrong with it."""
    if not isinstance(key, str) or not key:
        return f"{OPTION}: {key!r} is no text. Write the English text, in quotes."
    entry = next((each for each in every.values() if name_of(each) == key), None)
    if entry is None:
        return f"{OPTION}: {' '.join(_unknown(key, every))}"
    given = value if isinstance(value, list) else [value]
    forms = tuple(form for form in given if isinstance(form, str) and form)
    if not forms or len(forms) < len(given):
        return f"{OPTION}: {quoted(key)} has no text. Write one, or a list of its plural forms."
    told = replace(entry, forms=forms, is_fuzzy=False)
    for message, hint in flaws_of(told, spoken):
        return f"{OPTION}: {quoted(key)}: {message} {hint}"
    return told


def _unknown(message: str, every: Mapping[str, Entry]) -> tuple[str, str]:
    # Editors make few mistakes, and it is no small module.
    from difflib import get_close_matches  # noqa: PLC0415

    near = get_close_matches(message, [each.message for each in every.values()], n=1)
    hint = f"Did you mean {quoted(near[0])}?" if near else "List them by `briefings words`."
    return f"{quoted(message)} is no text of the interface.", hint
