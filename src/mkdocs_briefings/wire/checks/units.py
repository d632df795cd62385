"""Units, currencies and percent that a translation has exchanged, whether converted or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.checks.cldr import locale_of
from mkdocs_briefings.wire.checks.digits import with_ascii_digits
from mkdocs_briefings.wire.checks.folding import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = {
    "length-kilometer": ("km", "length"),
    "length-meter": ("m", "length"),
    "length-centimeter": ("cm", "length"),
    "length-mile": ("miles", "length"),
    "length-foot": ("feet", "length"),
    "length-inch": ("inches", "length"),
    "length-yard": ("yards", "length"),
    "mass-kilogram": ("kg", "mass"),
    "mass-gram": ("g", "mass"),
    "mass-pound": ("pounds of weight", "mass"),
    "mass-ounce": ("ounces", "mass"),
    "mass-tonne": ("tonnes", "mass"),
    "mass-ton": ("tons", "mass"),
    "temperature-celsius": ("°C", "temperature"),
    "temperature-fahrenheit": ("°F", "temperature"),
    "area-hectare": ("hectares", "area"),
    "area-acre": ("acres", "area"),
    "area-square-kilometer": ("km²", "area"),
    "area-square-mile": ("square miles", "area"),
    "volume-liter": ("litres", "volume"),
    "volume-gallon": ("gallons", "volume"),
    "speed-kilometer-per-hour": ("km/h", "speed"),
    "speed-mile-per-hour": ("mph", "speed"),
    "concentr-percent": ("percent", "share"),
}
"""Units of CLDR, with what they are called in findings, and what they measure."""

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₹": "INR", "₺": "TRY", "₩": "KRW"} | {
    "R$": "BRL",
    "US$": "USD",
    "৳": "BDT",
    "฿": "THB",
    "₦": "NGN",
    "₪": "ILS",
    "₫": "VND",
    "₴": "UAH",
}
_CURRENCIES = (
    *("USD", "EUR", "GBP", "RUB", "INR", "TRY", "KRW", "BRL", "UAH", "NGN", "ILS", "CNY", "JPY"),
    *("VND", "THB", "BDT", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "ISK"),
    *("MXN", "ARS", "CLP", "COP", "PEN", "ZAR", "EGP", "KES", "ETB", "PKR", "IDR", "MYR", "PHP"),
    *("IRR", "IQD", "SAR", "AED", "KZT", "GEL", "AMD", "AZN"),
)

_CODE = re.compile(
    rf"\b({'|'.join(_CURRENCIES)})\s?\d|\d[\d.,]*\s?(?:[mb]n|[mb]illion)?\s?({'|'.join(_CURRENCIES)})\b"
)

_WORDS_FOR_MONEY = {
    "ar": "دولار:USD يورو:EUR",
    "bn": "ডলার:USD ইউরো:EUR টাকা:BDT রুপি:INR",
    "cs": "dolar:USD eur:EUR liber:GBP korun:CZK rubl:RUB",
    "de": "dollar:USD euro:EUR pfund:GBP yen:JPY rubel:RUB",
    "en": "dollar:USD euro:EUR pound:GBP rupee:INR rubl:RUB roubl:RUB yen:JPY yuan:CNY naira:NGN "
    "hryvnia:UAH lira:TRY krona:KRONE kroner:KRONE kronor:KRONE króna:KRONE crown:KRONE "
    "peso:PESO reais:BRL real:BRL rupiah:IDR rand:ZAR franc:FRANC",
    "es": "dólar:USD euro:EUR libra:GBP peso:PESO yen:JPY rublo:RUB",
    "fr": "dollar:USD euro:EUR livre:GBP yen:JPY rouble:RUB franc:FRANC",
    "ha": "dala:USD yuro:EUR naira:NGN fam:GBP yuan:CNY",
    "hi": "डॉलर:USD यूरो:EUR रुपये:INR रुपए:INR रुपया:INR",
    "is": "bandaríkjadal:USD dal:USD dölum:USD dollar:USD evr:EUR pund:GBP krón:KRONE",
    "it": "dollar:USD euro:EUR sterlin:GBP yen:JPY rubl:RUB",
    "ja": "ドル:USD ユーロ:EUR 円:JPY ポンド:GBP 元:CNY ウォン:KRW",
    "ko": "달러:USD 유로:EUR 원:KRW 엔:JPY 위안:CNY",
    "pl": "dolar:USD euro:EUR funt:GBP zł:PLN złot:PLN rubl:RUB",
    "pt": "dólar:USD euro:EUR libra:GBP reais:BRL",
    "ru": "доллар:USD евро:EUR рубл:RUB руб:RUB фунт:GBP гривен:UAH юан:CNY иен:JPY",
    "sv": "dollar:USD euro:EUR pund:GBP kronor:KRONE krona:KRONE",
    "tr": "dolar:USD avro:EUR euro:EUR lira:TRY sterlin:GBP",
    "uk": "долар:USD євро:EUR грив:UAH рубл:RUB фунт:GBP",
    "zh": "美元:USD 欧元:EUR 歐元:EUR 元:CNY 人民币:CNY 英镑:GBP 日元:JPY 港元:HKD "
    "韩元:KRW 卢布:RUB",
}
"""How words for currencies begin in reports."""

_USUAL_MONEY = "dollar:USD dolar:USD dolár:USD dólar:USD euro:EUR eur:EUR pound:GBP"
"""What they are called in many languages."""

_MORE_UNITS = {
    "en": "kilometre:km kilometer:km metre:m meter:m centimetre:cm centimeter:cm mile:miles "
    "feet:feet foot:feet inch:inches yard:yards kilo:kg kilogram:kg gram:g tonne:tonnes "
    "ton:tons ounce:ounces celsius:°C fahrenheit:°F centigrade:°C hectare:hectares "
    "acre:acres litre:litres liter:litres gallon:gallons percent:percent per-cent:percent "
    "kph:km/h mph:mph kmh:km/h percentage:percent",
    "cs": "procent:percent kilometr:km metr:m",
    "ha": "kashi:percent kilomita:km mita:m",
    "is": "prósent:percent kílómetr:km metr:m",
    "pl": "proc:percent procent:percent",
    "ru": "процент:percent проц:percent километр:km метр:m тонн:tonnes градус:°C",
    "uk": "відсот:percent процент:percent",
    "zh": "公里:km 千米:km 英里:miles 英尺:feet 公斤:kg 千克:kg 吨:tonnes 公顷:hectares "
    "亩:mu 里:li 百分之:percent",
    "ja": "キロメートル:km キログラム:kg パーセント:percent トン:tonnes マイル:miles",
}

_MEASURES = dict(_UNITS.values()) | {"mu": "area", "li": "length"}
_MEASURES["tonnes"] = _MEASURES["tons"] = "mass"
_ALIKE = frozenset({frozenset({"tonnes", "tons"}), frozenset({"m", "km"}), frozenset({"m", "cm"})})
"""Units of which one may stand for the other: tons are often tonnes, and 1,500 m are 1.5 km."""

_WITHOUT_SPACES = frozenset({"ja", "km", "ko", "lo", "my", "th", "yue", "zh"})
_COMPOUNDING = frozenset({"de", "fi", "hu", "nl", "sv"})
_PLAIN = {
    "%": "percent",
    "％": "percent",
    "٪": "percent",
    "°C": "°C",
    "℃": "°C",
    "°F": "°F",
    "℉": "°F",
}


_BEHIND_NUMBER = re.compile(r"\d[\d.,]*((?:[\s\u00a0-]*[^\W\d_]['’.²/]?[^\s\d,;:()]*){1,3})")
_WORD = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+(?:/[a-zчг])?²?")
"""A unit may stand behind a word for millions, and one such as `de`."""

_PERCENT = {
    "am": "በመቶ",
    "ar": "بالمئة|بالمائة",
    "bn": "শতাংশ",
    "el": "τοις εκατό",
    "fa": "درصد",
    "fr": "pour cent",
    "ha": r"kashi\s+\d",
    "he": "אחוז",
    "hi": "प्रतिशत|फीसदी|फ़ीसदी",
    "ko": "퍼센트",
    "mr": "टक्के",
    "ms": "peratus",
    "sw": "asilimia",
    "th": "เปอร์เซ็นต์|ร้อยละ",
    "tr": "yüzde",
    "ur": "فیصد",
    "vi": "phần trăm",
    "es": "por ciento",
    "it": "per cento",
    "pt": "por cento",
    "ro": "la sută",
    "sv": "procent",
    "en": "percent|per cent",
    "de": "prozent",
    "id": "persen",
    "nl": "procent",
    "hu": "százalék",
    "fi": "prosent",
}
"""How percent is said where no number need stand right before it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A unit behind or before a number."""

    unit: str
    measure: str


def compare_units(original: str, translated: str, source: str, target: str) -> list[str]:
    """Give what is to be told of units that were exchanged, a sentence each."""
    before, after = set(_units_in(original, source)), set(_units_in(translated, target))
    said = []
    for measure in sorted({quantity.measure for quantity in before}):
        gone = sorted(each.unit for each in before - after if each.measure == measure)
        come = sorted(each.unit for each in after - before if each.measure == measure)
        if gone and come and not _is_alike(gone[0], come[0]):
            said.append(f"{gone[0]} became {come[0]}.")
    if _percent_is_lost(before, after):
        said.append("A percentage is no longer one in the translation.")
    return said


def _percent_is_lost(before: set[Quantity], after: set[Quantity]) -> bool:
    percent = Quantity("percent", "share")
    return percent in before and percent not in after


def _is_alike(unit: str, other: str) -> bool:
    return frozenset({unit, other}) in _ALIKE or "KRONE" in {unit, other} or "PESO" in {unit, other}


def _units_in(text: str, language: str) -> Iterator[Quantity]:
    base = language.partition("-")[0].lower()
    plain = with_ascii_digits(text)
    for sign, unit in _PLAIN.items():
        if sign in plain:
            yield Quantity(unit, _MEASURES[unit])
    if (said := _percent_words(base)) and said.search(plain.lower()):
        yield Quantity("percent", _MEASURES["percent"])
    for found in re.finditer(
        r"(US\$|R\$|[$€£₽₹₺₩₴₦₪₫฿৳])\s?\d|\d[\d.,]*\s?([$€£₽₹₺₩₴₦₪₫฿৳])", plain
    ):
        yield Quantity(_SIGNS[found[1] or found[2]], "money")
    for found in _CODE.finditer(plain):
        yield Quantity(found[1] or found[2], "money")
    words = _unit_words(language, base)
    if base in _WITHOUT_SPACES:
        yield from _without_spaces(plain, words)
    else:
        yield from _with_spaces(plain, words)


@cache
def _percent_words(base: str) -> re.Pattern[str] | None:
    """Give what finds words for percent: as words, but where languages make long ones of them."""
    words = _PERCENT.get(base)
    if words is None or base in _WITHOUT_SPACES | _COMPOUNDING:
        return None if words is None else re.compile(words)
    return re.compile(rf"(?<![^\W\d_])(?:{words})")


def _with_spaces(text: str, words: dict[str, Quantity]) -> Iterator[Quantity]:
    """Give units that stand behind a number, perhaps with a word for millions between."""
    for found in _BEHIND_NUMBER.finditer(text):
        for word in _WORD.findall(found[1]):
            quantity = _find(word, words)
            if quantity is not None:
                yield quantity
                break


def _find(word: str, words: dict[str, Quantity]) -> Quantity | None:
    lower = word.lower()
    if lower in words:
        return words[lower]
    fitting = [
        (len(name), quantity.unit, quantity.measure)
        for name, quantity in words.items()
        if len(name) >= 4 and lower.startswith(name) and len(lower) - len(name) <= 4
    ]
    if not fitting:
        return None
    _, unit, measure = max(fitting)
    return Quantity(unit, measure)


def _without_spaces(text: str, words: dict[str, Quantity]) -> Iterator[Quantity]:
    by_length = sorted(words, key=len, reverse=True)
    names = "|".join(map(re.escape, by_length))
    for found in re.finditer(
        rf"\d[\d.,]*(?:[多余]?[万億亿萬兆千百만억]+\s?\d?[\d.,]*)*\s?({names})", text
    ):
        yield words[found[1]]


@cache
def _unit_words(language: str, base: str) -> dict[str, Quantity]:
    """Give units and currencies by their words in a language, in lower case."""
    found: dict[str, Quantity] = {}
    locale = locale_of(language)
    patterns = {} if locale is None else locale._data["unit_patterns"]  # noqa: SLF001 - Babel gives them for numbers only
    for name, (unit, measure) in _UNITS.items():
        for by_plural in patterns.get(name, {}).values():
            for pattern in by_plural.values():
                word = (
                    pattern.replace("{0}", "").strip(" \u00a0.").lower()
                    if isinstance(pattern, str)
                    else ""
                )
                if word and " " not in word:
                    found.setdefault(word, Quantity(unit, measure))
    for entry in _MORE_UNITS.get(base, "").split():
        word, _, unit = entry.partition(":")
        if unit in _MEASURES:
            found[word] = Quantity(unit, _MEASURES[unit])
    for entry in _WORDS_FOR_MONEY.get(base, _USUAL_MONEY).split():
        word, _, code = entry.partition(":")
        found[word] = Quantity(code, "money")
    return found
