"""A page of the news, in the form that MkDocs and its plugins know."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_briefings.archive.urls import destination

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_briefings.rendering.head import Head


def make_page(
    head: Head, template: str, config: MkDocsConfig, *, path: str | None = None, root: Path
) -> Page:
    """Make the MkDocs page for a page of the news.

    `path` is that of its Markdown file, relative to the project, if it has one. Title and
    description are escaped, since themes print them as HTML.
    """
    file = File(
        path or f"{head.url or 'index'}.generated.md",
        src_dir=str(root) if path else None,
        dest_dir=config.site_dir,
        use_directory_urls=True,
        dest_uri=destination(head.url),
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    if path is None:
        file.generated_by = "briefings"
    else:
        file.edit_uri = f"../{path}"
    page = Page(escape(head.title, quote=False), file, config)
    page.markdown = ""
    page.content = ""
    page.meta = _meta(head, template)
    return page


def _meta(head: Head, template: str) -> dict[str, Any]:
    meta: dict[str, Any] = {
        "title": escape(head.title),
        "description": escape(head.description),
        "template": template,
        "hide": ["navigation", "toc"],
    }
    if not head.searchable:
        meta["search"] = {"exclude": True}
    return meta
