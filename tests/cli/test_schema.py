"""`briefings schema`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Command
    from tests.site import Site

ROOT = Path(__file__).parents[2]
MADE = (
    "briefing.schema.json",
    "source.schema.json",
    "story.schema.json",
    "translation.schema.json",
    "names.schema.json",
    "docs/handbook/front-matter.md",
)


@pytest.mark.parametrize(
    ("options", "key", "required"),
    [
        ((), "countries", "summary"),
        (("--source",), "founded", "url"),
        (("--story",), "summary", "title"),
        (("--translation",), "made_from", "title"),
    ],
)
def test_prints_a_schema(
    options: tuple[str, ...], key: str, required: str, briefings: Command
) -> None:
    """The schema of a briefing, or of a source's profile, is printed as JSON."""
    done = briefings("schema", *options)
    assert done.exit_code == 0
    schema = json.loads(done.stdout)
    assert key in schema["properties"]
    assert required in schema["required"]


def test_writes_what_it_prints(site: Site, briefings: Command) -> None:
    """`--write` writes the files, and then `--check` finds no drift."""
    assert briefings("schema", "--check").exit_code == 1
    assert briefings("schema", "--write").exit_code == 0
    for name in MADE:
        assert (site.root / name).is_file()
    assert (site.root / MADE[0]).read_text() == briefings("schema").stdout
    assert briefings("schema", "--check").exit_code == 0


@pytest.mark.parametrize("name", MADE)
def test_drift_is_named(name: str, site: Site, briefings: Command) -> None:
    """A file that differs from the model is named, with the command that mends it."""
    briefings("schema", "--write")
    (site.root / name).write_text("{}")
    done = briefings("schema", "--check")
    assert done.exit_code == 1
    assert f"{name}:1: It differs from the model. Run `briefings schema --write`." in done.stderr


@pytest.mark.parametrize("name", MADE)
def test_our_own_files_are_current(name: str, site: Site, briefings: Command) -> None:
    """The files that this repository ships are those that the model makes."""
    assert briefings("schema", "--write").exit_code == 0
    assert (site.root / name).read_bytes() == (ROOT / name).read_bytes()
