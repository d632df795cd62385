"""Where the newsroom's files lead to other sites."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.cli.project import open_settings
from mkdocs_briefings.linkcheck.outward import find_outward_links
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.linkcheck.outward import OutwardLinks

BODY = """\
[A link](https://a.example/one#part), <https://a.example/two> and `https://a.example/code`.

![](https://a.example/picture.png)

<video src="//a.example/film.mp4"></video>

[Ours](https://example.org/paper/about/), [a file](two.md), [mail](mailto:a@a.example).

```
<https://a.example/more-code>
```
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project whose files lead to other sites."""
    site = Site(tmp_path).configure()
    site.write("docs/about.md", "# About\n\n[Us](https://b.example/) <https://b.example/two>\n")
    site.source("kyiv-daily", feed="https://c.example/rss")
    site.briefing(
        "2026/03/01/one", BODY, original={"url": "https://a.example/one", "language": "uk"}
    )
    return site


def look(site: Site, since: datetime | None = None) -> OutwardLinks:
    """Look through a project."""
    config = site.root / "mkdocs.yml"
    return find_outward_links(open_settings(str(config)), config, since)


def test_every_address_with_all_its_places(site: Site) -> None:
    """Texts, front matter, standing pages and profiles are looked through, and code is not."""
    lines = (site.root / "briefings/2026/03/01/one.md").read_text().split("\n")
    found = look(site)
    assert found.unread == []
    places = {
        address: [(place.path, lines[place.line - 1] if "one.md" in place.path else place.line)
                  for place in places]
        for address, places in found.places.items()
    }  # fmt: skip
    one = "briefings/2026/03/01/one.md"
    url = next(line for line in lines if "url:" in line)
    text, picture, film = (line for line in lines if "[A link]" in line or "![](" in line or
                           "<video" in line)  # fmt: skip
    assert places == {
        "https://a.example/one": [(one, url), (one, text)],
        "https://a.example/two": [(one, text)],
        "https://a.example/picture.png": [(one, picture)],
        "https://a.example/film.mp4": [(one, film)],
        "https://b.example/": [("docs/about.md", 3)],
        "https://b.example/two": [("docs/about.md", 3)],
        "https://kyiv-daily.example/": [("docs/sources/kyiv-daily.md", 3)],
        "https://c.example/rss": [("docs/sources/kyiv-daily.md", 6)],
    }


def test_the_newest_come_first(site: Site) -> None:
    """What is asked for first is what was published last."""
    site.briefing("2026/03/09/nine", "[x](https://nine.example/)\n")
    assert next(iter(look(site).places)) == "https://nine.example/"


def test_a_slice_of_time(site: Site) -> None:
    """Of briefings only those from then on count; standing pages and profiles always do."""
    site.briefing("2026/03/09/nine", "[x](https://nine.example/)\n")
    found = look(site, datetime(2026, 3, 9, tzinfo=UTC))
    assert [*found.places] == [
        "https://nine.example/",
        "https://b.example/",
        "https://b.example/two",
        "https://kyiv-daily.example/",
        "https://c.example/rss",
    ]


def test_a_file_that_cannot_be_read_is_told(site: Site) -> None:
    """What is not looked through is said, with its line."""
    site.write("briefings/2026/03/01/bad.md", "---\ntitle: a: b\n---\n")
    site.write("docs/worse.md", b"\xff\xfe")
    told = [(problem.path, problem.line, problem.message) for problem in look(site).unread]
    yaml = "The front matter is not valid YAML: mapping values are not allowed in this context."
    assert told == [
        ("briefings/2026/03/01/bad.md", 2, yaml),
        ("docs/worse.md", 1, "The file is not in UTF-8."),
    ]
