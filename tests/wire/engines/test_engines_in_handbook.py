"""The handbook's table of engines says what there is."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from mkdocs_briefings.wire.engines.adapters import BUILT_IN

HANDBOOK = Path(__file__).parents[3] / "docs" / "handbook" / "wire.md"
ROW = re.compile(r"^\| `([a-z-]+)` \|([^|]*)\|([^|]*)\|[^|]*\|$", re.MULTILINE)


def test_table_of_engines() -> None:
    """Each of our engines has a row with all of its options, but the common one, and its secret."""
    _, _, section = HANDBOOK.read_text(encoding="utf-8").partition("\n## Engines\n")
    section = section.partition("\n## ")[0]
    rows = {row[1]: row for row in ROW.finditer(section)}
    assert rows.keys() == BUILT_IN.keys()
    for name, adapter in BUILT_IN.items():
        options = set(adapter.options.model_fields) - {"price"}
        assert set(re.findall(r"`(\w+)`", rows[name][2])) == options
        secret = getattr(import_module(type(adapter).__module__), "SECRET", "")
        assert re.findall(r"`([A-Z_]+)`", rows[name][3]) == ([secret] if secret else [])
