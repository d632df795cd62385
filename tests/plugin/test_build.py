"""`mkdocs build` with the plugin: what goes in, what comes out, and what stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import Site, png

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = "---\ntitle: Broken\ndate: 2026-13-45\nsumary: x\ncountries: [XX]\n---\n\nText.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a small project that builds."""
    site = Site(tmp_path).configure()
    site.write("docs/about.md", "# About\n")
    site.write("briefings/2026/03/01/x.png", png())
    site.briefing("2026/03/01/first", image={"src": "x.png", "alt": "x"}, tags=["one"])
    site.briefing("2026/03/02/second")
    return site


@pytest.mark.parametrize("program", ["mkdocs", "mkdocs_briefings", "properdocs"])
@pytest.mark.parametrize("options", [(), ("--strict",)])
def test_build(program: str, options: tuple[str, ...], site: Site) -> None:
    """Each of the commands builds the site, strictly or not, and says what it has done."""
    said = site.build(*options, program=program, fresh=True)
    assert "Briefings: 2; countries: 1; sources: 0." in said
    assert site.has("2026/03/01/first/")
    assert site.has("about/")


def test_error_leaves_the_site_as_it_was(site: Site) -> None:
    """With an error in one file the build fails and no byte of the site changes."""
    site.build()
    before = site.files()
    site.write("briefings/2026/03/03/broken.md", BROKEN)
    site.briefing("2026/03/02/second", title="Changed")
    site.write("docs/about.md", "# Changed\n")
    said = site.build(code=1)
    assert "Traceback" not in said
    assert "the published site is as it was" in said
    assert site.files() == before


def test_first_build_with_an_error_writes_nothing(site: Site) -> None:
    """Where there was no site there is none after a build that fails."""
    site.write("briefings/2026/03/03/broken.md", BROKEN)
    site.build(code=1)
    assert not site.out.exists()


def test_every_problem_is_named(site: Site) -> None:
    """One run names every problem of every file, with its line."""
    site.write("briefings/2026/03/03/broken.md", BROKEN)
    site.write("briefings/2026/03/04/empty.md", "No front matter.\n")
    site.write("docs/sources/odd.md", "---\ntitle: Odd\n---\n")
    said = site.build(code=1)
    for place in (
        "briefings/2026/03/03/broken.md:2: `summary`",
        "briefings/2026/03/03/broken.md:3: `date`",
        "briefings/2026/03/03/broken.md:4: Unknown key `sumary`. Did you mean summary?",
        "briefings/2026/03/03/broken.md:5: `countries",
        "briefings/2026/03/04/empty.md:1:",
        "docs/sources/odd.md:2: `url`",
    ):
        assert place in said
    assert "3 files" in said


def test_strict_build_with_a_warning_leaves_the_site(site: Site) -> None:
    """With a warning a strict build fails and the site stays; the next plain build goes on."""
    site.build()
    before = site.files()
    site.briefing("2026/03/03/warned", "A [file](missing.pdf).\n")
    said = site.build("--strict", code=1)
    assert "briefings/2026/03/03/warned.md" in said
    assert "Aborted with 1 warnings in strict mode" in said
    assert site.files() == before
    site.build()
    assert site.has("2026/03/03/warned/")


def test_warning_of_docs_counts_too(site: Site) -> None:
    """A warning about a page of docs/ stops a strict build before the site is touched."""
    site.build()
    before = site.files()
    site.write("docs/about.md", "# About\n\n[x](missing.md)\n")
    site.build("--strict", code=1)
    assert site.files() == before


def test_template_that_fails_is_named(site: Site) -> None:
    """A template that cannot be rendered: the output is named, and the site stays as it was."""
    site.configure(theme={"name": "material", "font": False, "custom_dir": "overrides"})
    site.write("overrides/.keep", "")
    site.build()
    before = site.files()
    site.write("overrides/briefings/article.html", "{{ card.title }}\n{{ nothing.at.all }}")
    said = site.build(code=1)
    assert "briefings/2026/03/02/second.md: cannot be rendered" in said
    assert "overrides/briefings/article.html:2: UndefinedError: 'nothing' is undefined" in said
    assert "Traceback" not in said
    assert site.files() == before


def test_template_with_broken_syntax_is_named(site: Site) -> None:
    """A template with a syntax error ends the build with one message too."""
    site.configure(theme={"name": "material", "font": False, "custom_dir": "overrides"})
    site.write("overrides/briefings/home.html", "{% if %}")
    said = site.build(code=1)
    assert "cannot be rendered" in said
    assert "overrides/briefings/home.html:1: TemplateSyntaxError" in said
    assert "Traceback" not in said
    assert not site.out.exists()


def test_override_of_a_template_is_used(site: Site) -> None:
    """A site's own version of a template wins over ours, with escaping switched on."""
    site.configure(theme={"name": "material", "font": False, "custom_dir": "overrides"})
    site.briefing("2026/03/02/second", title="<i>Mine</i>")
    site.write("overrides/briefings/article.html", "<html><main>own {{ card.title }}</main></html>")
    site.build("--strict")
    assert site.page("2026/03/02/second/").text == "own <i>Mine</i>"


def test_files_of_others_survive(site: Site) -> None:
    """What somebody else put into the site stays there; what we made and make no more goes."""
    site.build()
    (site.out / "CNAME").write_text("example.org")
    (site.out / "2026/03/01/first/theirs.txt").write_text("theirs")
    (site.out / "2026/03/02/second/.hidden").write_text("theirs")
    site.remove("briefings/2026/03/01/first.md")
    site.remove("briefings/2026/03/02/second.md")
    site.build()
    assert (site.out / "CNAME").read_text() == "example.org"
    assert (site.out / "2026/03/01/first/theirs.txt").is_file()
    assert (site.out / "2026/03/02/second/.hidden").is_file()
    assert not site.has("2026/03/01/first/")
    assert not site.has("2026/03/01/x.png")


def test_removed_briefings_leave_nothing(site: Site) -> None:
    """With the last briefing of a tag, a day or a year its pages, feeds and folders go."""
    site.build()
    site.remove("briefings/2026/03/01/first.md")
    said = site.build()
    assert not (site.out / "2026/03/01").exists()
    assert not (site.out / "tags/one").exists()
    assert (site.out / "2026/03/02").exists()
    assert "removed: 0." not in said
    site.remove("briefings/2026/03/02/second.md")
    site.build()
    assert not (site.out / "2026").exists()
    assert not (site.out / "countries/ua").exists()


def test_lost_cache_does_no_harm(site: Site) -> None:
    """Without its memory a build makes the same site; what it made once it cannot know."""
    site.build()
    before = site.files()
    for file in (site.root / ".cache").rglob("*"):
        if file.is_file():
            file.unlink()
    site.build()
    assert site.files() == before


def test_damaged_memory_starts_anew(site: Site) -> None:
    """A damaged state file is put aside, and the build succeeds."""
    site.build()
    before = site.files()
    (state,) = (site.root / ".cache").rglob("*.sqlite")
    state.write_bytes(b"not a database" * 100)
    site.build()
    assert site.files() == before


@pytest.mark.parametrize(
    ("path", "text", "clash"),
    [
        ("docs/countries.md", "# Mine\n", "countries/index.html"),
        ("docs/index.md", "# Mine\n", "index.html"),
        ("docs/feed.xml", "<rss/>", "feed.xml"),
    ],
)
def test_collision_with_docs(path: str, text: str, clash: str, site: Site) -> None:
    """A page of docs/ at the address of one of ours stops the build, and both are named."""
    site.write(path, text)
    said = site.build(code=1)
    assert path in said
    assert f"would both be written to {clash}" in said
    assert not site.out.exists()


def test_collision_of_a_briefing_names_both_files(site: Site) -> None:
    """For a page of docs/ at a briefing's address both files are named."""
    site.write("docs/2026/03/01/first.md", "# Mine\n")
    said = site.build(code=1)
    assert "docs/2026/03/01/first.md" in said
    assert "briefings/2026/03/01/first.md" in said


def test_file_where_another_needs_a_folder(site: Site) -> None:
    """Where one output is a file and another one needs a folder of that name, both are named."""
    site.briefing("2026/03/01/first", aliases=["/old/place.html"])
    site.briefing("2026/03/02/second", aliases=["/old/place.html/inner.html"])
    said = site.build(code=1)
    assert "briefings/2026/03/01/first.md" in said
    assert "briefings/2026/03/02/second.md" in said
    assert "old/place.html" in said
    assert "Traceback" not in said


def test_page_and_folder_change_places(site: Site) -> None:
    """Where a file was a folder may come, and the other way round."""
    site.briefing("2026/03/01/first", aliases=["/old/place.html"])
    site.build()
    site.briefing("2026/03/01/first", aliases=["/old/place.html/inner.html"])
    site.build()
    assert site.has("old/place.html/inner.html")
    site.briefing("2026/03/01/first", aliases=["/old/place.html"])
    site.build()
    assert site.has("old/place.html")


def test_dirty_build_is_refused(site: Site) -> None:
    """A build that leaves pages out of date is refused with a sentence."""
    said = site.build("--dirty", code=1)
    assert "--dirty leaves pages out of date" in said
    assert "Traceback" not in said


def test_two_builds_at_once_both_succeed(site: Site) -> None:
    """Builds of one project take turns, and both end well."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    for number in range(40):
        site.briefing(f"2026/03/03/more-{number}")
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda _: site.build("--strict", fresh=True), range(3)))
    assert len([url for url in site.urls() if "more-" in url]) == 40


def test_killed_build_is_finished_by_the_next(site: Site) -> None:
    """After a build that was killed while it published, the next one makes the whole site."""
    site.build()
    whole = site.files()
    for path in ("2026/03/01/first/index.html", "feed.xml", "index.html"):
        (site.out / path).unlink()
    (site.out / "404.html").write_text("half")
    site.build()
    assert site.files() == whole


def test_site_dir_option(site: Site) -> None:
    """`-d` builds into another folder, and the one of the settings stays as it is."""
    site.build()
    site.briefing("2026/03/03/third")
    site.build("-d", "elsewhere")
    assert not site.has("2026/03/03/third/")
    assert (site.root / "elsewhere/2026/03/03/third/index.html").is_file()
