"""`briefings changes`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.repository import commit, git
from tests.site import png

if TYPE_CHECKING:
    from tests.cli.conftest import Command
    from tests.site import Site

ONE, TWO = "briefings/2026/03/01/one.md", "briefings/2026/03/02/two.md"


@pytest.fixture
def newsroom(site: Site) -> Site:
    """Give a project whose briefings are in Git."""
    write_two(site)
    git(site.root, "init", "-q", "-b", "main")
    commit(site.root)
    return site


def write_two(site: Site, body: str = "It opens.\n\nAll come.\n", **keys: Any) -> None:  # noqa: ANN401 - front matter
    """Write a briefing with keys of every kind."""
    usual = {
        "title": "Rail link opens", "tags": ["Rail", "Ports"], "countries": ["UA", "PL"],
        "original": {"url": "https://example.com/a", "title": "Да"},
        "corrections": [{"date": "2026-03-03", "text": "It was two."}],
    }  # fmt: skip
    site.briefing("2026/03/02/two", body, **{**usual, **keys})


def changes(briefings: Command, *options: str) -> dict[str, dict[str, Any]]:
    """Give what the command tells programs, by the paths of the files."""
    done = briefings("changes", "--format", "json", *options)
    assert (done.exit_code, done.stderr) == (0, "")
    return {each["path"]: each for each in json.loads(done.stdout)}


def test_fields(newsroom: Site, briefings: Command) -> None:
    """Each key that says something else is told of, with what only one of the two says."""
    write_two(
        newsroom, "It opens.\n\nMany come.\n", title="Rail link opens at last",
        tags=["Ports", "Trade"], countries=["PL", "UA"], summary=None, priority="top",
        original={"url": "https://example.com/b", "title": "Да"},
        corrections=[
            {"date": "2026-03-03", "text": "It was two."},
            {"date": "2026-03-04", "text": "Or not."},
        ],
    )  # fmt: skip
    found = changes(briefings)
    assert found.keys() == {TWO}
    fields = {each["field"]: (each["before"], each["after"]) for each in found[TWO]["fields"]}
    assert fields.pop("summary")[1] == []
    assert fields == {
        "title": (["Rail link opens"], ["Rail link opens at last"]),
        "tags": (["Rail"], ["Trade"]),
        "countries": (["UA", "PL"], ["PL", "UA"]),
        "priority": ([], ["top"]),
        "original.url": (["https://example.com/a"], ["https://example.com/b"]),
        "corrections": ([], ['{"date": "2026-03-04", "text": "Or not."}']),
    }
    assert found[TWO]["text"] == [" ", "-All come.", "+Many come."]


def test_files(newsroom: Site, briefings: Command) -> None:
    """Files that come, go and move are told of, committed or not; so are images beside them."""
    git(newsroom.root, "mv", TWO, "briefings/2026/03/02/moved.md")
    newsroom.remove(ONE)
    newsroom.briefing("2026/03/05/new")
    newsroom.write("briefings/2026/03/05/x.png", png())
    newsroom.source("oslo-post")
    newsroom.write("docs/about.md", "# About us\n")
    found = changes(briefings)
    assert {path: (each["state"], each["moved_from"]) for path, each in found.items()} == {
        ONE: ("removed", ""),
        "briefings/2026/03/02/moved.md": ("moved", TWO),
        "briefings/2026/03/05/new.md": ("added", ""),
        "briefings/2026/03/05/x.png": ("added", ""),
        "docs/sources/oslo-post.md": ("added", ""),
    }
    assert found["briefings/2026/03/02/moved.md"]["fields"] == []
    commit(newsroom.root)
    assert changes(briefings) == {}
    assert changes(briefings, "--since", "HEAD~1") == found


def test_since_a_branch(newsroom: Site, briefings: Command) -> None:
    """Of a branch it is what has changed since the two went apart, and nothing of the other."""
    git(newsroom.root, "checkout", "-qb", "mine")
    newsroom.briefing("2026/03/05/mine")
    commit(newsroom.root)
    git(newsroom.root, "checkout", "-q", "main")
    newsroom.briefing("2026/03/05/theirs")
    commit(newsroom.root)
    git(newsroom.root, "checkout", "-q", "mine")
    assert changes(briefings, "--since", "main").keys() == {"briefings/2026/03/05/mine.md"}


def test_written_in_another_way(newsroom: Site, briefings: Command) -> None:
    """What says the same is not told of, however it is written."""
    path = newsroom.root / TWO
    path.write_text(
        path.read_text().replace("title: Rail link opens", "title:   'Rail link opens'")
    )
    assert "'Rail link opens'" in path.read_text()
    assert briefings("changes").output == "Nothing has changed.\n"


def test_what_cannot_be_read(newsroom: Site, briefings: Command) -> None:
    """A file that cannot be read is named with its line."""
    newsroom.write(TWO, "---\ntitle: [\n---\n")
    assert changes(briefings)[TWO]["problem"].startswith(f"{TWO}:3: ")


def test_for_people(newsroom: Site, briefings: Command) -> None:
    """In a terminal and below a pull request it stands as people read it, texts as they are."""
    write_two(newsroom, "It opens.\n\n```\n<b>Many</b> come.\n", title="A | *B* <img>")
    assert briefings("changes").output == (
        f"{TWO}  changed\n"
        "  title\n"
        "    - Rail link opens\n"
        "    + A | *B* <img>\n"
        "  text\n"
        "\n"
        "    - All come.\n"
        "    + ```\n"
        "    + <b>Many</b> come.\n"
    )
    said = briefings("changes", "--format", "markdown").output
    assert "## 1 file changed\n" in said
    assert r"| title | Rail link opens | A \| \*B\* &lt;img&gt; |" in said
    assert "````diff\n \n-All come.\n+```\n+<b>Many</b> come.\n````\n" in said


def test_without_git(site: Site, briefings: Command) -> None:
    """Where Git knows nothing of the folder, or of the commit, that is said."""
    done = briefings("changes")
    assert (done.exit_code, "Git knows nothing of this folder" in done.stderr) == (1, True)
    git(site.root, "init", "-q")
    commit(site.root)
    done = briefings("changes", "--since=--output=x")
    assert (done.exit_code, "--since: Git does not know" in done.stderr) == (2, True)
    assert not (site.root / "x").exists()
