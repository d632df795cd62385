"""A post of an old archive, as an importer gives it: read, and not yet changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.importing.file_names import read_language
from mkdocs_briefings.importing.old_keys import OldKeys

if TYPE_CHECKING:
    import re
    from pathlib import Path, PurePosixPath


class TextKind(Enum):
    """What the text of a post is written in."""

    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFile:
    """The file of a post that has one of its own, and what its path says."""

    path: Path
    place: PurePosixPath
    """Its path relative to the folder that the old addresses start from."""

    base: str
    """Its name without ending and language; of a bundle, that of its folder."""

    name: str
    """The same without a date in front."""

    sections: tuple[str, ...] = ()
    """The folders that its old address starts with."""

    language_key: str = ""
    """Its language in the words of the old site; empty where that has only one."""

    bundle: Path | None = None
    """The folder of a page bundle: all else in it belongs to the post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPost:
    """A post of the old archive. Raises `TypeError` and `ValueError` for what is none."""

    path: str
    """Where it comes from, as messages name it; no two posts have the same.

    One of many in a file is named behind a sign: `export.json#hello`.
    """

    keys: OldKeys
    text: str
    """What it says, in Markdown or in HTML, without a line of its front matter."""

    kind: TextKind = TextKind.MARKDOWN
    type: str = "post"
    """What it is by the words of the old site; one that is no `post` waits to be asked for."""

    line: int = 1
    """Line of its file on which it starts."""

    head: str = ""
    """What stands in the file from `line` on, above the text: messages find their lines there."""

    text_line: int = 0
    """Line of its file on which the text starts; 0 where it does not stand there line by line."""

    addresses: tuple[str, ...] = ()
    """Addresses that it had on the old site, the last one first, if they are known.

    Else the address follows from the pattern of the site or of the mapping.
    """

    names: tuple[str, ...] = ()
    """What else leads to it in links of other posts, such as `?p=12`, from the last slash on."""

    slug: str | None = None
    """Its name as the old site wrote it in addresses, if that is not its key `slug`."""

    language: str | None = None
    """Language tag of BCP 47, if something else than a key says it."""

    day: str | None = None
    """The date that its address, name or folders say: it stands in for a missing one."""

    file_day: str | None = None
    """The date of its file: it stands in for the missing one of a draft, and that is noted."""

    categories: tuple[str, ...] = ()
    """Categories besides those of its keys."""

    inherited: OldKeys = field(default_factory=lambda: OldKeys({}, {}))
    """Keys that the old site's configuration gave it where it has none of its own."""

    is_draft: bool = False
    file: PostFile | None = None
    """Its file; None for one of many posts in a file."""

    notes: tuple[Problem, ...] = ()
    """What an editor has to look at, found while it was read."""

    def __post_init__(self) -> None:
        for name, kinds in _KINDS.items():
            value = getattr(self, name)
            if not isinstance(value, kinds):
                raise _misfit(name, value)
            if isinstance(value, str):
                object.__setattr__(self, name, str(value))
        for name in ("addresses", "names", "categories"):
            texts = getattr(self, name)
            if not all(isinstance(text, str) for text in texts):
                raise _misfit(name, texts)
            object.__setattr__(self, name, tuple(map(str, texts)))
        if self.language is not None:
            tag = read_language(self.language)
            if tag is None:
                message = f"`language` of an OldPost is {self.language!r}, which is no language tag"
                raise ValueError(message)
            object.__setattr__(self, "language", tag)

    def value(self, *names: str) -> Any:  # noqa: ANN401 - any front matter
        """Give the first of these keys that has a value, its own or inherited, in any case."""
        for keys in (self.keys, self.inherited):
            lower = {key.lower(): value for key, value in keys.texts.items()}
            for name in names:
                if lower.get(name) not in (None, "", [], {}):
                    return lower[name]
        return None

    def text_value(self, *names: str) -> str | None:
        """Give the first of these keys that is a text."""
        value = self.value(*names)
        return value.strip() or None if isinstance(value, str) else None

    def line_of_key(self, key: str) -> int:
        """Give the line on which a top-level key stands; where the post starts if none is known."""
        return self.keys.lines.get(key, self.line)

    def line_of_text(self, words: str) -> int:
        """Give the line on which a piece of the post first stands; else where the post starts."""
        return self._line_at(self.head.find(words), self.text.find(words))

    def line_of_match(self, pattern: re.Pattern[str]) -> int:
        """Give the line on which a pattern first fits; else where the post starts."""
        in_head, in_text = pattern.search(self.head), pattern.search(self.text)
        return self._line_at(in_head.start() if in_head else -1, in_text.start() if in_text else -1)

    def _line_at(self, in_head: int, in_text: int) -> int:
        if in_head >= 0:
            return self.line + self.head.count("\n", 0, in_head)
        if in_text >= 0 and self.text_line:
            return self.text_line + self.text.count("\n", 0, in_text)
        return self.line

    def note(self, message: str, hint: str = "", *, line: int = 0) -> Problem:
        """Make a note for the editor on this post; without a line, on its start."""
        return Problem(self.path, line or self.line, message, hint, Severity.WARNING)

    def error(self, message: str, hint: str = "", *, line: int = 0) -> Problem:
        """Make the reason why this post is not imported."""
        return Problem(self.path, line or self.line, message, hint)


def _misfit(name: str, value: object) -> TypeError:
    return TypeError(f"`{name}` of an OldPost cannot be {quoted(repr(value))}")


_KINDS: dict[str, type | tuple[type, ...]] = {
    "path": str,
    "keys": OldKeys,
    "text": str,
    "kind": TextKind,
    "type": str,
    "line": int,
    "head": str,
    "text_line": int,
    "addresses": tuple,
    "names": tuple,
    "slug": (str, NoneType),
    "language": (str, NoneType),
    "day": (str, NoneType),
    "file_day": (str, NoneType),
    "categories": tuple,
    "inherited": OldKeys,
    "is_draft": bool,
    "file": (PostFile, NoneType),
    "notes": tuple,
}
"""What the fields of a post have to be: what gives them may come from elsewhere, and be new.

Texts are made plain: that of a parser may hold on to the whole tree that it stood in.
"""
