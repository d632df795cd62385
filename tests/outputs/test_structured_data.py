"""What pages tell search engines: in schema.org's vocabulary, and as Google asks for it."""

from __future__ import annotations

import json
import re
import shutil
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from mkdocs_briefings.model.licences import licence_url
from mkdocs_briefings.rendering.structured.script import script
from tests.outputs.newsroom import LEAD, OWN
from tests.outputs.structured import complaints, inside, nodes, only
from tests.site import SITE_URL, Site, changed, photo

if TYPE_CHECKING:
    from pathlib import Path

    from tests.outputs.structured import Node

PAGES = {
    "home.html": "",
    "article.html": LEAD,
    "article.html, own reporting": OWN,
    "edition.html": "2026/03/20/",
    "archive.html, month": "2026/03/",
    "archive.html, year": "2026/",
    "archive.html, all": "archive/",
    "section.html, country": "countries/ua/",
    "section.html, tag": "tags/water/",
    "source.html": "sources/kyiv-daily/",
    "period.html, month": "countries/ua/2026/02/",
    "period.html, day": "countries/ua/2026/03/05/",
    "directory.html": "countries/",
    "story.html": "stories/dam-repair/",
    "feeds.html": "feeds/",
}
"""A page of every template that search engines may know."""

SILENT = (
    "2026/03/20/in-kenya/",
    "saved/",
    "my-countries/",
    "offline/",
    "404.html",
    "old/dam/",
)
"""Pages that they shall not know."""


# The vocabulary.


def test_every_page_speaks_the_vocabulary(newsroom: Site, tmp_path: Path) -> None:
    """Every type, property and value of every page is one that schema.org has."""
    things = [node for url in sorted(newsroom.urls()) for node in nodes(newsroom, url)]
    kinds = {node["@type"] for node in inside(things) if "@type" in node}
    assert {
        "BreadcrumbList", "CollectionPage", "CorrectionComment", "Country", "ImageObject",
        "ListItem", "NewsArticle", "NewsMediaOrganization", "Organization", "Person", "WebSite",
    } == kinds  # fmt: skip
    assert complaints(things, tmp_path) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "NewsArticle", "hedline": "x"},
        {"@type": "NewsArticle", "author": {"@type": "Persn", "name": "x"}},
        {"@type": "NewsArticle", "correction": [{"@type": "CorrectionComment", "test": "x"}]},
        {"@type": "ListItem", "position": True},
    ],
    ids=["property", "type", "property inside", "value"],
)
def test_the_vocabulary_is_held(wrong: Node, tmp_path: Path) -> None:
    """What schema.org does not have is complained of."""
    assert len(complaints([wrong], tmp_path)) == 1


@pytest.mark.parametrize("template", PAGES)
def test_every_template_tells(template: str, newsroom: Site) -> None:
    """A page of each template tells something of itself, in one element."""
    assert nodes(newsroom, PAGES[template])


@pytest.mark.parametrize("url", SILENT)
def test_hidden_pages_tell_nothing(url: str, newsroom: Site) -> None:
    """What search engines shall not know says so, and has no structured data."""
    assert nodes(newsroom, url) == []
    assert newsroom.page(url).meta("robots") == "noindex"


@pytest.mark.parametrize("template", PAGES)
def test_robots(template: str, newsroom: Site) -> None:
    """All other pages let their images be shown large."""
    assert newsroom.page(PAGES[template]).metas("robots") == ["max-image-preview:large"]


def test_the_policy_needs_no_exception(newsroom: Site) -> None:
    """The element is data: the page's policy lets no inline script run."""
    policy = newsroom.page(LEAD).tree.xpath("string(//meta[@http-equiv]/@content)")
    assert policy.startswith("default-src 'self'")
    assert "unsafe" not in policy
    assert "sha256" not in policy


# What Google asks for. Where it says recommended, we have it, where there is something to tell.

REQUIRED: dict[str, tuple[str, ...]] = {
    # https://developers.google.com/search/docs/appearance/structured-data/article
    "NewsArticle": ("author", "dateModified", "datePublished", "headline", "image"),
    "Person": ("name",),
    "Organization": ("name",),
    # https://developers.google.com/search/docs/appearance/structured-data/organization
    "NewsMediaOrganization": ("name", "url"),
    # https://developers.google.com/search/docs/appearance/site-names
    "WebSite": ("name", "url"),
    # https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("name", "position"),
    # https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
    "ImageObject": ("contentUrl",),
}


def test_what_google_requires(newsroom: Site) -> None:
    """Everything of a type has the properties that Google requires or recommends of it."""
    for url in newsroom.urls():
        things = list(inside(nodes(newsroom, url)))
        for node in things:
            if node.get("@id") == "#original":  # it is not on this page
                continue
            # What is told of one thing in several places belongs together.
            same = [each for each in things if "@id" in node and each.get("@id") == node["@id"]]
            whole = {name: value for each in [node, *same] for name, value in each.items()}
            missing = [name for name in REQUIRED.get(whole.get("@type", ""), ()) if not whole[name]]
            assert missing == [], (url, node)


@pytest.mark.parametrize(("width", "cut"), [(1199, ()), (1200, ("1x1", "4x3", "16x9"))])
def test_large_images_in_three_proportions(
    width: int, cut: tuple[str, ...], tmp_path: Path
) -> None:
    """A large image is told with what is cut from it for Google, and all of it is there."""
    site = Site(tmp_path).configure()
    site.write("briefings/2026/03/01/dam.jpg", photo(width, 900))
    site.briefing("2026/03/01/dam", image={"src": "dam.jpg", "alt": "A dam"})
    site.build("--strict")
    article = only(site, "2026/03/01/dam/", "NewsArticle")
    itself, *others = article["image"]
    address = f"{SITE_URL}2026/03/01/dam.jpg"
    assert itself["contentUrl"] == address
    assert others == [f"{address}.{name}.jpg" for name in cut]
    assert all(site.has(url.removeprefix(SITE_URL)) for url in others)
    assert complaints([article], tmp_path) == []


def test_images_say_whose_they_are(newsroom: Site) -> None:
    """Google asks for one of four; the licence is an address, as is where one gets another."""
    (image,) = only(newsroom, LEAD, "NewsArticle")["image"]
    assert image == {
        "@type": "ImageObject",
        "contentUrl": f"{SITE_URL}2026/03/20/dam.png",
        "width": "40 px",
        "height": "20 px",
        "caption": "The dam, seen from the west",
        "creditText": "Photo by Taras",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "acquireLicensePage": "https://pictures.example/dam",
    }


def test_moments_have_offsets(newsroom: Site) -> None:
    """Each moment is written with its offset from UTC."""
    found = [
        value
        for url in newsroom.urls()
        for node in inside(nodes(newsroom, url))
        for name, value in node.items()
        if name in {"datePublished", "dateModified"}
    ]
    assert len(found) > 20
    for moment in found:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", moment)
        assert datetime.fromisoformat(moment).utcoffset() is not None


ADDRESSES = frozenset(
    {"acquireLicensePage", "contentUrl", "item", "license", "logo", "mainEntityOfPage", "sameAs"}
    | {"correctionsPolicy", "ethicsPolicy", "ownershipFundingInfo", "publishingPrinciples", "url"}
)


def addresses(value: object) -> set[str]:
    """Give every address in what is told."""
    found: set[str] = set()
    for node in inside(value):
        for name, told in node.items():
            if name in ADDRESSES:
                found.update([told] if isinstance(told, str) else told)
            if name == "image":
                found.update(each for each in told if isinstance(each, str))
    return found


def test_addresses_are_whole_and_there(newsroom: Site) -> None:
    """Each address is a whole one, and one of the site leads to something."""
    found = addresses([nodes(newsroom, url) for url in newsroom.urls()])
    assert len(found) > 40
    for address in found:
        assert re.match(r"https?://", address), address
        if address.startswith(SITE_URL):
            path = address.removeprefix(SITE_URL).partition("#")[0]
            assert newsroom.has(path), address


# The article.


def test_article(newsroom: Site) -> None:
    """An article tells what it says, who made it, of what, and what was wrong with it."""
    told = only(newsroom, LEAD, "NewsArticle")
    publisher = {
        "@type": "NewsMediaOrganization",
        "@id": f"{SITE_URL}#publisher",
        "name": "Paper",
        "url": SITE_URL,
    }
    expected = {
        "@type": "NewsArticle",
        "mainEntityOfPage": f"{SITE_URL}{LEAD}",
        "headline": "Dam reopens",
        "description": "The dam is open again.",
        "datePublished": "2026-03-20T09:30:00+02:00",
        "dateModified": "2026-03-20T11:00:00+02:00",
        "author": [
            {"@type": "Person", "name": "Ada Writer"},
            {"@type": "Person", "name": "Bo Editor"},
        ],
        "publisher": publisher,
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "articleSection": "Ukraine",
        "contentLocation": [
            {"@type": "Country", "name": "Ukraine"},
            {"@type": "Country", "name": "Poland"},
        ],
        "keywords": ["Water", "energy"],
        "isBasedOn": {
            "@type": "NewsArticle",
            "@id": "#original",
            "url": "https://kyiv.example/dam",
            "headline": "Гребля знову працює",
            "inLanguage": "uk",
            "datePublished": "2026-03-19T00:00:00+02:00",
            "publisher": {
                "@type": "Organization",
                "name": "Kyiv Daily",
                "url": f"{SITE_URL}sources/kyiv-daily/",
            },
        },
        "translationOfWork": {"@id": "#original"},
        "digitalSourceType": (
            "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
        ),
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "The year of the fire was wrong.",
                "datePublished": "2026-03-20T10:15:00+02:00",
            }
        ],
    }
    assert {name: value for name, value in told.items() if name != "image"} == expected


def test_own_reporting(newsroom: Site) -> None:
    """Without authors and source the paper is the author; the country's map is the image."""
    told = only(newsroom, OWN, "NewsArticle")
    (author,) = told["author"]
    assert (author["@id"], author["name"]) == (f"{SITE_URL}#publisher", "Paper")
    assert told["image"] == [f"{SITE_URL}countries/ua/map.png"]
    assert {"isBasedOn", "translationOfWork", "correction", "keywords"}.isdisjoint(told)


def test_the_outlet_is_the_author(newsroom: Site) -> None:
    """Without authors the outlet is named, with the page about it."""
    assert only(newsroom, "2026/02/10/february/", "NewsArticle")["author"] == [
        {
            "@type": "Organization",
            "name": "Kyiv Daily",
            "url": f"{SITE_URL}sources/kyiv-daily/",
        }
    ]


def test_translator(tmp_path: Path) -> None:
    """A person who translated is named; a program is none. The paper itself is an organisation."""
    site = Site(tmp_path).configure()
    by = {"human": "Olha", "machine": "Opus", "post-edited": "Paper"}
    for method, name in by.items():
        site.briefing(f"2026/03/01/{method}", translation={"method": method, "by": name})
    site.build("--strict")
    told = {method: only(site, f"2026/03/01/{method}/", "NewsArticle") for method in by}
    assert told["human"]["translator"] == {"@type": "Person", "name": "Olha"}
    assert "translator" not in told["machine"]
    assert told["post-edited"]["translator"]["@type"] == "NewsMediaOrganization"


def test_a_correction_is_a_change(tmp_path: Path) -> None:
    """The date of a correction is that of the last change, where nothing later is told."""
    site = Site(tmp_path).configure(briefings={"timezone": "Europe/Kyiv"})
    corrections = [{"date": "2026-03-05T10:00Z", "text": "A."}, {"date": "2026-03-04", "text": "B"}]
    site.briefing("2026/03/01/x", corrections=corrections)
    site.build("--strict")
    moment = "2026-03-05T12:00:00+02:00"
    assert only(site, "2026/03/01/x/", "NewsArticle")["dateModified"] == moment
    assert site.page("2026/03/01/x/").meta("article:modified_time") == moment


def test_a_correction_changes_what_tells_of_it(newsroom: Site, tmp_path: Path) -> None:
    """It is on its page, for readers and for machines, and in the sitemap as a change."""
    shutil.copytree(newsroom.root, tmp_path / "copy")
    site = Site(tmp_path / "copy")
    before = site.files()
    corrections = [{"date": "2026-02-12", "text": "It was the second."}]
    site.briefing("2026/02/11/february-too", corrections=corrections)
    site.build("--strict")
    article = "2026/02/11/february-too/"
    assert changed(before, site.files()) == {
        f"{article}index.html",
        "sitemap-2026-02.xml",
        "sitemap.xml",
        "search/bundles.json",  # a fingerprint of the texts
    }
    (told,) = only(site, article, "NewsArticle")["correction"]
    assert told["text"] == "It was the second."
    assert b"2026-02-12T00:00:00+02:00" in site.read("sitemap-2026-02.xml")


HOSTILE = "</script><script>alert(1)</script><!-- ]]> \\u003c &lt; \" ' <b> & \\"


def test_no_text_ends_the_element(tmp_path: Path) -> None:
    """Whatever texts say, there is one element, and it says the same as they do."""
    site = Site(tmp_path).configure()
    site.write("briefings/2026/03/01/x.jpg", photo(30, 20))
    site.briefing(
        "2026/03/01/x",
        title=HOSTILE,
        summary=HOSTILE,
        authors=[HOSTILE],
        tags=[HOSTILE],
        corrections=[{"date": "2026-03-02", "text": HOSTILE}],
        image={"src": "x.jpg", "alt": "x", "credit": HOSTILE, "license": f"© {HOSTILE}"},
        original={"title": HOSTILE},
    )
    site.build("--strict")
    text = site.read("2026/03/01/x/").decode()
    start = text.index('<script type="application/ld+json">')
    inner = text[start + 35 : text.index("</script", start)]
    assert not set("<>&") & set(inner)
    told = only(site, "2026/03/01/x/", "NewsArticle")
    assert told["headline"] == told["description"] == HOSTILE
    assert told["author"] == [{"@type": "Person", "name": HOSTILE}]
    assert told["correction"][0]["text"] == HOSTILE
    assert told["image"][0]["copyrightNotice"] == f"© {HOSTILE}"
    assert told["isBasedOn"]["headline"] == HOSTILE


@pytest.mark.parametrize("character", ["<", ">", "&", "\u2028", "\u2029", "\\", '"', "\U0001f600"])
def test_characters(character: str) -> None:
    """Any character arrives, and none that matters to HTML or to old scripts stands there."""
    element = script([{"name": f"a{character}b"}])
    tree = html.fromstring(f"<div>{element}</div>")
    text = str(tree.xpath("string(//script)"))
    assert json.loads(text)["@graph"] == [{"name": f"a{character}b"}]
    assert not set("<>&\u2028\u2029") & set(text)


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-sa-3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
        ("Creative Commons BY-NC-ND 2.5", "https://creativecommons.org/licenses/by-nc-nd/2.5/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("Public domain", "https://creativecommons.org/publicdomain/mark/1.0/"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("https://example.org/terms and more", None),
        ("CC BY", None),
        ("MIT", None),
        ("All rights reserved", None),
    ],
)
def test_licence(name: str, url: str | None) -> None:
    """A licence is told by its address, or not at all."""
    assert licence_url(name) == url


# The way to a page.

TRAILS = {
    LEAD: ["Paper", "Countries", "Ukraine", "Dam reopens"],
    "2026/03/20/": ["Paper", "Archive", "2026", "March 2026", "Friday, March 20, 2026"],
    "2026/03/": ["Paper", "Archive", "2026", "March 2026"],
    "2026/": ["Paper", "Archive", "2026"],
    "archive/": ["Paper", "Archive"],
    "countries/": ["Paper", "Countries"],
    "countries/ua/": ["Paper", "Countries", "Ukraine"],
    "countries/ua/2026/02/": ["Paper", "Countries", "Ukraine", "Ukraine, February 2026"],
    "tags/water/": ["Paper", "Topics", "Water"],
    "sources/kyiv-daily/": ["Paper", "Sources", "Kyiv Daily"],
    "stories/dam-repair/": ["Paper", "Stories", "The long repair"],
    "feeds/": ["Paper", "Feeds"],
}


@pytest.mark.parametrize("url", TRAILS)
def test_trail(url: str, newsroom: Site) -> None:
    """The way leads from the front page down; all steps but the page itself are links."""
    steps = only(newsroom, url, "BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == TRAILS[url]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert all("item" in step for step in steps[:-1])
    assert "item" not in steps[-1]


def test_every_page_has_a_way(newsroom: Site) -> None:
    """Each step of each way is named as its own page is, and leads further up each time."""
    for url in newsroom.urls() - {""}:
        for node in nodes(newsroom, url):
            if node["@type"] != "BreadcrumbList":
                continue
            steps = node["itemListElement"]
            assert len(steps) >= 2
            for place, step in enumerate(steps[1:-1], start=1):
                above = step["item"].removeprefix(SITE_URL)
                own = only(newsroom, above, "BreadcrumbList")["itemListElement"]
                assert [each.get("item") for each in own[:-1]] == [
                    each["item"] for each in steps[:place]
                ]


def test_the_way_to_a_day_of_a_section(newsroom: Site) -> None:
    """Where a month is split, its days stand below it."""
    steps = only(newsroom, "countries/ua/2026/03/05/", "BreadcrumbList")["itemListElement"]
    assert [step.get("item", "").removeprefix(SITE_URL) for step in steps] == [
        "", "countries/", "countries/ua/", "countries/ua/2026/03/", "",
    ]  # fmt: skip


# The front page, and the option `organization`.


def test_front_page(newsroom: Site) -> None:
    """The front page tells of the paper and of the site."""
    assert nodes(newsroom, "") == [
        {
            "@type": "NewsMediaOrganization",
            "@id": f"{SITE_URL}#publisher",
            "name": "Paper",
            "url": SITE_URL,
        },
        {
            "@type": "WebSite",
            "@id": f"{SITE_URL}#website",
            "url": SITE_URL,
            "name": "Paper",
            "description": "News of a small test.",
            "inLanguage": "en",
            "publisher": {"@id": f"{SITE_URL}#publisher"},
        },
    ]


ORGANIZATION: dict[str, Any] = {
    "name": "The Paper",
    "alternateName": ["Night desk"],
    "legalName": "Paper Ltd",
    "foundingDate": 1995,
    "email": "desk@example.org",
    "logo": "logo.png",
    "sameAs": ["https://social.example/@paper"],
    "publishingPrinciples": "about.md",
    "ethicsPolicy": "policies/index.md",
    "correctionsPolicy": "about.md#corrections",
    "ownershipFundingInfo": "https://elsewhere.example/owners",
}


def test_organization(tmp_path: Path) -> None:
    """The option tells of the paper, on the front page all of it, on articles who it is."""
    site = Site(tmp_path / "site").configure(
        briefings={"path": "news", "organization": ORGANIZATION}
    )
    site.write("docs/index.md", "# Home\n")
    site.write("docs/about.md", "# About\n\n## Corrections\n")
    site.write("docs/policies/index.md", "# Policies\n")
    site.write("docs/logo.png", photo(120, 120, "PNG"))
    site.briefing("2026/03/01/x", authors=["The Paper", "Night desk", "Paper", "Ada"])
    site.build("--strict")
    brief = {
        "@type": "NewsMediaOrganization",
        "@id": f"{SITE_URL}news/#publisher",
        "name": "The Paper",
        "url": f"{SITE_URL}news/",
        "logo": f"{SITE_URL}logo.png",
    }
    assert only(site, "news/", "NewsMediaOrganization") == {
        **brief,
        "alternateName": ["Night desk"],
        "legalName": "Paper Ltd",
        "foundingDate": "1995",
        "email": "desk@example.org",
        "sameAs": ["https://social.example/@paper"],
        "publishingPrinciples": f"{SITE_URL}about/",
        "ethicsPolicy": f"{SITE_URL}policies/",
        "correctionsPolicy": f"{SITE_URL}about/#corrections",
        "ownershipFundingInfo": "https://elsewhere.example/owners",
    }
    article = only(site, "news/2026/03/01/x/", "NewsArticle")
    assert article["publisher"] == brief
    assert [each.get("@id") for each in article["author"]] == [*[brief["@id"]] * 3, None]
    assert complaints(nodes(site, "news/"), tmp_path) == []
    for address in addresses(nodes(site, "news/")):
        if address.startswith(SITE_URL):
            assert site.has(address.removeprefix(SITE_URL).partition("#")[0])


def test_source_page(newsroom: Site) -> None:
    """The page of a source is about the outlet."""
    told = only(newsroom, "sources/kyiv-daily/", "CollectionPage")
    assert told["about"] == {
        "@type": "NewsMediaOrganization",
        "name": "Kyiv Daily",
        "url": "https://kyiv.example/",
        "foundingDate": "1995",
    }
