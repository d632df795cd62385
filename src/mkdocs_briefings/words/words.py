"""What an interface says, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from mkdocs_briefings.model.directions import direction_of
from mkdocs_briefings.words.plurals import form_of

ENGLISH = "en"

_UNGROUPED = 1000
"""From here on, languages set digits apart in their own ways."""

Texts = Mapping[str, tuple[str, ...]]
"""Translations by what they are known by: the text, or else its plural forms in CLDR's order."""


def key_of(message: str, context: str = "") -> str:
    """Give what a message is known by: its English text, after its context if it has one."""
    return f"{context}\x04{message}" if context else message


@dataclass(frozen=True, slots=True)
class Words:
    """Says the words of the interface in the site's language, or in English where it has none.

    Each way of saying is gettext's of the same name. `values` take the place of `%(name)s`; of a
    text without any, a percent sign is what it is.
    """

    language: str = ENGLISH
    """BCP 47 tag of the site's language, in which numbers are written."""

    spoken: str = ENGLISH
    """BCP 47 tag of the language that the words are in: English where they are not translated."""

    texts: Texts = field(default_factory=dict, hash=False)
    """What is said otherwise than in the code."""

    of_scripts: tuple[str, ...] = ()
    """What those messages are known by that scripts say in the reader's browser."""

    @property
    def is_of_another_language(self) -> bool:
        """Whether the words are in another language than the site, since it has none of its own."""
        return self.spoken.partition("-")[0] != self.language.partition("-")[0]

    def gettext(self, message: str, /, **values: object) -> str:
        """Say a message."""
        return self._filled(self.texts.get(message, (message,))[0], values)

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """Say a message that has another sense in another context."""
        text = self.texts.get(key_of(message, context), (message,))[0]
        return self._filled(text, values)

    def ngettext(self, one: str, more: str, number: int, /, **values: object) -> str:
        """Say a message in the form that goes with a number, which is its `%(num)s`."""
        text = self.form(one, more, number)
        return text % {"num": self.number(number), **self.isolated(text, values)}

    def form(self, one: str, more: str, number: int, context: str = "") -> str:
        """Give the form of a message that goes with a number, its values still to be filled in."""
        forms = self.texts.get(key_of(one, context))
        if forms is None:
            return one if number == 1 else more
        return forms[form_of(self.spoken, number)]

    def number(self, number: int) -> str:
        """Write a number as the site's language does."""
        return str(number) if abs(number) < _UNGROUPED else _number(number, self.language)

    def percent(self, share: float) -> str:
        """Write a share of a whole, from 0 to 1, as the site's language does."""
        return format_percent(share, locale=self.language.replace("-", "_"))

    def listed(self, names: Iterable[str]) -> str:
        """Write names one after the other, as the language of the words does."""
        listed = [*names]
        # Most briefings have one author, and Babel would look the language up for that.
        if len(listed) == 1:
            return listed[0]
        return format_list(listed, locale=self.spoken.replace("-", "_"))

    @property
    def comma(self) -> str:
        """What parts names that are no sentence: of countries after an outlet, say."""
        # Translators: A comma as your language writes it, with the space that follows it, if any.
        return self.pgettext("between names", ", ")

    def isolated(self, text: str, values: dict[str, Any]) -> dict[str, Any]:
        """Set values apart that may run the other way than the text that they stand in (UAX #9).

        What stands in an attribute of HTML, such as an address, nobody reads: it stays as it is.
        """
        if _direction(self.spoken) == "ltr":
            return values
        unseen = _in_attributes(text)
        return {
            name: value if name in unseen else _isolated(value) for name, value in values.items()
        }

    def _filled(self, text: str, values: dict[str, Any]) -> str:
        return text % self.isolated(text, values) if values else text


_ATTRIBUTE = re.compile(r'="[^"]*"')
_VALUE = re.compile(r"%\((\w+)\)")

_direction = lru_cache(maxsize=8)(direction_of)


@lru_cache(maxsize=1 << 10)
def _in_attributes(text: str) -> frozenset[str]:
    """Give the names of the values that stand in attributes of HTML."""
    attributes = " ".join(_ATTRIBUTE.findall(text)) if "=" in text else ""
    return frozenset(_VALUE.findall(attributes))


def _isolated(value: object) -> object:
    # A text that is HTML stays so.
    return type(value)(f"\u2068{value}\u2069") if isinstance(value, str) else value


@lru_cache(maxsize=1 << 10)
def _number(number: int, language: str) -> str:
    return format_decimal(number, locale=language.replace("-", "_"))
