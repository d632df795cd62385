"""`briefings new`."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.cli.project import open_settings
from tests.plain_reading import read_newsroom
from tests.site import Site, environment

if TYPE_CHECKING:
    from tests.cli.conftest import Command

REQUIRED = ("-t", "Rail link opens", "-s", "The first train has run.", "-c", "ke")


def test_writes_a_valid_draft(site: Site, briefings: Command) -> None:
    """The file stands in the folder of its day, its path is printed, and it is held back."""
    done = briefings("new", *REQUIRED)
    assert done.exit_code == 0, done.output
    assert done.stdout == "briefings/2026/03/20/rail-link-opens.md\n"
    text = (site.root / done.stdout.strip()).read_text()
    assert text.startswith("---\ntitle: Rail link opens\ndate: 2026-03-20T14:00+02:00\n")
    assert "draft: true" in text
    assert briefings("check", "--strict").exit_code == 0
    site.build("--strict")
    assert not site.has("2026/03/20/rail-link-opens/")


def test_every_option_is_written(site: Site, briefings: Command) -> None:
    """What the options say stands in the file, which is published when it is no draft."""
    done = briefings(
        *(
            "new",
            *REQUIRED,
            "-c",
            "UG",
            "--source",
            "kyiv-daily",
            "--tag",
            "Rail",
            "--tag",
            "trade",
        ),
        *("--original", "https://kyiv.example/rail", "--language", "uk", "--date", "2026-03-02"),
        "--no-draft",
    )
    assert done.exit_code == 0, done.output
    assert done.stdout == "briefings/2026/03/02/rail-link-opens.md\n"
    site.build("--strict")
    page = site.page("2026/03/02/rail-link-opens/")
    links = set(page.links())
    assert {"countries/ke/", "countries/ug/", "sources/kyiv-daily/", "tags/rail/"} <= links
    assert {"tags/trade/", "https://kyiv.example/rail"} <= links


@pytest.mark.parametrize(
    "title",
    [
        'Quotes "and" colons: yes #1',
        "NO",
        "2026-03-01",
        "- not a list",
        "Юлія відкриває міст",
        "日本の鉄道",
        "Train 🚂",
        "true",
        "x" * 180,
        "ตำรวจ" * 40,
        "A headline " * 18,
        "line\nbreak",
        "{{ template }} & <b>",
        "'",
    ],
)
def test_any_headline(title: str, site: Site, briefings: Command) -> None:
    """Whatever the headline is, the file says it as it was given."""
    done = briefings("new", "-t", title, "-s", title, "-c", "UA", "--no-draft")
    assert done.exit_code == 0, done.output
    assert briefings("check", "--strict").exit_code == 0
    newsroom = read_newsroom(open_settings(str(site.root / "mkdocs.yml")))
    found = {briefing.path: briefing.keys for briefing in newsroom.briefings}
    written = found[done.stdout.strip()]
    assert len(os.fsencode(done.stdout.strip().rpartition("/")[2])) <= 143
    assert written.title == written.summary == " ".join(title.split())
    assert not written.draft


def test_nothing_is_overwritten(site: Site, briefings: Command) -> None:
    """A file that is there stays as it is, and the command says so."""
    path = site.write("briefings/2026/03/20/rail-link-opens.md", "Mine.\n")
    done = briefings("new", *REQUIRED)
    assert done.exit_code == 1
    assert "briefings/2026/03/20/rail-link-opens.md:1: There is such a file already." in done.stderr
    assert path.read_text() == "Mine.\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("-t", "T", "-s", "S", "-c", "UK"), "Did you mean GB"),
        (("-t", "T", "-s", "S", "-c", "Ukraine"), "Did you mean UA"),
        (("-t", "T", "-s", "S", "-c", " "), "`countries` is empty"),
        (("-t", "T", "-s", "x" * 501, "-c", "UA"), "`summary` has 501 characters"),
        (("-t", "T", "-s", "S", "-c", "UA", "--source", "kyiv-dialy"), "Did you mean kyiv-daily?"),
        (("-t", "T", "-s", "S", "-c", "UA", "--original", "kyiv.example"), "`original.url`"),
        (("-t", "T", "-s", "S", "-c", "UA", "--language", "klingon"), "`original.language`"),
    ],
)
def test_unusable_option(
    options: tuple[str, ...], message: str, site: Site, briefings: Command
) -> None:
    """What could not be published is not written; the message says what to mend."""
    done = briefings("new", *options)
    assert done.exit_code == 1
    assert message in done.stderr
    assert "Nothing was written." in done.stderr
    assert not (site.root / "briefings/2026/03/20").exists()


def test_impossible_date(briefings: Command) -> None:
    """A date that is none is a message with an example."""
    done = briefings("new", *REQUIRED, "--date", "2026-02-30")
    assert done.exit_code == 2
    assert "--date:" in done.stderr
    assert "Write 2026-10-30" in done.stderr


@pytest.mark.parametrize(
    ("options", "missing"),
    [((), "Headline"), (("-t", "T"), "Summary"), (("-t", "T", "-s", "S"), "Countries")],
)
def test_without_a_terminal(options: tuple[str, ...], missing: str, briefings: Command) -> None:
    """Where nobody can be asked, the command names what is missing."""
    done = briefings("new", *options)
    assert done.exit_code == 2
    assert f"{missing}" in done.stderr
    assert "is missing" in done.stderr


def test_bytes_that_are_no_text(site: Site) -> None:
    """An argument that is not UTF-8 is a message, no traceback."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs_briefings",
            "new",
            "-t",
            b"\xff",
            "-s",
            b"\xfe",
            "-c",
            b"UA",
        ],
        cwd=site.root,
        env=environment({"LC_ALL": "C.UTF-8"}),
        capture_output=True,
        check=False,
    )
    assert done.stderr == b"An argument is not in UTF-8. Give it in that encoding.\n"
    assert done.returncode == 2


def test_asks_at_a_terminal(site: Site) -> None:
    """At a terminal the command asks for what is required, and writes it."""
    controller, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs_briefings", "new"],
        cwd=site.root,
        env=environment(),
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=terminal,
    ) as process:
        os.write(controller, b"Rail link opens\nThe first train has run.\nke, ug\n")
        output = process.stdout.read() if process.stdout else b""
    os.close(controller)
    os.close(terminal)
    assert process.returncode == 0
    assert output.endswith(b"briefings/2026/03/20/rail-link-opens.md\n")
    assert briefings_of(site)["countries"] == ["KE", "UG"]


def briefings_of(site: Site) -> dict[str, object]:
    """Give the front matter of the briefing that was begun."""
    import yaml  # noqa: PLC0415

    text = (site.root / "briefings/2026/03/20/rail-link-opens.md").read_text()
    keys: dict[str, object] = yaml.safe_load(text.split("---")[1])
    return keys
