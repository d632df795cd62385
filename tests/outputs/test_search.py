"""Search: which briefings are indexed together, what is said of each, and what is kept out."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefings.archive.index import DayIndex
from mkdocs_briefings.outputs.plan_context import PlanContext
from mkdocs_briefings.outputs.search.bundles import TitlesBundle
from mkdocs_briefings.outputs.search.documents import SEAM
from mkdocs_briefings.outputs.search.parts import MOST, SearchPart, entries_of, parts_of
from mkdocs_briefings.outputs.search.product import search_bundles
from tests.engine.project import preview, write_project
from tests.newsroom import make_folder
from tests.outputs.newsroom import LEAD, MARKER, OWN, write_newsroom
from tests.outputs.searched import FULL, bundles, files, found, has_word, titles, unpacked
from tests.site import ALL_EXTENSIONS, Site, changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.newsroom import NewsroomFolder

HOSTILE = '<script>alert("1")</script> & \'Q\' </h1></body> [x] "q" onload=x {{ y }}'
KEPT_BACK = "zq8kept"
"""Stands in every part of every briefing that search engines are kept from."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the small newsroom with an index of its texts; tests only read it."""
    site = write_newsroom(tmp_path_factory.mktemp("search"))
    signs = {"toc": {"permalink": "zyxsign", "permalink_class": "anchor"}}
    site.configure(
        briefings={**FULL, "timezone": "Europe/Kyiv"}, extensions=(*ALL_EXTENSIONS, signs)
    )
    for number, keys in enumerate(({}, {"language": "uk"})):
        site.briefing(
            f"2026/02/1{number}/{KEPT_BACK}-{number}",
            f"Body {KEPT_BACK}.\n",
            title=f"Title {KEPT_BACK}",
            summary=f"Summary {KEPT_BACK}",
            tags=[f"{KEPT_BACK} tag"],
            key_points=[f"Point {KEPT_BACK}"],
            noindex=True,
            **keys,
        )
    site.briefing("2026/02/12/hostile", f"`{HOSTILE}`\n", title=HOSTILE, summary=HOSTILE)
    site.briefing(
        "2026/02/13/asia",
        "## Osaka\n\n大阪で。\n",
        title="NATO 東京へ",
        summary="ข่าว",
        source="oslo-post",
    )
    site.briefing("2025/11/02/only-one", noindex=True)
    site.build("--strict")
    return site


@pytest.fixture
def folder(tmp_path: Path) -> NewsroomFolder:
    """Give an empty project's folder, which is read and not built."""
    return make_folder(tmp_path)


# Parts.


def _index(day: date, size: int, noindex: int = 0) -> DayIndex:
    return DayIndex(
        day=day, records=b"", size=size, minutes=0, noindex=noindex, contents=b"", whole=None,
        listed=b"", aliases=(), ends={}, stories={}, lead=None, picks=(), sources=(), authors=(),
        counted=b"", since=0.0, until=0.0,
    )  # fmt: skip


FIRST = date(2025, 12, 20)
SIZES = st.dictionaries(
    st.integers(0, 70).map(lambda days: FIRST + timedelta(days)),
    st.tuples(st.integers(0, 25), st.integers(0, 25)),
    max_size=40,
)


def _indexes(sizes: dict[date, tuple[int, int]]) -> dict[date, DayIndex]:
    return {day: _index(day, some + hidden, hidden) for day, (some, hidden) in sizes.items()}


@given(SIZES)
def test_parts(sizes: dict[date, tuple[int, int]]) -> None:
    """Each day is in one part, none crosses a month, and none is larger than it may be."""
    parts = parts_of(_indexes(sizes), 10)
    days = Counter(day for part in parts if part.share == 0 for day in part.days)
    assert days == Counter(day for day, (some, _) in sizes.items() if some)
    for part in parts:
        assert list(part.days) == sorted(part.days)
        assert len({(day.year, day.month) for day in part.days}) == 1
        assert part.count <= 10
        if part.shares == 1:
            assert part.count == sum(sizes[day][0] for day in part.days)
        else:
            [day] = part.days
            assert part.shares == -(-sizes[day][0] // 10) > part.share
    starts = [(part.days[0], part.share) for part in parts]
    assert starts == sorted(starts, reverse=True)
    assert len({part.name for part in parts}) == len(parts)


@given(SIZES, st.integers(1, 25))
def test_a_new_day_leaves_older_parts(sizes: dict[date, tuple[int, int]], size: int) -> None:
    """A day that is added at the end changes the newest part at most."""
    last = max(sizes, default=FIRST)
    before = parts_of(_indexes(sizes), 10)
    after = parts_of(_indexes({**sizes, last + timedelta(1): (size, 0)}), 10)
    kept = [part for part in after if part.days[-1] <= last]
    assert kept in (before, before[1:])


@given(SIZES)
def test_hidden_ones_do_not_count(sizes: dict[date, tuple[int, int]]) -> None:
    """Briefings that search engines are kept from make no difference."""
    without = {day: (some, 0) for day, (some, _) in sizes.items()}
    assert parts_of(_indexes(sizes), 10) == parts_of(_indexes(without), 10)


@given(SIZES)
def test_usual_size(sizes: dict[date, tuple[int, int]]) -> None:
    """Of a small archive each month is one part."""
    months = {(day.year, day.month) for day, (some, _) in sizes.items() if some}
    assert len(parts_of(_indexes(sizes))) == len(months)
    assert MOST >= 50 * 30


@pytest.mark.parametrize("shares", [1, 2, 3])
def test_each_briefing_is_in_one_share(shares: int, folder: NewsroomFolder) -> None:
    """A large day is shared out: each of its briefings is in one share, and always in that."""
    for number in range(12):
        folder.briefing(_text(f"N {number}"), f"briefings/2026/10/30/n-{number}.md")
    archive = folder.archive()
    [day] = archive.indexes
    parts = [SearchPart((day,), 12 // shares, share, shares) for share in range(shares)]
    held = [[entry.card.url for entry in entries_of(part, archive)] for part in parts]
    assert sorted(url for urls in held for url in urls) == sorted(
        entry.card.url for entry in archive.day(day).entries
    )
    names = ["2026-10-30"] if shares == 1 else [f"2026-10-30-{n + 1}" for n in range(shares)]
    assert [part.name for part in parts] == names
    folder.briefing(_text("More"), "briefings/2026/10/30/more.md")
    more = folder.archive()
    for part, urls in zip(parts, held, strict=True):
        now = [entry.card.url for entry in entries_of(part, more)]
        assert [url for url in now if not url.endswith("/more/")] == urls


def _text(title: str, body: str = "", more: str = "") -> str:
    head = f"title: {title}\ndate: 2026-10-30\nsummary: S\ncountries: [UA]\n{more}"
    return f"---\n{head}---\n{body}"


# Documents.


def test_what_is_indexed(site: Site) -> None:
    """Title, summary, key points, why it matters and text are found; what filters is told."""
    told = found(site)[LEAD]
    assert told["content"].startswith(
        "Dam reopens. The dam is open again. It was closed for a year. It feeds two cities. "
        "Two million people drink from it. The dam is open, says the desk."
    )
    assert told["filters"] == {
        "country": ["ua", "pl"],
        "tag": ["water", "energy"],
        "source": ["kyiv-daily"],
        "language": ["uk"],
        "day": ["2026-03-20"],
        "text": ["en"],
    }
    # Words in these are found too.
    meta = told["meta"]
    assert (meta["title"], meta["country"]) == ("Dam reopens", "Ukraine")
    assert (meta["source"], meta["topic"]) == ("Kyiv Daily", "Water, energy")
    assert has_word(site, "2026-03-05", "dam")
    assert has_word(site, "2026-03-05", "oper")  # the operator's stem, of a note
    assert not has_word(site, "2026-02-10", "dam")


def test_what_there_is_none_of(site: Site) -> None:
    """A briefing without source or tags is told without them."""
    told = found(site)[OWN]
    assert told["filters"] == {
        "country": ["ua"],
        "day": ["2026-03-19"],
        "text": ["en"],
    }
    assert not {"source", "topic"} & told["meta"].keys()


def test_language_of_origin(site: Site) -> None:
    """A text that says nothing of its original was written in its source's language."""
    assert found(site)["2026/03/20/top-of-oslo/"]["filters"]["language"] == ["nb"]
    assert found(site)["2026/03/20/in-egypt/"]["filters"]["text"] == ["ar"]
    assert "language" not in found(site)["2026/03/20/in-egypt/"]["filters"]


def _document(folder: NewsroomFolder, content: str, body: str = "") -> str:
    """Give the page that is indexed of a briefing whose text is that HTML."""
    briefing = folder.briefing(content, "briefings/2026/10/30/a.md")
    archive = folder.having(search="titles").archive()
    group, _ = search_bundles(archive, program="")
    [bundle] = group.plan(PlanContext(folder.settings))
    assert isinstance(bundle, TitlesBundle)
    [document] = bundle.documents
    return document.page(briefing.keys, body)


def test_order_and_weight(folder: NewsroomFolder) -> None:
    """Results can be put in the order of their moments; a title weighs more than a text."""
    more = "key_points: [P]\nwhy_it_matters: W\n"
    page = _document(folder, _text("T", more=more), "<p>B</p>")
    moment = int(datetime(2026, 10, 30, tzinfo=UTC).timestamp())
    assert f'data-pagefind-sort="date[content]" content="{moment}"' in page
    weights = [part.partition('"')[0] for part in page.split('data-pagefind-weight="')[1:]]
    assert weights == ["10", "4", "3", "3"]
    assert page.endswith("<p>B</p></body></html>")


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("東京へ", "東|京|へ"),
        ("新华社 2026", "新|华|社 2026"),
        ("ข่าว", "ข่|า|ว"),
        ("\u30ab\u3099\u30ab", "\u30ab\u3099|\u30ab"),
        ("ニュース", "ニ|ュ|ー|ス"),
        ("NATO東京", "NATO|東|京"),
        ("Гребля знову", "Гребля знову"),
        ("Plain words", "Plain words"),
        ("مصر", "مصر"),
        ("한국 뉴스", "한국 뉴스"),
    ],
)
def test_scripts_without_spaces(text: str, parted: str, folder: NewsroomFolder) -> None:
    """Texts without spaces between words are parted at every character, not at its signs."""
    page = _document(folder, _text(text), f"<p>{text}</p>")
    expected = parted.replace("|", SEAM)
    assert f">{expected}</h1>" in page
    # Beside a tag there may be a space more.
    assert expected in {part.strip() for part in re.split("</?p>", page)}


def test_signs_of_headings_are_no_words(site: Site) -> None:
    """A heading is found, and not what leads to it, whatever that is and is called."""
    assert "zyxsign" in site.page("2026/02/13/asia/").text
    assert has_word(site, "2026-02-10", "osaka")
    assert not has_word(site, "2026-02-10", "zyxsign")


def test_one_finds_a_character(site: Site) -> None:
    """Characters of such a text are words of the index."""
    for word in ("nato", "東", "京", "阪", "ข"):
        assert has_word(site, "2026-02-10", word)
    assert not has_word(site, "2026-02-10", "東京")


def test_hostile_titles(site: Site) -> None:
    """Whatever stands in a title is text, and makes no mark, filter or end of its own."""
    told = found(site)["2026/02/12/hostile/"]
    assert told["meta"]["title"] == HOSTILE
    assert told["content"].count("alert") == 3
    assert set(told["filters"]) == {"country", "day", "text"}


def test_marks_are_escaped(folder: NewsroomFolder) -> None:
    """A name with quotes stays inside its attribute."""
    profile = (
        "---\ntitle: 'A \"b\" <i> & c'\nurl: https://a.example/\ncountry: UA\nlanguage: en\n---\n"
    )
    folder.write({"docs/sources/abc.md": profile})
    page = _document(folder, _text("T", more="source: abc\n"))
    assert 'content="A &quot;b&quot; &lt;i&gt; &amp; c"' in page
    assert "<i>" not in page


# What is kept out.


@pytest.mark.parametrize("mode", ["full", "titles"])
def test_nothing_hidden(mode: str, site: Site, tmp_path: Path) -> None:
    """No file of search has a word of what is not published, or is kept from search engines."""
    if mode == "titles":
        ours = shutil.ignore_patterns("site", ".cache")
        site = Site(shutil.copytree(site.root, tmp_path / "copy", ignore=ours))
        site.configure(briefings={"timezone": "Europe/Kyiv"})
        site.build("--strict")
    known = unpacked(site)
    assert any(b"Dam reopens" in data for data in known.values())
    for secret in (MARKER, KEPT_BACK, "in-kenya", "only-one"):
        assert not [path for path in known if secret in path]
        assert not [path for path, data in known.items() if secret.encode() in data]
    # Of a month in which there is nothing else there is no bundle.
    assert not [path for path in known if path.startswith("2025-11")]


def test_what_is_indexed_is_published(site: Site) -> None:
    """Every briefing that is to be found has a page, and every other page is in no index."""
    urls = set(found(site))
    pages = [site.page(url) for url in sorted(urls)]
    assert all(page.rel("canonical") for page in pages)
    assert not [page.url for page in pages if "noindex" in (page.meta("robots") or "")]
    assert all(url.count("/") == 4 for url in urls)
    assert len(urls) == sum(each["count"] for each in bundles(site)) == 15


def test_no_navigation(site: Site) -> None:
    """Of a page, no navigation, footer or listing is in an index: only what it says itself."""
    for url in (OWN, "2026/03/08/march-08/"):
        told = found(site)[url]["content"]
        slug = url.split("/")[-2]
        title = slug.replace("-", " ").capitalize()
        rest = "Where. Here." if url == OWN else "The text."
        assert told == f"{title}. Summary of {slug}. {rest}"


# The list of bundles, and the programs.


def test_bundles(site: Site) -> None:
    """The list names each bundle, newest first, with its days, and its first file is there."""
    told = json.loads(site.read("search/bundles.json"))
    assert told["language"] == "en"
    assert [(each["path"], each["from"], each["to"], each["count"]) for each in bundles(site)] == [
        ("2026-03-05/", "2026-03-05", "2026-03-20", 10),
        ("2026-02-10/", "2026-02-10", "2026-02-13", 4),
        ("2026-01-01/", "2026-01-01", "2026-01-01", 1),
    ]
    assert len({each["tag"] for each in bundles(site)}) == 3
    for each in bundles(site):
        entry = json.loads(site.read(f"search/{each['path']}pagefind-entry.json"))
        [(language, index)] = entry["languages"].items()
        assert (language, index["page_count"]) == ("en", each["count"])
        assert site.has(f"search/{each['path']}pagefind.{index['hash']}.pf_meta")


def test_files_are_there(site: Site) -> None:
    """A file that names another by what is in it names one that is there, and no one is left."""
    known = unpacked(site)
    for each in bundles(site):
        folder = each["path"]
        [meta] = [data for path, data in known.items() if path.startswith(f"{folder}pagefind.")]
        names = [
            path.rpartition("/")[2].partition(".")[0]
            for path in known
            if path.startswith((f"{folder}filter/", f"{folder}fragment/", f"{folder}index/"))
        ]
        assert names
        assert all(meta.count(name.encode()) == 1 for name in names)
        assert meta.count(b"en_") == len(names)


def test_programs(site: Site) -> None:
    """What searches in a browser is there once, with an index of nothing that anyone looks for."""
    programs = json.loads(site.read("search/bundles.json"))["programs"]
    assert programs.startswith("pagefind-")
    names = {path.removeprefix(programs) for path in files(site) if path.startswith(programs)}
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"} <= names
    assert {"wasm.en.pagefind", "wasm.unknown.pagefind"} <= names
    assert not [path for path in files(site) if path.endswith(".js") and programs not in path]


@pytest.mark.parametrize("language", ["de", "pt-BR", "ja"])
def test_language_of_the_site(language: str, tmp_path: Path) -> None:
    """Words are cut to their stems by the site's language."""
    site = Site(tmp_path).configure(briefings={**FULL, "language": language})
    site.briefing("2026/03/20/a", title="Katzen")
    site.build()
    short = language.partition("-")[0]
    assert json.loads(site.read("search/bundles.json"))["language"] == language
    entry = json.loads(site.read("search/2026-03-20/pagefind-entry.json"))
    assert list(entry["languages"]) == [short]
    # Only German knows the plural of a cat.
    assert has_word(site, "2026-03-20", "katz") is (language == "de")


def test_no_briefing_at_all(tmp_path: Path) -> None:
    """A site without a briefing has a list of no bundle."""
    site = Site(tmp_path).configure(briefings=FULL)
    site.build("--strict")
    assert bundles(site) == []


# Without texts, or without anything.


def test_titles(tmp_path: Path) -> None:
    """With `search: titles` a part is a list of titles, and there is no program."""
    site = write_newsroom(tmp_path)
    site.configure(briefings={"search": "titles", "timezone": "Europe/Kyiv"})
    site.build("--strict")
    told = json.loads(site.read("search/bundles.json"))
    assert told["programs"] == ""
    names = {f"{each['path']}titles.json" for each in told["bundles"]}
    assert names | {"bundles.json"} == {path for path in files(site) if "json" in path}
    assert not [path for path in files(site) if "pagefind" in path]
    lead = titles(site)[LEAD]
    assert (
        lead.items()
        >= {
            "url": LEAD,
            "title": "Dam reopens",
            "summary": "The dam is open again.",
            "date": "2026-03-20",
            "country": ["ua", "pl"],
            "country_name": "Ukraine",
            "source": "kyiv-daily",
            "source_name": "Kyiv Daily",
            "tag": ["water", "energy"],
            "language": "uk",
            "text_language": "en",
        }.items()
    )
    assert titles(site)["2026/03/20/top-of-oslo/"]["language"] == "nb"
    assert len(titles(site)) == sum(each["count"] for each in told["bundles"]) == 13
    newest = json.loads(site.read("search/2026-03-05/titles.json"))
    assert [each["url"] for each in newest][:2] == [LEAD, "2026/03/20/top-of-oslo/"]


@pytest.mark.parametrize("off", ["off", False])
def test_off(off: object, tmp_path: Path) -> None:
    """With `search: off`, which is how YAML writes a false value too, there is nothing of it."""
    site = Site(tmp_path).configure(briefings={"search": off})
    site.briefing("2026/03/20/a")
    site.build("--strict")
    assert files(site) == {}


def test_preview(tmp_path: Path) -> None:
    """A preview has titles, and whatever bundle its list names is there, also of drafts alone."""
    site = Site(tmp_path / "site")
    site.root.mkdir()
    site.configure(briefings=FULL)
    site.briefing("2026/03/20/a")
    site.briefing("2026/02/01/b", title=MARKER, draft=True)
    preview(site, site.out)
    assert set(titles(site)) == {"2026/03/20/a/"}
    assert not [path for path, data in files(site).items() if MARKER.encode() in data]
    assert {each["path"] for each in bundles(site)} >= {"2026-03-20/"}
    for each in bundles(site):
        assert site.has(f"search/{each['path']}titles.json")


# Pagefind itself.

ABSENT = """\
import sys

class Without:
    def __init__(self, finder):
        self._finder = finder

    def __getattr__(self, name):
        return getattr(self._finder, name)

    def find_spec(self, name, *others):
        hidden = name.partition(".")[0] in {"pagefind_bin", "pagefind_extended"}
        return None if hidden else self._finder.find_spec(name, *others)

sys.meta_path[:] = [Without(each) if hasattr(each, "find_spec") else each for each in sys.meta_path]
"""
"""A Python in which Pagefind is not installed."""

SAYS = 'if [ "$1" = --version ]; then echo "pagefind 9.9"; exit; fi\n'


def _absent(folder: Path) -> None:
    (folder / "sitecustomize.py").write_text(ABSENT)


def _program(script: str, mode: int = 0o755) -> Callable[[Path], None]:
    """Give what puts a program of our own in Pagefind's place."""

    def put(folder: Path) -> None:
        (folder / "pagefind_bin").mkdir()
        (folder / "pagefind_bin/__init__.py").touch()
        program = folder / "pagefind_bin/pagefind"
        program.write_text(f"#!/bin/sh\n{script}")
        program.chmod(mode)

    return put


def _with(folder: Path, put: Callable[[Path], None]) -> dict[str, str]:
    """Give the environment in which Python looks there first."""
    folder.mkdir()
    put(folder)
    others = os.environ.get("PYTHONPATH", "")
    return {"PYTHONPATH": os.pathsep.join(filter(None, (str(folder), others)))}


@pytest.mark.posix  # whose programs may be scripts
@pytest.mark.parametrize(
    "put",
    [_absent, _program("exit 1\n"), _program("exit 0\n"), _program("", mode=0o644)],
    ids=["absent", "fails", "says nothing", "no program"],
)
def test_no_pagefind(put: Callable[[Path], None], tmp_path: Path) -> None:
    """Where there is no Pagefind that runs, a warning says so, and titles are searched."""
    site = Site(tmp_path / "site")
    site.root.mkdir()
    site.configure(briefings=FULL)
    site.briefing("2026/03/20/a")
    env = _with(tmp_path / "python", put)
    told = site.build(env=env, fresh=True)
    assert told.count("Pagefind is not installed") == 1
    assert "search: titles" in told
    assert set(titles(site)) == {"2026/03/20/a/"}


def test_who_wants_titles_is_not_warned(tmp_path: Path) -> None:
    """Without Pagefind the warning stops a strict build, and `search: titles` is what ends it."""
    site = Site(tmp_path / "site")
    site.root.mkdir()
    site.configure(briefings=FULL)
    site.briefing("2026/03/20/a")
    env = _with(tmp_path / "python", _absent)
    site.build("--strict", code=1, env=env, fresh=True)
    site.configure(briefings={"search": "titles"})
    site.build("--strict", env=env, fresh=True)


FAILURES = {
    "The disk is full.": 'echo "Much more." >&2; echo "The disk is full." >&2; exit 1\n',
    "it ended with 3.": "exit 3\n",
    "it ended with 0.": "head -c 10 >/dev/null\n",
    "its answer is unreadable.": "printf 'nonsense,'\n",
}
"""What a build says, with the end of a Pagefind of which it says that."""


@pytest.mark.posix
def test_pagefind_fails(tmp_path: Path) -> None:
    """Where Pagefind fails the build ends with one clear line, and the site is as it was."""
    site = Site(tmp_path / "site")
    site.root.mkdir()
    site.configure(briefings=FULL)
    site.briefing("2026/03/20/a")
    site.build()
    before = site.files()
    site.briefing("2026/03/21/b", date="2026-03-20T01:00Z")
    for number, (reason, script) in enumerate(FAILURES.items()):
        env = _with(tmp_path / f"python-{number}", _program(f"{SAYS}{script}"))
        told = site.build(program="mkdocs_briefings", code=1, env=env, fresh=True)
        [line] = [line for line in told.splitlines() if "Pagefind" in line]
        assert line.endswith(f"Pagefind has failed: {reason}")
        assert "Traceback" not in told
        assert site.files() == before, reason
    site.build()
    assert set(found(site)) == {"2026/03/20/a/", "2026/03/20/b/"}


# The same bytes.


def test_same_bytes(tmp_path: Path) -> None:
    """Folder, hash seed and number of processes make no difference."""
    made: list[dict[str, bytes]] = []
    for name, jobs, seed in (("one", "1", "1"), ("two with é", "2", "4711")):
        (tmp_path / name).mkdir()
        site = write_project(tmp_path / name, briefings={"search": "full"})
        # So many that several processes work.
        for number in range(40):
            site.briefing(
                f"2026/0{number % 2 + 1}/1{number % 9}/more-{number}", tags=["a", f"t{number}"]
            )
        env = {"PYTHONHASHSEED": seed, "TMPDIR": str(tmp_path / name)}
        site.build("--jobs", jobs, program="mkdocs_briefings", env=env, fresh=True)
        made.append(files(site))
    assert len(made[0]) > 60
    assert changed(*made) == set()
