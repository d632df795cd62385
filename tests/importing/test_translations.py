"""Posts in several languages become briefings with their translations beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.site import Site, png

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

CONFIG = """\
defaultContentLanguage: en
languages:
  en: {weight: 1}
  uk: {weight: 2}
"""
FOLDERS = """\
defaultContentLanguage: en
languages:
  en: {contentDir: content/en}
  uk: {contentDir: content/uk}
"""


@pytest.fixture
def archive(archive: OldArchive) -> OldArchive:
    """Give an archive for a site in English and Ukrainian."""
    return replace(archive, languages=("en", "uk"))


@pytest.mark.parametrize(
    ("config", "english", "ukrainian"),
    [
        (CONFIG, "content/post/news.md", "content/post/news.uk.md"),
        (FOLDERS, "content/en/post/news.md", "content/uk/post/news.md"),
        (CONFIG, "content/post/news/index.md", "content/post/news/index.uk.md"),
    ],
)
def test_translation_stands_beside_its_original(
    archive: OldArchive, config: str, english: str, ukrainian: str
) -> None:
    """It has what differs; what is equal is said once, and the old address leads to it."""
    archive.write("hugo.yaml", config)
    archive.post(english, "tags: [Water]\n", "The text.\n")
    archive.write(
        ukrainian,
        "---\ntitle: Новина\ndate: 2020-01-02\nsummary: Коротко.\ntags: [Water]\n---\n\n*Так*\n",
    )
    report = archive.run()
    assert (report.failed, report.notes) == ((), ())
    assert archive.paths() == ["2020/01/02/news.md", "2020/01/02/news.uk.md"]
    head, version, rest = archive.text("2020/01/02/news.uk.md").partition("made_from: ")
    assert head == "---\ntitle: Новина\nsummary: Коротко.\naliases: [/uk/post/news/]\n"
    assert (version, rest.split("\n", 1)[1]) == ("made_from: ", "---\n\n*Так*\n")


def test_what_differs_is_told(archive: OldArchive) -> None:
    """What a translation said otherwise is named with its line, and the original's counts."""
    archive.write("hugo.yaml", CONFIG)
    archive.post("content/post/news.md", "tags: [Water]\n")
    archive.write(
        "content/post/news.uk.md",
        "---\ntitle: Новина\ndate: 2020-01-05\nsummary: Коротко.\nslug: novyna\n"
        "tags: [Вода]\n---\nДив. [це](other.md).\n",
    )
    archive.post("content/post/other.md")
    report = archive.run()
    assert archive.paths() == [
        "2020/01/02/news.md", "2020/01/02/news.uk.md", "2020/01/02/other.md",
    ]  # fmt: skip
    notes = [str(each) for each in report.notes]
    [date] = [each for each in notes if "`date` differs from that of" in each]
    [tags] = [each for each in notes if "`tags` differs from that of" in each]
    assert "news.uk.md:3: " in date
    assert "news.uk.md:6: " in tags
    text = archive.text("2020/01/02/news.uk.md")
    assert "slug: novyna" in text
    assert "(other.md)" in text


def test_what_has_no_original_is_an_article(archive: OldArchive) -> None:
    """A post in Ukrainian alone, and one in a language that the site is not in, stand alone."""
    archive.write("hugo.yaml", CONFIG + "  fr: {weight: 3}\n")
    archive.post("content/post/only.uk.md")
    archive.post("content/post/news.md")
    archive.post("content/post/news.fr.md")
    archive.run()
    assert archive.paths() == [
        "2020/01/02/news-fr.md", "2020/01/02/news.md", "2020/01/02/only-uk.md",
    ]  # fmt: skip
    assert archive.keys("2020/01/02/only-uk.md").language == "uk"


def test_other_name_by_a_translation_key(archive: OldArchive) -> None:
    """Hugo's `translationKey` joins files that are called otherwise."""
    archive.write("hugo.yaml", FOLDERS)
    archive.post("content/en/post/news.md", "translationKey: a\n")
    archive.post("content/uk/post/novyna.md", "translationKey: a\n")
    archive.run()
    assert archive.paths() == ["2020/01/02/news.md", "2020/01/02/news.uk.md"]
    assert "slug: novyna" in archive.text("2020/01/02/news.uk.md")


def test_what_was_imported_can_be_built(archive: OldArchive) -> None:
    """The check has nothing to say of it, and both stand where the import said."""
    archive.write("hugo.yaml", CONFIG)
    for name in ("index.md", "index.uk.md"):
        archive.post(f"content/post/news/{name}", "image: a.png\n", "![A](a.png)\n")
    archive.write("content/post/news/a.png", png())
    archive.run()
    site = Site(archive.new.parent).configure(briefings={"languages": ["en", "uk"]})
    site.write("docs/about.md", "# About\n")
    site.build()
    assert site.has("2020/01/02/news/")
    assert site.has("uk/2020/01/02/news/")
    page = site.page("uk/2020/01/02/news/")
    assert {page.resolve(source) for source in page.tree.xpath("//article//img/@src")} == {
        "2020/01/02/news/a.png"
    }


@pytest.mark.parametrize(
    ("structure", "english", "ukrainian"),
    [
        ("suffix", "docs/blog/posts/news.md", "docs/blog/posts/news.uk.md"),
        ("folder", "docs/en/blog/posts/news.md", "docs/uk/blog/posts/news.md"),
    ],
)
def test_static_i18n(archive: OldArchive, structure: str, english: str, ukrainian: str) -> None:
    """Both structures of MkDocs' plugin for languages are understood, with their addresses."""
    archive.write(
        "mkdocs.yml",
        "site_name: Old\nplugins:\n  - blog\n  - i18n:\n"
        f"      docs_structure: {structure}\n      languages:\n"
        "        - {locale: en, default: true}\n        - {locale: uk}\n",
    )
    archive.post(english)
    archive.post(ukrainian)
    report = archive.run("mkdocs-blog")
    assert (report.failed, report.notes) == ((), ())
    assert archive.paths() == ["2020/01/02/news.md", "2020/01/02/news.uk.md"]
    assert "aliases: [/blog/2020/01/02/a-title/]" in archive.text("2020/01/02/news.md")
    assert "aliases: [/uk/blog/2020/01/02/a-title/]" in archive.text("2020/01/02/news.uk.md")


def test_i18n_language_without_a_name(archive: OldArchive) -> None:
    """What the plugin is told and nobody understands is named with its line."""
    archive.write(
        "mkdocs.yml",
        "site_name: Old\nplugins:\n  - blog\n  - i18n:\n      languages:\n"
        "        - {locale: en, default: true}\n        - {locale: klingonish}\n",
    )
    archive.post("docs/blog/posts/news.md")
    [note] = archive.run("mkdocs-blog").notes
    assert ":7: " in str(note)
    assert "It names no language." in str(note)
