"""What a reader does with a briefing, by pointer and by keyboard, in a real browser."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.axe import faults
from tests.browser.pages import open_page, wait_for_keys
from tests.browser.said import country, full_day, say
from tests.browser.server import served
from tests.outputs.newsroom import LEAD, OWN, write_newsroom
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page, Route, ViewportSize

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

in_english = pytest.mark.languages("en")
"""For what does not depend on words and directions."""

ARABIC = "2026/03/20/in-egypt/"
SMALL: ViewportSize = {"width": 390, "height": 420}

REFUSING = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The user denied access.", "SecurityError") },
})"""
"""What a browser does whose reader lets no site keep anything."""

SHARING = """window.shared = []
navigator.share = async data => {
  window.shared.push(data)
  if (window.sheet) throw new DOMException("", window.sheet)
}"""
"""A device's own sheet; `sheet` names the error with which it closes."""

NO_SHEET = "Object.defineProperty(navigator, 'share', {value: undefined})"

UNSAFE_LINE = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"

SPEAKING = """
const before = () => sessionStorage.getItem("told") ?? ""
const told = entry => sessionStorage.setItem("told", `${before()}${entry}|`)
window.spoken = []
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => window.voices ?? [
    {name: "Far", lang: "en-GB", localService: false, default: true},
    {name: "Near", lang: `${document.documentElement.lang}_001`, localService: true},
    {name: "Norsk", lang: "nb-NO", localService: true},
  ],
  speak(words) { window.spoken.push(words) },
  cancel() { told("cancel") },
  addEventListener(name, offer) { window.found = offer },
}})"""
"""A browser's voices: nothing is heard, and a test says when something has been read."""

TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Waits until what is in view has been drawn and noticed."""

FINISH = "window.spoken.at(-1).onend()"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory, language: str) -> Iterator[str]:
    """Give the address of a newsroom that has a briefing of every kind."""
    site = write_newsroom(tmp_path_factory.mktemp("paper"), language=language)
    site.build("--strict")
    with served(site) as address:
        yield address


def tool(page: Page, name: str) -> Locator:
    """Give a marked element of a page."""
    return page.locator(f"[data-news='{name}']")


def press(page: Page, locator: Locator, key: str = "Enter") -> None:
    """Walk to an element with the Tab key alone, see its focus, and press a key there."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if locator.evaluate("element => element === document.activeElement"):
            break
    expect(locator).to_be_focused()
    style = "element => getComputedStyle(element).outlineStyle"
    assert locator.evaluate(style) != "none"
    page.keyboard.press(key)


def use(page: Page, locator: Locator, how: str) -> None:
    """Press a button, by pointer or by keyboard."""
    if how == "pointer":
        locator.click()
    else:
        press(page, locator)


both_ways = pytest.mark.parametrize("how", ["pointer", "keyboard"])


@both_ways
def test_save_and_remove(how: str, paper: str, page: Page) -> None:
    """What is saved stands on its page, newest first, with its source; it can be removed."""
    for url in (OWN, LEAD):
        page.goto(paper + url)
        expect(tool(page, "save")).to_have_attribute("aria-pressed", "false")
        use(page, tool(page, "save"), how)
        expect(tool(page, "save")).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("status")).to_have_text(say(page, "Saved in this browser"))
    use(page, page.get_by_role("link", name=say(page, "Saved")), how)
    kept = tool(page, "saved").locator("li")
    expect(kept).to_have_text([re.compile("Dam reopens.*"), re.compile("From our desk.*")])
    expect(kept.first.locator(".news-meta")).to_contain_text(
        " · ".join([country(page, "UA"), "Kyiv Daily", full_day(page, "2026-03-20")])
    )
    assert kept.first.locator("a").get_attribute("href") == f"/paper/{LEAD}"
    use(page, kept.first.get_by_role("button"), how)
    expect(kept).to_have_count(1)
    expect(kept.get_by_role("button")).to_be_focused()
    use(page, kept.get_by_role("link"), how)
    page.wait_for_url(paper + OWN)
    use(page, tool(page, "save"), how)
    expect(tool(page, "save")).to_have_attribute("aria-pressed", "false")
    page.goto(f"{paper}saved/")
    expect(page.get_by_text(say(page, "You have saved nothing yet."))).to_be_visible()


@both_ways
def test_remove_all(how: str, paper: str, page: Page) -> None:
    """All that was saved goes at once, here and in another window."""
    page.goto(paper + LEAD)
    tool(page, "save").click()
    other = page.context.new_page()
    other.goto(paper + LEAD)
    expect(tool(other, "save")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{paper}saved/")
    use(page, page.get_by_role("button", name=say(page, "Remove all")), how)
    expect(page.get_by_text(say(page, "You have saved nothing yet."))).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(say(page, "All removed"))
    expect(tool(other, "save")).to_have_attribute("aria-pressed", "false")


@in_english
def test_a_saved_title_keeps_its_direction(paper: str, page: Page) -> None:
    """The headline of an Arabic briefing is marked as such on the page of what was saved."""
    page.goto(paper + ARABIC)
    tool(page, "save").click()
    page.goto(f"{paper}saved/")
    link = tool(page, "saved").get_by_role("link")
    expect(link).to_have_text("مصر")
    assert (link.get_attribute("lang"), link.get_attribute("dir")) == ("ar", "rtl")


@in_english
def test_damaged_lists_are_left_alone(paper: str, page: Page) -> None:
    """What somebody else wrote into the storage is not shown, and leads nowhere."""
    page.goto(f"{paper}saved/")
    runs = '{"url": "javascript:alert(1)", "title": "a"}'
    bad = f'[{runs}, {{"url": "//evil.example/", "title": "b"}}, 7]'
    for value in (bad, "{", "null"):
        page.evaluate("value => localStorage.setItem('briefings.saved', value)", value)
        page.reload()
        expect(page.get_by_text(say(page, "You have saved nothing yet."))).to_be_visible()
        expect(tool(page, "saved").locator("li")).to_have_count(0)


@both_ways
def test_share(how: str, paper: str, page: Page) -> None:
    """The device's own sheet is given headline and address; one that is closed is no error."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(SHARING)
    page.goto(f"{paper}{LEAD}?from=mail#__points")
    use(page, tool(page, "share"), how)
    assert page.evaluate("window.shared") == [{"title": "Dam reopens", "url": paper + LEAD}]
    page.evaluate("window.sheet = 'AbortError'; navigator.clipboard.writeText('mine')")
    tool(page, "share").click()
    expect(page.get_by_role("status")).to_be_empty()
    page.evaluate("window.sheet = 'NotAllowedError'")
    tool(page, "share").click()
    expect(page.get_by_role("status")).to_have_text(say(page, "Link copied"))
    assert page.evaluate("navigator.clipboard.readText()") == paper + LEAD


@both_ways
@pytest.mark.parametrize("name", ["share", "copy"])
@pytest.mark.parametrize("line", [NO_SHEET, f"{NO_SHEET}; {UNSAFE_LINE}"])
def test_copy_link(line: str, name: str, how: str, paper: str, page: Page) -> None:
    """Without a sheet the link is copied, also where a page has no clipboard; the focus stays."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(line)
    page.goto(f"{paper}{LEAD}#__points")
    use(page, tool(page, name), how)
    expect(page.get_by_role("status")).to_have_text(say(page, "Link copied"))
    expect(tool(page, name)).to_be_focused()
    other = page.context.browser.new_context if page.context.browser else None
    assert other
    page.context.clear_permissions()
    page.context.grant_permissions(["clipboard-read"])
    reader = page.context.new_page()
    reader.goto(f"{paper}about/")
    reader.bring_to_front()
    assert reader.evaluate("navigator.clipboard.readText()") == paper + LEAD


@both_ways
def test_text_size(how: str, paper: str, page: Page) -> None:
    """The text grows and shrinks in five sizes; the last one is kept, on other briefings too."""
    size = "parseFloat(getComputedStyle(document.querySelector('.news-text')).fontSize)"
    page.goto(paper + LEAD)
    normal = page.evaluate(size)
    larger, smaller = tool(page, "larger"), tool(page, "smaller")
    use(page, larger, how)
    expect(page.get_by_role("status")).to_have_text(
        say(page, "Text size %(place)s of %(count)s", place=3, count=5)
    )
    assert page.evaluate(size) == pytest.approx(normal * 1.125, rel=0.01)
    for _ in range(4):
        larger.press("Enter")
    expect(larger).to_have_attribute("aria-disabled", "true")
    expect(larger).to_be_focused()
    page.goto(paper + OWN)
    assert page.evaluate(size) == pytest.approx(normal * 1.5, rel=0.01)
    for _ in range(3):
        smaller.press("Enter")
    assert page.evaluate("localStorage.getItem('briefings.scale')") is None
    use(page, smaller, how)
    expect(smaller).to_have_attribute("aria-disabled", "true")
    assert page.evaluate(size) == pytest.approx(normal * 0.875, rel=0.01)


@in_english
def test_no_voice_no_button(paper: str, page: Page) -> None:
    """A browser without voices offers no listening; one that finds them later does."""
    page.add_init_script("window.voices = []")
    page.add_init_script(SPEAKING)
    page.goto(paper + LEAD)
    expect(tool(page, "listen")).to_be_hidden()
    page.evaluate("window.voices = [{lang: 'en-AU', localService: false}]; window.found()")
    expect(tool(page, "listen")).to_be_hidden()
    page.evaluate("window.voices = [{lang: 'en-AU', localService: true}]; window.found()")
    expect(tool(page, "listen")).to_be_visible()


@in_english
def test_no_voice_of_another_language(paper: str, page: Page) -> None:
    """Arabic is not read with an English voice."""
    page.add_init_script(SPEAKING)
    page.goto(paper + ARABIC)
    expect(tool(page, "listen")).to_be_hidden()
    page.evaluate("window.voices = [{lang: 'ar_EG', localService: true}]; window.found()")
    tool(page, "listen").click()
    assert page.evaluate("window.spoken[0].text") == "مصر"
    assert page.evaluate("window.spoken[0].lang") == "ar"


@both_ways
def test_listen(how: str, paper: str, page: Page) -> None:
    """A voice of the device reads all of a briefing; pause keeps the place, stop does not."""
    page.add_init_script(SPEAKING)
    page.goto(paper + LEAD)
    listen, stop = tool(page, "listen"), tool(page, "stop")
    expect(stop).to_be_hidden()
    use(page, listen, how)
    expect(listen).to_have_text(say(page, "Pause"))
    assert page.evaluate("window.spoken[0].voice.name") == "Near"
    page.evaluate(FINISH)
    assert page.evaluate("window.spoken.map(each => each.text)") == [
        "Dam reopens",
        "The dam is open again.",
    ]
    listen.press("Enter")
    expect(listen).to_have_text(say(page, "Go on", "reading aloud"))
    page.evaluate(FINISH)  # which comes late, and so counts no more
    assert page.evaluate("window.spoken.length") == 2
    listen.press("Enter")
    assert page.evaluate("window.spoken.at(-1).text") == "The dam is open again."
    use(page, stop, how)
    expect(stop).to_be_hidden()
    expect(listen).to_be_focused()
    expect(listen).to_have_text(say(page, "Listen"))
    listen.press("Enter")
    heard = []
    while listen.inner_text() == say(page, "Pause"):
        heard.append(page.evaluate("window.spoken.at(-1).text"))
        page.evaluate(FINISH)
    assert heard == [
        "Dam reopens",
        "The dam is open again.",
        say(page, "Key points"),
        "It was closed for a year",
        "It feeds two cities",
        say(page, "Why it matters"),
        "Two million people drink from it.",
        "The dam is open, says the desk.",
        "A map and the report, by the paper.",
    ] or heard[-1].startswith("and the report")


@in_english
def test_long_texts_are_read_in_pieces(paper: str, page: Page) -> None:
    """No piece is long, none breaks a sentence, and nothing is left out."""
    page.add_init_script(SPEAKING)
    page.goto(paper + OWN)
    words = " ".join(f"This is sentence number {number}, e.g. a short one." for number in range(40))
    page.evaluate("words => document.querySelector('.news-text p').textContent = words", words)
    tool(page, "listen").click()
    heard = []
    while tool(page, "listen").inner_text() == say(page, "Pause"):
        heard.append(page.evaluate("window.spoken.at(-1).text"))
        page.evaluate(FINISH)
    text = [piece for piece in heard if "sentence" in piece]
    assert "".join(text) == words
    assert max(map(len, text)) < 260
    assert len(text) > 5


@in_english
def test_leaving_ends_the_reading(paper: str, page: Page) -> None:
    """The voice falls silent when the page is left."""
    page.add_init_script(SPEAKING)
    page.goto(paper + LEAD)
    tool(page, "listen").click()
    page.evaluate("sessionStorage.removeItem('told')")
    page.goto(paper + OWN)
    assert page.evaluate("sessionStorage.getItem('told')") == "cancel|"


def turns_to_the_end(page: Page) -> bool:
    """Turn the wheel, and say whether the end of the page is in sight."""
    page.mouse.wheel(0, 9000)
    bottom = "Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight"
    return bool(page.evaluate(bottom))


def card(page: Page, title: str) -> Locator:
    """Give the card with that headline."""
    return page.locator(".news-card", has=page.get_by_role("link", name=re.compile(title))).first


@pytest.mark.parametrize("page", [{"viewport": SMALL}], indirect=True)
@both_ways
def test_what_was_read_is_marked(how: str, paper: str, page: Page) -> None:
    """A briefing whose end was seen is marked where it is listed, until that is forgotten."""
    page.clock.install()
    page.goto(paper + LEAD)
    page.goto(paper)
    expect(card(page, "Dam reopens").locator(".news-read")).to_have_count(0)
    page.goto(paper + LEAD)
    if how == "pointer":
        page.mouse.move(100, 200)
        wait_until(lambda: turns_to_the_end(page), "the wheel does not scroll")
    else:
        page.keyboard.press("End")
    page.clock.run_for(10_000)
    wait_until(lambda: page.evaluate("localStorage.getItem('briefings.read')"), "not read")
    page.go_back()
    expect(card(page, "Dam reopens").locator(".news-read")).to_be_visible()
    expect(
        page.get_by_role("link", name=f"Dam reopens {say(page, '(read)', 'mark')}")
    ).to_be_visible()
    expect(card(page, "Top of Oslo").locator(".news-read")).to_have_count(0)
    page.goto(f"{paper}saved/")
    expect(tool(page, "read").locator("li")).to_have_text(re.compile("Dam reopens"))
    use(page, page.get_by_role("button", name=say(page, "Forget what I have read")), how)
    expect(page.get_by_text(say(page, "You have read nothing yet."))).to_be_visible()
    page.goto(paper)
    expect(page.locator(".news-read")).to_have_count(0)


@in_english
@pytest.mark.parametrize("page", [{"viewport": SMALL}], indirect=True)
def test_a_page_that_was_looked_at_for_a_while(paper: str, page: Page) -> None:
    """After a while a briefing counts as read, though its end was not seen."""
    page.clock.install()
    page.goto(paper + LEAD)
    page.clock.run_for(15_000)
    assert page.evaluate("localStorage.getItem('briefings.read')") is None
    page.clock.run_for(15_000)
    assert LEAD in page.evaluate("localStorage.getItem('briefings.read')")


@in_english
@pytest.mark.parametrize("height", [420, 3000])
def test_what_was_only_opened_is_not_read(height: int, paper: str, page: Page) -> None:
    """Nothing that was only opened counts as read, though its end was in view at once."""
    page.add_init_script("setInterval = tick => window.tick = tick")  # so no second passes
    page.set_viewport_size({"width": 390, "height": height})
    page.goto(paper + LEAD)
    page.keyboard.press("End")
    seen = "document.querySelector('.news-end').getBoundingClientRect().bottom <= innerHeight"
    wait_until(lambda: page.evaluate(seen), "the end is not in view")
    page.evaluate(TWO_FRAMES)
    assert page.evaluate("localStorage.getItem('briefings.read')") is None
    page.evaluate("for (let second = 0; second < 10; second++) tick()")
    assert LEAD in page.evaluate("localStorage.getItem('briefings.read')")


@in_english
def test_what_was_read_is_bounded(paper: str, page: Page) -> None:
    """A thousand briefings are remembered; one more takes the place of the oldest."""
    page.goto(f"{paper}about/")
    page.evaluate("""() => {
      const old = at => ({url: `/paper/old/${at}/`, title: `${at}`})
      const all = Array.from({length: 1000}, (_, at) => old(at))
      localStorage.setItem("briefings.read", JSON.stringify(all))
    }""")
    page.goto(paper + OWN)
    page.keyboard.press("End")
    first = "JSON.parse(localStorage.getItem('briefings.read'))[0].url"
    wait_until(lambda: page.evaluate(first) == f"/paper/{OWN}", "not read")
    urls = page.evaluate("JSON.parse(localStorage.getItem('briefings.read')).map(each => each.url)")
    assert (len(urls), urls[0], urls[-1]) == (1000, f"/paper/{OWN}", "/paper/old/998/")


@in_english
def test_storage_refused(paper: str, page: Page) -> None:
    """Where nothing may be kept, the page says so, and all else works while it is open."""
    page.add_init_script(REFUSING)
    page.goto(paper + LEAD)
    tool(page, "save").click()
    expect(page.get_by_role("status")).to_have_text(
        say(page, "This browser does not let a page keep anything, so nothing was saved")
    )
    expect(tool(page, "save")).to_have_attribute("aria-pressed", "false")
    tool(page, "larger").click()
    scale = "document.documentElement.style.getPropertyValue('--news-scale')"
    assert page.evaluate(scale) == "1.125"
    tool(page, "scheme").click()
    page.keyboard.press("End")
    page.keyboard.press("?")
    page.get_by_role("switch").click()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.goto(f"{paper}saved/")
    expect(page.get_by_text(say(page, "You have saved nothing yet."))).to_be_visible()
    page.goto(f"{paper}search/?q=oslo")
    expect(page.get_by_role("status")).to_contain_text("1 briefing found")


@in_english
def test_storage_full(paper: str, page: Page) -> None:
    """Where the storage is full, the page says that nothing was saved."""
    page.goto(paper + LEAD)
    page.evaluate("""() => {
      let part = "x".repeat(2 ** 20)
      for (let at = 0; part.length; at++) {
        try { localStorage.setItem(`full${at}`, part) }
        catch { part = part.slice(part.length / 2 + 1) }
      }
    }""")
    tool(page, "save").click()
    expect(page.get_by_role("status")).to_have_text(
        say(page, "This browser does not let a page keep anything, so nothing was saved")
    )
    expect(tool(page, "save")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript(paper: str, page: Page) -> None:
    """Nothing that needs a script is shown; names can be found, and the saved page is honest."""
    page.goto(paper + LEAD)
    expect(tool(page, "tools")).to_be_hidden()
    expect(tool(page, "help")).to_be_hidden()
    page.goto(f"{paper}saved/")
    expect(page.locator(".news-scriptless")).to_be_visible()
    page.goto(f"{paper}search/")
    page.get_by_role("searchbox").fill("norway")
    page.get_by_role("button", name=say(page, "Search", "button")).click()
    page.wait_for_url(f"{paper}search/?q=norway")
    expect(page.locator(".news-scriptless")).to_be_visible()
    page.get_by_role("link", name=country(page, "NO")).click()
    page.wait_for_url(f"{paper}countries/no/")


@both_ways
def test_names_are_found(how: str, paper: str, page: Page) -> None:
    """Names of places stand above the briefings that are found, and lead to their pages."""
    page.goto(f"{paper}search/")
    box, named = page.get_by_role("searchbox"), tool(page, "named").locator("li")
    if how == "pointer":
        box.click()
    else:
        page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("ÓSLO")
    expect(named).to_have_text([f"Oslo Post {say(page, 'Source')}"])
    expect(page.get_by_role("heading", name=say(page, "Countries"))).to_be_hidden()
    page.wait_for_url(f"{paper}search/?q=%C3%93SLO")
    page.reload()
    expect(named).to_have_count(1)
    box.fill(country(page, "GB")[:7])
    expect(named.get_by_role("link", name=country(page, "GB"))).to_be_visible()
    box.fill("atlantis")
    expect(named).to_have_count(0)
    box.fill("")
    expect(page.get_by_role("status")).to_be_empty()
    expect(page.get_by_role("heading", name=say(page, "Countries"))).to_be_visible()
    box.fill("repair")
    expect(named).to_have_count(1)
    use(page, named.get_by_role("link", name="The long repair"), how)
    page.wait_for_url(f"{paper}stories/dam-repair/")


def headline(page: Page) -> str:
    """Give the headline that has the focus."""
    found = "document.activeElement.closest('h2, h3, li')?.textContent.trim() ?? ''"
    return str(page.evaluate(found))


@pytest.mark.parametrize("page", [{"viewport": SMALL}], indirect=True)
@pytest.mark.parametrize("key", ["Enter", "o"])
def test_from_headline_to_headline(key: str, paper: str, page: Page) -> None:
    """On a listing j and k go down and up, what has the focus is seen, Enter and o open it."""
    open_page(page, f"{paper}2026/03/20/")
    titles = page.locator(".news-card__title a").all_text_contents()
    walked = []
    for _ in titles:
        page.keyboard.press("j")
        walked.append(headline(page))
        link = page.locator(":focus")
        expect(link).to_be_in_viewport()
        assert link.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    assert walked == titles
    page.keyboard.press("j")
    assert headline(page) == titles[-1]
    for _ in titles[1:]:
        page.keyboard.press("k")
    assert headline(page) == titles[0]
    page.keyboard.press(key)
    page.wait_for_url(paper + LEAD)


def test_down_from_what_is_seen(paper: str, page: Page) -> None:
    """Without a focus j begins with the first headline in view, k with the last one above."""
    page.set_viewport_size(SMALL)
    open_page(page, f"{paper}2026/03/20/")
    titles = page.locator(".news-card__title a").all_text_contents()
    for key, expected in (("j", titles[3]), ("k", titles[2])):
        page.evaluate("document.activeElement.blur()")
        page.locator(".news-card__title a").nth(3).evaluate("link => link.scrollIntoView()")
        page.keyboard.press(key)
        assert headline(page) == expected


def test_lists_without_headlines(paper: str, page: Page) -> None:
    """Where there are no headlines, j and k walk through the lines of a list."""
    open_page(page, f"{paper}countries/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert headline(page).startswith(page.locator(".news-entries li a").first.inner_text())


def test_from_briefing_to_briefing(paper: str, page: Page) -> None:
    """On a briefing j goes to the next one on the way, and k to the one before it."""
    open_page(page, paper + LEAD)
    page.keyboard.press("j")
    page.wait_for_url(f"{paper}2026/03/20/top-of-oslo/")
    wait_for_keys(page)
    page.keyboard.press("k")
    page.wait_for_url(paper + LEAD)
    wait_for_keys(page)
    page.keyboard.press("s")
    expect(tool(page, "save")).to_have_attribute("aria-pressed", "true")


def test_go_home_and_search(paper: str, page: Page) -> None:
    """`g h` goes home, but not after a while; `/` opens the search."""
    page.clock.install()
    open_page(page, paper + LEAD)
    page.keyboard.press("g")
    page.clock.run_for(1600)
    page.keyboard.press("h")
    page.keyboard.press("g")
    page.keyboard.press("x")
    page.keyboard.press("h")
    assert page.url == paper + LEAD
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.wait_for_url(paper)
    wait_for_keys(page)
    page.keyboard.press("/")
    box = page.get_by_role("dialog").get_by_role("combobox")
    expect(box).to_be_focused()
    expect(box).to_have_value("")


@in_english
def test_keys_that_are_somebody_elses(paper: str, page: Page) -> None:
    """Nothing happens while one types, with a modifier, or while the globe has the focus."""
    page.goto(f"{paper}search/")
    page.keyboard.press("/")
    page.keyboard.type("gh?j/")
    expect(page.get_by_role("searchbox")).to_have_value("gh?j/")
    page.goto(paper + LEAD)
    for modifier in ("Control", "Alt", "Meta"):
        page.keyboard.press(f"{modifier}+s")
        page.keyboard.press(f"{modifier}+j")
    page.evaluate("""() => {
      const globe = document.createElement("button")
      globe.dataset.news = "globe"
      document.querySelector("main").append(globe)
      globe.focus()
    }""")
    page.keyboard.press("s")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(tool(page, "save")).to_have_attribute("aria-pressed", "false")
    assert page.url == paper + LEAD


@both_ways
def test_help(how: str, paper: str, page: Page) -> None:
    """The button below the page opens the help; it closes, and the focus is where it was."""
    page.goto(paper + LEAD)
    use(page, tool(page, "help"), how)
    dialog = page.get_by_role("dialog", name=say(page, "Keyboard shortcuts"))
    expect(dialog).to_be_visible()
    enter, control = say(page, "Enter", "key"), say(page, "Ctrl K", "key")
    keys = ["j", "k", "o", enter, "s", "/", control, "g h", "?"]
    expect(dialog.locator("kbd")).to_have_text(keys)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(tool(page, "help")).to_be_focused()
    tool(page, "save").focus()
    page.keyboard.press("?")
    expect(dialog).to_be_visible()
    page.keyboard.press("s")  # which is for the page below it
    use(page, dialog.get_by_role("button", name=say(page, "Close")), how)
    expect(dialog).to_be_hidden()
    expect(tool(page, "save")).to_be_focused()
    expect(tool(page, "save")).to_have_attribute("aria-pressed", "false")


@both_ways
def test_switch_off(how: str, paper: str, page: Page) -> None:
    """The shortcuts are switched off for good, and on again, by the button below the page."""
    open_page(page, paper + LEAD)
    page.keyboard.press("?")
    switch = page.get_by_role("switch", name=say(page, "Shortcuts are on"))
    expect(switch).to_be_checked()
    if how == "pointer":
        switch.click()
    else:
        press(page, switch, "Space")
    page.keyboard.press("Escape")
    open_page(page, page.url)
    for key in ("s", "j", "?", "/"):
        page.keyboard.press(key)
    expect(tool(page, "save")).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url == paper + LEAD
    use(page, tool(page, "help"), how)
    expect(switch).not_to_be_checked()
    switch.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect(tool(page, "save")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("place", ["start", "end"])
def test_what_is_said_covers_nothing_that_was_pressed(place: str, paper: str, page: Page) -> None:
    """What the page says lies beside the button that was pressed, wherever that is."""
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(paper + LEAD)
    save, said = tool(page, "save"), page.get_by_role("status")
    save.evaluate("(button, block) => button.scrollIntoView({block})", place)
    save.click()
    expect(save).to_have_text(say(page, "Saved"))
    expect(said).to_have_text(say(page, "Saved in this browser"))
    button, words = save.bounding_box(), said.bounding_box()
    assert button
    assert words
    above = words["y"] + words["height"] <= button["y"]
    assert above or button["y"] + button["height"] <= words["y"]


@pytest.mark.parametrize("page", [{"viewport": {"width": 320, "height": 600}}], indirect=True)
@pytest.mark.parametrize("url", ["", "stories/", "archive/"])
def test_the_section_in_which_one_is_can_be_seen(url: str, paper: str, page: Page) -> None:
    """On a phone the row of sections scrolls to the one in which one is."""
    page.goto(paper + url)
    row = page.locator(".news-sections ul")
    assert row.evaluate("row => row.scrollWidth > row.clientWidth")
    current = row.locator("[aria-current]")
    expect(current).to_be_in_viewport(ratio=0.95)


def test_tools_stand_in_one_line(language: str, paper: str, page: Page) -> None:
    """All tools are in one line, large enough for a finger, and nothing moves when voices come."""
    page.add_init_script("window.voices = []")
    page.add_init_script(SPEAKING)
    voice = f"{{lang: '{language}', localService: true}}"
    for width in (320, 390, 600, 768, 1000, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(paper + LEAD)
        height = tool(page, "tools").bounding_box()
        page.evaluate(f"window.voices = [{voice}]; window.found()")
        assert tool(page, "tools").bounding_box() == height, width
        buttons = tool(page, "tools").locator("button:visible").all()
        boxes = [button.bounding_box() for button in buttons]
        assert len(boxes) == 6, width
        assert len({box["y"] for box in boxes if box}) == 1, width
        assert all(box and min(box["width"], box["height"]) >= 24 for box in boxes), width


def test_tools_have_their_place(paper: str, page: Page) -> None:
    """Nothing moves when a script has made the tools."""
    page.route("**/news.*.js", lambda route: route.abort())
    page.goto(paper + LEAD)
    empty = tool(page, "tools").bounding_box()
    assert not tool(page, "tools").get_by_role("button").count()
    page.unroute_all()
    page.goto(paper + LEAD)
    expect(tool(page, "save")).to_be_visible()
    assert tool(page, "tools").bounding_box() == empty


@in_english
def test_tools_of_a_template(paper: str, page: Page) -> None:
    """A template of the site's own may have some of the tools: then no other is added."""

    def with_one(route: Route) -> None:
        answer = route.fetch()
        opening = '(<div class="news-actions[^>]*>)'
        button = r'\1<button type="button" data-news="save">Keep</button>'
        route.fulfill(response=answer, body=re.sub(opening, button, answer.text()))

    page.route(paper + LEAD, with_one)
    page.goto(paper + LEAD)
    expect(tool(page, "save")).to_have_attribute("aria-pressed", "false")
    tool(page, "save").click()
    expect(tool(page, "save")).to_have_attribute("aria-pressed", "true")
    assert tool(page, "tools").get_by_role("button").all_inner_texts() == ["Keep"]


@in_english
@pytest.mark.parametrize("page", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_accessible_in_use(paper: str, page: Page) -> None:
    """The axe rules find nothing in what scripts make: tools, help, lists, marks, results."""
    page.add_init_script(SPEAKING)
    page.goto(paper + LEAD)
    for name in ("save", "smaller", "listen"):
        tool(page, name).click()
    page.keyboard.press("End")
    assert faults(page) == []
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert faults(page) == []
    for url in ("saved/", "", "search/?q=oslo"):
        page.goto(paper + url)
        if "?" in url:
            expect(page.get_by_role("status")).to_contain_text("found")
        assert faults(page) == [], url


def printed(page: Page) -> PdfReader:
    """Print a page to PDF."""
    return PdfReader(io.BytesIO(page.pdf(format="A4")))


def words(reader: PdfReader) -> str:
    """Give the words of a PDF, white space folded."""
    text = " ".join(each.extract_text() for each in reader.pages)
    return " ".join(unicodedata.normalize("NFKC", text).split())  # without ligatures


@in_english
def test_print(paper: str, page: Page) -> None:
    """A printed briefing has brand, image, words and addresses, and nothing that one can press."""
    page.goto(paper + LEAD)
    tool(page, "save").click()
    reader = printed(page)
    text = words(reader)
    wanted = (
        "Dam reopens",
        "Kyiv Daily, Ukraine · on Ukraine, Poland",
        "Friday, March 20, 2026",
        "The dam, seen from the west",
        "The dam is open again.",
        "It was closed for a year",
        "Two million people drink from it.",
        "says the desk",
        "The year of the fire was wrong.",
        "Reviewed by Olha Reviewer",
        paper + LEAD,
        f"{paper}about/?x=1#who",
        "https://kyiv.example/dam",
        "https://pictures.example/dam",
    )
    assert [each for each in wanted if each not in text.replace("\xa0", " ")] == []
    assert "Paper " in text
    unwanted = ("Save", "Listen", "Today", "Keyboard", "Feeds", "Earlier from", "Skip to")
    assert [each for each in unwanted if each in text] == []
    assert any(each.images for each in reader.pages)
    expect(page.locator("[data-note]")).to_have_count(0)


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_print_without_javascript(paper: str, page: Page) -> None:
    """Where no script lists them, the addresses of links to other sites stand beside them."""
    page.goto(paper + LEAD)
    assert "<https://kyiv.example/dam>" in words(printed(page)).replace(" ", "")


def test_print_across_the_paper(paper: str, page: Page) -> None:
    """On paper a text is as wide as the page; what one presses and types in is not there."""
    page.goto(paper + LEAD)
    page.emulate_media(media="print")
    width = "element => element.getBoundingClientRect().width"
    for element in (".news-text", ".news-standfirst"):
        wanted = page.locator("main").evaluate(width)
        assert page.locator(element).first.evaluate(width) == wanted
    page.goto(f"{paper}countries/")
    for each in page.locator("main").locator("button, input, select").all():
        assert not each.is_visible()
    page.goto(paper + LEAD[: len("2026/03/01/")])
    assert page.locator(".news-list:not(.news-list--row)").count()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_print_in_black(paper: str, page: Page) -> None:
    """Whoever reads in dark colours prints in black on white all the same."""
    page.goto(paper + LEAD)
    tool(page, "scheme").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.emulate_media(media="print", color_scheme="dark")
    for element, name, value in (
        ("body", "backgroundColor", "rgb(255, 255, 255)"),
        (".news-text", "color", "rgb(0, 0, 0)"),
        ("h1", "color", "rgb(0, 0, 0)"),
    ):
        style = f"element => getComputedStyle(element).{name}"
        assert page.locator(element).first.evaluate(style) == value
