"""Topics: which spellings of tags are one, and what its address ends in.

A sign can be all that tells two names apart, as OPEC and OPEC+, or C, C++ and C#. Addresses have no
signs, so those of names that meet spell them out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from itertools import count, groupby
from typing import TYPE_CHECKING

from mkdocs_briefings.model.slugs import LONGEST_SLUG, shorten, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SPOKEN = {"#": "sharp", "&": "and", "*": "star"}
"""How a name says a sign, where Unicode calls it otherwise."""

# A number sign in front makes a hashtag, and is no part of a name.
_MAY_HAVE_SIGNS = re.compile(r"""[^\w\s'.,:;!?/()"-]""")
_HASHTAG = re.compile(r"\A\s*#+")


@lru_cache(maxsize=65_536)  # The same tags stand in most briefings.
def topic_key(spelling: str) -> str:
    """Give what all spellings of one topic have in common: its slug, with the signs left in."""
    if not _MAY_HAVE_SIGNS.search(spelling):
        return slugify(spelling)
    name = _HASHTAG.sub("", unicodedata.normalize("NFKC", spelling), count=1)
    parts = ["".join(run) for _, run in groupby(name, _is_sign)]
    return "".join(part if _is_sign(part[0]) else slugify(part) for part in parts)


def _is_sign(character: str) -> bool:
    # Mathematical signs and those of currencies; emoji adorn a name as punctuation does.
    return character in "#%&*@" or unicodedata.category(character) in {"Sm", "Sc"}


class Topics:
    """Gives each topic of a site the last part of its address."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        """Take the keys of all topics that there are.

        Where no name is the same but for its signs, a topic has its plain slug: `OPEC+` alone is
        `opec`.
        """
        together: dict[str, list[str]] = defaultdict(list)
        for key in sorted(set(keys)):
            together[slugify(key)].append(key)
        self._slugs = _spelled_out(together)

    def slug(self, spelling: str) -> str:
        """Give the slug of a topic, however it is spelled."""
        key = topic_key(spelling)
        return self._slugs.get(key) or slugify(spelling)


def _spelled_out(together: Mapping[str, list[str]]) -> dict[str, str]:
    """Give the slugs of those topics whose plain one is also another's."""
    taken = set(together)
    found: dict[str, str] = {}
    for plain, keys in together.items():
        for key in keys if len(keys) > 1 else ():
            if key == plain:
                continue
            spelled = spell_out(key)
            numbered = (f"{spelled}-{number}" for number in count(2))
            slug = spelled if spelled not in taken else next(n for n in numbered if n not in taken)
            taken.add(slug)
            found[key] = slug
    return found


def spell_out(spelling: str) -> str:
    """Give the slug of a name with its signs in words, cut where it is long."""
    return shorten(slugify("".join(map(_spoken, spelling))), LONGEST_SLUG)


def _spoken(character: str) -> str:
    if not _is_sign(character):
        return character
    name = unicodedata.name(character, "").lower().removesuffix(" sign")
    return f" {_SPOKEN.get(character, name)} "
