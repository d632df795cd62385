"""Read the structured data of built pages, and hold it against schema.org's vocabulary."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.patience import DEADLINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.site import Site

Node = dict[str, Any]

FRONTEND = Path(__file__).parents[2] / "frontend"

_CONFIG: dict[str, Any] = {
    "strict": True,
    "noEmit": True,
    "skipLibCheck": True,
    "target": "es2022",
    "module": "esnext",
    "moduleResolution": "bundler",
    "types": [],
    "paths": {"schema-dts": [str(FRONTEND / "node_modules/schema-dts/dist/schema.d.ts")]},
}


def nodes(site: Site, url: str) -> list[Node]:
    """Give what a page says of things, as a browser's parser finds it."""
    scripts = site.page(url).tree.xpath("//script[@type='application/ld+json']")
    if not scripts:
        return []
    (script,) = scripts
    data = json.loads(script.text)
    assert data.keys() == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    found: list[Node] = data["@graph"]
    return found


def only(site: Site, url: str, kind: str) -> Node:
    """Give the one thing of a type that a page tells of at its top."""
    (found,) = (node for node in nodes(site, url) if node["@type"] == kind)
    return found


def inside(value: object) -> Iterator[Node]:
    """Give every thing in a value, itself first."""
    if isinstance(value, list):
        for each in value:
            yield from inside(each)
    if isinstance(value, dict):
        yield value
        yield from inside(list(value.values()))


def complaints(things: Iterable[Node], folder: Path) -> list[str]:
    """Give what TypeScript has against them, by Google's types of schema.org's vocabulary."""
    lines = ['import type * as schema from "schema-dts"']
    lines += [
        f"export const it{number}: schema.{node['@type']} = {json.dumps(node)}"
        for number, node in enumerate(things)
    ]
    (folder / "things.ts").write_text("\n".join(lines))
    config = {"compilerOptions": _CONFIG, "files": ["things.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(config))
    program = FRONTEND / "node_modules/typescript/bin/tsc"
    node = Path(sys.executable).parent / "node"
    if not (program.exists() and node.exists()):
        pytest.skip("TypeScript is not installed here; `make unit` installs it")
    done = subprocess.run(
        [str(node), str(program), "--project", str(folder)],
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=False,
    )
    found = [line for line in done.stdout.splitlines() if re.search(r"error TS\d+", line)]
    assert done.returncode == 0 or found, done.stdout + done.stderr
    return found
