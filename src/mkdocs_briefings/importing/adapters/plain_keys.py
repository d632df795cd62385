"""Keys of posts that are not written in Markdown."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\`*_\[\]{}]")


def without_markdown(text: str) -> str:
    """Give a title, or another key in HTML, so that no sign in it is taken for Markdown's."""
    return _SIGNS.sub(lambda found: f"&#{ord(found[0])};", text)
