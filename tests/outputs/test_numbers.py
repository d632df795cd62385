"""The page of numbers: what `briefings stats` counts, for readers."""

from __future__ import annotations

import json

import pytest

from tests.site import Site

BODY = "One two three four five six seven eight nine ten eleven twelve.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a site in two languages, with a quiet country, a correction and times of originals."""
    site = Site(tmp_path_factory.mktemp("numbers"))
    site.configure(briefings={"numbers": True, "languages": ["en", "ar"]})
    site.source("kyiv-daily", title="Kyiv Daily")
    site.source("ceylon-news", title="Ceylon News", country="LK")
    site.briefing("2024/11/01/of-old", body=BODY, countries=["JP"])
    site.briefing("2026/01/05/old", body=BODY, source="ceylon-news", countries=["LK"])
    site.briefing(
        "2026/03/18/fresh", body=BODY, source="kyiv-daily", countries=["UA", "PL"],
        overlooked=True, date="2026-03-18T09:30Z", translation={"method": "machine"},
        original={"language": "uk", "published": "2026-03-18T06:00Z"},
        corrections=[{"date": "2026-03-20T09:30Z", "text": "Two."}],
    )  # fmt: skip
    # Nobody knows the hours between two dates.
    site.briefing(
        "2026/03/17/by-day", body=BODY, countries=["UA"], original={"published": "2026-03-17"}
    )
    site.build("--strict")
    return site


def rows(site: Site, heading: str, url: str = "numbers/") -> list[list[str]]:
    """Give the cells of the table below a heading."""
    found = site.page(url).main.xpath(f".//section[starts-with(h2, {heading!r})]//tbody/tr")
    return [[cell.text_content().strip() for cell in row] for row in found]


def stats(site: Site, *options: str) -> dict[str, object]:
    """Give what the command tells programs."""
    done = site.run("mkdocs_briefings", "stats", "--format", "json", *options)
    assert done.code == 0, done.output
    told: dict[str, object] = json.loads(done.output)
    return told


def test_figures_are_those_of_the_command(built: Site) -> None:
    """What is more than twelve months old is left out; all else is counted as the command does."""
    countries = stats(built, "--by", "country", "--since", "2025-04-01")["groups"]
    assert isinstance(countries, list)
    assert rows(built, "Countries") == [
        [each["name"], str(each["briefings"]), str(each["words"])] for each in countries
    ]
    assert [row[:2] for row in rows(built, "By month")] == [
        ["January 2026", "1"],
        ["March 2026", "2"],
    ]
    assert [row[:2] for row in rows(built, "Regions")] == [["Europe", "2"], ["Asia", "1"]]
    assert rows(built, "How the texts came about") == [
        ["Not translated", "2", "67%"],
        ["Translated by machine, not reviewed by a person", "1", "33%"],
    ]


def test_spans(built: Site) -> None:
    """How long it took is told by the middle one, and by spans."""
    page = built.page("numbers/").main
    publishing, correcting = page.xpath(".//p[@class='news-figure']")
    assert publishing.text_content() == "3 hours median"
    assert correcting.text_content() == "2 days median"
    assert rows(built, "From the original to the briefing") == [
        ["≤ 1 hour", "0"],
        ["≤ 6 hours", "1"],
        ["≤ 1 day", "0"],
        ["≤ 7 days", "0"],
        ["> 7 days", "0"],
    ]


def test_who_was_not_heard(built: Site) -> None:
    """A country whose outlets are silent is a blind spot, seen from the newest briefing."""
    page = built.page("numbers/")
    (spot,) = page.main.xpath(".//ul[@class='news-spots']/li")
    facts = [[cell.text_content() for cell in row] for row in spot.xpath(".//dl/div")]
    assert spot.xpath("string(h3)") == "Sri Lanka"
    assert facts == [
        ["People", "21,916,000"],
        ["Sources", "1"],
        ["Last heard", "Jan 5, 2026"],
        ["Last news about it", "Jan 5, 2026"],
        ["Briefings about its neighbours", "0"],
    ]
    assert rows(built, "Silent sources") == [["Ceylon News Sri Lanka", "Jan 5, 2026"]]
    assert "sources/ceylon-news/" in page.links()


def test_bars(built: Site) -> None:
    """Each row has a bar beside the longest one's, which nobody is read."""
    bars = built.page("numbers/").main.xpath(".//section[h2='By month']//*[name()='svg']")
    assert [bar.get("aria-hidden") for bar in bars] == ["true", "true"]
    assert [bar[0].get("width") for bar in bars] == ["50.0", "100.0"]


def test_how_it_is_found(built: Site) -> None:
    """The footer, the sitemap and the page in the other language lead there."""
    footer = built.page("").tree.xpath("//footer//a/@href")
    assert "numbers/" in footer
    assert b"<loc>https://example.org/paper/numbers/</loc>" in built.read("sitemap-site.xml")
    alternates = built.page("numbers/").tree.xpath("//link[@hreflang='ar']/@href")
    assert alternates == ["https://example.org/paper/ar/numbers/"]
    assert built.page("ar/numbers/").tree.xpath("//html/@dir") == ["rtl"]


def test_links_of_which_something_is_known(built: Site) -> None:
    """Links are told of where somebody has looked; another look makes the page anew, alone."""
    path = ".cache/briefings/links/figures.json"
    assert "Links to other sites" not in built.page("numbers/").main.text_content()
    built.write(path, '{"asked": 40, "dead": 3, "until": "2026-03-19"}')
    assert rendered(built) == {"numbers/index.html"}
    told = built.page("numbers/").main.xpath("string(.//dl[@class='news-figures'])")
    assert "Links to other sites, looked at until Mar 19, 202640" in told
    built.write(path, "{")
    assert rendered(built) == {"numbers/index.html"}
    assert "Links to other sites" not in built.page("numbers/").main.text_content()


def test_what_does_not_show_renders_nothing(built: Site) -> None:
    """An old text that is none of the twelve months leaves the page as it is."""
    built.briefing("2024/11/01/of-old", body=BODY * 2, countries=["JP"])
    assert "numbers/index.html" not in rendered(built)


def rendered(site: Site) -> set[str]:
    """Build, and give the pages that were rendered, of the site in its default language."""
    done = site.run("mkdocs_briefings", "build", "--report", "report.json", "--quiet")
    assert done.code == 0, done.output
    found = json.loads((site.root / "report.json").read_bytes())["rendered"]
    return {each["path"] for each in found if not each["path"].startswith("ar/")}
