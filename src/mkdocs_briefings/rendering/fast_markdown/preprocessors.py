"""Look for code and HTML in a text only where there is a sign of them."""

from __future__ import annotations

from typing import ClassVar

from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.util import ETX, STX


class _WithSigns(Preprocessor):
    """Goes before a stock preprocessor, which would leave a text without signs as it is."""

    signs: ClassVar[tuple[str, ...]]

    def run(self, lines: list[str]) -> list[str]:
        """Give the lines, without what was put aside."""
        text = "\n".join(lines)
        if any(sign in text for sign in self.signs):
            return super().run(lines)
        return text.split("\n")


class WithFences(_WithSigns):
    """Blocks of code between fences, or what another preprocessor has put in their place."""

    signs = ("```", "~~~", STX)


class WithHtml(_WithSigns):
    """Blocks of HTML.

    Python's parser gives text and named entities back as they stand, and a numbered one with the
    semicolon that it may lack.
    """

    signs = ("<", "&#")


class QuickNormalizeWhitespace(NormalizeWhitespace):
    """Looks for tabs and lines of spaces only where there may be some."""

    def run(self, lines: list[str]) -> list[str]:
        """Give the lines with spaces for tabs, and nothing in lines of spaces."""
        text = "\n".join(lines)
        if "\t" in text or "\r" in text or "\n " in text or STX in text or ETX in text:
            return super().run(lines)
        return f"{text}\n\n".split("\n")
