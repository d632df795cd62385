"""Pages that have to do without an error of a script."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@contextmanager
def empty_page(browser: Browser, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - a context's
    """Give an empty page of a browser that knows nothing; in the end no script of it has failed."""
    context = browser.new_context(**options)
    failed: list[str] = []
    try:
        page = context.new_page()
        page.on("pageerror", lambda error: failed.append(str(error)))
        yield page
        assert failed == [], failed
    finally:
        context.close()
