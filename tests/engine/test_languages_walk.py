"""Whatever becomes of originals, translations and languages, a build makes a clean one's bytes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
)

from tests.engine.project import SMALL, THEME, assert_clean, run
from tests.engine.sequences import take
from tests.site import Site, with_front_matter
from tests.thorough import IS_THOROUGH

if TYPE_CHECKING:
    from collections.abc import Mapping

NUMBERS = st.integers(0, 3)
TAGS = ("en", "uk", "ar")
TRANSLATED = st.sampled_from(TAGS)

LANGUAGES = [(), ("en",), ("en", "uk"), ("uk", "en"), ("en", "uk", "ar"), ("ar", "en")]
"""Those of the site, the default first; none of a site that is in one."""

ORIGINALS: dict[str, list[Any]] = {
    "language": ["en", "uk", "ar", "fr"],
    "countries": [["JP"], ["UA", "JP"]],
    "tags": [["Water"], []],
    "slug": ["another", "other"],
    "aliases": [["/old/"], []],
    "draft": [True, False],
    "story": ["dam", None],
    "corrections": [[{"date": "2026-03-15", "text": "Wrong."}]],
    "related": [["../02/b-1.md"], []],
}

TRANSLATIONS: dict[str, list[Any]] = {
    "title": ["Інша", "A & B <i>"],
    "slug": ["another", "третя"],
    "aliases": [["/old/"], ["/old-uk/"]],
    "draft": [True, False],
    "made_from": ["0123456789"],
}

BODIES = [
    "Words.\n",
    "See [one](../02/b-1.md) and [another](../03/b-2.md).\n",
    "[water](/tags/water/) [old](/old/) [one](/2026/03/02/b-1/) [it](/uk/2026/03/02/b-1/)\n",
]


def original(number: int) -> str:
    """Give the path of a briefing."""
    return f"briefings/2026/03/{number + 1:02}/b-{number}.md"


def translation(number: int, tag: str) -> str:
    """Give the path of its translation into a language."""
    return f"{original(number).removesuffix('.md')}.{tag}.md"


class Languages(RuleBasedStateMachine):
    """Editors and translators at work: each step is an edit, and a build that is compared.

    A file that is in error, such as a translation whose original is gone, is left out of the site.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="languages"))
        (self.folder / "project").mkdir()
        self.site = Site(self.folder / "project")
        self.keys: dict[str, dict[str, Any]] = {}
        self.kept: dict[str, bytes] = {}

    def teardown(self) -> None:
        """Remove the project."""
        shutil.rmtree(self.folder)

    @initialize()
    def first(self) -> None:
        """Build once, in two languages."""
        self.site.write("theme/main.html", THEME)
        self.site.write("docs/about.md", "# About\n")
        self.site.source("kyiv-daily", "Its *profile*.\n")
        for number in range(3):
            self._write(original(number), ORIGINALS, BODIES[0])
        self._write(translation(1, "uk"), TRANSLATIONS, BODIES[1])
        self._configure(("en", "uk"))

    @rule(tags=st.sampled_from(LANGUAGES))
    def languages(self, tags: tuple[str, ...]) -> None:
        """Let the site be in other languages."""
        self._configure(tags)

    @rule(number=NUMBERS, body=st.sampled_from(BODIES))
    def write(self, number: int, body: str) -> None:
        """Write an original, or another text into it."""
        self._write(original(number), ORIGINALS, body)
        self._build()

    @rule(number=NUMBERS, tag=TRANSLATED, body=st.sampled_from(BODIES))
    def translate(self, number: int, tag: str, body: str) -> None:
        """Write a translation, or another text into it."""
        self._write(translation(number, tag), TRANSLATIONS, body)
        self._build()

    @rule(number=NUMBERS, data=st.data())
    def key(self, number: int, data: st.DataObject) -> None:
        """Edit a key of an original or of a translation, or take it back."""
        tag = data.draw(st.sampled_from(("", *TAGS)))
        path, keys = (
            (translation(number, tag), TRANSLATIONS) if tag else (original(number), ORIGINALS)
        )
        if not (self.site.root / path).exists():
            return
        name = data.draw(st.sampled_from(sorted(keys)))
        mine = self.keys.setdefault(path, {})
        if name in mine and data.draw(st.booleans()):
            del mine[name]
        else:
            mine[name] = data.draw(st.sampled_from(keys[name]))
        self._write(path, keys, BODIES[0])
        self._build()

    @rule(number=NUMBERS, tag=st.sampled_from(("", *TAGS)))
    def remove(self, number: int, tag: str) -> None:
        """Remove an original, whatever is translated of it, or a translation."""
        path = translation(number, tag) if tag else original(number)
        (self.site.root / path).unlink(missing_ok=True)
        self._build()

    @rule()
    def nothing(self) -> None:
        """Build again: nothing is written."""
        assert run(self.site).written == set()

    def _configure(self, tags: tuple[str, ...]) -> None:
        options = {**SMALL, "skip_invalid": True, **({"languages": list(tags)} if tags else {})}
        self.site.configure(briefings=options, theme={"name": None, "custom_dir": "theme"})
        self._build()

    def _write(self, path: str, keys: Mapping[str, object], body: str) -> None:
        name = path.rpartition("/")[2]
        usual: dict[str, Any] = {"title": f"Title of {name}", "summary": f"Summary of {name}."}
        if keys is ORIGINALS:
            day = path[10:20].replace("/", "-")
            usual |= {"countries": ["JP"], "source": "kyiv-daily", "date": day}
        self.site.write(path, with_front_matter({**usual, **self.keys.get(path, {})}, body))

    def _build(self) -> None:
        try:
            run(self.site)
        except SystemExit:
            self._undo()
            run(self.site)
        assert_clean(self.site, self.folder / "clean")
        self.kept = self._files()

    def _undo(self) -> None:
        # Two files may want one place: the editor gives up on the last edit.
        for path in self._files().keys() - self.kept.keys():
            (self.site.root / path).unlink()
        for path, data in self.kept.items():
            self.site.write(path, data)

    def _files(self) -> dict[str, bytes]:
        found = [self.site.root / "mkdocs.yml", *(self.site.root / "briefings").rglob("*.md")]
        return {path.relative_to(self.site.root).as_posix(): path.read_bytes() for path in found}


PARTS, SEQUENCES, STEPS = (8, 50, 25) if IS_THOROUGH else (1, 3, 6)


@pytest.mark.parametrize("part", range(PARTS))
def test_incremental_equals_clean(part: int) -> None:
    """After each of many edits in a row the site has the bytes of a clean build."""
    take(Languages, part, sequences=SEQUENCES, steps=STEPS)
