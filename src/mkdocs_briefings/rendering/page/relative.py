"""Addresses as the page that is being rendered links to them."""

from __future__ import annotations

import re
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from mkdocs.utils import normalize_url
from mkdocs.utils.templates import script_tag_filter, url_filter

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context

_PART = r"[A-Za-z0-9_%~-][A-Za-z0-9_%~.-]*"
_PLAIN = re.compile(rf"(?:{_PART}/)*{_PART}/?")

_THEIR = "MkDocs' "

_MANY = 1 << 12
"""So many addresses are known at once from a folder: pages of lists name every briefing."""


class RelativeUrls:
    """Makes the filters `url` and `script_tag`: MkDocs' results, in a tenth of the time.

    They know the page without its context, so our macros need not be imported `with context`,
    which would make Jinja prepare them anew for every page.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._page: Any = None
        self._here, self._root, self._up = "", "/", ""
        self._prefixes: tuple[tuple[str, str], ...] = ()
        # What is not near a page has one address from all that stand as deep in the same folder.
        self._far: dict[str, str] = {}
        self._far_from: dict[str, dict[str, str]] = {}
        self._host_path: str | None = None
        filters = environment.filters
        self.are_stock = (filters["url"], filters["script_tag"]) == (url_filter, script_tag_filter)
        """Whether they take the place of MkDocs' own, and not of another plugin's."""

        if f"{_THEIR}url" not in filters:
            filters[f"{_THEIR}url"] = filters["url"]
            filters[f"{_THEIR}script_tag"] = filters["script_tag"]
        filters["url"] = self._url
        filters["script_tag"] = self._script_tag

    @classmethod
    def of(cls, environment: Environment) -> RelativeUrls:
        """Give those of an environment: macros that it has imported know no others."""
        owner = getattr(environment.filters["url"], "__self__", None)
        return owner if isinstance(owner, cls) else cls(environment)

    def start(self, page: object, url: str, host_path: str | None = None) -> None:
        """Begin a page; `url` is its address, relative to the site's root.

        `host_path` is the path of the site's root, for a page that is sent in place of others:
        wherever that happens, addresses from there are right, and those from the page are not.
        """
        self._page, self._here, self._host_path = page, url, host_path
        parts = url.split("/")[:-1]
        depth = len(parts)
        self._up = "../" * depth
        self._root = f"{parts[0]}/" if parts else "/"
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
            return normalize_url(url, base=self._host_path) if url else self._host_path
        if not _is_plain(url) or self._here.startswith(f"{url}/"):
            return normalize_url(url, SimpleNamespace(url=self._here))  # type: ignore[arg-type]
        if url.startswith(self._root):
            for prefix, up in self._prefixes:
                if url.startswith(prefix):
                    return up + url[len(prefix) :] or "./"
        if len(self._far) == _MANY:
            self._far.clear()
        far = self._far[url] = self._up + url
        return far

    @pass_context
    def _url(self, context: Context, value: object) -> object:
        if self._page is None or not self.are_stock:
            return self._theirs("url", context, value)
        return self.to(str(value))

    @pass_context
    def _script_tag(self, context: Context, value: Any) -> object:  # noqa: ANN401 - MkDocs'
        if self._page is None or not self.are_stock:
            return self._theirs("script_tag", context, value)
        page = SimpleNamespace(url=self._here) if self._host_path is None else None
        here: Any = {"page": page, "base_url": self._host_path or ""}
        return script_tag_filter(here, value)

    def _theirs(self, name: str, context: Context, value: object) -> object:
        if "page" not in context and self._page is not None:
            context = context.derived({"page": self._page, "base_url": self._up})
        return self._environment.call_filter(f"{_THEIR}{name}", value, context=context)


@lru_cache(maxsize=1 << 14)
def _is_plain(url: str) -> bool:
    # What MkDocs takes as it is: a path without a scheme, a query, or parts to normalise.
    return _PLAIN.fullmatch(url) is not None
