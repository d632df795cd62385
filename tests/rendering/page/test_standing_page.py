"""Pages of `docs/` for readers are made as pages of the news are."""

from __future__ import annotations

import re

import pytest

from tests.site import Site, png

SCRIPT = "<script>document.title</script>"

PAGE = f"""---
title: "Who <we> are & why"
description: '"Quoted" & <told>'
template: briefings/standing.html
---
# Who we are

!!! note "Mind"
    A note.

| a | b |
|---|---|
| 1 | 2 |

[A briefing](../briefings/2026/03/20/bird.md), [more](more.md).

{SCRIPT}
"""

CODE = """---
template: briefings/standing.html
---
# More &amp; *more*

```python
x = 1
```

=== "One"
    First.

=== "Two"
    Second.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a site with pages for readers, and one of a handbook."""
    site = Site(tmp_path_factory.mktemp("standing")).configure(
        nav=[{"About": "about.md"}, "more.md", {"Handbook": ["handbook/index.md"]}],
    )
    site.write("briefings/2026/03/20/bird.png", png())
    site.briefing("2026/03/20/bird", image={"src": "bird.png", "alt": "A bird"})
    site.write("docs/about.md", PAGE)
    site.write("docs/more.md", CODE)
    site.write("docs/handbook/index.md", "# Handbook\n")
    site.build("--strict")
    return site


def test_light(site: Site) -> None:
    """Nothing of Material's is loaded, and a page of the handbook stays Material's."""
    about = site.read("about/index.html").decode()
    loaded = re.findall(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]*)"', about)
    names = [name.rpartition("/")[2].partition(".")[0] for name in loaded]
    assert names == ["news", "early", "news"]
    assert "stylesheets/main." in site.read("handbook/index.html").decode()


def test_head(site: Site) -> None:
    """Title and description are those of the front matter or the heading, escaped once."""
    about = site.page("about/").tree
    assert about.findtext(".//title") == "Who <we> are & why - Paper"
    assert about.xpath("//meta[@name='description']/@content") == ['"Quoted" & <told>']
    assert about.xpath("//link[@rel='canonical']/@href") == ["https://example.org/paper/about/"]
    assert site.page("more/").tree.findtext(".//title") == "More & more - Paper"


def test_text(site: Site) -> None:
    """What Markdown extensions make is there, links lead on, code and tabs have styles."""
    about, more = site.page("about/"), site.page("more/")
    assert about.links()[-2:] == ["2026/03/20/bird/", "more/"]
    assert about.tree.xpath("//h1/text()")[0] == "Who we are"
    assert about.main.xpath(".//table") != []
    assert about.main.xpath(".//*[contains(@class, 'admonition')]") != []
    assert more.main.xpath(".//*[@class='tabbed-block']") != []
    [styles] = more.tree.xpath("//link[contains(@href, 'standing')]/@href")
    assert b".tabbed-block" in site.read(more.resolve(styles))


def test_policy(site: Site) -> None:
    """A script in such a page runs, by the page's policy and by that of the host."""
    told = re.search(r"script-src 'self' ('sha256-[^']*')", site.read("about/index.html").decode())
    assert told
    assert told[1] in site.read("_headers").decode()


def test_footer(site: Site) -> None:
    """The footer of all pages has the pages of the first level, and no section."""
    for url in ("", "about/", "2026/03/20/bird/"):
        page = site.page(url)
        hrefs = page.tree.xpath("//footer[@class='news-footer']//a/@href")
        found = [page.resolve(str(href)) for href in hrefs]
        assert found[:2] == ["about/", "more/"]
        assert not [url for url in found if url.startswith("handbook")]


def test_macros_come_after(site: Site) -> None:
    """Pictures of the news are linked rightly, though a page of `docs/` was made before."""
    article = site.page("2026/03/20/bird/")
    [picture] = article.main.xpath(".//figure//img/@src")
    assert article.resolve(str(picture)) == "2026/03/20/bird.png"
