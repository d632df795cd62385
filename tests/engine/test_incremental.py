"""An incremental build makes the bytes of a clean one, whatever was edited before."""

from __future__ import annotations

import os
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

from tests.engine.project import (
    THEME,
    assert_clean,
    configure,
    run,
    write_briefing,
    write_project,
    write_theme,
)
from tests.engine.sequences import take
from tests.pictures import animated, described
from tests.site import NOW, photo, png
from tests.thorough import IS_THOROUGH

if TYPE_CHECKING:
    from tests.site import Site

NUMBERS = st.integers(0, 8)
WORDS = st.sampled_from(["alpha", "beta & <b>", "гамма"])

KEYS: dict[str, list[Any]] = {
    "title": ["Other title", "A & B <i>"],
    "date": ["2026-03-01T01:00Z", "2026-03-09", "2026-02-11T10:00Z", "2026-03-21", "2025-12-31"],
    "summary": ["Another summary."],
    "countries": [["JP"], ["UA", "JP"], ["XK"], ["FR"]],
    "source": ["kyiv-daily", "oslo-post", None],
    "original": [{"url": "https://a.example/x", "title": "T", "language": "uk"}],
    "translation": [{"method": "machine", "by": "A program"}],
    "tags": [["water"], ["Snow"], ["Water", "Snow"], ["Water+"], ["Snow", "Snow&"], []],
    "image": [{"src": "../02/x.png", "alt": "Alt"}, {"src": "../../../../docs/y.png", "alt": "Y"}],
    "authors": [["Ada"], ["Ada", "Bo"]],
    "key_points": [["One", "Two"]],
    "why_it_matters": ["It does."],
    "priority": ["lead", "top", "normal"],
    "overlooked": [True, False],
    "story": ["dam-repair", "snow", None],
    "related": [["../03/linker.md"], []],
    "updated": ["2026-03-15T10:00Z"],
    "corrections": [[{"date": "2026-03-15", "text": "Wrong."}]],
    "draft": [True, False],
    "embargo_until": ["2026-03-20T12:00:01Z", "2026-03-19"],
    "expires": ["2026-03-20", "2026-03-20T23:00Z"],
    "slug": ["another-slug", "b-1"],
    "aliases": [["/old/"], ["/old.html", "/a/b/"], []],
    "language": ["uk", "ar"],
    "noindex": [True, False],
    "extra": [{"a": [1, 2.5, None, {"b": "c"}]}],
}

BODIES = [
    "Other words.\n",
    "A [link](../02/b-1.md) and [another](../03/linker.md#there).\n",
    "![Picture](../02/x.png)\n\n[docs](../../../../docs/about.md)\n",
    "[source](../../../../docs/sources/oslo-post.md) [^1]\n\n[^1]: Note.\n",
    "[snow](/tags/snow/) [old](/old/) [one](/2026/03/02/b-1/) [page](/about/#about) [it](#gone)\n",
    "*[NATO]: An alliance\n\nNATO here.\n\n```python\nx = 1\n```\n",
    "word " * 700,
]


PICTURES = [
    *(png(size, size, shade) for size in (1, 3) for shade in (0, 200)),
    *(photo(width, 300) for width in (200, 400, 650)),
    described("JPEG", 6),
    described("JPEG", 6)[:-300],
    animated("GIF"),
    b"",
]


class Newsroom(RuleBasedStateMachine):
    """Editors at work: each step is an edit, followed by a build that is compared."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="engine"))
        self.site: Site = write_project(self.folder / "project")
        self.keys: dict[int, dict[str, Any]] = {}
        self.now = NOW
        self.settings: dict[str, Any] = {}
        self.kept: dict[str, bytes] = {}

    def teardown(self) -> None:
        """Remove the project."""
        shutil.rmtree(self.folder)

    @initialize()
    def first(self) -> None:
        """Build once, and keep the files for those who revert."""
        self.site.write("docs/y.png", png(3, 3))
        self._keep()
        self._build()

    @rule(number=NUMBERS, word=WORDS)
    def typo(self, number: int, word: str) -> None:
        """Edit a body."""
        self._append(self._path(number), f"\n{word}\n")

    @rule(number=NUMBERS, body=st.sampled_from(BODIES))
    def body(self, number: int, body: str) -> None:
        """Replace a body."""
        path = self.site.root / self._path(number)
        if path.exists():
            front, _, _ = path.read_text().partition("---\n\n")
            path.write_text(f"{front}---\n\n{body}")
        self._build()

    @rule(number=NUMBERS, data=st.data())
    def key(self, number: int, data: st.DataObject) -> None:
        """Edit one key of the front matter, or take it back."""
        name = data.draw(st.sampled_from(sorted(KEYS)))
        mine = self.keys.setdefault(number, {})
        if name in mine and data.draw(st.booleans()):
            del mine[name]
        else:
            mine[name] = data.draw(st.sampled_from(KEYS[name]))
        write_briefing(self.site, number, **mine)
        self._build()

    @rule(number=NUMBERS)
    def delete(self, number: int) -> None:
        """Remove a briefing."""
        (self.site.root / self._path(number)).unlink(missing_ok=True)
        self._build()

    @rule(number=NUMBERS)
    def rename(self, number: int) -> None:
        """Give a briefing's file another name; links to it lead nowhere from then on."""
        path = self.site.root / self._path(number)
        if path.exists():
            path.rename(path.with_name(f"renamed-{number}.md"))
        self._build()

    @rule(number=st.integers(9, 14), keys=st.sampled_from([{}, {"story": "snow"}]))
    def add(self, number: int, keys: dict[str, Any]) -> None:
        """Add a briefing."""
        write_briefing(self.site, number, **keys)
        self._build()

    @rule()
    def revert(self) -> None:
        """Take every edit back."""
        for folder in ("briefings", "docs", "theme"):
            shutil.rmtree(self.site.root / folder)
        for path, data in self.kept.items():
            self.site.write(path, data)
        self.keys, self.settings, self.now = {}, {}, NOW
        configure(self.site)
        self._build()

    @rule(one=st.sampled_from(PICTURES), other=st.sampled_from(PICTURES))
    def picture(self, one: bytes, other: bytes) -> None:
        """Replace a picture."""
        self.site.write("briefings/2026/03/02/x.png", one)
        self.site.write("docs/y.png", other)
        self._build()

    @rule(title=WORDS, body=WORDS, country=st.sampled_from(["UA", "NO"]))
    def source(self, title: str, body: str, country: str) -> None:
        """Rename a source, edit its profile, move it."""
        self.site.source("kyiv-daily", f"{body}\n", title=f"Kyiv {title}", country=country)
        self._build()

    @rule(which=st.sampled_from(["oslo-post", "kyiv-daily"]))
    def source_goes(self, which: str) -> None:
        """Remove a profile, or write it again."""
        path = self.site.root / f"docs/sources/{which}.md"
        if path.exists():
            path.unlink()
        else:
            self.site.source(which)
        self._build()

    @rule(word=WORDS)
    def template(self, word: str) -> None:
        """Edit the theme."""
        write_theme(self.site, THEME.replace("<p>", f"<p>{word} "))
        self._build()

    @rule(word=WORDS, name=st.sampled_from(["partials/card.html", "section.html"]))
    def override(self, word: str, name: str) -> None:
        """Put an own version of one of our templates in its place, or take it away."""
        path = self.site.root / "theme/briefings" / name
        if path.exists():
            path.unlink()
        else:
            ours = Path(__file__).parents[2] / "src/mkdocs_briefings/templates/briefings" / name
            text = ours.read_text().replace("<article", f"<!-- {word} --><article")
            self.site.write(f"theme/briefings/{name}", text.replace("<header", f"{word}<header"))
        self._build()

    @rule(data=st.data())
    def setting(self, data: st.DataObject) -> None:
        """Edit `mkdocs.yml`."""
        self.settings = data.draw(
            st.sampled_from(
                [
                    {},
                    {"site_name": "Other paper"},
                    {"extra": {"motto": "All of it"}},
                    {"site_url": "https://other.example/"},
                    {"briefings": {"latest": 2}},
                    {"briefings": {"month_limit": 1}},
                    {"briefings": {"timezone": "Pacific/Kiritimati"}},
                    {"briefings": {"path": "news"}},
                    {"briefings": {"language": "de"}},
                    {"briefings": {"share_cards": True}},
                    {"plugins": ("search",)},
                    {"extensions": ("footnotes", "abbr")},
                    {"extensions": ({"footnotes": {"UNIQUE_IDS": True}},)},
                    {"nav": [{"We": "about.md"}, {"Elsewhere": "https://a.example/"}]},
                    {"nav": [{"We": "about.md"}, {"Elsewhere": "https://b.example/"}]},
                ]
            )
        )
        configure(self.site, **self.settings)
        self._build()

    @rule(word=WORDS, name=st.sampled_from(["about", "team", "new"]), mode=st.integers(0, 2))
    def page(self, word: str, name: str, mode: int) -> None:
        """Edit a page of docs/, give it another title, or remove it."""
        path = self.site.root / f"docs/{name}.md"
        texts = [f"# {name.title()}\n\n{word}\n", f"# {word}\n"]
        if mode < len(texts):
            path.write_text(texts[mode])
        elif not (name == "about" and self.settings.get("nav")):
            path.unlink(missing_ok=True)
        self._build()

    @rule(now=st.sampled_from(["2026-03-04T09:30Z", NOW, "2026-03-21T00:00Z", "2026-05-01"]))
    def midnight(self, now: str) -> None:
        """Let time pass, or turn it back."""
        self.now = now
        self._build()

    @rule(data=st.data())
    def by_hand(self, data: st.DataObject) -> None:
        """Edit, remove or touch a published file."""
        path = self.site.out / data.draw(st.sampled_from(sorted(self.site.files())))
        match data.draw(st.integers(0, 3)):
            case 0:
                path.unlink()
            case 1:
                path.write_bytes(path.read_bytes() + b"x")
            case 2:
                path.write_bytes(b"x" * path.stat().st_size)
            case _:
                os.utime(path, (1, 1))
        self._build()

    @rule()
    def nothing(self) -> None:
        """Build again."""
        self._build()
        if not self.settings.get("plugins"):
            again = run(self.site, now=self.now)
            # What was warned of is rendered each time.
            if not any(message.startswith("WARNING") for message in again.messages):
                assert again.urls == set()
            assert again.written == set()

    def _path(self, number: int) -> str:
        return f"briefings/2026/03/{number % 4 + 1:02}/b-{number}.md"

    def _append(self, path: str, text: str) -> None:
        file = self.site.root / path
        if file.exists():
            file.write_text(file.read_text() + text)
        self._build()

    def _keep(self) -> None:
        for folder in ("briefings", "docs", "theme"):
            for file in sorted((self.site.root / folder).rglob("*")):
                if file.is_file():
                    name = file.relative_to(self.site.root).as_posix()
                    self.kept[name] = file.read_bytes()

    def _build(self) -> None:
        try:
            run(self.site, now=self.now)
        except SystemExit:
            self._undo()
            run(self.site, now=self.now)
        assert_clean(self.site, self.folder / "clean", now=self.now)

    def _undo(self) -> None:
        # An edit that is an error, such as a link to what is gone: the editor gives up on it.
        for folder in ("briefings", "docs"):
            shutil.rmtree(self.site.root / folder)
        for path, data in self.kept.items():
            if not path.startswith("theme/"):
                self.site.write(path, data)
        self.keys = {}


PARTS, SEQUENCES, STEPS = (8, 50, 25) if IS_THOROUGH else (2, 3, 9)


@pytest.mark.parametrize("part", range(PARTS))
def test_incremental_equals_clean(part: int) -> None:
    """After each of many edits in a row the site has the bytes of a clean build."""
    take(Newsroom, part, sequences=SEQUENCES, steps=STEPS)
