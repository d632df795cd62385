"""Languages of a site of Hugo: by the names of files, and by folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.importing.conftest import OldArchive

LANGUAGES = "[languages.en]\n[languages.nb]\n[languages.pt-br]\n"
FILES = ("log/a.md", "log/a.nb.md", "log/b.PT-br.md", "log/c.de.md", "log/d/index.nb.md")


@pytest.mark.parametrize(
    ("config", "starts"),
    [
        ("", ("", "/nb", "/pt-br", "", "/nb")),
        ("defaultContentLanguageInSubdir = true\n", ("/en", "/nb", "/pt-br", "/en", "/nb")),
        ('disableLanguages = ["pt-br"]\n', ("", "/nb", None, "", "/nb")),
    ],
)
def test_languages_of_names(
    archive: OldArchive, config: str, starts: tuple[str | None, ...]
) -> None:
    """A suffix is a language if the configuration knows it, and begins the address."""
    archive.write("hugo.toml", config + LANGUAGES)
    for file in FILES:
        archive.post(f"content/{file}")
    found = archive.old_addresses(archive.run())
    names = ("log/a", "log/a", "log/b", "log/c.de", "log/d")
    for file, start, name in zip(FILES, starts, names, strict=True):
        # What is of a language that the site has no more is part of a name here.
        whole = f"{start}/{name}/" if start is not None else "/log/b.pt-br/"
        assert found[f"content/{file}"] == (whole,)


def test_main_language_is_another(archive: OldArchive) -> None:
    """What names no language is in the main one, and that has no prefix."""
    archive.write("hugo.yaml", "defaultContentLanguage: nb\nlanguages:\n  en: {}\n  nb: {}\n")
    archive.post("content/log/a.md")
    archive.post("content/log/b.en.md", "aliases: [old, /far/]\n")
    report = archive.run()
    assert archive.old_addresses(report) == {
        "content/log/a.md": ("/log/a/",),
        "content/log/b.en.md": ("/en/log/b/", "/en/log/old/", "/en/far/"),
    }
    assert archive.keys("2020/01/02/a.md").language == "nb"
    assert archive.keys("2020/01/02/b-en.md").language is None


def test_one_language(archive: OldArchive) -> None:
    """A site that names no languages has no suffixes, and a bundle is no bundle by one."""
    archive.write("hugo.toml", 'title = "T"\n')
    archive.post("content/log/a.fr.md")
    archive.post("content/log/b/index.fr.md")
    assert archive.old_addresses(archive.run()) == {
        "content/log/a.fr.md": ("/log/a.fr/",),
        "content/log/b/index.fr.md": ("/log/b/index.fr/",),
    }


FOLDERS = "[languages.en]\ncontentDir = 'content/en'\n[languages.fr]\ncontentDir = 'content/fr'\n"


@pytest.mark.parametrize("folder", ["", "content", "content/fr/log"])
def test_languages_of_folders(archive: OldArchive, folder: str) -> None:
    """A folder of content may be one of a language, whichever part of the site is given."""
    archive.write("hugo.toml", FOLDERS)
    archive.post("content/en/log/a.md", "aliases: [old]\n")
    archive.post("content/fr/log/a.md", "aliases: [vieux]\n", "Un [lien](b.md), [deux](a.md).\n")
    archive.post("content/fr/log/b.md")
    archive.post("content/fr/log/c.en.md")
    found = archive.old_addresses(archive.run(folder=folder))
    expected = {
        "content/en/log/a.md": ("/log/a/", "/log/old/"),
        "content/fr/log/a.md": ("/fr/log/a/", "/fr/log/vieux/"),
        "content/fr/log/b.md": ("/fr/log/b/",),
        "content/fr/log/c.en.md": ("/log/c/",),
    }
    assert found == {path: each for path, each in expected.items() if path.startswith(folder)}
    assert archive.keys("2020/01/02/a-fr.md").language == "fr"
    assert archive.body("2020/01/02/a-fr.md") == "Un [lien](b-fr.md), [deux](a-fr.md)."


def test_what_a_language_has_for_itself(archive: OldArchive) -> None:
    """A language may have patterns of its own, in the place of those of all."""
    archive.write(
        "hugo.toml",
        "[permalinks]\nlog = '/:year/:filename/'\n[languages.en]\n[languages.fr]\n"
        "[languages.fr.permalinks]\nlog = '/journal/:filename/'\n",
    )
    archive.post("content/log/a.md")
    archive.post("content/log/a.fr.md")
    assert archive.old_addresses(archive.run()) == {
        "content/log/a.md": ("/2020/a/",),
        "content/log/a.fr.md": ("/fr/journal/a/",),
    }


def test_hosts_of_languages(archive: OldArchive) -> None:
    """Languages on hosts of their own have nothing in front."""
    archive.write(
        "hugo.toml",
        "[languages.en]\nbaseURL = 'https://en.example/'\n"
        "[languages.fr]\nbaseURL = 'https://fr.example/'\n",
    )
    archive.post("content/log/a.fr.md")
    assert archive.old_addresses(archive.run()) == {"content/log/a.fr.md": ("/log/a/",)}


@pytest.mark.parametrize(
    ("config", "language"),
    [
        ("[languages.cn]\nlocale = 'zh-CN'\n[languages.en]\n", "zh-CN"),
        ("[languages.cn]\nlanguageCode = 'zh-Hans-CN'\n[languages.en]\n", "zh-Hans-CN"),
    ],
)
def test_keys_that_are_no_tags(archive: OldArchive, config: str, language: str) -> None:
    """Where the key of a language is another one, its locale says the language."""
    archive.write("hugo.toml", config)
    archive.post("content/log/a.cn.md")
    report = archive.run()
    assert archive.keys().language == language
    assert archive.old_addresses(report) == {"content/log/a.cn.md": ("/cn/log/a/",)}


@pytest.mark.parametrize(
    ("config", "language"),
    [
        ("languageCode = 'en-us'\n", None),
        ("languageCode = 'nb'\n", "nb"),
        ("defaultContentLanguage = 'de'\n", "de"),
        ("languageCode = 'en-GB'\n", None),
    ],
)
def test_language_of_the_site(archive: OldArchive, config: str, language: str | None) -> None:
    """Posts are in the language of the old site, but for what its first configuration said."""
    archive.write("hugo.toml", config)
    archive.post("content/log/a.md")
    archive.run()
    assert archive.keys().language == language
