"""Tell which parts of Python-Markdown, and of Jinja, our shortcuts were proved for.

A shortcut gives the same as the code that it stands for only as long as that code is what it was
when somebody read it. So each is taken for classes of these files alone, and only while their very
text is the same: with another release, or a patched one, the stock code runs.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Upstream:
    """A distribution whose code was read."""

    name: str
    version: str
    digests: Mapping[str, str]
    """Its modules that were read, each with the first half of its file's SHA-256."""


UPSTREAM = (
    Upstream(
        "Jinja2",
        "3.1.6",
        {
            "jinja2.compiler": "f51a42425e57f3c0479652623ec1cf87",
            "jinja2.environment": "f6786b3fb0a1f8d6c65f4d30bf2af8cb",
            "jinja2.runtime": "80393e1af76b8895ea82c19b1e0adc29",
        },
    ),
    Upstream(
        "Markdown",
        "3.11.3",
        {
            "markdown.blockparser": "8f80902265698aaee0f69cfcc02c6fcd",
            "markdown.blockprocessors": "0522d16c4ddadc75e077e788912872ae",
            "markdown.core": "b8fdb3a9eb5b6f139a50874f29f6e9b5",
            "markdown.extensions.abbr": "a1a7d8108ef9c924fdf2ef39060d599f",
            "markdown.extensions.attr_list": "7049a49eb61bfce94e59e5be69aa259b",
            "markdown.extensions.def_list": "3b8fd17e48fe615c254bdb8c96d7f00a",
            "markdown.extensions.fenced_code": "61a1d4e5b825530a3532f78e7eaebb7c",
            "markdown.extensions.footnotes": "6bf0b957333399c41585aab38aee2aa8",
            "markdown.extensions.md_in_html": "e28812f4970e133f24b49be828c14e53",
            "markdown.extensions.tables": "fb23019f3a0f5afc038d435efb50fa4c",
            "markdown.extensions.toc": "180266be023aa581d3e9a44033e26965",
            "markdown.htmlparser": "caf8d97bcf231f9a7bbd8cec8144af0c",
            "markdown.inlinepatterns": "35f1c45afbc3e901a470728b1e713d3a",
            "markdown.postprocessors": "bd30e317d0b1e125e562d51298780d77",
            "markdown.preprocessors": "a6ae4d9c72a4392550788a3e6a30be62",
            "markdown.serializers": "7cef1af99da20252c41686272d7b8697",
            "markdown.treeprocessors": "bf575e7cb994079e4d9466565dc31ea1",
            "markdown.util": "908fb0650fbaf1d35fb017a4f732bfff",
        },
    ),
    Upstream(
        "pymdown-extensions",
        "12.3",
        {"pymdownx.superfences": "74dd37f8184097bd0339ac95d33efa70"},
    ),
)
_READ = {module: digest for each in UPSTREAM for module, digest in each.digests.items()}
_CORE = tuple(module for module in _READ if module.rpartition(".")[0] == "markdown")
_OURS = __name__.rpartition(".")[0]

_COST = 15
"""How many times as long the stock code takes for plain prose, by processor time.

That is with the extensions of MkDocs or of Overview. With Material's whole list shortcuts step back
anyway, and the stock code takes 1.3 times as long.
"""


def verified_name(part: object) -> str:
    """Give the full name of a part's class, or nothing where its code was not verified.

    For a part that already takes a shortcut it is the class that the shortcut stands over.
    """
    kind = _upstream_class(part)
    return f"{kind.__module__}.{kind.__qualname__}" if is_verified(kind.__module__) else ""


def _upstream_class(part: object) -> type:
    return next(each for each in type(part).__mro__ if not each.__module__.startswith(_OURS))


def slow_conversion_notice(parts: Iterable[object]) -> str:
    """Say what it costs that the code of these parts is of another release; empty if it is not.

    What nobody has read in any release, such as another package's extension, is not told of.
    """
    used = {*_CORE, *(_upstream_class(part).__module__ for part in parts)}
    others = [
        f"{each.name} {version(each.name)} has other code than {each.version}"
        for each in UPSTREAM
        if not all(map(is_unchanged, each.digests.keys() & used))
    ]
    if not others:
        return ""
    return (
        f"Converting a text takes up to {_COST} times as long as it could: {' and '.join(others)}, "
        "for which shortcuts were verified. The pages are the same."
    )


@cache
def is_verified(module: str) -> bool:
    """Whether the files of a module, and of what all parts rely on, are those that were read."""
    return module in _READ and all(map(is_unchanged, (module, *_CORE)))


@cache
def is_unchanged(module: str) -> bool:
    """Whether a module's file is the one that was read."""
    path = getattr(sys.modules.get(module), "__file__", None)
    return path is not None and _READ.get(module) == _digest(Path(path))


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    except OSError:
        return ""
