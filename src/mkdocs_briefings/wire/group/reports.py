"""The reports that can be grouped: those whose text was read, or will not be."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.records import Article, Block, BlockKind, Report
from mkdocs_briefings.wire.store.pages import PageState

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.wire.records import Item, Outlet, TranslatedArticle
    from mkdocs_briefings.wire.store.pages import Page
    from mkdocs_briefings.wire.store.store import Store

PATIENCE = timedelta(hours=6)
"""So long a report waits for its page to be read; then it is grouped by what its feed says."""

UNREAD = "Its page was not read: this is what its feed says."


def report_of(item: Item, outlet: Outlet, store: Store, now: datetime, site: str) -> Report | None:
    """Give an item as a report, with its headline in the site's language; None while it waits."""
    page = store.pages.get(item.id)
    if page is not None and page.article is not None:
        article = page.article
    elif outlet.edition or _is_given_up(page, item, now):
        article = _article_of_entry(item, outlet)
    else:
        return None
    english = article.title if _base(article.language) == _base(site) else ""
    translated = store.translations.article(item.id, site)
    if not english and translated is not None and translated.engine:
        english = translated.title.translated
    text = _text_of(translated) if translated is not None else ""
    return Report(item=item, outlet=outlet, article=article, english=english, translation=text)


def translated_as(report: Report) -> str:
    """Give what tells whether more of a report was translated since, as the store does, too."""
    return report.english + ("\n" if report.translation else "")


def _text_of(translated: TranslatedArticle) -> str:
    blocks = translated.blocks
    return "\n".join(" ".join(pair.translated for pair in block.sentences) for block in blocks)


def _is_given_up(page: Page | None, item: Item, now: datetime) -> bool:
    is_refused = page is not None and page.state is PageState.REFUSED
    return is_refused or now - item.seen >= PATIENCE


def _article_of_entry(item: Item, outlet: Outlet) -> Article:
    entry = item.entry
    return Article(
        url=entry.url,
        canonical=entry.url,
        title=entry.title,
        blocks=(Block(BlockKind.PARAGRAPH, entry.summary),) if entry.summary else (),
        published=entry.published,
        authors=entry.authors,
        language=entry.language or outlet.language,
        alarms=(UNREAD,),
    )


def _base(tag: str) -> str:
    return tag.partition("-")[0].lower()
