"""Names of files in the two forms in which Unicode writes them.

Programs write `é` as one sign (NFC), and macOS has named files with two (NFD): a letter and its
accent. Nobody sees the difference, but most file systems tell such names apart. So what a text
names is looked for in either form.
"""

from __future__ import annotations

import os
import unicodedata
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def one_form(name: str) -> str:
    """Give a name, or a path, in the one form that all of its forms have in common."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def path_on_disk(path: str, root: Path) -> str:
    """Give the path of a file as the disk has it, relative to `root`; as it was if it is not there.

    What is there in the very form that is asked for comes first.
    """
    if path.isascii() or os.path.lexists(f"{root}/{path}"):
        return path
    found = ""
    for name in path.split("/"):
        below = _name_in(f"{root}/{found}", name)
        if below is None:
            return path
        found = f"{found}/{below}" if found else below
    return found


def same_names(folder: str, names: Iterable[str]) -> Iterator[Problem]:
    """Give a problem for each name in a folder that is another's in another form of Unicode."""
    forms = sorted((one_form(name), name) for name in names if not name.isascii())
    for _, alike in groupby(forms, itemgetter(0)):
        (_, first), *others = alike
        for _, name in others:
            both = f"{name!a} and {first!a}"
            message = f"Two names are one, in two forms of Unicode: {both}."
            yield Problem(f"{folder}/{name}", 1, message, "Rename or remove one of them.")


def _name_in(folder: str, name: str) -> str | None:
    """Give the name that a folder has for what is called so; None where it has nothing."""
    if os.path.lexists(f"{folder}/{name}"):
        return name
    try:
        names = os.listdir(folder)  # noqa: PTH208 - as text
    except (OSError, ValueError):  # not there, or no name that a file system takes
        return None
    wanted = one_form(name)
    return next((each for each in sorted(names) if one_form(each) == wanted), None)
