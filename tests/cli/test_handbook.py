"""The handbook documents every command, every option and every setting."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from mkdocs_briefings.plugin.options import Options
from mkdocs_briefings.plugin.organization import OrganizationOptions
from tests.cli.commands import all_commands

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbook"

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


SETTINGS = (*Options()._schema, *OrganizationOptions()._schema)  # noqa: SLF001 - no other way


@pytest.mark.parametrize("name", sorted(dict(SETTINGS)))
def test_setting_is_documented(name: str, handbook: str) -> None:
    """Each of the plugin's settings in `mkdocs.yml` is explained in the handbook."""
    assert f"`{name}`" in handbook, f"docs/handbook says nothing of the setting `{name}`"
