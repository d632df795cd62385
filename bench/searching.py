"""What a search costs a reader, in a real browser: time, bytes, and whether it finds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import sync_playwright

from bench.newsroom import SEED
from bench.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from bench.newsroom import Article
    from bench.serving import Host

TYPED, OPENED, EVERYTHING = "typed", "opened", "everything"
"""Typed into the page's box, opened by an address, or by one that asks for all of the archive."""

WORDS = (
    "bridge", "harvest", "wild horses", "Saltmere", "Iceland", "manuscript", "night bus",
    "Okafor", "supreme court", "beekeepers",
)  # fmt: skip
"""What is searched for: what stands in nearly every article, in many, and in few."""

QUERIES = 100
"""How many articles are searched for by the words of their titles."""

FIRST = 3
"""Among so many results a reader sees what was meant."""

KEY = 60
"""Milliseconds between two keys."""

PATIENCE = 60_000
"""Milliseconds after which a search has failed."""

# It notes when a letter was typed last, when results were there to be painted, and when all was
# searched, in milliseconds of the page; and says in an attribute when nothing more will come.
_WATCH = """
(() => {
  const told = (window.told = { typed: 0, first: 0, done: 0 })
  const begin = () => {
    Object.assign(told, { typed: performance.now(), first: 0, done: 0 })
    delete document.documentElement.dataset.told
  }
  const look = () => {
    const status = document.querySelector("[data-news=found]")?.textContent ?? ""
    if (!told.first && document.querySelector("[data-news=list] .news-card__title")) {
      told.first = -1
      requestAnimationFrame(() => {
        told.first = performance.now()
        look()
      })
    }
    if (!told.done && /found, back to/i.test(status)) told.done = performance.now()
    if (told.done && (told.first > 0 || /^Nothing/.test(status))) {
      document.documentElement.dataset.told = "all"
    }
  }
  addEventListener("input", begin, true)
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, characterData: true,
  })
})()
"""

_TOLD = """() => ({
  ...told,
  begun: performance.getEntriesByType("resource").find(it => it.name.includes("bundles.json")).startTime,
  origin: performance.timeOrigin,
  status: document.querySelector("[data-news=found]").textContent,
})"""  # noqa: E501 - it is not Python


@dataclass(frozen=True, slots=True)
class Search:
    """What a search took of a reader who knows nothing of the site."""

    way: str
    words: str
    first: float = 0.0
    """Seconds until the first results were shown: from the last key, or from where the page was
    loaded as far as it has to be and asked for the list of bundles."""

    first_bytes: int = 0
    """Of list, programs, indexes and fragments until then."""

    done: float = 0.0
    """Seconds until all bundles were searched."""

    done_bytes: int = 0
    status: str = ""
    """What the page says in the end."""

    problem: str = ""
    """Why the figures do not count; empty if they do."""


@dataclass(frozen=True, slots=True)
class Known:
    """A search for an article by its title."""

    title: str
    place: int
    """Of the article among the first results, counted from 1; 0 if it is not there."""

    seconds: float
    """From the last key until all bundles were searched."""


def measure_searches(site: Path, chromium: str, words: Sequence[str] = WORDS) -> Iterator[Search]:
    """Search in each way for each of the words, in a browser that has kept nothing."""
    with served(site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        # What the browser and the host do once for all is not the search's.
        _search(browser, host, OPENED, words[0])
        for way in (TYPED, OPENED, EVERYTHING):
            for each in words:
                yield _search(browser, host, way, each)
        browser.close()


def measure_known(site: Path, chromium: str, articles: Sequence[Article]) -> Iterator[Known]:
    """Search all of the archive for some of the articles, by the words of their titles."""
    chosen = Random(f"{SEED} known items").sample(articles, min(QUERIES, len(articles)))
    with served(site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = _new_page(browser)
        page.goto(f"{host.url}search/?in=all", wait_until="networkidle")
        for article in chosen:
            yield _find(page, article)
        browser.close()


def version(chromium: str) -> str:
    """Give the browser's version."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        found = browser.version
        browser.close()
    return found


def _search(browser: Browser, host: Host, way: str, words: str) -> Search:
    page = _new_page(browser)
    asked = {"q": words, "in": "all"} if way == EVERYTHING else {"q": words}
    host.sent.clear()
    if way == TYPED:
        page.goto(f"{host.url}search/", wait_until="networkidle")
        page.locator("#__q").press_sequentially(words, delay=KEY)
    else:
        page.goto(f"{host.url}search/?{urlencode(asked)}", wait_until="commit")
    is_done = _is_done(page)
    told = page.evaluate(_TOLD)
    page.context.close()
    if not is_done or not told["first"]:
        return Search(way, words, status=told["status"], problem="nothing was found")
    start = told["typed"] if way == TYPED else told["begun"]
    shown = (told["origin"] + told["first"]) / 1000
    sent = [each for each in host.sent if _is_of_search(each.path)]
    return Search(
        way=way,
        words=words,
        first=round((told["first"] - start) / 1000, 3),
        first_bytes=sum(each.size for each in sent if each.at <= shown),
        # What is shown waits for the next frame, and the last of the search may be before it.
        done=round((max(told["done"], told["first"]) - start) / 1000, 3),
        done_bytes=sum(each.size for each in sent),
        status=told["status"],
    )


def _find(page: Page, article: Article) -> Known:
    box = page.locator("#__q")
    # The words of the search before say that it is done.
    page.evaluate("document.querySelector('[data-news=found]').textContent = ''")
    box.fill(" ".join(re.findall(r"[\w']+", article.title)))
    _is_done(page)
    links = page.locator("[data-news=list] .news-card__title a").evaluate_all(
        "links => links.map(it => it.href)"
    )
    address = f"/{article.day:%Y/%m/%d}/{article.slug}/"
    paths = [urlsplit(link).path for link in links]
    told = page.evaluate(_TOLD)
    done = told["done"] or told["typed"] + PATIENCE
    return Known(
        title=article.title,
        place=paths.index(address) + 1 if address in paths else 0,
        seconds=round((done - told["typed"]) / 1000, 3),
    )


def _new_page(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(_WATCH)
    return page


def _is_done(page: Page) -> bool:
    """Wait until all bundles were searched and the results are shown; give whether they are."""
    try:
        page.wait_for_selector("html[data-told=all]", state="attached", timeout=PATIENCE)
    except PlaywrightTimeoutError:
        return False
    return True


def _is_of_search(path: str) -> bool:
    """Whether a path is of the search, and not of the page on which one searches."""
    name = path.partition("?")[0]
    return name.startswith("/search/") and name not in {"/search/", "/search/opensearch.xml"}
