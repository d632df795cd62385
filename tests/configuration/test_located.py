"""Mistakes in the configuration, with their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.configuration.located import located
from mkdocs_briefings.errors import SettingsError
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATION = """\
site_name: Paper
site_dir: docs
plugins:
  - search
  - briefings:
      latest: 0
      words:
        Search: Look
        Serch: Look
      embeds:
        - films.example
        - 'https://films.example/'
      organization:
        logo: no.png
extra:
  icon: !ENV [ICON, none]
"""


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("latest: 0 is too small.", 6),
        ("words: 'Serch' is no text of the interface.", 9),
        ("embeds: 'https://films.example/' is no host.", 12),
        ("organization.logo: 'no.png' is not a file of the site.", 14),
        ("organization.masthead: 'a.md' is not a page.", 13),
        ("site_dir: The site cannot be built among its briefings.", 2),
        ("site_url: It is missing.", 1),
        ("icon: 'none' is not a file.", 1),
        ("It cannot be.", 1),
    ],
)
def test_a_mistake_has_its_line(sentence: str, line: int, tmp_path: Path) -> None:
    """It is that of the value, of its option, or the first one where neither is there."""
    file = tmp_path / "mkdocs.yml"
    file.write_text(CONFIGURATION)
    assert str(located(SettingsError(sentence), file)) == f"mkdocs.yml:{line}: {sentence}"


def test_each_of_several_mistakes_has_its_line(tmp_path: Path) -> None:
    """What names another file has its line already."""
    file = tmp_path / "site.yml"
    file.write_text("plugins:\n  briefings:\n    words: {A: b}\n    latest: 0\n")
    told = located(SettingsError("latest: 0 is\nwords/uk.po:3: Flaw.\nwords: 'A' is"), file)
    assert str(told) == "site.yml:4: latest: 0 is\nwords/uk.po:3: Flaw.\nsite.yml:3: words: 'A' is"


def test_what_cannot_be_read_has_a_first_line(tmp_path: Path) -> None:
    """Others tell what is wrong with the file."""
    file = tmp_path / "mkdocs.yml"
    assert str(located(SettingsError("latest: 0"), file)) == "mkdocs.yml:1: latest: 0"
    file.write_text("plugins: [\n")
    assert str(located(SettingsError("latest: 0"), file)) == "mkdocs.yml:1: latest: 0"


def test_builds_and_commands_say_the_same(tmp_path: Path) -> None:
    """A build has the line as well as a check."""
    site = Site(tmp_path).configure(briefings={"latest": 0})
    text = (site.root / "mkdocs.yml").read_text()
    line = text[: text.index("latest")].count("\n") + 1
    told = f"mkdocs.yml:{line}: latest: 0 is too small. Use 1 or more."
    assert told in site.build(code=1)
    assert told in site.run("mkdocs_briefings", "check").output
