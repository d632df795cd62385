"""The same text in several outlets is one report."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_briefings.wire.events.agencies import credited
from mkdocs_briefings.wire.events.reprints import Reprints, print_of
from tests.wire.events.labelled import as_report

TEXT = (
    "A ferry with 142 people on board sank in high waves before dawn, and rescuers were still "
    "looking for 27 of them in the evening. Fishermen had pulled most of the others out of the "
    "water. The harbour master said that the ship had left although a warning was in force. Its "
    "owner did not answer questions. Relatives waited at the pier, where lists of names were put "
    "up every hour. The minister promised an inquiry, and visited two hospitals in the town."
)

OTHER = (
    "Twenty-seven passengers are missing after a ferry went down in the strait overnight. The "
    "vessel carried 142 people and had sailed into a storm, against the advice of the weather "
    "service. Boats from nearby villages took part in the search, which will go on tomorrow."
)

CHINESE = (
    "印尼一艘载有一百四十二人的渡轮星期二凌晨在望加锡海峡沉没，一百一十五人获救，仍有二十七人失踪。"
    "搜救局说，当时浪高四米，附近村庄的渔船也参加了搜救。"
)


def said(outlet: str, text: str = TEXT, *, hour: int = 9, **more: str) -> dict[str, Any]:
    """Give a report of an outlet, published at an hour of one day."""
    return {
        "outlet": outlet,
        "country": "GB",
        "language": "en",
        "at": f"2026-03-04T{hour:02}:00Z",
        "headline": f"{outlet} on the ferry",
        "text": text,
        **more,
    }


def copies(*reports: dict[str, Any]) -> dict[int, int]:
    """Give which reports are copies of which, when they come in one after the other."""
    reprints = Reprints()
    for number, report in enumerate(reports, start=1):
        reprints.add(print_of(as_report(number, report)))
    return reprints.copies_among(range(1, len(reports) + 1))


def test_ten_titles_with_one_text_are_one() -> None:
    """Nine of ten reports with one text are copies of the one that was published first."""
    titles = [said(f"Title {number}", hour=20 - number) for number in range(10)]
    assert copies(*titles) == dict.fromkeys(range(1, 10), 10)


def test_a_reprint_may_be_cut_and_begin_anew() -> None:
    """A text without its last sentences and with another first one is the same."""
    cut = (
        "There is sad news from the coast. " + TEXT.partition(" Relatives")[0].partition("sank")[2]
    )
    assert copies(said("A"), said("B", cut)) == {2: 1}


def test_two_texts_about_one_thing_are_two() -> None:
    """What two reporters write about one event is no reprint."""
    assert copies(said("A"), said("B", OTHER)) == {}


SPANISH = (
    "Un transbordador con 142 personas a bordo se hundió antes del amanecer, y los equipos de "
    "rescate buscaban por la noche a 27 de ellas. Los pescadores sacaron del agua a casi todas las "
    "demás. El capitán del puerto dijo que el barco había zarpado pese a un aviso de temporal."
)


@pytest.mark.parametrize("english", [TEXT, TEXT.replace("Fishermen", "Local fishermen")])
def test_a_translated_reprint_is_one(english: str) -> None:
    """Texts in two languages are one where their translations agree nearly word for word."""
    spanish = said("B", SPANISH, hour=10, language="es", translation=english)
    assert copies(said("A"), spanish) == {2: 1}
    french = said("C", "Un ferry a coulé. " * 20, hour=11, language="fr", translation=TEXT)
    assert copies(spanish, french) == {2: 1}


def test_two_translations_of_one_thing_are_two() -> None:
    """What two reporters write in two languages is no reprint, and headlines alone are none."""
    assert copies(said("A"), said("B", SPANISH, language="es", translation=OTHER)) == {}
    assert copies(said("A"), said("B", SPANISH, language="es")) == {}


def test_texts_in_one_language_are_compared_as_they_are() -> None:
    """That two texts in one language read alike in translation makes no reprint of them."""
    one = said("A", SPANISH, language="es", translation=TEXT)
    other = said("B", " ".join(reversed(SPANISH.split())), language="es", translation=TEXT)
    assert copies(one, other) == {}


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    """A Chinese text with another ending is a reprint."""
    changed = CHINESE.replace("附近村庄的渔船也参加了搜救", "海事部门正在调查原因")
    first, second = said("甲", CHINESE), said("乙", changed, hour=10)
    assert copies(first, second) == {2: 1}


def test_short_texts_say_nothing() -> None:
    """Two outlets that carry the same single sentence are not taken for reprints."""
    sentence = TEXT.partition(".")[0]
    assert copies(said("A", sentence[:80]), said("B", sentence[:80])) == {}


def test_the_agency_that_is_named_is_the_original() -> None:
    """An agency's own report is the original, though its customer was quicker."""
    customer = said("Daily", f"MAKASSAR (Antara) - {TEXT}", hour=8)
    agency = said("Antara", hour=9)
    assert copies(customer, said("Weekly", hour=10), agency) == {1: 3, 2: 3}


def test_the_outlet_that_a_feed_names_is_the_original() -> None:
    """`source` of a feed's item says where it was taken over from."""
    assert copies(said("B", hour=8, via="A"), said("A", hour=9)) == {1: 2}


def test_the_address_that_a_page_names_is_the_original() -> None:
    """A page that gives another's address as its own is its copy, whatever its text."""
    original = said("A", OTHER, hour=9)
    copy = said("B", TEXT, hour=8, canonical="https://www.a.example/2/?utm_source=x#top")
    assert copies(copy, original) == {1: 2}


def test_a_site_is_no_address() -> None:
    """Pages that all give their home page as their address are not one."""
    home = "https://a.example/"
    assert copies(said("A", canonical=home), said("A", OTHER, canonical=home)) == {}


def test_an_outlet_may_write_alike_every_day() -> None:
    """What two forecasts of one outlet share is its manner; between outlets it is a reprint."""
    half = TEXT.partition(" Relatives")[0]
    today = f"{half} {OTHER.partition(' The vessel')[0]}"
    assert copies(said("A"), said("B", today)) == {2: 1}
    assert copies(said("A"), said("A", today, hour=20)) == {}


def test_what_is_out_of_the_window_is_forgotten() -> None:
    """A text that was let go of is new again."""
    reprints = Reprints()
    first, second = (print_of(as_report(number, said(f"T{number}"))) for number in (1, 2))
    reprints.add(first)
    reprints.forget([1])
    assert reprints.add(second) is None
    assert reprints.copies_among([1, 2]) == {}


def test_what_was_known_is_known_again() -> None:
    """Reports that are taken in again bring their copies back."""
    one, two, three = (print_of(as_report(number, said(f"T{number}"))) for number in (1, 2, 3))
    reprints = Reprints()
    reprints.restore(one, None)
    reprints.restore(two, 1)
    copy = reprints.add(three)
    assert copy is not None
    assert "100%" in copy.reason
    assert reprints.copies_among([1, 2, 3]) == {2: 1, 3: 1}


@pytest.mark.parametrize(
    ("text", "authors", "agencies"),
    [
        ("KYIV (Reuters) - A missile hit.", (), {"reuters"}),
        ("Berlin (dpa/AFP) - Der Zug stand.", (), {"dpa", "afp"}),
        ("【共同】政府は5日", (), {"共同"}),
        ("It rained.", ("Reuters and Ann Bell",), {"reuters"}),
        ("The agency (founded 1851) is old. Reuters was not there.", (), set()),
    ],
)
def test_credits_are_found(text: str, authors: tuple[str, ...], agencies: set[str]) -> None:
    """Agencies stand in brackets near the beginning or end, or among the authors."""
    assert credited(text, authors) == agencies
