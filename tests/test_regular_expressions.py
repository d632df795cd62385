"""No regular expression of the package asks for what a supported Python gets wrong.

Python up to 3.11.4, Debian 12's 3.11.2 among them, may go on at a wrong place behind a group that
is repeated possessively or atomic (https://github.com/python/cpython/issues/106052), and up to
3.13.0 such a group may raise SystemError (issue 101955). All are right about a possessive
repetition of one character, so that every expression is put together of these.
"""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from re import _parser  # type: ignore[attr-defined]  # only the parser tells of how much a repetition is
from typing import TYPE_CHECKING, Any

import pytest

import mkdocs_briefings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CHARACTERS = {"ANY", "CATEGORY", "IN", "LITERAL", "NOT_LITERAL"}
_GROUP_ENDS = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+|\(\?>")


@pytest.mark.parametrize(
    ("pattern", "is_right"),
    [
        (r"[^<>]++(?:a|bc)*+", False),
        (r"(?:ab?c)++", False),
        (r"(?=(?>a*))", False),
        (r"(?:x(?:ab){2}+|y)", False),
        (r"(?:[^<>]++|\"[^\"]*+\")+\d?+.{3}+", True),
    ],
)
def test_found(pattern: str, *, is_right: bool) -> None:
    """A group is told from one character, wherever it stands."""
    assert (not list(_repeated_groups(_parser.parse(pattern)))) == is_right


def test_compiled() -> None:
    """It holds for what the modules have compiled, of however many parts."""
    patterns = {
        f"{module.__name__}.{name}": value
        for module in map(import_module, _modules())
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }
    assert len(patterns) > 100
    wrong = [
        name
        for name, each in patterns.items()
        if list(_repeated_groups(_parser.parse(each.pattern, each.flags)))
    ]
    assert not wrong


def test_written() -> None:
    """It holds for what is compiled only when it is used."""
    wrong = [
        f"{path}:{node.lineno}"
        for path in Path(mkdocs_briefings.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _GROUP_ENDS.search(node.value)
    ]
    assert not wrong


def _modules() -> Iterator[str]:
    found = walk_packages(mkdocs_briefings.__path__, "mkdocs_briefings.")
    return (each.name for each in found if not each.name.endswith("__main__"))


def _repeated_groups(parsed: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """Give what is repeated possessively, or is atomic, and more than one character."""
    for operation, arguments in parsed:
        kind = str(operation)
        below = list(_subpatterns(arguments))
        if kind == "ATOMIC_GROUP" or (kind == "POSSESSIVE_REPEAT" and not _is_character(below[0])):
            yield kind
        for each in below:
            yield from _repeated_groups(each)


def _is_character(parsed: Sequence[tuple[Any, Any]]) -> bool:
    return len(parsed) == 1 and str(parsed[0][0]) in _CHARACTERS


def _subpatterns(arguments: object) -> Iterator[Any]:
    if isinstance(arguments, _parser.SubPattern):
        yield arguments
    elif isinstance(arguments, (tuple, list)):
        for each in arguments:
            yield from _subpatterns(each)
