"""The characters of pages in old and new encodings."""

from __future__ import annotations

import pytest

from mkdocs_briefings.wire.text.decoding import decode
from tests.wire.text.pages import page, paragraphs, read

TEXTS = {
    "ar": ("cp1256", "أعلنت الوزارة أن المدارس ستفتح أبوابها يوم الأحد بعد توقف الأمطار الغزيرة."),
    "bg": ("cp1251", "Градският съвет реши във вторник да затвори стария мост до пролетта."),
    "cs": ("cp1250", "Městské zastupitelstvo v úterý rozhodlo uzavřít starý most až do jara."),
    "de": (
        "cp1252",
        "Der Stadtrat beschloss am Dienstag, die alte Brücke für „Monate“ zu sperren.",
    ),
    "el": ("cp1253", "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει την παλιά γέφυρα."),
    "he": ("cp1255", "העירייה החליטה ביום שלישי לסגור את הגשר הישן עד האביב הבא."),
    "ja": ("cp932", "市議会は火曜日、古い橋を春まで閉鎖することを決めた。バスは水車の道を通る。"),
    "ko": ("cp949", "시의회는 화요일 낡은 다리를 봄까지 폐쇄하기로 결정했다고 시장이 말했다."),
    "pl": ("iso8859-2", "Rada miasta postanowiła we wtorek zamknąć stary most aż do wiosny."),
    "ru": ("koi8-r", "Городской совет решил во вторник закрыть старый мост до весны."),
    "th": ("cp874", "สภาเมืองมีมติเมื่อวันอังคารให้ปิดสะพานเก่าจนถึงฤดูใบไม้ผลิ"),
    "tr": (
        "cp1254",
        "Belediye meclisi salı günü eski köprünün bahara kadar kapatılmasına karar verdi.",
    ),
    "uk": ("cp1251", "Міська рада вирішила у вівторок закрити старий міст до весни."),
    "zh": ("gb18030", "市议会星期二决定关闭旧桥,直到明年春天才重新开放,公共汽车绕行磨坊路。"),
}
"""By language an encoding of its older pages, and a sentence."""


@pytest.mark.parametrize("language", TEXTS)
def test_a_header_names_the_encoding(language: str) -> None:
    """What the server declares is believed."""
    encoding, text = TEXTS[language]
    body = f"<p>{text}</p>".encode(encoding)
    assert text in decode(body, f"text/html; charset={encoding}", "en")


@pytest.mark.parametrize("language", TEXTS)
def test_a_page_names_its_encoding(language: str) -> None:
    """What the page declares is believed where the server says nothing."""
    encoding, text = TEXTS[language]
    for declaration in (
        f"<meta charset='{encoding}'>",
        f'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={encoding}">',
        f'<?xml version="1.0" encoding="{encoding}"?>',
    ):
        assert text in decode(f"{declaration}<p>{text}</p>".encode(encoding), "text/html", "en")


@pytest.mark.parametrize("language", TEXTS)
def test_nobody_names_the_encoding(language: str) -> None:
    """Where nothing is declared, the encodings of the outlet's language are tried."""
    encoding, text = TEXTS[language]
    assert text in decode(f"<p>{text}</p><p>{text}</p>".encode(encoding), "text/html", language)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "shift_jis", "none-such"])
def test_what_is_utf_8_is_read_as_that(declared: str) -> None:
    """A page of UTF-8 is read as such, whatever is declared, and also with a stray byte."""
    text = "Größere Brücken für übermüde Fußgänger, sagte Bürgermeister Müßig."
    body = f"<meta charset={declared}><p>{text}</p>".encode()
    assert text in decode(body, f"text/html; charset={declared}", "ru")
    assert text in decode(body + b"\xff", f"text/html; charset={declared}", "ru")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_goes_before_what_is_declared(encoding: str) -> None:
    """The mark at the beginning of a file says its encoding."""
    assert (
        decode("<p>Brücke</p>".encode(encoding), "text/html; charset=koi8-r", "") == "<p>Brücke</p>"
    )


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("gb2312", "gb18030"), ("iso-8859-1", "cp1252"), ("tis-620", "cp874"), ("x-sjis", "cp932")],
)
def test_names_are_read_as_browsers_do(name: str, encoding: str) -> None:
    """A page may use signs of the larger encoding that browsers take its own one for."""
    text = {"gb18030": "鎔鎔基", "cp1252": "“Brücke” – €", "cp874": "สะพาน…", "cp932": "①髙橋"}[
        encoding
    ]
    assert text in decode(f"<p>{text}</p>".encode(encoding), f"text/html; charset={name}", "")


def test_bytes_that_are_no_text_are_read_somehow() -> None:
    """Bytes that fit no encoding give characters, and no error."""
    assert decode(bytes(range(256)) * 20, "", "ja")
    assert decode(b"", "", "") == ""


def test_an_article_of_an_old_page_can_be_read() -> None:
    """A whole page in an old encoding becomes an article."""
    encoding, text = TEXTS["ru"]
    texts = [
        text,
        "Автобусы пойдут по дороге у мельницы, сказал мэр.",
        "Ремонт стоит три миллиона.",
    ]
    html = page(f"<article><h1>Старый мост закрыт</h1>{paragraphs(texts)}</article>")
    article = read(html.replace("utf-8", encoding).encode(encoding))
    assert text in article.text
    assert article.language == "ru"
