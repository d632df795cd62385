"""Addresses as the page that is being rendered links to them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from markupsafe import Markup

from mkdocs_briefings.rendering.page.relative_url import normalize_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from jinja2.runtime import Context

_PART = r"[A-Za-z0-9_%~-][A-Za-z0-9_%~.-]*"
_PLAIN = re.compile(rf"(?:{_PART}/)*{_PART}/?")

_THEIR = "MkDocs' "

_STOCK = frozenset(
    (f"{package}.utils.templates", name)
    for package in ("mkdocs", "properdocs")
    for name in ("url_filter", "script_tag_filter")
)
"""Where MkDocs' functions of these filters are, or its successor's, and what they are called."""

_MANY = 1 << 12
"""So many addresses are known at once from a folder: pages of lists name every briefing."""


class RelativeUrls:
    """Makes the filters `url` and `script_tag`: MkDocs' results, in a tenth of the time.

    Without MkDocs an environment has no others, and only pages of the news ask for them.

    They know the page without its context, so our macros need not be imported `with context`,
    which would make Jinja prepare them anew for every page.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._page: Any = None
        self._here, self._root, self._up = "", "/", ""
        self._home = ""
        self._prefixes: tuple[tuple[str, str], ...] = ()
        # What is not near a page has one address from all that stand as deep in the same folder
        # below the front page.
        self._far: dict[str, str] = {}
        self._far_from: dict[str, dict[str, str]] = {}
        self._host_path: str | None = None
        filters = environment.filters
        self.are_stock = "url" not in filters or _are_of_mkdocs(filters)
        """Whether they take the place of MkDocs' own, and not of another plugin's."""

        if "url" in filters and f"{_THEIR}url" not in filters:
            filters[f"{_THEIR}url"] = filters["url"]
            filters[f"{_THEIR}script_tag"] = filters["script_tag"]
        filters["url"] = self._url
        filters["script_tag"] = self._script_tag

    @classmethod
    def of(cls, environment: Environment) -> RelativeUrls:
        """Give those of an environment: macros that it has imported know no others."""
        owner = getattr(environment.filters.get("url"), "__self__", None)
        return owner if isinstance(owner, cls) else cls(environment)

    def stand_below(self, home: str) -> None:
        """Take the address of the front page: nearly all that pages link to is below it."""
        self._home = home

    def start(self, page: object, url: str, host_path: str | None = None) -> None:
        """Begin a page; `url` is its address, relative to the site's root.

        `host_path` is the path of the site's root, for a page that is sent in place of others:
        wherever that happens, addresses from there are right, and those from the page are not.
        """
        self._page, self._here, self._host_path = page, url, host_path
        parts = url.split("/")[:-1]
        depth = len(parts)
        self._up = "../" * depth
        above = self._home.count("/") if url.startswith(self._home) else 0
        self._root = "/".join(parts[: above + 1]) + "/"
        self._prefixes = tuple(
            ("/".join(parts[:common]) + "/", "../" * (depth - common))
            for common in range(depth, 0, -1)
        )
        folder = self._up + self._root
        self._far = {} if host_path is not None else self._far_from.setdefault(folder, {})

    def end(self) -> None:
        """Leave the filters to MkDocs, until the next page begins."""
        self._page = None

    def to(self, url: str) -> str:
        """Give the address by which the page links to `url`."""
        far = self._far.get(url)
        if far is not None:
            return far
        if self._host_path is not None:
            return normalize_url(url, None, self._host_path) if url else self._host_path
        if not url and self._here.endswith("/"):
            # The way to the root is the same from all pages that stand as deep.
            far = self._far[url] = normalize_url(url, self._here)
            return far
        if not _is_plain(url) or self._here.startswith(f"{url}/"):
            return normalize_url(url, self._here)
        link = self._from_here(url)
        if not url.startswith(self._root):
            if len(self._far) == _MANY:
                self._far.clear()
            self._far[url] = link
        return link

    def _from_here(self, url: str) -> str:
        for prefix, up in self._prefixes:
            if url.startswith(prefix):
                return up + url[len(prefix) :] or "./"
        return self._up + url

    @pass_context
    def _url(self, context: Context, value: object) -> object:
        if self._page is None or not self.are_stock:
            return self._theirs("url", context, value)
        return self.to(str(value))

    @pass_context
    def _script_tag(self, context: Context, value: Any) -> object:  # noqa: ANN401 - MkDocs'
        if self._page is None or not self.are_stock:
            return self._theirs("script_tag", context, value)
        page = self._here if self._host_path is None else None
        return _script_tag(value, normalize_url(str(value), page, self._host_path or ""))

    def _theirs(self, name: str, context: Context, value: object) -> object:
        if "page" not in context and self._page is not None:
            context = context.derived({"page": self._page, "base_url": self._up})
        return self._environment.call_filter(f"{_THEIR}{name}", value, context=context)


def _are_of_mkdocs(filters: Mapping[str, object]) -> bool:
    return all(
        (getattr(each, "__module__", ""), getattr(each, "__qualname__", "")) in _STOCK
        for each in (filters["url"], filters["script_tag"])
    )


def _script_tag(script: Any, url: str) -> Markup:  # noqa: ANN401 - text, or MkDocs' own type
    told = ""
    if not isinstance(script, str):
        told += Markup(' type="{}"').format(script.type) if script.type else ""
        told += " defer" if script.defer else ""
        told += " async" if script.async_ else ""
    return Markup('<script src="{}"{}></script>').format(url, Markup(told))  # noqa: S704 - as made above


@lru_cache(maxsize=1 << 14)
def _is_plain(url: str) -> bool:
    # What MkDocs takes as it is: a path without a scheme, a query, or parts to normalise.
    return _PLAIN.fullmatch(url) is not None
