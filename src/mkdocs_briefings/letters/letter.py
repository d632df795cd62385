"""Letters: a day's edition in all the forms that it is sent in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.letters.contents import Contents
from mkdocs_briefings.letters.errors import LetterError
from mkdocs_briefings.letters.lines import in_one_line
from mkdocs_briefings.letters.pictures import in_the_mail, on_the_page
from mkdocs_briefings.letters.plain import plain_text
from mkdocs_briefings.letters.selection import select
from mkdocs_briefings.letters.wishes import PLACEHOLDER, fill
from mkdocs_briefings.outputs.editions import compose
from mkdocs_briefings.outputs.feed_links import main_feed
from mkdocs_briefings.outputs.plan_context import PlanContext

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.letters.markup import Markup
    from mkdocs_briefings.letters.pictures import Attachment
    from mkdocs_briefings.letters.selection import Selection
    from mkdocs_briefings.letters.wishes import Wishes
    from mkdocs_briefings.outputs.editions import Edition
    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.words.words import Words

LARGEST = 95_000
"""Bytes of HTML: of what has more than 102 kB, Gmail hides the end, and with it the way out."""

_SHOWN = (6, 4, 3, 2, 1)
"""How many briefings of a region are shown: the first number with which it is not too large."""

_PREHEADER = 150
"""Characters; more than that is shown nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A day's edition, ready to be sent; only each reader's way out is still to be filled in."""

    day: dt.date
    moment: dt.datetime
    """When it was made."""

    subject: str
    html: tuple[str, ...]
    """Each reader's way out goes between these."""

    text: tuple[str, ...]
    """As of `html`."""

    page: str
    """The same as a page for browsers."""

    attached: tuple[Attachment, ...]
    wishes: Wishes
    language: str
    host: str
    """Of the site."""

    @property
    def digest(self) -> str:
        """Stands for all that readers get; not for the moment at which it was made."""
        wishes = self.wishes
        headers = (str(wishes.sender), str(wishes.reply_to), *wishes.unsubscribe)
        images = (image.name for image in self.attached)
        return fingerprint_of(self.subject, *headers, *self.html, *self.text, *images).hex()

    @property
    def way_out(self) -> str:
        """The way to unsubscribe of nobody in particular, with its placeholder."""
        return self.wishes.unsubscribe[0] if self.wishes.unsubscribe else PLACEHOLDER

    def html_for(self, way_out: str) -> str:
        """Give the HTML with somebody's own way to unsubscribe."""
        return escape(way_out).join(self.html)

    def text_for(self, way_out: str) -> str:
        """Give the plain text with somebody's own way to unsubscribe."""
        return way_out.join(self.text)


def compose_letter(
    day: dt.date,
    archive: Archive,
    settings: Settings,
    markup: Markup,
    wishes: Wishes,
) -> Letter:
    """Make the letter of a day that has an edition. Raises `LetterError`."""
    edition = compose(day, archive.day(day).cards, archive.names)
    # Nobody can have written it into a briefing, and it is gone when the letter goes out.
    mark = f"https://{secrets.token_hex(16)}.invalid/"
    url = archive.urls.edition(day)
    selection = select(edition, _SHOWN[0], url, settings.words)
    mail, attached = in_the_mail(
        selection.pictured,
        wishes.images,
        archive.urls,
        _reader(settings),
        has_crops=settings.has_share_pictures,
    )

    def contents(selection: Selection) -> Contents:
        return _contents(selection, mark, archive, settings, wishes)

    html, selection = _short_enough(
        edition,
        url,
        settings.words,
        lambda chosen: markup.html(contents(chosen), mail, is_page=False),
    )
    told = contents(selection)
    page = on_the_page(selection.pictured, archive.urls)
    return Letter(
        day=day,
        moment=settings.now,
        subject=told.subject,
        html=tuple(html.split(mark)),
        text=tuple(plain_text(told, archive.urls.absolute, settings.words).split(mark)),
        page=markup.html(told, page, is_page=True),
        attached=attached,
        wishes=wishes,
        language=settings.language,
        host=_host(settings),
    )


def _short_enough(
    edition: Edition, url: str, words: Words, html: Callable[[Selection], str]
) -> tuple[str, Selection]:
    for shown in _SHOWN[:-1]:
        selection = select(edition, shown, url, words)
        made = html(selection)
        if len(made.encode()) <= LARGEST:
            return made, selection
    selection = select(edition, _SHOWN[-1], url, words)
    return html(selection), selection


def _contents(
    selection: Selection, way_out: str, archive: Archive, settings: Settings, wishes: Wishes
) -> Contents:
    edition, urls = selection.edition, archive.urls
    values = {
        "site": settings.site_name,
        "date": archive.names.short_day(edition.day),
        "title": edition.lead.title,
    }
    words = settings.words
    size = words.gettext(
        "%(briefings)s, %(minutes)s",
        briefings=words.ngettext("%(num)s briefing", "%(num)s briefings", edition.count),
        minutes=words.ngettext("%(num)s minute", "%(num)s minutes", edition.minutes),
    )
    return Contents(
        selection=selection,
        site_name=settings.site_name,
        home=urls.absolute(urls.home()),
        online=urls.absolute(urls.edition(edition.day)),
        feed=urls.absolute(main_feed(PlanContext(settings)).url),
        day=archive.names.full_day(edition.day),
        size=size,
        subject=in_one_line(fill(wishes.subject, values, "--subject")),
        preheader=_cut(edition.lead.summary),
        imprint=in_one_line(wishes.imprint),
        unsubscribe=way_out,
    )


def _cut(text: str) -> str:
    if len(text) <= _PREHEADER:
        return text
    return f"{text[:_PREHEADER].rpartition(' ')[0] or text[:_PREHEADER]}…"


def _reader(settings: Settings) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        try:
            return (settings.root / path).read_bytes()
        except OSError as error:
            raise LetterError(f"{path}: It cannot be read: {error.strerror}.") from error

    return read


def _host(settings: Settings) -> str:
    host = urlsplit(settings.site_url).hostname or "localhost"
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return "localhost"
