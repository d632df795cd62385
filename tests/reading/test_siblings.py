"""Translations are read as their originals are, and told with a line where they say too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.build.open_archive import open_archive
from mkdocs_briefings.build.session import Listener
from mkdocs_briefings.errors import InvalidNewsroomError, Problem
from mkdocs_briefings.settings import SiteLanguage
from tests.newsroom import PROFILE, text
from tests.site import png

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.newsroom import NewsroomFolder

ORIGINAL = "briefings/a.md"
TRANSLATION = "briefings/a.uk.md"
LANGUAGES = (SiteLanguage("en", "English"), SiteLanguage("uk", "Українська", "uk/"))


@pytest.fixture
def bilingual(newsroom: NewsroomFolder) -> NewsroomFolder:
    """Give a newsroom in English and Ukrainian, with an English briefing."""
    ukrainian = newsroom.having(language="uk", languages=LANGUAGES, prefix="uk/",
                                language_root="uk/").settings  # fmt: skip
    found = newsroom.having(languages=LANGUAGES, translations=(ukrainian,))
    return found.write({ORIGINAL: text("The text.\n", tags="[Water]")})


def translation(body: str = "Текст.\n", **keys: str) -> str:
    """Write a translation with these keys, as YAML has them."""
    usual = {"title": "Заголовок", "summary": "Коротко."}
    lines = (f"{key}: {value}\n" for key, value in {**usual, **keys}.items())
    return f"---\n{''.join(lines)}---\n{body}"


def problems(newsroom: NewsroomFolder, files: Mapping[str, str]) -> list[str]:
    """Give what is wrong with these files, warnings among it."""
    found: list[Problem] = []
    newsroom.write(files)
    try:
        with open_archive(newsroom.settings, Listener(problem=found.append)):
            pass
    except InvalidNewsroomError:
        pass
    return [str(each) for each in found]


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"date": "2026-10-30"}, 4, "`date` is the same in every language."),
        ({"countries": "[UA]"}, 4, "`countries` is the same in every language."),
        ({"country": "UA"}, 4, "`country` is the same in every language."),
        ({"language": "uk"}, 4, "The file's name says in which language it is."),
        ({"image": "\n  src: a.png\n  alt: A"}, 4, "`image` is the same in every language."),
        ({"overlooked": "true"}, 4, "`overlooked` is the same in every language."),
    ],
)
def test_what_is_the_same_is_said_once(
    bilingual: NewsroomFolder, keys: dict[str, str], line: int, message: str
) -> None:
    """A key that is the original's to say is an error with its line."""
    [error] = problems(bilingual, {TRANSLATION: translation(**keys)})
    assert error.startswith(f"{TRANSLATION}:{line}: {message}")


def test_translation_needs_its_original(bilingual: NewsroomFolder) -> None:
    """A sibling without an original is an error; so is one in the original's own language."""
    [error] = problems(bilingual, {"briefings/b.uk.md": translation()})
    assert error.startswith(
        "briefings/b.uk.md:1: It is a translation of briefings/b.md, which does"
    )
    (bilingual.root / "briefings/b.uk.md").unlink()
    [error] = problems(bilingual, {"briefings/a.en.md": translation()})
    assert error == (
        "briefings/a.en.md:1: briefings/a.md is in this language already. "
        "Remove this file, or give it another ending."
    )


def test_language_that_the_site_is_not_in(bilingual: NewsroomFolder) -> None:
    """What looks like a translation, and is an article by itself, is warned of."""
    [warning] = problems(bilingual, {"briefings/a.fr.md": text()})
    assert warning == (
        "briefings/a.fr.md:1: warning: The site is not in the language 'fr', so this is an article "
        "by itself. Add it to the option `languages`, which has en, uk, or rename the file."
    )


def test_problems_of_an_original_are_told_once(bilingual: NewsroomFolder) -> None:
    """What a translation has of its original is its original's to mend."""
    files = {ORIGINAL: text(source="nobody"), TRANSLATION: translation()}
    [error] = problems(bilingual, files)
    assert error.startswith(f"{ORIGINAL}:6: There is no source 'nobody'.")


def test_what_a_translation_lacks_is_its_own_fault(bilingual: NewsroomFolder) -> None:
    """Titles and summaries are not inherited, since they are in a language."""
    found = problems(bilingual, {TRANSLATION: "---\ntitle: Заголовок\n---\n"})
    assert any(each.startswith(f"{TRANSLATION}:2: `summary` is missing") for each in found)


def test_version_of_the_original(bilingual: NewsroomFolder) -> None:
    """It follows the words of the original, and nothing that is the same in every language."""
    [warning] = problems(bilingual, {TRANSLATION: translation()})
    version = warning.rpartition("`made_from: ")[2].removesuffix("`.")
    current = translation(made_from=version)
    assert problems(bilingual, {TRANSLATION: current}) == []
    assert problems(bilingual, {ORIGINAL: text("The text.\n", tags="[Snow]")}) == []
    [warning] = problems(bilingual, {ORIGINAL: text("Another text.\n")})
    assert warning.startswith(
        f"{TRANSLATION}:4: warning: {ORIGINAL} has changed since it was translated"
    )
    assert problems(bilingual, {ORIGINAL: text("The text.\n")}) == []


def test_translation_has_what_its_original_says(bilingual: NewsroomFolder) -> None:
    """Each language has an archive, in which a translation stands where its original does."""
    bilingual.write({TRANSLATION: translation()})
    with open_archive(bilingual.settings, language="uk") as archive:
        [card] = archive.everything.cards
    assert (card.title, card.url, card.language) == ("Заголовок", "uk/2026/10/30/a/", "uk")
    assert [tag.name for tag in card.tags] == ["Water"]
    assert [country.name for country in card.countries] == ["Україна"]
    with open_archive(bilingual.settings) as archive:
        assert [each.url for each in archive.everything.cards] == ["2026/10/30/a/"]


def test_names_of_people_in_another_script(bilingual: NewsroomFolder) -> None:
    """Authors and credits are the original's; a translation may write them as its readers do."""
    image = "{src: a.png, alt: A dam, credit: Olena Koval}"
    original = text(authors="[Olena Koval]", image=image)
    bilingual.root.joinpath("briefings/a.png").write_bytes(png())
    for own, author, credit in (
        ("{alt: Гребля}", "Olena Koval", "Olena Koval"),
        ("{alt: Гребля, credit: Олена Коваль}", "Олена Коваль", "Олена Коваль"),
    ):
        keys = {"image": own, **({} if author.isascii() else {"authors": f"[{author}]"})}
        bilingual.write({ORIGINAL: original, TRANSLATION: translation(**keys)})
        with open_archive(bilingual.settings, language="uk") as archive:
            [day] = archive.indexes.values()
            [entry] = archive.contents(next(iter(archive.indexes))).load().entries
        assert day.authors == (author,)
        assert entry.record.image is not None
        assert entry.record.image.credit == credit


def test_profiles_are_translated_beside_them(bilingual: NewsroomFolder) -> None:
    """A source and a story are called in each language as a file for it says."""
    profile = "docs/sources/kyiv-post.uk.md"
    bilingual.write({
        "docs/sources/kyiv-post.md": PROFILE,
        profile: "---\ntitle: Київ Пост\n---\n",
        "docs/stories/rail.md": "---\ntitle: The railway\n---\n",
        "docs/stories/rail.uk.md": "---\ntitle: Залізниця\n---\n",
        ORIGINAL: text(source="kyiv-post", story="rail"),
        TRANSLATION: translation(),
    })  # fmt: skip
    with open_archive(bilingual.settings, language="uk") as archive:
        assert [each.name for each in archive.source_sections] == ["Київ Пост"]
        assert archive.story("rail").name == "Залізниця"
    found = problems(bilingual, {profile: "---\ntitle: Київ Пост\ncountry: UA\n---\n"})
    assert f"{profile}:3: `country` is the same in every language." in " ".join(found)
