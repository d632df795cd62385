"""What of a report is compared: names, numbers, places, days, words."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.wire.events.comparison import Comparison, packed, unpacked
from mkdocs_briefings.wire.events.dates import find_days
from mkdocs_briefings.wire.events.features import features_of
from mkdocs_briefings.wire.events.figures import find_figures
from mkdocs_briefings.wire.events.names import find_names
from mkdocs_briefings.wire.events.other_places import NAMESAKES
from mkdocs_briefings.wire.events.places import find_places
from mkdocs_briefings.wire.events.reprints import print_of
from mkdocs_briefings.wire.events.sounds import sound_of
from mkdocs_briefings.wire.events.words import stems
from tests.wire.events.labelled import as_report


@pytest.mark.parametrize(
    "spellings",
    [
        "Москва Moscow Moskwa",
        "Харків Kharkiv Charków Charkiw خاركيف",
        "Зеленський Zelensky Selenskyj Zełenski زيلينسكي",
        "Ковтун Kovtun Kowtun Kovtoun",
        "Рафаэль Rafael Raphael",
        "मीरपुर Mirpur মিরপুর",
        "Galanti غالانتي",
        "Belgrád Belgrádban",
    ],
)
def test_a_name_sounds_alike_in_every_script(spellings: str) -> None:
    """Spellings of one name in several scripts have one key."""
    assert len(set(map(sound_of, spellings.split()))) == 1


@pytest.mark.parametrize("names", ["Galanti Gallardo", "Nino Nina", "Rui Rey", "Braga Praga"])
def test_names_that_are_not_the_same_sound_different(names: str) -> None:
    """Short names are known by all their letters, others by their consonants."""
    assert len(set(map(sound_of, names.split()))) == 2


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Нічна атака на Київ", "uk", "UA/Kyiv"),
        ("Talks in Kyiv", "en", "UA/Kyiv"),
        ("Angriff auf Kiew", "de", "UA/Kyiv"),
        ("В Турции произошло землетрясение", "ru", "TR"),
        ("نهر العاصي جنوب تركيا", "ar", "TR"),
        ("印尼渡轮沉没", "zh", "ID"),
        ("日本銀行は5日", "ja", "JP"),
        ("ढाका के शॉपिंग मॉल में", "hi", "BD/Dhaka"),
        ("Протест у Београду", "sr", "RS/Belgrade"),
        ("Protest u Beogradu", "sr", "RS/Belgrade"),
        ("die polnische Regierung in Polen", "de", "PL"),
        ("la inflación argentina", "es", "AR"),
        ("the US and the UK", "en", "GB"),
        ("Hatvanezren tüntettek Belgrádban", "hu", "RS/Belgrade"),
    ],
)
def test_places_are_found_in_their_languages(text: str, language: str, place: str) -> None:
    """Countries and capitals are found by CLDR's names, with endings and in every script."""
    assert place in {found.key for found in find_places(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("Indiana and Indians", "en", "IN US US/Indiana"),
        ("Выборы в Индиане", "ru", "US US/Indiana"),
        ("a economia indiana", "pt", "IN"),
        ("Northern Ireland, New Mexico", "en", "GB US"),
        ("across the English Channel to South American ports", "en", ""),
        ("Papa Francisco na rua Franco", "pt", ""),
        ("Francis of the Parish", "en", ""),
        ("Dutch, German, Iranian and Costa Rican teams", "en", "CR DE IR NL"),
        ("Korean, Guinean and Dominican teams", "en", ""),
        ("Nigerians in Nigeria, not in Niger", "en", "NE NG"),
        ("Polónia, Irão e Moscovo", "pt", "IR PL RU RU/Moscow"),
        ("寮國與紐西蘭", "zh", "LA NZ"),
    ],
)
def test_what_only_looks_like_a_place(text: str, language: str, places: str) -> None:
    """A name within another one, or with letters that are no ending, means something else."""
    found = find_places(text, language)
    assert {key for place in found for key in (place.country, place.key)} == set(places.split())


@pytest.mark.parametrize(
    ("text", "language", "home", "place"),
    [
        ("Cheia em Santarém", "pt", "PT", "PT/Santarem"),
        ("Cheia em Santarém", "pt", "BR", "BR/Santarem"),
        ("Cheia em Santarém, no Brasil", "pt", "PT", "PT/Santarem"),
        ("Flood in Santarem, Portugal", "en", "KE", "PT/Santarem"),
        ("Flood in Santarem", "en", "KE", "BR/Santarem"),
        ("Flood in Santarem of Brazil, not Portugal", "en", "KE", "BR/Santarem"),
        ("Incendio en Córdoba", "es", "ES", "ES/Cordoba"),
        ("Paris votes", "en", "US", "FR/Paris"),
        ("Georgia votes", "en", "US", "US"),
        ("Georgia votes", "en", "GB", "GE"),
    ],
)
def test_a_place_that_several_countries_have(
    text: str, language: str, home: str, place: str
) -> None:
    """It is that of the outlet's country, then that of a country which the text names."""
    assert place in {found.key for found in find_places(text, language, home)}


def test_namesakes_are_of_places_that_there_are() -> None:
    """Each place with namesakes is one that CLDR has, and its countries exist."""
    for key, others in NAMESAKES.items():
        name = key.partition("/")[2].replace("_", " ").replace("St ", "St. ") or "Georgia"
        assert key in {place.key for place in find_places(name, "en")}
        assert set(others) <= COUNTRIES


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("tras la reunión de los ministros", "es"),
        ("give us a turkey, a bit of china and a jersey", "en"),
        ("Malignant cells and Nigella", "en"),
        ("Let us go", "en"),
    ],
)
def test_ordinary_words_are_no_places(text: str, language: str) -> None:
    """A meeting is not Réunion, and a bird is no country."""
    assert not find_places(text, language)


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("3,5 Prozent", "de", {"3.5"}),
        ("3.5 percent", "en", {"3.5"}),
        ("14 mil desabrigados", "pt", {"14000"}),
        ("14.000 evacuados", "es", {"14000"}),
        ("14,000 people", "en", {"14000"}),
        ("9 500 habitants", "fr", {"9500"}),
        ("2,1 mil moradores", "pt", {"2100"}),
        ("1.234.567,8 Euro", "de", {"1234567.8"}),
        ("90 Milliarden Euro", "de", {"90000000000"}),
        ("罰金90億ウォン", "ja", {"9000000000"}),
        ("벌금은 90억원", "ko", {"9000000000"}),
        ("31万人撤离", "zh", {"310000"}),
        ("নিহত ৯, ২,৩১০ কেজি", "bn", {"9", "2310"}),
        ("140 тисяч родин", "uk", {"140000"}),
        ("88 minutos", "pt", {"88"}),
        ("Three killed", "en", {"3"}),
        ("won 2-1", "en", {"2-1", "2", "1"}),
        ("in 2026", "en", set()),
        ("10,20 or 1.2.3", "en", {"10", "20", "1", "2", "3"}),
    ],
)
def test_numbers_are_the_same_in_every_language(
    text: str, language: str, figures: set[str]
) -> None:
    """Digits, separators and words for thousands of a language make one number."""
    assert {f"{float(key):.0f}" if "e" in key else key for key in find_figures(text, language)} == (
        figures
    )


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("on Tuesday", "en", date(2026, 3, 3)),
        ("am Montag", "de", date(2026, 3, 2)),
        ("во вторник", "ru", date(2026, 3, 3)),
        ("12. März", "de", date(2026, 3, 12)),
        ("March 1", "en", date(2026, 3, 1)),
        ("4月1日から", "ja", date(2026, 4, 1)),
        ("5日", "ja", date(2026, 3, 5)),
        ("el 31 de diciembre", "es", date(2025, 12, 31)),
    ],
)
def test_days_are_found(text: str, language: str, day: date) -> None:
    """A date without a year is the nearest one, a day of the week the last one."""
    assert find_days(text, language, date(2026, 3, 4)) == {day}


def test_a_capital_at_the_beginning_says_nothing() -> None:
    """What begins a sentence is a name only where it is one elsewhere, too."""
    text = "Rescuers came to Lajeado. Lajeado was flooded, Renato Bastiani said."
    names = set(find_names("Help came late", text).values())
    assert names == {"Lajeado", "Renato Bastiani"}


def test_a_headline_in_title_case_has_no_names() -> None:
    """Where all words have capitals, none of them tells."""
    assert not find_names("Two Trains Collide In Egypt, Killing Nineteen People", "")


def test_scripts_without_spaces_have_pieces() -> None:
    """Two Chinese texts share pairs of characters, and vowel signs do not cut Hindi words."""
    assert {"渡轮", "轮沉", "沉没"} == {stem for stem, _ in stems("渡轮沉没")}
    assert [word for _, word in stems("दैनिक मीरपुर")] == ["दैनिक", "मीरपुर"]


def test_each_thing_counts_once() -> None:
    """A place is no name besides, and a name is no word."""
    features = features_of(
        as_report(
            1,
            {
                "outlet": "Courier",
                "country": "GB",
                "language": "en",
                "at": "2026-03-04T10:00Z",
                "headline": "Storm hits Kyiv",
                "text": "The storm hit Kyiv on Tuesday, mayor Andriy Kovtun said.",
            },
        )
    )
    assert set(features.places) == {"UA", "UA/Kyiv"}
    assert set(features.names.values()) == {"Andriy Kovtun"}
    assert set(features.translated.values()) == {"storm", "hits", "hit", "mayor"}
    assert features.days == {"2026-03-03"}
    assert features.countries == {"GB", "UA"}


LANGUAGES = (
    "",
    "en",
    "und",
    "x-klingon",
    "zh-Hant-TW",
    "sr-Latn",
    "tl",
    "sh",
    "ar",
    "hi",
    "th",
    "ja",
)


@given(st.text(), st.text(), st.text(), st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_no_text_is_too_strange(
    headline: str, text: str, english: str, language: str, site: str
) -> None:
    """Whatever a page holds, and whatever it calls its language, it can be compared and stored."""
    said = {"outlet": "A", "country": "GB", "language": language, "at": "2026-03-04T10:00Z"}
    report = as_report(1, {**said, "headline": headline, "text": text, "english": english})
    report = replace(report, article=replace(report.article, canonical=f"http://[{text}"))
    comparison = Comparison(features_of(report, site), print_of(report))
    assert unpacked(packed(comparison)) == comparison


@given(st.text(alphabet="0123456789.,٫'’ -–:٣५mil", max_size=30), st.sampled_from(LANGUAGES))
def test_numbers_of_any_form_are_read(text: str, language: str) -> None:
    """Runs of digits and separators that make no sense are read as several numbers."""
    for key in find_figures(text, language):
        assert key[0].isdigit() or key == "inf"


def test_looking_for_places_leaves_the_plurals_of_regions_alone() -> None:
    """What is read of a region first is whole for whoever asks next: as if no place was sought."""
    program = "from babel import Locale; {} print(Locale.parse('pt_BR').plural_form(1))"
    sought = (
        "from mkdocs_briefings.wire.events.places import find_places; find_places('Lisboa', 'pt');"
    )
    alone, after = (
        subprocess.run(
            [sys.executable, "-c", program.format(first)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for first in ("", sought)
    )
    assert (alone, after) == ("one\n", "one\n")
