"""The command `briefings import`."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from mkdocs_briefings.cli.import_ import import_command
from mkdocs_briefings.importing.mapping import ImportMapping, RegistryMapping
from mkdocs_briefings.importing.mapping_file import read_mapping

if TYPE_CHECKING:
    from pathlib import Path

    from tests.importing.conftest import OldArchive

POST = "content/post/a.md"
NEW = "briefings/2020/01/02/a.md"


@pytest.fixture(autouse=True)
def in_project(archive: OldArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty project beside the archive."""
    monkeypatch.chdir(archive.folder)


def run(*arguments: str) -> Result:
    """Run the command on the archive; whatever happens, there is no traceback."""
    result = CliRunner().invoke(import_command, ["--from", "hugo", "old", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_import_into_the_default_folders(archive: OldArchive) -> None:
    """Without further options the briefings go to `briefings/`, and the end is a summary."""
    archive.post(POST)
    result = run("--country", "no")
    assert result.exit_code == 0
    assert (archive.folder / NEW).is_file()
    assert result.output == (
        "1 imported, 0 already there, 0 left alone, 0 skipped, 0 not imported; "
        "0 need an editor. Sources: 0, other files: 0.\n"
        "Published           1 now\n"
        "Words               1 before, 1 after\n"
        "Images              0\n"
        "Links               0, 0 of them between briefings\n"
        "Old addresses       1 of 1 kept\n"
        "Texts that differ   0\n"
    )


def test_figures(archive: OldArchive) -> None:
    """Words, images, links and addresses are counted, on a second run too, and in the report."""
    archive.post(POST, body="*One* [two](b.md) [three](https://x.example/).\n\n![four](x.png)\n")
    archive.post("content/post/b.md", "url: /\n")
    archive.write("content/post/x.png", b"PNG")
    for number in range(7):
        archive.write(f"content/post/{number}.html", "None.\n")
        archive.write(f"content/s{number}/_index.md", "None.\n")
    for _run in range(2):
        output = run("--country", "NO", "--report", "r.json").output
        assert output.endswith(
            "Published           2 now\n"
            "Words               4 before, 4 after\n"
            "Images              1\n"
            "Links               2, 1 of them between briefings\n"
            "Old addresses       1 of 2 kept\n"
            "Texts that differ   0\n"
            "Skipped             7: It has no front matter, so it is no post.\n"
            "                    7: It is a section's own page, not a post.\n"
        )
    report = json.loads((archive.folder / "r.json").read_text(encoding="utf-8"))
    assert report["figures"] == {
        "posts": 2,
        "published": 2,
        "scheduled": 0,
        "expired": 0,
        "drafts": 0,
        "words_before": 4,
        "words_after": 4,
        "images": 1,
        "links": 2,
        "links_to_briefings": 1,
        "addresses": 2,
        "addresses_kept": 1,
        "differing": 0,
        "skipped_by_reason": {
            "It has no front matter, so it is no post.": 7,
            "It is a section's own page, not a post.": 7,
        },
    }


def test_what_is_published(archive: OldArchive) -> None:
    """The summary says how many briefings readers get now, later, no longer and not at all."""
    for name, keys in (
        ("a", ""), ("b", ""), ("c", "publishDate: 2999-01-01\n"), ("d", "expiryDate: 2021-01-01\n"),
        ("e", "draft: true\n"), ("f", "build: {render: never}\n"),
    ):  # fmt: skip
        archive.post(f"content/post/{name}.md", keys)
    output = run("--country", "NO").output
    assert "Published           2 now, 1 later, 1 no longer\nDrafts              2\n" in output


def test_second_run_writes_nothing(archive: OldArchive) -> None:
    """The same import again finds everything there, and touches no file."""
    archive.post("content/post/a/index.md")
    archive.write("content/post/a/x.png", b"PNG")
    run("--country", "NO")
    files = [path for path in (archive.folder / "briefings").rglob("*") if path.is_file()]
    before = {path: path.stat().st_mtime_ns for path in files}
    result = run("--country", "NO")
    assert result.exit_code == 0
    assert "0 imported, 1 already there" in result.output
    after = (path for path in (archive.folder / "briefings").rglob("*") if path.is_file())
    assert {path: path.stat().st_mtime_ns for path in after} == before


def test_nothing_is_written_over(archive: OldArchive) -> None:
    """A briefing that somebody has changed is left alone and named."""
    archive.post(POST)
    run("--country", "NO")
    (archive.folder / NEW).write_text("Changed.\n", encoding="utf-8")
    result = run("--country", "NO")
    assert result.exit_code == 0
    assert f"  {NEW} (from old/{POST})" in result.output
    assert (archive.folder / NEW).read_text(encoding="utf-8") == "Changed.\n"


def test_image_that_is_there_is_left_alone(archive: OldArchive) -> None:
    """A file beside the briefing with other content is kept too, with a note."""
    archive.post(POST, body="![A](x.png)\n")
    archive.write("content/post/x.png", b"new")
    image = archive.folder / "briefings/2020/01/02/a/x.png"
    image.parent.mkdir(parents=True)
    image.write_bytes(b"mine")
    assert "exists with other content" in run("--country", "NO").output
    assert image.read_bytes() == b"mine"


def test_files_that_a_browser_might_run(archive: OldArchive) -> None:
    """A page and a script are not copied, and a drawing with a script is named: all by line."""
    archive.post(POST, body="[P](p.html) [S](s.js) [T](t.csv)\n\n![A](a.svg) ![B](b.svg)\n")
    for name in ("p.html", "s.js", "t.csv"):
        archive.write(f"content/post/{name}", b"x")
    for name, attributes in (("a.svg", ' onload="x"'), ("b.svg", "")):
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg"{attributes}/>'
        archive.write(f"content/post/{name}", drawing)
    said = run("--country", "NO").output
    line = f"old/{POST}:6:"
    assert f"{line} 'p.html' is no kind of file that is published, and is not copied." in said
    assert f"{line} 's.js' is no kind of file" in said
    assert f"old/{POST}:8: The image 'a.svg' has `onload` in its line 1." in said
    assert "b.svg" not in said
    copied = (archive.folder / "briefings/2020/01/02/a").iterdir()
    assert sorted(path.name for path in copied) == ["a.svg", "b.svg", "t.csv"]


def test_dry_run(archive: OldArchive) -> None:
    """A dry run reports as the real one does, and writes nothing."""
    archive.post(POST)
    result = run("--country", "NO", "--dry-run")
    assert "1 would be imported" in result.output
    assert not (archive.folder / "briefings").exists()


def test_posts_that_cannot_be_imported(archive: OldArchive) -> None:
    """Each is named with its line, the others are imported, and the exit code is 3."""
    archive.post(POST)
    archive.write("content/post/b.md", "---\ntitle: T\nx: [\n---\n")
    archive.write("content/post/c.md", b"---\ntitle: \xff\n---\n")
    archive.write("content/post/d.md", "---\ntitle: T\ndate: soon\n---\n")
    archive.write("content/post/e.md", "---\ntitle: T\n---\n")
    archive.write("content/post/f.md", "---\ntitle: T\n")
    result = run("--country", "NO")
    assert result.exit_code == 3
    assert "1 imported" in result.output
    assert "5 not imported" in result.output
    assert "old/content/post/c.md:2: The file is not in UTF-8." in result.output
    assert "old/content/post/d.md:3: 'soon' is not a date." in result.output
    assert "old/content/post/e.md:1: It has no date." in result.output
    assert "old/content/post/f.md:1: The front matter is not closed." in result.output


@pytest.mark.posix
def test_pipes(archive: OldArchive) -> None:
    """A pipe or a device in the place of a post or of authors is never waited for."""
    archive.post("_posts/2020-01-02-a.md", "author: ana\n")
    os.mkfifo(archive.old / "_posts/2020-01-01-pipe.md")
    (archive.old / "_posts/2020-01-03-device.md").symlink_to("/dev/zero")
    (archive.old / "_data").mkdir()
    os.mkfifo(archive.old / "_data/authors.yml")
    result = run("--from", "jekyll", "--country", "NO")
    assert result.exit_code == 3
    for name in ("01-pipe.md", "03-device.md"):
        problem = f"_posts/2020-01-{name}:1: The file cannot be read: It is no ordinary file."
        assert problem in result.output
    problem = "_data/authors.yml:1: The list of authors cannot be read: It is no ordinary file."
    assert problem in result.output


def test_missing_country(archive: OldArchive) -> None:
    """Without a country from anywhere, a post is not imported, and the hint says how."""
    archive.post(POST)
    result = run()
    assert result.exit_code == 3
    assert f"old/{POST}:1: It names no country. Give one with --country" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--country", "Norway"], "--country: 'Norway' is not the code of a country."),
        (["--timezone", "Oslo"], "timezone: 'Oslo' is not a time zone."),
        (["--source", "?"], "--source: '?' is not the slug of a source."),
        (["--source", "paper"], "--source: There is no profile docs/sources/paper.md."),
        (["--map", "none.yml"], "none.yml:1: The mapping cannot be read"),
        (["--map", "bad.yml"], "bad.yml:2: Unknown key `b`."),
        (["--report", "none/report.json"], "none/report.json:1: The report cannot be written"),
    ],
)
def test_bad_input(archive: OldArchive, arguments: list[str], message: str) -> None:
    """Options that cannot be used end the command with 1 and one message."""
    archive.post(POST)
    (archive.folder / "bad.yml").write_text("drop: [a]\nb: 1\n", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 1
    assert message in result.output


def test_missing_folder() -> None:
    """A folder that is not there ends the command with 1."""
    result = run()
    assert result.exit_code == 1
    assert "old:1: There is no such folder." in result.output


def test_default_source(archive: OldArchive) -> None:
    """A source given by option is that of posts without one."""
    profile = archive.folder / "docs/sources/paper.md"
    profile.parent.mkdir(parents=True)
    profile.write_text("---\ntitle: P\n---\n", encoding="utf-8")
    archive.post(POST)
    assert run("--country", "NO", "--source", "Paper").exit_code == 0
    assert "source: paper\n" in (archive.folder / NEW).read_text(encoding="utf-8")


def test_settings_of_the_site(archive: OldArchive) -> None:
    """Folders, time zone and language are those of the project's `mkdocs.yml`."""
    (archive.folder / "docs").mkdir()
    (archive.folder / "mkdocs.yml").write_text(
        "site_name: S\nsite_url: https://s.example/\ntheme: {name: material, font: false}\n"
        "plugins:\n  - briefings: {briefings_dir: news, timezone: Asia/Tokyo, language: ja}\n",
        encoding="utf-8",
    )
    archive.write(
        POST, "---\ntitle: T\ndate: 2020-01-02T20:00Z\nsummary: S\nlang: ja\n---\nText.\n"
    )
    result = run("--country", "JP")
    assert result.exit_code == 0, result.output
    text = (archive.folder / "news/2020/01/03/a.md").read_text(encoding="utf-8")
    assert "language" not in text


def test_report_as_json(archive: OldArchive) -> None:
    """The report has everything, also what the terminal shortens."""
    archive.post("content/post/_index.md")
    for number in range(25):
        archive.post(f"content/post/a{number:02}.md", body="{{< odd >}}\n")
    archive.write("content/post/b.md", "---\ntitle: T\n---\n")
    result = run("--country", "NO", "--report", "report.json")
    assert "… and 5 more" in result.output
    report = json.loads((archive.folder / "report.json").read_text(encoding="utf-8"))
    assert {key: len(value) for key, value in report.items() if isinstance(value, list)} == {
        "imported": 25,
        "already_there": 0,
        "left_alone": 0,
        "sources": 0,
        "skipped": 1,
        "failed": 1,
        "needs_an_editor": 25,
    }
    assert report["imported"][0] == {
        "from": "old/content/post/a00.md",
        "to": "briefings/2020/01/02/a00.md",
    }
    assert report["needs_an_editor"][0]["line"] == 6


def test_target_that_cannot_be_written(archive: OldArchive) -> None:
    """A file where a folder has to be is a reason, not a traceback."""
    archive.post(POST)
    (archive.folder / "briefings").write_text("A file.\n", encoding="utf-8")
    result = run("--country", "NO")
    assert result.exit_code == 3
    assert "cannot be written" in result.output


def test_archive_of_something_else(archive: OldArchive) -> None:
    """An archive in which no file is a post is no success."""
    archive.write("content/a.md", "Only words.\n")
    result = run("--country", "NO")
    assert result.exit_code == 3
    assert "No post was found. Look at ARCHIVE, and at what --from says." in result.output


def test_help_teaches() -> None:
    """The help says what becomes of an archive and shows a mapping."""
    result = CliRunner().invoke(import_command, ["--help"])
    assert result.exit_code == 0
    assert "\n    from_tags:\n      countries: country-(..)" in result.output


def test_mappings_in_the_handbook_are_valid(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    """Each mapping that the handbook shows can be used as it stands."""
    page: Path = pytestconfig.rootpath / "docs/handbook/importing.md"
    blocks = re.findall(
        r"^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert blocks
    for block in blocks:
        file = tmp_path / "mapping.yml"
        file.write_text(block, encoding="utf-8")
        read_mapping(file)


def test_every_key_of_the_mapping_is_in_the_handbook(pytestconfig: pytest.Config) -> None:
    """The handbook's table has each key of the mapping, in its words."""
    page: Path = pytestconfig.rootpath / "docs/handbook/importing.md"
    text = page.read_text(encoding="utf-8")
    for model, prefix in ((ImportMapping, ""), (RegistryMapping, "sources.")):
        for name, field in model.model_fields.items():
            assert f"| `{prefix}{name}` | {field.description} |" in text


def test_configuration_that_is_not_understood(archive: OldArchive) -> None:
    """What of the old configuration is not understood is told first, and makes nothing sure."""
    archive.write("hugo.toml", "[permalinks]\npost = '/:yeer/:filename/'\n")
    archive.post(POST)
    output = run("--country", "NO").output
    assert output.startswith(
        "Needs an editor:\n"
        "  old/hugo.toml:2: `permalinks`: Hugo has no part ':yeer'. "
        "Old addresses may differ: give the right pattern as `permalink` in the mapping.\n"
    )
    kept = "1 of 1 kept, as far as its configuration was understood"
    assert f"Old addresses       {kept}\n" in output


@pytest.mark.parametrize(
    ("url", "aliases"),
    [("https://n.example/", "[/post/a/, /b/post/a/]"), ("https://n.example/b/", "[/post/a/]")],
)
def test_place_of_the_new_site(archive: OldArchive, url: str, aliases: str) -> None:
    """The path of the new site's address is compared with that of the old one."""
    plugins = "plugins:\n  - briefings:\n      timezone: UTC\n"
    config = f"site_name: N\nsite_url: {url}\ntheme: {{name: material, font: false}}\n{plugins}"
    (archive.folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (archive.folder / "docs").mkdir()
    archive.write("hugo.toml", "baseURL = 'https://o.example/b/'\n")
    archive.post(POST)
    assert run("--country", "NO").exit_code == 0
    assert f"aliases: {aliases}\n" in (archive.folder / NEW).read_text(encoding="utf-8")


def test_zone_of_the_option_goes_before(archive: OldArchive) -> None:
    """The option's time zone counts more than that of the old site's configuration."""
    archive.write("hugo.toml", "timeZone = 'Asia/Tokyo'\n")
    archive.write(POST, "---\ntitle: A\ndate: 2020-01-02 03:04:05\n---\nText.\n")
    run("--country", "NO", "--timezone", "Europe/Oslo")
    assert "date: 2020-01-02T03:04:05+01:00\n" in (archive.folder / NEW).read_text(encoding="utf-8")
