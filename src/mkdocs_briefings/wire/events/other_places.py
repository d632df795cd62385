"""What looks like the name of a country or a city that CLDR has, and means another place."""

from __future__ import annotations

from types import MappingProxyType

NAMESAKES = MappingProxyType(
    {
        "AR/Cordoba": ("ES",),
        "AR/San_Juan": ("PR",),
        "BO/La_Paz": ("MX",),
        "BR/Santarem": ("PT",),
        "CA/Halifax": ("GB",),
        "CA/St_Johns": ("AG",),
        "CL/Santiago": ("DO", "ES"),
        "DO/Santo_Domingo": ("EC",),
        "GE": ("US",),
        "LK/Colombo": ("BR",),
        "LY/Tripoli": ("LB",),
        "MX/Merida": ("ES", "VE"),
        "NG/Lagos": ("PT",),
    }
)
"""Countries with a place of the same name, by the place that CLDR has.

They are those of GeoNames (2026) with a tenth of its people, or whose outlets mean their own by
that name alone. Smaller ones are left out: outlets of America mean the great Paris and Moscow.
"""

_IN_ENGLISH = """
AU New South Wales
CA British Columbia
CN Inner Mongolia
GB Northern Ireland
MX Baja California
US New England, New Jersey, New Mexico
-- Congolese, Dominican, Dominicans, Guinean, Guineans, Korean, Koreans
-- English Channel, English language, Indian Ocean
-- Latin America, South America, Central America, Native American, Native Americans
-- Latin American, South American, Central American, North American, Meso American
-- Latin Americans, South Americans, Central Americans, North Americans, Meso Americans
-- Pole position, Pole vault
"""

IN_ENGLISH = MappingProxyType(
    {
        name: "" if line.startswith("--") else line[:2]
        for line in _IN_ENGLISH.strip().splitlines()
        for name in line[3:].split(", ")
    }
)
"""Codes of countries by English names that begin or end as others; empty where it is of none."""

NO_FORMS = ("francesc", "francisc", "franco", "fransis")
"""How names of persons begin that a country's name with an ending would be, too."""
