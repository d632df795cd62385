"""Links that lead nowhere are told with their lines, by a check and by a build; others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.project import run, write_project
from tests.site import Site, png

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = "leads to nothing on the site."
NO_FILE = "leads to a file that does not exist."
WEB = "An address on the web starts with https://."
HOST = "For another site of this host, give the whole address."
ADDRESS = "Give the path of a file, or an address that the site has."
NO_ANCHOR = "leads to an anchor that its own page does not have."
LINKED = "briefings/2026/03/02/linked.md"

RIGHT = (
    # Pages of the news, from the root of the host and from that of the site.
    *("[x](/paper/)", "[x](/paper)", "[x](/)", "[x](/paper/countries/ua/)", "[x](/countries/ua/)"),
    *("[x](/tags/water)", "[x](/tags/water/index.html?a=1)", "[x](/sources/kyiv-daily/)"),
    *("[x](/2026/03/02/)", "[x](/2026/03/)", "[x](/2026/)", "[x](/archive/)", "[x](/stories/dam/)"),
    *("[x](/2026/03/02/b-1/)", "[x](/paper/2026/03/02/b-1)", "[x](/old/place/)", "[x](/search/)"),
    *("[x](/tags/%D1%81%D0%BD%D1%96%D0%B3/)", "[x](/tags/сніг/)"),
    # Files that the build makes.
    *("[x](/of-the-theme.txt)", "[x](/countries/ua/map.svg)"),
    *("[x](/feed.xml)", "[x](/countries/ua/atom.xml)", "[x](/robots.txt)", "[x](/404.html)"),
    "[x](../../../../feed.xml)",
    # Pages and files of docs/ and of briefings/, by address and by path.
    *("[x](/about/)", "[x](/about)", "[x](/about.md)", "[x](/docs/about.md)", "[x](/papers/r.pdf)"),
    *("[x](/briefings/2026/03/02/b-1.md)", "[x](/2026/03/02/t.csv)", "[x](/img/y.png)"),
    *("![x](/img/y.png)", "![x](/paper/2026/03/02/x.png)", '<img src="/img/y.png" alt="x">'),
    # Relative addresses.
    *("[x](../../../../tags/water/)", "[x](../../02/b-1/)", "[x](..)", "[x](.)", "[x](./?a=1)"),
    # What is not published yet comes.
    *("[x](/2026/03/21/tomorrow/)", "[x](../../21/tomorrow/)", "[x](../20/tomorrow.md)"),
    # Anchors.
    *("[x](#here)", "[x](#HERE-TOO)", "[x](#fn:1)", "[x](#fnref:1)", "[x](#named)", "[x](#own)"),
    *("[x](#)", "[x](#top)", "[x](#TOP)", "[x](?a=1)", "[x](#:~:text=word)", "[x](#__news)"),
    *("[x](../02/linked.md#there)", "[x](/2026/03/02/linked/#there)", "[x](/2026/03/02/linked.md)"),
    *("[x](../../../../docs/about.md#who)", "[x](/about/#who)", "[x](/about#named-there)"),
    *("[x](../../../../docs/sources/kyiv-daily.md#facts)", "[x](/sources/kyiv-daily/#facts)"),
    *("[x](#%D1%82%D1%83%D1%82)", "[x](#тут)", '<a href="../02/linked.md#there">x</a>'),
    "[x](/countries/ua/#anything)",
    # Elsewhere.
    *("[x](https://example.net/a)", "[x](//example.net/a)", "[x](mailto:desk@example.net)"),
    *("[x](tel:+380)", "<https://example.net/a>"),
    # No links.
    *("`[x](gone)`", "<!-- [x](/gone/) -->"),
)

WRONG = {
    # What was meant for the web.
    "[x](example.net/report/2026)": f"'example.net/report/2026' {NOTHING} {WEB}",
    "[x](www.example.net/report)": f"'www.example.net/report' {NOTHING} {WEB}",
    "[x](https//example.net/a)": f"'https//example.net/a' {NOTHING} {WEB}",
    "[x](example.net)": f"'example.net' {NO_FILE} {WEB}",
    "[x](http:example.net)": (
        "'http:example.net' is no whole address, and leads nowhere. Write http://example.net."
    ),
    '<a href="https:/example.net/a">x</a>': (
        "'https:/example.net/a' is no whole address, and leads nowhere."
        " Write https://example.net/a."
    ),
    "[x](desk@example.net)": f"'desk@example.net' {NO_FILE} Write mailto:desk@example.net.",
    # Relative links.
    "[x](gone)": f"'gone' {NOTHING} {ADDRESS}",
    "[x](gone.pdf)": f"'gone.pdf' {NO_FILE} {WEB}",
    "[x](../02/b-1)": f"'../02/b-1' {NOTHING} Did you mean ../02/b-1.md?",
    "[x](../../../dam/)": f"'../../../dam/' {NOTHING} Did you mean ../../../dam/index.md?",
    '<video src="film.mp4"></video>': f"'film.mp4' {NO_FILE} {WEB}",
    # From the root.
    "[x](/gone/)": f"'/gone/' {NOTHING} {HOST}",
    "[x](/paper/gone)": f"'/paper/gone' {NOTHING} {HOST}",
    "[x](/tags/WATER/)": f"'/tags/WATER/' {NOTHING} {HOST}",
    "[x](/2026/03/02/gone/)": f"'/2026/03/02/gone/' {NOTHING} {HOST}",
    "[x](/countries/ua/gone.xml)": f"'/countries/ua/gone.xml' {NO_FILE} {HOST}",
    "[x](/gone.png)": f"'/gone.png' {NO_FILE} {HOST}",
    "[x][label]\n\n[label]: /label/": f"'/label/' {NOTHING} {HOST}",
    '<a href="/html/">x</a>': f"'/html/' {NOTHING} {HOST}",
    # Anchors.
    "[x](#gone)": f"'#gone' {NO_ANCHOR} It has HERE-TOO, here, named, own and others.",
    "[x](#Here)": f"'#Here' {NO_ANCHOR} Did you mean here?",
    "[x](../02/linked.md#theer)": (
        f"'../02/linked.md#theer' leads to an anchor that the page of {LINKED} does not have."
        " Did you mean there?"
    ),
    "[x](/2026/03/02/linked/#gone)": (
        f"'/2026/03/02/linked/#gone' leads to an anchor that the page of {LINKED} does not have."
        " It has there."
    ),
    "[x](/about/#gone)": (
        "'/about/#gone' leads to an anchor that the page of docs/about.md does not have."
        " It has about, named-there, who."
    ),
}

BODY = """
## Here

<a name="named"></a> A note.[^1]

<p id="own">Words.</p>

<p id="HERE-TOO">Words.</p>

## Тут {#тут}

[^1]: Words.

"""


def write_newsroom(site: Site) -> None:
    """Write what the links lead to."""
    site.write("docs/img/y.png", png(3, 3))
    site.write("docs/papers/r.pdf", b"%PDF-1.4")
    site.write("theme/of-the-theme.txt", "Words.\n")
    site.write("docs/about.md", '# About\n\n## Who\n\n<i id="named-there">We</i>.\n')
    site.source("kyiv-daily", "## Facts\n")
    site.write("briefings/2026/03/02/t.csv", "1,2\n")
    site.briefing("2026/03/02/linked", "## There\n", tags=["сніг"], aliases=["/old/place/"])
    site.briefing("dam/index", date="2026-03-02", story="dam")
    site.write("docs/stories/dam.md", "---\ntitle: The dam\n---\n")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a newsroom with a briefing of right links and one of wrong ones."""
    site = write_project(
        tmp_path_factory.mktemp("dead") / "project",
        extensions=("attr_list", "footnotes", "toc"),
    )
    write_newsroom(site)
    site.briefing("2026/03/01/right", BODY + "\n\n".join(RIGHT), tags=["links"])
    site.briefing("2026/03/01/wrong", BODY + "\n\n".join(WRONG))
    return site


def told(output: str) -> list[str]:
    """Give what was told of links, without what a log puts before it."""
    lines = (line.partition("briefings: ")[2] or line for line in output.splitlines())
    return sorted(line.replace(": warning: ", ": ") for line in lines if ".md:" in line)


def expected(site: Site) -> list[str]:
    """Give what is to be told."""
    path = "briefings/2026/03/01/wrong.md"
    lines = (site.root / path).read_text().splitlines()
    return sorted(
        f"{path}:{lines.index(written.splitlines()[-1]) + 1}: {message}"
        for written, message in WRONG.items()
    )


def test_check(site: Site) -> None:
    """A check tells each link that leads nowhere, as a warning with its line, and no other."""
    done = site.run("mkdocs_briefings", "check")
    assert done.code == 0
    assert told(done.output) == expected(site)


def test_build(site: Site) -> None:
    """So does each build, whether it has read the texts itself or not."""
    for _ in range(2):
        assert told("\n".join(run(site).messages)) == expected(site)


def test_strict(site: Site) -> None:
    """Where warnings stop a check they stop it too."""
    assert site.run("mkdocs_briefings", "check", "--strict").code == 1


def test_links_from_the_root(site: Site) -> None:
    """A link from the root leads on from its page, wherever the site lies; a dead one stays."""
    run(site)
    hrefs = set(site.page("2026/03/01/right/").tree.xpath("//a/@href"))
    for right in (
        "../../../../",
        "../../../../countries/ua/",
        "../../../../tags/water/",
        "../../../../tags/water/?a=1",
        "../../02/b-1/",
        "../../../../feed.xml",
        "../../../../about/#who",
        "../../../../papers/r.pdf",
        "../../02/linked/#there",
        "../../02/t.csv",
    ):
        assert right in hrefs
    assert not any(href.startswith("/") for href in hrefs if not href.startswith("//"))
    assert "/gone/" in site.page("2026/03/01/wrong/").tree.xpath("//a/@href")


def test_images_from_the_root(site: Site) -> None:
    """An image from the root is the file of `docs/` or of the briefings, and is published."""
    run(site)
    sources = site.page("2026/03/01/right/").tree.xpath("//img[@alt = 'x']/@src")
    assert sources == ["../../../../img/y.png", "../../02/x.png", "../../../../img/y.png"]
    assert site.has("2026/03/02/x.png")


def test_links_to_what_is_not_published(site: Site) -> None:
    """An address of a briefing that is not published is told to no reader; it comes with it."""
    run(site)
    assert b"tomorrow" not in site.read("2026/03/01/right/")


def test_in_feeds(site: Site) -> None:
    """In a feed what begins at the root leads to the site as well."""
    run(site)
    feed = site.read("tags/links/feed.xml").decode()
    assert "https://example.org/paper/countries/ua/" in feed
    assert "https://example.org/countries/ua/" not in feed


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("![x](/gone.png)", "The image '/gone.png' is not there. Put it at docs/gone.png,"),
        ("![x](/gone)", "'/gone' is not an image. Its name ends in one of:"),
        ("![x](gone)", "'gone' is not an image. Its name ends in one of:"),
        ("![x](/)", "'/' is not an image. Its name ends in one of:"),
        ("<img src='/gone.png' alt='x'>", "The image '/gone.png' is not there."),
        ("[x](/gone.md)", "'/gone.md' leads to a page that does not exist. There is no docs/gone"),
        ("[x](LICENSE)", "'LICENSE' is no kind of file that is published."),
        ("[x](/2026/03/01/LICENSE)", "'/2026/03/01/LICENSE' is no kind of file that is published"),
    ],
)
def test_errors(written: str, message: str, tmp_path: Path) -> None:
    """A page or an image that is not there is an error, from the root too."""
    site = Site(tmp_path).configure()
    site.write("briefings/2026/03/01/LICENSE", "MIT")
    path = site.briefing("2026/03/01/one", written)
    done = site.run("mkdocs_briefings", "check")
    assert done.code == 1
    assert f"{path}:9: {message}" in done.output


def test_all_in_one_run(tmp_path: Path) -> None:
    """A text whose file has an error is asked for its links as well."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/one", "[x](/gone/) [x](#gone)\n", countries="nowhere")
    said = site.run("mkdocs_briefings", "check").output
    assert "'/gone/' leads to nothing on the site." in said
    assert f"'#gone' {NO_ANCHOR}" in said


def test_profiles(tmp_path: Path) -> None:
    """The texts of sources are checked as those of briefings are."""
    site = Site(tmp_path).configure()
    path = site.source("paper", "## Facts\n\n[x](/gone/) [x](#gone) [x](#facts) [x](..) [x](/)\n")
    site.briefing("2026/03/01/one", "[x](/sources/paper/#facts)\n")
    done = site.run("mkdocs_briefings", "check")
    assert told(done.output) == [
        f"{path}:10: '#gone' {NO_ANCHOR} It has facts.",
        f"{path}:10: '/gone/' {NOTHING} {HOST}",
    ]
    site.source("paper", "![x](gone.png) [x](gone.md)\n")
    done = site.run("mkdocs_briefings", "check")
    assert done.code == 1
    assert f"{path}:8: The image 'gone.png' is not there." in done.output
    assert f"{path}:8: 'gone.md' leads to a page that does not exist." in done.output


def test_docs(tmp_path: Path) -> None:
    """So are the links of the pages of docs/ to briefings, of which MkDocs tells a part."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/one", "## Here\n")
    site.briefing("2026/03/01/draft", draft=True)
    site.write("briefings/2026/03/01/x.png", png())
    links = ("one.md#here", "one.md#gone", "gone.md", "draft.md", "x.png")
    page = "".join(f"[x](../briefings/2026/03/01/{each})\n" for each in links)
    site.write("docs/about.md", f"---\ntitle: About\n---\n\n{page}")
    one = "briefings/2026/03/01/one.md"
    anchor = f"leads to an anchor that the page of {one} does not have. It has here."
    gone = "leads to nothing that is published."
    beside = "Beside briefings only what one of them refers to is published."
    assert told(site.run("mkdocs_briefings", "check").output) == [
        f"docs/about.md:6: '../{one}#gone' {anchor}",
        f"docs/about.md:7: '../briefings/2026/03/01/gone.md' {gone}",
        f"docs/about.md:8: '../briefings/2026/03/01/draft.md' {gone}",
        f"docs/about.md:9: '../briefings/2026/03/01/x.png' {gone} {beside}",
    ]
    said = site.build()
    assert f"docs/about.md:6: '../{one}#gone' {anchor}" in said
    assert "contains a link '../briefings/2026/03/01/gone.md'" in said


def test_below_a_path(tmp_path: Path) -> None:
    """Where the news stand below a path of the site, and that at the root of its host."""
    site = Site(tmp_path).configure(site_url="https://example.org/", briefings={"path": "news"})
    site.write("docs/index.md", "# Front\n")
    site.briefing(
        "2026/03/01/one",
        "[x](/) [x](/news/) [x](/news/countries/ua/) [x](/countries/ua/)\n"
        "![x](/news/2026/03/01/x.png)\n",
    )
    site.write("briefings/2026/03/01/x.png", png())
    done = site.run("mkdocs_briefings", "check")
    assert told(done.output) == [
        f"briefings/2026/03/01/one.md:9: '/countries/ua/' {NOTHING} {ADDRESS}"
    ]
    site.build()
    hrefs = site.page("news/2026/03/01/one/").main.xpath(".//a/@href")
    assert {"../../../../../", "../../../../", "../../../../countries/ua/"} <= set(hrefs)
    assert site.has("news/2026/03/01/x.png")


CHANGES_TEXTS = """
def on_page_markdown(markdown, **kwargs):
    return markdown + "\\n\\n## Gone\\n"
"""

TAKES_FILES = """
def on_files(files, config):
    return files
"""


def test_texts_of_others(tmp_path: Path) -> None:
    """Where a hook may change texts nobody knows their anchors, so none is told to be missing."""
    site = Site(tmp_path).configure(hooks=["hook.py"])
    site.write("hook.py", CHANGES_TEXTS)
    site.briefing("2026/03/01/one", "[x](#gone)\n")
    assert told(site.run("mkdocs_briefings", "check").output) == []
    site.build("--strict")


def test_files_of_others(tmp_path: Path) -> None:
    """Where a hook decides what docs/ has, a check tells only what is meant for the web."""
    site = Site(tmp_path).configure(hooks=["hook.py"])
    site.write("hook.py", TAKES_FILES)
    site.briefing("2026/03/01/one", "[x](/gone/)\n\n[x](example.net/a)\n")
    wrong = f"briefings/2026/03/01/one.md:11: 'example.net/a' {NOTHING} {WEB}"
    assert told(site.run("mkdocs_briefings", "check").output) == [wrong]
    assert "'/gone/' leads to nothing" in site.build()
