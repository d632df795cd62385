"""No script of a briefing runs in a real browser, wherever it was put."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.model.slugs import slugify
from tests.browser.server import served
from tests.rendering.vectors import PLAIN, VECTORS
from tests.site import Site, png

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Page, Request

pytestmark = pytest.mark.browser

PICTURE = 'x" onerror="alert(1).png'
ADDRESS = 'https://evil.example/"onmouseover="alert(1)"x="'

PARTS = 8
"""Into how many tests the articles are split, so that they run side by side."""

WATCH = "for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => window.ran(name)"
"""Runs before any script of a page, in every frame of it."""

EVERYTHING = "main *, head *"

TEXT = ".news-text *"
"""What a briefing says: all in which it differs from others with the same words in its keys."""

PROVOKE = """all => {
  const wanted = /^(https?|mailto|tel):$/
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[href]")
    if (!link || wanted.test(link.protocol) || link.closest("svg")) event.preventDefault()
  }, true)
  const events = [
    "animationstart", "beforetoggle", "blur", "change", "click", "copy", "dblclick", "error",
    "focus", "input", "keydown", "load", "loadstart", "mouseenter", "mouseover", "pointerenter",
    "slotchange", "start", "submit", "toggle", "touchstart", "transitionend", "wheel",
  ]
  const options = {bubbles: true, cancelable: true}
  for (const element of document.querySelectorAll(all)) {
    for (const name of events) element.dispatchEvent(new Event(name, options))
    if (element.focus) element.focus()
  }
}"""
"""Clicks every link that is not an ordinary one, and fires every event at all that it is told."""

SETTLE = """() => new Promise(done => {
  const broken = new Image()
  broken.onerror = () => setTimeout(done)
  broken.src = "data:image/png,"
})"""
"""Waits for an image that cannot be shown: it comes after what the page has asked for before."""

INSPECT = """() => {
  const found = []
  const dangerous = /^(javascript|data|vbscript|blob|file|view-source):/
  const foreign = "main :is(script, iframe, object, embed, form, style, link, meta, base)"
  const addresses = ["href", "src", "action", "formaction", "data", "poster", "cite", "srcset",
                     "background", "ping", "xlink:href", "srcdoc"]
  for (const element of document.querySelectorAll("*")) {
    for (const {name, value} of element.attributes) {
      const text = value.replace(/^[\\0- ]+|[\\t\\n\\r]/g, "").toLowerCase()
      if (name.startsWith("on")) found.push(`${element.tagName} ${name}`)
      if (addresses.includes(name) && dangerous.test(text))
        found.push(`${element.tagName} ${name}=${value}`)
      if (name === "srcdoc" || name === "ping") found.push(`${element.tagName} ${name}`)
    }
  }
  for (const element of document.querySelectorAll(foreign)) {
    const isThemes = element.tagName === "SCRIPT" && element.textContent.includes("__tabbed_")
    const isOurs = element.matches("form[role=search], form.news-ask[data-news=find]")
    if (!isThemes && !isOurs) found.push(element.outerHTML)
  }
  return found
}"""
"""Gives what should not be in the page: handlers, dangerous addresses, foreign elements."""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    """Give a served site all of whose words are hostile."""
    site = Site(tmp_path_factory.mktemp("hostile")).configure(
        plugins=("search",), briefings={"latest": 300}
    )
    site.write("docs/about.md", "# About\n\nText.\n")
    for number, words in enumerate(PLAIN):
        site.source(
            f"source-{number}",
            VECTORS["script: script"],
            title=f"S{number} {words}",
            url=ADDRESS,
            feed=ADDRESS,
            owner=words,
            funding=words,
            founded=words,
        )
        story = slugify(f"story {number % 12} {words}")
        site.story(story, VECTORS["script: script"], title=words, summary=words)
    for picture in (PICTURE, "x.png"):
        site.write(f"briefings/2026/03/01/{picture}", png())
    for number, body in enumerate(VECTORS.values()):
        _write_hostile(site, number, body)
    said = site.build()
    assert "cannot be rendered" not in said
    with served(site) as address:
        yield site, address


def _write_hostile(site: Site, number: int, body: str) -> None:
    words = PLAIN[number % len(PLAIN)]
    site.briefing(
        f"2026/03/01/vector-{number}",
        f"{body}\n",
        title=f"V{number} {words}",
        summary=f"Summary {words}",
        countries=["UA", "NO"],
        source=f"source-{number % len(PLAIN)}",
        original={"url": ADDRESS, "title": words, "language": "uk", "published": "2026-03-01"},
        translation={"method": "machine", "by": words, "reviewed_by": words},
        tags=[words.replace(",", "")],
        image={
            "src": PICTURE,
            "alt": words,
            "caption": words,
            "credit": words,
            "license": words,
            "url": ADDRESS,
        },
        authors=[words, words],
        key_points=[words, words],
        why_it_matters=words,
        story=f"story {number % 12} {words}",
        related=[f"vector-{(number + 1) % len(VECTORS)}.md"],
        priority="lead" if number == 1 else "top" if number % 2 else "normal",
        overlooked=number % 3 == 0,
        updated="2026-03-02",
        corrections=[{"date": "2026-03-02", "text": words}],
        aliases=[f"/old/{number}/x\"onload=alert(1)'<b>/"],
        extra={"words": words},
    )


class Watched:
    """A page of the browser, and all that happened to it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.ran: list[str] = []
        """What called `alert` or opened a dialog."""

        self.left: list[str] = []
        """Requests to anybody but our own server."""

    def on_run(self, name: str) -> None:
        """Note a call of one of the watched functions."""
        self.ran.append(name)

    def on_dialog(self, dialog: Dialog) -> None:
        """Note a dialog, and close it."""
        self.ran.append(dialog.message)
        dialog.dismiss()

    def on_request(self, request: Request) -> None:
        """Note a request that leaves the server."""
        if not request.url.startswith(self.address.removesuffix("paper/")):
            self.left.append(request.url)

    def visit(self, url: str, provoked: str = EVERYTHING) -> None:
        """Open a page, provoke it or a part of it, and see that nothing came of it."""
        self.page.goto(f"{self.address}{url}", wait_until="load")
        found = self.page.evaluate(INSPECT)
        self.page.evaluate(PROVOKE, provoked)
        self.page.evaluate(SETTLE)
        self.check(url)
        assert found == [], f"{url}: {found}"
        assert self.page.url.startswith(f"{self.address}{url}"), f"{url} went to {self.page.url}"

    def check(self, url: str) -> None:
        """See that no script ran and no request left."""
        assert self.ran == [], f"{url}: {self.ran}"
        assert self.left == [], f"{url}: {self.left}"


@contextmanager
def _watched(browser: Browser, address: str) -> Iterator[Watched]:
    # Without the page's own Content-Security-Policy: it is a second lock, and not what is tested.
    # What a worker keeps for later is never shown here, and takes as long as the pages.
    context = browser.new_context(bypass_csp=True, service_workers="block")
    try:
        page = context.new_page()
        watched = Watched(page, address)
        page.expose_function("ran", watched.on_run)
        page.add_init_script(WATCH)
        page.on("dialog", watched.on_dialog)
        page.on("request", watched.on_request)
        context.on("page", lambda opened: watched.left.append(f"a window: {opened.url}"))
        yield watched
    finally:
        context.close()


@pytest.mark.parametrize("part", range(PARTS))
def test_articles(part: int, hostile: tuple[Site, str], browser: Browser) -> None:
    """Every vector in a briefing's text, and hostile words in all of its keys, stay harmless."""
    with _watched(browser, hostile[1]) as watched:
        # What runs does so with styles and without; laying out and drawing takes most of the time.
        tools = watched.page.context.new_cdp_session(watched.page)
        tools.send("Network.enable")
        tools.send("Network.setBlockedURLs", {"urls": ["*.css*"]})
        for number in range(part, len(VECTORS), PARTS):
            provoked = EVERYTHING if number < len(PLAIN) else TEXT
            watched.visit(f"2026/03/01/vector-{number}/", provoked)


def test_other_pages(hostile: tuple[Site, str], browser: Browser) -> None:
    """The pages that list the hostile briefings, of every kind, stay harmless."""
    site, address = hostile
    urls = {url for url in site.urls() if "vector-" not in url and not url.startswith("old/")}
    assert len(urls) > 40
    with _watched(browser, address) as watched:
        for url in sorted(urls):
            watched.visit(url)


def test_redirect(hostile: tuple[Site, str], browser: Browser) -> None:
    """An old address with a hostile name leads to its briefing, and runs nothing."""
    site, address = hostile
    (old,) = [url for url in site.urls() if url.startswith("old/0/")]
    with _watched(browser, address) as watched:
        watched.page.goto(f"{address}{old}")
        watched.page.wait_for_url("**/vector-0/")
        watched.check(old)


def test_search(hostile: tuple[Site, str], browser: Browser) -> None:
    """What the search shows of hostile names stays harmless."""
    with _watched(browser, hostile[1]) as watched:
        watched.page.goto(f"{hostile[1]}search/", wait_until="load")
        watched.page.get_by_text("Narrow down").click()
        watched.page.fill("input[name='q']", "alert")
        for name in ("named", "list", "narrow"):
            parts = watched.page.locator(f"[data-news='{name}'] :is(li, option:nth-child(2))")
            parts.first.wait_for(state="attached")
        assert watched.page.evaluate(INSPECT) == []
        watched.check("search")


def test_browser_sees_what_is_hostile(tmp_path: Path, browser: Browser) -> None:
    """The proof proves something: without the sanitiser the same browser notices."""
    site = Site(tmp_path)
    site.write("site/index.html", f"<main>{VECTORS['handler: onerror']}</main>")
    site.write("site/far.html", f"<main>{VECTORS['element: image from elsewhere']}</main>")
    with served(site) as address, _watched(browser, address) as watched:
        watched.page.goto(address, wait_until="load")
        watched.page.evaluate(SETTLE)
        assert watched.ran == ["alert"]
        assert watched.page.evaluate(INSPECT)
        watched.page.goto(f"{address}far.html")
        assert watched.left == ["https://evil.example/x.png"]
