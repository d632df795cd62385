"""Which countries a report is about."""

from __future__ import annotations

import pytest

from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.wire.demonyms import DEMONYMS
from mkdocs_briefings.wire.draft.countries import find_countries
from mkdocs_briefings.wire.draft.sentences import ReportText, Sentence, TextBlock
from mkdocs_briefings.wire.records import BlockKind

Pairs = tuple[tuple[str, str], ...]

NOTHING = ("", "The work took a year.")


def countries(home: str, language: str, *pairs: tuple[str, str]) -> tuple[str, ...]:
    """Give the countries of a report: a headline and sentences, each with its translation."""
    title, *rest = (Sentence(english, original) for original, english in pairs)
    blocks = tuple(TextBlock(BlockKind.PARAGRAPH, (each,)) for each in rest)
    return find_countries(ReportText(title=title, blocks=blocks, language=language), home, "en")


@pytest.mark.parametrize(
    ("home", "language", "pairs", "expected"),
    [
        # Nothing is named: it is from where the outlet is.
        ("BR", "pt", (("Ponte reabre", "Bridge reopens"), NOTHING), ("BR",)),
        # Another country is named in passing, at the end.
        (
            "BR",
            "pt",
            (
                ("Ponte reabre", "Bridge reopens"),
                NOTHING,
                NOTHING,
                NOTHING,
                ("O aço veio da Alemanha.", "The steel came from Germany."),
            ),
            ("BR",),
        ),
        # A report from abroad.
        (
            "BR",
            "pt",
            (
                ("Ucrânia recebe geradores", "Ukraine receives generators"),
                ("O governo ucraniano agradeceu.", "The Ukrainian government was grateful."),
            ),
            ("UA",),
        ),
        # Two countries, the outlet's own among them.
        (
            "BR",
            "pt",
            (
                ("Brasil e Uruguai abrem ponte", "Brazil and Uruguay open a bridge"),
                ("Os presidentes vieram.", "The presidents came."),
            ),
            ("BR", "UY"),
        ),
        # By the words for its people, in English.
        (
            "KE",
            "en",
            (("", "Dutch farmers block roads"), ("", "The Dutch police waited.")),
            ("NL",),
        ),
        # By a name in the original that the translation has lost.
        (
            "PL",
            "pl",
            (("Powódź w Czechach", "Flood in the country"), ("Czechy proszą o pomoc.", "Help.")),
            ("CZ",),
        ),
        # What only looks like a country.
        (
            "GB",
            "en",
            (("", "English Channel ferries stop"), ("", "Latin American music on board.")),
            ("GB",),
        ),
        (
            "CR",
            "en",
            (("", "Puerto Rican singers win"), ("", "Costa Rican fans came.")),
            ("CR", "PR"),
        ),
    ],
)
def test_countries(home: str, language: str, pairs: Pairs, expected: tuple[str, ...]) -> None:
    """Headline and beginning count more, and the outlet's own country where none is named."""
    assert countries(home, language, *pairs) == expected


def test_at_most_four() -> None:
    """A list of countries is no subject."""
    listed = ("", "Chad, Niger, Mali, Togo, Benin and Ghana meet")
    assert len(countries("KE", "en", listed, listed)) == 4


def test_demonyms_are_of_countries() -> None:
    """Each word stands for one country that there is."""
    assert set(DEMONYMS.values()) <= COUNTRIES
    assert {"Congolese", "Korean", "Guinean", "Dominican"}.isdisjoint(DEMONYMS)
