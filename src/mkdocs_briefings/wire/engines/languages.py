"""Find the name that an engine has for a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SAME = (
    ("fil", "tl"),
    ("he", "iw"),
    ("id", "in"),
    ("jv", "jw"),
    ("nb", "no"),
    ("ro", "mo"),
    ("yi", "ji"),
    ("zh-hans", "zh-cn"),
    ("zh-hant", "zh-tw"),
)
"""Languages that have two names."""

_MEANT = {
    "en": ("en-us", "en-gb"),
    "es": ("es-419",),
    "mn": ("mn-cyrl",),
    "no": ("nb",),
    "nn": ("nb", "no"),
    "pt": ("pt-br", "pt-pt"),
    "sr": ("sr-cyrl", "sr-latn"),
    "zh": ("zh-hans", "zh-cn", "zh-hant"),
    "zh-hk": ("zh-hant", "zh-tw"),
    "zh-mo": ("zh-hant", "zh-tw"),
    "zh-sg": ("zh-hans", "zh-cn"),
    "zh-tw": ("zh-hant", "zh-tw"),
}
"""What a name stands for where an engine tells its kinds apart."""


def name_at_engine(language: str, offered: Iterable[str]) -> str | None:
    """Give the name among those offered that is meant by a language (BCP 47)."""
    by_name = {name.lower().replace("_", "-"): name for name in offered}
    for wanted in _readings(language.lower()):
        if wanted in by_name:
            return by_name[wanted]
    return None


def pair_at_engine(
    pairs: Mapping[str, Iterable[str]], source: str, target: str
) -> tuple[str, str] | None:
    """Give an engine's names of a pair of languages, of targets by sources; None without it."""
    from_name = name_at_engine(source, pairs)
    if from_name is None:
        return None
    to_name = name_at_engine(target, pairs[from_name])
    return None if to_name is None else (from_name, to_name)


def _readings(language: str) -> list[str]:
    """Give what a name may be called elsewhere, the nearest first."""
    found = [language]
    parts = language.split("-")
    shorter = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    for name in shorter:
        found.append(name)
        found += [other for names in _SAME if name in names for other in names]
        found += _MEANT.get(name, ())
    return list(dict.fromkeys(found))
