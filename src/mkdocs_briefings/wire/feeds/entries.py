"""Make entries whole, of whichever format they are."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from mkdocs_briefings.model.fields import Language
from mkdocs_briefings.wire.feeds.plain import plain, shortened

if TYPE_CHECKING:
    from mkdocs_briefings.wire.records import Entry

MOST_ENTRIES = 2_000
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_CONTENT = 500, 2_000, 1_000_000
_TITLE_OF_SUMMARY, _WHOLE_TEXT = 120, 2_000

_LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)


def complete(entry: Entry) -> Entry | None:
    """Give an entry as the wire keeps it; None where there is nothing to keep."""
    title = shortened(entry.title or shortened(entry.summary, _TITLE_OF_SUMMARY), LONGEST_TITLE)
    guid = entry.guid or entry.url or _name(title, entry.summary)
    if not (title or entry.url or entry.content):
        return None
    return replace(
        entry,
        guid=guid,
        title=title,
        summary=shortened(entry.summary, LONGEST_SUMMARY),
        content=entry.content if len(entry.content) <= LONGEST_CONTENT else "",
    )


def whole_text(html: str) -> str:
    """Give a description again if it is so long that it is the text itself; else nothing."""
    is_long = len(html) > _WHOLE_TEXT
    return html if is_long and len(plain(html, is_html=True)) > _WHOLE_TEXT else ""


@cache
def language_tag(text: str) -> str:
    """Give a language's tag as BCP 47 writes it; empty where it is none."""
    try:
        return _LANGUAGE.validate_python(text.strip())
    except ValidationError:
        return ""


def _name(title: str, summary: str) -> str:
    digest = sha256(f"{title}\n{summary}".encode(errors="surrogatepass")).hexdigest()
    return f"urn:sha256:{digest}"
