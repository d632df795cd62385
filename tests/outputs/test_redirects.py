"""Old addresses lead to the new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def test_alias_of_a_hidden_briefing_leads_nowhere(tmp_path: Path) -> None:
    """A draft's old addresses are as absent as the draft."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/x", aliases=["/a/"], draft=True)
    site.build("--strict")
    assert not site.has("a/")
