"""Find the links of the pages of `docs/` to briefings and to what is beside them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.reading.file_names import path_on_disk
from mkdocs_briefings.reading.links import find_links, is_markdown, local_path
from mkdocs_briefings.reading.site_links import SiteLink, anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.rendering.anchors import AnchorReader
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


def links_of_docs(
    standing: StandingFiles, reader: AnchorReader, settings: Settings
) -> Iterator[SiteLink]:
    """Give each link to a file of the briefings, with that file; whether it is there or not."""
    docs, briefings, *_ = settings.places
    for page in standing.files.documentation_pages():
        path = f"{docs}/{page.src_uri}"
        text = reader.text_of_docs(path)
        if text is None or briefings not in text.markdown:
            continue
        for link in find_links(text.markdown):
            file = local_path(link.target, posixpath.dirname(path))
            if file is not None and file.startswith(f"{briefings}/"):
                file = path_on_disk(file, settings.root)
                yield SiteLink(path, text.line + link.line - 1, link.target, file)


def dead_links_of_docs(links: Iterable[SiteLink], archives: Sequence[Archive]) -> Iterator[Problem]:
    """Give a warning for each that leads to nothing that is published in any language.

    In a build MkDocs tells it.
    """
    media = frozenset().union(*(each.media for each in archives))
    for link in links:
        if link.file in media or any(each.url_of(link.file) is not None for each in archives):
            continue
        is_page = is_markdown(link.file)
        message = f"{quoted(link.target)} leads to nothing that is published."
        hint = "" if is_page else "Beside briefings only what one of them refers to is published."
        yield Problem(link.path, link.line, message, hint, Severity.WARNING)


def to_anchors(links: Iterable[SiteLink], archive: Archive) -> Iterator[SiteLink]:
    """Give those of the links that lead to an anchor on the page of a briefing."""
    for link in links:
        if anchor_of(link.target) and archive.store.find(link.file) is not None:
            yield link
