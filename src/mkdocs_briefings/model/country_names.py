"""Other names of countries: short, formal, former and foreign ones that people go on typing.

What a country is called on its page comes from CLDR, in the site's language. Babel leaves out
CLDR's short and variant names, so those of English stand here (cldr-common, main/en.xml,
territories with `alt`), with formal names of ISO 3166-1, names that ISO 3166-3 has withdrawn, those
that the UN (UNTERM) had before, and abbreviations in common use. Abbreviations that are ordinary
words, and parts of a country, are left out: whoever searches texts for them means something else.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from unicodedata import normalize

_OTHERS = """
AE UAE, Emirates
BA Bosnia, Herzegovina
BF Upper Volta
BJ Dahomey
BN Brunei Darussalam
BY Belorussia, Byelorussia
CD DR Congo, DRC, Democratic Republic of the Congo, Congo DRC, Zaire
CG Republic of the Congo, Congo Republic
CI Ivory Coast, Cote d Ivoire
CN PRC, People's Republic of China
CV Cape Verde, Cabo Verde
CZ Czech Republic
DE Federal Republic of Germany
EH Sahrawi Republic
FK Malvinas
FM Federated States of Micronesia
GB UK, Great Britain, Britain
HK Hong Kong
IE Eire, Republic of Ireland
IR Persia, Islamic Republic of Iran
KH Kampuchea
KP DPRK, Democratic People's Republic of Korea
KR ROK, Republic of Korea
LA Lao PDR, Lao People's Democratic Republic
LK Ceylon
MD Republic of Moldova
MK Macedonia, FYROM
MM Burma, Myanmar
MO Macau, Macao
NL Holland
NZ Aotearoa
PG PNG
PS Palestine, State of Palestine
RU Russian Federation
SA KSA
SK Slovak Republic
SR Surinam
SY Syrian Arab Republic
SZ Swaziland
TH Siam
TL East Timor
TR Turkey, Turkiye
TW Republic of China, Formosa
TZ Tanganyika
US USA, US, America, United States of America
VA Vatican, Holy See
VN Viet Nam
WS Western Samoa
ZA RSA
ZW Rhodesia
"""

_BY_CODE = MappingProxyType(
    {line[:2]: tuple(line[3:].split(", ")) for line in _OTHERS.strip().splitlines()}
)


_SAINT = re.compile(r"\bSt\.? ")


def spelled_out(name: str) -> str:
    """Give a name with whole words for what CLDR shortens in English; or empty if it has none."""
    whole = _SAINT.sub("Saint ", name.replace(" & ", " and "))
    return whole if whole != name else ""


def plain_name(name: str) -> str:
    """Give a name to compare by: without case, accents and signs, and shortened nowhere."""
    whole = re.sub(r"\bste?\b\.?", "saint", name.casefold().replace("&", " and "))
    bare = "".join(c for c in normalize("NFKD", whole) if c.isalnum() or c.isspace() or c == "-")
    words = bare.replace("-", " ").split()
    return " ".join(word for word in words if word != "the")


def other_names(code: str) -> tuple[str, ...]:
    """Give what a country is called besides, by its ISO 3166-1 alpha-2 code; often nothing."""
    return _BY_CODE.get(code, ())
