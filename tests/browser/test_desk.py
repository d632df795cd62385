"""The desk as an editor has it: our reader takes what is saved, and nothing else is changed."""

from __future__ import annotations

from contextlib import contextmanager
from difflib import ndiff
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.pages import empty_page
from tests.browser.server import served
from tests.patience import wait_until
from tests.site import NOW, Site, photo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

EDITED = "briefings/2026/03/19/bridge.md"
OLD = "briefings/2025/01/01/old.md"
FILES = {
    EDITED: """\
---
# Nobody describes this line.
title: 'A bridge: opened'
date: 2026-03-19
summary: >-
  A text that is long,
  and folded.
country: no, fj
source: kyiv-daily

# Theirs
original:
  url: "https://example.org/bridge"   # kept
  language: nb
  published: 2026-03-18 7:05
tags: [rail, "rivers"]
key_points:
- "One."
- 'Two: too.'
extra: {a: 1, b: [x, 'y']}
overlooked: yes
story: the-bridge
related: [../../../2025/01/01/old.md]
corrections:
  - date: 2026-03-19T10:00+02:00
    text: It was longer.
---

First _line_ of a text, with <b>HTML</b> & \\*signs\\*.

- one
- two
""",
    OLD: "---\ntitle: Old\ndate: 2025-01-01\nsummary: It is.\ncountries: [UA]\n---\n\nText.\n",
    "docs/sources/kyiv-daily.md": "---\ntitle: Kyiv Daily\nurl: https://kyiv.example/\n"
    "country: UA\nlanguage: uk\n---\n",
    "docs/stories/the-bridge.md": "---\ntitle: The bridge\n---\n",
}

_ROOT = """const root = await (await navigator.storage.getDirectory())
  .getDirectoryHandle("sveltia-cms-test", { create: true });"""

_SEED = f"""async files => {{
  {_ROOT}
  for (const [path, text] of Object.entries(files)) {{
    const names = path.split("/");
    let folder = root;
    for (const name of names.slice(0, -1))
      folder = await folder.getDirectoryHandle(name, {{ create: true }});
    const file = await folder.getFileHandle(names.at(-1), {{ create: true }});
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  }}
}}"""

_READ = f"""async () => {{
  {_ROOT}
  const found = {{}};
  const walk = async (folder, above) => {{
    for await (const [name, each] of folder.entries()) {{
      if (each.kind === "directory") await walk(each, `${{above}}${{name}}/`);
      else found[above + name] = [...new Uint8Array(await (await each.getFile()).arrayBuffer())];
    }}
  }};
  await walk(root, "");
  return found;
}}"""


class Desk:
    """The desk in a browser, connected to files that only this browser has."""

    def __init__(self, page: Page, root: str, files: Mapping[str, str], title: str) -> None:
        """Put the files there, and open it; one of them has that title."""
        self.page, self.root = page, root
        self.told: list[str] = []
        """What the console has of errors and warnings, and addresses of others that were asked."""
        page.on("console", lambda each: self._tell(each.type, each.text))
        page.on("request", lambda each: self._ask(each.url))
        page.clock.set_system_time(NOW)
        page.goto(f"{root}robots.txt")
        page.evaluate(_SEED, files)
        page.goto(f"{root}admin/")
        page.get_by_role("button", name="Work with Test Repository").click()
        page.get_by_role("row", name=title).wait_for()

    def _tell(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.told.append(text)

    def _ask(self, url: str) -> None:
        if not url.startswith((self.root, "blob:", "data:")):
            self.told.append(url)

    def files(self) -> dict[str, bytes]:
        """Give all files by their paths."""
        found: dict[str, list[int]] = self.page.evaluate(_READ)
        return {path: bytes(data) for path, data in found.items()}

    def open(self, title: str) -> None:
        """Open a briefing of the list."""
        self.page.get_by_role("row", name=title).get_by_role("gridcell").nth(1).click()
        self.page.get_by_role("textbox", name="Title", exact=True).first.wait_for()

    def pane(self, language: str) -> Locator:
        """Give what stands of a briefing in a language, which the CMS calls so."""
        return self.page.get_by_role("group", name=f"Edit \u2068{language}\u2069 Content")

    def field(self, label: str, within: Locator | None = None) -> Locator:
        """Give a field of the form: it is there once the window is near to it."""
        whole = within or self.page.locator("body")
        field = whole.get_by_role("group", name=f"“\u2068{label}\u2069” Field").last

        def is_there() -> bool:
            if not field.count():
                (within or self.page.get_by_role("group", name="Content").first).hover()
                self.page.mouse.wheel(0, 300)
            return bool(field.count())

        wait_until(is_there, label)
        field.scroll_into_view_if_needed()
        return field

    def save(self) -> None:
        """Save, and go back to the list."""
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.get_by_role("button", name="Create New Entry").wait_for()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a built site that has the same files."""
    site = Site(tmp_path_factory.mktemp("desk"))
    site.configure(briefings={"desk": {"backend": "test-repo"}, "timezone": "Europe/Kyiv"})
    for path, text in FILES.items():
        site.write(path, text)
    site.build("--strict")
    return site


@contextmanager
def opened(site: Site, browser: Browser, files: Mapping[str, str], title: str) -> Iterator[Desk]:
    """Give a site's desk with these files, in a browser that is elsewhere in the world."""
    with (
        served(site) as root,
        empty_page(browser, timezone_id="America/New_York") as page,
    ):
        desk = Desk(page, root, files, title)
        yield desk
        assert desk.told == []


@pytest.fixture
def desk(site: Site, browser: Browser) -> Iterator[Desk]:
    """Give its desk."""
    with opened(site, browser, FILES, "A bridge") as desk:
        yield desk


def difference(
    before: Mapping[str, bytes], after: Mapping[str, bytes], path: str = EDITED
) -> list[str]:
    """Give the lines of a file that went and came; no other one is another."""
    assert {each: after[each] for each in before if each != path} == {
        each: data for each, data in before.items() if each != path
    }
    old, new = (files[path].decode().splitlines() for files in (before, after))
    return [line for line in ndiff(old, new) if line.startswith(("+ ", "- "))]


def test_a_day_at_the_desk(desk: Desk, site: Site, tmp_path: Path) -> None:
    """An edit changes what was edited, a new briefing with an image is valid, and one can go."""
    page, first = desk.page, desk.files()
    assert page.get_by_role("row", name="Old").count() == 0  # of an earlier month

    desk.open("A bridge")
    page.get_by_role("textbox", name="Title", exact=True).fill("A bridge: closed")
    desk.save()
    second = desk.files()
    assert difference(first, second) == [
        "- title: 'A bridge: opened'",
        "+ title: 'A bridge: closed'",
    ]

    desk.open("A bridge: closed")
    text = desk.field("Body").get_by_role("textbox").last
    text.fill(text.input_value().replace("- two", "- 2\n- 3"))
    desk.save()
    third = desk.files()
    assert difference(second, third) == ["- - two", "+ - 2", "+ - 3"]

    page.get_by_role("button", name="Create New Entry").click()
    page.get_by_text("Creating \u2068Briefing\u2069", exact=True).wait_for()
    # The form has taken over once it says when the briefing begins.
    expect(page.get_by_role("textbox", name="Date", exact=True)).not_to_have_value("")
    for country in ("Ukraine", "Fiji"):
        page.get_by_role("combobox", name="Countries").click()
        page.get_by_role("option", name=country, exact=True).click()
    desk.field("Source").get_by_role("radio", name="Kyiv Daily").click()
    title = page.get_by_role("textbox", name="Title", exact=True)
    title.fill("A new: line")
    page.get_by_role("textbox", name="Summary", exact=True).fill("It has run.")
    expect(title).to_have_value("A new: line")
    image = desk.field("Image")
    image.get_by_role("checkbox", name="Add").click()
    image.get_by_role("textbox", name="Alt", exact=True).fill("A train")
    image.get_by_role("button", name="Browse").click()
    dialog = page.get_by_role("dialog")
    with page.expect_file_chooser() as chooser:
        dialog.get_by_role("button", name="Upload").click()
    picture = tmp_path / "train.jpg"
    picture.write_bytes(photo(60, 40))
    chooser.value.set_files(picture)
    dialog.get_by_role("option", name="train.jpg").wait_for()
    dialog.get_by_role("button", name="Insert").click()
    desk.field("Body").get_by_role("textbox").last.fill("It *has* run.\n\n- at last")
    desk.save()
    fourth = desk.files()
    new = {path: fourth[path] for path in fourth.keys() - third.keys()}
    assert new.keys() == {"briefings/2026/03/20/a-new-line.md", "briefings/2026/03/20/train.jpg"}
    assert new["briefings/2026/03/20/a-new-line.md"].decode() == (
        '---\ntitle: "A new: line"\ndate: 2026-03-20T14:00+02:00\nsummary: It has run.\n'
        "countries: [UA, FJ]\nsource: kyiv-daily\nimage:\n  src: train.jpg\n  alt: A train\n"
        "draft: true\n---\n\nIt *has* run.\n\n- at last\n"
    )
    for path, data in fourth.items():
        site.write(path, data)
    checked = site.run("mkdocs_briefings", "check")
    assert checked.code == 0, checked.output

    page.get_by_role("row", name="A bridge").get_by_role("checkbox").click()
    page.get_by_role("button", name="Delete Selected Entry").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("row", name="A bridge")).to_have_count(0)
    assert desk.files() == {path: data for path, data in fourth.items() if path != EDITED}


TRANSLATED = "briefings/2026/03/19/dam.md"
TRANSLATION = "briefings/2026/03/19/dam.uk.md"
# Another day has a briefing of the same name, and its folder is not that of its date.
OTHER = "briefings/2026/03/17/dam.md"
DAM = """\
---
title: {}
date: 2026-03-{}
summary: It is.
countries: [UA]
image: {{src: dam.jpg, alt: A dam, caption: It stands.}}
aliases: [{}]
translation: {{method: machine}}
key_points: [One.]
---

The text.
"""
IN_LANGUAGES = {
    TRANSLATED: DAM.format("Dam mended", 19, "old/mended"),
    TRANSLATION: """\
---
# By whom
title: 'Греблю: залатано'
summary: >-
  Вона
  є.
image: {alt: Гребля}   # kept
made_from: 0123456789
extra: {a: 1}
---

Текст.
""",
    OTHER: DAM.format("Dam broken", 18, "old/broken"),
    "docs/sources/kyiv-daily.md": FILES["docs/sources/kyiv-daily.md"],
    "docs/sources/kyiv-daily.uk.md": "---\ntitle: Київ щодня\n---\n",
    "docs/about.md": "# About\n",
    "docs/about.uk.md": "# Про нас\n",
}


def test_translations_at_the_desk(browser: Browser, tmp_path: Path) -> None:
    """One is edited without its original, told of as behind, accepted, and begun anew."""
    site = Site(tmp_path)
    site.configure(briefings={"desk": {"backend": "test-repo"}, "languages": ["en", "uk", "ar"]})
    for path, text in IN_LANGUAGES.items():
        site.write(path, text)
    for path in (TRANSLATED, OTHER):
        site.write(path.replace(".md", ".jpg"), photo(60, 40))
    site.build()
    with opened(site, browser, IN_LANGUAGES, "Dam mended") as desk:
        first, ukrainian = desk.files(), desk.pane("Ukrainian")
        behind = desk.page.get_by_role("gridcell", name=" · Ukrainian behind")
        expect(behind).to_have_text("Dam mended · 2026-03-19 · Ukrainian behind")
        title = ukrainian.get_by_role("textbox", name="Title", exact=True)

        desk.open("Dam mended")
        title.fill("Греблю: полагоджено")
        desk.save()
        second = desk.files()
        assert difference(first, second, TRANSLATION) == [
            "- title: 'Греблю: залатано'",
            "+ title: 'Греблю: полагоджено'",
        ]

        desk.open("Dam mended")
        english = desk.pane("English").get_by_role("textbox", name="Title", exact=True)
        english.fill("Dam repaired")
        desk.save()
        third = desk.files()
        assert difference(second, third, TRANSLATED) == [
            "- title: Dam mended",
            "+ title: Dam repaired",
        ]

        desk.open("Dam repaired")
        assert desk.pane("English").get_by_role("switch", name="Follows").count() == 0
        ukrainian.get_by_role("switch", name="Follows the original").click()
        desk.save()
        fourth = desk.files()
        assert difference(third, fourth, TRANSLATION)[0] == "- made_from: 0123456789"
        expect(behind).to_have_count(0)

        desk.open("Dam broken")
        ukrainian.get_by_role("button", name="Enable \u2068Ukrainian\u2069").click()
        title.fill("Греблю: зламано")
        ukrainian.get_by_role("textbox", name="Summary", exact=True).fill("Була.")
        image = desk.field("Image", ukrainian)
        image.get_by_role("textbox", name="Alt", exact=True).fill("Гребля")
        desk.field("Body", ukrainian).get_by_role("textbox").last.fill("Її *немає*.")
        desk.save()
        fifth = desk.files()
        (new,) = fifth.keys() - fourth.keys()
        assert {path: fifth[path] for path in fourth} == fourth
        assert new == OTHER.replace(".md", ".uk.md")
        text, made_from = fifth[new].decode().split("made_from: ")
        assert text == (
            '---\ntitle: "Греблю: зламано"\nsummary: Була.\nimage:\n  alt: Гребля\n'
            "key_points: [One.]\ndraft: true\n"
        )
        assert made_from[10:] == "\n---\n\nЇї *немає*.\n"
        for path, data in fifth.items():
            site.write(path, data)
        checked = site.run("mkdocs_briefings", "check")
        assert checked.output.endswith("0 errors, 0 warnings.\n"), checked.output
