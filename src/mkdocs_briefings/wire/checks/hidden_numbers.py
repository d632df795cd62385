"""Numbers within other words: `šestadvacetiletý` is 26 years old, `Tabellenvierter` the fourth."""

from __future__ import annotations

import re
from functools import cache

from mkdocs_briefings.wire.checks.number_words import number_words

_STEMS = {
    "bg": "1:първ 2:втор 3:трет 4:четвърт 5:пет 6:шест 7:седм 8:осм 9:девет 10:десет",
    "cs": "1:prvn,jedno 2:druh,dvoj,dvou 3:třet,tří 4:čtvrt,čtyř 5:pát,pět 6:šest 7:sedm 8:osm "
    "9:devát,devít,devět 10:desát,desít 20:dvacát 30:třicát 50:padesát 100:stov,sto,set "
    "1000:tisíc",
    "da": "1:først 2:anden,andet,dobbelt 3:tredj 4:fjerd 5:femt 6:sjett 7:syvend 8:ottend 10:tiend",
    "de": "1:erst,ein 2:zweit,doppel,beid 3:dritt,drei 4:viert,quart 5:fünf 6:sechs 7:sieb 8:acht "
    "9:neun 10:zehn 12:dutzend 16:achtelfinal 100:hundert 1000:tausend",
    "es": "1:prim 2:segund,doble 3:tercer,trip,terci 4:cuart,cuadr 5:quint 6:sext 7:séptim "
    "8:octav 10:décim,decen 12:docen 100:centen,centés",
    "fi": "1:ensimm 2:toi,kaks,kahd 3:kolm 4:nelj 5:viid,viis 6:kuud,kuus 7:seits 8:kahdeks "
    "9:yhdeks 10:kymmen 100:sada,sata 1000:tuha",
    "fr": "1:prem 2:deux,doubl,bi 3:trois,tri 4:quatr,quadr 5:cinq 6:six 7:sept 8:huit 9:neuv "
    "10:dix",
    "hr": "1:prv 2:drug,dvo 3:treć,tro 4:četvrt 5:pet 6:šest 7:sedm 8:osm 9:devet 10:deset",
    "hu": "1:els 2:másod,két 3:harmad,három 4:negyed 5:ötöd 6:hatod 7:heted 8:nyolcad 9:kilenced "
    "10:tized 100:század 1000:ezr",
    "is": "24:sólarhring 1:fyrst 2:önnur,annar,anna,tví,tveggj 3:þriðj,þrí,þrig 4:fjórð,fjór,fjög "
    "5:fimmt 6:sjött 7:sjöund 8:áttund 9:níund 10:tíund 100:hundr",
    "it": "1:prim 2:second,dopp 3:terz,tripl 4:quart 5:quint 6:sest 7:settim 8:ottav "
    "10:decin,decim 100:centin",
    "nb": "1:først 2:andre,dobbel 3:tredj 4:fjerd 5:femt 6:sjett 7:sjuend,syvend 8:åttend 10:tiend",
    "nl": "1:eerst 2:twee,dubbel 3:derd 4:vierd 5:vijf 6:zesd 7:zevend 8:acht 9:negend 10:tiend "
    "100:honderd 1000:duizend",
    "pl": "24:dob 1:pierwsz,jedno 2:drug,dwu,podwój 3:trzec,trzy,trój 4:czwart,cztero "
    "5:piąt,pięcio 6:szóst,sześcio 7:siódm,siedmio 8:ósm,ośmio 9:dziewiąt,dziewięcio "
    "10:dziesiąt,dziesięcio 20:dwudziest 30:trzydziest 100:stu,setn 1000:tysię",
    "pt": "1:primeir 2:segund,dobr 3:terceir,tripl 4:quart 5:quint 6:sext 7:sétim 8:oitav "
    "10:dezen,décim 12:dúzi 100:centen",
    "ro": "1:prim 2:doi,dou,dubl 3:trei,tripl 4:patr 5:cinc 6:șas 7:șapt 8:opt 9:nou 10:zec",
    "ru": "24:сут 1:перв,одно 2:втор,двух,двой,двое 3:трет,трех,трёх,трой,трое 4:четв,четыр 5:пят "
    "6:шест 7:седьм,семи 8:восьм 9:девят 10:десят 20:двадцат 30:тридцат 40:сорок "
    "100:сот,сто 1000:тысяч",
    "sk": "1:prv 2:druh,dvoj 3:tret,troj 4:štvrt 5:piat 6:šiest 7:siedm 8:ôsm 9:deviat 10:desiat",
    "sr": "1:прв 2:друг,дво 3:трећ,тро 4:четврт 5:пет 6:шест 7:седм 8:осм 9:девет 10:десет",
    "sv": "1:först 2:andra,dubbel,två 3:tredj 4:fjärd 5:femt 6:sjätt 7:sjund 8:åttond 9:niond "
    "10:tiond",
    "tr": "2:iki,ikinci 3:üç 4:dört,dörd 5:beş 6:altı 7:yed 8:sekiz 9:dokuz 10:onunc",
    "uk": "24:доб 1:перш,одно 2:друг,двох,двой 3:трет,трьох,трич 4:четв,чотир 5:п'ят,п’ят 6:шост "
    "7:сьом,семи 8:восьм 9:дев'ят,дев’ят 10:десят 20:двадцят 30:тридцят 100:сот 1000:тисяч",
}
"""Beginnings of words that are made of a number, beside those for the number itself."""

_COMPOUNDING = frozenset({"da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"})
"""Languages that put a number into the middle of a word."""

_HALF_AN_HOUR, _HALF_OF_ALL = 30, 50
"""In minutes, and in percent."""

_HALF_PAST = re.compile("[点點時时]半")

_HALVES = {
    "bg": ("полови",),
    "cs": ("polovi",),
    "da": ("halv",),
    "de": ("hälft", "halb"),
    "es": ("mitad",),
    "fi": ("puol",),
    "fr": ("moiti",),
    "hr": ("polovi",),
    "hu": ("fele", "félszáz"),
    "is": ("helm",),
    "it": ("metà",),
    "nb": ("halv",),
    "nl": ("helft",),
    "pl": ("połow",),
    "pt": ("metade",),
    "ro": ("jumăt",),
    "ru": ("половин",),
    "sk": ("polovi",),
    "sr": ("полови",),
    "sv": ("hälft",),
    "tr": ("yarı",),
    "uk": ("половин",),
}
"""Beginnings of words for a half, for which others say 50 percent."""

_SHORTEST = 3


def is_hidden(value: int, text: str, language: str) -> bool:
    """Tell whether a word of a text (in a BCP 47 language) may be made of that number."""
    base = language.partition("-")[0].lower()
    if value == _HALF_AN_HOUR and _HALF_PAST.search(text):
        return True
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text.lower())
    if value == _HALF_OF_ALL and any(word.startswith(_HALVES.get(base, ())) for word in words):
        return True
    known = _stems(base)
    parts = (value,) if value in known else _parts(value)
    stems = [known.get(part, ()) for part in parts]
    if not stems or not all(stems):
        return False
    return any(_is_made_of(word, stems, base) for word in words)


def _is_made_of(word: str, stems: list[tuple[str, ...]], base: str) -> bool:
    if len(stems) == 1 and base not in _COMPOUNDING:
        return word.startswith(stems[0])
    return all(any(stem in word for stem in some) for some in stems)


def _parts(value: int) -> tuple[int, ...]:
    """Give the numbers that one is said with: 2026 is 2, 1000, 20 and 6."""
    if value <= 20 or value in {100, 1000}:
        return (value,)
    if value < 100:
        return tuple(part for part in (value // 10 * 10, value % 10) if part)
    if value < 1000 and value % 100 == 0:
        return (value // 100, 100)
    if value < 100_000 and value % 1000 == 0:
        return (*_parts(value // 1000), 1000)
    return ()


@cache
def _stems(base: str) -> dict[int, tuple[str, ...]]:
    found: dict[int, set[str]] = {}
    for word, value in number_words(base).items():
        stem = word.rstrip("aeiouyáéíóúýěыаеиоуяюіїєσς") if len(word) > 4 else word
        if len(stem) >= _SHORTEST:
            found.setdefault(value, set()).add(stem)
    for entry in _STEMS.get(base, "").split():
        number, _, beginnings = entry.partition(":")
        found.setdefault(int(number), set()).update(beginnings.split(","))
    return {value: tuple(sorted(stems)) for value, stems in found.items()}
