"""What each check tells apart, and what it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.wire.checks.check import check, check_pair
from mkdocs_briefings.wire.records import (
    BlockKind,
    Finding,
    FindingKind,
    SentencePair,
    TranslatedArticle,
    TranslatedBlock,
)


def found(language: str, original: str, translated: str) -> list[str]:
    """Give what is said of a translation into English."""
    return [
        message for _, message in check_pair(SentencePair(original, translated), language, "en")
    ]


_FEWER = "12 stands less often in the translation."

SAME = [
    ("de", "Es kostet 3,5 Millionen.", "It costs 3.5 million."),
    ("de", "Es kostet 3,5 Millionen.", "It costs 3,500,000."),
    ("de", "Es waren 3.500 Leute.", "There were 3,500 people."),
    ("de", "Es waren fünfundzwanzig.", "There were 25."),
    ("de", "Zweihundertfünfzig kamen.", "Two hundred and fifty came."),
    ("de", "Um 14.30 Uhr ging er.", "He left at 2:30 p.m."),
    ("de", "Das Lied der 1980er.", "The song of the 1980s."),
    ("fr", "Il y a 12 000 habitants.", "There are 12,000 inhabitants."),
    ("fr", "Le milliard d'euros.", "The billion euros."),
    ("fr", "Il en manque 2,5 Md€.", "It is 2.5 billion euros short."),
    ("es", "Cuesta 5 mil millones.", "It costs 5 billion."),
    ("es", "Cincuenta y tres casos.", "Some 53 cases."),
    ("pt", "São 3,5 mil pessoas.", "There are 3,500 people."),
    ("hi", "यह 12 लाख है।", "It is 1.2 million."),
    ("hi", "यह 2 करोड़ है।", "It is 20 million."),
    ("hi", "यह १२ है।", "It is 12."),
    ("ar", "٣٫٥ مليون", "3.5 million"),
    ("zh", "有3万5000人。", "There are 35,000 people."),
    ("zh", "约1亿2000万元", "About 120 million yuan"),
    ("zh", "600多万吨", "More than 6 million tonnes"),
    ("ja", "１２００万円だった。", "It was 12 million yen."),
    ("ja", "平成31年に", "In 2019"),
    ("ko", "2억 5000만", "250 million"),
    ("th", "ปี 2564", "In 2021"),
    ("ru", "10—12 тысяч", "10,000 to 12,000"),
    ("ru", "Двадцать пять дней", "Twenty-five days"),
    ("cs", "Šestadvacetiletý hráč", "A 26-year-old player"),
    ("ha", "Mutane dubu biyar", "Five thousand people"),
    ("en-GB", "It grew by 3 %.", "It grew by 3 per cent."),
    ("de", "12 Männer und 12 Frauen.", "Twelve men and 12 women."),
    ("de", "12 Männer und 12 Frauen.", "12 men and women each."),
    ("de", "Es stieg 2019, und 2019 fiel es.", "It rose in 2019, and fell then."),
    ("de", "Er kam mit 2 Kindern; die 2 schliefen.", "He came with 2 children; both slept."),
    ("zh", "3月3日，3人死亡", "On March 3, three people died"),
    ("de", "Am 12.12. kamen 12 Leute.", "On 12 December 12 people came."),
    ("de", "Am 3.5.2021 kam er.", "He came on 3 May 2021."),
    ("de", "Im Mai kam er.", "He came in May."),
    ("fr", "Il est venu en mars.", "He came in March."),
    ("es", "La gente marchó en mayo.", "People marched in May."),
    ("zh", "5月3日，星期一", "Monday, May 3"),
    ("ru", "В мае, в среду", "On a Wednesday in May"),
    ("de", "Er wohnt in München.", "He lives in Munich."),
    ("de", "Sie kommt aus Deutschland.", "She comes from Germany."),
    ("de", "Der deutsche Kanzler kam.", "The German chancellor came."),
    ("de", "Lesotho stimmte ab.", "The Basotho voted."),
    ("de", "Neuseeland siegte.", "The Kiwis won."),
    ("cs", "Žije v Praze a v Německu.", "He lives in Prague and in Germany."),
    ("ru", "Он живёт в Москве.", "He lives in Moscow."),
    ("ru", "Её зовут Джоанна Смит.", "Her name is Joanna Smith."),
    ("es", "El Ministerio de Salud calló.", "The Ministry of Health kept silent."),
    ("is", "Hún býr á Akureyri.", "She lives in Akureyri."),
    ("ar", "وصل محمود إلى القاهرة.", "Mahmoud arrived in Cairo."),
    ("ja", "スタイルがいい。", "It has style."),
    ("zh", "印度尼西亚的岛", "An island of Indonesia"),
    ("de", "„Ja“, sagte sie.", "“Yes,” she said."),
    ("fr", "« Oui », dit-elle.", '"Yes," she says.'),
    ("ru", "Клуб «Зенит» победил.", "The club Zenit won."),
    ("ha", "Yana karkashin gwamnati.", "It is under the government."),
    ("ha", "Naira biliyan tara da miliyan biyu.", "Nine billion, two million naira."),
    ("ha", "Dala biliyan casa'in da biyar.", "Ninety-five billion dollars."),
    ("cs", "Voda pro 140 000 lidí.", "Water for 140,000 people."),
    ("cs", "Zájem je poloviční.", "The interest is at 50%."),
    ("de", "Ein österreichischer Fahrer kam.", "An Austrian driver came."),
    ("de", "Der Film „Die Grube“ lief.", "The film “The Snake Pit” was shown."),
    ("de", "Sie kam Samstagnacht.", "She came on Saturday night."),
    ("zh", "早上9点半开始。", "It starts at 9:30 a.m."),
    ("zh", "有六成人同意。", "Of the people 60% agree."),
    ("ja", "９８・２４ポイント安", "It fell by 98.24 points."),
    ("zh", "30多年来", "For more than three decades"),
    ("zh", "7月25日", "On the 25th of July"),
    ("ru", "Это было в июне.", "It was in June."),
]


@pytest.mark.parametrize(("language", "original", "translated"), SAME)
def test_same(language: str, original: str, translated: str) -> None:
    """What is only written in another way, as every language does, is no finding."""
    assert found(language, original, translated) == []


DIFFERENT = [
    ("de", "Es kostet 3,5 Millionen.", "It costs 35 million.", "3,5 Millionen became 35 million."),
    ("de", "Es kostet 3 Milliarden.", "It costs 3 million.", "3 Milliarden became 3 million."),
    ("de", "Es waren 3.500 Leute.", "There were people.", "3.500 is missing in the translation."),
    ("de", "Es waren viele Leute.", "There were 40 people.", "40 is not in the original."),
    ("de", "12 Männer und 12 Frauen.", "12 men and women.", _FEWER),
    ("fr", "15 à Lyon, 15 ici et 15 là.", "15 in Lyon and 15 here.", _FEWER.replace("2", "5")),
    ("de", "12 Männer und 12 Frauen.", "12 men and 13 women.", "12 became 13."),
    ("de", "Drei Leute kamen.", "Five people came.", "Drei became Five."),
    ("hi", "यह 2 करोड़ है।", "It is 2 million.", "2 करोड़ became 2 million."),
    ("zh", "有3万人。", "There are 3,000 people.", "3万 became 3,000."),
    ("de", "Er kam im März.", "He came in May.", "March became May."),
    ("es", "Llegó el lunes.", "He came on Tuesday.", "Monday became Tuesday."),
    ("ru", "Он приехал 3 мая.", "He came on the 3rd.", "May is missing in the translation."),
    ("de", "Es sind 100 km.", "It is 100 miles.", "km became miles."),
    ("de", "Es sind 20 °C.", "It is 20 °F.", "°C became °F."),
    ("fr", "Cela coûte 5 €.", "It costs $5.", "EUR became USD."),
    ("de", "Es stieg um 5 Prozent.", "It rose by 5.", "A percentage is no longer one"),
    ("es", "La ciudad de Quito votó.", "The city of Remove voted.", "Quito is missing"),
    ("es", "Lo dijo Ana Pérez ayer.", "Ana Carter said it.", "Pérez became Carter."),
    ("pl", "Mieszka w Krakowie.", "He lives in Warsaw.", "Krakowie is missing"),
    ("ru", "Он живёт в Москве.", "He lives in Paris.", "Москве is missing"),
    ("zh", "他住在德国。", "He lives in France.", "德国 is missing"),
    ("ar", "وصل إلى القاهرة.", "He arrived in Carter.", "القاهرة became Carter."),
    (
        "de",
        "„Ja, sicher“, sagte sie.",
        "Yes, sure, she said.",
        "The original has 2 quotation marks",
    ),
    ("de", "„Ja“, sagte er.", "“Yes,” she said.", "The speaker he became she."),
    (
        "pt",
        "“Não, nunca”, disse Lula sobre Moro.",
        "“No, never,” said Moro of Lula.",
        "The speaker Lula became Moro.",
    ),
    ("zh", "他6月1日去世。", "He died on June 6.", "June 1 became June 6."),
    ("de", "Sie kam Samstagnacht.", "She came Friday night.", "Saturday became Friday."),
    ("is", "Hann kemur mánudag.", "He comes on Tuesday.", "Monday became Tuesday."),
    ("ru", "Это было в июне.", "It was in December.", "June became December."),
    ("ha", "An yi taro a Kano jiya.", "There was a meeting in Window.", "Kano became Window."),
    ("zh", "有六成人同意。", "Of the people 70% agree.", "70 is not in the original."),
    ("fr", "Il est parti.", "He left, left, left.", "“left” is repeated."),
    ("fr", "", "He left.", "There is no sentence in the original"),
    ("fr", "Il est parti.", "", "It was not translated."),
]


@pytest.mark.parametrize(("language", "original", "translated", "message"), DIFFERENT)
def test_different(language: str, original: str, translated: str, message: str) -> None:
    """What differs is told in a sentence, with both values where there are two."""
    said = found(language, original, translated)
    assert any(each.startswith(message) for each in said), said
    assert all(
        each[0].isupper() or each[0] in "“°k0123456789" or not each[0].isascii() for each in said
    )


def test_languages() -> None:
    """A translation that is none, or in a third language, is told, and nothing else of it."""
    text = "Die Regierung hat am Montag beschlossen, die Steuern für kleine Betriebe zu senken."
    other = "Le gouvernement a décidé lundi de baisser les impôts des petites entreprises du pays."
    assert found("de", text, text) == ["It was left as it is in the original."]
    assert found("de", text, other) == ["It seems to be in another language (fr)."]
    assert found("ru", "Он пришёл вчера.", "Он came yesterday вчера домой") == [
        "It is in letters that its language does not have."
    ]


def test_length() -> None:
    """A translation that is far too short or long is told; scripts say more or less a letter."""
    long = "La ministra explicó durante dos horas por qué el puente no se abrirá antes del verano."
    assert found("es", long, "The minister spoke.")[0].startswith("It is 19 characters long")
    assert (
        found(
            "zh", "他说桥今年夏天不会开放。", "He said that the bridge will not open this summer."
        )
        == []
    )
    assert found("es", "Llueve.", f"It rains {'on and off and ' * 8}so.")[0].startswith("It is 13")


def test_sentences_are_counted_from_the_title() -> None:
    """A finding says which sentence it is of; the title is 0."""
    article = TranslatedArticle(
        title=SentencePair("El puente", "The bridge"),
        blocks=(
            TranslatedBlock(
                kind=BlockKind.PARAGRAPH,
                sentences=(SentencePair("Abre.", "It opens."), SentencePair("Son 3.", "It is 4.")),
            ),
        ),
        source="es",
        target="en",
        engine="x 1",
    )
    assert check(article) == (Finding(FindingKind.NUMBER, 2, "3 became 4."),)


LANGUAGES = ("ar", "de", "ha", "hi", "ja", "ru", "th", "xx", "zh")


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text(original: str, translated: str, language: str) -> None:
    """Whatever a text is, checks give messages of one line, and never fail."""
    for _, message in check_pair(SentencePair(original, translated), language, "en"):
        assert message.endswith(".")
