"""Take out of headings the signs that lead to themselves, for readers elsewhere.

A page shows such a sign, `¶` as a rule, where somebody points at a heading. A feed reader knows no
style sheet that would hide it, and reads it aloud; and words of it would be found in a search.
"""

from __future__ import annotations

import re

_HEADING = re.compile(r"<(h[1-6])\b.*?</\1>", re.DOTALL)
# As the sanitiser and Python-Markdown write it: every attribute is in double quotes.
_ATTRIBUTE = r'\s+[^\s="]+="[^"]*"'
_OF_CLASS = r'\s+class="(?:[^"]*\s)?{}[\s"]'


class HeadingSigns:
    """Knows the signs by the class that the extension `toc` gives to their links."""

    def __init__(self, name: str) -> None:
        """Take the class."""
        self._name = name
        is_sign = f"(?=(?:{_ATTRIBUTE})*?{_OF_CLASS.format(re.escape(name))})"
        self._link = re.compile(f"<a{is_sign}(?:{_ATTRIBUTE})*>.*?</a>", re.DOTALL)

    def without(self, html: str) -> str:
        """Give a clean body without them, whatever they are: a sign, an icon, a word."""
        if self._name not in html:
            return html
        return _HEADING.sub(lambda heading: self._link.sub("", heading[0]), html)
