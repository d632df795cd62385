"""What links lead to comes and goes: each build tells it and makes the bytes of a clean one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.project import Built, assert_clean, configure, run, write_briefing
from tests.site import Site, png

if TYPE_CHECKING:
    from pathlib import Path

PAGE, PATH = "2026/03/03/leads/", "briefings/2026/03/03/leads.md"


def lead(site: Site, text: str) -> None:
    """Write a briefing with a text that leads somewhere, and build."""
    site.briefing("2026/03/03/leads", text)
    run(site)


COMING = {
    # A section, which needs nothing but a briefing.
    "/tags/snow/": "../../../../tags/snow/",
    "../../../../tags/snow": "../../../../tags/snow/",
    # Files and pages of docs/.
    "/papers/new.pdf": "../../../../papers/new.pdf",
    "/new/": "../../../../new/",
    # Files of briefings/.
    "new.csv": "../new.csv",
    "/2026/03/02/new.csv": "../../02/new.csv",
    # Articles, of a new day and of one that is there; and an old address.
    "/2026/03/09/new/": "../../09/new/",
    "/2026/03/02/new/": "../../02/new/",
    "/old/new/": "../../../../old/new/",
}
"""What is linked to before it is there, with the link to it then."""


def come(site: Site) -> None:
    """Let all of it be there."""
    for path in ("docs/papers/new.pdf", "docs/new.md", "briefings/2026/03/03/new.csv"):
        site.write(path, "New.\n")
    site.write("briefings/2026/03/02/new.csv", "1\n")
    site.briefing("2026/03/09/new", tags=["snow"], aliases=["/old/new/"])
    site.briefing("2026/03/02/new")


def go(site: Site) -> None:
    """Take it away again."""
    for path in [*site.root.glob("docs/**/new.*"), *site.root.glob("briefings/**/new.*")]:
        path.unlink()


def told(built: Built) -> set[str]:
    """Give the links that a build has told of."""
    return {each.split("'")[1] for each in built.messages if PATH in each}


def test_coming_and_going(site: Site, tmp_path: Path) -> None:
    """A link that leads nowhere is told in each build, until what it names is there, and again."""
    lead(site, "".join(f"[x]({link})\n" for link in COMING))
    assert told(run(site)) == COMING.keys()
    come(site)
    assert told(run(site)) == set()
    assert site.page(PAGE).tree.xpath("//a[text() = 'x']/@href") == list(COMING.values())
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()
    go(site)
    assert told(run(site)) == COMING.keys()
    assert_clean(site, tmp_path / "clean")


def test_until_published(site: Site, tmp_path: Path) -> None:
    """An address of a briefing that waits is left out, and comes when that does, unasked."""
    lead(site, "[x](/2026/03/21/tomorrow/)\n")
    assert site.page(PAGE).tree.xpath("//a[text() = 'x']/@href") == []
    built = run(site, now="2026-03-21T12:00Z")
    assert "a link to briefings/2026/03/20/tomorrow.md" in built.reasons[PAGE]
    assert site.page(PAGE).tree.xpath("//a[text() = 'x']/@href") == ["../../21/tomorrow/"]
    assert_clean(site, tmp_path / "clean", now="2026-03-21T12:00Z")


def test_another_file_is_nearer(site: Site, tmp_path: Path) -> None:
    """Where two files may be meant, the one of `docs/` is, once it is there."""
    lead(site, "![x](/2026/03/02/x.png)\n")
    assert site.page(PAGE).tree.xpath("//img[@alt = 'x']/@src") == ["../../02/x.png"]
    site.write("docs/2026/03/02/x.png", png(3, 3))
    site.remove("briefings/2026/03/02/x.png")
    write_briefing(site, 1, image=None)
    run(site)
    assert_clean(site, tmp_path / "clean")
    site.remove("docs/2026/03/02/x.png")
    with pytest.raises(SystemExit) as caught:
        run(site)
    assert f"{PATH}:9: The image '/2026/03/02/x.png' is not there" in "".join(
        caught.value.__notes__
    )


def test_anchors(site: Site, tmp_path: Path) -> None:
    """Whether an anchor is there decides what is told, and not what is rendered."""
    site.briefing("2026/03/02/far", '<a id="there"></a> Words.\n')
    lead(site, "[x](../02/far.md#there) [x](/2026/03/02/far/#there)\n")
    assert told(run(site)) == set()
    site.briefing("2026/03/02/far", '<a id="moved"></a> Words.\n')
    built = run(site)
    assert told(built) == {"../02/far.md#there", "/2026/03/02/far/#there"}
    assert PAGE not in built.urls
    assert told(run(site)) == told(built)
    assert_clean(site, tmp_path / "clean")


def test_anchor_of_extensions(site: Site) -> None:
    """Another extension gives other anchors, which a build with an old memory knows."""
    configure(site, extensions=())
    lead(site, "## Words {#own}\n\n[x](#own)\n")
    assert told(run(site)) == {"#own"}
    configure(site, extensions=("attr_list",))
    assert told(run(site)) == set()
