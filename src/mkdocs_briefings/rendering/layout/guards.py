"""Watch over a theme's environment while it renders a shell."""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2.runtime import Context, Macro

from mkdocs_briefings.rendering.layout.guarded_text import guarded
from mkdocs_briefings.rendering.layout.taint_proxy import Fragment, Mark, Some, Tripwire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Environment

    from mkdocs_briefings.rendering.layout.taint_proxy import Watch

_OF_PRESENCE = {"defined": True, "undefined": False}
"""Tests of what a stand-in is: there, on every page."""


@contextmanager
def watched(
    environment: Environment, watch: Watch, links_to: Callable[[str], None]
) -> Iterator[None]:
    """Let filters, tests and functions trip over the values of a page.

    Python lets nobody notice an `is`, so none of them may even see such a value. `links_to` is told
    every address that is made relative to the page.

    Compiled templates look all of this up anew whenever they run.
    """
    names = ("filters", "tests", "context_class", "concat")
    before = {name: getattr(environment, name) for name in names}
    tests = before["tests"].items()
    environment.filters = {
        name: _guarded_filter(name, function, watch, links_to)
        for name, function in before["filters"].items()
    }
    environment.tests = {name: _guarded_test(name, function, watch) for name, function in tests}
    environment.context_class = _context_class(watch)
    environment.concat = _concat(watch)  # type: ignore[method-assign]
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(environment, name, value)


def _guard(user: str, function: Callable[..., Any], watch: Watch) -> Callable[..., Any]:
    # Jinja's mark for functions that are given the context is copied too.
    @wraps(function)
    def guard(*args: object, **options: object) -> Any:  # noqa: ANN401 - as the function
        for value in (*args, *options.values()):
            watch.check(value, user)
        return function(*args, **options)

    return guard


def _guarded_test(name: str, function: Callable[..., Any], watch: Watch) -> Callable[..., Any]:
    if name not in _OF_PRESENCE:
        return _guard(f"test {name}", function, watch)

    @wraps(function)
    def test(value: object) -> Any:  # noqa: ANN401
        return _OF_PRESENCE[name] if issubclass(type(value), Tripwire) else function(value)

    return test


def _guarded_filter(
    name: str, function: Callable[..., Any], watch: Watch, links_to: Callable[[str], None]
) -> Callable[..., Any]:
    guard = _guard(f"filter {name}", function, watch)
    if name == "first":

        @wraps(function)
        def first(environment: Environment, value: object) -> Any:  # noqa: ANN401
            is_some = type(value) is Some
            return function(environment, value) if is_some else guard(environment, value)

        return first
    if name in {"url", "script_tag"}:

        @wraps(function)
        def link(context: Context, value: object) -> Any:  # noqa: ANN401
            if type(value) is Fragment:
                return value
            result = guard(context, value)
            links_to(str(value))
            return result

        return link
    return guard


def _context_class(watch: Watch) -> type[Context]:
    class GuardedContext(Context):
        def call(self, called: Any, /, *args: Any, **options: Any) -> Any:  # noqa: ANN401
            # A macro is a part of the templates, and is watched as they are.
            if type(called) is not Macro:
                for value in (*args, *options.values()):
                    watch.check(value, "a call")
            return super().call(called, *args, **options)

    return GuardedContext


def _concat(watch: Watch) -> Callable[[Iterable[str]], str]:
    def concat(pieces: Iterable[str]) -> str:
        text = watch.see(list(pieces))
        return guarded(text, watch) if Mark.SIGN in text else text

    return concat
