"""Configurations of Hugo: their files, formats and folders of content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

PATTERN = "/:year/:filename/"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("hugo.toml", f"[permalinks]\nlog = '{PATTERN}'\n"),
        ("config.toml", f"[Permalinks.page]\nLog = '{PATTERN}'\n"),
        ("hugo.yaml", f"permalinks:\n  page:\n    log: {PATTERN}\n"),
        ("config.yml", f"---\nbase: &p\n  log: {PATTERN}\npermalinks:\n  <<: *p\n"),
        ("config.json", f'{{"permalinks": {{"log": "{PATTERN}"}}}}'),
        ("config/_default/hugo.toml", f"[permalinks]\nlog = '{PATTERN}'\n"),
        ("config/_default/permalinks.toml", f"log = '{PATTERN}'\n"),
        ("config/_default/permalinks.yaml", f"permalinks:\n  log: {PATTERN}\n"),
        ("config/production/config.yaml", f"permalinks:\n  log: {PATTERN}\n"),
        ("hugo.toml", f"[[permalinks]]\npattern = '{PATTERN}'\ntarget = {{path = '/log/**'}}\n"),
        ("hugo.toml", f"[permalinks]\n'log/in' = '{PATTERN}'\nlog = '/no/:filename/'\n"),
        ("hugo.toml", f"[permalinks.page]\n'/' = '/no/'\nlog = '{PATTERN}'\n"),
    ],
)
def test_formats_of_a_configuration(archive: OldArchive, file: str, text: str) -> None:
    """A pattern is found in whatever format and file Hugo would read it from."""
    if file.startswith("config/"):
        archive.write("config/_default/params.toml", "permalinks = 3\n")
        archive.write("hugo.toml", "[permalinks]\nlog = '/over/:filename/'\n")
    archive.write(file, text)
    archive.post("content/log/in/a.md")
    report = archive.run()
    assert archive.old_addresses(report) == {"content/log/in/a.md": ("/2020/a/",)}
    assert not report.notes
    assert report.addresses_are_sure


@pytest.mark.parametrize("folder", ["content", "content/log", "content/log/in"])
def test_configuration_around_a_part(archive: OldArchive, folder: str) -> None:
    """Of a site that is given in part the configuration is found above."""
    archive.write("hugo.toml", f"baseURL = 'https://x.example/b/'\npermalinks.log = '{PATTERN}'\n")
    archive.post("content/log/in/a.md")
    found = archive.old_addresses(archive.run(folder=folder))
    assert found == {"content/log/in/a.md": ("/2020/a/", "/b/2020/a/")}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "title = 'T'\n[permalinks]\nlog = '/:yeer/:filename/'\n",
            3,
            "`permalinks`: Hugo has no part ':yeer'.",
        ),
        (
            "[permalinks.pages]\nlog = '/x/'\n",
            1,
            "`permalinks`: Hugo has no kind 'pages' of pages.",
        ),
        ("permalinks = 'x'\n", 1, "`permalinks` is no list of keys."),
        ("a = 1\nb = [\n\n", 2, "The configuration is not valid TOML: "),
        ("timeZone = 'Oslo'\n", 1, "`timeZone`: there is no time zone 'Oslo'."),
        ("uglyURLs = 'maybe'\n", 1, "`uglyURLs`: 'maybe' is neither true nor false."),
        ("[roles.guest]\nweight = 1\n", 1, "`roles` of Hugo are not known here."),
        ("baseURL = 'http://['\n", 1, "`baseURL` is no address."),
    ],
)
def test_what_is_not_understood(archive: OldArchive, text: str, line: int, message: str) -> None:
    """What of a configuration cannot be used is told with its line, and nothing is sure then."""
    file = archive.write("hugo.toml", text)
    archive.post("content/log/a.md")
    report = archive.run()
    (note,) = report.notes
    assert (note.path, note.line) == (file.as_posix(), line)
    assert note.message.startswith(message)
    assert not report.addresses_are_sure


def test_the_mapping_goes_before(archive: OldArchive) -> None:
    """The mapping's pattern, language and address count more than the configuration."""
    archive.write("hugo.toml", "[permalinks]\nlog = '/:no/'\n[languages.en]\n[languages.fr]\n")
    archive.post("content/log/a.fr.md")
    report = archive.run(mapping="permalink: /:monthname/:filename/\ndefault_language: fr\n")
    assert archive.old_addresses(report) == {"content/log/a.fr.md": ("/fr/january/a/",)}
    assert report.addresses_are_sure


def test_lines_of_other_formats(archive: OldArchive) -> None:
    """Lines of YAML and JSON are those of the values, in the file that has them."""
    archive.write("config/_default/hugo.yaml", "title: T\npermalinks:\n  page:\n    log: /:a/\n")
    archive.write("config/production/hugo.json", '{\n "permalinks": {"page": {\n "x": "/:b/"}}}\n')
    archive.post("content/log/a.md")
    places = [(note.path.rpartition("/")[2], note.line) for note in archive.run().notes]
    assert places == [("hugo.yaml", 4), ("hugo.json", 3)]


MOUNTS = """\
[[module.mounts]]
source = "notes"
target = "content/log"
excludeFiles = ["in/*", "draft*"]
[[module.mounts]]
source = "fr"
target = "content"
lang = "fr"
[[module.mounts]]
source = "static"
target = "static"
[languages.en]
[languages.fr]
"""


def test_mounts(archive: OldArchive) -> None:
    """Content may be in several folders, each in a place and a language of its own."""
    archive.write("hugo.toml", MOUNTS)
    for path in ("notes/a.md", "notes/in/b.md", "notes/draft1.md", "fr/log/c.md", "content/d.md"):
        archive.post(path)
    report = archive.run()
    assert archive.old_addresses(report) == {
        "notes/a.md": ("/log/a/",),
        "fr/log/c.md": ("/fr/log/c/",),
    }
    assert {problem.path.rpartition("/")[2] for problem in report.skipped} == {"b.md", "draft1.md"}


def test_folder_of_content(archive: OldArchive) -> None:
    """The folder of content may have another name."""
    archive.write("hugo.toml", "contentDir = 'texts'\n")
    archive.post("texts/log/a.md")
    archive.post("content/log/b.md")
    assert archive.old_addresses(archive.run()) == {"texts/log/a.md": ("/log/a/",)}


def test_zone_of_the_site(archive: OldArchive) -> None:
    """Times without an offset are those of the old site, and days stay days."""
    archive.write("hugo.toml", "timeZone = 'Asia/Tokyo'\n")
    archive.write("content/log/a.md", "---\ntitle: A\ndate: 2020-01-02 03:00:00\n---\nText.\n")
    archive.post("content/log/b.md")
    assert not archive.run().failed
    assert archive.paths() == ["2020/01/01/a.md", "2020/01/02/b.md"]
    assert "date: 2020-01-02T03:00:00+09:00\n" in archive.text("2020/01/01/a.md")
    assert "date: 2020-01-02\n" in archive.text("2020/01/02/b.md")


def test_notes_are_told_once(archive: OldArchive) -> None:
    """A fault of the configuration is no fault of each post."""
    archive.write("hugo.toml", "[permalinks]\nlog = '/:nope/:filename/'\n")
    for name in "abc":
        archive.post(f"content/log/{name}.md")
    assert len(archive.run().notes) == 1
