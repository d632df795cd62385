"""Old addresses lead to the new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.outputs.newsroom import LEAD
from tests.site import SITE_URL, Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("old", ["old/dam/", "dam.html"])
def test_old_address_leads_to_the_new_one(old: str, newsroom: Site) -> None:
    """The page at the old address refreshes to the new one, relatively, and names it canonical."""
    page = newsroom.page(old)
    (refresh,) = page.tree.xpath("//meta[@http-equiv='refresh']/@content")
    delay, _, target = str(refresh).partition("; url=")
    assert delay == "0"
    assert ":" not in target
    assert page.resolve(target) == LEAD
    assert page.rel("canonical") == [f"{SITE_URL}{LEAD}"]
    assert page.links() == [LEAD]
    assert page.meta("robots") == "noindex"


def test_addresses_in_every_form(tmp_path: Path) -> None:
    """An alias may be a path with or without slashes, or a whole address of this site."""
    site = Site(tmp_path).configure()
    aliases = ["/a/", "b", f"{SITE_URL}c/", "d/é.html", "/sub/e/index.html", "2026/03/01/x/"]
    site.briefing("2026/03/01/x", aliases=aliases, title='Quote "&" <b>')
    site.build("--strict")
    for old in ("a/", "b/", "c/", "d/é.html", "sub/e/"):
        page = site.page(old)
        assert page.links() == ["2026/03/01/x/"]
        assert page.tree.findtext(".//title") == 'Quote "&" <b>'
    assert site.page("2026/03/01/x/").rel("canonical") == [f"{SITE_URL}2026/03/01/x/"]


def rules(site: Site) -> dict[str, str]:
    """Give where each rule of `_redirects` leads, relative to the site's root."""
    prefix, found = urlsplit(SITE_URL).path, {}
    for line in site.read("_redirects").decode().splitlines():
        old, new, status = line.split(" ")
        assert status == "301"
        assert old.startswith(prefix)
        assert new.startswith(prefix)
        assert not set(":*#?") & set(old)  # each of them would be more than a path
        found[old.removeprefix(prefix)] = new.removeprefix(prefix)
    return found


def test_rules_for_hosts(newsroom: Site) -> None:
    """Hosts are told of the same old addresses, from the root of the host on."""
    found = rules(newsroom)
    assert found == {"old/dam/": LEAD, "dam.html": LEAD}
    for old, new in found.items():
        assert newsroom.page(old).links() == [new]


def test_rules_in_every_form(tmp_path: Path) -> None:
    """Whatever stands in an alias, a rule has three words, and both addresses lead to pages."""
    site = Site(tmp_path).configure(briefings={"path": "the news"})
    aliases = ["/a b/", "d/é.html", "/:name/*", "/x%20y/", f"{SITE_URL}c/"]
    site.briefing("2026/03/01/новини", aliases=aliases)
    site.briefing("2026/03/02/y", aliases=["/y/"])
    site.build("--strict")
    found = rules(site)
    new = "the%20news/2026/03/01/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/"
    assert found == {
        "y/": "the%20news/2026/03/02/y/",
        **dict.fromkeys(("a%20b/", "d/%C3%A9.html", "%3Aname/%2A/", "x%20y/", "c/"), new),
    }
    assert next(iter(found)) == "y/"
    assert all(site.has(old) and site.has(new) for old, new in found.items())


def test_rules_come_and_go(tmp_path: Path) -> None:
    """Without an old address there is no such file; one in `docs/` takes its place."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/x", aliases=["/a/"])
    site.build("--strict")
    assert rules(site) == {"a/": "2026/03/01/x/"}
    site.write("docs/_redirects", "/b /c 302\n")
    site.build("--strict")
    assert site.read("_redirects") == b"/b /c 302\n"
    site.remove("docs/_redirects")
    site.briefing("2026/03/01/x")
    site.build("--strict")
    assert not site.has("_redirects")


def test_alias_of_a_hidden_briefing_leads_nowhere(tmp_path: Path) -> None:
    """A draft's old addresses are as absent as the draft."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/x", aliases=["/a/"], draft=True)
    site.build("--strict")
    assert not site.has("a/")
    assert not site.has("_redirects")
