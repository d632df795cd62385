"""What was read, what was saved and the latest edition are there without a network."""

from __future__ import annotations

import shutil
from io import BytesIO
from math import isqrt
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from tests.browser.said import country, full_day, say
from tests.browser.server import Host
from tests.browser.shifts import MOST, moved
from tests.patience import wait_until
from tests.site import Site, png

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Response

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

in_english = pytest.mark.languages("en")
"""For what does not depend on words and directions."""

FIRST, SECOND, OLD = "2026/03/20/first/", "2026/03/20/second/", "2026/03/01/old/"

ALWAYS = {"saved/", "my-countries/", "countries/"}

BUSY = """(() => {
  const waiting = []
  window.requestIdleCallback = done => waiting.push(done)
  window.settle = () => {
    window.requestIdleCallback = done => setTimeout(done)
    waiting.forEach(done => done())
  }
})()"""
"""Lets a page have something to do until it is told to settle."""

RED, BLUE = "rgb(180, 0, 0)", "rgb(0, 0, 180)"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, language: str) -> Site:
    """Give a site with an edition of two briefings, an older one, and a style sheet of its own."""
    site = configure(Site(tmp_path_factory.mktemp("offline")), language=language)
    site.write("docs/about.md", "# About\n\nText.\n")
    site.write("docs/own.css", style(RED))
    site.write("docs/icon.png", png(512, 512))
    site.write("docs/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    site.write("briefings/2026/03/20/dam.png", png(40, 20))
    image = {"src": "dam.png", "alt": "The dam"}
    site.briefing("2026/03/20/first", "The first text.\n", title="The first", image=image)
    site.briefing("2026/03/20/second", "The second text.\n", title="The second")
    site.briefing("2026/03/01/old", "The old text.\n", title="The old one")
    site.build("--strict")
    return site


def configure(
    site: Site,
    favicon: str = "icon.svg",
    **options: Any,  # noqa: ANN401 - the plugin's
) -> Site:
    """Write the site's settings."""
    return site.configure(
        extra_css=["own.css"],
        nav=[{"About": "about.md"}],
        theme={"name": "material", "font": False, "favicon": favicon},
        briefings={"icon": "docs/icon.png", **options},
    )


@pytest.fixture
def site(built: Site, tmp_path: Path) -> Site:
    """Give a copy of the built site, which a test may change."""
    return Site(shutil.copytree(built.root, tmp_path / "copy"))


@pytest.fixture
def host(site: Site) -> Iterator[Host]:
    """Give the host that serves it."""
    host = Host(site.out)
    yield host
    host.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page of a browser that has never been anywhere."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def style(color: str) -> str:
    """Give a style sheet that makes headlines of that colour."""
    return f".news h1 {{ color: {color}; }}\n"


def kept(page: Page, place: str) -> list[str]:
    """Give the addresses of what is kept in a place, from the site's root on."""
    found: list[str] = page.evaluate(
        """async place => {
          const names = (await caches.keys()).filter(name => name.endsWith(` ${place}`))
          const keys = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
          return keys.flat().map(request => request.url)
        }""",
        place,
    )
    return [url.partition("/paper/")[2] for url in found]


def visit(page: Page, host: Host, url: str, place: str = "read") -> None:
    """Read a page, and wait until it is kept."""
    page.goto(host.url + url)
    wait_until(lambda: url in kept(page, place), f"{url} is not kept")


def start(page: Page, host: Host) -> None:
    """Visit the front page, and wait until the worker has kept the edition."""
    visit(page, host, "", "edition")
    wait_until(lambda: "edition.json" in kept(page, "edition"), "the edition is not kept")


def tell(page: Page, message: dict[str, Any]) -> None:
    """Tell the worker something, as a page does."""
    page.evaluate(
        "async it => (await navigator.serviceWorker.ready).active.postMessage(it)", message
    )


def heading(page: Page) -> str:
    """Give the page's headline."""
    return page.locator("h1").inner_text()


def color(page: Page) -> str:
    """Give the colour of the page's headline."""
    found: str = page.locator("h1").evaluate("it => getComputedStyle(it).color")
    return found


def go(page: Page, host: Host, url: str) -> Response:
    """Open a page, whoever answers."""
    response = page.goto(host.url + url)
    assert response is not None
    return response


def test_what_was_read_is_there(page: Page, host: Host) -> None:
    """The first page of all that somebody reads is kept, with its look and its picture."""
    visit(page, host, FIRST)
    host.stop()
    response = go(page, host, FIRST)
    assert response.from_service_worker
    assert heading(page) == "The first"
    assert color(page) == RED
    assert page.locator(".news img").first.evaluate("it => it.naturalWidth") == 40
    assert page.evaluate("document.fonts.check('1rem Newsreader')")


@in_english
def test_another_way_to_write_an_address(page: Page, host: Host) -> None:
    """What is kept is found without its slash, by its file's name, and with what a link adds."""
    start(page, host)
    page.goto(f"{host.url}{FIRST}?utm_source=mail")
    wait_until(lambda: FIRST in kept(page, "read"), "it is not kept by its own address")
    page.goto(f"{host.url}{OLD}index.html")
    wait_until(lambda: OLD in kept(page, "read"), "it is kept by no other address")
    host.stop()
    first = FIRST.rstrip("/")
    for address in (first, f"{FIRST}index.html", f"{first}?utm_source=mail", f"{FIRST}?a=b#end"):
        response = go(page, host, address)
        assert response.from_service_worker, address
        assert (heading(page), color(page)) == ("The first", RED), address
        # Its links are relative to that.
        assert page.url.partition("?")[0].partition("#")[0] == host.url + FIRST
        assert ("utm_source=mail" in page.url) == ("utm_source" in address)
    go(page, host, OLD.rstrip("/"))
    assert heading(page) == "The old one"
    go(page, host, "index.html")
    assert full_day(page, "2026-03-20") in heading(page)
    go(page, host, "2026/03/20/none")
    assert page.url == f"{host.url}2026/03/20/none"


def test_latest_edition_is_there(page: Page, host: Host) -> None:
    """After a visit to the front page its briefings can be read that nobody has opened."""
    start(page, host)
    host.stop()
    for url, title in ((FIRST, "The first"), (SECOND, "The second")):
        go(page, host, url)
        assert heading(page) == title
        assert color(page) == RED
    go(page, host, FIRST)
    assert page.locator(".news img").first.evaluate("it => it.naturalWidth") == 40
    go(page, host, "")
    assert full_day(page, "2026-03-20") in heading(page)


@in_english
def test_what_is_kept_of_the_edition_is_not_fetched_again(
    page: Page, host: Host, site: Site
) -> None:
    """The next visit of the front page fetches what has changed, and lets go of the last day."""
    start(page, host)
    site.briefing("2026/03/20/second", "The second text.\n", title="The second, corrected")
    site.briefing("2026/03/20/third", "The third text.\n")
    site.build("--strict")
    host.asked.clear()
    page.reload()
    wait_until(lambda: "2026/03/20/third/" in kept(page, "edition"), "the third is not kept")
    wait_until(lambda: SECOND in host.asked, "the second is not fetched")
    assert FIRST not in host.asked
    site.briefing("2026/03/21/tomorrow")
    site.build("--strict", env={"BRIEFINGS_NOW": "2026-03-21T12:00Z"})
    page.reload()
    wait_until(
        lambda: set(kept(page, "edition")) == {"", "edition.json", "2026/03/21/tomorrow/"},
        "the old edition is still kept",
    )


@in_english
def test_whole_edition_is_there(page: Page, host: Host, site: Site) -> None:
    """However many briefings it has, all are kept; of the first ones the pictures too."""
    numbers = range(50)
    for number in numbers:
        image = {"src": "dam.png", "alt": "The dam"} if number == 49 else None
        site.briefing(f"2026/03/20/number-{number:02}", image=image)
    site.build("--strict")
    start(page, host)
    everything = {f"2026/03/20/number-{number:02}/" for number in numbers}
    assert everything <= set(kept(page, "edition"))
    host.stop()
    go(page, host, "2026/03/20/number-31/")
    assert heading(page) == "Number 31"
    assert not kept(page, "read")


@in_english
def test_edition_that_is_too_large(page: Page, host: Host, site: Site) -> None:
    """When what was kept first has filled the room, the rest is let go of, and comes back later."""
    start(page, host)
    image = {"src": "dam.png", "alt": "The dam"}
    site.briefing("2026/03/20/first", "New.\n", title="The first", image=image, priority="lead")
    site.build("--strict")
    small = (site.out / "2026/03/20/dam.png").read_bytes()
    site.write("site/2026/03/20/dam.png", small + bytes(20_000_000))
    page.reload()
    wait_until(lambda: SECOND not in kept(page, "edition"), "there is room for both")
    assert FIRST in kept(page, "edition")
    site.write("site/2026/03/20/dam.png", small)
    site.briefing("2026/03/20/first", "Newer.\n", title="The first", image=image, priority="lead")
    site.build("--strict")
    page.reload()
    wait_until(lambda: SECOND in kept(page, "edition"), "there is no room for both")


def test_pages_that_are_always_there(page: Page, host: Host, site: Site) -> None:
    """From the second page on a reader has their own pages and all countries, as news changes."""
    start(page, host)
    assert not kept(page, "always")
    visit(page, host, OLD)
    wait_until(lambda: set(kept(page, "always")) == ALWAYS, "they are not kept")
    site.briefing("2026/03/20/third", countries=["JP"])
    site.build("--strict")
    host.asked.clear()
    page.goto(host.url)
    wait_until(lambda: "countries/" in host.asked, "it is not kept as it is now")
    tell(page, {"type": "keep", "url": host.url + SECOND, "files": []})
    # What is to be kept is kept in turn.
    wait_until(lambda: SECOND in kept(page, "saved"), "it is not saved")
    host.stop()
    for url, title in (
        ("saved/", say(page, "Saved")),
        ("my-countries/", say(page, "My countries")),
        ("countries/", say(page, "Countries")),
    ):
        response = go(page, host, url)
        assert response.status == 200
        assert heading(page) == title
        assert color(page) == RED
    wait_until(
        lambda: page.get_by_role("link", name=country(page, "JP")).count(), "it is the old one"
    )


@in_english
def test_what_is_fetched_ahead_waits(page: Page, host: Host) -> None:
    """Nothing is fetched ahead while the page has something to do, all of it once it has not."""
    page.add_init_script(BUSY)
    page.goto(host.url, wait_until="networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(it => it === undefined)")
    page.evaluate("settle()")
    wait_until(lambda: "edition.json" in kept(page, "edition"), "the edition is not kept")
    host.asked.clear()
    page.reload(wait_until="networkidle")
    # The worker does this after what the page itself has brought about.
    tell(page, {"type": "keep", "url": host.url + OLD, "files": []})
    wait_until(lambda: OLD in kept(page, "saved"), "it is not saved")
    assert not {"edition.json", *ALWAYS} & set(host.asked)
    page.evaluate("settle()")
    wait_until(lambda: set(host.asked) >= {"edition.json", *ALWAYS}, "nothing is fetched ahead")


@in_english
def test_saving_data(browser: Browser, host: Host) -> None:
    """Who asks to save data is sent nothing that they have not asked for."""
    context = browser.new_context(extra_http_headers={"Save-Data": "on"})
    page = context.new_page()
    visit(page, host, OLD)
    visit(page, host, "", "edition")
    visit(page, host, SECOND)
    assert not {"edition.json", FIRST, *ALWAYS} & set(host.asked)
    context.close()


def test_what_was_saved_is_there_until_it_is_released(page: Page, host: Host) -> None:
    """A page that was saved from a list is kept with its picture, and goes when it is released."""
    visit(page, host, OLD)
    tell(page, {"type": "keep", "url": host.url + FIRST, "files": []})
    wait_until(lambda: FIRST in kept(page, "saved"), "it is not saved")
    host.stop()
    go(page, host, FIRST)
    assert heading(page) == "The first"
    assert page.locator(".news img").first.evaluate("it => it.naturalWidth") == 40
    host.start()
    tell(page, {"type": "release", "url": host.url + FIRST})
    wait_until(lambda: not kept(page, "saved"), "it is still saved")


def test_what_is_not_kept(page: Page, host: Host) -> None:
    """In place of a page that is not kept stands one that says so, and lists what can be read."""
    start(page, host)
    visit(page, host, OLD)
    host.stop()
    response = go(page, host, "2026/03/02/somewhere/deep/")
    assert response.status == 503
    assert heading(page) == say(page, "This page cannot be reached")
    assert color(page) == RED
    page.get_by_role("link", name="The old one").wait_for()
    edition = page.locator("[data-kept=edition] a")
    assert set(edition.all_inner_texts()) == {"Paper", "The first", "The second"}
    assert page.locator("[data-kept=saved]").is_hidden()
    assert page.locator("[data-kept=nothing]").is_hidden()
    assert moved(page) <= MOST
    page.get_by_role("link", name="The old one").click()
    page.get_by_text("The old text.").wait_for()
    go(page, host, "2026/03/02/somewhere/deep/")
    host.start()
    page.get_by_role("link", name=say(page, "Try again")).click()
    page.get_by_text(say(page, "This page is not here")).wait_for()


def test_page_that_stands_in_says_when_nothing_is_kept(page: Page, host: Host) -> None:
    """Who opens it for itself, before anything was read, is told what is kept at all."""
    go(page, host, "offline/")
    page.locator("[data-kept=nothing]").wait_for()
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"


@in_english
def test_new_build_takes_the_place_of_the_old(page: Page, host: Host, site: Site) -> None:
    """A page is shown with the styles of its own build, with and without a network."""
    visit(page, host, FIRST)
    visit(page, host, OLD)
    old_styles = [url for url in kept(page, "files") if url.startswith("own.css")]
    site.write("docs/own.css", style(BLUE))
    site.briefing("2026/03/20/first", "The new text.\n", title="The first, again")
    site.build("--strict")

    page.goto(host.url + FIRST)
    assert (heading(page), color(page)) == ("The first, again", BLUE)
    wait_until(lambda: len(styles(page)) == 2, "the new styles are not kept")
    host.stop()
    go(page, host, FIRST)
    assert (heading(page), color(page)) == ("The first, again", BLUE)
    # A page that was kept before is shown as it was.
    go(page, host, OLD)
    assert (heading(page), color(page)) == ("The old one", RED)
    assert page.evaluate(ASKED) == old_styles

    host.start()
    visit(page, host, OLD)
    assert color(page) == BLUE
    # Once the page that stands in for others is kept anew, nothing refers to the old styles.
    start(page, host)
    wait_until(lambda: SECOND in kept(page, "edition"), "the edition is not kept")
    tell(page, {"type": "keep", "url": host.url + SECOND, "files": []})
    wait_until(lambda: SECOND in kept(page, "saved"), "it is not saved")
    tell(page, {"type": "release", "url": host.url + SECOND})
    wait_until(lambda: len(styles(page)) == 1, "the old styles are still kept")
    assert styles(page) != old_styles


ASKED = """() => performance.getEntriesByType("resource").map(entry => entry.name)
  .filter(url => url.includes("own.css")).map(url => url.split("/paper/")[1])"""
"""Gives which of the site's own style sheets the page has asked for."""


def styles(page: Page) -> list[str]:
    """Give which of the site's own style sheets are kept."""
    return [url for url in kept(page, "files") if url.startswith("own.css")]


@in_english
def test_page_whose_styles_are_not_there_yet(page: Page, host: Host, site: Site) -> None:
    """While a build is being put online, a page without its styles is not kept in place of one."""
    visit(page, host, FIRST)
    site.write("docs/own.css", style(BLUE))
    site.briefing("2026/03/20/first", "The new text.\n", title="The first, again")
    old = site.read("own.css")
    site.build("--strict")
    new = site.read("own.css")
    (site.out / "own.css").write_bytes(old)
    go(page, host, FIRST)
    assert heading(page) == "The first, again"
    page.evaluate("fetch('../../../../edition.json')")
    # What is to be kept is kept in turn, so by then the browser is done with the page.
    wait_until(lambda: "edition.json" in kept(page, "data"), "the data is not kept")
    assert len(styles(page)) == 1

    host.stop()
    go(page, host, FIRST)
    assert (heading(page), color(page)) == ("The first", RED)
    host.start()
    (site.out / "own.css").write_bytes(new)
    page.reload()
    wait_until(lambda: len(styles(page)) == 2, "the new styles are not kept")
    host.stop()
    go(page, host, FIRST)
    assert (heading(page), color(page)) == ("The first, again", BLUE)


@in_english
def test_switched_off(page: Page, host: Host, site: Site) -> None:
    """A site that switches it off takes the worker and all that was kept away; no page reloads."""
    start(page, host)
    configure(site, offline=False).build("--strict")
    assert not site.has("offline/")
    assert not site.has("edition.json")
    page.reload()
    page.evaluate("window.isSame = true")
    wait_until(lambda: not registrations(page), "the worker is still there")
    wait_until(lambda: not page.evaluate("caches.keys()"), "something is still kept")
    assert page.evaluate("window.isSame")
    go(page, host, FIRST)
    assert heading(page) == "The first"
    assert not registrations(page)


def registrations(page: Page) -> int:
    """Give how many workers the page's site has."""
    found: int = page.evaluate(
        "navigator.serviceWorker.getRegistrations().then(found => found.length)"
    )
    return found


@in_english
def test_pages_of_docs_are_left_alone(page: Page, host: Host) -> None:
    """They start no worker, and are not kept."""
    page.goto(f"{host.url}about/", wait_until="networkidle")
    assert registrations(page) == 0
    visit(page, host, FIRST)
    page.goto(f"{host.url}about/", wait_until="networkidle")
    visit(page, host, SECOND)
    assert set(kept(page, "read")) == {FIRST, SECOND}


@in_english
def test_slow_line(page: Page, host: Host) -> None:
    """Where the network takes its time, the copy is shown."""
    visit(page, host, FIRST)
    host.gate.clear()
    go(page, host, FIRST)  # the host has not answered yet
    assert heading(page) == "The first"
    host.gate.set()


@in_english
def test_answers_that_are_errors(page: Page, host: Host, site: Site) -> None:
    """A broken server's page takes no copy's place; what was taken down is dropped."""
    visit(page, host, FIRST)
    visit(page, host, OLD)
    host.broken = True
    go(page, host, FIRST)
    assert heading(page) == "The first"
    host.broken = False
    site.remove("briefings/2026/03/20/first.md")
    site.build("--strict")
    go(page, host, FIRST)
    assert heading(page) == say(page, "This page is not here")
    wait_until(lambda: kept(page, "read") == [OLD], "the page is still kept")


@in_english
def test_what_is_kept_is_bounded(page: Page, host: Host, site: Site) -> None:
    """Of what was read, the last hundred pages stay or a few more, and no files of others."""
    for number in range(115):
        site.briefing(f"2026/03/02/number-{number}")
    site.build("--strict")
    visit(page, host, FIRST)
    assert "2026/03/20/dam.png" in kept(page, "files")
    for number in range(115):
        url = f"{host.url}2026/03/02/number-{number}/"
        tell(page, {"type": "read", "url": url, "files": []})
    wait_until(lambda: "2026/03/02/number-114/" in kept(page, "read"), "the last is not kept")
    read = kept(page, "read")
    assert 100 <= len(read) <= 110
    assert FIRST not in read
    assert "2026/03/20/dam.png" not in kept(page, "files")


@in_english
def test_full_storage(page: Page, host: Host, site: Site) -> None:
    """Where there is no more room, old pages make way, and every page can still be read."""
    site.write("briefings/2026/03/20/dam.png", noise(300_000))
    site.build("--strict")
    visit(page, host, SECOND)
    visit(page, host, OLD)
    session = page.context.new_cdp_session(page)
    used: int = page.evaluate("navigator.storage.estimate().then(it => it.usage)")
    session.send(
        "Storage.overrideQuotaForOrigin",
        {"origin": host.url.partition("/paper/")[0], "quotaSize": used + 20_000},
    )
    go(page, host, FIRST)
    assert heading(page) == "The first"
    wait_until(lambda: SECOND not in kept(page, "read"), "no page has made way")
    host.stop()
    go(page, host, OLD)
    assert heading(page) in {"The old one", say(page, "This page cannot be reached")}
    assert color(page) == RED


def noise(size: int) -> bytes:
    """Give a picture that has that many bytes at least, in whatever format."""
    side = isqrt(size // 3) + 1
    pixels = Random(1).randbytes(side * side * 3)  # noqa: S311 - no secret
    target = BytesIO()
    Image.frombytes("RGB", (side, side), pixels).save(target, "PNG")
    return target.getvalue()


@in_english
@pytest.mark.parametrize(
    ("icon", "favicon"), [("docs/icon.png", "icon.png"), ("", "icon.svg"), ("", "icon.png")]
)
def test_can_be_installed(
    icon: str, favicon: str, whole_browser: Browser, host: Host, site: Site
) -> None:
    """From whatever page of the news, a browser finds all that it needs to install the site."""
    configure(site, favicon, icon=icon).build("--strict")
    page = whole_browser.new_page()
    session = page.context.new_cdp_session(page)
    for url in ("", FIRST, "2026/03/nowhere/"):
        go(page, host, url)
        manifest = session.send("Page.getAppManifest")
        assert manifest["url"] == f"{host.url}manifest.webmanifest"
        assert manifest["errors"] == []
        assert session.send("Page.getAppId")["appId"] == host.url
        errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        # Every window of a test is a private one.
        assert [each for each in errors if each["errorId"] != "in-incognito"] == []
    page.close()


@in_english
def test_nothing_but_the_site_itself(page: Page, host: Host) -> None:
    """What is beside the site on its host, what is an error, and what is sent is not kept."""
    start(page, host)
    page.evaluate(
        """async () => {
          await fetch("/elsewhere.json")
          await fetch("nowhere.json")
          await fetch("edition.json", {method: "POST", body: "x"})
          await fetch("sitemap.xml")
          const image = new Image()
          image.src = "nowhere.png"
          await image.decode().catch(() => undefined)
        }"""
    )
    visit(page, host, OLD)
    everything: list[str] = page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(
          async name => (await (await caches.open(name)).keys()).map(request => request.url)
        ))).flat()"""
    )
    assert all(url.startswith(host.url) for url in everything)
    assert not {url for url in everything if "nowhere" in url or "sitemap" in url}


@in_english
def test_other_size_of_a_picture(page: Page, host: Host, site: Site) -> None:
    """Where the size of a picture that suits the screen is not kept, another one is shown."""
    site.write("site/2026/03/20/large.png", png(80, 40))
    article = site.out / FIRST / "index.html"
    text = article.read_text()
    assert 'src="../dam.png"' in text
    text = text.replace(
        'src="../dam.png"', 'src="../dam.png" srcset="../dam.png 40w, ../large.png 80w"'
    )
    article.write_text(text)
    page.set_viewport_size({"width": 40, "height": 300})
    start(page, host)
    host.stop()
    page.set_viewport_size({"width": 1200, "height": 800})
    go(page, host, FIRST)
    assert page.locator(".news img").first.evaluate("it => it.complete && it.naturalWidth > 0")
