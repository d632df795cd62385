"""Countries and regions: ISO 3166-1 alpha-2 codes, grouped as UN M49 groups them.

Names are not kept here: they come from CLDR, in the site's language.
"""

from __future__ import annotations

from types import MappingProxyType

AFRICA, AMERICAS, ASIA, EUROPE, OCEANIA, ANTARCTICA = "002", "019", "142", "150", "009", "AQ"

REGIONS: tuple[str, ...] = (AFRICA, AMERICAS, ASIA, EUROPE, OCEANIA, ANTARCTICA)
"""UN M49 codes of the regions, in the order in which a page lists them."""

_MEMBERS = {
    AFRICA: (
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY "
        "MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA "
        "ZM ZW"
    ),
    AMERICAS: (
        "AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT "
        "GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI"
    ),
    ASIA: (
        "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM "
        "MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE"
    ),
    EUROPE: (
        "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI "
        "LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK"
    ),
    OCEANIA: (
        "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS"
    ),
    ANTARCTICA: "AQ",
}

REGION_OF: MappingProxyType[str, str] = MappingProxyType(
    {code: region for region, codes in _MEMBERS.items() for code in codes.split()}
)
"""Region of each country. Kosovo's XK is user-assigned in ISO 3166 and in common use."""

COUNTRIES: frozenset[str] = frozenset(REGION_OF)
"""Every code that a briefing may name."""
