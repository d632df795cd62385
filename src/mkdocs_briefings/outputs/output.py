"""An output: a file of the site, or several that belong together, and how it is made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from mkdocs_briefings.archive.urls import destination

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class Output(ABC):
    """A file that the build makes.

    Its fields are all that it depends on; for a file that it reads, one holds the fingerprint.
    """

    called: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """How a build that explains itself calls its fields; others go by their names."""

    follows_look: ClassVar[bool] = True
    """Whether it may depend on templates, the navigation, or other files of the site's look."""

    url: str
    """Its address, relative to the site's root."""

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the theme, of which plugins are told."""
        return self.path.endswith(".html")

    @property
    def holds_texts(self) -> bool:
        """Whether it is no page, and yet holds texts of briefings, as a feed does."""
        return False

    @property
    def path(self) -> str:
        """The file that it is written to, relative to the site's folder."""
        return destination(self.url)

    @property
    def places(self) -> tuple[str, ...]:
        """Where all of its files are: paths of files, and of folders with a slash at the end."""
        return (self.path,)

    @property
    def origin(self) -> str:
        """What it is made from, for messages: a file of the project, or its own address."""
        return f"/{self.url}"

    def prepare(self, renderer: Renderer) -> None:  # noqa: B027 - most have nothing to prepare
        """Do what can be done before it is rendered, together with others of its group."""

    @abstractmethod
    def render(self, renderer: Renderer) -> bytes:
        """Give the bytes of the file."""

    def files(self, renderer: Renderer) -> Iterable[tuple[str, bytes]]:
        """Give all files that it becomes, each by its path in the site's folder."""
        yield self.path, self.render(renderer)


@dataclass(frozen=True, slots=True)
class FileSet(Output):
    """Files that are made in one go; its address is that of one of them."""

    @property
    @abstractmethod
    def places(self) -> tuple[str, ...]:
        """Where all of its files are: paths of files, and of folders with a slash at the end."""

    def render(self, renderer: Renderer) -> bytes:
        """Give the bytes of that one."""
        return dict(self.files(renderer))[self.path]

    @abstractmethod
    def files(self, renderer: Renderer) -> Iterable[tuple[str, bytes]]:
        """Give all files that it becomes, each by its path in the site's folder."""
