"""Sentences of many scripts: cut where they end, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.wire.sentences import join_sentences, split_sentences

LANGUAGES = ("", "am", "ar", "de", "en", "fr", "hy", "ja", "ka", "km", "pt-BR", "th", "xx", "zh")

TEXTS = [
    (
        "en",
        "Dr. Smith met J. R. R. Tolkien at 3.30 p.m. on Monday.|“I don't know,” she said.|Why?",
    ),
    ("en", "The U.S. Senate voted.|It cost approx. $3.5 million.|No. 5 won!|Nobody knew..."),
    (
        "de",
        "Am 3. Oktober kam Dr. Müller um 14.30 Uhr.|„Ich weiß es nicht.“|Das sagte er z. B. oft.",
    ),
    ("de", "Der 1. FC Köln verlor 0:1.|„Warum?“, fragte sie.|Es waren ca. 3.500 Menschen."),
    ("es", "El Sr. Pérez llegó a EE. UU. el lunes.|«No lo sé», dijo.|¿Qué pasó?|¡Nada!"),
    ("pt-BR", "A Dra. Ana chegou às 14h30.|“Não sei.”|Custou R$ 3,5 mil.|A av. Paulista fechou."),
    ("fr", "M. Dupont est arrivé à 14 h 30.|« Je ne sais pas. »|Mme Roy a répondu.|Et alors ?"),
    (
        "ru",
        "В. В. Иванов приехал в г. Казань.|«Не знаю», — сказал он.|Цена — 3,5 млн руб. за тонну.",
    ),
    ("uk", "О. Петренко мешкає на вул. Садовій.|Чому?|Ніхто не знає."),
    ("el", "Ο κ. Παπάς ήρθε.|Τι έγινε;|Τίποτα!|«Δεν ξέρω», είπε."),
    ("tr", "Dr. Ayşe geldi.|Saat 14.30'da gitti.|Sonra 3. kez oldu."),
    ("pl", "Dr A. Nowak przyjechał do m.st. Warszawy.|To było 3. maja.|Dlaczego?"),
    ("hu", "Január 3. napján dr. Kovács jött.|Kb. 3,5 millió volt."),
    ("ar", "وصل الوزير يوم الاثنين.|ماذا حدث؟|لا شيء!|بلغت النسبة 3.5٪."),
    ("ur", "وزیر نے کہا۔|کیا ہوا؟|کچھ نہیں۔"),
    ("hi", "मंत्री ने कहा।|क्या हुआ?|डॉ. सिंह ने 3.5 प्रतिशत बताया।|वह चला गया।"),
    ("bn", "তিনি বললেন।|কী হলো?|ড. রহমান এলেন।"),
    ("am", "እሱ መጣ።|ምን ሆነ?|ምንም።"),
    ("hy", "Նա եկավ։|Ի՞նչ եղավ։|Ոչինչ։"),
    ("ka", "ის მოვიდა.|რა მოხდა?|არაფერი."),
    ("my", "သူလာသည်။|ဘာဖြစ်လို့လဲ။"),
    ("ko", "그는 떠났다.|정말?|네."),
    ("id", "Menteri tiba pukul 14.30 WIB.|Harganya Rp 3,5 juta.|Prof. Budi tidak hadir."),
]

UNSPACED = [
    ("zh", "他说没有。|价格是3.5元！|真的吗？|好。"),
    ("ja", "彼は「知らない。」と言った。|価格は3.5円です。|本当ですか？|はい。"),
    ("km", "គាត់មក។|គាត់ទៅ។"),
    ("bo", "ཁོང་ཡོང་སོང་།|ཁོང་ཕྱིན་སོང་།"),
    ("th", "รัฐมนตรีเดินทางถึงกรุงเทพ เมื่อวันจันทร์ เขาบอกว่าไม่รู้"),
]


@pytest.mark.parametrize(("language", "text"), TEXTS, ids=[language for language, _ in TEXTS])
def test_sentences(language: str, text: str) -> None:
    """Abbreviations, initials, numbers and quotations end no sentence; full stops do."""
    expected = text.split("|")
    found = split_sentences(" ".join(expected), language)
    assert [sentence.strip() for sentence in found] == expected
    assert join_sentences(found, language) == " ".join(expected)


@pytest.mark.parametrize(("language", "text"), UNSPACED, ids=[language for language, _ in UNSPACED])
def test_sentences_without_spaces(language: str, text: str) -> None:
    """Where nothing stands between sentences, their own full stops part them; Thai has none."""
    expected = text.split("|")
    found = split_sentences("".join(expected), language)
    assert list(found) == expected
    assert join_sentences(found, language) == "".join(expected)


@given(st.text(st.characters(codec=None), max_size=80), st.sampled_from(LANGUAGES))
def test_nothing_is_lost(text: str, language: str) -> None:
    """The sentences of any text, one after the other, are that text, and none is empty."""
    found = split_sentences(text, language)
    assert "".join(found) == text
    assert all(found)


PARTS = (
    "Er kam am",
    "3.",
    "A.",
    "dr.",
    "«Ja.»",
    "No!",
    "什么？",
    "ha.",
    "፡",
    "።",
    "།",
    "\n",
    "\ud83d",
)


@given(st.lists(st.sampled_from(PARTS)), st.sampled_from(LANGUAGES))
def test_nothing_is_lost_of_what_looks_like_an_end(parts: list[str], language: str) -> None:
    """That holds for texts that are full of what may end a sentence, and may not."""
    text = " ".join(parts)
    assert "".join(split_sentences(text, language)) == text
