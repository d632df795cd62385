"""`briefings migrate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Command
    from tests.site import Site

BASE = """\
site_name: Paper
hooks: [hooks.py] # for now
"""

WRITTEN = """\
INHERIT: base.yml
plugins:
  - briefings # the news
"""

DIFFERENCE = """\
--- a/mkdocs.yml
+++ b/mkdocs.yml
@@ -1,3 +1,4 @@
 INHERIT: base.yml
 plugins:
-  - briefings # the news
+  - briefings: # the news
+      docs_engine: zensical
--- a/base.yml
+++ b/base.yml
@@ -1,2 +1,2 @@
 site_name: Paper
-hooks: [hooks.py] # for now
+# hooks: [hooks.py] # for now
"""

NOTE = "base.yml:2: Zensical calls no hooks: they are a comment now.\n"


@pytest.fixture
def old(site: Site) -> Site:
    """Give a site whose configuration is in two files."""
    site.write("base.yml", BASE)
    site.write("mkdocs.yml", WRITTEN)
    return site


def test_a_dry_run_goes_first(old: Site, briefings: Command) -> None:
    """It shows what would be changed, and changes nothing."""
    done = briefings("migrate", "--to", "zensical")

    assert (done.exit_code, done.stdout) == (0, DIFFERENCE)
    assert done.stderr == NOTE + "Nothing is changed yet. Add --write to change it.\n"
    assert (old.root / "mkdocs.yml").read_text() == WRITTEN
    assert (old.root / "base.yml").read_text() == BASE


def test_then_it_is_written(old: Site, briefings: Command) -> None:
    """The second time there is nothing left to do."""
    done = briefings("migrate", "--to", "zensical", "--write")

    assert (done.exit_code, done.stdout) == (0, "mkdocs.yml\nbase.yml\n")
    assert done.stderr.startswith(NOTE + 'Now install it: pip install "mkdocs-briefings[zensical]"')
    assert "docs_engine: zensical" in (old.root / "mkdocs.yml").read_text()
    again = briefings("migrate", "--to", "zensical", "--write")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr == "The site is on Zensical already: nothing to change.\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"plugins: [search]\n", "mkdocs.yml:1: Our plugin is not switched on."),
        (b"plugins:\n  - briefings: *news\n", "mkdocs.yml:2: It is no YAML: "),
        (b"plugins:\n  - [briefings\n", "mkdocs.yml:3: It is no YAML: "),
        (b"site_name: Caf\xe9\n", "mkdocs.yml:1: It is not in UTF-8."),
        (b"- briefings\n", "mkdocs.yml:1: There are no settings in it."),
        (b"INHERIT: mkdocs.yml\n", "mkdocs.yml:1: mkdocs.yml inherits from itself"),
    ],
)
def test_what_cannot_be_read_is_left(
    site: Site, briefings: Command, text: bytes, message: str
) -> None:
    """In one line, and nothing is written."""
    path = site.root / "mkdocs.yml"
    path.write_bytes(text)
    done = briefings("migrate", "--to", "properdocs", "--write")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1
    assert path.read_bytes() == text


def test_a_site_has_to_be_there(site: Site, briefings: Command) -> None:
    """Where there is none, nothing is made."""
    (site.root / "mkdocs.yml").unlink()
    done = briefings("migrate", "--to", "zensical")

    assert done.exit_code == 1
    assert done.stderr.startswith("mkdocs.yml:1: The file does not exist.")


def test_zensicals_own_configuration_stays(site: Site, briefings: Command) -> None:
    """It needs no move."""
    site.write("zensical.toml", "[project]\n")
    done = briefings("migrate", "--to", "zensical", "-f", "zensical.toml")

    assert done.exit_code == 1
    assert done.stderr.startswith("zensical.toml:1: It is Zensical's own")
