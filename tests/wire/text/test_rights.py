"""What pages, servers and sites say of uses by machines."""

from __future__ import annotations

import json

import pytest

from mkdocs_briefings.wire.records import Rights
from mkdocs_briefings.wire.text.rights import LONGEST, SiteRights, read_rights
from tests.wire.text.pages import ADDRESS, news_article, page, parsed, read, report

PATH = "https://news.example/2026/09/bridge?id=1"


def rights(head: str = "", headers: dict[str, str] | None = None, body: str = "") -> Rights:
    """Give the rights of a page."""
    return read_rights(*parsed(page(body, head=head)), headers or {})


def of_site(robots: str = "", rules: object = None, said: Rights | None = None) -> Rights:
    """Give what a site says of a page."""
    site = SiteRights(robots, b"" if rules is None else json.dumps(rules).encode())
    return site.added_to(said or Rights(), PATH)


def test_silence() -> None:
    """Where nobody says anything, nothing is reserved."""
    assert rights() == Rights()
    assert of_site() == Rights()
    assert not rights().is_reserved


def test_robots_of_header_and_page() -> None:
    """Directives of the header and of the page are kept as they were written, in this order."""
    found = rights(
        "<meta name='ROBOTS' content='noai,  noarchive'>", {"x-robots-tag": "bot: noindex"}
    )
    assert found.robots == "bot: noindex, noai, noarchive"
    assert found.is_reserved


def test_tdmrep_of_page_and_header() -> None:
    """Of TDMRep the page's word goes before the header's."""
    headers = {"tdm-reservation": "1", "tdm-policy": "https://news.example/tdm.json"}
    assert rights(headers=headers).tdm_reservation == "1"
    assert rights(headers=headers).tdm_policy == "https://news.example/tdm.json"
    assert rights(headers=headers).is_reserved
    free = rights("<meta name='tdm-reservation' content='0'>", headers)
    assert free.tdm_reservation == "0"
    assert not free.is_reserved


def test_content_usage_of_the_header() -> None:
    """The header of the IETF's draft is kept."""
    found = rights(headers={"content-usage": "train-ai=n, search=y"})
    assert found.content_usage == "train-ai=n, search=y"
    assert found.is_reserved


def test_licences_of_page_header_and_data() -> None:
    """Licences are whole addresses; those of RSL stand apart."""
    found = rights(
        "<link rel='license' type='application/rsl+xml' href='/license.xml'>"
        + news_article(license="https://creativecommons.org/licenses/by/4.0/"),
        {"link": '</terms>; rel="license", </next>; rel=next'},
        "<a rel='license nofollow' href='/copyright'>Terms</a><a rel='license'>nothing</a>",
    )
    assert found.rsl == "https://news.example/license.xml"
    assert found.licenses == (
        "https://news.example/copyright",
        "https://news.example/terms",
        "https://creativecommons.org/licenses/by/4.0/",
    )
    by_header = rights(headers={"link": "</l.xml>; rel=license; type=application/rsl+xml"})
    assert by_header.rsl == "https://news.example/l.xml"


@pytest.mark.parametrize(
    ("location", "fits"),
    [
        ("/", True),
        ("/2026/", True),
        ("/2026/*/bridge", True),
        ("/2026/*bridge$", False),
        ("/2026/*id=1$", True),
        ("/2026/09/bridge?id=1$", True),
        ("*", True),
        ("/2026/*/*/*", False),
        ("/sport", False),
        ("2026", False),
        ("/*a*a*a*a*a*a*a*a*a*b", False),
    ],
)
def test_rules_of_a_site_by_path(location: str, *, fits: bool) -> None:
    """A rule of the site's file speaks of the paths that its pattern fits."""
    found = of_site(rules=[{"location": location, "tdm-reservation": 1, "tdm-policy": "/p"}])
    assert found.tdm_reservation == ("1" if fits else "")
    assert found.tdm_policy == ("/p" if fits else "")


def test_the_first_rule_that_fits_holds() -> None:
    """Rules are tried in order, and what the page says goes before them."""
    rules = [
        {"location": "/2026/", "tdm-reservation": 0},
        {"location": "/", "tdm-reservation": 1},
    ]
    assert of_site(rules=rules).tdm_reservation == "0"
    assert of_site(rules=rules, said=Rights(tdm_reservation="1")).tdm_reservation == "1"


@pytest.mark.parametrize(
    "body", [b"{}", b"[1, null]", b"no", b"[" * 90_000, b"\xff", b'[{"a": 1}]']
)
def test_faulty_files_say_nothing(body: bytes) -> None:
    """A file that is none says nothing."""
    assert SiteRights("", body).added_to(Rights(), PATH) == Rights()


def test_robots_of_the_site() -> None:
    """Of robots.txt the licence is read, and the longest rule of use for all robots that fits."""
    robots = """
        License: https://news.example/rsl.xml
        User-agent: other
        Content-Usage: train-ai=y
        User-agent: *
        User-agent: another
        Disallow: /private # not here
        Content-Usage: train-ai=n # a comment
        Content-Usage: /2026/ train-ai=n, search=n
        Content-Usage: /sport/ train-ai=y
    """
    found = of_site(robots)
    assert found.rsl == "https://news.example/rsl.xml"
    assert found.content_usage == "train-ai=n, search=n"
    assert found.is_reserved
    assert of_site("User-agent: other\nContent-Usage: train-ai=n") == Rights()
    assert of_site(robots, said=Rights(content_usage="train-ai=y")).content_usage == "train-ai=y"


def test_signals_that_came_before_the_draft() -> None:
    """The older rule of robots.txt is kept as it was written, and reserves as well."""
    found = of_site("User-Agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /")
    assert found.content_usage == "search=yes, ai-train=no"
    assert found.is_reserved


def test_long_statements_are_shortened() -> None:
    """What is said is kept up to a length."""
    assert len(rights(headers={"content-usage": "x" * 10_000}).content_usage) == LONGEST


def test_an_article_has_its_rights() -> None:
    """What is read of a page is stored with its article, also where a wall stands before it."""
    headers = {"tdm-reservation": "1"}
    assert read(report(), headers=headers).rights.is_reserved
    assert read(page("<h1>Log in</h1><input type=password>"), headers=headers).rights.is_reserved
    assert read(report(), url=ADDRESS).rights == Rights()
