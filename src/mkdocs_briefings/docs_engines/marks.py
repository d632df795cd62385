"""Marks that our templates leave in what an engine makes, for us to put there what they stand for.

An engine has its own kind of templates, and knows nothing of the news. So where a site's template
includes one of ours, it finds one that is nothing but a mark: each page is completed when the news
are known.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import files_below
from mkdocs_briefings.rendering.environment import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OURS = TEMPLATES / "briefings"

_PARTS = ("icons/", "partials/")
"""Folders with what is included in pages, and is none itself."""

_STANDING = "standing.html"

_MARK = re.compile(r"<template data-briefings=[\"']?([\w./-]+)[\"']?></template>")


def marking_templates(own: str | None) -> Iterator[tuple[str, str]]:
    """Give a template for each of ours that a page of `docs/` may use, by its name.

    `own` is the folder of the site's own templates, if it has one.
    """
    names = set(files_below(_OURS))
    if own is not None:
        names |= set(files_below(Path(own) / "briefings"))
    for name in sorted(names):
        if name.endswith(".html") and name.startswith(_PARTS):
            yield name, _mark(name)
    # Such a page is one of ours in all but its text.
    yield _STANDING, f"{_mark(_STANDING)}{{{{ page.content }}}}"


def standing_content(html: str) -> str | None:
    """Give the text of a page that is to be one of ours; None where its engine has made all."""
    mark = _mark(_STANDING)
    return html.removeprefix(mark) if html.startswith(mark) else None


def with_parts(html: str, part: Callable[[str], str]) -> str:
    """Give a page with the parts that marks stand for; `part` renders one by its name."""
    return _MARK.sub(lambda found: part(found[1]), html)


def _mark(name: str) -> str:
    return f'<template data-briefings="{name}"></template>'
