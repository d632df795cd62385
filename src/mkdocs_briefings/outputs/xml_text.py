"""Text as XML has it."""

from __future__ import annotations

import html


def escape(text: str) -> str:
    """Give a text with what XML would take for markup in another form.

    Python's own one for XML loads all that fetches from the web.
    """
    return html.escape(text, quote=False)
