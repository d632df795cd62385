"""Lines of headlines without spaces end between words, and never before a mark."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest

from mkdocs_briefings.drawing.cards.breaks import BETWEEN_WORDS, syllables, units
from mkdocs_briefings.drawing.cards.typesetting import Box, typeset
from mkdocs_briefings.drawing.cards.words import drawable, letters_of

THAI = "รัฐบาลไทยประกาศมาตรการใหม่เพื่อช่วยเหลือเกษตรกรที่ได้รับผลกระทบจากภัยแล้ง"
KHMER = "រដ្ឋាភិបាលកម្ពុជាបានប្រកាសវិធានការថ្មីដើម្បីជួយកសិករ"
LAO = "ລັດຖະບານລາວປະກາດມາດຕະການໃໝ່ເພື່ອຊ່ວຍເຫຼືອຊາວກະສິກອນ"
BURMESE = "မြန်မာနိုင်ငံတော်အစိုးရသည်ရထားလမ်းအသစ်ကိုဖွင့်လှစ်ခဲ့သည်။"


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("th", THAI, "รัฐบาล ไทย ประกาศ เกษตรกร"),
        ("en", THAI, "รัฐบาล ไทย ประกาศ เกษตรกร"),
        (
            "ja",
            "政府は地方の鉄道を守る新しい法律の案を来週の国会に提出すると発表した",
            "政府は 鉄道を 国会に",
        ),
        ("zh", "中国政府宣布将在未来五年内投资高速铁路、公路", "中国 政府 未来 铁路、"),
        ("zh-TW", "台灣總統宣布將於明年投資新建海上風力發電廠", "台灣 總統 明年"),
    ],
)
def test_words_stay_whole(language: str, text: str, kept: str) -> None:
    """A line ends between words, in Japanese between phrases."""
    found = list(units(text, language))
    assert "".join(found) == text
    assert set(kept.split()) <= set(found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "東京で地震、津波", "東 京 で 地 震、 津 波"),
        ("ja", "「国会」", "「国会」"),
        ("zh", "“新华社”——", "“新华社” ——"),
        ("en", "ショップ", "ショッ プ"),
        ("ko", "야간열차가", "야간열차가"),
        ("en", "café", "café"),
    ],
)
def test_signs_stay_with_letters(language: str, text: str, expected: str) -> None:
    """No line begins with a closing sign or small kana, or ends with an opening one."""
    found = list(units(text, language))
    assert "".join(found) == text
    assert " ".join(found) == expected


@pytest.mark.parametrize("text", [THAI, KHMER, LAO, BURMESE, "e\u0301" * 9, "क्षेत्रीय"])
def test_syllables(text: str) -> None:
    """What is wider than a line is cut between syllables, and never before a mark."""
    found = list(syllables(text))
    assert "".join(found) == text
    assert len(found) > 1
    for one, other in pairwise(found):
        assert not unicodedata.category(other[0]).startswith("M")
        assert one[-1] not in "เแโใไເແໂໃໄ\u17d2\u1039\u094d"
        assert other[0] not in "ะาำๅๆະາຳຽໆ။"


def test_burmese_syllables_are_whole() -> None:
    """A Burmese syllable keeps the consonant that ends it."""
    assert list(syllables("မြန်မာဖွင့်သည်။")) == ["မြန်", "မာ", "ဖွင့်", "သည်။"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ລາວປະກາດໃໝ່", "ລາວ ປະກາດ ໃໝ່"),
        ("အစိုးရကို", "အစိုးရကို"),
        ("ထားအသစ်ကို", "ထားအသစ် ကို"),
        ("ដើម្បីជា", "ដើម្បី ជា"),
    ],
)
def test_syllables_of_a_word(text: str, expected: str) -> None:
    """What may belong to either side is parted from neither, such as a letter without vowel."""
    assert " ".join(syllables(text)) == expected


def test_space_of_no_width() -> None:
    """A line ends where a writer has set one, and nothing is seen of it."""
    text = drawable(BETWEEN_WORDS.join(("កម្ពុជា", "បានប្រកាស", "ថ្មី")))
    assert list(units(text, "km")) == ["កម្ពុជា", "បានប្រកាស", "ថ្មី"]
    assert ord(BETWEEN_WORDS) not in letters_of(text)
    box = Box(width=300, height=330, sizes=(60,), most=5, leading=1.1)
    lines, _ = typeset(text, "km", lambda part: len(part) / 2, box)
    assert lines == ("កម្ពុជា", "បានប្រកាស", "ថ្មី")
