"""What topics, sources and stories are called in each language of a site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.engine.project import run, write_briefing
from tests.engine.test_languages import bilingual, build, translate
from tests.site import with_front_matter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site

ALL_LANGUAGES = "feeds/all-languages/feed.xml"
"""It has what is told in Ukrainian, with its topics."""

NAMES = """\
# What our translators agreed on.
topics:
  Water: Вода
  snow:
sources:
  kyiv-daily: Щоденний Київ
stories:
  dam: Гребля
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a newsroom in English and Ukrainian, whose names are translated, built."""
    site = bilingual(tmp_path)
    site.write("docs/stories/dam.md", "---\ntitle: The dam\n---\nOn a river.\n")
    site.write("names/uk.yml", NAMES)
    for number in range(4):
        tags = ["Water", "Rail", "Snow"] if number % 2 else ["Rail"]
        write_briefing(site, number, tags=tags, story="dam", source="kyiv-daily", image=None)
        translate(site, f"briefings/2026/03/0{number + 1}/b-{number}.uk.md")
    run(site)
    return site


def test_pages_show_names_in_their_language(site: Site) -> None:
    """A topic, a source and a story keep their addresses, and are called as the file says."""
    page = site.page("uk/2026/03/02/b-1/")
    assert {"Вода", "Щоденний Київ"} <= {each.strip() for each in page.tree.itertext()}
    assert "Water" not in page.text
    assert site.page("uk/tags/water/").tree.xpath("//h1")[0].text == "Вода"
    assert site.page("uk/stories/dam/").tree.xpath("//h1")[0].text == "Гребля"
    assert site.page("uk/sources/kyiv-daily/").tree.xpath("//h1")[0].text == "Щоденний Київ"
    assert site.page("tags/water/").tree.xpath("//h1")[0].text == "Water"
    [link] = site.page("tags/water/").tree.xpath("//link[@hreflang='uk']/@href")
    assert link.endswith("/uk/tags/water/")
    facts = " ".join(page.tree.xpath("//script[@type='application/ld+json']/text()"))
    assert "Вода" in facts
    items = json.loads(site.read("uk/tags/water/feed.json"))["items"]
    assert all("Вода" in each["tags"] for each in items)
    assert "Вода" in site.page("uk/search/").text


def test_what_has_no_name_is_marked(site: Site) -> None:
    """A topic without a name is called as its tags are written, in their language."""
    [link] = site.page("uk/2026/03/02/b-1/").tree.xpath("//aside//a[text()='Rail']")
    assert (link.get("lang"), link.get("dir")) == ("en", "ltr")
    [heading] = site.page("uk/tags/rail/").tree.xpath("//h1")
    assert heading.get("lang") == "en"
    [link] = site.page("2026/03/02/b-1/").tree.xpath("//aside//a[text()='Rail']")
    assert link.get("lang") is None
    [text] = site.page("uk/stories/dam/").tree.xpath("//div[contains(@class, 'news-text')]")
    assert text.get("lang") == "en", "The text has no translation."


def test_names_are_sorted_in_their_language(site: Site) -> None:
    """A list stands in the order of the names that it shows."""
    site.write("names/uk.yml", "topics: {Water: Вода, Rail: Залізниця, Snow: Ґава}\n")
    build(site)
    names = site.page("uk/tags/").tree.xpath("//ul[contains(@class, 'news-topics')]//a/text()")
    assert names == ["Вода", "Ґава", "Залізниця"]


def test_a_name_renders_what_shows_it(site: Site) -> None:
    """A topic that is called otherwise in Ukrainian costs nothing in English, nor other days."""
    site.write("names/uk.yml", NAMES.replace("Вода", "Водопостачання"))
    urls = build(site).urls
    assert "uk/2026/03/02/b-1/" in urls
    assert "uk/tags/water/" in urls
    assert {url for url in urls if not url.startswith("uk/")} <= {ALL_LANGUAGES}
    assert "uk/2026/03/01/b-0/" not in urls
    site.remove("names/uk.yml")
    assert {url for url in build(site).urls if not url.startswith("uk/")} <= {ALL_LANGUAGES}
    assert site.page("uk/tags/water/").tree.xpath("//h1")[0].text == "Water"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("uk.yml", "topics:\n  Water: [a]\n",
         "names/uk.yml:2: `topics.Water` should be text, not a list."),
        ("uk.yml", "topics: Вода\n",
         "names/uk.yml:1: `topics` should be keys of its own, indented below it, not 'Вода'."),
        ("uk.yml", "topic: {}\n", "names/uk.yml:1: Unknown key `topic`. Did you mean topics?"),
        ("uk.yml", "topics:\n  Water: Ґ\n  Water: Б\n",
         "names/uk.yml:3: `Water` stands twice. It is on line 2 too; keep one of them."),
        ("uk.yml", "topics:\n  Water: Ґ\n  water: Б\n",
         "names/uk.yml:3: 'water' is the same as 'Water', which has a name. Keep one of them."),
        ("uk.yml", "topics:\n  - Water\n  x: 1\n", "names/uk.yml:3: The file is not valid YAML:"),
        ("uk.yml", "- Water\n", "names/uk.yml:1: The file is not a list of keys."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(site: Site, name: str, text: str, told: str) -> None:
    """What cannot be read as names stops the build."""
    site.write(f"names/{name}", text)
    assert told in site.build(code=1)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("uk.yml", "topics:\n  Watr: Вода\n",
         "names/uk.yml:2: No briefing that is published has the topic 'Watr'."),
        ("uk.yml", "sources:\n  kyiv-dayly: Київ\n",
         "names/uk.yml:2: There is no source 'kyiv-dayly'. Did you mean kyiv-daily?"),
        ("uk.yml", "stories:\n  river: Ріка\n",
         "names/uk.yml:2: There is no story 'river'. Correct it, or remove the line."),
        ("fr.yml", "topics: {}\n",
         "names/fr.yml:1: The site is not in the language 'fr', so nobody reads this."),
    ],
)  # fmt: skip
def test_what_nothing_is_called_is_told(site: Site, name: str, text: str, told: str) -> None:
    """A name of what is not there changes nothing, and its translator hears of it."""
    site.write(f"names/{name}", text)
    assert told in "\n".join(run(site).messages)


def test_a_name_is_given_once(site: Site) -> None:
    """Where the translation of a profile has a title, the file with names may not have another."""
    site.write("docs/sources/kyiv-daily.uk.md", with_front_matter({"title": "Київ"}, "Текст.\n"))
    told = "names/uk.yml:6: docs/sources/kyiv-daily.uk.md has a `title`, too, which is the name."
    assert told in site.build(code=1)
    site.write("docs/sources/kyiv-daily.uk.md", with_front_matter({"owner": "Місто"}, "Текст.\n"))
    build(site)
    page = site.page("uk/sources/kyiv-daily/")
    assert page.tree.xpath("//h1")[0].text == "Щоденний Київ"
    assert "Текст." in page.text
