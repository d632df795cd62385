"""What a reader finds on the search page, in a real browser."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from mkdocs_briefings.outputs.search.pagefind import version
from tests.browser.axe import faults
from tests.browser.pages import with_worker
from tests.browser.said import country, language, month, say, say_many, short_day
from tests.browser.searched import HOSTILE, STROKED, WORDS, Briefing, briefings
from tests.browser.server import Host
from tests.browser.shifts import MOST, moved_at_all
from tests.browser.test_every_page import BREACHES
from tests.browser.test_xss import INSPECT, WATCH
from tests.patience import wait_until
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

in_english = pytest.mark.languages("en")
"""For what does not depend on words and directions."""

YEAR_BEGINS = "2025-04-01"
MONTH_BEGINS = "2026-03-01"

IBEXES = [f"Goat of {day}" for day in ("2026-03-20", "2026-03-14", "2026-03-13")]
"""Those of the newest month, newest first."""

FOUND = (
    "%(num)s briefing found, back to %(day)s.",
    "%(num)s briefings found, back to %(day)s.",
)

OLDER = ["Goat of 2026-02-01", "Goat of 2025-12-05", "The ibex"]


def part(page: Page, name: str) -> Locator:
    """Give a part of the search page."""
    return page.locator(f"[data-news='{name}']")


def box(page: Page) -> Locator:
    """Give the box that one types in."""
    return page.get_by_role("searchbox")


def button(page: Page, name: str) -> Locator:
    """Give a button below the masthead by its name."""
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def go(page: Page, host: Host, query: str = "") -> None:
    """Open the search page with a query, and wait until it is done."""
    page.goto(f"{host.url}search/{query}")
    expect(part(page, "span").locator("option")).to_have_count(4)
    if query:
        done(page)


def done(page: Page) -> None:
    """Wait until a search is done."""
    expect(part(page, "found")).to_have_text(re.compile("[^…]+[.]$"))
    expect(part(page, "results")).not_to_have_attribute("aria-busy", "true")


def finds(page: Page, count: int, since: str) -> None:
    """Wait until the page says how many were found, and how far back it has looked."""
    day = short_day(page, since)
    found = say_many(page, *FOUND, count, day=day)
    nothing = say(page, "Nothing found, back to %(day)s.", day=day)
    expect(part(page, "found")).to_have_text(found if count else nothing)


def periods_of(page: Page) -> list[str]:
    """Give what the periods are called."""
    year = say_many(page, "Last %(num)s month", "Last %(num)s months", 12)
    since = say(page, "Everything since %(month)s", month=month(page, "2025-02-01"))
    week = say_many(page, "Last %(num)s day", "Last %(num)s days", 7)
    return [week, month(page, "2026-03-01"), year, since]


def titles(page: Page) -> Locator:
    """Give the headlines of the results."""
    return part(page, "list").locator(".news-card__title")


def told(page: Page) -> dict[str, str]:
    """Give what the address says."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def options(page: Page, facet: str) -> dict[str, int]:
    """Give how many results the values of a facet have, as its box says it."""
    texts = page.locator(f"select[data-facet='{facet}'] option:not([value=''])").evaluate_all(
        "all => all.map(it => [it.value, it.text])"
    )
    return {value: int(text[text.rindex("(") + 1 : -1]) for value, text in texts}


def says(page: Page, facet: str, counts: dict[str, int]) -> None:
    """Wait until a box says how many results its values have."""
    wait_until(lambda: options(page, facet) == counts, f"{facet} has no {counts}")


def counted(fits: Callable[[Briefing], bool], facet: str) -> dict[str, int]:
    """Give how many briefings of the archive have each value of a facet."""
    languages = {"kyiv-daily": "uk", "nairobi-post": "sw"}
    found: Counter[str] = Counter()
    for each in briefings():
        if not fits(each):
            continue
        source = each.keys.get("source")
        values = {
            "country": [code.lower() for code in each.keys.get("countries", ["UA"])],
            "source": [source] if source else [],
            "tag": each.keys.get("tags", []),
            "language": [languages[source]] if source else [],
        }
        found.update(values[facet])
    return dict(found)


def is_harvest(since: str) -> Callable[[Briefing], bool]:
    """Give what says whether a briefing is about the harvest, and not older than a day."""
    return lambda each: "harvest" in each.body and each.day.isoformat() >= since


def test_results_while_one_types(host: Host, page: Page) -> None:
    """A result shows where the words stand, the country, the source, the day, and leads there."""
    go(page, host)
    box(page).press_sequentially("quetz")
    finds(page, 1, "2026-03-01")
    card = part(page, "list").get_by_role("listitem")
    expect(card).to_have_count(1)
    expect(card.locator("mark")).to_have_text("quetzal")
    expect(card.locator(".news-card__summary")).to_contain_text("a quetzal flew over the old")
    expect(card.locator(".news-meta")).to_have_text(
        f"{country(page, 'KE')} · Nairobi Post · {short_day(page, '2026-03-20')}"
    )
    expect(card.locator("time")).to_have_attribute("datetime", "2026-03-20")
    expect(part(page, "found")).to_have_attribute("role", "status")
    card.get_by_role("link", name="A bird").click()
    page.wait_for_url(f"{host.url}2026/03/20/bird/")
    expect(page.locator("h1")).to_have_text("A bird")


def test_from_the_newest_back(host: Host, page: Page) -> None:
    """The newest month is searched first, and nothing of an older one is loaded for it."""
    host.asked.clear()
    go(page, host, "?q=marmoset")
    finds(page, 0, "2026-03-01")
    assert not [path for path in host.asked if path.startswith(("search/2025", "search/2026-02"))]
    box(page).fill("ibex")
    expect(titles(page)).to_have_text(IBEXES)
    periods = periods_of(page)[-2:]
    names = [say(page, "Search: %(words)s", words=each) for each in periods]
    expect(part(page, "onward").get_by_role("button")).to_have_text(names)
    button(page, names[0]).click()
    finds(page, 5, "2025-11-01")
    expect(box(page)).to_be_focused()
    expect(part(page, "span")).to_have_value("year")
    button(page, names[1]).click()
    finds(page, 6, "2025-02-01")
    # In its title a word weighs most.
    expect(titles(page).first).to_have_text("The ibex")
    expect(part(page, "onward")).to_be_empty()
    part(page, "span").select_option("month")
    finds(page, 3, "2026-03-01")
    expect(titles(page)).to_have_text(IBEXES)


@in_english
def test_later_results_take_no_focus(host: Host, page: Page) -> None:
    """Who has gone on to a result keeps it while older ones come in."""
    held: list[Route] = []
    is_open = False
    page.route(
        "**/search/2025**",
        lambda route: route.continue_() if is_open else held.append(route),
    )
    page.goto(f"{host.url}search/?q=ibex&in=all")
    expect(part(page, "found")).to_have_text(re.compile("^4 .*Feb 1, 2026 …$"))
    result = titles(page).get_by_role("link").first
    result.focus()
    before = result.element_handle()
    is_open = True
    for route in held:
        route.continue_()
    finds(page, 6, "2025-02-01")
    assert page.evaluate("before => before === document.activeElement", before)


def test_period(host: Host, page: Page) -> None:
    """A week is the last seven days; the box says what each period is, the address which it is."""
    go(page, host, "?q=ibex&in=week")
    finds(page, 2, "2026-03-14")
    expect(titles(page)).to_have_text(IBEXES[:2])
    expect(part(page, "span").locator("option")).to_have_text(periods_of(page))
    part(page, "span").select_option("all")
    finds(page, 6, "2025-02-01")
    assert told(page) == {"q": "ibex", "in": "all"}
    part(page, "span").select_option("month")
    finds(page, 3, "2026-03-01")
    assert told(page) == {"q": "ibex"}


def test_newest_first(host: Host, page: Page) -> None:
    """By date the newest is first, across all bundles; the order is kept in the address."""
    go(page, host, "?q=ibex&in=all")
    expect(titles(page).first).to_have_text("The ibex")
    part(page, "sort").select_option("date")
    expect(titles(page)).to_have_text([*IBEXES, *OLDER])
    assert told(page) == {"q": "ibex", "in": "all", "sort": "date"}


@pytest.mark.parametrize(("span", "since"), [("month", MONTH_BEGINS), ("all", "2025-02-01")])
def test_counts(span: str, since: str, host: Host, page: Page) -> None:
    """The boxes say how many results each country, source, topic and language has."""
    go(page, host, f"?q=harvest&in={span}")
    button_of(page).click()
    fits = is_harvest(since)
    for facet in ("country", "source", "tag", "language"):
        expected = counted(fits, facet)
        assert len(expected) > 1
        says(page, facet, expected)
    expect(page.get_by_label(say(page, "Country")).locator("option[value='ke']")).to_contain_text(
        country(page, "KE")
    )
    expect(
        page.get_by_label(say(page, "Language of origin")).locator("[value='sw']")
    ).to_contain_text(language(page, "sw"))
    total = sum(map(fits, briefings()))
    finds(page, total, since)


def button_of(page: Page) -> Locator:
    """Give what opens the boxes that results are narrowed by."""
    return page.get_by_text(say(page, "Narrow down"), exact=True)


@in_english
@pytest.mark.parametrize(
    ("facet", "value"),
    [("country", "ke"), ("source", "nairobi-post"), ("tag", "water"), ("language", "uk")],
)
def test_narrow(facet: str, value: str, host: Host, page: Page) -> None:
    """What is narrowed by leaves as many as it has said, also in bundles that have none of it."""
    go(page, host, "?q=harvest&in=all")
    button_of(page).click()
    expected = counted(is_harvest("2025-02-01"), facet)
    says(page, facet, expected)
    page.locator(f"select[data-facet='{facet}']").select_option(value)
    finds(page, expected[value], "2025-02-01")
    assert told(page) == {"q": "harvest", "in": "all", facet: value}
    # One can see how many the others would have.
    says(page, facet, expected)
    if facet == "source":
        says(page, "language", {"sw": expected[value]})
    box(page).fill("")
    finds(page, counted(lambda _: True, facet)[value], "2025-02-01")


@in_english
def test_address_has_everything(host: Host, page: Page) -> None:
    """Whoever gets an address sees what its sender saw; it follows what is typed and chosen."""
    wanted = {
        "q": "council met",
        "country": "br",
        "source": "kyiv-daily",
        "tag": "energy",
        "language": "uk",
        "in": "year",
        "sort": "date",
    }
    go(page, host, "?" + "&".join(f"{name}={quote(value)}" for name, value in wanted.items()))
    expect(box(page)).to_have_value("council met")
    for name in ("country", "source", "tag", "language"):
        expect(page.locator(f"select[data-facet='{name}']")).to_be_visible()
        expect(page.locator(f"select[data-facet='{name}']")).to_have_value(wanted[name])
    expect(part(page, "span")).to_have_value("year")
    expect(part(page, "sort")).to_have_value("date")
    fits = [
        each
        for each in briefings()
        if each.keys.get("countries") == ["BR"]
        and each.keys.get("source") == "kyiv-daily"
        and each.keys.get("tags") == ["energy"]
        and "council met" in each.body
        and each.day.isoformat() >= YEAR_BEGINS
    ]
    assert fits
    finds(page, len(fits), "2025-11-01")
    assert told(page) == wanted
    box(page).fill("council")
    page.wait_for_url(re.compile("q=council&country=br"))
    box(page).fill("")
    page.wait_for_url(re.compile(r"search/\?country=br"))
    page.goto(f"{host.url}about-nothing/")
    page.go_back()
    expect(page.locator("select[data-facet='country']")).to_have_value("br")


@in_english
def test_show_more(host: Host, page: Page) -> None:
    """More are shown when one asks for them; the focus goes to the first of them."""
    go(page, host, "?q=nairobi&in=week")
    count = int(re.findall(r"\d+", part(page, "found").inner_text())[0])
    shown = 10
    while count > shown:
        expect(titles(page)).to_have_count(shown)
        button(page, say(page, "Show more")).press("Enter")
        expect(titles(page)).to_have_count(min(shown + 10, count))
        expect(titles(page).nth(shown).get_by_role("link")).to_be_focused()
        shown += 10
    assert shown > 30
    expect(part(page, "more")).to_be_hidden()
    hrefs = titles(page).get_by_role("link").evaluate_all("all => all.map(it => it.href)")
    assert len(set(hrefs)) == count


def search_anew(page: Page, words: str) -> None:
    """Search for words, so that nothing is left of what was found before."""
    box(page).fill("quetzal")
    expect(titles(page)).to_have_text(["A bird"])
    box(page).fill(words)


@in_english
def test_what_nobody_wrote(host: Host, page: Page) -> None:
    """What is in no briefing finds none, though others begin alike; what is hidden is not found."""
    go(page, host, "?q=quetzal&in=all")
    for words in ("solar", "quench", "harvester zzz", "narwhal", "xyzzy"):
        search_anew(page, words)
        finds(page, 0, "2025-02-01")
        expect(titles(page)).to_have_count(0)
        expect(part(page, "onward")).to_contain_text(
            say(page, "Try fewer or other words: words are found from their beginning.")
        )


@in_english
def test_other_endings(host: Host, page: Page) -> None:
    """A word is found with another ending than it was written with."""
    go(page, host, "?q=quetzals&in=all")
    finds(page, 1, "2025-02-01")
    box(page).fill("ibexes")
    finds(page, 6, "2025-02-01")


@in_english
def test_what_is_meant(host: Host, page: Page) -> None:
    """Whole words go before what begins alike; what only shares a stem is last, or not found."""
    go(page, host)
    for words, expected in (
        ("election", ["Ballots"]),
        ("elections calm", ["Ballots"]),
        ("electi", ["Ballots"]),
        ("elect", ["Ballots", "Electricity for all"]),
        ("electrical", ["Electricity for all"]),
        ("experience", ["Careers", "Experiments"]),
        ("E.le", []),
    ):
        search_anew(page, words)
        expect(titles(page)).to_have_text(expected)
        finds(page, len(expected), "2026-03-01")


@in_english
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves(width: int, host: Host, page: Page) -> None:
    """Results and names that come, change and go move nothing else on the page."""
    page.set_viewport_size({"width": width, "height": 800})
    go(page, host, "?q=ibex")
    for words in ("kenya", "water", "marmoset"):
        box(page).fill(words)
        page.wait_for_url(re.compile(words))
        done(page)
    assert moved_at_all(page) <= MOST


def test_ways_on(host: Host, page: Page) -> None:
    """Where nothing is found it says so, and offers to look further."""
    go(page, host, "?q=okapi&country=ua&source=kyiv-daily&in=year")
    finds(page, 0, "2025-11-01")
    everything = say(page, "Search: %(words)s", words=periods_of(page)[-1])
    button(page, everything).click()
    finds(page, 0, "2025-02-01")
    button(page, say(page, "Search all countries, sources, topics and languages")).click()
    finds(page, 1, "2025-02-01")
    assert told(page) == {"q": "okapi", "in": "all"}
    expect(titles(page)).to_have_text(["Giraffe"])


@in_english
def test_scripts(host: Host, page: Page) -> None:
    """Words of every script are found, marked, and shown in the direction they are written in."""
    go(page, host)
    for script, (words, title, tag) in WORDS.items():
        search_anew(page, words)
        expect(titles(page)).to_have_text([title])
        finds(page, 1, "2026-03-01")
        found = titles(page).first
        if tag:
            expect(found).to_have_attribute("lang", tag)
        direction = found.evaluate("it => getComputedStyle(it).direction")
        assert direction == ("rtl" if script == "Arabic" else "ltr")
        expected = re.search(words, title, re.IGNORECASE) if words in title.lower() else None
        marked = expected[0] if expected else "smörgåsbord"
        marks = part(page, "list").locator("mark").all_inner_texts()
        assert [each for each in marks if each.rstrip(".—") == marked], script


@in_english
def test_letters_and_signs_as_they_are_typed(host: Host, page: Page) -> None:
    """Words beside dashes and with apostrophes are found, and strokes typed plainly."""
    go(page, host)
    for words in STROKED:
        box(page).fill(words)
        finds(page, 1, "2026-03-01")
        expect(titles(page)).to_have_text([WORDS["strokes"][1]])
    passage = part(page, "list").locator(".news-card__summary")
    expect(passage).to_contain_text(WORDS["strokes"][1])
    box(page).fill("—")
    finds(page, 0, "2026-03-01")


@in_english
def test_hostile_words(host: Host, page: Page) -> None:
    """Markup in titles, texts, topics and the box itself is shown as text, and runs nothing."""
    ran: list[str] = []
    page.expose_function("ran", lambda name: ran.append(name))  # noqa: PLW0108 - marked by Playwright
    page.add_init_script(WATCH)
    go(page, host, "?q=zebu")
    finds(page, 1, "2026-03-01")
    expect(titles(page)).to_have_text(HOSTILE)
    passage = part(page, "list").locator(".news-card__summary")
    assert "<img src=x onerror=" in passage.inner_text()
    assert set(passage.locator("mark").all_inner_texts()) == {"zebu", "<mark>zebu</mark>"}
    assert passage.locator(":not(mark)").count() == 0
    box(page).fill("read img src zebu")
    done(page)
    expect(passage).to_contain_text("<mark>")
    button_of(page).click()
    expect(page.get_by_label(say(page, "Topic")).locator("option")).to_have_count(2)
    box(page).fill('<img src=x onerror="alert(1)">')
    box(page).press("Enter")
    done(page)
    box(page).fill("")
    expect(part(page, "recent").get_by_role("button").first).to_have_text(
        '<img src=x onerror="alert(1)">'
    )
    assert page.evaluate(INSPECT) == []
    assert ran == []


def test_recent_searches(host: Host, page: Page) -> None:
    """What was searched for is offered again, in this browser alone, until it is forgotten."""
    go(page, host)
    expect(part(page, "recent")).to_be_hidden()
    for words in ("ibex", "okapi", "ibex"):
        box(page).fill(words)
        box(page).press("Enter")
        done(page)
    box(page).fill("")
    offered = part(page, "recent").get_by_role("listitem")
    expect(offered).to_have_text(["ibex", "okapi"])
    page.reload()
    expect(offered).to_have_text(["ibex", "okapi"])
    host.asked.clear()
    offered.get_by_role("button", name="okapi").click()
    expect(box(page)).to_have_value("okapi")
    expect(part(page, "recent")).to_be_hidden()
    done(page)
    assert "okapi" not in " ".join(host.asked)
    box(page).fill("")
    button(page, say(page, "Forget these")).click()
    expect(part(page, "recent")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('briefings.searches')") is None
    page.reload()
    expect(part(page, "recent")).to_be_hidden()


@in_english
@pytest.mark.parametrize("page", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_accessible(host: Host, page: Page) -> None:
    """The axe rules find nothing on a phone with results, boxes and ways on."""
    for query in ("?q=council&country=ua", "?q=marmoset"):
        go(page, host, query)
        assert faults(page) == []


@in_english
@pytest.mark.parametrize("width", [320, 390])
def test_fits(width: int, host: Host, page: Page) -> None:
    """Nothing is wider than a small phone: results, boxes, names, what was searched for."""
    page.set_viewport_size({"width": width, "height": 700})
    for query in ("?q=zebu&country=ua", "?q=kenya", f"?q={'verylongword' * 8}"):
        go(page, host, query)
        box(page).press("Enter")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, query
    box(page).fill("")
    expect(part(page, "recent")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def policy(site: Site) -> str:
    """Give the policy that the host is told to send with every file."""
    found = re.search("Content-Security-Policy: (.*)", site.read("_headers").decode())
    assert found
    return found[1]


@in_english
@with_worker
@pytest.mark.parametrize("policies", ["the page's", "the host's as well"])
def test_nothing_leaves_the_site(archive: Site, policies: str, host: Host, page: Page) -> None:
    """A search asks its own site alone, sets no cookie, and breaks no policy; it runs all the same.

    Its worker is the only one who runs WebAssembly.
    """
    asked: list[str] = []
    said: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(BREACHES)
    if "host" in policies:
        host.headers = {"Content-Security-Policy": policy(archive)}
    try:
        go(page, host, "?q=ibex&in=all")
        finds(page, 6, "2025-02-01")
        assert len(page.workers) == 1
    finally:
        host.headers = {}
    assert [url for url in asked if not url.startswith(host.url)] == []
    assert page.context.cookies() == []
    assert page.evaluate("window.breaches") == []
    assert said == []


@in_english
@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("search/bundles.json", HTTPStatus.INTERNAL_SERVER_ERROR),
        ("search/pagefind-", HTTPStatus.INTERNAL_SERVER_ERROR),
        ("search/2026-02-01/pagefind-entry", HTTPStatus.NOT_FOUND),
        ("search/2026-02-01/pagefind.", HTTPStatus.INTERNAL_SERVER_ERROR),
        ("search/2026-02-01/fragment", HTTPStatus.INTERNAL_SERVER_ERROR),
        ("search/2026", HTTPStatus.NOT_FOUND),
    ],
)
def test_server_fails(path: str, code: HTTPStatus, host: Host, page: Page) -> None:
    """What cannot be loaded is not passed over; it is tried again once the server is well."""
    host.failing = {path: code}
    try:
        page.goto(f"{host.url}search/?q=ibex&in=all")
        expect(button(page, say(page, "Try again"))).to_be_visible()
        expect(part(page, "found")).to_have_text(say(page, "The search could not be loaded."))
        expect(part(page, "results")).not_to_have_attribute("aria-busy", "true")
    finally:
        host.failing = {}
    button(page, say(page, "Try again")).press("Enter")
    finds(page, 6, "2025-02-01")
    expect(box(page)).to_be_focused()
    expect(button(page, say(page, "Try again"))).to_have_count(0)


@in_english
def test_program_does_not_run(host: Host, browser: Browser) -> None:
    """Where the program in the worker cannot be loaded, the page does not wait for it for ever."""
    page = browser.new_page()  # in which Pagefind may complain
    host.failing = {f"search/pagefind-{version()}/wasm": HTTPStatus.INTERNAL_SERVER_ERROR}
    try:
        page.clock.install()
        page.goto(f"{host.url}search/?q=ibex")
        expect(part(page, "span").locator("option")).to_have_count(4)

        def has_given_up() -> bool:
            page.clock.run_for(1000)
            return part(page, "found").inner_text() == say(page, "The search could not be loaded.")

        wait_until(has_given_up, "the page still waits")
    finally:
        host.failing = {}
    page.clock.resume()
    button(page, say(page, "Try again")).click()
    finds(page, 3, "2026-03-01")
    page.close()


@in_english
def test_published_anew(archive: Site, tmp_path: Path, page: Page) -> None:
    """What is published while somebody searches is found by the next search, without a reload."""
    site = Site(shutil.copytree(archive.root, tmp_path / "copy"))
    host = Host(site.out)
    try:
        go(page, host, "?q=okapi")
        finds(page, 0, "2026-03-01")
        path = site.briefing("2026/03/20/new", "An okapi came back.\n", title="The newest")
        site.remove("briefings/2026/03/20/goat.md")
        site.build("--strict")
        box(page).fill("okap")
        expect(titles(page)).to_have_text(["The newest"])
        box(page).fill("ibex")
        expect(titles(page)).to_have_text(IBEXES[1:])
        box(page).fill("okapi")
        expect(titles(page)).to_have_text(["The newest"])
        page.reload()
        expect(titles(page)).to_have_text(["The newest"])
        site.remove(path)
        site.build("--strict")
        page.reload()
        finds(page, 0, "2026-03-01")
    finally:
        host.stop()


@with_worker
def test_without_a_connection(archive: Site, page: Page) -> None:
    """Nothing of the search is kept but its page, which says offline that it needs a connection."""
    host = Host(archive.out)
    try:
        page.goto(host.url)
        page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
        wait_until(lambda: page.evaluate("!!navigator.serviceWorker.controller"), "no worker")
        go(page, host, "?q=ibex")
        finds(page, 3, "2026-03-01")
        wait_until(lambda: "/paper/search/" in kept(page), "the page is not kept")
        assert [url for url in kept(page) if url.startswith("/paper/search/")] == ["/paper/search/"]
        host.stop()
        page.context.set_offline(True)
        box(page).fill("quetzal")
        needed = say(page, "There is no connection, and a search needs one.")
        expect(part(page, "found")).to_have_text(needed)
        page.goto(f"{host.url}search/?q=ibex")
        expect(part(page, "found")).to_have_text(needed)
        host.start()
        page.context.set_offline(False)
        button(page, say(page, "Try again")).click()
        finds(page, 3, "2026-03-01")
    finally:
        host.stop()


def kept(page: Page) -> list[str]:
    """Give the paths of all that the service worker keeps."""
    found: list[str] = page.evaluate("""async () => {
      const all = (await caches.keys()).map(async name => (await caches.open(name)).keys())
      return (await Promise.all(all)).flat().map(request => new URL(request.url).pathname)
    }""")
    return found


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript(host: Host, page: Page) -> None:
    """Where no script runs the page leads to the archive, and to countries, sources and topics."""
    page.goto(f"{host.url}search/?q=ibex")
    expect(page.locator(".news-scriptless")).to_be_visible()
    main = page.get_by_role("main")
    for name, url in {
        country(page, "UA"): "countries/ua/",
        "Kyiv Daily": "sources/kyiv-daily/",
        "water": "tags/water/",
    }.items():
        link = main.get_by_role("link", name=name, exact=True)
        expect(link).to_be_visible()
        assert link.evaluate("it => it.href") == host.url + url
        assert page.request.get(host.url + url).ok
    expect(part(page, "narrow")).to_be_hidden()
    expect(part(page, "results")).to_be_hidden()


@pytest.fixture(scope="module", params=["full", "titles"])
def below(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Site, Host]]:
    """Give a small site below a path of a folder, searched in both ways."""
    site = Site(tmp_path_factory.mktemp("below")).configure(
        site_name="Paper & <Sons>", briefings={"search": request.param, "path": "news"}
    )
    site.source("kyiv-daily")
    summary = "It parted, and sang of art."
    site.briefing("2026/03/20/bird", "Sings.\n", summary=summary, source="kyiv-daily")
    site.briefing("2026/03/01/fish", "Swims.\n", summary="A fish of art.", countries=["KE"])
    site.build("--strict")
    host = Host(site.out)
    yield site, host
    host.stop()


@in_english
def test_below_a_path(below: tuple[Site, Host], page: Page) -> None:
    """Results lead to pages that are there, and what is found is marked from a word's start on."""
    site, host = below
    page.goto(f"{host.url}news/search/?q=art")
    finds(page, 2, "2026-03-01")
    expect(part(page, "list").locator("mark")).to_have_text([re.compile(r"^art\.?$")] * 2)
    hrefs = titles(page).get_by_role("link").evaluate_all("all => all.map(it => it.href)")
    assert {href.removeprefix(host.url) for href in hrefs} == {
        "news/2026/03/20/bird/",
        "news/2026/03/01/fish/",
    }
    assert all(site.has(href.removeprefix(host.url)) for href in hrefs)
    button_of(page).click()
    says(page, "country", {"ua": 1, "ke": 1})
    says(page, "language", {"uk": 1})
    page.get_by_label(say(page, "Country")).select_option("ke")
    expect(titles(page)).to_have_text(["Fish"])
    part(page, "span").select_option("week")
    finds(page, 0, "2026-03-14")


@in_english
def test_description(below: tuple[Site, Host], page: Page) -> None:
    """What tells browsers of the search is well-formed; its template leads to results."""
    host = below[1]
    page.goto(f"{host.url}news/")
    link = page.locator("link[rel='search']")
    assert link.get_attribute("type") == "application/opensearchdescription+xml"
    answer = page.request.get(link.evaluate("it => it.href"))
    assert answer.ok
    names = {"": "http://a9.com/-/spec/opensearch/1.1/"}
    root = ET.fromstring(answer.text())  # noqa: S314 - our own
    assert root.findtext("ShortName", namespaces=names) == "Paper & <Sons>"
    (url,) = root.findall("Url[@type='text/html']", names)
    template = url.get("template", "")
    assert template.startswith("https://example.org/paper/")
    address = template.replace("https://example.org/paper/", host.url)
    page.goto(address.replace("{searchTerms}", "fish"))
    expect(titles(page)).to_have_text(["Fish"])


@in_english
def test_names_alone(tmp_path: Path, page: Page) -> None:
    """Without a search the names of places are found, and nothing else is loaded or promised."""
    site = Site(tmp_path).configure(briefings={"search": "off"})
    site.briefing("2026/03/20/bird")
    site.build("--strict")
    assert [path for path in site.files() if path.startswith("search/")] == ["search/index.html"]
    host = Host(site.out)
    try:
        page.goto(host.url)
        assert page.locator("link[rel='search']").count() == 0
        page.keyboard.press("Control+k")
        page.wait_for_url(f"{host.url}search/#__q")
        expect(box(page)).to_be_focused()
        page.keyboard.type("ukr")
        expect(part(page, "found")).to_have_text("1 found.")
        box(page).press("Enter")
        expect(part(page, "named").get_by_role("link", name=country(page, "UA"))).to_be_focused()
        box(page).fill("bird")
        expect(part(page, "found")).to_have_text(say(page, "Nothing found by that name."))
        assert "search/bundles.json" not in host.asked
    finally:
        host.stop()


@in_english
def test_the_demonstration(demo: tuple[Site, str], page: Page) -> None:
    """The site that this repository ships is searched as a whole: it is small."""
    site, address = demo
    page.goto(f"{address}search/?q=deforestation")
    expect(part(page, "found")).to_contain_text("found, back to May 26, 2025.")
    expect(titles(page).first).to_contain_text(re.compile("deforestation", re.IGNORECASE))
    for href in titles(page).get_by_role("link").evaluate_all("all => all.map(it => it.href)"):
        assert site.has(href.removeprefix(address))


def test_pages_of_docs(host: Host, page: Page) -> None:
    """Pages of docs/ stand below the news, whatever the period, unless something narrows."""
    go(page, host, "?q=axolotl&in=week")
    pages = page.get_by_role("main").get_by_role("heading", name=say(page, "Pages")).locator("..")
    expect(pages.get_by_role("heading", level=3)).to_have_count(4)
    number = say_many(page, "%(num)s page found.", "%(num)s pages found.", 6)
    expect(part(page, "found")).to_contain_text(number)
    assert faults(page) == []
    assert moved_at_all(page) <= MOST
    pages.get_by_role("button", name=say(page, "Show more")).click()
    expect(pages.get_by_role("heading", level=3)).to_have_count(6)
    expect(pages.get_by_role("link").nth(4)).to_be_focused()
    go(page, host, "?q=pangolin")
    mistakes = pages.get_by_role("link", name="Our mistakes")
    expect(mistakes).to_have_attribute("href", re.compile("/mistakes/#whom-to-tell$"))
    expect(pages.locator("mark")).to_contain_text("pangolin")
    go(page, host, "?q=pangolin&country=ua")
    expect(pages).to_have_count(0)
