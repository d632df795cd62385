"""What rendering knows of the site that the news are part of, whoever makes the rest of it.

MkDocs has a view of a site (`mkdocs_site.py`); without MkDocs we have one of our own
(`own_site.py`). Nothing below this module imports MkDocs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from mkdocs_briefings.rendering.anchors import AnchorReader
    from mkdocs_briefings.rendering.fast_markdown.converter import ExtensionOptions
    from mkdocs_briefings.rendering.findings import Finding
    from mkdocs_briefings.rendering.page.head import Head
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings


class NewsPage(Protocol):
    """A page of the news, as templates know it."""

    markdown: Any
    content: Any
    """Its text as HTML, cleaned."""

    toc: Any
    meta: Any
    active: Any

    @property
    def title(self) -> Any:  # noqa: ANN401 - MkDocs has none that its types tell
        """What it is called, as HTML."""
        ...

    @property
    def canonical_url(self) -> Any:  # noqa: ANN401 - as above
        """Its whole address."""
        ...

    @property
    def edit_url(self) -> Any:  # noqa: ANN401 - as above
        """Where its file is edited, if that is anywhere."""
        ...

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        ...


class PageEvents(Protocol):
    """What others do with a page while it is made; each gives what goes on in its place."""

    def on_pre_page(self, page: Any, *, config: Any, files: Any) -> Any:  # noqa: ANN401 - MkDocs'
        """Take a page before its text is read."""
        ...

    def on_page_read_source(self, *, page: Any, config: Any) -> Any:  # noqa: ANN401
        """Give a page's file, or None for the one that it has."""
        ...

    def on_page_markdown(self, markdown: Any, *, page: Any, config: Any, files: Any) -> Any:  # noqa: ANN401
        """Take a page's text."""
        ...

    def on_page_content(self, html: Any, *, page: Any, config: Any, files: Any) -> Any:  # noqa: ANN401
        """Take what became of it."""
        ...

    def on_page_context(self, context: Any, *, page: Any, config: Any, nav: Any) -> Any:  # noqa: ANN401
        """Take what a template is told."""
        ...

    def on_post_page(self, output: Any, *, page: Any, config: Any) -> Any:  # noqa: ANN401
        """Take what it has made."""
        ...


class Watch(Protocol):
    """Watches those others that nobody has read."""

    @property
    def names(self) -> frozenset[str]:
        """Those that are watched."""
        ...

    def know(self, findings: Iterable[Finding]) -> None:
        """Take what is known, and need not be found again."""
        ...

    def check(self) -> None:
        """Raise `ListenerFoundError` if one of them has done what is watched for."""
        ...


class Listeners(Protocol):
    """All others that take part in rendering, and what is known of them."""

    @property
    def events(self) -> PageEvents:
        """What they do with a page."""
        ...

    @property
    def watch(self) -> Watch:
        """What watches them."""
        ...

    @property
    def subscribed(self) -> frozenset[str]:
        """The events of a page that any of them listens to."""
        ...

    @property
    def change_templates(self) -> bool:
        """Whether one of them may change what templates are told, or what they give."""
        ...

    @property
    def may_write(self) -> bool:
        """Whether one of them may write files of its own into the site."""
        ...

    @property
    def may_survey(self) -> bool:
        """Whether one of them may look at the finished site."""
        ...

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is known of them before the first page."""
        ...

    def hears_texts(self, name: str) -> bool:
        """Whether one has a say in the texts of feeds and indexes too."""
        ...

    def inputs(self) -> Iterator[tuple[str, str]]:
        """Give what pages depend on through them, as text by its name for people."""
        ...

    def watch_site(self, stage: Path, standing: Collection[str]) -> None:
        """Note from now on who looks at files of the site in `stage` that are not `standing`."""
        ...

    def take_surveys(self) -> tuple[Finding, ...]:
        """Note no more of it, and give what was found."""
        ...


class Site(Protocol):
    """The site that the news are part of, when pages are about to be written."""

    @property
    def config(self) -> ExtensionOptions:
        """What `mkdocs.yml` says, as templates are told it."""
        ...

    @property
    def files(self) -> Any:  # noqa: ANN401 - handed on to those who listen
        """What is published besides the news."""
        ...

    @property
    def nav(self) -> Any:  # noqa: ANN401 - as above
        """The navigation, as templates are told it."""
        ...

    @property
    def environment(self) -> Environment:
        """Renders templates."""
        ...

    @property
    def scripts(self) -> frozenset[str]:
        """Hashes of the scripts that stand in pages of `docs/`, as a policy names them."""
        ...

    def in_language(self, tag: str) -> Self:
        """Give the same with the environment of one of its languages."""
        ...

    def markdown_in(self, tag: str) -> ExtensionOptions:
        """Give what Markdown's extensions are told of a text in one of its languages."""
        ...

    def listeners(self, settings: Settings) -> Listeners:
        """Give those others that take part."""
        ...

    def anchor_reader(self, settings: Settings, standing: StandingFiles) -> AnchorReader:
        """Give what knows the anchors of texts."""
        ...

    def inputs(self, settings: Settings) -> Mapping[str, str]:
        """Give what every page depends on besides ourselves, as text by its name for people."""
        ...

    def page(
        self, head: Head, template: str, path: str | None, root: Path, *, is_whole: bool
    ) -> NewsPage:
        """Make a page; `path` is that of its Markdown file, relative to the project, if it has one.

        A whole one may be handed to others; else what is rarely asked for is made when it is.
        """
        ...

    def context(self, page: Any) -> Mapping[str, Any]:  # noqa: ANN401 - one that this site has made
        """Give what the template of a page is told."""
        ...
