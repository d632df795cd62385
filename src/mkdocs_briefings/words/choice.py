"""Which words a site has: ours in its language, and its own in place of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

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
    theirs = _find_own(language, folder, folder_name) if folder else None
    fallback = language if speaks_english(language) else ENGLISH
    if ours is None and theirs is None and not own:
        return Words(language, fallback)
    entries = _read(ours, ours.name) if ours else ()
    texts = _translated(entries)
    nearest = theirs or ours
    spoken = tag_of(nearest) if nearest else fallback
    if theirs or own:
        entries = _read(TEMPLATE, TEMPLATE.name)
        every = {each.key: each for each in entries}
        texts |= _own_texts(theirs, f"{folder_name}/{theirs.name}" if theirs else "", every, spoken)
        texts |= _option_texts(own, every, spoken)
    of_scripts = (each.key for each in entries if each.is_of_scripts and each.key in texts)
    return Words(language, spoken, texts, tuple(of_scripts))


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


def _find_own(language: str, folder: Path, name: str) -> Path | None:
    """Give the site's own catalog, of which it may have others for other languages."""
    paths = sorted(folder.glob("*.po"))
    for path in paths:
        try:
            Locale.parse(path.stem)
        except (UnknownLocaleError, ValueError) as error:
            raise SettingsError(
                f"{name}/{path.name}:1: {path.stem!r} is no language. "
                "Name the file for one, as uk.po or pt_BR.po."
            ) from error
    if not paths:
        raise SettingsError(
            f"{FOLDER_OPTION}: {name!r} has no catalog. "
            f"Write one by `briefings words > {name}/{language.replace('-', '_')}.po`."
        )
    return find_catalog(language, folder)


def _own_texts(
    path: Path | None, name: str, every: Mapping[str, Entry], spoken: str
) -> dict[str, tuple[str, ...]]:
    """Give what a catalog of the site's own says, which is called `name`."""
    if path is None:
        return {}
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
    if problems:
        raise SettingsError("\n".join(map(str, problems)))
    return _translated(entries)


def _option_texts(
    own: Mapping[object, object], every: Mapping[str, Entry], spoken: str
) -> dict[str, tuple[str, ...]]:
    """Give what the option says."""
    told = [_own_text(key, value, every, spoken) for key, value in own.items()]
    lines = [each for each in told if isinstance(each, str)]
    if lines:
        raise SettingsError("\n".join(lines))
    return {each.key: each.forms for each in told if not isinstance(each, str)}


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
