"""Two outputs for one place: both origins are named, and the site stays as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.engine.project import assert_clean, configure, run, write_briefing
from tests.site import changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site import Site


def _twins(site: Site) -> None:
    site.briefing("2026/03/05/one", slug="same")
    site.briefing("2026/03/05/two", slug="same")


def _new_twin(site: Site) -> None:
    # The other one is in a folder that has not changed.
    site.briefing("elsewhere/twin", date="2026-03-02", title="T", slug="b-5")


def _alias_of_an_article(site: Site) -> None:
    write_briefing(site, 5, aliases=["/2026/03/04/b-3/"])


def _two_aliases(site: Site) -> None:
    write_briefing(site, 5, aliases=["/old/"])
    write_briefing(site, 3, aliases=["/old/index.html"])


def _alias_of_a_source(site: Site) -> None:
    write_briefing(site, 5, aliases=["/sources/oslo-post/"])


def _article_at_an_old_alias(site: Site) -> None:
    write_briefing(site, 3, aliases=["/2026/03/02/later/"])
    run(site)
    site.briefing("elsewhere/later", date="2026-03-02T23:00Z", title="T")


def _source_at_an_old_alias(site: Site) -> None:
    write_briefing(site, 3, aliases=["/sources/later/"])
    run(site)
    site.source("later")


def _in_another_time_zone(site: Site) -> None:
    site.briefing("elsewhere/b-3", date="2026-03-03T23:00Z", title="T")
    run(site)
    configure(site, briefings={"timezone": "Asia/Tokyo"})


CLASHES: dict[str, tuple[Callable[[Site], object], tuple[str, ...]]] = {
    "twins": (_twins, ("briefings/2026/03/05/one.md", "briefings/2026/03/05/two.md")),
    "new twin": (_new_twin, ("briefings/elsewhere/twin.md", "briefings/2026/03/02/b-5.md")),
    "alias of an article": (
        _alias_of_an_article,
        ("briefings/2026/03/02/b-5.md",),
    ),
    "two aliases": (_two_aliases, ("briefings/2026/03/02/b-5.md", "briefings/2026/03/04/b-3.md")),
    "alias of a source": (
        _alias_of_a_source,
        ("briefings/2026/03/02/b-5.md",),
    ),
    "article at an old alias": (
        _article_at_an_old_alias,
        ("briefings/2026/03/04/b-3.md",),
    ),
    "source at an old alias": (
        _source_at_an_old_alias,
        ("briefings/2026/03/04/b-3.md",),
    ),
    "in another time zone": (
        _in_another_time_zone,
        ("briefings/elsewhere/b-3.md", "briefings/2026/03/04/b-3.md"),
    ),
}
"""What the reading finds: addresses that two files claim, with those that have to change."""


@pytest.mark.parametrize("name", sorted(CLASHES))
def test_clash(name: str, site: Site) -> None:
    """Each of the files has its line, in this build and in the next one."""
    change, files = CLASHES[name]
    change(site)
    before = site.files()
    for _ in range(2):
        said = site.build(program="mkdocs_briefings", code=1)
        assert "Traceback" not in said
        for file in files:
            assert re.search(rf"^{re.escape(file)}:\d+: The a", said, re.MULTILINE)
        assert site.files() == before


def _page_at_an_article(site: Site) -> None:
    site.write("docs/2026/03/01/b-0.md", "# Mine\n")


def _page_at_a_listing(site: Site) -> None:
    site.write("docs/countries/ua/2026/03/index.md", "# Mine\n")


def _page_at_an_alias(site: Site) -> None:
    write_briefing(site, 5, aliases=["/mine/"])
    run(site)
    site.write("docs/mine.md", "# Mine\n")


def _alias_at_a_page(site: Site) -> None:
    write_briefing(site, 5, aliases=["/about/"])


def _alias_at_a_listing(site: Site) -> None:
    write_briefing(site, 5, aliases=["/countries/jp/"])


def _alias_at_an_edition(site: Site) -> None:
    write_briefing(site, 5, aliases=["/2026/03/04/"])


def _alias_at_its_own_edition(site: Site) -> None:
    write_briefing(site, 5, aliases=["/2026/03/02/"])


def _picture_at_a_picture(site: Site) -> None:
    site.write("docs/2026/03/02/x.png", b"theirs")


def _media_at_a_file(site: Site) -> None:
    site.write("briefings/2026/03/02/about.csv", "x")
    site.write("docs/2026/03/02/about.csv", "y")
    site.briefing("2026/03/02/links", "[It](about.csv)\n")


def _file_in_place_of_a_folder(site: Site) -> None:
    site.write("docs/2026/03/04/b-3", "no folder")


def _folder_in_place_of_a_file(site: Site) -> None:
    site.write("docs/2026/03/02/x.png/inner.txt", "no file")


def _media_in_place_of_a_folder(site: Site) -> None:
    write_briefing(site, 5, aliases=["/2026/03/02/x.png/old/"])


def _alias_in_a_file(site: Site) -> None:
    write_briefing(site, 5, aliases=["/feed.xml/old/"])


def _alias_in_its_own_article(site: Site) -> None:
    write_briefing(site, 5, aliases=["/2026/03/02/b-5/index.html/old/"])


def _alias_at_headers(site: Site) -> None:
    write_briefing(site, 5, aliases=["/_headers/"])


def _alias_that_is_due(site: Site) -> None:
    site.briefing("2026/03/20/soon", date="2026-03-21T00:00Z", aliases=["/feed.xml"])


def _alias_at_what_is_due(site: Site) -> None:
    when = "2026-03-21T00:00Z"
    site.briefing("2026/03/20/soon", date=when, aliases=["/countries/is/"], countries=["IS"])


def _alias_in_capitals(site: Site) -> None:
    write_briefing(site, 5, aliases=["/About/"])


def _media_at_a_file_of_ours(site: Site) -> None:
    site.write("briefings/countries/index.json", "{}")
    site.briefing("links", "[It](countries/index.json)\n", date="2026-03-02")


def _sitemap(site: Site) -> None:
    site.write("docs/sitemap-2026-03.xml", "<urlset/>")


ARTICLE = "briefings/2026/03/02/b-5.md"

INTRUDERS: dict[str, tuple[Callable[[Site], object], str]] = {
    "page at an article": (
        _page_at_an_article,
        (
            "briefings/2026/03/01/b-0.md:1: The address /2026/03/01/b-0/ is also that of "
            "docs/2026/03/01/b-0.md. Rename one of them, or give it another `slug`."
        ),
    ),
    "page at an alias": (
        _page_at_an_alias,
        f"{ARTICLE}:11: The alias '/mine/' is in the place of docs/mine.md. Remove it.",
    ),
    "alias at a page": (
        _alias_at_a_page,
        f"{ARTICLE}:11: The alias '/about/' is in the place of docs/about.md. Remove it.",
    ),
    "alias at a listing": (
        _alias_at_a_listing,
        f"{ARTICLE}:11: The alias '/countries/jp/' is in the place of /countries/jp/. Remove it.",
    ),
    "alias at an edition": (
        _alias_at_an_edition,
        f"{ARTICLE}:11: The alias '/2026/03/04/' is in the place of /2026/03/04/. Remove it.",
    ),
    "alias at its own edition": (
        _alias_at_its_own_edition,
        f"{ARTICLE}:11: The alias '/2026/03/02/' is in the place of /2026/03/02/. Remove it.",
    ),
    "alias in its own article": (
        _alias_in_its_own_article,
        (
            f"{ARTICLE}:11: The alias '/2026/03/02/b-5/index.html/old/' is in the place of "
            f"{ARTICLE}. Remove it."
        ),
    ),
    "alias at the rules of hosts": (
        _alias_at_headers,
        f"{ARTICLE}:11: The alias '/_headers/' is in the place of /_headers. Remove it.",
    ),
    "alias that is due": (
        _alias_that_is_due,
        (
            "briefings/2026/03/20/soon.md:8: The alias '/feed.xml' is in the place of /feed.xml. "
            "Remove it."
        ),
    ),
    "alias at what is due": (
        _alias_at_what_is_due,
        (
            "briefings/2026/03/20/soon.md:8: The alias '/countries/is/' is in the place of "
            "/countries/is/. Remove it."
        ),
    ),
    "alias at a page of docs/ in capitals": (
        _alias_in_capitals,
        f"{ARTICLE}:11: The alias '/About/' is in the place of docs/about.md. Remove it.",
    ),
    "picture at a picture": (
        _picture_at_a_picture,
        (
            "briefings/2026/03/02/b-1.md:10: The file 'x.png' is in the place of "
            "docs/2026/03/02/x.png. Rename it."
        ),
    ),
    "media at a file": (
        _media_at_a_file,
        (
            "briefings/2026/03/02/links.md:9: The file 'about.csv' is in the place of "
            "docs/2026/03/02/about.csv. Rename it."
        ),
    ),
    "media at a file of ours": (
        _media_at_a_file_of_ours,
        (
            "briefings/links.md:9: The file 'index.json' is in the place of /countries/index.json. "
            "Rename it."
        ),
    ),
    "file in place of a folder": (
        _file_in_place_of_a_folder,
        (
            "briefings/2026/03/04/b-3.md:1: The address /2026/03/04/b-3/ is also that of "
            "docs/2026/03/04/b-3. Rename one of them, or give it another `slug`."
        ),
    ),
    "folder in place of a file": (
        _folder_in_place_of_a_file,
        "The file 'x.png' is in the place of docs/2026/03/02/x.png/inner.txt. Rename it.",
    ),
    "media in place of a folder": (
        _media_in_place_of_a_folder,
        (
            f"{ARTICLE}:11: The alias '/2026/03/02/x.png/old/' is in the place of "
            "briefings/2026/03/02/x.png. Remove it."
        ),
    ),
    "alias in a file": (
        _alias_in_a_file,
        f"{ARTICLE}:11: The alias '/feed.xml/old/' is in the place of /feed.xml. Remove it.",
    ),
}
"""What is found before anything is rendered: the change, and what is told of a briefing."""


@pytest.mark.parametrize("name", sorted(INTRUDERS))
def test_intruder(name: str, site: Site, tmp_path: Path) -> None:
    """A build names the line and writes nothing; without that briefing the site is built."""
    change, line = INTRUDERS[name]
    change(site)
    before = site.files()
    said = site.build(program="mkdocs_briefings", code=1)
    assert line in said
    assert "Traceback" not in said
    assert site.files() == before
    other = tmp_path / "other"
    said = site.build("-d", str(other), "--skip-invalid", program="mkdocs_briefings", code=3)
    assert line in said
    assert (other / "2026/03/01/b-4/index.html").is_file()


@pytest.mark.parametrize("name", ["alias that is due", "media at a file of ours"])
def test_intruder_is_found_each_time(name: str, site: Site) -> None:
    """What was found is found by the next build, and by the check."""
    change, line = INTRUDERS[name]
    change(site)
    for _ in range(2):
        said = site.build("--skip-invalid", program="mkdocs_briefings", code=3)
        assert line in said
    checked = site.run("mkdocs_briefings", "check")
    assert checked.code == 1
    assert line in checked.output


COLLISIONS: dict[str, tuple[Callable[[Site], object], str, tuple[str, str]]] = {
    "page at a listing": (
        _page_at_a_listing,
        "countries/ua/2026/03/index.html",
        ("docs/countries/ua/2026/03/index.md", "/countries/ua/2026/03/"),
    ),
    "sitemap": (
        _sitemap,
        "sitemap-2026-03.xml",
        ("docs/sitemap-2026-03.xml", "/sitemap-2026-03.xml"),
    ),
}
"""What the planning finds: the change, the place, and who claims it.

One of the two is often in a group that has not changed, or only `docs/` has.
"""


@pytest.mark.parametrize("name", sorted(COLLISIONS))
def test_collision(name: str, site: Site, tmp_path: Path) -> None:
    """One line names the place and both who claim it, in this build, the next, and a first one."""
    change, place, (one, two) = COLLISIONS[name]
    change(site)
    before = site.files()
    for options in ((), (), ("-d", str(tmp_path / "other"))):
        said = site.build(*options, program="mkdocs_briefings", code=1)
        (line,) = [each for each in said.splitlines() if "would both be written to" in each]
        assert f" would both be written to {place}. " in line
        origins = line.partition(" would both")[0].split(" and ")
        assert sorted(origins) == sorted((one, two))
        assert "Traceback" not in said
        assert site.files() == before
    assert not (tmp_path / "other").exists()


EARLY = {
    "docs/index.md": "index.html",
    "docs/saved.md": "saved/index.html",
    "docs/countries/ua.md": "countries/ua/index.html",
    "docs/2026/03/01/index.md": "2026/03/01/index.html",
    "docs/2026/03.md": "2026/03/index.html",
    "docs/2026.md": "2026/index.html",
}


@pytest.mark.parametrize("page", sorted(EARLY))
def test_collision_is_told_before_pages_are_rendered(page: str, site: Site) -> None:
    """A page of docs/ in the place of a section or an edition stops a build that has made none."""
    before = site.files()
    site.write(page, "# Mine\n")
    write_briefing(site, 5, title="Edited")
    said = site.build(program="mkdocs_briefings", code=1)
    place = EARLY[page]
    ours = f"/{place.removesuffix('index.html')}"
    assert said.startswith(f"{ours} and {page} would both be written to {place}. ")
    assert site.files() == before
    stage = site.root / ".cache/briefings/stage"
    assert [path for path in stage.rglob("*") if path.is_file()] == []


def test_own_front_page_is_told_before_anything_is_read(site: Site) -> None:
    """What is in the way of every site is told at once, however large the archive is."""
    site.write("docs/index.md", "# Mine\n")
    site.write("briefings/2026/03/01/broken.md", "no front matter")
    said = site.build(program="mkdocs_briefings", code=1)
    assert said == (
        "/ and docs/index.md would both be written to index.html. Remove your own front page, "
        "or set the plugin's `path` to move the news below it.\n"
    )


@pytest.mark.parametrize("name", ["page at an article", "alias at a page", "twins"])
def test_collision_is_mended(name: str, site: Site, tmp_path: Path) -> None:
    """When one of the two gives way, the next build is the clean one."""
    change = (INTRUDERS.get(name) or CLASHES[name])[0]
    change(site)
    site.build(program="mkdocs_briefings", code=1)
    for path in ("docs/2026/03/01/b-0.md", "briefings/2026/03/05/one.md"):
        (site.root / path).unlink(missing_ok=True)
    write_briefing(site, 5)
    run(site)
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


def test_places_change_hands(site: Site, tmp_path: Path) -> None:
    """A place that one output leaves may be taken by another in the same build, and back."""
    site.write("docs/mine.md", "# Mine\n")
    run(site)
    site.remove("docs/mine.md")
    write_briefing(site, 5, aliases=["/mine/"])
    run(site)
    assert_clean(site, tmp_path / "clean")
    write_briefing(site, 5)
    write_briefing(site, 3, aliases=["/mine/"])
    run(site)
    assert_clean(site, tmp_path / "clean")
    write_briefing(site, 3)
    site.write("docs/mine.md", "# Mine\n")
    run(site)
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


@pytest.mark.parametrize("alias", ["/2026/03/02/b-5/", "2026/03/02/b-5/index.html"])
def test_alias_of_its_own_article(alias: str, site: Site) -> None:
    """An old address that is the article's own changes nothing."""
    before = site.files()
    write_briefing(site, 5, aliases=[alias])
    run(site)
    # The list of what is searched tells that the briefing was edited.
    assert changed(before, site.files()) == {"search/bundles.json"}


def test_a_file_becomes_a_folder(site: Site, tmp_path: Path) -> None:
    """Where an alias was a file, another one may need a folder of its name, and back."""
    for alias in ("/old.html", "/old.html/inner/", "/old.html"):
        write_briefing(site, 5, aliases=[alias])
        run(site)
        assert_clean(site, tmp_path / "clean")


def test_draft_beside_one_of_another_day(site: Site) -> None:
    """A new draft may name briefings of other days as related: its own places are looked at."""
    site.briefing("2026/03/09/draft", draft=True, related=["../02/b-5.md"])
    assert run(site).urls == set()
