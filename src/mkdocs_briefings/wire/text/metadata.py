"""What a page says about its report besides the text: authors, image, its own address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.wire.text.words import key, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.wire.text.structured import Structured
    from mkdocs_briefings.wire.text.tree import Tree

MOST_AUTHORS = 20

LONGEST_NAME = 80
"""Characters; what is longer is no name."""

_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator")

_IMAGES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")

_NO_NAME = re.compile(r"https?:|www\.|\S@\S|^@|[<>{}=]|\.(?:com|org|net|html)$", re.IGNORECASE)
"""What stands where a name should be: addresses, accounts, bits of programs."""

_ADDRESS = re.compile(r"(?:https?:)?//\S+$|\S+@\S+$", re.IGNORECASE)

_BY = re.compile(r"^(?:[Bb]y|BY|[Pp]ar|[Pp]or)\s+")
"""What stands before a name and is no part of any, as `von` and `di` may be."""

_BETWEEN = re.compile(r"\s*[;|•·]\s*|\s/\s|\s*[,、，]\s+|\s*[、，]\s*|,(?=[^\x00-\x7f])")
"""What stands between names: a comma only before a space, or between names of other scripts."""


def find_authors(tree: Tree, structured: Structured, fed: Iterable[str]) -> tuple[str, ...]:
    """Give the authors: of structured data, or else of `<meta>`, of links, of the feed."""
    for said in (
        structured.texts("author"),
        structured.texts("creator"),
        tree.metas(*_AUTHORS),
        _linked(tree),
        fed,
    ):
        found = {key(name): name for each in said for name in _names(each)}
        if found:
            return tuple(found.values())[:MOST_AUTHORS]
    return ()


def find_image(tree: Tree, structured: Structured, fed: str) -> str:
    """Give the address of the main image, as pages name it for where they are shared."""
    said: list[str] = [*tree.metas(*_IMAGES), *structured.addresses("image", "thumbnailUrl")]
    said.extend(link.get("href") or "" for link in tree.links("image_src"))
    return next(filter(None, map(tree.address, said)), "") or tree.address(fed)


def find_canonical(tree: Tree, structured: Structured) -> str:
    """Give the address that the page calls its own; by default the one that it came from.

    Pages that call the front page of a site their own were made with a fault.
    """
    said: list[str] = [link.get("href") or "" for link in tree.links("canonical")]
    said.extend(tree.metas("og:url"))
    said.extend(structured.addresses("url", "mainEntityOfPage"))
    whole = filter(None, map(tree.address, said))
    return next((each for each in whole if not is_front(each)), tree.address(tree.url))


def is_front(url: str) -> bool:
    """Tell whether an address is that of a site's front page."""
    parts = urlsplit(url)
    return parts.path.strip("/") in {"", "index.html", "index.php"} and not parts.query


def _linked(tree: Tree) -> Iterator[str]:
    for link in tree.links("author"):
        if link.tag == "a":
            yield " ".join(link.itertext())


def _names(said: str) -> Iterator[str]:
    text = plain(said)
    for part in () if _ADDRESS.match(text) else _BETWEEN.split(text):
        name = _BY.sub("", part.strip(" ."))
        found = key(name)
        is_name = bool(found) and not found.isdigit() and len(name) <= LONGEST_NAME
        if is_name and not _NO_NAME.search(name):
            yield name
