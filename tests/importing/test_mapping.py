"""The mapping file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.importing.mapping_file import MappingError, read_mapping

if TYPE_CHECKING:
    from pathlib import Path

    from tests.importing.conftest import OldArchive

POST = "content/post/a.md"


def test_countries_from_tags(archive: OldArchive) -> None:
    """Tags that fit a pattern become countries and are tags no more."""
    archive.post(POST, "tags: [censorship, country-ve, Country-CU]\n")
    archive.post("content/post/b.md", "tags: [country-uk, country-specific]\n")
    archive.run(mapping="from_tags:\n  countries: country-(..)\nvalues:\n  countries: {uk: GB}\n")
    keys = archive.keys("2020/01/02/a.md")
    assert keys.countries == ("VE", "CU")
    assert keys.tags == ("censorship",)
    assert archive.keys("2020/01/02/b.md").countries == ("GB",)
    assert archive.keys("2020/01/02/b.md").tags == ("country-specific",)


def test_rename_reaches_inner_keys_on_both_sides(archive: OldArchive) -> None:
    """Old keys become keys of a briefing, inner ones too; what is left goes below `extra`."""
    archive.post(
        POST,
        "source_url: https://e.example/a\ncms: {lead: Why so, id: 5}\ntopics: [x]\ntags: [y]\n"
        "place: here\n",
    )
    archive.run(
        mapping="rename:\n  source_url: original.url\n  cms.lead: why_it_matters\n  topics: tags\n"
        "  place: extra.where\n"
    )
    keys = archive.keys()
    assert keys.original is not None
    assert keys.original.url == "https://e.example/a"
    assert keys.why_it_matters == "Why so"
    assert keys.tags == ("x", "y")
    assert keys.extra == {"cms": {"id": 5}, "where": "here"}


def test_defaults_constants_and_dropped_keys(archive: OldArchive) -> None:
    """Defaults fill gaps, constants hold for all, and dropped keys are gone."""
    archive.post(POST, "tags: [a]\npriority: top\nweight: 1\nExpiryDate: 2021-01-01\n")
    archive.run(
        mapping="defaults:\n  tags: [b]\n  authors: Staff\n  country: SE\n"
        "constants:\n  priority: normal\n  noindex: true\ndrop: [weight, expirydate]\n",
        country=None,
    )
    keys = archive.keys()
    assert keys.tags == ("a",)
    assert keys.authors == ("Staff",)
    assert keys.countries == ("SE",)
    assert keys.noindex
    assert keys.expires is None
    assert keys.extra == {}


def test_rename_of_names_and_addresses(archive: OldArchive) -> None:
    """Old keys can name the briefing's file and hold further old addresses."""
    archive.post(POST, "uid: other-name\nformerly: [/x/]\n")
    archive.run(mapping="rename: {uid: slug, formerly: aliases}\n")
    assert archive.keys("2020/01/02/other-name.md").aliases == ("/post/a/", "/x/")


def test_option_counts_more_than_default(archive: OldArchive) -> None:
    """A country given by option goes before the mapping's default."""
    archive.post(POST)
    archive.run(mapping="defaults: {countries: [SE]}\n", country="dk")
    assert archive.keys().countries == ("DK",)


def test_include_and_exclude(archive: OldArchive) -> None:
    """Patterns choose the files; those left out are named."""
    for name in ("news/a", "news/old/b", "pages/c"):
        archive.post(f"content/{name}.md")
    report = archive.run(mapping="include: ['content/news/*']\nexclude: ['content/news/old/*']\n")
    assert archive.paths() == ["2020/01/02/a.md"]
    assert [problem.message for problem in report.skipped] == [
        "The mapping's `exclude` names it.",
        "The mapping's `include` leaves it out.",
    ]


def test_archive_in_another_language(archive: OldArchive) -> None:
    """The archive's main language is named in each briefing of a site in another one."""
    archive.post(POST)
    archive.post("content/post/a.en.md")
    archive.run(mapping="default_language: no\n")
    assert archive.keys("2020/01/02/a.md").language == "no"
    assert archive.keys("2020/01/02/a-en.md").language is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("renam: {a: b}\n", "1: Unknown key `renam`. Did you mean rename?"),
        ("\nrename:\n  a: titel\n", "3: `rename`: 'titel' is not a key of a briefing. "),
        ("from_tags: {countries: '('}\n", "1: `from_tags`: '(' is not a regular expression"),
        ("permalink: /:yeer/\n", "1: `permalink`: there is no part ':yeer'."),
        ("defaults:\n  countries: [ZZ]\n", "2: `countries[1]`: 'ZZ' is not the code"),
        ("constants:\n  priority: high\n", "2: `priority` is 'high'."),
        ("sources:\n  rename: {a: b}\n", "2: `sources`: 'b' is not a key of a source's profile."),
        ("sources:\n  defaults: {kind: x}\n", "2: `kind` is 'x'."),
        ("defaults:\n  image: a.png\n", "2: `defaults`: `image` cannot be the same"),
        ("rename: [a]\n", "1: `rename` should be keys of its own"),
        ("a: [\n", "The mapping is not valid YAML"),
        ("- a\n", "1: The mapping is not a list of keys."),
        ("a: 1\na: 2\n", "2: `a` stands twice."),
    ],
)
def test_invalid_mapping(tmp_path: Path, text: str, problem: str) -> None:
    """Every mistake in a mapping is named with its line."""
    file = tmp_path / "mapping.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(MappingError) as caught:
        read_mapping(file)
    assert problem in str(caught.value)
    assert str(caught.value).startswith(f"{file.as_posix()}:")


def test_mapping_that_is_not_there(tmp_path: Path) -> None:
    """A mapping that cannot be opened, or is not UTF-8, is a problem like others."""
    with pytest.raises(MappingError, match="cannot be read"):
        read_mapping(tmp_path / "none.yml")
    (tmp_path / "bad.yml").write_bytes(b"a: \xff\n")
    with pytest.raises(MappingError, match="UTF-8"):
        read_mapping(tmp_path / "bad.yml")


def test_empty_mapping(tmp_path: Path) -> None:
    """An empty file is a mapping, and so is one that starts with three hyphens."""
    file = tmp_path / "mapping.yml"
    for text in ("", "---\n", "---\ndrop: [a]\n"):
        file.write_text(text, encoding="utf-8")
        assert read_mapping(file).permalink is None
