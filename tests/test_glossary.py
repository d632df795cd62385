"""The handbook's glossary has every word of the engine, and none that is gone."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/mkdocs_briefings"

ENGINE = (
    "*.py",
    "reading/*.py",
    "archive/*.py",
    "build/*.py",
    "rendering/*.py",
    "outputs/output.py",
    "outputs/group.py",
    "outputs/product.py",
    "outputs/plan.py",
    "outputs/plan_context.py",
)
"""Where the words of the engine stand: what single products are called, their modules say."""

BASES = {"BriefingsError", "SettingsError"}
"""Errors that say nothing by their names that their docstrings would not."""


def classes() -> list[str]:
    """Give the public classes of the engine."""
    found = []
    for pattern in ENGINE:
        for path in sorted(PACKAGE.glob(pattern)):
            nodes = ast.parse(path.read_text(encoding="utf-8")).body
            found += [node.name for node in nodes if isinstance(node, ast.ClassDef)]
    return [name for name in found if not name.startswith("_") and name not in BASES]


def glossary() -> list[tuple[str, ...]]:
    """Give the rows of the table of the engine's words."""
    text = (ROOT / "docs/handbook/glossary.md").read_text(encoding="utf-8")
    table = text.partition("## The engine")[2].strip().splitlines()[2:]
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in table]


def test_every_class_of_the_engine_is_explained() -> None:
    """Each public class stands in one row, and each class that a row names is there."""
    named = re.findall(r"`(\w+)`", " ".join(row[2] for row in glossary()))
    assert sorted(named) == sorted(classes())


def test_each_word_is_explained_once_in_a_line() -> None:
    """No word has two rows, and none is left without an explanation."""
    rows = glossary()
    assert [word for word, count in Counter(row[0] for row in rows).items() if count > 1] == []
    assert all(len(row) == 3 and row[1].endswith(".") for row in rows)


def test_one_word_for_one_thing() -> None:
    """No two classes of the engine have one name."""
    assert [name for name, count in Counter(classes()).items() if count > 1] == []
