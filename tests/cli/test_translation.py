"""`briefings translation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.repository import commit, git
from tests.site import with_front_matter

if TYPE_CHECKING:
    from tests.cli.conftest import Command
    from tests.site import Site

ORIGINAL = "briefings/2026/03/01/one.md"
UKRAINIAN = "briefings/2026/03/01/one.uk.md"

TRANSLATED = """\
---
# By Olena, who asks to be called before it goes out.
title:   'Перше'  # as on the radio
summary: Коротко.
made_from: 0000000000

key_points: [Так]
---
Текст.
"""


@pytest.fixture
def site(site: Site) -> Site:
    """Give a newsroom in English and Ukrainian."""
    return site.configure(briefings={"timezone": "Europe/Kyiv", "languages": ["en", "uk"]})


def test_a_new_translation_waits_for_its_words(site: Site, briefings: Command) -> None:
    """It has the original's words in their places and is a draft; the check has nothing to say."""
    site.briefing(
        "2026/03/01/one",
        "The text.\n",
        key_points=["One", "Two: three"],
        tags=["Water"],
        corrections=[{"date": "2026-03-02", "text": "It was two."}],
        overlooked="Nobody was there.",
    )
    done = briefings("translation", "new", "-l", "UK", ORIGINAL)
    assert (done.exit_code, done.stdout) == (0, f"{UKRAINIAN}\n"), done.output
    text = (site.root / UKRAINIAN).read_text()
    for each in ("title: One", '[One, "Two: three"]', "It was two.", "Nobody was", "draft: true"):
        assert each in text
    assert text.endswith("---\n\nThe text.\n")
    assert "tags" not in text
    assert briefings("check", "--strict").exit_code == 0
    site.build("--strict")
    assert not site.has("uk/2026/03/01/one/")
    site.write(UKRAINIAN, text.replace("draft: true\n", ""))
    site.build("--strict")
    assert site.has("uk/2026/03/01/one/")
    assert "There is such a translation already." in (
        briefings("translation", "new", "-l", "uk", ORIGINAL, UKRAINIAN).stderr
    )


def test_what_translators_have_to_do_is_listed(site: Site, briefings: Command) -> None:
    """What is missing, behind or says nothing stands in a line each."""
    assert briefings("translation", "list").stdout == f"missing {UKRAINIAN}\n"
    site.write(UKRAINIAN, TRANSLATED)
    assert briefings("translation", "list", "--behind").stdout == f"behind  {UKRAINIAN}\n"
    site.write(UKRAINIAN, with_front_matter({"title": "Перше", "summary": "Коротко."}, "Так.\n"))
    assert briefings("translation", "list", "-l", "uk").stdout == f"unknown {UKRAINIAN}\n"
    assert briefings("translation", "list", "--check").exit_code == 1
    briefings("translation", "accept", UKRAINIAN)
    done = briefings("translation", "list", "--check")
    assert (done.exit_code, done.stdout) == (0, "")


def test_a_profile_is_translated(site: Site, briefings: Command) -> None:
    """It begins with the original's words; when those change, editors are told until it follows."""
    profile = site.source("kyiv-daily", "Since 1995.\n", owner="Its staff")
    translation = profile.replace(".md", ".uk.md")
    done = briefings("translation", "new", "-l", "uk", profile)
    assert (done.exit_code, done.stdout) == (0, f"{translation}\n"), done.output
    text = (site.root / translation).read_text()
    for each in ("title: Kyiv Daily\n", "owner: Its staff\n", "made_from: "):
        assert each in text
    assert "country" not in text
    assert text.endswith("---\n\nSince 1995.\n")
    assert briefings("check", "--strict").exit_code == 0
    site.source("kyiv-daily", "Since 1995.\n", owner="Its readers", country="PL")
    line = 1 + text.partition("made_from")[0].count("\n")
    told = f"{translation}:{line}: warning: {profile} has changed since it was translated."
    assert told in briefings("check").output
    assert f"behind  {translation}\n" in briefings("translation", "list", "-l", "uk").stdout
    briefings("translation", "accept", translation)
    assert briefings("check", "--strict").exit_code == 0
    assert "behind" not in briefings("translation", "list").stdout
    assert "owner: Its staff" in (site.root / translation).read_text()


def test_a_translation_is_brought_up_to_date(site: Site, briefings: Command) -> None:
    """What has changed since is shown, and all but the version stays as it was written."""
    briefings("translation", "new", "-l", "uk", ORIGINAL)
    made_from = (site.root / UKRAINIAN).read_text().partition("made_from: ")[2].split()[0]
    site.write(UKRAINIAN, TRANSLATED.replace("0000000000", made_from))
    git(site.root, "init", "-q")
    commit(site.root)
    site.briefing("2026/03/01/one", "Another text.\n", source="kyiv-daily", tags=["Snow"])
    changes = briefings("translation", "changes", UKRAINIAN)
    assert "  -body: The text.\n  +body: Another text.\n" in changes.stdout
    assert "Snow" not in changes.stdout
    done = briefings("translation", "accept", UKRAINIAN)
    assert "  +body: Another text." in done.stdout
    text = (site.root / UKRAINIAN).read_text()
    version = text.partition("made_from: ")[2].split()[0].strip("'\"")
    written = next(line for line in text.splitlines() if line.startswith("made_from"))
    assert version != made_from
    assert text.replace(written, "made_from: 0000000000") == TRANSLATED
    assert briefings("check", "--strict").exit_code == 0
    assert "It is up to date" in briefings("translation", "accept", UKRAINIAN).stdout


def test_without_git_it_says_so(site: Site, briefings: Command) -> None:
    """Where nobody knows what an original was like, that is said, and the version written."""
    site.write(UKRAINIAN, TRANSLATED)
    done = briefings("translation", "accept", UKRAINIAN)
    assert "Git does not have what it was like before." in done.stdout
    assert briefings("translation", "list").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("new", "-l", "fr", ORIGINAL), "--language: The site is not in 'fr'. Its languages are"),
        (("accept", ORIGINAL), f"{ORIGINAL}:1: It is no translation."),
        (
            ("accept", "docs/about.md"),
            "docs/about.md:1: It is neither a briefing nor a profile.",
        ),
        (("changes", "briefings/x.uk.md"), "briefings/x.uk.md:1: Its original, briefings/x.md,"),
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: tuple[str, ...], told: str, site: Site, briefings: Command
) -> None:
    """Each mistake is one line that says what to do."""
    assert site.root.is_dir()
    done = briefings("translation", *arguments)
    assert done.exit_code != 0
    assert told in done.stderr


def test_names_that_are_missing(site: Site, briefings: Command) -> None:
    """What has no name in a language is printed as the file with names has it."""
    site.briefing(
        "2026/03/02/two", tags=["Water", "Trade: grain"], story="dam", source="kyiv-daily"
    )
    site.write("briefings/2026/03/02/two.uk.md", TRANSLATED)
    site.write("names/uk.yml", "topics: {water: Вода}\n")
    done = briefings("translation", "names", "-l", "uk")
    assert done.exit_code == 0, done.output
    assert done.stdout == "topics:\n  'Trade: grain':\nsources:\n  kyiv-daily:\nstories:\n  dam:\n"
