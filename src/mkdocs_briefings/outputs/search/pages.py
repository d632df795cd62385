"""What is searched of the pages of `docs/`: a bundle of their own in each language.

Whatever makes the pages, their texts are read from what it has made, which is there once the news
are planned. So it is no output of the plan, and what decides about it is compared here.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.outputs.search import pagefind
from mkdocs_briefings.outputs.search.bundles import BundleEntry, bundle_list
from mkdocs_briefings.outputs.search.documents import search_mark, search_text
from mkdocs_briefings.outputs.search.main_content import main_content, sections
from mkdocs_briefings.toolchain import program_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.outputs.search.main_content import TextSection

_TITLE, _HEADING = 10, 5
"""How much more a word counts there than in the text."""

_SHOWN = 200
"""How many characters of a text stand for one that has no description, at least."""


class StandingPage(NamedTuple):
    """A page of `docs/`, as it is made."""

    url: str
    """Its address, relative to the site's root."""

    title: str
    """What it is called where it has no heading of its own."""

    description: str
    content: str
    """As `main_content` gives it."""


class PageBundle:
    """The pages of a site in one language."""

    def __init__(self, pages: Sequence[StandingPage], language: str, program: str) -> None:
        """Take the pages, and the version of Pagefind; that is empty where titles are searched."""
        self._pages, self._language, self._program = pages, language, program

    @property
    def key(self) -> str:
        """Stands for all that its files are made of."""
        told = (part for page in self._pages for part in page)
        made_by = program_behind(__name__)
        return fingerprint_of(made_by, self._language, self._program, *told).hex()

    def files(self) -> dict[str, bytes]:
        """Give the files by their paths in its folder; none of no page. Raises `PagefindError`."""
        read = [(page, sections(page.content)) for page in self._pages]
        if not read:
            return {}
        if not self._program:
            return {"titles.json": _titles(read, self._language)}
        documents = ((page.url, _document(page, its, self._language)) for page, its in read)
        return dict(pagefind.index(documents, self._language))

    def listed(self, urls: Urls, files: Mapping[str, bytes]) -> bytes:
        """Give the list of it, which a browser begins with; `files` are those of the bundle."""
        programs = urls.search_programs(self._program).removeprefix(urls.search())
        told = (part for pair in sorted(files.items()) for part in pair)
        tag = fingerprint_of(*told).hex()
        folder = urls.page_bundle().removeprefix(urls.search())
        bundles = [BundleEntry(folder, "", "", len(self._pages), tag)] if files else []
        return bundle_list(programs if self._program else "", self._language, bundles)


def standing_page(url: str, html: str, title: str, description: str) -> StandingPage:
    """Give a page, of all that its theme has made of it."""
    return StandingPage(url, title, description, main_content(html))


def _document(page: StandingPage, read: Sequence[TextSection], language: str) -> str:
    """Give the page that is indexed: what is in it by its headings, without what is around."""
    first, *others = read
    lines = [
        f"<html><head>{search_mark('filter', 'text', language)}</head><body data-pagefind-body>",
        f'<h1 data-pagefind-weight="{_TITLE}">{search_text(first.title or page.title)}</h1>',
        *_paragraphs(first),
    ]
    for section in others:
        title = search_text(section.title)
        lines.append(
            f'<h2 id="{escape(section.anchor)}" data-pagefind-weight="{_HEADING}">{title}</h2>'
        )
        lines += _paragraphs(section)
    return "\n".join((*lines, "</body></html>"))


def _paragraphs(section: TextSection) -> Iterator[str]:
    return (f"<p>{search_text(text)}</p>" for text in section.texts)


def _titles(read: Sequence[tuple[StandingPage, list[TextSection]]], language: str) -> bytes:
    lines = [
        {
            "url": page.url,
            "title": first.title or page.title,
            "summary": page.description or _beginning(first),
            "sections": [{"anchor": each.anchor, "title": each.title} for each in others],
            "date": "",
            "country": [],
            "country_name": "",
            "country_also": "",
            "source": "",
            "source_name": "",
            "tag": [],
            "language": "",
            "text_language": language,
        }
        for page, (first, *others) in read
    ]
    return f"{json.dumps(lines, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _beginning(section: TextSection) -> str:
    text = ""
    for each in section.texts:
        if len(text) >= _SHOWN:
            break
        text = f"{text} {each}".strip()
    return text
