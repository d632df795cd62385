"""Write what countries are called in their own languages: `python -m tools.local_names`."""

from __future__ import annotations

from pathlib import Path

import babel

from mkdocs_briefings.model.countries import COUNTRIES
from mkdocs_briefings.model.territories import languages_of, name_of

_TARGET = Path(__file__).parent.parent / "src/mkdocs_briefings/model/local_names.py"


def main() -> None:
    """Write the module."""
    _TARGET.write_text(
        '"""What countries are called in their official languages, as tools/local_names.py writes '
        'it.\n\nThis is CLDR\'s, as Babel of that version has it.\n"""\n\n'
        f'BABEL = "{babel.__version__}"\n\n'
        f'LOCAL_NAMES = """\n{local_names_of_all()}"""  # noqa: RUF001 - their letters\n',
        "utf-8",
    )


def local_names_of_all() -> str:
    """Give a line for each: code, language and name, where CLDR has one."""
    return "".join(
        f"{code} {tag} {name_of(code, tag)}".rstrip() + "\n"
        for code in sorted(COUNTRIES)
        for tag in languages_of(code).official
    )


if __name__ == "__main__":
    main()
