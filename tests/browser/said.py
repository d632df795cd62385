"""What a page says to its readers, in whichever language that is."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from mkdocs_briefings.model.names import Names
from mkdocs_briefings.words.choice import choose_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from mkdocs_briefings.words.words import Words


def say(page: Page, message: str, context: str = "", /, **values: object) -> str:
    """Say a message of the interface in the language of an open page, by the package's catalog."""
    words = _words(_language(page))
    if context:
        return words.pgettext(context, message, **values)
    return words.gettext(message, **values)


def say_many(page: Page, one: str, more: str, number: int, /, **values: object) -> str:
    """Say a message in the form that goes with a number."""
    return _words(_language(page)).ngettext(one, more, number, **values)


def country(page: Page, code: str) -> str:
    """Give what an open page calls a country, by its ISO 3166-1 alpha-2 code."""
    return _names(_language(page)).country(code)


def region(page: Page, code: str) -> str:
    """Give what an open page calls a region, by its UN M49 code."""
    return _names(_language(page)).region(code)


def language(page: Page, tag: str) -> str:
    """Give what an open page calls a language, by its BCP 47 tag."""
    return _names(_language(page)).language(tag)


def full_day(page: Page, day: str) -> str:
    """Give a day (ISO 8601) as an open page writes it with its weekday."""
    return _names(_language(page)).full_day(date.fromisoformat(day))


def long_day(page: Page, day: str) -> str:
    """Give a day (ISO 8601) as an open page writes it in full, without its weekday."""
    return _names(_language(page)).long_day(date.fromisoformat(day))


def short_day(page: Page, day: str) -> str:
    """Give a day (ISO 8601) as an open page writes it where there is little room."""
    return _names(_language(page)).short_day(date.fromisoformat(day))


def month(page: Page, day: str) -> str:
    """Give the month of a day (ISO 8601), with its year."""
    return _names(_language(page)).month(date.fromisoformat(day))


def is_from_right(page: Page) -> bool:
    """Whether an open page runs from right to left."""
    return page.locator("html").get_attribute("dir") == "rtl"


def _language(page: Page) -> str:
    language = page.locator("html").get_attribute("lang")
    assert language, "no page is open"
    return language


@cache
def _words(language: str) -> Words:
    return choose_words(language, {}, None, "")


@cache
def _names(language: str) -> Names:
    return Names(Locale.parse(language, sep="-"))
