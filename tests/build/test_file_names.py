"""Files are found and published whatever their names end in, and however Unicode writes these."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.reading.file_names import one_form, path_on_disk
from tests.engine.project import Built, assert_clean, run, write_project
from tests.site import Site, photo, png

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "briefings/2026/03/02"


def apart(text: str) -> str:
    """Give a text with its accents as signs of their own, as macOS named files."""
    return unicodedata.normalize("NFD", text)


@pytest.fixture(autouse=True)
def _tells_forms_apart(tmp_path: Path) -> None:
    (tmp_path / "é").touch()
    if (tmp_path / apart("é")).exists():
        pytest.skip("This file system takes both forms for one.")
    (tmp_path / "é").unlink()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a newsroom whose files have names that were taken apart, and texts that have not."""
    site = write_project(tmp_path / "project")
    site.write(apart(f"{FOLDER}/phó.png"), png())
    site.write(apart(f"{FOLDER}/fóto.jpg"), photo(400, 300))
    site.write(apart(f"{FOLDER}/tablé.csv"), "1\n")
    site.write(apart("docs/éditeur.md"), "# Éditeur\n\n[x](../briefings/2026/03/02/café.md)\n")
    site.write(apart("docs/ú/á.png"), png(3, 3))
    site.briefing(apart("2026/03/02/café"), "## Here\n")
    site.source(apart("süd-post"), "[x](../../briefings/2026/03/02/café.md)\n")
    site.briefing(
        "2026/03/02/one",
        "[a](café.md#here) ![b](phó.png) [c](tablé.csv) [d](../../../../docs/éditeur.md)"
        " ![e](/ú/á.png) [f](caf%C3%A9.md) [g](/éditeur/) [h](/2026/03/02/tablé.csv)\n",
        image={"src": "fóto.jpg", "alt": "A photo"},
        related=["café.md"],
        source="süd-post",
    )
    return site


def told(built: Built) -> list[str]:
    """Give the warnings and errors of a build."""
    return [each for each in built.messages if not each.startswith("INFO")]


def test_forms_of_unicode(site: Site, tmp_path: Path) -> None:
    """A file is found by its name in the other form, by links, images, keys and pages of docs/."""
    assert site.run("mkdocs_briefings", "check", "--strict").code == 0
    assert told(run(site)) == []
    tree = site.page("2026/03/02/one/").tree
    hrefs = {str(each.text): each.get("href") for each in tree.xpath("//a[string-length() = 1]")}
    accent = "%CC%81"
    assert hrefs == {
        "a": "../cafe/#here",
        "c": f"../table{accent}.csv",
        "d": f"../../../../e{accent}diteur/",
        "f": "../cafe/",
        "g": f"../../../../e{accent}diteur/",
        "h": f"../table{accent}.csv",
    }
    sources = {each.get("alt"): each.get("src") for each in tree.xpath("//img")}
    assert sources["b"] == f"../pho{accent}.png"
    assert sources["e"] == f"../../../../u{accent}/a{accent}.png"
    assert sources["A photo"].startswith(f"../fo{accent}to.jpg")
    assert tree.xpath("//a[contains(@href, 'sources/sud-post')]")
    assert site.has(f"2026/03/02/pho{accent}.png")
    docs = site.page(f"e{accent}diteur/").tree.xpath("//a[text() = 'x']/@href")
    assert docs == ["../2026/03/02/cafe/"]
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


def test_another_form_later(site: Site, tmp_path: Path) -> None:
    """A file that gets its name in the other form is the same to all that names it."""
    run(site)
    for path in ("phó.png", "fóto.jpg", "tablé.csv", "café.md"):
        (site.root / apart(f"{FOLDER}/{path}")).rename(site.root / f"{FOLDER}/{path}")
    assert told(run(site)) == []
    assert_clean(site, tmp_path / "clean")


def test_file_that_comes_in_another_form(tmp_path: Path) -> None:
    """What was missing is found in either form."""
    site = write_project(tmp_path / "project")
    site.briefing("2026/03/02/one", "[x](tablé.csv) [y](/tablé.csv)\n")
    assert len(told(run(site))) == 2
    site.write(apart(f"{FOLDER}/tablé.csv"), "1\n")
    site.write(apart("docs/tablé.csv"), "1\n")
    assert told(run(site)) == []
    assert_clean(site, tmp_path / "clean")


@pytest.mark.parametrize("path", ["phó.png", "fólder/x.csv"])
def test_one_name_in_two_forms(path: str, site: Site) -> None:
    """Two files or folders whose names nobody can tell apart are an error that names both."""
    site.write(apart(f"{FOLDER}/{path}"), png())
    site.write(f"{FOLDER}/{path}", png())
    done = site.run("mkdocs_briefings", "check")
    assert done.code == 1
    name = path.partition("/")[0]
    both = f"{name!a} and {apart(name)!a}"
    says = f"{FOLDER}/{name}:1: Two names are one, in two forms of Unicode: {both}."
    assert f"{says} Rename or remove one of them." in done.output
    for _ in range(2):
        with pytest.raises(SystemExit) as caught:
            run(site)
        assert says in "\n".join(caught.value.__notes__)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rail.md", "rail.md"), ("rail.md", "rail.markdown"), ("ráil.md", apart("ráil.md"))],
)
def test_one_address(one: str, other: str, tmp_path: Path) -> None:
    """Two briefings whose names differ in what no address shows are an error that names both."""
    site = write_project(tmp_path / "project")
    text = (site.root / f"{FOLDER}/b-1.md").read_text()
    for name in (one, other):
        site.write(f"{FOLDER}/{name}", text)
    said = site.run("mkdocs_briefings", "check").output
    assert f"{FOLDER}/{one}:1: The address /2026/03/02/rail/ is also that of" in said
    assert f"{FOLDER}/{other}:1: The address /2026/03/02/rail/ is also that of" in said


def test_endings_of_markdown(tmp_path: Path) -> None:
    """Whatever MkDocs takes for Markdown is a briefing or a profile, in either case."""
    site = write_project(tmp_path / "project")
    names = ("CAMERA.MD", "notes.markdown", "a.mkd", "b.mkdn", "c.Mdown", "folder/index.Markdown")
    links = " ".join(f"[x]({name}#words)" for name in names)
    for name in names:
        path = site.briefing(f"2026/03/02/{name}", "## Words\n", date="2026-03-02", title=name)
        (site.root / path).rename(site.root / f"{FOLDER}/{name}")
    profile = site.source("new-post", links.replace("](", "](../../briefings/2026/03/02/"))
    (site.root / profile).rename(site.root / "docs/sources/new-post.Markdown")
    site.write("docs/about.md", links.replace("](", "](../briefings/2026/03/02/"))
    site.briefing("2026/03/02/one", links, related=list(names), source="new-post")
    assert site.run("mkdocs_briefings", "check", "--strict").code == 0
    built = run(site)
    assert told(built) == []
    pages = ("camera", "notes", "a", "b", "c", "folder")
    for url, up in (("2026/03/02/one/", ".."), ("about/", "../2026/03/02"),
                    ("sources/new-post/", "../../2026/03/02")):  # fmt: skip
        hrefs = site.page(url).tree.xpath("//a[text() = 'x']/@href")
        assert hrefs == [f"{up}/{page}/#words" for page in pages]
    assert_clean(site, tmp_path / "clean")


def test_hidden_briefing_of_another_ending(tmp_path: Path) -> None:
    """A page of docs/ that links to a draft shows nothing of it, whatever its name ends in."""
    site = write_project(tmp_path / "project")
    path = site.briefing("2026/03/02/secret", draft=True)
    (site.root / path).rename(site.root / f"{FOLDER}/secret.MARKDOWN")
    site.write("docs/about.md", f"[x](../{FOLDER}/secret.MARKDOWN)\n")
    run(site)
    assert b"secret" not in site.read("about/")


@pytest.mark.posix
def test_linked_folders(tmp_path: Path) -> None:
    """A link to a folder is not followed, and told unless what is there is read anyway."""
    site = write_project(tmp_path / "project")
    site.write("shared/one.md", "")
    for name, target in (("shared", "../shared"), ("pages", "../docs"), ("again", "2026")):
        (site.root / f"briefings/{name}").symlink_to(target)
    says = "1: The folder is a link that leads out of briefings/, and nothing in it is read."
    copy = "Put a copy of the folder in the link's place"
    expected = [
        f"briefings/pages:{says} {copy}: what is in docs/ is no briefing.",
        f"briefings/shared:{says} {copy}.",
    ]
    done = site.run("mkdocs_briefings", "check")
    assert done.code == 0
    lines = done.output.replace(" warning:", "").splitlines()
    assert [line for line in lines if "folder" in line] == expected
    for _ in range(2):
        assert told(run(site)) == [f"WARNING: briefings: {each}" for each in expected]


def test_path_on_disk(tmp_path: Path) -> None:
    """Each part of a path may be in another form; the one that is asked for comes first."""
    for path in (apart("é/") + "ó.txt", "é2/ó.txt", apart("é2/ó.txt")):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).touch()
    assert path_on_disk("é/" + apart("ó.txt"), tmp_path) == apart("é/") + "ó.txt"
    assert path_on_disk("é2/ó.txt", tmp_path) == "é2/ó.txt"
    assert path_on_disk(apart("é2/ó.txt"), tmp_path) == apart("é2/ó.txt")
    for missing in ("é/ò.txt", "è/ó.txt", "é/ó.txt/x", "o.txt", "é\0/o"):
        assert path_on_disk(missing, tmp_path) == missing
    assert one_form(apart("é")) == "é"
