"""What a draft says in our own words: who reports it, in which language, and where.

They are English, as the templates' words are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_briefings.wire.records import Rights


def attribution(outlet: str, language: str) -> str:
    """Introduce sentences of a report; `language` is that of a translated one, or empty."""
    translated = f", translated from {language}" if language else ""
    return f"From the report by {outlet}{translated}:"


def way(outlet: str) -> str:
    """Name the way to the original."""
    return f"Read the whole report at {outlet}"


def reserved(outlet: str) -> str:
    """Stand for the summary of a report of which nothing may be taken over."""
    return f"{outlet} reports this. Its page asks machines to leave its text alone."


def rights_of(rights: Rights) -> tuple[str, ...]:
    """Say what a page tells of uses by machines, a sentence each."""
    told = (
        ("robots", rights.robots),
        ("tdm-reservation", rights.tdm_reservation),
        ("tdm-policy", rights.tdm_policy),
        ("Content-Usage", rights.content_usage),
        ("RSL", rights.rsl),
        ("license", ", ".join(rights.licenses)),
    )
    found = tuple(f"Its page says {name}: {value}." for name, value in told if value)
    if rights.is_reserved:
        return ("It asks machines to leave its text alone: only headline and link.", *found)
    return found
