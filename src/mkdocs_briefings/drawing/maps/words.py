"""What is said of a map to those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_briefings.words.words import Words


def map_words(country: str, words: Words) -> str:
    """Describe the locator map of a country, by its name."""
    # Translators: What a picture shows, for those who do not see it.
    return words.gettext("Map of %(country)s and what lies around it", country=country)


def card_words(country: str, words: Words) -> str:
    """Describe the card that is drawn for a briefing on a country, by its name."""
    # Translators: What a picture shows, for those who do not see it.
    return words.gettext("The headline beside a map of %(country)s", country=country)
