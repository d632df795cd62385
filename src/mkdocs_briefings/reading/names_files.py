"""Files with names: what topics, sources and running stories are called in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.model.fields import ReadingContext
from mkdocs_briefings.model.given_names import NamesKeys
from mkdocs_briefings.model.slugs import slugify
from mkdocs_briefings.model.topics import topic_key
from mkdocs_briefings.reading import front_matter
from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.reading.given_names import NamesFile, NamesInLanguage, names_files
from mkdocs_briefings.reading.ordinary_file import read_ordinary
from mkdocs_briefings.reading.text import EncodingError, clean
from mkdocs_briefings.reading.validate import InvalidKeysError, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_briefings.settings import Settings


def read_names(settings: Settings, problems: list[Problem]) -> dict[str, NamesFile]:
    """Read the files with names, by the languages that they are in; problems are added."""
    found: dict[str, NamesFile] = {}
    tags = {each.tag.lower(): each.tag for each in settings.languages}
    for path in names_files(settings):
        name, tag = settings.relative(path), tags.get(path.stem.lower())
        if tag is None:
            message = f"The site is not in the language {quoted(path.stem)}, so nobody reads this."
            hint = f"Name the file by one of the option `languages`: {', '.join(tags.values())}."
            problems.append(Problem(name, 1, message, hint, Severity.WARNING))
        elif tag in found:
            message = f"{found[tag].path} has the names in this language, too."
            problems.append(Problem(name, 1, message, "Keep one of them."))
        else:
            file, wrong = _read(name, tag, settings)
            problems.extend(wrong)
            if file is not None:
                found[tag] = file
    return found


def _read(name: str, tag: str, settings: Settings) -> tuple[NamesFile | None, tuple[Problem, ...]]:
    refused = boundary_of(settings).problem(name)
    if refused is not None:
        return None, (refused,)
    try:
        text = clean(read_ordinary(settings.root / name), name)
        matter = front_matter.read_yaml(text.text, 1)
        keys = validate(NamesKeys, matter, name, ReadingContext(zone=settings.zone))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return None, (Problem(name, 1, f"The file cannot be read: {reason}."),)
    except EncodingError as error:
        return None, (error.problem,)
    except front_matter.FrontMatterError as error:
        message = error.message.replace("front matter", "file")
        return None, (Problem(name, error.line, message, error.hint),)
    except InvalidKeysError as error:
        return None, error.problems
    names = NamesInLanguage(
        _by_key(keys.topics, topic_key),
        _by_key(keys.sources, slugify),
        _by_key(keys.stories, slugify),
    )
    file = NamesFile(name, tag, names, keys, matter)
    twins = tuple(_twins(file))
    return (None if twins else file), (*text.problems, *twins)


def _by_key(written: Mapping[str, str], key_of: Callable[[str], str]) -> dict[str, str]:
    return {key_of(key): name for key, name in written.items()}


def _twins(file: NamesFile) -> Iterator[Problem]:
    """Give an error for each name of what has one already, by another spelling."""
    kinds: Iterable[tuple[str, Mapping[str, str], Callable[[str], str]]] = (
        ("topics", file.keys.topics, topic_key),
        ("sources", file.keys.sources, slugify),
        ("stories", file.keys.stories, slugify),
    )
    for kind, written, key_of in kinds:
        first: dict[str, str] = {}
        for key in written:
            other = first.setdefault(key_of(key), key)
            if other != key:
                message = f"{quoted(key)} is the same as {quoted(other)}, which has a name."
                yield file.problem(kind, key, message, "Keep one of them.")
