"""`briefings build`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import changed

if TYPE_CHECKING:
    from tests.site import Site


@pytest.mark.parametrize("strict", [False, True])
def test_skip_invalid(strict: bool, site: Site) -> None:  # noqa: FBT001 - of mkdocs.yml
    """The good briefings are published, each other one is named, and the exit code is 3."""
    site.configure(strict=strict)
    site.briefing("2026/03/02/bad", "zq7secret\n", date="soon", source="kyiv-daily")
    site.write("docs/sources/odd.md", "---\ntitle: zq7secret\n---\n\nzq7secret\n")
    site.briefing("2026/03/03/of-odd", source="odd")
    said = site.build("--skip-invalid", program="mkdocs_briefings", code=3)
    assert "briefings/2026/03/02/bad.md:3: `date`" in said
    assert "docs/sources/odd.md:2: `url`" in said
    assert "Left out because of errors: briefings/2026/03/02/bad.md, docs/sources/odd.md" in said
    assert site.has("2026/03/01/one/")
    assert site.has("2026/03/03/of-odd/")
    assert not site.has("sources/odd/")
    assert not [path for path, data in site.files().items() if b"zq7secret" in data]


def test_skip_invalid_without_anything_invalid(site: Site) -> None:
    """Where every file is good, the exit code is 0."""
    site.build("--skip-invalid", program="mkdocs_briefings")


def test_skip_invalid_as_a_setting(site: Site) -> None:
    """As a setting it works with `mkdocs build`, which names what is left out."""
    site.configure(briefings={"skip_invalid": True})
    site.briefing("2026/03/02/bad", date="soon")
    said = site.build()
    assert "Left out because of errors: briefings/2026/03/02/bad.md" in said
    assert site.has("2026/03/01/one/")


def test_both_commands_make_the_same_site(site: Site) -> None:
    """`mkdocs build` and `briefings build` make the same bytes."""
    site.build("--strict")
    before = site.files()
    said = site.build("--strict", program="mkdocs_briefings")
    assert changed(before, site.files()) == set()
    assert "Files written: 0;" in said


def test_strict(site: Site) -> None:
    """With --strict a warning stops the build, and the site is not there."""
    site.briefing("2026/03/03/odd", "A [file](gone.pdf).\n")
    said = site.build("--strict", program="mkdocs_briefings", code=1)
    assert "warning: briefings/2026/03/03/odd.md:9:" in said
    assert not site.out.exists()
    site.build(program="mkdocs_briefings")
    assert site.has("2026/03/03/odd/")


def test_quiet(site: Site) -> None:
    """With --quiet a build without problems says nothing."""
    assert site.build("--quiet", program="mkdocs_briefings") == ""


def test_error(site: Site) -> None:
    """An error is one line of its file, and the exit code is 1."""
    site.briefing("2026/03/02/bad", date="soon")
    said = site.build(program="mkdocs_briefings", code=1)
    first, *_ = said.splitlines()
    assert first.startswith("briefings/2026/03/02/bad.md:3: `date`: 'soon' is not a date.")
    assert "BuildError" not in said


def test_site_dir(site: Site) -> None:
    """`-d` names where the site goes."""
    site.build("-d", "else/where", program="mkdocs_briefings")
    assert (site.root / "else/where/index.html").is_file()
    assert not site.out.exists()


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("docs", "The 'docs_dir' should not be within the 'site_dir'"),
        (".", "The 'docs_dir' should not be within the 'site_dir'"),
        ("docs/site", "The 'site_dir' should not be within the 'docs_dir'"),
        ("briefings", "site_dir: The site cannot be built among its briefings."),
        ("briefings/site", "site_dir: The site cannot be built among its briefings."),
    ],
)
def test_site_dir_of_texts(site: Site, place: str, message: str) -> None:
    """A site is not built where its texts are."""
    before = sorted(site.root.rglob("*"))
    assert message in site.build("-d", place, program="mkdocs_briefings", code=1)
    assert sorted(site.root.rglob("*")) == before
