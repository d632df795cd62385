"""The handbook documents every command, every option and every setting."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from mkdocs_briefings.configuration.options import Options
from mkdocs_briefings.configuration.organization import OrganizationOptions
from mkdocs_briefings.reading.allow_list import ATTRIBUTES, TAGS
from tests.cli.commands import all_commands

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbook"

HEADINGS = " ".join(f"`h{level}`" for level in range(1, 7))

COMMANDS = all_commands()

OPTIONS = sorted(
    (name, max(parameter.opts, key=len))
    for name, command in COMMANDS.items()
    for parameter in command.params
    if isinstance(parameter, click.Option)
)


@pytest.fixture(scope="module")
def handbook() -> str:
    """Give the whole handbook as text."""
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted(HANDBOOK.rglob("*.md")))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_is_documented(name: str, handbook: str) -> None:
    """Each command is named in the handbook."""
    assert f"briefings {name}" in handbook, f"docs/handbook says nothing of `briefings {name}`"


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_option_is_documented(name: str, option: str, handbook: str) -> None:
    """Each option stands on a page of the handbook that names its command."""
    pages = [page.read_text(encoding="utf-8") for page in sorted(HANDBOOK.rglob("*.md"))]
    assert handbook
    assert any(f"briefings {name}" in page and f"`{option}" in page for page in pages), (
        f"docs/handbook says nothing of `briefings {name} {option}`"
    )


SETTINGS = (*Options.schema, *OrganizationOptions.schema)


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_setting_is_documented(name: str, handbook: str) -> None:
    """Each of the plugin's settings in `mkdocs.yml` is explained in the handbook."""
    assert f"`{name}`" in handbook, f"docs/handbook says nothing of the setting `{name}`"


def test_html_that_may_stand_is_listed() -> None:
    """The tables of tags and attributes are those that the sanitiser lets through."""
    page = (HANDBOOK / "writing.md").read_text(encoding="utf-8")
    page = page.partition("## What HTML may stand")[2].replace("`h1` to `h6`", HEADINGS)
    tags, attributes = page.partition("| on | attributes |")[::2]
    listed = [re.findall(r"`([^`]+)`", line) for line in _rows(tags)]
    assert {tag for line in listed for tag in line} == TAGS
    found: dict[str, set[str]] = {}
    for line in _rows(attributes):
        cells = [cell.split(";") for cell in line.strip("| ").split(" | ")]
        for names, values in zip(*cells, strict=True) if len(cells[0]) > 1 else [_joined(cells)]:
            for name in re.findall(r"`(\w+)`", names) or ["*"]:
                found[name] = set(re.findall(r"`(\w+)`", values))
    found["svg"].add("viewbox")  # which is how the cleaner spells it
    assert found.pop("input") - {"checkbox", "radio", "type"} == ATTRIBUTES["input"]
    assert found == {name: each for name, each in ATTRIBUTES.items() if name != "input"}


def _rows(text: str) -> list[str]:
    """Give the rows of the first table in a text that name something."""
    table = text.partition("|---|---|\n")[2].split("\n\n")[0]
    return table.splitlines()


def _joined(cells: list[list[str]]) -> tuple[str, str]:
    names, values = (";".join(cell) for cell in cells)
    return names, values
