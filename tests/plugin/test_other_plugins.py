"""Plugins of others work on briefings as they do on pages of docs/."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.site import Site, changed, png

if TYPE_CHECKING:
    from pathlib import Path

HOOKS = '''
"""Hooks of a site, which note every event of a page."""

import json
from pathlib import Path

seen = []


def _note(event, page):
    seen.append([event, page.file.src_uri, page.url])


def on_pre_page(page, config, files):
    _note("pre_page", page)
    return page


def on_page_markdown(markdown, page, config, files):
    _note("markdown", page)
    return markdown.replace("PLACEHOLDER", "Put in *by a hook*")


def on_page_content(html, page, config, files):
    _note("content", page)
    return html + '<p id="from-hook">Added</p>'


def on_page_context(context, page, config, nav):
    _note("context", page)
    return context


def on_post_page(output, page, config):
    _note("post_page", page)
    return output.replace("</body>", "<!-- seen --></body>")


def on_post_build(config):
    Path(config.site_dir, "made-by-hook.txt").write_text("made")
    Path("seen.json").write_text(json.dumps(seen))
'''


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project with an image in a briefing and a page of docs/."""
    site = Site(tmp_path)
    site.write("docs/about.md", "# About\n\nText.\n")
    site.write("briefings/2026/03/01/x.png", png())
    site.briefing("2026/03/01/one", "PLACEHOLDER\n\n![x](x.png)\n", title="One whale")
    site.briefing("2026/03/01/two", "Text of the *second* one.\n", title="Two whales")
    return site


def test_glightbox(site: Site) -> None:
    """mkdocs-glightbox wraps a briefing's pictures, and its assets are published."""
    site.configure(plugins=("glightbox",)).build("--strict")
    page = site.page("2026/03/01/one/")
    (link,) = page.main.xpath(".//a[contains(@class, 'glightbox')]")
    assert page.resolve(str(link.get("href"))) == "2026/03/01/x.png"
    assert link.xpath("./img")
    scripts = [page.resolve(str(source)) for source in page.tree.xpath("//script/@src")]
    assert any("glightbox" in script and site.has(script) for script in scripts)


def test_glightbox_stays_out_of_feeds(site: Site) -> None:
    """What a plugin adds for the page is not in the feed's text."""
    site.configure(plugins=("glightbox",)).build("--strict")
    assert b"glightbox" not in site.read("feed.xml")


def test_minify(site: Site) -> None:
    """mkdocs-minify-plugin makes a briefing's page smaller, the words stay."""
    site.configure().build("--strict")
    plain = site.page("2026/03/01/one/").text, len(site.read("2026/03/01/one/"))
    site.configure(plugins=({"minify": {"minify_html": True}},)).build("--strict")
    assert site.page("2026/03/01/one/").text == plain[0]
    assert len(site.read("2026/03/01/one/")) < plain[1]
    assert b"\n    <" not in site.read("2026/03/01/one/")


def test_every_page_event_is_called(site: Site) -> None:
    """A briefing passes through the same events as a page of docs/, in the same order."""
    site.write("hooks.py", HOOKS)
    site.configure(hooks=["hooks.py"]).build("--strict")
    seen = json.loads((site.root / "seen.json").read_text())
    events = ["pre_page", "markdown", "content", "context", "post_page"]
    assert [event for event, _, url in seen if url == "about/"] == events
    assert [event for event, _, url in seen if url == "2026/03/01/one/"] == events
    assert [event for event, _, url in seen if url == "countries/ua/"] == ["context", "post_page"]


def test_hooks_change_a_briefing(site: Site) -> None:
    """What hooks make of a briefing's text, page and site is published."""
    site.write("hooks.py", HOOKS)
    site.configure(hooks=["hooks.py"]).build("--strict")
    page = site.page("2026/03/01/one/")
    assert page.main.xpath(".//em[.='by a hook']")
    assert page.main.xpath(".//p[@id='from-hook']")
    assert site.read("2026/03/01/one/").count(b"<!-- seen -->") == 1
    assert (site.out / "made-by-hook.txt").read_text() == "made"
    assert b"by a hook" in site.read("feed.xml")
    assert b"from-hook" not in site.read("feed.xml")


def test_hook_that_fails_is_named(site: Site) -> None:
    """Where another plugin's event raises, the briefing is named and the site stays."""
    site.write("hooks.py", "def on_page_markdown(markdown, page, config, files):\n    1 / 0\n")
    site.configure(hooks=["hooks.py"])
    site.remove("docs/about.md")
    said = site.build(code=1)
    assert "briefings/2026/03/01/one.md: cannot be rendered: ZeroDivisionError" in said
    assert "Traceback" not in said
    assert not site.out.exists()


def test_search_leaves_the_news_to_ours(site: Site) -> None:
    """Material's search finds pages of docs/ only: the site has a search over the news."""
    site.configure(plugins=("search",)).build("--strict")
    index = json.loads(site.read("search/search_index.json"))
    assert {entry["location"].partition("#")[0] for entry in index["docs"]} == {"about/"}


def test_search_finds_articles_only(site: Site) -> None:
    """Without ours, Material's finds every article by its text, and no page that lists them."""
    site.configure(plugins=("search",), briefings={"search": "off"}).build("--strict")
    index = json.loads(site.read("search/search_index.json"))
    found = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert found == {"about/", "2026/03/01/one/", "2026/03/01/two/"}
    (entry,) = [doc for doc in index["docs"] if doc["location"] == "2026/03/01/two/"]
    assert entry["title"] == "Two whales"
    assert "second" in entry["text"]


def test_search_leaves_out_what_is_hidden(site: Site) -> None:
    """Neither an unpublished briefing nor one with `noindex` can be found."""
    site.briefing("2026/03/01/one", draft=True)
    site.briefing("2026/03/01/two", noindex=True)
    site.configure(plugins=("search",), briefings={"search": "off"}).build("--strict")
    index = json.loads(site.read("search/search_index.json"))
    assert {entry["location"].partition("#")[0] for entry in index["docs"]} == {"about/"}


def test_properdocs_builds_the_same_bytes(site: Site) -> None:
    """ProperDocs builds the same site, byte for byte, but for the generator's name in `docs/`."""
    site.configure(plugins=("search",)).build("--strict")
    before = site.files()
    site.build("--strict", "-d", "proper", program="properdocs")
    after = Site(site.root / "proper")
    files = {
        path.relative_to(after.root).as_posix(): path.read_bytes()
        for path in after.root.rglob("*")
        if path.is_file()
    }
    assert set(files) == set(before)
    for path in changed(before, files):
        assert path.startswith("about/")
        assert _without_generator(before[path]) == _without_generator(files[path])


def _without_generator(data: bytes) -> list[bytes]:
    return [line for line in data.splitlines() if b'name="generator"' not in line]
