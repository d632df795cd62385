"""Pages of `docs/` in the search: what of them is indexed, and what is left out."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.outputs.search.main_content import main_content, sections
from mkdocs_briefings.outputs.search.pages import PageBundle, standing_page
from tests.engine.differences import differences
from tests.outputs.searched import FULL, found_pages
from tests.site import Site, changed, with_front_matter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TEXT = """\
<h1 id="top">Our <em>mis</em>takes<a class="headerlink" href="#top">¶</a></h1>
<p>We err,<br>and say&nbsp;so.</p><nav>Go <b>on</b></nav>
<img alt="x" src="a.png" data-search-exclude>
<h2>Without an id</h2><p>One</p><table><tr><td>Cell</td><td class="linenos">1</td></tr></table>
<h2 id="whom">Whom &amp; when</h2><div data-search-exclude>No <div>word</div> of it</div><p>Us</p>
<h2 id="out" data-search-exclude>Out</h2><p>Nothing</p><h3 id="deep">Deep</h3><p>Nothing</p>
<h2 id="last">Last</h2><pre><span>a</span><span>b</span>
c</pre>
"""

THEMES = {
    "material": "<main><nav>Menu</nav><article class=md-typeset>{}</article><p>Beside</p></main>",
    "mkdocs": '<div><div role="main" class="x"><div>{}</div></div><div>Foot</div></div>',
    "plain main": "<div>Menu</div><main>{}</main><footer>Foot</footer>",
    "nothing": "{}",
}


@pytest.mark.parametrize("theme", THEMES)
def test_what_of_a_page_is_read(theme: str) -> None:
    """The same of each theme: its own text by headings with ids, and nothing that leads away."""
    html = f"<html><head></head><body>{THEMES[theme].format(TEXT)}</body><!-- built --></html>"
    read = [(each.anchor, each.title, each.texts) for each in sections(main_content(html))]
    assert read == [
        ("", "Our mistakes", ["We err,", "and say so.", "Without an id", "One", "Cell"]),
        ("whom", "Whom & when", ["Us"]),
        ("last", "Last", ["ab c"]),
    ]


def test_no_page() -> None:
    """Where there is no page there is nothing to read."""
    assert main_content("") == ""
    [only] = sections("")
    assert (only.title, only.texts) == ("", [])


def test_titles() -> None:
    """Where titles are searched, those of headings are, and a description or the first words."""
    html = f"<body>{TEXT}</body>"
    pages = [
        standing_page("about/", html, "About", "Who we are"),
        standing_page("rules/", "<body><p>Be kind.</p></body>", "Rules", ""),
    ]
    told = json.loads(PageBundle(pages, "en", "").files()["titles.json"])
    assert [(each["url"], each["title"], each["summary"]) for each in told] == [
        ("about/", "Our mistakes", "Who we are"),
        ("rules/", "Rules", "Be kind."),
    ]
    assert [each["anchor"] for each in told[0]["sections"]] == ["whom", "last"]
    assert PageBundle([], "en", "").files() == {}


def write_docs(root: Path, **options: object) -> Site:
    """Write a newsroom with pages of docs/, of which some are not to be found."""
    site = Site(root).configure(briefings={**FULL, **options}, use_directory_urls=False)
    site.briefing("2026/03/01/one")
    site.write("docs/about.md", "# About\n\nWe are few.\n\n## Money\n\nFrom readers.\n")
    site.write("docs/more.md", "# More\n")
    keys: Mapping[str, Mapping[str, object]] = {
        "excluded": {"search": {"exclude": True}},
        "unlisted": {"noindex": True},
        "draft": {"draft": True},
    }
    for name, matter in keys.items():
        site.write(f"docs/{name}.md", with_front_matter(matter, f"# {name}\n"))
    return site


def searched(site: Site) -> dict[str, bytes]:
    """Give what is searched of pages of docs/."""
    return {path: data for path, data in site.files().items() if path.startswith("search/pages")}


def test_a_bundle_of_their_own(tmp_path: Path) -> None:
    """It has what is to be found; news do not change it, and it is as a clean build's."""
    site = write_docs(tmp_path)
    site.build("--strict")
    pages = found_pages(site)
    assert sorted(pages) == ["about.html", "more.html"]
    assert [each["id"] for each in pages["about.html"]["anchors"]] == ["money"]
    [listed] = json.loads(site.read("search/pages.json"))["bundles"]
    assert (listed["path"], listed["count"]) == ("pages/", 2)
    before = site.files()
    site.briefing("2026/03/02/two")
    site.build("--strict")
    assert not any(path.startswith("search/pages") for path in changed(before, site.files()))
    site.write("docs/about.md", "# About\n\nWe are many.\n")
    site.write("docs/draft.md", "# draft\n\nIt is out.\n")
    site.remove("docs/more.md")
    site.build("--strict")
    after = searched(site)
    assert sorted(found_pages(site)) == ["about.html", "draft.html"]
    shutil.rmtree(site.out)
    shutil.rmtree(tmp_path / ".cache")
    site.build("--strict")
    assert differences(after, searched(site)) == ""


def test_a_site_that_searches_nothing(tmp_path: Path) -> None:
    """With `search: "off"` there is nothing of pages either."""
    site = write_docs(tmp_path, search="off")
    site.build("--strict")
    assert searched(site) == {}
