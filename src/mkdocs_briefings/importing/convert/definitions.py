"""Tell what the labels in a Markdown text stand for, and who refers to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.reading.links import DEFINITION, IMAGE_BY_LABEL, label_key, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterable

_LABEL = re.compile(r"\[([^\[\]]+)\]")


class Definitions:
    """The definitions of a text, such as `[map]: map.png`, of which the last one counts."""

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        """Read them from the lines of a text that are no code."""
        self._targets: dict[str, str] = {}
        self._images: set[str] = set()
        self._others: set[str] = set()
        self.lines_with_images: set[int] = set()
        """The numbers of the lines in which an image may stand by its label."""
        for number, line in lines:
            if "[" in line:
                self._take(number, line)

    def _take(self, number: int, line: str) -> None:
        if found := DEFINITION.match(line):
            self._targets[label_key(found[1])] = unescaped(found[2] or found[3] or "")
            line = line[found.end() :]
        if "![" in line:
            found_images = IMAGE_BY_LABEL.finditer(line)
            labels = {label_key(each["by_label"] or each["described"]) for each in found_images}
            self._images |= labels
            if labels:
                self.lines_with_images.add(number)
            line = IMAGE_BY_LABEL.sub("", line)
        self._others.update(map(label_key, _LABEL.findall(line)))

    def target(self, label: str) -> str | None:
        """Give where a label leads, as it was written; None where nothing defines it."""
        return self._targets.get(label_key(label))

    def is_only_of_images(self, label: str) -> bool:
        """Whether images refer to a label, and no link does."""
        key = label_key(label)
        return key in self._images and key not in self._others
