"""`briefings format`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site import changed

if TYPE_CHECKING:
    from tests.cli.conftest import Command
    from tests.site import Site

PROJECT = Path(__file__).parents[2]

BRIEFING = "briefings/2026/03/01/one.md"

WRITTEN = """\
---
date: 2026-03-01
# As the desk calls it.
title: 'One'
summary: >-
  Summary
  of one.
countries:
- UA
source: "kyiv-daily"
---

The  text.
"""

ONE_FORM = """\
---
# As the desk calls it.
title: One
date: 2026-03-01
summary: Summary of one.
countries: [UA]
source: kyiv-daily
---

The  text.
"""


@pytest.fixture
def messy(site: Site) -> Site:
    """Give a project whose briefing is not in the one form."""
    site.write(BRIEFING, WRITTEN)
    return site


def test_a_briefing_is_written_in_one_form(messy: Site, briefings: Command) -> None:
    """Its path is printed, and the second time there is nothing to do."""
    done = briefings("format", BRIEFING)
    assert (done.exit_code, done.stdout) == (0, f"{BRIEFING}\n")
    assert done.stderr == "1 file changed, of 1.\n"
    assert (messy.root / BRIEFING).read_text() == ONE_FORM
    again = briefings("format", "--check", BRIEFING)
    assert (again.exit_code, again.stdout) == (0, "")


def test_profiles_are_formatted_too(messy: Site, briefings: Command) -> None:
    """Without a file, all briefings and profiles are; an index beside profiles is a page."""
    messy.write("docs/sources/kyiv-daily.md", "---\nurl: 'https://a.example/'\ntitle: A\n---\n")
    messy.write("docs/stories/rail.md", "---\nsummary: S.\ntitle: Rail\n---\n")
    messy.write("docs/stories/index.md", "---\ntitle: 'Stories'\n---\n")
    done = briefings("format")
    assert done.exit_code == 0
    assert done.stdout.split() == [BRIEFING, "docs/sources/kyiv-daily.md", "docs/stories/rail.md"]
    text = (messy.root / "docs/sources/kyiv-daily.md").read_text()
    assert text == "---\ntitle: A\nurl: https://a.example/\n---\n"


def test_the_check_changes_nothing(messy: Site, briefings: Command) -> None:
    """It names what would be changed, as a difference if asked for, and exits with 1."""
    done = briefings("format", "--check", "--diff")
    assert done.exit_code == 1
    assert done.stderr == "1 file would be changed, of 2.\n"
    assert "-countries:\n-- UA\n" in done.stdout
    assert "+countries: [UA]\n" in done.stdout
    assert (messy.root / BRIEFING).read_text() == WRITTEN


def test_what_cannot_be_formatted_is_named(messy: Site, briefings: Command) -> None:
    """An error is an error; what YAML's signs mean is kept by a warning; others are formatted."""
    messy.briefing("2026/03/01/two")
    messy.write("briefings/2026/03/01/two.md", "---\ntitle: [\n---\n")
    messy.write("briefings/2026/03/01/six.md", "---\ntitle: &a One\n---\n")
    done = briefings("format")
    assert done.exit_code == 1
    assert done.stdout == f"{BRIEFING}\n"
    assert "briefings/2026/03/01/two.md:3: The front matter is not valid YAML" in done.stderr
    assert "briefings/2026/03/01/six.md:2: warning: '&a' is a tag or an anchor" in done.stderr
    assert (messy.root / "briefings/2026/03/01/six.md").read_text() == "---\ntitle: &a One\n---\n"


def test_what_a_command_begins_is_in_the_one_form(site: Site, briefings: Command) -> None:
    """There is nothing to do for a new briefing and a new translation."""
    site.configure(briefings={"languages": ["en", "uk"]})
    options = "--source", "kyiv-daily", "--tag", "a, b", "--date", "2026-03-02", "--no-draft"
    begun = briefings("new", "-t", "Who's: next", "-s", "So.", "-c", "NO", *options)
    assert begun.exit_code == 0, begun.output
    translated = briefings("translation", "new", "-l", "uk", begun.stdout.strip())
    done = briefings("format", "--check", begun.stdout.strip(), translated.stdout.strip())
    assert done.exit_code == 0, done.output


def test_the_site_is_the_same(messy: Site, briefings: Command) -> None:
    """No byte of it is another, but for the versions of files in two lists for scripts."""
    messy.build()
    before = messy.files()
    assert briefings("format").exit_code == 0
    messy.build()
    assert changed(before, messy.files()) == {"edition.json", "search/bundles.json"}


@pytest.mark.parametrize("file", ["docs/about.md", "mkdocs.yml", "../a.md", "briefings/a.md"])
def test_other_files_are_refused(file: str, briefings: Command) -> None:
    """They have no front matter of ours, or are not there."""
    done = briefings("format", file)
    assert done.exit_code == 2
    assert f"{file}:1: " in done.stderr


def test_the_demo_says_the_same(site: Site, briefings: Command) -> None:
    """Formatted once, it is formatted; the check finds what it found, and no version changes."""
    for folder in ("briefings", "docs", "names", "overrides"):
        shutil.copytree(PROJECT / folder, site.root / folder, dirs_exist_ok=True)
    shutil.copy(PROJECT / "mkdocs.yml", site.root)
    before = briefings("check", "--format", "json")
    assert before.exit_code == 0
    assert briefings("format").exit_code == 0
    assert briefings("format", "--check").exit_code == 0
    assert briefings("check", "--format", "json").stdout == before.stdout
