"""What an importer is, and what it may say of the old site as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo
    from pathlib import Path

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.addresses.scheme import AddressScheme
    from mkdocs_briefings.importing.old_post import OldPost


class ArchiveError(BriefingsError):
    """An importer cannot take what it was given; the message is a sentence that says why.

    `path` is the file that it stands in, if it is not the archive itself.
    """

    def __init__(self, message: str, path: str = "", line: int = 1) -> None:
        self.path, self.line = path, line
        super().__init__(message)


class TemplateLanguage(Enum):
    """Languages of the tags that an old site filled in while it was built."""

    SHORTCODES = "shortcodes"
    """Hugo's: `{{< figure src="a.png" >}}`."""

    LIQUID = "liquid"
    """Jekyll's: `{% include a.html %}`, `{{ site.url }}`."""

    WORDPRESS = "wordpress"
    """WordPress' shortcodes: `[gallery ids="1,2"]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldMedia:
    """An image, a film or a sound that the old site knew by an id."""

    src: str
    """Its address."""

    alt: str = ""
    caption: str = ""
    """May have HTML in it."""


class MarkdownDialect(Enum):
    """What an old site took for Markdown, where that is not what Python-Markdown does."""

    GOLDMARK = "goldmark"
    """Hugo's: CommonMark with GitHub's extensions, footnotes and definition lists."""

    KRAMDOWN = "kramdown"
    """Jekyll's, with attributes in braces and extensions of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldSite:
    """What holds for all posts of an archive."""

    root: Path
    """The folder of the whole site: nothing outside it is copied."""

    assets: tuple[Path, ...] = ()
    """Folders in which files with an absolute address stand."""

    addresses: tuple[str, ...] = ()
    """Addresses that the site had, such as `https://old.example`, the main one first."""

    media_addresses: tuple[str, ...] = ("/",)
    """Beginnings of the addresses of files that a folder of media may hold, the longest first."""

    smaller_copies: str = ""
    """Pattern of what addresses of smaller copies have besides that of the image itself."""

    permalink: str = ""
    """Pattern of the old addresses, unless the mapping gives another; empty where there is none."""

    address_scheme: AddressScheme | None = None
    """What makes the addresses of posts that do not say theirs, if it is more than a pattern."""

    path: str = ""
    """Where on its host the old site stood, such as `/news`; empty where it had the whole."""

    zone: tzinfo | None = None
    """Its time zone; None where nobody knows it."""

    default_language: str | None = None
    """Language of posts that name none; None where nobody knows it."""

    notes: tuple[Problem, ...] = ()
    """What was not understood of its configuration: its old addresses may differ then."""

    data_notes: tuple[Problem, ...] = ()
    """What cannot be read of its lists of data, such as that of its authors."""

    registry: Path | None = None
    """The folder with the archive's own list of sources."""

    people: Mapping[str, str] = field(default_factory=dict)
    """Names of authors whom the old site knew by an id."""

    media: Mapping[str, OldMedia] = field(default_factory=dict)
    """Images, films and sounds that the old site knew by an id."""

    template_language: TemplateLanguage | None = None
    """The language of the tags in its texts."""

    markdown_dialect: MarkdownDialect | None = None
    """What its texts in Markdown are written in; None for what Python-Markdown reads."""

    prefers_markdown: bool = False
    """Whether texts in HTML become Markdown, where that says the same."""

    steering_keys: frozenset[str] = frozenset()
    """Keys, in lower case, that only steer the old site's templates."""

    words_are_tags: bool = False
    """Whether each word of a text is a tag, where it has no commas."""

    titles_are_headings: bool = False
    """Whether a post's first heading is its title, so that none is missing."""


class Importer(Protocol):
    """Reads archives of one kind."""

    @property
    def name(self) -> str:
        """What `briefings import --from` calls it."""

    def posts(self, path: Path, /) -> Iterable[OldPost | Problem]:
        """Give the posts of an archive, one after the other; `path` is a file or a folder.

        In the place of a post that cannot be read stands a `Problem`; as a warning, it is the
        reason why something is no post. Raises `ArchiveError` where nothing can be imported.
        """


@runtime_checkable
class SiteImporter(Importer, Protocol):
    """An importer that knows more of the old site than its posts."""

    def site(self, path: Path, /) -> OldSite:
        """Give what holds for all posts of an archive. Raises `ArchiveError`."""
