"""What words such as `million`, `Mrd.` and `लाख` multiply by."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from mkdocs_briefings.wire.checks.cldr import multipliers
from mkdocs_briefings.wire.checks.number_words import number_words

_MORE = {
    "de": "tsd:3",
    "en": "bn:9 mn:6 m:6 k:3 tn:12 mln:6 bln:9 tln:12 trn:12 lakh:5 lakhs:5 crore:7 crores:7",
    "es": "m:6 mm:9",
    "fr": "mds:9 m:6 mrd:9",
    "ha": "milyan:6 milyon:6 bilyan:9 biliyon:9 tiriliyan:12",
    "hi": "हजार:3",
    "is": "milljörðum:9 milljónum:6 þúsundum:3",
    "it": "mila:3 mln:6 mld:9",
    "ne": "लाख:5 करोड:7 हजार:3 अर्ब:9",
    "nl": "mln:6 mld:9 mrd:9",
    "pt": "milhares:3",
    "ur": "لاکھ:5 کروڑ:7 ارب:9 ہزار:3 ملین:6",
}
"""Powers of ten by words that CLDR has not."""

UNSURE = frozenset({"m", "k", "b", "t", "mm", "bn", "tr", "d"})
"""Letters that may be a unit as well, as in 5 m."""

MULTIPLIER_FIRST = frozenset({"ha", "sw"})
"""Languages that say a thousand five for five thousand."""

_LONG, _SHORTEST_STEM, _LONGEST_ENDING = 9, 5, 4


@cache
def large_numbers(language: str) -> dict[str, Decimal]:
    """Give what words of a language (BCP 47), in lower case, multiply by."""
    base = language.partition("-")[0].lower()
    entries = (entry.partition(":") for entry in _MORE.get(base, "").split())
    more = {word: Decimal(10) ** int(power) for word, _, power in entries}
    words = {word: Decimal(value) for word, value in number_words(base).items() if value == 1000}
    return {**multipliers(language), **words, **more}


def factor_of(word: str, language: str) -> Decimal | None:
    """Give what a word in lower case multiplies by, whatever its ending; None if it does not."""
    known = large_numbers(language)
    if word in known:
        return known[word]
    stems = ((form[:-2] if len(form) >= _LONG else form, value) for form, value in known.items())
    fitting = [
        (len(stem), value)
        for stem, value in stems
        if len(stem) >= _SHORTEST_STEM
        and word.startswith(stem)
        and len(word) - len(stem) <= _LONGEST_ENDING
    ]
    return max(fitting)[1] if fitting else None
