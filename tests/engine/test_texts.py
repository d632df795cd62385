"""The texts that feeds hold, from build to build."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.build import texts
from mkdocs_briefings.rendering.dependencies import Body, Dependencies
from mkdocs_briefings.rendering.fast_markdown.converter import MarkdownConverter
from mkdocs_briefings.rendering.text_spool import TextSpool
from tests.engine.project import assert_clean, configure, run, write_briefing

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.rendering.fast_markdown.converter import ConversionResult
    from tests.site import Site


def _remembered(site: Site) -> set[str]:
    """Give the paths of the briefings whose texts are remembered."""
    with closing(sqlite3.connect(site.root / ".cache/briefings/state.sqlite")) as connection:
        return {path for (path,) in connection.execute("SELECT path FROM bodies")}


def test_a_small_change_forgets_no_text(site: Site) -> None:
    """What other feeds hold stays remembered when a build renders the feeds of one country."""
    before = _remembered(site)
    assert len(before) > 5
    write_briefing(site, 5, title="Another headline")
    run(site)
    assert _remembered(site) >= before


def test_too_many_are_forgotten(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of too many texts those stay that a feed still holds, and the site is right."""
    for number in range(3):
        site.briefing(f"2026/03/0{number + 6}/newer-{number}", date=f"2026-03-0{number + 6}")
    run(site)
    monkeypatch.setattr(texts, "TOO_MANY", 0)
    site.briefing("2026/03/10/newest", "The newest text.\n", date="2026-03-10")
    run(site)
    held = b"".join(site.read(path) for path in site.files() if path.endswith("feed.xml"))
    kept = _remembered(site)
    assert "briefings/2026/03/10/newest.md" in kept
    assert all(f"/{path.rpartition('/')[2][:-3]}/".encode() in held for path in kept)
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


@pytest.mark.parametrize("few", [0, 5_000])
def test_an_index_is_made_of_texts_that_were_converted_once(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Texts wait in a folder, or a few in memory; the index is that of texts converted anew."""
    monkeypatch.setattr(texts, "_FEW", few)
    converted: list[str] = []
    convert = MarkdownConverter.convert

    def noted(converter: MarkdownConverter, text: str) -> ConversionResult:
        converted.append(text.strip())
        return convert(converter, text)

    monkeypatch.setattr(MarkdownConverter, "convert", noted)
    configure(site, briefings={"search": "full", "latest": 1})
    out = tmp_path / "first"
    run(site, out=out)
    told = [text for text in converted if text.startswith("The text of ")]
    assert sorted(told) == [f"The text of {number}." for number in range(8)]
    assert not (site.root / ".cache/briefings/texts").exists()
    first = _files(out / "search")
    shutil.rmtree(out / "search")
    converted.clear()
    run(site, out=out)
    assert len(converted) > 1
    assert _files(out / "search") == first


def _files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_spool_forgets_what_a_killed_build_has_left(tmp_path: Path) -> None:
    """What was put into it is found, and nothing of before; afterwards its folder is gone."""
    body = Body("<p>A text.</p>", Dependencies({"a.md": "a/"}), "front")
    folder = tmp_path / "texts"
    left = TextSpool(folder)
    left.__enter__()
    left.put("one.md", body)
    with TextSpool(folder) as spool:
        assert spool.find("one.md") is None
        spool.put("one.md", body)
        assert spool.find("one.md") == body
    assert not folder.exists()
    spool.put("one.md", body)
    assert spool.find("one.md") is None
