"""Addresses as the blog of Material for MkDocs makes them."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from babel.dates import format_date, format_datetime

from mkdocs_briefings.importing.addresses.paths import address_of, clean_address

if TYPE_CHECKING:
    from typing import Self

    from mkdocs_briefings.importing.addresses.scheme import AddressParts

Slugify = Callable[[str, str], str]
"""Makes a slug of a text; its words are parted by the second text."""

_TAGS = re.compile(r"</?[^>]*>")
_CAPITALS = re.compile(r"[A-Z]+")
_CASES: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "lower-ascii": lambda text: _CAPITALS.sub(lambda found: found[0].lower(), text),
    "fold": str.casefold,
}
_FIELD = re.compile(r"\{\{|\}\}|\{(\w*)\}")
"""A field in braces; braces that stand for themselves are doubled."""

_TOKEN = re.compile(r":([a-z_]+)")
_STYLES = frozenset({"full", "long", "medium", "short"})
_INDEX_NAMES = frozenset({"index", "README"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Slugs:
    """Makes slugs as `pymdownx.slugs.slugify` does, which Material's blogs use."""

    case: str = "none"
    """Which letters become small: `lower`, `lower-ascii`, `fold`, or none at all."""

    percent_encode: bool = False
    normalize: Literal["NFC", "NFD", "NFKC", "NFKD"] = "NFC"

    def __call__(self, text: str, separator: str) -> str:
        """Give the slug: letters, digits, `_` and `-`, and a separator for each single space."""
        bare = _TAGS.sub("", unicodedata.normalize(self.normalize, text)).strip()
        cased = _CASES[self.case](bare) if self.case in _CASES else bare
        slug = re.sub(r"[^\w\- ]", "", cased).replace(" ", separator)
        return quote(slug) if self.percent_encode else slug


LOWER_SLUGS = Slugs(case="lower")
"""What slugs are made by unless a site chooses something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """How the addresses of one blog are made; a project may have several."""

    folder: str = "blog"
    """Its folder below the pages of the project, and the start of its addresses."""

    posts: str = "blog/posts"
    """The folder of its posts, below the pages of the project."""

    url_format: str = "{date}/{slug}"
    date_format: str = "yyyy/MM/dd"
    max_categories: int = 1
    slugify: Slugify = LOWER_SLUGS
    separator: str = "-"
    slugify_category: Slugify = LOWER_SLUGS
    category_separator: str = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialAddresses:
    """Makes the addresses of posts of a project's blogs."""

    blogs: tuple[Blog, ...] = (Blog(),)
    has_folders: bool = True
    """Whether a page is a folder, as it is by default, and not a file."""

    locale: str = "en"
    """Locale of dates."""

    redirects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Addresses that lead to a page, by its path below the pages of the project."""

    pattern: str = ""
    """The mapping's pattern of whole addresses."""

    languages: frozenset[str] = frozenset()
    """Those whose pages stand below a folder of the language's name."""

    def addresses(self, parts: AddressParts) -> tuple[str, ...]:
        """Give the address of a post, and those that were led there."""
        place = parts.post.file.place.as_posix() if parts.post.file else ""
        blog = next((each for each in self.blogs if place.startswith(each.posts)), self.blogs[0])
        post = _Post(parts, blog, self.locale)
        if self.pattern:
            path = _TOKEN.sub(
                lambda found: _PARTS[found[1]](post) if found[1] in _PARTS else found[0],
                self.pattern,
            )
            return (address_of(path), *self.redirects.get(place, ()))
        path = posixpath.normpath(post.filled(blog.url_format).strip("/"))
        language = parts.post.file.language_key if parts.post.file else ""
        folder = f"{language}/{blog.folder}" if language in self.languages else blog.folder
        whole = posixpath.normpath(posixpath.join(folder, path))
        return (page_address(whole, has_folders=self.has_folders), *self.redirects.get(place, ()))

    def alias(self, written: str, address: str, _parts: AddressParts) -> str:
        """Give the address of an alias, which starts from the post's own as a link would."""
        return clean_address(written, address)

    def with_pattern(self, pattern: str) -> Self:
        """Give the same with another pattern: as `post_url_format`, or of whole addresses."""
        if "{" not in pattern:
            return replace(self, pattern=pattern)
        blogs = tuple(replace(blog, url_format=pattern) for blog in self.blogs)
        return replace(self, blogs=blogs)


def page_address(path: str, *, has_folders: bool) -> str:
    """Give the address of the page that MkDocs makes of `path`, which has no ending."""
    folder, name = posixpath.split(path)
    if name in _INDEX_NAMES:
        return address_of(f"{folder}/")
    return address_of(f"{path}/" if has_folders else f"{path}.html")


class _Post:
    """What patterns say of a post."""

    def __init__(self, parts: AddressParts, blog: Blog, locale: str) -> None:
        self._post, self._blog, self._locale = parts.post, blog, locale
        self.moment = parts.moment

    def filled(self, url_format: str) -> str:
        """Put in the place of each field what it stands for."""

        def value(found: re.Match[str]) -> str:
            if found[1] is None:
                return found[0][0]
            return _FIELDS[found[1]](self) if found[1] in _FIELDS else found[0]

        return _FIELD.sub(value, url_format)

    def categories(self) -> str:
        """Give as many of its categories as are in addresses."""
        value = self._post.value("categories")
        names = dict.fromkeys(value if isinstance(value, list) else [])
        chosen = list(names)[: self._blog.max_categories]
        separator = self._blog.category_separator
        return "/".join(self._blog.slugify_category(str(name), separator) for name in chosen)

    def date(self) -> str:
        """Give its date, in the format that the blog has chosen."""
        written = self._blog.date_format
        if written in _STYLES:
            return format_date(self.moment, format=written, locale=self._locale)
        return format_datetime(self.moment, format=written, locale=self._locale)

    def file(self) -> str:
        """Give the name of its file."""
        name = self._post.file.path.stem if self._post.file else ""
        return "index" if name == "README" else name

    def slug(self) -> str:
        """Give its slug as it is written, or else what its title makes one of."""
        own = self._post.value("slug")
        return (
            own if isinstance(own, str) else self._blog.slugify(self._title(), self._blog.separator)
        )

    def _title(self) -> str:
        """Give the title as MkDocs knows it before it renders a page, with all its marks."""
        own = self._post.value("title")
        if isinstance(own, str):
            return own
        first = next((line.strip() for line in self._post.text.splitlines() if line.strip()), "")
        if first.startswith("# "):
            return first.lstrip("# ")
        name = self.file().replace("-", " ").replace("_", " ")
        return name.capitalize() if name == name.lower() else name


_FIELDS: dict[str, Callable[[_Post], str]] = {
    "categories": _Post.categories,
    "date": _Post.date,
    "file": _Post.file,
    "slug": _Post.slug,
}
"""What stands in braces in `post_url_format`."""

_PARTS: dict[str, Callable[[_Post], str]] = {
    "year": lambda post: f"{post.moment:%Y}",
    "short_year": lambda post: f"{post.moment:%y}",
    "month": lambda post: f"{post.moment:%m}",
    "i_month": lambda post: str(post.moment.month),
    "day": lambda post: f"{post.moment:%d}",
    "i_day": lambda post: str(post.moment.day),
    "categories": _Post.categories,
    "filename": _Post.file,
    "slug": _Post.slug,
    "title": _Post.slug,
}
"""What stands behind a colon in the mapping's patterns of whole addresses."""


def unknown_parts(pattern: str) -> list[str]:
    """Give the parts of a pattern that stand for nothing."""
    if "{" in pattern:
        known = {None, *_FIELDS}
        rest = _FIELD.sub(lambda found: "" if found[1] in known else found[0], pattern)
        return re.findall(r"\{[^}]*\}?", rest)
    return [f":{name}" for name in _TOKEN.findall(pattern) if name not in _PARTS]
