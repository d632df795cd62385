"""Links between docs pages, briefings and sources, by the paths of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import Site, png

if TYPE_CHECKING:
    from pathlib import Path

BRIEFING = """\
[docs](../../../../docs/about.md?a=1#who),
[index](../../../../docs/team/index.md),
[other](../02/other.md?b=2#here),
[itself](#top),
[source](../../../../docs/sources/paper.md#facts),
[reference][ref],
[spaces](<../02/with space.md>),
[quoted](../02/with%20space.md),
[away](https://example.net/a.md),
[root](/paper/about/),
[mail](mailto:desk@example.org).

<a id="itself" href="../02/other.md#raw">raw</a>
<img src="x.png" alt="raw">
![picture](x.png)
![of docs](../../../../docs/img/y.png)
[the file](x.png)

[ref]: ../02/other.md "Other"
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a built site whose pages link to one another in every way."""
    site = Site(tmp_path_factory.mktemp("links")).configure(
        nav=[{"About": "about.md"}, {"Team": "team/index.md"}, {"Paper": "sources/paper.md"}]
    )
    site.write("docs/img/y.png", png(3, 3))
    site.write("briefings/2026/03/01/x.png", png())
    site.write(
        "docs/about.md",
        "# About\n\n## Who\n\n[briefing](../briefings/2026/03/01/one.md?c=3#itself) "
        "[source](sources/paper.md#facts) [team](team/index.md) "
        "![x](../briefings/2026/03/01/x.png)\n\n"
        "<a href='../briefings/2026/03/02/other.md?d=4#raw'>raw</a> "
        '<a href="sources/paper.md">raw</a> <a href="team/index.md">MkDocs\' own</a>\n\n'
        '<div><img src="../briefings/2026/03/01/x.png" alt="raw"></div>\n\n'
        '`<a href="../briefings/2026/03/02/other.md">`\n',
    )
    site.write("docs/team/index.md", "# Team\n\n[b](../../briefings/2026/03/02/other.md)\n")
    site.source("paper", "## Facts\n\n[a](../about.md) [b](../../briefings/2026/03/02/other.md)\n")
    site.briefing("2026/03/01/one", BRIEFING)
    site.briefing("2026/03/02/other", '## Here\n\nText. <a id="raw"></a>\n')
    site.write(
        "briefings/2026/03/02/with space.md",
        "---\ntitle: W\ndate: 2026-03-02\nsummary: S\ncountry: UA\n---\n\nText.\n",
    )
    site.build("--strict")
    return site


def test_links_of_a_briefing(site: Site) -> None:
    """Every link by path leads to the page of that file, with its query and anchor."""
    hrefs = _hrefs(site, "2026/03/01/one/")
    for href in (
        "../../../../about/?a=1#who",
        "../../../../team/",
        "../../02/other/?b=2#here",
        "#top",
        "../../../../sources/paper/#facts",
        "../../02/other/",
        "../../02/with-space/",
        "https://example.net/a.md",
        "../../../../about/",
        "mailto:desk@example.org",
        "../../02/other/#raw",
        "../x.png",
    ):
        assert href in hrefs


def test_pictures_of_a_briefing(site: Site) -> None:
    """Pictures beside the briefing and those of docs/ are found, in Markdown and in raw HTML."""
    text = site.page("2026/03/01/one/").main.find_class("news-text")[0]
    sources = text.xpath(".//img/@src")
    assert sources == ["../x.png", "../x.png", "../../../../img/y.png"]
    assert site.has("2026/03/01/x.png")


def test_links_of_docs(site: Site) -> None:
    """A page of docs/ links to briefings, to sources and to a briefing's picture by path."""
    hrefs = _hrefs(site, "about/")
    assert "../2026/03/01/one/?c=3#itself" in hrefs
    assert "../sources/paper/#facts" in hrefs
    assert site.page("about/").main.xpath(".//p/img/@src") == ["../2026/03/01/x.png"]
    assert "../2026/03/02/other/" in _hrefs(site, "team/")


def test_links_of_a_source(site: Site) -> None:
    """A source's profile links to docs pages and briefings by path."""
    hrefs = _hrefs(site, "sources/paper/")
    assert "../../about/" in hrefs
    assert "../../2026/03/02/other/" in hrefs


def test_source_in_the_navigation(site: Site) -> None:
    """A source's profile may stand in `nav`, where it leads to its page."""
    page = site.page("about/")
    hrefs = [page.resolve(str(href)) for href in page.tree.xpath("//nav//a/@href")]
    assert "sources/paper/" in hrefs


def test_link_to_nothing_stops_the_build(tmp_path: Path) -> None:
    """A link by path that leads nowhere is an error of its file and line."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/one", "Text.\n\n[x](missing.md)\n")
    said = site.build(code=1)
    assert (
        "briefings/2026/03/01/one.md:11: 'missing.md' leads to a page that does not exist" in said
    )


def test_docs_link_to_a_hidden_briefing(tmp_path: Path) -> None:
    """A page of docs/ that links to a draft is warned of, and shows nothing of it."""
    site = Site(tmp_path).configure()
    site.write("docs/about.md", "# About\n\n[x](../briefings/2026/03/01/one.md)\n")
    site.briefing("2026/03/01/one", title="Secret title", draft=True)
    assert "docs/about.md" in site.build() or "about.md" in site.build()
    shown = site.read("about/").decode()
    assert "Secret title" not in shown
    assert "one.md" not in shown


def test_html_of_docs(site: Site) -> None:
    """Links in HTML lead to the news, too, and code stays as it was written."""
    hrefs = _hrefs(site, "about/")
    assert "../2026/03/02/other/?d=4#raw" in hrefs
    assert "../sources/paper/" in hrefs
    assert "team/index.md" in hrefs
    main = site.page("about/").main
    assert main.xpath(".//div/img/@src") == ["../2026/03/01/x.png"]
    assert main.xpath("string(.//code)") == '<a href="../briefings/2026/03/02/other.md">'


def test_html_of_docs_that_leads_nowhere(tmp_path: Path) -> None:
    """It is told with its line, and its text stays; of a draft nothing is said."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/one", title="Secret title", draft=True)
    site.write(
        "docs/about.md",
        "---\ntitle: Us\n---\n\n# About\n\n"
        '<a href="../briefings/2026/03/01/gone.md">gone</a>\n\n'
        '<a href="../briefings/2026/03/01/one.md">hidden</a>\n',
    )
    said = site.build()
    written = "'../briefings/2026/03/01/gone.md'"
    assert f"docs/about.md:7: {written} leads to nothing that is published" in said
    assert "one.md" not in site.read("about/").decode()
    assert site.page("about/").main.xpath(".//p/a[text()='gone' or text()='hidden']/@href") == []


def _hrefs(site: Site, url: str) -> list[str]:
    return [str(href) for href in site.page(url).main.xpath(".//a/@href")]
