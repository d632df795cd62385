"""Watch over a theme's environment while it renders a layout."""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2.runtime import Context, Macro

from mkdocs_briefings.rendering.layout.guarded_text import guarded
from mkdocs_briefings.rendering.layout.taint_proxy import (
    FragmentProxy,
    NonEmptyListProxy,
    SlotMarker,
    TaintProxy,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Environment

    from mkdocs_briefings.rendering.layout.taint_proxy import TaintTracker

_OF_PRESENCE = {"defined": True, "undefined": False}
"""Tests of what a proxy is: there, on every page."""


@contextmanager
def guarded_environment(
    environment: Environment, tracker: TaintTracker, links_to: Callable[[str], None]
) -> Iterator[None]:
    """Let filters, tests and functions reject the values of a page.

    Python lets nobody notice an `is`, so none of them may even see such a value. `links_to` is told
    every address that is made relative to the page.

    Compiled templates look all of this up anew whenever they run.
    """
    names = ("filters", "tests", "context_class", "concat")
    before = {name: getattr(environment, name) for name in names}
    tests = before["tests"].items()
    environment.filters = {
        name: _guarded_filter(name, function, tracker, links_to)
        for name, function in before["filters"].items()
    }
    environment.tests = {name: _guarded_test(name, function, tracker) for name, function in tests}
    environment.context_class = _context_class(tracker)
    environment.concat = _concat(tracker)  # type: ignore[method-assign]
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(environment, name, value)


def _guard(user: str, function: Callable[..., Any], tracker: TaintTracker) -> Callable[..., Any]:
    # Jinja's mark for functions that are given the context is copied too.
    @wraps(function)
    def guard(*args: object, **options: object) -> Any:  # noqa: ANN401 - as the function
        for value in (*args, *options.values()):
            tracker.check(value, user)
        return function(*args, **options)

    return guard


def _guarded_test(
    name: str, function: Callable[..., Any], tracker: TaintTracker
) -> Callable[..., Any]:
    if name not in _OF_PRESENCE:
        return _guard(f"test {name}", function, tracker)

    @wraps(function)
    def test(value: object) -> Any:  # noqa: ANN401
        return _OF_PRESENCE[name] if issubclass(type(value), TaintProxy) else function(value)

    return test


def _guarded_filter(
    name: str, function: Callable[..., Any], tracker: TaintTracker, links_to: Callable[[str], None]
) -> Callable[..., Any]:
    guard = _guard(f"filter {name}", function, tracker)
    if name == "first":

        @wraps(function)
        def first(environment: Environment, value: object) -> Any:  # noqa: ANN401
            is_list = type(value) is NonEmptyListProxy
            return function(environment, value) if is_list else guard(environment, value)

        return first
    if name in {"url", "script_tag"}:

        @wraps(function)
        def link(context: Context, value: object) -> Any:  # noqa: ANN401
            if type(value) is FragmentProxy:
                return value
            result = guard(context, value)
            links_to(str(value))
            return result

        return link
    return guard


def _context_class(tracker: TaintTracker) -> type[Context]:
    class GuardedContext(Context):
        def call(self, called: Any, /, *args: Any, **options: Any) -> Any:  # noqa: ANN401
            # A macro is a part of the templates, and is watched as they are.
            if type(called) is not Macro:
                for value in (*args, *options.values()):
                    tracker.check(value, "a call")
            return super().call(called, *args, **options)

    return GuardedContext


def _concat(tracker: TaintTracker) -> Callable[[Iterable[str]], str]:
    def concat(pieces: Iterable[str]) -> str:
        text = tracker.see(list(pieces))
        return guarded(text, tracker) if SlotMarker.SIGN in text else text

    return concat
