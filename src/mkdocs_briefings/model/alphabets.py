"""Alphabets: the letters that a language keeps apart, in its own order.

The order is that of CLDR's collations. A letter that is in none is sorted as the one that it is
made of: `é` as `e`, and in most languages `ö` as `o`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

# A group puts letters beside those of a to z that are in it; `=` joins two that are sorted as one.
_LATIN = MappingProxyType(
    {
        "az": "c,ç e,ə g,ğ h,x ı,i k,q o,ö s,ş u,ü",
        "bs": "c,č,ć d,dž,đ l,lj n,nj s,š z,ž",
        "cs": "c,č h,ch r,ř s,š z,ž",
        "cy": "c,ch d,dd f,ff g,ng l,ll p,ph r,rh t,th",
        "da": "z,ʼ,æ=ä,ø=ö,å=aa",
        "eo": "c,ĉ g,ĝ h,ĥ j,ĵ s,ŝ u,ŭ",
        "es": "n,ñ",
        "et": "s,š,z,ž w,õ,ä,ö,ü",
        "fi": "z,þ,ʼ,å,ä=æ,ö=ø",
        "fil": "n,ñ,ng",
        "fo": "d,ð z,ʼ,æ=ä,ø=ö=œ,å=aa",
        "gl": "n,ñ",
        "hr": "c,č,ć d,dž,đ l,lj n,nj s,š z,ž",
        "hu": "c,cs d,dz,dzs g,gy l,ly n,ny o,ö=ő s,sz t,ty u,ü=ű z,zs",
        "is": "a,á d,ð e,é i,í o,ó u,ú y,ý z,þ,æ=ä,ö=ø,å",
        "lt": "c,č i=y s,š z,ž",
        "lv": "a,ā c,č e,ē g,ģ i=y,ī k,ķ l,ļ n,ņ s,š u,ū z,ž",
        "mt": "ċ,c ġ,g għ,h ħ,i ż,z",
        "nb": "z,ʼ,æ=ä,ø=ö=œ,å=aa",
        "pl": "a,ą c,ć e,ę l,ł n,ń o,ó s,ś z,ź,ż",
        "ro": "a,ă,â i,î s,ș=ş t,ț=ţ",
        "sk": "a,ä c,č h,ch o,ô s,š z,ž",
        "sl": "c,č,ć d,đ s,š z,ž",
        "sq": "c,ç d,dh e,ë g,gj l,ll n,nj r,rr s,sh t,th x,xh z,zh",
        "sv": "z,ʼ,å,ä=æ,ö=ø=œ",
        "tk": "c,ç e,ä j,ž n,ň o,ö s,ş u,ü y,ý",
        "tr": "c,ç g,ğ h,ı,i o,ö s,ş u,ü",
        "uz": "z,oʻ=o‘,gʻ=g‘,sh,ch",
        "vi": "a,ă,â d,đ e,ê o,ô,ơ u,ư",
    }
)

_CYRILLIC = MappingProxyType({"be": "е,ё", "kk": "е,ё ы,і", "ky": "е,ё", "uk": "г,ґ"})

_OTHERS = MappingProxyType(
    {
        "ar": "ا=أ=إ=ئ=ؤ=ء ب ت=ة ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك=ک ل م ن ه و ي=ى=ی",
        "bn": "অ আ ই ঈ উ ঊ ঋ ৠ ঌ ৡ এ ঐ ও ঔ ং ঃ ঁ",
        "fa": (
            "آ ا أ=إ=ئ=ؤ=ء ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک=ك گ ل م ن و ه=ة ی=ي=ى"
        ),
        "hi": "ं=ँ ः",
        "ta": "அ ஆ இ ஈ உ ஊ எ ஏ ஐ ஒ ஓ ஔ ஃ",
        "ur": (
            "ا آ ب بھ پ پھ ت تھ ٹ ٹھ ث ج جھ چ چھ ح خ د دھ ڈ ڈھ ذ ر رھ ڑ ڑھ ز ژ س ش ص ض ط ظ ع غ ف"
            " ق ک=ك کھ گ گھ ل لھ م مھ ن نھ ں و=ؤ ہ=ه ھ ء ی=ئ=ي ے"
        ),
    }
)
"""Of other scripts. A letter that is missing comes behind these, as Unicode has it."""

_OTHER_NAMES = MappingProxyType(
    {"nn": "nb", "no": "nb", "kl": "da", "tl": "fil", "sr": "hr"}  # Serbian, where it is in Latin
)

PUNCTUATION = " _-‐–—,;:!¡?¿.…·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%†•"
SYMBOLS = "`´^¨°©®+±÷×<=>|~¤¢$£¥€№"
"""Signs in their order; others come behind these."""

_WRITTEN_OUT = MappingProxyType(
    {
        "ca": {"l·l": "ll"},
        "hu": {
            f"{letters[0]}{letters}": letters * 2
            for letters in ("cs", "dz", "dzs", "gy", "ly", "ny", "sz", "ty", "zs")
        },
    }
)

Alphabet = tuple[tuple[str, ...], ...]
"""Letters in their order; those that are sorted as one stand together."""

MADE_OF = MappingProxyType(
    {
        **dict(zip("łøđðħŧıŋəґ", "loddhtineг", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "þ": "th",
        "آ": "اا",
        **dict(zip("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ", strict=True)),
    }
)
"""Letters that Unicode does not take apart, and how they are sorted where they are no letter."""


def latin(language: str) -> Alphabet:
    """Give the Latin alphabet of a language."""
    groups = _LATIN.get(_OTHER_NAMES.get(language, language), "")
    letters = _with_groups("abcdefghijklmnopqrstuvwxyz", groups)
    # In CLDR the thorn comes behind z, but where å does, it is sorted as th.
    return letters if "þ" in groups or "å" in groups else (*letters, ("þ",))


def written_out(language: str) -> Mapping[str, str]:
    """Give what a language writes shorter than it is sorted: in Hungarian `ssz` is twice `sz`."""
    return _WRITTEN_OUT.get(language, {})


def kanji(letter: str) -> str:
    """Give the place of a Chinese character in Japanese: that of JIS X 0208, which goes by sound.

    It is empty for one that is not there.
    """
    try:
        found = letter.encode("euc_jp")
    except UnicodeEncodeError:
        return ""
    return found.decode("latin-1") if len(found) == _BYTES_OF_A_KANJI else ""


_BYTES_OF_A_KANJI = 2
"""Three are of characters that came to it later."""


def chinese(locale: Locale) -> Alphabet:
    """Give the characters in the order of a site in Chinese; none for one in another language.

    They go by sound, and where traditional ones are written by strokes.
    """
    if locale.language not in {"zh", "yue"}:
        return ()
    # They are large, and of use to no other site.
    if locale.script == "Hant" or locale.territory in {"HK", "MO", "TW"}:
        from mkdocs_briefings.model.chinese_by_strokes import ORDER  # noqa: PLC0415
    else:
        from mkdocs_briefings.model.chinese_by_sound import ORDER  # noqa: PLC0415
    return tuple(zip(ORDER, strict=True))


def cyrillic(language: str) -> Alphabet:
    """Give the Cyrillic alphabet of a language: most have the letters of all in one order."""
    letters = "аәбвгғдђѓеєжҗзҙѕиіїйјкқќлљмнңњоөпрсҫтћуўұүфхҳһцчҷџшщъыьэюя"
    return _with_groups(letters, _CYRILLIC.get(language, ""))


def native(language: str) -> Alphabet:
    """Give the alphabet of a language in another script; empty where Unicode's order is right."""
    return tuple(tuple(each.split("=")) for each in _OTHERS.get(language, "").split())


def _with_groups(letters: str, groups: str) -> Alphabet:
    """Give an alphabet with groups, each in the place of the first of its letters that is there."""
    moved = {letter: group for group in groups.split() for letter in _letters_of(group)}
    order: list[tuple[str, ...]] = []
    for letter in letters:
        group = moved.get(letter)
        if group is None:
            order.append((letter,))
        elif letter == next(each for each in _letters_of(group) if each in letters):
            order.extend(tuple(each.split("=")) for each in group.split(","))
    return tuple(order)


def _letters_of(group: str) -> list[str]:
    return group.replace("=", ",").split(",")
