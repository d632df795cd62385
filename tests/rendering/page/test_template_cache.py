"""Compiled templates of packages are kept for all sites, those of a site for itself."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader

from mkdocs_briefings.rendering.environment import TEMPLATES
from mkdocs_briefings.rendering.page.template_cache import TemplateCache

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType

OURS, OWN = "briefings/icons/moon.html", "own.html"


class Watched(Environment):
    """Notes what is compiled."""

    def __init__(self, *folders: Path) -> None:
        super().__init__(loader=FileSystemLoader(folders), autoescape=True)
        self.compiled: list[str] = []

    def _compile(self, source: str, filename: str) -> CodeType:
        self.compiled.append(filename)
        return super()._compile(source, filename)


@pytest.fixture
def beside_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let Python keep what it compiles in a folder of the test."""
    folder = tmp_path / "python"
    monkeypatch.setattr(sys, "pycache_prefix", str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def compiled(site: Path, stamp: str = "words", kind: str = "en") -> list[str]:
    """Render two templates of a site, and give the names of those that were compiled for it."""
    site.mkdir(exist_ok=True)
    (site / OWN).write_text("{{ 1 + 1 }}", encoding="utf-8")
    environment = Watched(site, TEMPLATES)
    environment.bytecode_cache = TemplateCache(site / "cache", stamp, kind)
    assert environment.get_template(OWN).render() == "2"
    assert "<svg" in environment.get_template(OURS).render()
    return [
        name.removeprefix(f"{site}/").removeprefix(f"{TEMPLATES}/") for name in environment.compiled
    ]


@pytest.mark.usefixtures("beside_code")
def test_another_site_compiles_its_own_alone(tmp_path: Path) -> None:
    """What a package has is compiled once, and then stands in the cache of each site."""
    one, other = tmp_path / "one", tmp_path / "other"
    assert compiled(one) == [OWN, OURS]
    assert compiled(other) == [OWN]
    assert compiled(one) == compiled(other) == []
    assert len(list((one / "cache").iterdir())) == len(list((other / "cache").iterdir())) == 2


@pytest.mark.usefixtures("beside_code")
def test_what_is_compiled_otherwise_is_not_shared(tmp_path: Path) -> None:
    """With other words all is compiled anew, and so it is for a site that stands alone."""
    assert compiled(tmp_path / "one") == [OWN, OURS]
    assert compiled(tmp_path / "other", "other words") == [OWN, OURS]
    assert compiled(tmp_path / "alone", "other words", kind="") == [OWN, OURS]
    assert compiled(tmp_path / "german", kind="de") == [OWN, OURS]


def test_changed_bits_beside_the_code(tmp_path: Path, beside_code: Path) -> None:
    """A file in which a bit has changed is not believed, and is made anew."""
    assert compiled(tmp_path / "one") == [OWN, OURS]
    (file,) = beside_code.rglob("*.template")
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
    assert compiled(tmp_path / "other") == [OWN, OURS]
    assert file.read_bytes() == whole


def test_nothing_is_written_where_python_writes_nothing(
    tmp_path: Path, beside_code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever forbids Python to write what it compiles forbids this too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled(tmp_path / "one") == [OWN, OURS]
    assert not beside_code.exists()
