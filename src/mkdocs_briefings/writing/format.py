"""Format a Markdown file: its front matter in one form, and every byte of its body as it was."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from yaml import MappingNode

from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.reading.file import open_bytes
from mkdocs_briefings.reading.front_matter import split
from mkdocs_briefings.reading.text import clean
from mkdocs_briefings.reading.yaml_tree import children_of, nodes_of
from mkdocs_briefings.writing.markdown_file import LINE, LINE_END
from mkdocs_briefings.writing.yaml_entries import find_comments
from mkdocs_briefings.writing.yaml_format import write_in_one_form
from mkdocs_briefings.writing.yaml_nodes import compose

if TYPE_CHECKING:
    from mkdocs_briefings.model.key_order import KeyOrder
    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.reading.front_matter import SplitText

_SIGN = re.compile(r"[!&]\S*")


class NotFormattedError(Exception):
    """A file is left as it is; `problem` is a warning that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def format_file(data: bytes, path: str, order: KeyOrder) -> bytes:
    """Give the bytes of a file, formatted; it says the same, and has the same comments.

    Raises `UnreadableError` for what the reader refuses, and `NotFormattedError` for what cannot be
    written in another way without saying something else.
    """
    file, text = open_bytes(data, path), clean(data, path)
    for problem in text.problems:
        # Where characters are left out, what YAML says of places does not hold.
        raise NotFormattedError(problem)
    pieces = split(text.text)
    root = compose(pieces.front_matter)
    if not isinstance(root, MappingNode) or not root.value:
        return data
    _refuse_what_is_lost(file, root, pieces)
    new = write_in_one_form(pieces.front_matter, root, order)
    formatted = _with_front_matter(data, pieces, new)
    again = open_bytes(formatted, path)
    is_same = (again.front_matter.values, again.body) == (file.front_matter.values, file.body)
    before, after = find_comments(pieces.front_matter, root), find_comments(new, compose(new))
    if not is_same or Counter(before) != Counter(after):
        raise _left(path, pieces.front_matter_line, "It is written in a way that cannot be changed")
    return formatted


def _refuse_what_is_lost(file: OpenFile, root: MappingNode, pieces: SplitText) -> None:
    """Raise `NotFormattedError` where a key stands twice, or YAML's own signs mean something."""
    for key, line, _ in file.front_matter.duplicates:
        raise _left(file.path, line, f"`{key}` stands here twice")
    named = Counter(id(child) for node in nodes_of(root) for child in children_of(node))
    for node in nodes_of(root):
        line = pieces.front_matter_line + node.start_mark.line
        sign = _SIGN.match(pieces.front_matter, node.start_mark.index, node.end_mark.index)
        if sign is not None:
            raise _left(file.path, line, f"{quoted(sign[0])} is a tag or an anchor of YAML")
        if named[id(node)] > 1:
            raise _left(file.path, line, "An alias of YAML refers to what stands here")


def _left(path: str, line: int, reason: str) -> NotFormattedError:
    message, hint = f"{reason}: the file is left as it is.", "Write it in another way."
    return NotFormattedError(Problem(path, line, message, hint, Severity.WARNING))


def _with_front_matter(data: bytes, pieces: SplitText, new: str) -> bytes:
    """Give a file's bytes with another front matter, whose lines end as most of the file's do."""
    text = data.decode().lstrip("\ufeff")
    lines = LINE.findall(text)
    first = pieces.front_matter_line - 1
    last = first + pieces.front_matter.count("\n")
    (usual, _) = Counter(LINE_END.findall(text)).most_common(1)[0]
    whole = "".join((*lines[:first], new.replace("\n", usual), *lines[last:]))
    return data[: len(data) - len(text.encode())] + whole.encode()
