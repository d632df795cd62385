"""Plugins and hooks of others: what a build renders where they take part, and what they cost."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.project import assert_clean, configure, run, write_briefing
from tests.site import Site
from tests.thorough import IS_THOROUGH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.engine.project import Built

PLAIN = """
def on_page_markdown(markdown, page, config, files):
    return markdown.replace("text", "*text*")


def on_post_page(output, page, config):
    return output.replace("</body>", "<!-- seen --></body>")
"""

GATHERER = """
import json
from pathlib import Path

kept = []


def on_config(config):
    kept.clear()


def on_page_content(html, page, config, files):
    kept.append([page.url, len(html)])


def on_post_build(config):
    Path(config.site_dir, "lengths.json").write_text(json.dumps(sorted(kept)))
"""

READER = """
from pathlib import Path

HERE = Path(__file__).parent


def on_page_markdown(markdown, page, config, files):
    return markdown + (HERE / "addition.txt").read_text()
"""

SURVEYOR = """
from pathlib import Path


def on_post_build(config):
    pages = Path(config.site_dir).rglob("*.html")
    Path(config.site_dir, "count.txt").write_text(str(len(list(pages))))
"""

FILTER = """
from helping import WORD


def on_env(env, config, files):
    env.filters["loud"] = lambda text: text.upper() + WORD
"""

LATE = """
kept = []


def on_page_content(html, page, config, files):
    if "Another" in html:
        kept.append(page.url)
"""

NEIGHBOUR = """
def on_page_content(html, page, config, files):
    return html + "".join(file.page.markdown or "" for file in files.documentation_pages())
"""

SHARED = """
def on_page_context(context, page, config, nav):
    config.extra["count"] = config.extra.get("count", 0) + 1
"""

WRITER = """
from pathlib import Path


def on_post_page(output, page, config):
    path = Path(config.site_dir, "words", f"{page.url.strip('/') or 'index'}.txt")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(len(output.split())))
"""

THREADS = """
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)


def on_page_content(html, page, config, files):
    return pool.submit(lambda: html + "<p>Later</p>").result()
"""

HOOKS = {
    "plain": PLAIN,
    "gatherer": GATHERER,
    "reader": READER,
    "surveyor": SURVEYOR,
    "filter": FILTER,
    "late": LATE,
    "neighbour": NEIGHBOUR,
    "shared": SHARED,
    "writer": WRITER,
    "threads": THREADS,
}

PLUGINS: dict[str, tuple[Any, ...]] = {
    "search": ("search",),
    "glightbox": ("glightbox",),
    "minify": ({"minify": {"minify_html": True}},),
    "all": ("search", "glightbox", {"minify": {"minify_html": True}}),
}

COST = "each build renders"


def use(site: Site, hook: str, **settings: Any) -> None:  # noqa: ANN401 - whatever MkDocs takes
    """Configure the newsroom with a hook, and what some of them read or import."""
    site.write("hook.py", hook)
    site.write("addition.txt", "Read.")
    site.write("helping.py", "WORD = '!'\n")
    sys.modules.pop("helping", None)  # another test's
    configure(site, hooks=["hook.py"], **settings)


def edit(site: Site, text: str) -> None:
    """Write other words into a briefing."""
    write_briefing(site, 5, summary="As ever.")
    path = site.root / "briefings/2026/03/02/b-5.md"
    path.write_text(path.read_text().replace("The text of 5.", text))


@pytest.fixture(scope="module")
def typo(built: Site, tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Give what is rendered after another word where there is no listener."""
    site = Site(tmp_path_factory.mktemp("typo") / "project")
    shutil.copytree(built.root, site.root)
    edit(site, "The text.")
    run(site)
    edit(site, "Another text.")
    return frozenset(run(site).urls)


def pages(urls: Iterable[str]) -> set[str]:
    """Give those addresses that are of pages."""
    return {url for url in urls if url.endswith(("/", ".html")) or not url}


def costs(built: Built) -> list[str]:
    """Give the lines that a build has said of what listeners cost."""
    return [message for message in built.messages if COST in message]


@pytest.mark.parametrize("name", PLUGINS)
def test_a_typo_beside_plugins(name: str, typo: frozenset[str], site: Site, tmp_path: Path) -> None:
    """Where plugins are known to act on each page by itself, only stale ones are rendered."""
    edit(site, "The text.")
    configure(site, plugins=PLUGINS[name])
    run(site)
    assert run(site).urls == set()
    edit(site, "Another text.")
    done = run(site)
    assert done.urls == typo
    assert costs(done) == []
    assert_clean(site, tmp_path / "clean")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("hook", [PLAIN, FILTER, NEIGHBOUR])
def test_a_typo_beside_a_hook(
    hook: str, jobs: int, typo: frozenset[str], site: Site, tmp_path: Path
) -> None:
    """A hook that nobody has read is watched; where it keeps nothing, only stale pages are made.

    One process makes the same bytes as two.
    """
    edit(site, "The text.")
    use(site, hook, briefings={"jobs": jobs})
    run(site)
    edit(site, "Another text.")
    done = run(site)
    assert done.urls == typo
    assert costs(done) == []
    use(site, hook)
    assert_clean(site, tmp_path / "clean")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_gatherer(jobs: int, typo: frozenset[str], site: Site, tmp_path: Path) -> None:
    """What keeps something of pages sees each of them, in each build; nothing else is rendered."""
    edit(site, "The text.")
    use(site, GATHERER, briefings={"jobs": jobs})
    first = run(site)
    lengths = json.loads(site.read("lengths.json"))
    assert {"2026/03/02/b-5/", "about/"} <= {url for url, _ in lengths}
    assert len({url for url, _ in lengths}) == len(lengths)
    edit(site, "Another text, which is longer.")
    done = run(site)
    assert done.urls - typo == pages(first.urls) - typo
    assert typo <= done.urls
    assert dict(json.loads(site.read("lengths.json"))) != dict(lengths)
    count = len(pages(first.urls))
    line = f"hook.py keeps something of every page: each build renders all {count} pages,"
    for built in (first, done):
        (said,) = costs(built)
        assert line in said
        assert "it changes kept" in said
    use(site, GATHERER)
    assert_clean(site, tmp_path / "clean")


@pytest.mark.parametrize("hook", HOOKS)
def test_incremental_is_clean(hook: str, site: Site, tmp_path: Path) -> None:
    """Whatever a hook does, an incremental build makes what a clean one makes, in one process.

    In the end it has two of them.
    """
    use(site, HOOKS[hook])
    run(site)
    steps: tuple[Callable[[], object], ...] = (
        lambda: edit(site, "Another text."),
        lambda: site.briefing("2026/03/03/new", "More text.\n", countries=["FR"]),
        lambda: site.write("docs/about.md", "# About\n\nOther words, and another text.\n"),
        lambda: site.write("addition.txt", "Read again."),
        lambda: site.remove("briefings/2026/03/04/passing.md"),
        lambda: edit(site, "The text."),
    )
    for number, step in enumerate(steps):
        step()
        # What the next one changes are other pages.
        if IS_THOROUGH or number % 2:
            is_last = number == len(steps) - 1
            configure(site, hooks=["hook.py"], briefings={"jobs": 2 if is_last else 1})
            run(site)
            configure(site, hooks=["hook.py"])
            assert_clean(site, tmp_path / "clean")


def test_a_hook_that_reads(site: Site) -> None:
    """What reads files for pages has all of them, and feeds, rendered; not images and lists."""
    everything = run(site, out=site.root / "all").urls
    use(site, READER)
    run(site)
    done = run(site)
    expected = {url for url in everything if url in pages([url]) or _is_full_feed(url)}
    assert done.urls == expected
    assert done.written == set()
    (said,) = costs(done)
    assert "hook.py needs more than a page" in said
    assert "it reads addition.txt" in said
    site.write("addition.txt", "Other words.")
    run(site)
    assert b"Other words." in site.read("2026/03/02/b-5/")
    assert b"Other words." in site.read("feed.xml")


def test_a_hook_that_surveys(site: Site) -> None:
    """What looks through the finished site finds all of it."""
    use(site, SURVEYOR)
    count = len(run(site).urls)
    done = run(site)
    assert len(done.urls) == count
    assert done.written == set()
    (said,) = costs(done)
    assert "hook.py looks through the finished site: each build renders everything" in said


def test_a_hook_that_only_writes(typo: frozenset[str], site: Site) -> None:
    """What only adds a file when all is done costs nothing, and its file is published."""
    edit(site, "The text.")
    use(
        site,
        "from pathlib import Path\n\n\ndef on_post_build(config):\n"
        "    Path(config.site_dir, 'x.txt').write_text('x')\n",
    )
    run(site)
    edit(site, "Another text.")
    done = run(site)
    assert done.urls == typo
    assert site.read("x.txt") == b"x"
    assert costs(done) == []


def test_a_change_of_mind(typo: frozenset[str], site: Site, tmp_path: Path) -> None:
    """A hook that first keeps something of a page long after it was met is found then."""
    edit(site, "The text.")
    use(site, LATE)
    run(site)
    write_briefing(site, 1, tags=["Fire"])
    assert costs(run(site)) == []
    edit(site, "Another text.")
    done = run(site)
    assert typo < done.urls
    assert len(costs(done)) == 1
    assert_clean(site, tmp_path / "clean")
    # It stays known for as long as its code is the same.
    assert pages(run(site).urls) == pages(done.urls)
    site.write("other.py", PLAIN)
    configure(site, hooks=["other.py"])
    assert costs(run(site)) == []
    assert run(site).urls == set()


CODE: dict[str, tuple[Callable[[Site], object], str]] = {
    "hook": (lambda site: site.write("hook.py", f"{FILTER}\nX = 1\n"), "code hook.py"),
    "import": (lambda site: site.write("helping.py", "WORD = '?'\n"), "code helping.py"),
    "late import": (lambda site: site.write("later.py", "X = 2\n"), "code later.py"),
}


@pytest.mark.parametrize("name", CODE)
def test_code(name: str, site: Site) -> None:
    """What a hook is written in, and what it imports from the project, decides every page."""
    change, reason = CODE[name]
    use(site, f"{FILTER}\n\ndef unused():\n    import later\n")
    site.write("later.py", "X = 1\n")
    run(site)
    assert run(site).urls == set()
    change(site)
    done = run(site)
    assert reason in done.reasons["2026/03/02/b-5/"]


def test_an_environment_variable(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that a hook names decides every page."""
    use(site, "import os\n\n\ndef on_page_content(html, page, config, files):\n"
        "    return html + os.environ.get('EDITION_OF', '')\n")  # fmt: skip
    run(site)
    monkeypatch.setenv("EDITION_OF", "Kyiv")
    run(site)
    assert b"Kyiv" in site.read("2026/03/02/b-5/")


def test_data_that_a_hook_reads_before_pages(site: Site) -> None:
    """What a hook has read before the first page decides every page."""
    use(site, "from pathlib import Path\n\nword = []\n\n\ndef on_config(config):\n"
        "    path = Path(config.config_file_path).parent / 'addition.txt'\n"
        "    word[:] = [path.read_text()]\n\n\n"
        "def on_page_content(html, page, config, files):\n    return html + word[0]\n")  # fmt: skip
    run(site)
    assert run(site).urls == set()
    site.write("addition.txt", "Read before.")
    done = run(site)
    assert "state of hook.py" in done.reasons["2026/03/02/b-5/"]
    assert b"Read before." in site.read("2026/03/02/b-5/")
    assert costs(done) == []


def test_search_of_others(site: Site, tmp_path: Path) -> None:
    """The search plugin has the pages of docs/, and the news only where the site has no search."""
    configure(site, plugins=("search",))
    run(site)
    assert _indexed(site) == {"about/", "team/"}
    configure(site, plugins=("search",), briefings={"search": "off"})
    run(site)
    assert "2026/03/02/b-5/" in _indexed(site)
    edit(site, "Another text.")
    done = run(site)
    (said,) = costs(done)
    assert "search keeps something of every page" in said
    assert {"about/", "team/", "2026/03/02/b-5/", "2026/03/03/linker/"} <= _indexed(site)
    assert_clean(site, tmp_path / "clean")


def test_without_forks(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where workers cannot be forked, a hook that nobody has read makes a build render all."""
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    use(site, GATHERER)
    count = len(run(site).urls)
    edit(site, "Another text.")
    assert len(run(site).urls) == count
    assert_clean(site, tmp_path / "clean")


PLUGIN = """
from mkdocs.plugins import BasePlugin

class Counter(BasePlugin):
    def on_config(self, config):
        self.count = 0

    def on_page_content(self, html, page, config, files):
        {body}
        return html + "<p>{word}</p>"
"""


def install(site: Site, body: str, word: str) -> None:
    """Write a plugin into the project, as one that is at work beside a site is installed."""
    site.write("counter.py", PLUGIN.format(body=body, word=word))
    site.write("counter-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: counter\n")
    points = "[mkdocs.plugins]\ncounter = counter:Counter\n"
    site.write("counter-1.0.dist-info/entry_points.txt", points)


def test_a_plugin_of_the_project(site: Site) -> None:
    """A plugin that has no release is known by its files, and watched like a hook."""
    environment = {"PYTHONPATH": str(site.root)}
    configure(site, plugins=("counter",))
    install(site, "pass", "One")
    site.build(env=environment, fresh=True)
    install(site, "pass", "Another")
    said = site.build(env=environment, fresh=True)
    assert b"Another" in site.read("2026/03/02/b-5/")
    assert COST not in said
    assert "Rendered: 0;" in site.build(env=environment, fresh=True)
    install(site, "self.count += 1", "Another")
    (line,) = [
        line for line in site.build(env=environment, fresh=True).splitlines() if COST in line
    ]
    assert "counter keeps something of every page" in line
    assert "it changes count" in line


def _indexed(site: Site) -> set[str]:
    index = json.loads(site.read("search/search_index.json"))
    return {entry["location"].partition("#")[0] for entry in index["docs"]}


def _is_full_feed(url: str) -> bool:
    return url.endswith("feed.xml") and url != "archive/feed.xml"
