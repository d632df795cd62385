"""Lists of outlets, in and out."""

from __future__ import annotations

from contextlib import chdir
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_briefings.cli import main
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.opml import FeedList, read_opml, write_opml
from mkdocs_briefings.wire.profiles import NewOutlet
from mkdocs_briefings.wire.records import Outlet
from tests.site import NOW, Site

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0">
  <head><title>Mine</title></head>
  <body>
    <outline text="News">
      <outline text="Austria">
        <outline text="Kurier" type="rss" xmlUrl="https://kurier.example/news.xml"
                 htmlUrl="https://kurier.example/" language="de-at"/>
        <outline title="Kurier" text="Kurier - Sport" xmlURL="https://kurier.example/sport.xml"
                 htmlUrl="https://www.kurier.example/sport"/>
      </outline>
      <outline text="Ivory Coast"><outline text="Abidjan &amp; Co" xmlUrl="https://abidjan.example/rss"/></outline>
    </outline>
    <outline text="Kurier" xmlUrl="https://other.example/feed" htmlUrl="https://other.example/"/>
    <outline text="Polish" xmlUrl="https://www.gazeta.pl/rss?utm_source=opml"/>
    <outline text="Empty" type="rss"/>
    <outline text="Local" xmlUrl="file:///etc/passwd"/>
  </body>
</opml>
"""


def read(text: str = LIST) -> FeedList:
    """Read a list."""
    return read_opml(text.encode(), "list.opml")


def test_a_list_is_read() -> None:
    """Outlines in one another, attributes in any case, titles that meet, countries by name."""
    assert [outlet for _, outlet in read().outlets] == [
        NewOutlet(
            title="Kurier",
            home="https://kurier.example/",
            feeds=("https://kurier.example/news.xml", "https://kurier.example/sport.xml"),
            country="AT",
            language="de-AT",
        ),
        NewOutlet(
            title="Abidjan & Co",
            home="https://abidjan.example/",
            is_home_known=False,
            feeds=("https://abidjan.example/rss",),
            country="CI",
        ),
        NewOutlet(
            title="Kurier", home="https://other.example/", feeds=("https://other.example/feed",)
        ),
        NewOutlet(
            title="Polish",
            home="https://www.gazeta.pl/",
            is_home_known=False,
            feeds=("https://www.gazeta.pl/rss",),
            country="PL",
        ),
    ]
    assert [line for line, _ in read().outlets] == [8, 12, 14, 15]


def test_what_is_left_out_is_told() -> None:
    """With its line, and what it was."""
    assert list(map(str, read().problems)) == [
        "list.opml:16: warning: This outline has no `xmlUrl`. It is left out: Empty.",
        "list.opml:17: warning: Its `xmlUrl` is no address of the web. It is left out: Local.",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "list.opml:1: This is no XML"),
        ("<opml>\n<body>\n<outline", "list.opml:3: This is no XML"),
        ("<rss/>", "list.opml:1: This is XML, and no OPML: it begins with <rss>."),
    ],
)
def test_what_is_no_list_is_refused(text: str, message: str) -> None:
    """With the line that is wrong."""
    with pytest.raises(WireError) as error:
        read(text)
    assert str(error.value).startswith(message)


def test_no_file_is_read_by_a_list(tmp_path: Path) -> None:
    """Entities that name files of this machine stay names."""
    secret = tmp_path / "secret"
    secret.write_text("secret")
    head = f"<!DOCTYPE opml [<!ENTITY a SYSTEM 'file://{secret}'>]>"
    outline = "<outline text='x' xmlUrl='https://a.example/f'>&a;</outline>"
    listed = read(f"{head}<opml><body>{outline}</body></opml>")
    assert "secret" not in str(listed)
    assert len(listed.outlets) == 1


def test_lists_are_in_the_order_of_names() -> None:
    """Countries and outlets stand where a reader of English looks for them."""
    titles = {"AL": ("Zeri", "Ëndrra", "koha"), "AX": ("Nya",), "ZW": ("Herald",)}
    outlets = [
        Outlet(
            source=title.lower(),
            title=title,
            home=f"https://{number}.{code.lower()}.example/",
            path=f"docs/sources/{title.lower()}.md",
            country=code,
            language="en",
            feeds=(f"https://{number}.{code.lower()}.example/feed",),
            family=title,
        )
        for code, found in titles.items()
        for number, title in enumerate(found)
    ]
    written = read_opml(write_opml(outlets, "Paper"), "list.opml")
    assert [each.title for _, each in written.outlets] == [
        "Nya",
        "Ëndrra",
        "koha",
        "Zeri",
        "Herald",
    ]


def test_what_was_written_is_read_again() -> None:
    """All feeds of an outlet come back under its name, with its country and language."""
    outlet = Outlet(
        source="kurier",
        title="Kurier & Co",
        home="https://kurier.example/",
        path="docs/sources/kurier.md",
        country="CI",
        language="fr",
        feeds=("https://kurier.example/a", "https://kurier.example/b"),
        family="kurier",
    )
    listed = read_opml(write_opml([outlet], "Paper"), "list.opml")
    assert [each for _, each in listed.outlets] == [
        NewOutlet(
            title=outlet.title,
            home=outlet.home,
            feeds=outlet.feeds,
            country="CI",
            language="fr",
        )
    ]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project with a list."""
    site = Site(tmp_path).configure()
    site.write("list.opml", LIST)
    return site


def run(site: Site, *arguments: str) -> Result:
    """Run the command."""
    with chdir(site.root):
        command = ["wire", "opml", *arguments]
        return CliRunner().invoke(main, command, env={"BRIEFINGS_NOW": NOW})


def test_import_writes_profiles(site: Site) -> None:
    """One for each outlet; what is missing, left out or there already is told."""
    result = run(site, "import", "list.opml")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "docs/sources/kurier.md",
        "docs/sources/abidjan-co.md",
        "docs/sources/kurier-other-example.md",
        "docs/sources/polish.md",
        "Written: 4 profiles. Already there: 0.",
    ]
    assert (site.root / "docs/sources/kurier.md").read_text() == (
        "---\ntitle: Kurier\nurl: https://kurier.example/\ncountry: AT\nlanguage: de-AT\n"
        "feed: [https://kurier.example/news.xml, https://kurier.example/sport.xml]\n"
        "wire:\n  follow: true\n---\n\nWrite here who is behind Kurier, and for whom it writes.\n"
    )
    assert "list.opml:16: warning: This outline has no `xmlUrl`." in result.stderr
    assert "docs/sources/abidjan-co.md:3: warning: `url` is the host of its feed" in result.stderr
    assert "docs/sources/abidjan-co.md:5: warning: `language` is not certain" in result.stderr
    assert "docs/sources/kurier-other-example.md:4: warning: `country`" in result.stderr
    again = run(site, "import", "list.opml")
    assert again.stdout == "Written: 0 profiles. Already there: 4.\n"
    assert "list.opml:8: warning: Kurier is there already: docs/sources/kurier.md." in again.stderr


def test_export_writes_what_is_followed(site: Site) -> None:
    """To the terminal, or into a file that is not there yet."""
    run(site, "import", "list.opml")
    shown = run(site, "export")
    outlets = [outlet for _, outlet in read(shown.stdout).outlets]
    # The others are not valid before an editor has completed them.
    assert [outlet.title for outlet in outlets] == ["Kurier"]
    written = run(site, "export", "mine.opml")
    assert written.stdout == "mine.opml\n"
    assert (site.root / "mine.opml").read_text() == shown.stdout
    again = run(site, "export", "mine.opml")
    assert again.exit_code == 1
    assert again.stderr.endswith("mine.opml: There is such a file already. Choose another name.\n")
