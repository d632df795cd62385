"""The language of a text, found by its letters and by what its outlet publishes in."""

from __future__ import annotations

import pytest

from mkdocs_briefings.wire.language import PRIOR, SHORTEST, UNDETERMINED, identify

SENTENCES = {
    "am": "ጠቅላይ ሚኒስትሩ አዲሱን በጀት ለምክር ቤቱ አቀረቡ።",
    "ar": "أعلنت الوزارة أن المدارس ستفتح أبوابها يوم الأحد بعد توقف الأمطار.",
    "bn": "সরকার বলেছে যে আগামী সপ্তাহে সব স্কুল আবার খুলবে।",
    "cs": "Ministr řekl, že nový zákon začne platit až příští rok na jaře.",
    "de": "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu sperren.",
    "el": "Η κυβέρνηση ανακοίνωσε νέα μέτρα για τις πυρκαγιές του καλοκαιριού.",
    "en": "The council decided on Tuesday to close the old bridge until the spring.",
    "es": "El ayuntamiento decidió el martes cerrar el puente viejo hasta la primavera.",
    "fa": "دولت اعلام کرد که مدرسه‌ها از هفتهٔ آینده باز خواهند شد.",
    "fi": "Kaupunginvaltuusto päätti tiistaina sulkea vanhan sillan kevääseen asti.",
    "fr": "Le conseil municipal a décidé mardi de fermer le vieux pont jusqu'au printemps.",
    "ha": "Gwamnati ta ce za a sake buɗe makarantu a mako mai zuwa bayan ruwan sama.",
    "he": "העירייה החליטה ביום שלישי לסגור את הגשר הישן עד האביב.",
    "hi": "सरकार ने कहा कि अगले सप्ताह सभी स्कूल फिर से खुलेंगे।",
    "id": "Pemerintah mengatakan bahwa sekolah akan dibuka kembali minggu depan.",
    "is": "Bæjarstjórnin ákvað á þriðjudag að loka gömlu brúnni fram á vor.",
    "ja": "市議会は火曜日、古い橋を春まで閉鎖することを決めた。",
    "ka": "საკრებულომ სამშაბათს ძველი ხიდის დახურვა გადაწყვიტა.",
    "ko": "시의회는 화요일 낡은 다리를 봄까지 폐쇄하기로 결정했다.",
    "pl": "Rada miasta postanowiła we wtorek zamknąć stary most do wiosny.",
    "pt": "A câmara municipal decidiu na terça-feira fechar a ponte velha até à primavera.",
    "ru": "Городской совет решил во вторник закрыть старый мост до весны.",
    "so": "Dowladdu waxay sheegtay in dugsiyada dib loo furi doono toddobaadka soo socda.",
    "sw": "Serikali imesema kwamba shule zitafunguliwa tena wiki ijayo baada ya mvua.",
    "ta": "அடுத்த வாரம் எல்லா பள்ளிகளும் மீண்டும் திறக்கப்படும் என்று அரசு கூறியது.",
    "th": "สภาเมืองมีมติเมื่อวันอังคารให้ปิดสะพานเก่าจนถึงฤดูใบไม้ผลิ",
    "tr": "Belediye meclisi salı günü eski köprünün bahara kadar kapatılmasına karar verdi.",
    "uk": "Міська рада вирішила у вівторок закрити старий міст до весни.",
    "vi": "Hội đồng thành phố hôm thứ Ba quyết định đóng cây cầu cũ cho đến mùa xuân.",
    "yo": "Ìjọba sọ pé àwọn ilé ẹ̀kọ́ máa ṣí padà ní ọ̀sẹ̀ tó ń bọ̀.",
    "zh": "市议会星期二决定关闭旧桥,直到明年春天才重新开放。",
    "zu": "Uhulumeni uthe izikole zizophinda zivulwe ngesonto elizayo ngemva kwemvula.",
}
"""A sentence each, as news are written."""


@pytest.mark.parametrize("tag", SENTENCES)
def test_a_sentence_is_told_without_an_outlet(tag: str) -> None:
    """The letters alone say which language a sentence is in."""
    assert identify(SENTENCES[tag]).tag == tag


@pytest.mark.parametrize("tag", SENTENCES)
def test_an_outlet_may_write_in_another_language(tag: str) -> None:
    """A sentence in another language than the outlet's own is told as that one."""
    own = "fr" if tag == "en" else "en"
    guess = identify(SENTENCES[tag] * 2, own)
    assert guess.tag == tag
    assert guess.confidence > 0.6


@pytest.mark.parametrize("tag", SENTENCES)
def test_the_outlets_own_language_raises_confidence(tag: str) -> None:
    """Of a text in the outlet's own language one is surer than of the same text alone."""
    alone = identify(SENTENCES[tag]).confidence
    assert identify(SENTENCES[tag], tag).confidence >= alone - 1e-9


@pytest.mark.parametrize("own", ["pt-BR", "zh-Hant-TW", "de-AT", "en-ZA"])
def test_region_and_script_are_the_outlets(own: str) -> None:
    """A text in the outlet's language has the outlet's whole tag, with its region and script."""
    assert identify(SENTENCES[own.split("-", maxsplit=1)[0]], own).tag == own


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Predsjednik je rekao da će izbori biti u nedjelju.", "bs"),
        ("Predsednik je rekao da će izbori biti u nedelju.", "sr-Latn"),
        ("Regjeringen vil senke skattene neste år, sier statsministeren.", "nb"),
        ("Kerajaan berkata sekolah akan dibuka semula minggu depan.", "ms"),
        ("قال الرئيس إن الانتخابات ستجري يوم الأحد المقبل.", "ar"),
    ],
)
def test_close_relatives_are_the_outlets_own(text: str, own: str) -> None:
    """Where letters hardly tell two languages apart, the outlet's own is taken."""
    assert identify(text, own).tag == own


@pytest.mark.parametrize("text", ["", "?!", "12:30", "Ok", "Breaking news", "東京"])
def test_a_short_text_is_in_the_outlets_language(text: str) -> None:
    """A text too short to tell is in the outlet's language, and in none that is known without."""
    assert len(text.encode()) < SHORTEST
    assert identify(text, "de-CH").tag == "de-CH"
    assert identify(text, "de-CH").confidence == PRIOR
    assert identify(text).tag == UNDETERMINED


def test_a_language_that_the_model_does_not_know() -> None:
    """Such an outlet's texts are in its language, but not those that are plainly in English."""
    samoan = "Ua fiafia tagata uma i le malo fou ma le taitai fou o le atunuu."
    assert identify(samoan, "sm").tag == "sm"
    assert identify(SENTENCES["en"], "sm").tag == "en"


def test_codes_are_those_of_bcp_47() -> None:
    """What the model calls by a code of its own is told by the one of BCP 47."""
    guarani = "Ko ára ojehecháta mba'éichapa oĩ umi mitã kuéra mbo'ehaópe ha hógape avei."
    assert identify(guarani * 2).tag == "gn"
    assert identify(guarani * 2, "gn").tag == "gn"


def test_what_is_no_text_harms_nothing() -> None:
    """Lone halves of characters and long texts are read like any other."""
    assert identify("\ud800" * 40 + SENTENCES["de"], "de").tag == "de"
    assert identify(SENTENCES["tr"] * 5000, "en").tag == "tr"
