"""What a site says in its own language, and what an editor is told of a mistake."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.words.words import Words
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "2026/03/20/first/"

OWN = """\
msgid ""
msgstr ""
"Plural-Forms: nplurals=3; plural=0;\\n"

msgid "Key points"
msgstr "Головне & коротко"

msgid "%(num)s min"
msgid_plural "%(num)s min"
msgstr[0] "%(num)s хвилина"
msgstr[1] "%(num)s хвилини"
msgstr[2] "%(num)s хвилин"
"""


MANY = """\
msgid "%(num)s day"
msgid_plural "%(num)s days"
msgstr[0] "%(num)s день"
msgstr[1] "%(num)s дні"
msgstr[2] "%(num)s днів"
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project with a briefing."""
    site = Site(tmp_path)
    site.configure()
    site.briefing("2026/03/20/first", key_points=["One."])
    return site


def test_plural_forms_follow_the_number() -> None:
    """Each number has the form that the language has for it."""
    words = Words("uk", "uk", {"%(num)s day": ("%(num)s день", "%(num)s дні", "%(num)s днів")})
    told = [words.ngettext("%(num)s day", "%(num)s days", each) for each in (1, 3, 5, 21)]
    assert told == ["1 день", "3 дні", "5 днів", "21 день"]


def test_english_needs_no_catalog() -> None:
    """Without texts the words are those of the code, and numbers are grouped."""
    words = Words()
    assert words.ngettext("%(num)s day", "%(num)s days", 1) == "1 day"
    assert words.ngettext("%(num)s day", "%(num)s days", 1234) == "1,234 days"
    assert words.listed(["A", "B", "C"]) == "A, B, and C"


def test_values_in_a_language_from_the_right_are_set_apart() -> None:
    """A Latin name in an Arabic sentence leaves the order of what is around it alone."""
    words = Words("ar", "ar", {"By %(name)s.": ("بقلم %(name)s.",)})
    assert words.gettext("By %(name)s.", name="Ana") == "بقلم \u2068Ana\u2069."


def test_an_address_in_a_sentence_is_not_set_apart() -> None:
    """A link of an Arabic sentence leads where the English one does."""
    words = Words("ar", "ar")
    assert words.gettext('To <a href="%(url)s">%(name)s</a>', url="../feeds/", name="Ana") == (
        'To <a href="../feeds/">\u2068Ana\u2069</a>'
    )


def test_a_site_changes_words_by_an_option(site: Site) -> None:
    """Texts of the option words stand in place of ours, escaped where they are text."""
    site.configure(briefings={"words": {"Key points": "In & short", "button | Search": "Go"}})
    site.build("--strict")
    page = site.page(ARTICLE)
    assert "In & short" in page.text
    assert "Go" in site.page("search/").text


def test_a_site_has_a_catalog_of_its_own(site: Site) -> None:
    """A catalog of words_dir goes before ours; what it leaves open is as it was."""
    site.write("words/uk.po", OWN)
    site.configure(briefings={"language": "uk", "words_dir": "words"})
    site.build()
    assert "Головне & коротко" in site.page(ARTICLE).text
    assert "1 хвилина" in site.page("").text


def test_scripts_have_the_words_of_the_site(site: Site) -> None:
    """A page names what scripts say, the worker keeps it, and plural forms are told in order."""
    site.configure(briefings={"words": {"Saved in this browser": "Kept here"}})
    site.build("--strict")
    url = str(site.page(ARTICLE).tree.get("data-words"))
    assert url
    told = json.loads(site.read(site.page(ARTICLE).resolve(url)))
    assert told == {
        "language": "en",
        "plural": ["one", "other"],
        "words": {"Saved in this browser": "Kept here"},
    }
    build = site.read("sw.js").decode().partition("\n")[0]
    assert build.count(url.rpartition("/")[2]) == 2


def test_english_pages_name_no_words(site: Site) -> None:
    """A site in English has no file of words, and its pages name none."""
    site.build("--strict")
    assert site.page(ARTICLE).tree.get("data-words") is None
    assert not list(site.out.glob("assets/briefings/words.*"))


def test_a_language_without_words_is_told(site: Site) -> None:
    """Whose language has no catalog is told once what to do, and the site is built."""
    site.configure(briefings={"language": "kl"})
    output = site.build("--strict")
    assert output.count("briefings words --language kl") == 1
    (sections,) = site.page("").tree.xpath("//nav[@class='news-sections']")
    assert sections.get("lang") == "en"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"Key point": "X"}, "words: 'Key point' is no text of the interface. Did you mean 'Key"),
        ({"Key points": ""}, "words: 'Key points' has no text. Write one"),
        ({"Key points": ["A", "B"]}, "words: 'Key points': It has 2 forms. Write one text."),
        ({"%(num)s day": "days"}, "words: '%(num)s day': It has one form. Write 2, in this order"),
        ({"Updated %(day)s": "New"}, "words: 'Updated %(day)s': %(day)s is missing."),
        ({"Updated %(day)s": "%(day)s 5%"}, "A percent sign stands alone. Write it twice."),
        ({"Key points": "Key %(day)s"}, "%(day)s is not in the English text. Remove it."),
        ({7: "X"}, "words: 7 is no text."),
    ],
)
def test_a_mistake_in_the_option_is_told(
    site: Site, words: dict[object, object], told: str
) -> None:
    """Unknown texts, missing values and wrong numbers of forms stop a build, with a hint."""
    site.configure(briefings={"words": words})
    run = site.run("mkdocs", "build")
    assert run.code != 0
    assert told in run.output
    assert "Traceback" not in run.output


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('msgid "Key point"\nmsgstr "X"', "words/uk.po:3: 'Key point' is no text"),
        ('msgid "Updated %(day)s"\nmsgstr "X"', "words/uk.po:3: %(day)s is missing."),
        ('msgid "Key points"\nmsgstr "X', "words/uk.po:4: A text has no closing quote."),
        ('msgid Key points\nmsgstr "X"', "words/uk.po:3: A text has no closing quote."),
        ('message "Key points"\nmsgstr "X"', "words/uk.po:3: It cannot be read"),
        (MANY, 'words/uk.po:3: It has more plural forms than the header tells. Write `"Plural-F'),
    ],
)
def test_a_mistake_in_a_catalog_is_told_with_its_line(site: Site, entry: str, told: str) -> None:
    """What is wrong with a catalog of the site is told at its line."""
    site.write("words/uk.po", f'msgid ""\nmsgstr ""\n{entry}\n')
    site.configure(briefings={"language": "uk", "words_dir": "words"})
    run = site.run("mkdocs", "build")
    assert run.code != 0
    assert told in run.output
    assert "Traceback" not in run.output


def test_a_folder_of_words_that_is_not_there_is_told(site: Site) -> None:
    """An option that leads nowhere is no silence."""
    site.configure(briefings={"words_dir": "words"})
    run = site.run("mkdocs", "build")
    assert run.code != 0
    assert "words_dir: 'words' is not a folder." in run.output


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("words/ua.po", "words/ua.po:1: 'ua' is no language. Name the file for one"),
        ("words/README", "words_dir: 'words' has no catalog. Write one by `briefings words >"),
    ],
)
def test_a_folder_of_words_without_a_catalog_is_told(site: Site, name: str, told: str) -> None:
    """A catalog that no language is named by, or none at all, is no silence either."""
    site.write(name, OWN)
    site.configure(briefings={"language": "uk", "words_dir": "words"})
    run = site.run("mkdocs", "build")
    assert run.code != 0
    assert told in run.output
