"""What an edit makes of the search: its own bundle, and no other."""

from __future__ import annotations

import json
import shutil
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.project import (
    THEME,
    assert_clean,
    configure,
    run,
    write_briefing,
    write_project,
    write_theme,
)
from tests.outputs.searched import FULL, bundles, files, found, titles
from tests.site import Site, changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.engine.project import Built

OLD, NEW = "search/2026-02-10/", "search/2026-03-01/"
LIST = "search/bundles.json"


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a newsroom of two months, built with an index of its texts; tests only read it."""
    site = write_project(tmp_path_factory.mktemp("search") / "project", briefings=FULL)
    site.briefing("2026/02/10/old", "Words of old.\n", source="oslo-post")
    site.briefing("2026/02/11/older", "Others.\n")
    run(site)
    return site


@pytest.fixture
def site(indexed: Site, tmp_path: Path) -> Site:
    """Give a copy of it, with its cache and its published site."""
    return Site(shutil.copytree(indexed.root, tmp_path / "project"))


def _searched(done: Built) -> set[str]:
    """Give the addresses of what was rendered of the search, besides its page."""
    return {url for url in done.urls if url.startswith("search/") and url != "search/"}


def _entry(folder: str) -> str:
    return f"{folder}pagefind-entry.json"


def test_nothing_changed(site: Site) -> None:
    """A build in which nothing has changed renders and writes nothing."""
    done = run(site)
    assert (done.urls, done.written, done.removed) == (set(), set(), set())


def test_typo_in_an_old_month(site: Site, tmp_path: Path) -> None:
    """A corrected word writes files of its own bundle and the list, and nothing else of search."""
    before = files(site)
    site.briefing("2026/02/10/old", "Words of yore.\n", source="oslo-post")
    done = site.run("mkdocs_briefings", "build", "--report", "report.json", "--explain")
    assert done.code == 0, done.output
    told = json.loads((site.root / "report.json").read_text())
    searched = {path for path in told["written"] if path.startswith("search/")}
    assert LIST in searched
    assert all(path.startswith(OLD) for path in searched - {LIST})
    assert {path.removeprefix("search/") for path in {*searched, *told["removed"]}} == changed(
        before, files(site)
    )
    reasons = {each["path"]: each["reason"] for each in told["rendered"]}
    assert reasons[_entry(OLD)] == "its briefings"
    assert reasons[LIST] == "its bundles"
    assert not [path for path in reasons if path.startswith((NEW, "search/pagefind-"))]
    assert f"/{LIST}: its bundles" in done.output
    assert "its briefings" in done.output
    assert "yore" in found(site)["2026/02/10/old/"]["content"]
    assert_clean(site, tmp_path / "clean")


def test_new_briefing(site: Site) -> None:
    """A new briefing leaves the bundles of other months alone."""
    site.briefing("2026/03/19/more")
    assert _searched(run(site)) == {_entry(NEW), LIST}
    assert "2026/03/19/more/" in found(site)


LOOKS: dict[str, Callable[[Site], object]] = {
    "theme": lambda site: write_theme(site, f"{THEME} "),
    "override": lambda site: site.write("theme/briefings/article.html", "{{ keys.title }} only"),
    "a page in the navigation": lambda site: site.write("docs/new.md", "# New\n"),
    "nav": lambda site: configure(site, briefings=FULL, nav=[{"We": "about.md"}]),
}


@pytest.mark.parametrize("name", sorted(LOOKS))
def test_another_look(name: str, site: Site, tmp_path: Path) -> None:
    """Another template or navigation renders pages, and makes no index anew."""
    before = files(site)
    LOOKS[name](site)
    done = run(site)
    assert "2026/02/10/old/" in done.urls
    assert _searched(done) == set()
    assert files(site) == before
    assert run(site).urls == set()
    assert_clean(site, tmp_path / "clean")


def test_another_setting(site: Site, tmp_path: Path) -> None:
    """What an index may depend on makes all of them anew, and is given as the reason."""
    configure(site, briefings=FULL, site_url="https://a.example/")
    done = run(site)
    assert "mkdocs.yml" in done.reasons[_entry(OLD)]
    assert _searched(done) >= {_entry(OLD), _entry(NEW)}
    assert_clean(site, tmp_path / "clean")


@pytest.mark.parametrize(
    "part", ["pagefind-entry.json", "fragment/", "filter/", "index/", "pagefind.en"]
)
@pytest.mark.parametrize("damage", ["remove", "edit"])
def test_damaged_file(part: str, damage: str, site: Site) -> None:
    """A file of a bundle that was removed or edited is made again, and no other bundle."""
    before = site.files()
    name = next(path for path in before if path.startswith(f"{OLD}{part}"))
    if damage == "remove":
        site.remove(f"site/{name}")
    else:
        site.write(f"site/{name}", b"x" * len(before[name]))
    done = run(site)
    assert done.written == {name}
    assert done.reasons == {_entry(OLD): "its published file"}
    assert site.files() == before


def test_last_briefing_of_a_month(site: Site, tmp_path: Path) -> None:
    """Where a month has no briefing any more, its whole folder goes."""
    site.remove("briefings/2026/02/10/old.md")
    run(site)
    assert [each["path"] for each in bundles(site)] == ["2026-03-01/", "2026-02-11/"]
    assert not (site.root / "site" / OLD).exists()
    site.briefing("2026/02/11/older", "Others.\n", noindex=True)
    run(site)
    assert [each["path"] for each in bundles(site)] == ["2026-03-01/"]
    assert not [path for path in files(site) if path.startswith("2026-02")]
    assert not (site.out / "search/2026-02-11").exists()
    assert_clean(site, tmp_path / "clean")


def test_switching(site: Site, tmp_path: Path) -> None:
    """Of another kind of search nothing stays."""
    first = site.files()
    configure(site, briefings={"search": "titles"})
    run(site)
    assert "2026/02/10/old/" in titles(site)
    assert not [path for path in files(site) if "pagefind" in path]
    assert not list((site.out / "search").rglob("fragment"))
    configure(site, briefings={"search": "off"})
    run(site)
    assert files(site) == {}
    assert not [path for path in (site.out / "search").iterdir() if path.is_dir()]
    assert_clean(site, tmp_path / "clean")
    configure(site, briefings=FULL)
    run(site)
    assert changed(first, site.files()) == set()


def test_source_language(site: Site) -> None:
    """A source that changes its language is told in the bundles that have it."""
    site.source("oslo-post", country="NO", language="se")
    done = run(site)
    assert done.reasons[_entry(OLD)] == "its briefings"
    assert _entry(NEW) not in done.urls
    assert found(site)["2026/02/10/old/"]["filters"]["language"] == ["se"]


def test_moment_comes(site: Site, tmp_path: Path) -> None:
    """What appears or expires between two builds does so in the search too."""
    assert "2026/03/04/passing/" in found(site)
    now = "2026-03-21T00:00Z"
    run(site, now=now)
    assert "2026/03/04/passing/" not in found(site)
    assert "2026/03/21/tomorrow/" in found(site)
    assert_clean(site, tmp_path / "clean", now=now)


STEPS = 16


def test_incremental_equals_clean(site: Site, tmp_path: Path) -> None:
    """After each of many edits in a row the search has the bytes of a clean build."""
    chance = Random(7)  # noqa: S311 - no secret
    for _ in range(STEPS):
        _edit(site, chance)
        run(site)
        assert_clean(site, tmp_path / "clean")


def _edit(site: Site, chance: Random) -> None:
    number = chance.randrange(10)
    day = ("2026/02/10", "2026/02/20", "2026/03/04", "2025/12/31")[number % 4]
    keys: dict[str, Any] = chance.choice(
        [{}, {"title": "東京 & <b>"}, {"draft": True}, {"noindex": True}, {"source": "kyiv-daily"},
         {"tags": ["Snow", "Water", "b", "a"]}, {"slug": f"other-{number}"},
         {"countries": ["JP", "FR"]}]
    )  # fmt: skip
    match chance.randrange(6):
        case 0 | 1:
            site.briefing(f"{day}/r-{number}", f"Text {chance.randrange(3)}.\n", **keys)
        case 2:
            write_briefing(site, number % 8, **keys)
        case 3:
            (site.root / f"briefings/{day}/r-{number}.md").unlink(missing_ok=True)
        case 4:
            site.source("kyiv-daily", language=chance.choice(["uk", "en", "ru"]))
        case _:
            path = chance.choice(sorted(files(site)))
            data = site.read(f"search/{path}")
            site.write(f"site/search/{path}", chance.choice([b"", data[:-1], b"x" * len(data)]))
