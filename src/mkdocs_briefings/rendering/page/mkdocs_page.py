"""A page of the news, in the form that MkDocs and its plugins know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.rendering.page.page import meta_of, title_of

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_briefings.rendering.page.head import Head


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
    page = Page(title_of(head), file, config)
    page.markdown = ""
    page.content = ""
    page.meta = meta_of(head, template)
    return page


class LightPage(Page):
    """The same page for templates only: what they rarely ask for is made when they do.

    Plugins are given whole pages, which take as long to make as an article's own words to render.
    """

    def __init__(  # its base class's is run when it is made whole
        self, head: Head, template: str, config: MkDocsConfig, *, path: str | None, root: Path
    ) -> None:
        """Take what `make_page` takes."""
        self.__dict__.update(
            title=title_of(head),
            markdown="",
            content="",
            toc=[],
            meta=meta_of(head, template),
            making=(head, template, config, path, root),
        )

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        return str(self.making[0].url)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any attribute of a page
        """Make the page whole, and give its attribute."""
        if name == "making" or "file" in self.__dict__:
            raise AttributeError(name)
        head, template, config, path, root = self.making
        whole = make_page(head, template, config, path=path, root=root)
        self.__dict__.update({**whole.__dict__, **self.__dict__})
        self.file.page = self
        return getattr(self, name)
