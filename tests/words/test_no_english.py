"""No word of English is left on a site in another language, but for what its editors write.

All that editors write here is in Greek letters, names and dates come from CLDR in Cyrillic, and the
words of the interface stand between marks. So every Latin letter outside of them is a word that
nobody can translate.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html

from tests.letters.letters import html_of, letter, text_of, write_letter
from tests.site import Site, photo, png
from tests.words.pseudo import LANGUAGE, pseudo_catalog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

NAMES = r"Atom|JSON|RSS|OPML|JavaScript|CC BY 4\.0|Apertium 3\.9\.4|\w+\.example|example\.org"
"""What is called the same in every language: formats, programs, licences, hosts."""

SPOKEN = (
    "aria-label", "aria-roledescription", "aria-description", "title", "alt", "placeholder",
    "label", "data-country", "data-source", "data-region",
)  # fmt: skip
"""Attributes that a reader sees or hears."""

TOLD = (
    "description", "author", "og:title", "og:description", "og:site_name", "og:image:alt",
    "article:author", "article:tag",
)  # fmt: skip
"""What chats and search engines show of a page."""

IN_DATA = frozenset({"name", "headline", "description", "caption", "text", "creditText", "keywords",
                     "title", "summary", "content_html", "content_text", "short_name"})  # fmt: skip
"""Members of JSON that people read."""

MARKED = re.compile(r"⟦[^⟦⟧]*⟧")

GREEK = "Ειδήσεις"

CHANGED: tuple[list[str], ...] = (["title", "summary", "key_points", "body"], [], ["title"])
"""What of a machine's text a reviewer has changed."""

AMERICAN = tuple(
    {"us": us, "us_polled": polled}
    for us, polled in ((1, 1), (0, 1), (3, 3), (2, 9), (0, 9), (1, 2))
)
"""How many outlets of how many tell something, each told in a sentence of its own."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a site that shows all there is, drafts apart."""
    site = Site(tmp_path_factory.mktemp("words"))
    site.write(f"words/{LANGUAGE}.po", pseudo_catalog())
    site.write("docs/about.md", "---\ntemplate: briefings/standing.html\n---\n# Ποιοι\n\nΕμείς.\n")
    site.write("icon.png", png(512, 512))
    site.configure(
        site_name=GREEK,
        site_description="Τα νέα.",
        theme={"name": "material", "font": False, "language": "en", "favicon": "tab.png"},
        nav=[{"Ποιοι": "about.md"}],
        briefings={
            "language": LANGUAGE,
            "words_dir": "words",
            "tagline": "Όλα τα νέα",
            "icon": "icon.png",
            "all_countries": True,
            "numbers": True,
            "share_cards": True,
            "latest": 12,
            "month_limit": 3,
            "coverage_page": "about.md",
            "feeds": [{"title": "Μαζί", "countries": ["UA", "GR"]}],
        },
    )
    site.write("docs/tab.png", png(64, 64))
    _newsroom(site)
    site.build("--strict")
    return site


def _newsroom(site: Site) -> None:
    facts = {"owner": "Ιδιοκτήτης", "funding": "Συνδρομές", "founded": "1923",
             "facts_from": ["https://facts.example/"]}  # fmt: skip
    kinds = ("newspaper", "broadcaster", "agency", "magazine", "ngo", "government", "other")
    hands = ("state", "public", "private", "nonprofit", "party", "other", "state")
    for kind, hand in zip(kinds, hands, strict=True):
        site.source(
            kind, "Κείμενο.\n", title=f"Πηγή {GREEK} {kinds.index(kind)}", kind=kind,
            ownership=hand, country="GR" if kind == "agency" else "UA", **facts,
            feed=["https://a.example/feed", "https://b.example/feed"],
        )  # fmt: skip
    site.source("silent", title="Σιωπή", country="PL")
    site.story("story", "Κείμενο.\n", title="Ιστορία", summary="Περίληψη.")
    methods = ("human", "human", "machine", "machine", "post-edited", "post-edited")
    for place, method in enumerate(methods):
        words = {"method": method, "by": "Άννα", "engine": "Apertium 3.9.4"}
        if place in {3, 5}:
            words["approach"] = "rules"
        if place % 2:
            words |= {"reviewed_by": "Όλγα"}
        _briefing(
            site, f"2026/03/{10 + place}/a{place}", source=kinds[place], translation=words,
            original={"url": "https://o.example/1", "title": "Τίτλος", "language": "el",
                      "license": {"name": "CC BY 4.0"}, "published": "2026-03-01T08:00Z"},
            review={"by": "Όλγα", "at": "2026-03-10T10:00Z", "changed": CHANGED[place % 3]},
            coverage={"families": 1 + place, "countries": 1 + place, **AMERICAN[place]},
            key_points=["Πρώτο."], why_it_matters="Γιατί.",
            corrections=[{"date": "2026-03-15", "text": "Διόρθωση."}] * (1 + place % 2),
            overlooked="Λίγοι το ξέρουν." if place % 2 else True, story="story",
            updated="2026-03-18", tags=["Νερό", "Χιόνι"], authors=["Άννα", "Όλγα", "Ήβη"],
            countries=["UA", "GR", "PL"],
        )  # fmt: skip
        image = f"briefings/2026/03/{10 + place}/photo.jpg"
        site.write(image, photo(900, 500))
    site.write(
        ".cache/briefings/links/figures.json", '{"asked": 9, "dead": 1, "until": "2026-03-19"}'
    )
    for place in range(14):
        _briefing(site, f"2026/03/20/b{place}", countries=[("UA", "GR", "KE", "BR")[place % 4]],
                  priority=("lead", "top", "top", "normal")[min(place, 3)],
                  source=kinds[place % 7] if place % 3 else None)  # fmt: skip
    _briefing(site, "2026/02/02/original", original={"title": "Τίτλος"}, source="other",
              translation={"engine": "Apertium 3.9.4"})  # fmt: skip
    _briefing(site, "2025/12/31/old", original={"url": "https://o.example/2"}, coverage={
        "families": 2, "countries": 1})  # fmt: skip


BODY = """\
## Κεφάλαιο

Κείμενο.[^1]

| Α | Β |
|---|---|
| α | β |

[^1]: Σημείωση.
"""


def _briefing(site: Site, path: str, **keys: object) -> None:
    name = "αβγδεζηθικλμνξ"[int(re.sub(r"\D", "", path.rpartition("/")[2]) or 0)]
    picture = {"src": "photo.jpg", "alt": "Εικόνα", "caption": "Λεζάντα", "credit": "Άννα",
               "license": "CC BY 4.0", "url": "https://p.example/"}  # fmt: skip
    has_picture = path.rpartition("/")[2].startswith("a")
    site.briefing(
        path, BODY, title=f"Τίτλος {name}", summary=f"Περίληψη {name}.", language="el",
        **({"image": picture} if has_picture else {}), **keys,
    )  # fmt: skip


def leaks(text: str) -> list[str]:
    """Give what Latin letters a text has outside of words of the interface, with what is around.

    A message may have values and elements in it, and so other messages.
    """
    bare = " ".join(text.split())
    while MARKED.search(bare):
        bare = MARKED.sub("", bare)
    bare = re.sub(NAMES, "", bare)
    return re.findall(r".{0,30}[A-Za-z]+.{0,30}", bare)


def spoken(tree: HtmlElement) -> Iterator[str]:
    """Give the text of a page, and every attribute that a reader sees or hears."""
    yield _text(tree)
    for name in SPOKEN:
        for element in tree.xpath(f"//*[@{name}]"):
            yield element.get(name)
    for element in tree.xpath("//meta[@content]"):
        if (element.get("name") or element.get("property")) in TOLD:
            yield element.get("content")
    for element in tree.xpath("//link[@title]"):
        yield element.get("title")
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from members(json.loads(script.text))


def _text(element: HtmlElement) -> str:
    # How a country calls itself is in its own language, and says so.
    hidden = "ancestor::script or ancestor::style or ancestor::bdi[@lang]"
    return " ".join(map(str, element.xpath(f".//text()[not({hidden})]")))


def members(value: object, name: str = "") -> Iterator[str]:
    """Give the texts of JSON that people read."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from members(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from members(each, name)
    elif isinstance(value, str) and name in IN_DATA:
        if "<" in value:
            yield from spoken(html.fromstring(f"<div>{value}</div>"))
        else:
            yield value


def test_pages_say_nothing_in_english(site: Site) -> None:
    """Every text, attribute and fact of every page of the news can be translated."""
    found: dict[str, str] = {}
    pages = [path for path in site.files() if path.endswith(".html")]
    assert len(pages) > 100
    for path in pages:
        tree = html.fromstring(site.read(path).decode())
        for text in spoken(tree):
            for leak in leaks(text):
                found.setdefault(leak, path)
    assert found == {}


def test_feeds_and_files_say_nothing_in_english(site: Site) -> None:
    """Feeds, lists of feeds, the manifest and what tells of the search can be translated."""
    found: dict[str, str] = {}
    for path in site.files():
        for text in _texts(site, path):
            for leak in leaks(text):
                found.setdefault(leak, path)
    assert found == {}


def _texts(site: Site, path: str) -> Iterator[str]:
    if path.endswith((".xml", ".opml")) and "sitemap" not in path:
        root = etree.fromstring(site.read(path))
        for element in root.iter(etree.Element):
            name = etree.QName(element).localname
            text = element.text or ""
            if name in {"title", "subtitle", "description", "summary", "encoded", "content",
                        "name", "category", "ShortName", "LongName", "Description"}:  # fmt: skip
                yield from spoken(html.fromstring(f"<div>{text}</div>")) if "<" in text else [text]
            yield from (element.get(each) or "" for each in ("text", "title"))
    elif path.endswith((".json", ".webmanifest")) and not path.startswith("assets/"):
        yield from members(json.loads(site.read(path)))


def test_letters_say_nothing_in_english(site: Site) -> None:
    """A letter's subject, HTML, plain text and page can be translated."""
    write_letter(site, "2026-03-20")
    message = letter(site)
    tree = html.fromstring(html_of(message))
    plain = re.sub(r"https?://\S+|{unsubscribe_url}", "", text_of(message))
    page = html.fromstring((site.root / "letters/2026-03-20.html").read_bytes())
    told = [str(message["Subject"]), *plain.split("\n"), *spoken(tree), *spoken(page)]
    assert [leak for text in told for leak in leaks(text)] == []


def test_scripts_have_every_word_they_say(site: Site) -> None:
    """The file that pages name has each message of the scripts, with its forms."""
    url = site.page("").resolve(str(site.page("").tree.get("data-words")))
    words = json.loads(site.read(url))["words"]
    assert len(words) > 80
    for forms in words.values():
        assert all(text.startswith("⟦") for text in ([forms] if isinstance(forms, str) else forms))
