"""Write how many people live in each country: `python -m tools.populations WORLD_BANK GEONAMES`.

WORLD_BANK is a table of its indicator SP.POP.TOTL with the columns Country Code, Year and Value, as
data packages have it; GEONAMES is countryInfo.txt, for the few that the other leaves out.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from babel.core import get_global

from mkdocs_briefings.model.countries import COUNTRIES

_TARGET = Path(__file__).parent.parent / "src/mkdocs_briefings/model/people.py"
_KOSOVO = {"XKX": "XK"}
_ISO, _POPULATION = 0, 7
"""Columns of GeoNames' table."""


def main(world_bank: str, geonames: str) -> None:
    """Write the module."""
    found = {**_of_geonames(Path(geonames)), **_of_world_bank(Path(world_bank))}
    lines = "\n".join(
        f"{code} {found[code]}" for code in sorted(COUNTRIES) if found.get(code, 0) > 0
    )
    _TARGET.write_text(
        '"""How many people live in each country, as tools/populations.py writes it.\n\n'
        "The World Bank's SP.POP.TOTL of 2024 (CC BY 4.0), and GeoNames (CC BY 4.0) for those\n"
        'that it leaves out.\n"""\n\n'
        f'PEOPLE = """\n{lines}\n"""\n',
        "utf-8",
    )


def _of_world_bank(path: Path) -> dict[str, int]:
    """Give the newest number of each country."""
    aliases = get_global("territory_aliases")
    codes = {long: short[0] for long, short in aliases.items() if len(short) == 1} | _KOSOVO
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["Year"]))
    return {codes.get(row["Country Code"], ""): int(float(row["Value"])) for row in rows}


def _of_geonames(path: Path) -> dict[str, int]:
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return {row[_ISO]: int(row[_POPULATION]) for row in rows if not row[_ISO].startswith("#")}


if __name__ == "__main__":
    main(*sys.argv[1:])
