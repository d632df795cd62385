"""`briefings check`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.site import with_front_matter

if TYPE_CHECKING:
    from tests.cli.conftest import Command
    from tests.site import Site

_ERROR = "briefings/2026/03/02/bad.md:3: `date`: 'soon' is not a date."
_WARNING = "briefings/2026/03/03/odd.md:9: warning: 'gone.pdf' leads to a file"


def test_clean_project(briefings: Command) -> None:
    """Without a problem the command counts none and exits with 0."""
    done = briefings("check")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr == "0 errors, 0 warnings.\n"


def test_problems_as_text(site: Site, briefings: Command) -> None:
    """Every problem stands on a line of its own, sorted by path, and an error makes it exit 1."""
    _spoil(site)
    done = briefings("check")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(_ERROR)
    assert lines[1].startswith(_WARNING)
    assert done.stderr == "1 error, 1 warning.\n"


def test_every_language_is_checked(site: Site, briefings: Command) -> None:
    """Of a site in several languages all is checked, each problem once."""
    site.configure(briefings={"languages": ["en", "uk"]})
    site.source("paper", "A [link](/gone/).\n")
    translated = {"title": "Заголовок", "summary": "Коротко."}
    site.briefing("2026/03/02/dam")
    body = "[Туди](/uk/gone/) та [сюди](/2026/03/02/dam/).\n"
    site.write("briefings/2026/03/02/dam.uk.md", with_front_matter(translated, body))
    done = briefings("check")
    assert done.exit_code == 0
    told = [line.partition(" warning: ")[::2] for line in done.stdout.splitlines()]
    assert [place for place, _ in told] == [
        "briefings/2026/03/02/dam.uk.md:1:",
        "briefings/2026/03/02/dam.uk.md:6:",
        "docs/sources/paper.md:8:",
    ]
    assert told[0][1].startswith("It does not say which version of briefings/2026/03/02/dam.md")
    assert told[1][1].startswith("'/uk/gone/' leads to nothing on the site.")


def test_problems_as_annotations(site: Site, briefings: Command) -> None:
    """For GitHub every problem is a workflow command with its file and line."""
    _spoil(site)
    done = briefings("check", "--format", "github")
    assert done.exit_code == 1
    error, warning = done.stdout.splitlines()
    assert error.startswith("::error file=briefings/2026/03/02/bad.md,line=3::`date`: 'soon'")
    assert warning.startswith("::warning file=briefings/2026/03/03/odd.md,line=9::'gone.pdf'")


def test_problems_as_json(site: Site, briefings: Command) -> None:
    """For programs the problems are a list of objects."""
    _spoil(site)
    done = briefings("check", "--format", "json")
    assert done.exit_code == 1
    error, warning = json.loads(done.stdout)
    assert set(error) == {"path", "line", "severity", "message", "hint"}
    assert (error["path"], error["line"]) == ("briefings/2026/03/02/bad.md", 3)
    assert (error["severity"], warning["severity"]) == ("error", "warning")


def test_clean_project_as_json(briefings: Command) -> None:
    """Without a problem the list is empty."""
    assert json.loads(briefings("check", "--format", "json").stdout) == []


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_alone(
    options: tuple[str, ...], code: int, site: Site, briefings: Command
) -> None:
    """Warnings alone make it exit 1 with --strict only."""
    site.briefing("2026/03/03/odd", "A [file](gone.pdf).\n")
    assert briefings("check", *options).exit_code == code


def test_nothing_is_written(site: Site, briefings: Command) -> None:
    """Checking leaves the project as it was."""
    before = sorted(site.root.rglob("*"))
    briefings("check")
    assert sorted(site.root.rglob("*")) == before


def test_two_briefings_at_one_address(site: Site, briefings: Command) -> None:
    """Where two files would have one address, each of them is named at its line."""
    site.briefing("2026/03/01/two", slug="one")
    done = briefings("check")
    assert done.exit_code == 1
    assert "briefings/2026/03/01/one.md:" in done.stdout
    assert "briefings/2026/03/01/two.md:" in done.stdout


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("docs/index.md", "index.html"),
        ("docs/README.md", "index.html"),
        ("docs/tags.md", "tags/index.html"),
        ("docs/feed.xml", "feed.xml"),
        ("docs/countries/ua.md", "countries/ua/index.html"),
        ("docs/sources/index.md", "sources/index.html"),
        ("docs/2026/03/01/index.md", "2026/03/01/index.html"),
    ],
)
def test_page_of_docs_in_the_place_of_ours(
    page: str, place: str, site: Site, briefings: Command
) -> None:
    """Both are named, and what to do about it; nothing is written."""
    site.write(page, "# Mine\n")
    before = sorted(site.root.rglob("*"))
    done = briefings("check")
    assert done.exit_code == 1
    ours = f"/{place.removesuffix('index.html')}"
    hint = "Remove your own front page, or set" if ours == "/" else "Rename one of them."
    says = f"{page}:1: {ours} and {page} would both be written to {place}. {hint}"
    assert done.stdout.startswith(says)
    assert done.stderr == "1 error, 0 warnings.\n"
    assert sorted(site.root.rglob("*")) == before


def test_what_is_in_the_way_of_every_site_comes_first(site: Site, briefings: Command) -> None:
    """However large the archive is, nobody waits for it to hear of an own front page."""
    site.write("docs/index.md", "# Mine\n")
    _spoil(site)
    first, *others = briefings("check").stdout.splitlines()
    assert first.startswith("docs/index.md:1: ")
    assert [line.partition(":")[0] for line in others] == [
        "briefings/2026/03/02/bad.md",
        "briefings/2026/03/03/odd.md",
    ]


def test_place_of_what_is_not_published(site: Site, briefings: Command) -> None:
    """A page may stand where a country, a day or a month would be that has no briefing."""
    for page in ("countries/fr", "2026/03/02/index", "2026/04/index"):
        site.write(f"docs/{page}.md", "# Mine\n")
    assert briefings("check").exit_code == 0


def test_page_that_is_not_published(site: Site, briefings: Command) -> None:
    """What MkDocs is told to leave out of the site is in nobody's way."""
    site.configure(exclude_docs="index.md")
    site.write("docs/index.md", "# Mine\n")
    assert briefings("check").exit_code == 0
    site.build("--strict")


def test_page_that_a_hook_takes_away(site: Site, briefings: Command) -> None:
    """Where a hook decides what is published of docs/, a build knows it and the check does not."""
    site.write("hook.py", _WITHOUT_INDEX)
    site.configure(hooks=["hook.py"])
    site.write("docs/index.md", "# Mine\n")
    assert briefings("check").exit_code == 0
    site.build("--strict")


_WITHOUT_INDEX = """
def on_files(files, config):
    files.remove(files.get_file_from_path("index.md"))
    return files
"""


def test_other_configuration(site: Site, briefings: Command) -> None:
    """`-f` names another configuration, with other folders."""
    site.briefing("2026/03/02/bad", date="soon")
    text = (site.root / "mkdocs.yml").read_text()
    site.write("other.yml", text.replace("briefings:\n", "briefings:\n    briefings_dir: none\n"))
    assert briefings("check", "-f", "other.yml").exit_code == 0


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("site_name: x\nplugins: [search]\n", "The plugin is not switched on."),
        ("site_name: x\nplugins: [briefings]\n", "site_url: It is missing."),
        ("site_name: [\n", "mkdocs.yml:1:"),
        ("site_name: x\nplugins: [missing-plugin]\n", "missing-plugin"),
    ],
)
def test_unusable_configuration(config: str, message: str, site: Site) -> None:
    """A configuration that cannot be used is one message and exit code 1."""
    site.write("mkdocs.yml", config)
    done = site.run("mkdocs_briefings", "check")
    assert done.code == 1
    assert message in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("inherited", "message"),
    [
        ("mkdocs.yml", "mkdocs.yml:2: mkdocs.yml inherits from itself, by mkdocs.yml."),
        ("base.yml", "base.yml:3: mkdocs.yml inherits from itself, by base.yml, mkdocs.yml."),
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_circle_of_configurations(
    command: str, inherited: str, message: str, site: Site, briefings: Command
) -> None:
    """A configuration that inherits from itself is told of with the line that leads back."""
    site.write("mkdocs.yml", f"site_name: News\nINHERIT: {inherited}\nplugins: [briefings]\n")
    site.write("base.yml", "# Of all sites\n\nINHERIT: 'mkdocs.yml'\n")
    done = briefings(command)
    assert (done.exit_code, done.stderr) == (1, f"{message} Take an INHERIT out.\n")


def test_without_a_configuration(site: Site, briefings: Command) -> None:
    """Outside of a project the command says what it misses."""
    site.remove("mkdocs.yml")
    done = briefings("check")
    assert done.exit_code == 1
    assert "mkdocs.yml" in done.stderr
    assert isinstance(done.exception, SystemExit)


def _spoil(site: Site) -> None:
    site.briefing("2026/03/02/bad", date="soon")
    site.briefing("2026/03/03/odd", "A [file](gone.pdf).\n")
