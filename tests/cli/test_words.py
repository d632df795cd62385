"""`briefings words`: a catalog to be filled in, and what is missing of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = ("mkdocs_briefings", "words")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a folder, in which nothing is so far."""
    return Site(tmp_path)


def test_a_catalog_is_written_and_taken(site: Site) -> None:
    """What the command writes for a language that has no words is a catalog of the site's own."""
    run = site.run(*COMMAND, "--language", "is")
    assert run.code == 0
    assert "nplurals=2" in run.output
    told = run.output.replace('msgid "Key points"\nmsgstr ""', 'msgid "Key points"\nmsgstr "Helst"')
    site.write("words/is.po", told)
    site.briefing("2026/03/20/first", key_points=["One."])
    site.configure(briefings={"language": "is", "words_dir": "words"})
    site.build("--strict")
    assert "Helst" in site.page("2026/03/20/first/").text
    assert 'msgid "Key points"\nmsgstr "Helst"' in site.run(*COMMAND).output


@pytest.mark.parametrize(("language", "forms"), [("ar", 6), ("lt", 3), ("uk", 3), ("ja", 1)])
def test_each_plural_has_its_forms(language: str, forms: int, site: Site) -> None:
    """A plural has as many translations as its language needs, and those that there are stay."""
    run = site.run(*COMMAND, "--language", language)
    assert f"nplurals={forms};" in run.output
    plural = run.output.partition('msgid_plural "%(num)s countries"\n')[2].partition("\n\n")[0]
    assert [line.partition(" ")[0] for line in plural.splitlines()] == [
        f"msgstr[{number}]" for number in range(forms)
    ]
    site.write(f"words/{language}.po", run.output)
    site.configure(briefings={"language": language, "words_dir": "words"})
    site.briefing("2026/03/20/first")
    site.build()
    assert site.run(*COMMAND).output == run.output


def test_what_is_missing_is_listed(site: Site) -> None:
    """Every text without a translation stands on a line, as the option takes it."""
    site.configure(briefings={"language": "is", "words": {"Key points": "Helst"}})
    run = site.run(*COMMAND, "--missing")
    assert run.code == 1
    lines = run.output.splitlines()
    assert "button | Search" in lines
    assert "Key points" not in lines
    assert lines[-1] == f"is: {len(lines) - 1} of {len(lines)} are missing."


def test_nothing_is_missing_in_a_language_of_ours(site: Site) -> None:
    """A complete catalog, and English itself, leave nothing to translate."""
    for language in ("uk", "pt-BR", "en"):
        run = site.run(*COMMAND, "--missing", "--language", language)
        assert run.code == 0, run.output
        assert ": 0 of " in run.output


def test_a_language_that_is_none_is_told(site: Site) -> None:
    """A mistyped tag ends the command with a sentence."""
    run = site.run(*COMMAND, "--language", "ukrainian")
    assert run.code == 2
    assert "is not a language tag" in run.output
